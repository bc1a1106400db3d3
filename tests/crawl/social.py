"""A server in the shapes that Mastodon documents (https://docs.joinmastodon.org/methods/statuses/): a post's spread."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from takedown.cases.post import PostFacts
from tests.crawl.crawl_server import Answer, Handler

BEGAN = datetime(2026, 3, 1, 10, 0, tzinfo=UTC)
STATUS = "/api/v1/statuses/1"
_JSON = "application/json; charset=utf-8"


def root_at(origin: str) -> PostFacts:
    """Return the post that all of it is about, as the adapter calls it."""
    return PostFacts(f"{origin}{STATUS}", f"{origin}/@ann/1", handle="ann", at=BEGAN, text="Words of the post")


def spread(quotes: int = 0, reposts: int = 0, replies: int = 0, *, a_part: int = 200) -> dict[str, Answer | Handler]:
    """Return what the server answers; quotes come in parts, the newest first, a minute apart, by 50 accounts."""
    pages: dict[str, Answer | Handler] = {
        f"{STATUS}/reblogged_by?limit=80": _answer([{"id": f"9{n}", "acct": f"boost{n}"} for n in range(reposts)]),
        f"{STATUS}/context": _answer(
            {"ancestors": [], "descendants": [_status(5_000_000 + n, 1) for n in range(replies)]}
        ),
    }
    first = f"{STATUS}/quotes?limit=40"
    ids = list(range(1_000_000 + quotes, 1_000_000, -1))
    asked = first
    for start in range(0, quotes, a_part):
        part = ids[start : start + a_part]
        pages[asked] = _answer([_status(one) for one in part])
        asked = f"{first}&max_id={part[-1]}"
    return {**pages, asked: _answer([])}


def quotes_asked(paths: list[str]) -> list[str]:
    return [path for path in paths if "/quotes" in path]


def _status(number: int, parent: int | None = None) -> dict[str, object]:
    minutes = number % 1_000_000
    return {
        "id": str(number),
        "in_reply_to_id": None if parent is None else str(parent),
        "created_at": (BEGAN + timedelta(minutes=minutes)).isoformat().replace("+00:00", "Z"),
        "url": f"https://far.example/@who{minutes % 50}/{number}",
        "content": f"<p>=words {number}</p>",
        "account": {"acct": f"who{minutes % 50}"},
        "media_attachments": [],
    }


def _answer(value: object) -> Answer:
    return 200, _JSON, json.dumps(value).encode()
