"""Parsers of what hosts and registries answer."""

from __future__ import annotations

from datetime import UTC, datetime

from protego import Protego
from yarl import URL

from takedown.crawl.adapters import shapes
from takedown.crawl.bundles import dash, hls
from takedown.crawl.bundles.hls import NotAPlaylist
from takedown.crawl.bundles.pieces import Run
from takedown.crawl.holders import bootstrap, mails, registered, security_txt
from takedown.crawl.holders.bootstrap import NoServer
from takedown.crawl.holders.registered import Unreadable
from takedown.crawl.net import robots
from takedown.crawl.net.fetch import AGENT
from takedown.crawl.net.guard import Guard, is_number, parse
from takedown.crawl.net.robots_tag import robots_tag
from takedown.crawl.net.urls import joined_or_none
from takedown.crawl.read import charset, feeds, link_header, reader, sitemaps
from takedown.crawl.read.finds import Finds
from tests.fuzz.target import halves, target, text_of

HERE = "http://host.example/folder/page"
BASE = URL(HERE)
NOW = datetime(2026, 11, 22, tzinfo=UTC)
_MOST_PIECES = 200


@target("address")
def address(content: bytes) -> None:
    """The guard, and a link joined to a page's address: what passes is spelled once and passes again."""
    text = text_of(content)
    found = joined_or_none(BASE, text)
    if found is not None:
        assert str(parse(found)) == found, found
    url = Guard(["127.0.0.1:80"]).check(text)
    host = url.raw_host or ""
    assert url.scheme in ("http", "https"), url
    assert host, url
    assert not is_number(host) or Guard().check(str(url)), url


@target("robots")
def robots_file(content: bytes) -> None:
    rules = Protego.parse(robots._for_us(robots._decoded(content)))
    for path in ("/", "/a?b=c", "/folder/%7Ea"):
        rules.can_fetch(f"http://host.example{path}", AGENT)
    rules.crawl_delay(AGENT)
    list(rules.sitemaps)


@target("robots-tag")
def header(content: bytes) -> None:
    robots_tag(text_of(content).splitlines(), AGENT, NOW)
    link_header.with_next(Finds(), HERE, {"Link": text_of(content)})


@target("sitemap")
def sitemap(content: bytes) -> None:
    sitemaps.read_sitemap(sitemaps.unpacked(content, 1 << 20) or content, HERE, NOW)
    sitemaps.read_text_sitemap(text_of(content), HERE)


@target("feed")
def feed(content: bytes) -> None:
    feeds.read_feed(content, HERE, "application/rss+xml; charset=utf-8")


@target("page")
def page(content: bytes) -> None:
    """Whatever a page is: its first line is the type that the host tells."""
    kind, _ = halves(content)
    body = content.partition(b"\n")[2]
    charset.decoded(body, kind)
    if reader.is_readable(kind, body[:512], HERE):
        reader.read(body, HERE, kind)


@target("hls", NotAPlaylist)
def hls_playlist(content: bytes) -> None:
    for step in hls.parsed(text_of(content), HERE):
        if isinstance(step, Run):
            _some(step)


@target("dash", NotAPlaylist)
def dash_playlist(content: bytes) -> None:
    for run in dash.parsed(content, HERE):
        _some(run)


def _some(run: Run) -> None:
    """Take as many pieces as a film is fetched in, or fewer: a template may go on for ever."""
    for number, piece in enumerate(run.pieces):
        assert isinstance(piece.url, str)
        if number > _MOST_PIECES:
            break


@target("rdap", Unreadable)
def rdap(content: bytes) -> None:
    answer = shapes.parsed(content)
    for read in (registered.network, registered.domain):
        try:
            read(answer, "https://rdap.example/ip/192.0.2.1")
        except Unreadable:
            continue


@target("rdap-servers", NoServer)
def rdap_servers(content: bytes) -> None:
    services = bootstrap.read(content, content)
    bootstrap.is_list(content)
    for base in services.for_address("192.0.2.1"):
        joined_or_none(BASE, base)
    for base in services.for_name("host.example"):
        joined_or_none(BASE, base)


@target("security-txt")
def security(content: bytes) -> None:
    for contact in security_txt.contacts(text_of(content), NOW):
        assert mails.is_mail(contact) or mails.is_page(contact), contact
