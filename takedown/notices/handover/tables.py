"""The tables of a bundle's report as plain values: each cell is a list of lines, each line a kind and its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from takedown.notices.handover.account import Account, Event, Seen, Spreader
from takedown.words import Words

Cell = list[tuple[str, str]]
_MOST_EVENTS = 150
"""Lines of the timeline; more of them are counted by day."""
_MOST_POSTS = 4
_GROUP = 4


def tables(account: Account, words: Words) -> dict[str, Any]:
    """Return every table by its name in the template."""
    return {
        "facts": _table(words, (), _facts(account, words)),
        "addresses": _table(words, ("number", "address", "seen", "state"), (_seen(one, words) for one in account.seen)),
        "events": _timeline(account.events, words),
        "letters": _table(words, ("number", "sent", "to", "reference", "answers"), _letters(account)),
        "context": _table(words, (), _context(account, words)),
        "stamps": _table(words, ("number", "authority", "time", "covers"), _stamps(account, words)),
        "key": _table(words, (), [[[("mono", _grouped(account.key))]]]),
    }


def moment(at: datetime) -> str:
    """Return a time in UTC as everybody reads it alike."""
    return f"{at:%Y-%m-%d %H:%M}"


def _table(words: Words, heads: Iterable[str], rows: Iterable[list[Cell]]) -> dict[str, Any]:
    return {"heads": [words("handover-head-" + name) for name in heads], "rows": list(rows)}


def _plain(text: object) -> Cell:
    return [("text", str(text))]


def _facts(account: Account, words: Words) -> Iterator[list[Cell]]:
    values = {
        "reference": [("mono", account.case)],
        "opened": _plain(words("handover-utc", time=moment(account.opened_at))),
        "made": _plain(words("handover-utc", time=moment(account.made_at))),
        "addresses": _plain(len(account.seen)),
        "entries": _plain(account.entries),
        "posts": _plain(account.posts) if account.posts else [],
        "software": _plain(account.software),
    }
    return ([_plain(words("handover-fact-" + name)), value] for name, value in values.items() if value)


def _seen(one: Seen, words: Words) -> list[Cell]:
    return [_plain(one.number), list(_where(one, words)), _when(one, words), list(_how(one, words))]


def _where(one: Seen, words: Words) -> Iterator[tuple[str, str]]:
    yield "address", one.url
    if one.page:
        yield "label", words("handover-on-page")
        yield "address", one.page
    if one.sha256:
        yield "label", words("handover-sha256", count=len(one.sha256))
        yield from (("mono", digest) for digest in one.sha256)
    if one.size:
        size = words("handover-size", bytes=one.size)
        pixels = words("handover-pixels", width=one.width, height=one.height) if one.width else ""
        yield "text", ", ".join(filter(None, (size, pixels)))


def _when(one: Seen, words: Words) -> Cell:
    if moment(one.first) == moment(one.last):
        return [("text", moment(one.first))]
    return [
        ("label", words("handover-first")),
        ("text", moment(one.first)),
        ("label", words("handover-last")),
        ("text", moment(one.last)),
    ]


def _how(one: Seen, words: Words) -> Iterator[tuple[str, str]]:
    yield "text", words("handover-verdict-" + one.verdict)
    if one.checked_at:
        yield "label", words("handover-checked", time=moment(one.checked_at))
    yield "text", words("handover-method-" + one.method)
    shown = one.spreaders[:_MOST_POSTS]
    yield from (("text", _spreader(post, words)) for post in shown)
    if len(one.spreaders) > len(shown):
        yield "text", words("handover-more-posts", count=len(one.spreaders) - len(shown))
    for name, numbers in (("sightings", one.sightings), ("captures", one.captures)):
        if numbers:
            yield "label", f"{name}/{', '.join(map(str, numbers))}"


def _spreader(post: Spreader, words: Words) -> str:
    at = f", {moment(post.at)}" if post.at else ""
    return words("handover-post-" + post.kind, who=post.handle or "–", host=post.host) + at


def _timeline(events: tuple[Event, ...], words: Words) -> dict[str, Any]:
    if len(events) <= _MOST_EVENTS:
        rows = ([_plain(moment(one.at)), _plain(one.entry), _plain(_told(one, words))] for one in events)
        return _table(words, ("time", "entry", "event"), rows)
    counted = Counter((f"{one.at:%Y-%m-%d}", one.kind, one.detail) for one in events)
    days = (
        [_plain(day), _plain(count), _plain(_kind(kind, detail, words))]
        for (day, kind, detail), count in counted.items()
    )
    return _table(words, ("day", "count", "event"), days)


def _told(one: Event, words: Words) -> str:
    about = words("handover-about-letter", number=one.letter) if one.letter else ""
    about = words("handover-about-address", number=one.address) if one.address else about
    return words("handover-event-line", event=_kind(one.kind, one.detail, words), about=about)


def _kind(kind: str, detail: str, words: Words) -> str:
    event = words("handover-event-" + kind)
    return words("handover-event-detail", event=event, detail=words("handover-verdict-" + detail)) if detail else event


def _letters(account: Account) -> Iterator[list[Cell]]:
    for one in account.letters:
        yield [
            _plain(one.number),
            _plain(moment(one.at)),
            _plain(one.recipient),
            _plain(one.reference),
            _plain(one.answers),
        ]


def _context(account: Account, words: Words) -> Iterator[list[Cell]]:
    for field, values in account.context:
        name = words("handover-context-" + field.replace("_", "-"))
        yield [_plain(name), [("text", _value(value, words)) for value in values]]


def _value(value: str, words: Words) -> str:
    """Return a word of the manifests in the reader's language; names and versions stay as they are."""
    key = "handover-value-" + value.replace(" ", "-")
    return words(key) if value.replace(" ", "").isalpha() and key in words else value


def _stamps(account: Account, words: Words) -> Iterator[list[Cell]]:
    for one in account.stamps:
        covers = words("handover-covers", count=one.covers, all=account.entries)
        yield [_plain(one.number), _plain(one.authority), _plain(moment(one.at)), _plain(covers)]


def _grouped(key: str) -> str:
    """Return a fingerprint in groups that two people can read to each other."""
    return " ".join(key[at : at + _GROUP] for at in range(0, len(key), _GROUP))
