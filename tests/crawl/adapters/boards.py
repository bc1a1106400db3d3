"""Local servers that answer in the shapes that forums, imageboards and boorus document, and a small walk over them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from takedown.cases.post import PostFacts
from takedown.crawl.adapters.adapter import Adapter
from takedown.crawl.net.answer import Fetched
from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.read.finds import MediaLink
from takedown.settings import MEBIBYTE
from tests.crawl.crawl_server import JPEG, Answer, Handler, Server, host_of, quick

Pages = dict[str, Answer | Handler]

MADE = 1_700_000_000
"""When the first post was made, in Unix seconds; each later one a minute after."""


def as_json(value: object) -> Answer:
    return 200, "application/json; charset=utf-8", json.dumps(value).encode()


def as_xml(root: str, attributes: Mapping[str, object], name: str, children: list[dict[str, object]]) -> Answer:
    def spelled(values: Mapping[str, object]) -> str:
        return "".join(f' {key}="{value}"' for key, value in values.items())

    inside = "".join(f"<{name}{spelled(child)}/>" for child in children)
    text = f'<?xml version="1.0" encoding="UTF-8"?><{root}{spelled(attributes)}>{inside}</{root}>'
    return 200, "text/xml; charset=utf-8", text.encode()


def files(*paths: str) -> Pages:
    return dict.fromkeys(paths, (200, "image/jpeg", JPEG))


@dataclass
class Walked:
    """What a walk found: by address the links whose files were there, and by ``uri`` who answered whom."""

    media: dict[str, MediaLink] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    posts: dict[str, PostFacts] = field(default_factory=dict)
    read: list[str] = field(default_factory=list)


async def walked(adapter: Adapter, server: Server, start: str, *allow: str) -> Walked:
    """Read everything that ``start`` leads to, each address once, and fetch every file that was named."""
    host = host_of(server, kind=adapter.kind, start=[start])
    return await _walk(adapter, list(adapter.starts(host)), (server.pair, *allow), whole=True)


async def spread(adapter: Adapter, server: Server, post: PostFacts) -> Walked:
    """Read who answered ``post``, as far as its lists go on."""
    return await _walk(adapter, list(adapter.spread(post)), (server.pair,), whole=False)


async def _walk(adapter: Adapter, waiting: list[str], allow: tuple[str, ...], *, whole: bool) -> Walked:
    found = Walked()
    async with Fetcher(quick(), allow=allow, delay=0.0) as fetcher:
        for url in _each_once(waiting):
            answer = await _fetched(adapter, fetcher, url)
            finds = adapter.read(answer.body, answer.final_url, answer.content_type)
            found.read.append(url)
            found.posts |= {post.uri: post for post in finds.posts}
            waiting += [link.url for link in finds.pages if whole or link.more]
            for link in finds.media if whole else ():
                if link.url not in found.media and link.url not in found.missing:
                    await _take(fetcher, link, found)
    return found


def _each_once(waiting: list[str]) -> Iterator[str]:
    seen: set[str] = set()
    for url in waiting:  # grows meanwhile
        if url not in seen:
            seen.add(url)
            yield url


async def _fetched(adapter: Adapter, fetcher: Fetcher, url: str) -> Fetched:
    def judge(content_type: str, head: bytes, address: str) -> int:
        return MEBIBYTE if adapter.reads(content_type, head, address) else 0

    answer = await fetcher.get(url, judge)
    answer.share.release()
    assert answer.status == 200, url
    return answer


async def _take(fetcher: Fetcher, link: MediaLink, found: Walked) -> None:
    answer = await fetcher.get(link.url, lambda *_: MEBIBYTE)
    answer.share.release()
    if answer.body:
        found.media[link.url] = link
    else:
        found.missing.append(link.url)
