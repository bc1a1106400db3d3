"""X: accounts, searches and posts, through its official interface with the person's own token."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from yarl import URL

from takedown.cases.post import PostFacts, PostKind
from takedown.crawl.adapters.adapter import Sample, TokenNeeded
from takedown.crawl.adapters.gathered import Gathered
from takedown.crawl.adapters.interface import Interface, asking, going_on, origin_of, repost_of
from takedown.crawl.adapters.shapes import at, items, label, line, moment, name, record, records, text, words
from takedown.crawl.lists import listed
from takedown.crawl.read.finds import Finds
from takedown.settings import HostSettings

_API = "https://api.x.com"
_SITE = "https://x.com"
_NAMES = listed("x.com www.x.com mobile.x.com twitter.com www.twitter.com mobile.twitter.com")
_STATUS = re.compile(r"/(?:i(?:/web)?|\w{1,50})/status(?:es)?/([0-9]{1,19})(?:/.*)?")
_ACCOUNT = re.compile(r"/(?!i/|search|hashtag/|home|explore)(\w{1,50})(?:/(?:media|with_replies))?/?")
_ID = re.compile(r"[0-9]{1,19}")
_HANDLE = re.compile(r"\w{1,50}")
_OWN = re.compile(r"/2/tweets/([0-9]{1,19})")
_CALL = re.compile(r"/2/tweets/([0-9]{1,19})/(retweeted_by|quote_tweets)")
_CONVERSATION = re.compile(r"conversation_id:([0-9]{1,19})")
_KINDS = {"retweeted": PostKind.REPOST, "quoted": PostKind.QUOTE, "replied_to": PostKind.REPLY}
_TOLD: dict[str, str | int] = {
    "expansions": "attachments.media_keys,author_id,referenced_tweets.id,referenced_tweets.id.attachments.media_keys",
    "tweet.fields": "attachments,author_id,conversation_id,created_at,referenced_tweets,text",
    "media.fields": "media_key,preview_image_url,type,url,variants",
    "user.fields": "username",
}

_TWEETS = b"""{"data":[{"id":"71","text":"The pier &amp; the sea","author_id":"1",
"created_at":"2026-03-01T10:00:00.000Z","attachments":{"media_keys":["3_1","7_2","3_404"]}},
{"id":"72","text":"RT @cy: Boats","author_id":"1",
"referenced_tweets":[{"type":"retweeted","id":"50"}],"attachments":null}],"includes":{"media":[
{"media_key":"3_1","type":"photo","url":"https://pbs.twimg.com/media/a.jpg"},{"media_key":"7_2","type":"video",
"preview_image_url":"https://pbs.twimg.com/v.jpg","variants":[{"content_type":"application/x-mpegURL",
"url":"https://video.twimg.com/v.m3u8?tag=1"},{"bit_rate":832000,"content_type":"video/mp4",
"url":"https://video.twimg.com/v.mp4?tag=1"}]},{"media_key":"3_9","type":"photo","url":"https://pbs.twimg.com/b.jpg"}],
"users":[{"id":"1","username":"ann"},{"id":"3","username":"cy"}],"tweets":[{"id":"50","author_id":"3","text":"Boats",
"attachments":{"media_keys":["3_9"]}}]},"meta":{"next_token":"n1","result_count":2}}"""
_RETWEETED = b"""{"data":[{"id":"4","name":"Di","username":"di"},{"id":"5"},{"id":null}],
"meta":{"next_token":"n2","result_count":2}}"""
_QUOTED = b"""{"data":[{"id":"80","text":"See","author_id":"4","created_at":"2026-03-01T12:00:00Z",
"referenced_tweets":[{"type":"quoted","id":"71"}]}],"includes":{"users":[{"id":"4","username":"di"}]},
"meta":{"result_count":1}}"""
_REPLIES = b"""{"data":[{"id":"90","text":"@ann Nice","author_id":"4","conversation_id":"71",
"referenced_tweets":[{"type":"replied_to","id":"89"}]}],"includes":{"users":[{"id":"4","username":"di"}]},"meta":{}}"""


def _asking(path: str, origin: str = _API, **query: str | int) -> str:
    return asking(origin, path, **query, **_TOLD)


_LIST = _asking("/2/users/1/tweets", max_results=100)


class X(Interface):
    """The adapter of kind ``x``.

    Follows https://docs.x.com/x-api (version 2: ``GET /2/users/by/username/:username``, ``/2/users/:id/tweets``,
    ``/2/tweets/:id``, ``/2/tweets/search/recent``, ``/2/tweets/:id/retweeted_by``, ``/2/tweets/:id/quote_tweets``,
    and its pages on expansions, fields and pagination). Nothing is asked without a token.

    A post's ``uri`` is the interface's address of it (``/2/tweets/ID``), so that ``about`` is exact. Reposts are a
    list of accounts and come without a time. Replies are searched by ``conversation_id``, which reaches back as far
    as the search does: seven days.
    """

    kind = "x"
    samples = (
        Sample(
            "https://api.x.com/2/users/by/username/ann",
            "application/json; charset=utf-8",
            b'{"data":{"id":"1","name":"Ann","username":"ann"}}',
            pages=(_LIST,),
        ),
        Sample(
            "https://api.x.com/2/users/1/tweets?max_results=100",
            "application/json; charset=utf-8",
            _TWEETS,
            media=(
                "https://pbs.twimg.com/media/a.jpg",
                "https://pbs.twimg.com/v.jpg",
                "https://video.twimg.com/v.mp4?tag=1",
                "https://video.twimg.com/v.m3u8?tag=1",
                "https://pbs.twimg.com/b.jpg",
            ),
            pages=("https://api.x.com/2/users/1/tweets?max_results=100&pagination_token=n1",),
            more=("https://api.x.com/2/users/1/tweets?max_results=100&pagination_token=n1",),
        ),
        Sample(
            "https://api.x.com/2/tweets/71/retweeted_by?max_results=100",
            "application/json",
            _RETWEETED,
            pages=("https://api.x.com/2/tweets/71/retweeted_by?max_results=100&pagination_token=n2",),
            more=("https://api.x.com/2/tweets/71/retweeted_by?max_results=100&pagination_token=n2",),
            posts=("https://api.x.com/2/tweets/71#repost-4", "https://api.x.com/2/tweets/71#repost-5"),
        ),
        Sample(
            "https://api.x.com/2/tweets/71/quote_tweets?max_results=100",
            "application/json",
            _QUOTED,
            posts=("https://api.x.com/2/tweets/80",),
        ),
        Sample(
            "https://api.x.com/2/tweets/search/recent?query=conversation_id:71&max_results=100",
            "application/json",
            _REPLIES,
            posts=("https://api.x.com/2/tweets/90",),
        ),
    )
    entries = (
        ("https://x.com/ann", ("https://api.x.com/2/users/by/username/ann",)),
        ("https://twitter.com/ann/status/71", (_asking("/2/tweets/71"),)),
        ("https://x.com/search?q=pier", (_asking("/2/tweets/search/recent", query="pier", max_results=100),)),
        ("https://x.com/hashtag/sea", (_asking("/2/tweets/search/recent", query="#sea", max_results=100),)),
    )

    def entry(self, url: URL, host: HostSettings) -> str:
        """See ``Interface``.

        Raises:
            TokenNeeded: there is none.
        """
        if not host.token_file:
            raise TokenNeeded(site=host.name, kind=self.kind)
        if found := _STATUS.fullmatch(url.path):
            return _asking(f"/2/tweets/{found[1]}")
        wanted = url.query.get("q", "") if url.path == "/search" else ""
        if url.path.startswith("/hashtag/"):
            wanted = f"#{url.parts[2]}"
        if wanted:
            return _asking("/2/tweets/search/recent", query=wanted, max_results=100)
        if url.host in _NAMES and (found := _ACCOUNT.fullmatch(url.path)):
            return asking(_API, f"/2/users/by/username/{found[1]}")
        return str(url)

    def answer(self, said: object, got: Gathered) -> Finds:
        """See ``Interface``."""
        path = got.base.path
        if "/by/username/" in path:
            _account(said, got)
        elif (found := _CALL.fullmatch(path)) and found[2] == "retweeted_by":
            _reposts(said, got, _uri(got, found[1]))
        else:
            _Answer(said, got).gather(found[1] if found else "")
        _go_on(said, got)
        return got.finds(
            listing=path.endswith(("/tweets", "/search/recent")),
            text=line(f"{text(said, 'title')} {text(said, 'detail')} {text(said, 'errors', 0, 'detail')}"),
        )

    def spread(self, post: PostFacts) -> Iterable[str]:
        """See ``Adapter``."""
        url = URL(post.uri)
        found = _OWN.fullmatch(url.path)
        if not found or url.fragment or not url.host:
            return ()
        origin, own = origin_of(url), found[1]
        return (
            asking(origin, f"/2/tweets/{own}/retweeted_by", max_results=100),
            _asking(f"/2/tweets/{own}/quote_tweets", origin, max_results=100),
            _asking("/2/tweets/search/recent", origin, query=f"conversation_id:{own}", max_results=100),
        )

    def recognises(self, body: bytes, url: str, content_type: str) -> bool:  # noqa: ARG002 - as of Adapter
        """Tell by the name: there is one such host."""
        return URL(url).host in _NAMES


class _Answer:
    """One answer with what it includes: files and accounts stand apart from the posts that refer to them."""

    def __init__(self, said: object, got: Gathered) -> None:
        self._got = got
        self._posts = records(said, "data") or [record(said, "data")]
        self._referred = records(said, "includes", "tweets")
        self._media = {text(one, "media_key"): one for one in records(said, "includes", "media")}
        self._users = {name(one, "id"): label(one, "username") for one in records(said, "includes", "users")}

    def gather(self, quoted: str) -> None:
        """Take the files of every post; quotes of ``quoted`` and the replies of a conversation are its spread."""
        searched = _CONVERSATION.fullmatch(self._got.base.query.get("query", ""))
        for post in self._posts:
            facts = self._facts(post)
            if facts is None:
                continue
            if quoted or (searched and name(post, "id") != searched[1]):
                facts = self._spreading(post, quoted or (searched[1] if searched else ""), is_quote=bool(quoted))
                self._got.post(facts)
            self._files(post, facts)
        for post in self._referred:
            self._files(post, self._facts(post))

    def _spreading(self, post: dict[str, object], asked: str, *, is_quote: bool) -> PostFacts:
        kind = PostKind.QUOTE if is_quote else PostKind.REPLY
        said = [_referred(one) for one in records(post, "referenced_tweets")]
        about = next((own for what, own in said if what is kind and own), asked)
        return self._made(post, kind, _uri(self._got, about))

    def _facts(self, post: dict[str, object]) -> PostFacts | None:
        if not _ID.fullmatch(name(post, "id")):
            return None
        reposted = [own for what, own in map(_referred, records(post, "referenced_tweets")) if what is PostKind.REPOST]
        if reposted and reposted[0]:
            return self._made(post, PostKind.REPOST, _uri(self._got, reposted[0]))
        return self._made(post, PostKind.POST, "")

    def _made(self, post: dict[str, object], kind: PostKind, about: str) -> PostFacts:
        own, handle = name(post, "id"), self._users.get(name(post, "author_id"), "")
        page = f"{_SITE}/{handle if _HANDLE.fullmatch(handle) else 'i'}/status/{own}"
        return PostFacts(
            _uri(self._got, own),
            self._got.resolved(page),
            kind,
            handle,
            moment(post, "created_at"),
            words(text(post, "text")),
            about,
        )

    def _files(self, post: dict[str, object], facts: PostFacts | None) -> None:
        page = facts.url if facts else ""
        for key in items(post, "attachments", "media_keys"):
            file = self._media.get(key, {}) if isinstance(key, str) else {}
            for href in _addresses(file):
                self._got.media(href, page=page, post=facts, own=True, like=f"{page}#{key}")


def _addresses(file: dict[str, object]) -> Iterator[str]:
    yield text(file, "url")
    yield text(file, "preview_image_url")
    for variant in records(file, "variants"):
        yield text(variant, "url")  # films in several rates, and a playlist of them


def _referred(one: dict[str, object]) -> tuple[PostKind | None, str]:
    own = name(one, "id")
    return _KINDS.get(text(one, "type")), own if _ID.fullmatch(own) else ""


def _account(said: object, got: Gathered) -> None:
    own = name(said, "data", "id")
    if _ID.fullmatch(own):
        got.page(_asking(f"/2/users/{own}/tweets", origin_of(got.base), max_results=100))


def _reposts(said: object, got: Gathered, about: str) -> None:
    for user in records(said, "data"):
        own, handle = name(user, "id"), text(user, "username")
        known = bool(_HANDLE.fullmatch(handle))
        if _ID.fullmatch(own):
            url = got.resolved(f"{_SITE}/{handle}" if known else f"{_SITE}/i/user/{own}")
            got.post(PostFacts(repost_of(about, own), url, PostKind.REPOST, handle if known else "", about=about))


def _go_on(said: object, got: Gathered) -> None:
    token = at(said, "meta", "next_token")
    if isinstance(token, str) and token:
        # The search takes either name; the lists of posts and accounts this one alone.
        got.page(going_on(got.base, pagination_token=token), more=True)


def _uri(got: Gathered, own: str) -> str:
    return asking(origin_of(got.base), f"/2/tweets/{own}")
