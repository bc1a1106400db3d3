"""Mastodon and what answers like it: GoToSocial, Pleroma, Akkoma, Friendica, Pixelfed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from yarl import URL

from takedown.cases.post import PostFacts, PostKind
from takedown.crawl.adapters.adapter import Sample
from takedown.crawl.adapters.gathered import Gathered
from takedown.crawl.adapters.interface import Interface, asking, going_on, origin_of, repost_of
from takedown.crawl.adapters.shapes import is_json, label, moment, name, parsed, record, records, text, words
from takedown.crawl.lists import listed
from takedown.crawl.read.finds import Finds
from takedown.settings import HostSettings

_STATUSES = "/api/v1/statuses"
_PROFILE = re.compile(r"(?:/web)?/(?:@|users/)([^/@]+(?:@[^/@]+)?)(?:/(?:media|with_replies))?/?")
_STATUS = re.compile(r"(?:/web)?/(?:@[^/]+/statuses|@[^/]+|users/[^/]+/statuses|statuses|notice)/([\w-]*\d[\w-]*)/?")
_CALL = re.compile(rf"{_STATUSES}/([\w-]+)/(reblogged_by|quotes|context)")
_TAG = re.compile(r"(?:/web)?/(?:tags?|timelines/tag)/([^/]+)/?")
_ID = re.compile(r"[\w-]{1,100}")
_FRONT = re.compile(rb"""\bid=["']?mastodon["' >]|"streaming_api_base_url":""")
_SOFTWARE = listed("mastodon hometown glitch-soc gotosocial pleroma akkoma pixelfed")
_NESTED = 3
"""A boost of a quote of a post: no host nests deeper."""

_PHOTO = b"""{"id":"71","type":"image","url":"https://files.social.example/original/7a.jpeg",
"preview_url":"https://files.social.example/small/7a.jpeg","remote_url":null,"description":"a pier"}"""
_TIMELINE = b"""[{"id":"1003","created_at":"2026-03-01T10:00:00.000Z","in_reply_to_id":null,"spoiler_text":"Sea",
"uri":"https://social.example/users/ann/statuses/1003","url":"https://social.example/@ann/1003",
"content":"<p>The pier &amp; the sea</p>","reblog":null,"account":{"id":"1","acct":"ann"},
"media_attachments":[%s],"card":{"url":"https://news.example/a","image":"https://social.example/card.jpg"}},
{"id":"1002","created_at":"2026-03-01T09:00:00.000Z","uri":"https://social.example/users/bob/statuses/1002/activity",
"content":"","account":{"id":"2","acct":"bob"},"media_attachments":[],"reblog":{"id":"900",
"created_at":"2026-02-01T09:00:00.000Z","uri":"https://far.example/users/cy/statuses/5",
"url":"https://far.example/@cy/5","content":"<p>Boats</p>","account":{"id":"3","acct":"cy@far.example"},
"media_attachments":[{"id":"72","type":"video","url":"https://files.social.example/cache/8.mp4",
"preview_url":"javascript:alert(1)","remote_url":"https://far.example/media/8.mp4"}]}}]""".replace(b"%s", _PHOTO)
_REBLOGGED = b"""[{"id":"2","acct":"bob","url":"https://social.example/@bob"},
{"id":"4","acct":"di@far.example","url":"https://far.example/@di"},{"id":null},7]"""
_CONTEXT = b"""{"ancestors":[],"descendants":[{"id":"1010","in_reply_to_id":"1003","content":"<p>Nice</p>",
"created_at":"2026-03-01T11:00:00Z","url":"https://social.example/@bob/1010","account":{"acct":"bob"},
"media_attachments":[]},{"id":"1011","in_reply_to_id":"1010","content":"<p>Thanks</p>","account":{"acct":"ann"},
"url":"https://social.example/@ann/1011"}]}"""
_QUOTES = b"""[{"id":"1020","created_at":"2026-03-02T11:00:00Z","url":"https://social.example/@di/1020",
"content":"<p>Look</p>","account":{"acct":"di"},"media_attachments":[],
"quote":{"state":"accepted","quoted_status":{"id":"1003","url":"https://social.example/@ann/1003",
"account":{"acct":"ann"},"media_attachments":[%s]}}}]""".replace(b"%s", _PHOTO)


class Mastodon(Interface):
    """The adapter of kind ``mastodon``.

    Follows https://docs.joinmastodon.org/methods/timelines/, .../methods/accounts/, .../methods/statuses/ and
    .../entities/MediaAttachment/. A token is optional; servers that closed their public timelines want one.

    A post's ``uri`` is the interface's own address of it on this server (``.../api/v1/statuses/ID``), whatever server
    it comes from: all that an answer says of other posts are ids of this server, so that ``about`` is known from the
    address asked and from ``in_reply_to_id``. Its ``url`` is where this server shows it.

    Timelines go on with ``max_id``, the id of the last entry; the lists of boosts and quotes, which are sorted by ids
    that they don't tell, by the ``Link`` header, which whoever asks reads (``read.link_header``). Boosts name accounts
    and no time. Quotes exist since 4.5 and want a token.
    """

    kind = "mastodon"
    samples = (
        Sample(
            "https://social.example/api/v1/timelines/public?limit=40&only_media=true",
            "application/json; charset=utf-8",
            _TIMELINE,
            media=(
                "https://files.social.example/original/7a.jpeg",
                "https://files.social.example/small/7a.jpeg",
                "https://files.social.example/cache/8.mp4",
                "https://far.example/media/8.mp4",
            ),
            pages=("https://social.example/api/v1/timelines/public?limit=40&only_media=true&max_id=1002",),
            more=("https://social.example/api/v1/timelines/public?limit=40&only_media=true&max_id=1002",),
            never=("https://social.example/card.jpg",),
        ),
        Sample(
            "https://social.example/api/v1/accounts/lookup?acct=ann",
            "application/json",
            b'{"id":"1","username":"ann","acct":"ann","avatar":"https://files.social.example/ann.jpg"}',
            pages=("https://social.example/api/v1/accounts/1/statuses?limit=40",),
        ),
        Sample(
            "https://social.example/api/v1/statuses/1003/reblogged_by?limit=80",
            "application/json",
            _REBLOGGED,
            posts=(
                "https://social.example/api/v1/statuses/1003#repost-2",
                "https://social.example/api/v1/statuses/1003#repost-4",
            ),
        ),
        Sample(
            "https://social.example/api/v1/statuses/1003/context",
            "application/json",
            _CONTEXT,
            posts=(
                "https://social.example/api/v1/statuses/1010",
                "https://social.example/api/v1/statuses/1011",
            ),
        ),
        Sample(
            "https://social.example/api/v1/statuses/1003/quotes?limit=40",
            "application/json",
            _QUOTES,
            media=(
                "https://files.social.example/original/7a.jpeg",
                "https://files.social.example/small/7a.jpeg",
            ),
            pages=("https://social.example/api/v1/statuses/1003/quotes?limit=40&max_id=1020",),
            more=("https://social.example/api/v1/statuses/1003/quotes?limit=40&max_id=1020",),
            posts=("https://social.example/api/v1/statuses/1020",),
        ),
    )
    entries = (
        (
            "https://social.example/",
            ("https://social.example/api/v1/timelines/public?limit=40&only_media=true&local=true",),
        ),
        ("https://social.example/public", ("https://social.example/api/v1/timelines/public?limit=40&only_media=true",)),
        (
            "https://social.example/tags/sea",
            ("https://social.example/api/v1/timelines/tag/sea?limit=40&only_media=true",),
        ),
        ("https://social.example/@ann", ("https://social.example/api/v1/accounts/lookup?acct=ann",)),
        (
            "https://social.example/@cy@far.example/media",
            ("https://social.example/api/v1/accounts/lookup?acct=cy@far.example",),
        ),
        ("https://social.example/@ann/1003", ("https://social.example/api/v1/statuses/1003",)),
        ("https://social.example/notice/9hQ7x", ("https://social.example/api/v1/statuses/9hQ7x",)),
        ("https://social.example/api/v1/timelines/public", ("https://social.example/api/v1/timelines/public",)),
    )

    def entry(self, url: URL, host: HostSettings) -> str:  # noqa: ARG002 - as of Interface
        """See ``Interface``; an address that means nothing here is read as the server's front page."""
        origin = origin_of(url)
        if url.path.startswith("/api/"):
            return str(url)
        if found := _PROFILE.fullmatch(url.path):
            return asking(origin, "/api/v1/accounts/lookup", acct=found[1])
        if found := _STATUS.fullmatch(url.path):
            return asking(origin, f"{_STATUSES}/{found[1]}")
        if found := _TAG.fullmatch(url.path):
            return asking(origin, f"/api/v1/timelines/tag/{found[1]}", limit=40, only_media="true")
        which = {"/public": {}, "/public/remote": {"remote": "true"}}.get(url.path.rstrip("/"), {"local": "true"})
        return asking(origin, "/api/v1/timelines/public", limit=40, only_media="true", **which)

    def answer(self, said: object, got: Gathered) -> Finds:
        """See ``Interface``."""
        if found := _CALL.fullmatch(got.base.path):
            return _spread(said, got, found[1], found[2])
        if isinstance(said, list):
            for status in records(said):
                _gather(status, got)
            _go_on(said, got)
            return got.finds(listing=True)
        if got.base.path.endswith("/accounts/lookup") and _ID.fullmatch(who := name(said, "id")):
            got.page(asking(origin_of(got.base), f"/api/v1/accounts/{who}/statuses", limit=40))
        else:
            _gather(record(said), got)
        return got.finds(text=text(said, "error"))

    def spread(self, post: PostFacts) -> Iterable[str]:
        """See ``Adapter``."""
        url = URL(post.uri)
        if not url.path.startswith(f"{_STATUSES}/") or url.fragment or not url.host:
            return ()
        origin, path = origin_of(url), url.path
        return (
            asking(origin, f"{path}/reblogged_by", limit=80),
            asking(origin, f"{path}/quotes", limit=40),
            asking(origin, f"{path}/context"),
        )

    def recognises(self, body: bytes, url: str, content_type: str) -> bool:
        """Tell by the front page, ``/api/v1/instance``, ``/api/v2/instance`` or the NodeInfo document."""
        if not is_json(content_type, body[:64]):
            return bool(_FRONT.search(body))
        said = parsed(body)
        is_instance = URL(url).path.rstrip("/").endswith("/instance")
        return text(said, "software", "name").lower() in _SOFTWARE or bool(
            is_instance and text(said, "version") and (text(said, "uri") or text(said, "domain"))
        )


def _spread(said: object, got: Gathered, asked: str, call: str) -> Finds:
    about = _uri(got, asked)
    if call == "reblogged_by":
        for account in records(said):
            _repost(account, got, about)
        return got.finds(text=text(said, "error"))
    for status in records(said, "descendants") if call == "context" else records(said):
        answered = name(status, "in_reply_to_id")
        reply = call == "context"
        parent = _uri(got, answered) if reply and _ID.fullmatch(answered) else about
        facts = _facts(status, got, PostKind.REPLY if reply else PostKind.QUOTE, parent)
        if facts is not None:
            got.post(facts)
        _gather(status, got, facts)
    if call == "quotes":
        _go_on(said, got)
    return got.finds(text=text(said, "error"))


def _repost(account: dict[str, object], got: Gathered, about: str) -> None:
    who = name(account, "id")
    url = got.resolved(text(account, "url")) or got.resolved(f"/@{label(account, 'acct')}")
    if _ID.fullmatch(who):
        got.post(PostFacts(repost_of(about, who), url, PostKind.REPOST, label(account, "acct"), about=about))


def _go_on(said: object, got: Gathered) -> None:
    """Ask for what is older than the last entry; an empty list is the end."""
    shown = records(said)
    if shown and _ID.fullmatch(last := name(shown[-1], "id")):
        got.page(going_on(got.base, max_id=last), more=True)


def _gather(status: dict[str, object], got: Gathered, facts: PostFacts | None = None) -> None:
    for depth, one in _within(status):
        post = facts if depth == 0 and facts is not None else _facts(one, got)
        for attachment in records(one, "media_attachments"):
            _attachment(attachment, got, post)


def _attachment(attachment: dict[str, object], got: Gathered, post: PostFacts | None) -> None:
    is_sound = text(attachment, "type") == "audio"
    like = f"{post.uri if post else ''}#{name(attachment, 'id')}"
    page = post.url if post else ""
    for field in ("preview_url",) if is_sound else ("url", "preview_url", "remote_url"):
        got.media(text(attachment, field), page=page, post=post, own=True, like=like)


def _within(status: dict[str, object], depth: int = 0) -> Iterator[tuple[int, dict[str, object]]]:
    """Yield a status, the one that it boosts and the one that it quotes, each with its depth."""
    yield depth, status
    for inner in (record(status, "reblog"), record(status, "quote", "quoted_status")):
        if inner and depth < _NESTED:
            yield from _within(inner, depth + 1)


def _facts(
    status: dict[str, object], got: Gathered, kind: PostKind = PostKind.POST, about: str = ""
) -> PostFacts | None:
    own = name(status, "id")
    if not _ID.fullmatch(own):
        return None
    said = f"{text(status, 'spoiler_text')} {text(status, 'content')}"
    return PostFacts(
        _uri(got, own),
        _page(status, got),
        kind,
        label(status, "account", "acct"),
        moment(status, "created_at"),
        words(said),
        about,
    )


def _uri(got: Gathered, own: str) -> str:
    return asking(origin_of(got.base), f"{_STATUSES}/{own}")


def _page(status: dict[str, object], got: Gathered) -> str:
    """Return where this server shows the status: a remote one has an address of its own here."""
    told = got.resolved(text(status, "url"))
    if told and URL(told).origin() == got.base.origin():
        return told
    own = name(status, "id")
    if "pleroma" in status:
        return asking(origin_of(got.base), f"/notice/{own}")
    return got.resolved(f"/@{label(status, 'account', 'acct')}/{own}") or _uri(got, own)
