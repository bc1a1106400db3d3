"""Answers that say 200: a page that shows the copy, one that doesn't, a wall, a placeholder, another page."""

from __future__ import annotations

import json

import pytest

from takedown.cases.match import Verdict
from takedown.crawl.looking.look import Look, Sought, look_of, same_home, visit
from takedown.crawl.looking.placeholder import says_absent, says_login
from takedown.crawl.looking.soft import is_front, is_login, names, signs_of
from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.net.robots import Robots
from tests.crawl.crawl_server import HTML, Answer, Handler, page, quick, redirect, serving

LONG = "A long page about the garden, the weather and the cat. " * 60
JSON = "application/json"


def written(text: str, *, head: str = "<title>t</title>", status: int = 200) -> Answer:
    return status, HTML, f"<!doctype html><head>{head}</head><body>{text}</body>".encode()


async def look_at(
    answers: dict[str, Answer | Handler], *, media: bool, seen: bool = True, listed: bool = False
) -> Look:
    async with serving(answers) as server, Fetcher(quick(), allow=[server.pair], delay=0) as fetcher:
        sought = Sought(media=media, names=frozenset({server.url("/a/copy.jpg")}), seen=seen, listed=listed)
        seen_there = look_of(await visit(fetcher, server.url("/x")), sought)
        assert fetcher.memory.held == 0
        return seen_there


@pytest.mark.parametrize(
    "body",
    [
        '<img src="/a/copy.jpg">',
        '<a href="a/copy.jpg">full size</a>',
        '<div style="background-image:url(/a/copy.jpg)">',
        '<script>var items = [{"image":"\\/a\\/copy.jpg"}]</script>',
    ],
)
async def test_a_page_that_shows_or_links_the_file_is_live(body: str) -> None:
    seen = await look_at({"/x": written(body + "Not found? Sign in to see more.")}, media=False)
    assert (seen.verdict, seen.reason) == (Verdict.LIVE, "shown")


@pytest.mark.parametrize(
    ("answers", "verdict", "reason"),
    [
        ({"/x": written(LONG)}, "soft-gone", "not-on-page"),
        ({"/x": written('<img src="/a/copy.jpg.png"><img src="/b/a/copy.jpg">')}, "soft-gone", "not-on-page"),
        ({"/x": written("<h1>Cette page n’existe plus</h1>" + LONG)}, "soft-gone", "not-found-words"),
        ({"/x": written(LONG, head="<title>Seite nicht gefunden</title>")}, "soft-gone", "not-found-words"),
        ({"/x": written("<p>このページは削除されました")}, "soft-gone", "not-found-words"),
        ({"/x": written(LONG + "This post was removed by a moderator.")}, "soft-gone", "not-on-page"),
        ({"/x": written('<form><input type="PASSWORD"></form>')}, "soft-gone", "login-wall"),
        ({"/x": written("<h2>Please log in to continue</h2>" + LONG)}, "soft-gone", "login-wall"),
        ({"/x": written(LONG + '<form><input type="password"></form>')}, "soft-gone", "not-on-page"),
        ({"/x": written("Not available in your country.")}, "blocked", "geographic"),
        ({"/x": written('<div id="app"></div><script src="/app.js"></script>')}, "unknown", "scripts-only"),
        ({"/x": redirect("/login?next=/a/copy.jpg"), "/login?next=/a/copy.jpg": page(images=["/a/copy.jpg"])},
         "soft-gone", "login-wall"),
        ({"/x": redirect("/"), "/": written(LONG)}, "soft-gone", "front-page"),
        ({"/x": written(LONG, status=404)}, "gone", "not-found"),
        ({"/x": written("Not available in your region", status=403)}, "blocked", "geographic"),
        ({"/x": written("No.", status=403)}, "blocked", "forbidden"),
    ],
)  # fmt: skip
async def test_a_page_is_not_live_only_because_it_answers(
    answers: dict[str, Answer | Handler], verdict: str, reason: str
) -> None:
    seen = await look_at(answers, media=False)
    assert (seen.verdict.value, seen.reason) == (verdict, reason)


@pytest.mark.parametrize(
    ("answer", "verdict", "reason"),
    [
        (written(LONG), "unknown", "not-on-page"),
        (written('<input type="password">'), "blocked", "login"),
        (written("<h1>Not found</h1>"), "soft-gone", "not-found-words"),
    ],
)
async def test_a_page_on_which_it_was_never_seen_proves_nothing_by_not_showing_it(
    answer: Answer, verdict: str, reason: str
) -> None:
    seen = await look_at({"/x": answer}, media=False, seen=False)
    assert (seen.verdict.value, seen.reason) == (verdict, reason)


@pytest.mark.parametrize(
    ("answers", "verdict", "reason"),
    [
        ({"/x": written("<h1>File not found</h1>")}, "soft-gone", "not-found-words"),
        ({"/x": written("<p>The page /a/copy.jpg could not be found.")}, "soft-gone", "not-found-words"),
        ({"/x": redirect("/login"), "/login": written("hello")}, "soft-gone", "login-wall"),
        ({"/x": redirect("/"), "/": written(LONG)}, "soft-gone", "front-page"),
        ({"/x": written(LONG)}, "soft-gone", "page-instead"),
        ({"/x": page(images=["/a/copy.jpg"])}, "unknown", "page"),
        ({"/x": (200, JSON, b'{"error":"not found"}')}, "soft-gone", "not-found-words"),
        ({"/x": (200, JSON, b'{"width":3}')}, "unknown", "other-type"),
        ({"/x": (200, "application/x-thing", b"thing")}, "unknown", "other-type"),
    ],
)
async def test_a_page_in_the_place_of_media_is_soft(
    answers: dict[str, Answer | Handler], verdict: str, reason: str
) -> None:
    seen = await look_at(answers, media=True)
    assert (seen.verdict.value, seen.reason) == (verdict, reason)


@pytest.mark.parametrize(
    ("body", "verdict", "reason"),
    [
        ({"error": "BlobNotFound", "message": "Blob not found"}, "gone", "api-not-found"),
        ({"error": "RecordNotFound"}, "gone", "api-not-found"),
        ({"error": {"code": "x", "message": "This media does not exist"}}, "gone", "api-not-found"),
        ({"error": "InvalidRequest", "message": "cid must be a string"}, "unknown", "status"),
        (["not found"], "unknown", "status"),
    ],
)
@pytest.mark.parametrize("media", [True, False])
async def test_some_interfaces_say_in_a_400_that_a_file_was_removed(
    body: object, verdict: str, reason: str, *, media: bool
) -> None:
    seen = await look_at({"/x": (400, JSON, json.dumps(body).encode())}, media=media)
    assert (seen.verdict.value, seen.reason, seen.status) == (verdict, reason, 400)


@pytest.mark.parametrize("body", [b"", b"not found", b"[" * 100_000, b"\xff\xfe\x00"])
async def test_a_400_that_is_no_interfaces_says_nothing(body: bytes) -> None:
    seen = await look_at({"/x": (400, JSON, body)}, media=True)
    assert (seen.verdict, seen.reason) == (Verdict.UNKNOWN, "status")


async def test_an_interface_that_still_lists_it_is_live_as_a_list() -> None:
    body = b'{"items": [{"url": "http:\\/\\/SERVER\\/a\\/copy.jpg"}]}'
    async with serving(pages := {}) as server, Fetcher(quick(), allow=[server.pair], delay=0) as fetcher:
        pages["/x"] = (200, JSON, body.replace(b"SERVER", server.pair.encode()))
        sought = Sought(media=False, names=frozenset({server.url("/a/copy.jpg")}), listed=True)
        seen = look_of(await visit(fetcher, server.url("/x")), sought)
    assert (seen.verdict, seen.reason) == (Verdict.LIVE, "listed")


async def test_the_robots_file_blocks_where_it_is_asked() -> None:
    answers: dict[str, Answer | Handler] = {
        "/robots.txt": (200, "text/plain", b"User-agent: *\nDisallow: /x"),
        "/x": page(),
    }
    async with serving(answers) as server, Fetcher(quick(), allow=[server.pair], delay=0) as fetcher:
        robots = Robots(fetcher)
        seen = look_of(await visit(fetcher, server.url("/x"), gate=robots.check))
        await robots.close()
    assert (seen.verdict, seen.reason) == (Verdict.BLOCKED, "robots")
    assert server.paths == ["/robots.txt"]


AT_FILE = "https://pds.example/xrpc/com.atproto.sync.getBlob?did=did:plc:abc&cid=bafkreibme22gw2h7y2h7tg2fhqotaqjucnbc24deqo72b6mkl2egezxhvy"


@pytest.mark.parametrize(
    ("url", "text", "sought", "named"),
    [
        ("https://a.example/list", '"https://a.example/i/1.jpg"', "https://a.example/i/1.jpg", True),
        ("https://a.example/list", '"//a.example/i/1.jpg?w=300"', "https://a.example/i/1.jpg", True),
        ("https://a.example/list", "https://a.example/i/1.jpg.webp", "https://a.example/i/1.jpg", False),
        ("https://a.example/list", '"/i/caf\u00e9.jpg"', "https://a.example/i/caf%C3%A9.jpg", True),
        ("https://a.example/i/", '{"href":"1.jpg"}', "https://a.example/i/1.jpg", True),
        ("https://a.example/list", '{"href":"1.jpg"}', "https://a.example/i/1.jpg", False),
        ("https://a.example/list", '"https:\\/\\/a.example\\/i\\/1.jpg"', "https://a.example/i/1.jpg", True),
        ("https://a.example/list", '"/i/1.jpg"', "https://b.example/i/1.jpg", False),
        ("https://pds.example/xrpc/x", '{"ref":{"$link":"' + AT_FILE[-59:] + '"}}', AT_FILE, True),
        ("https://pds.example/xrpc/x", '{"repo":"did:plc:abc"}', AT_FILE, False),
        (
            "https://a.example/b/1.json",
            '{"tim":1700000000123,"ext":".jpg"}',
            "https://i.b.example/b/1700000000123.jpg",
            True,
        ),
        ("https://a.example/b/1.json", '{"tim":17000000001234}', "https://i.b.example/b/1700000000123.jpg", False),
        ("https://a.example/list", "anything", "https://a.example/", False),
    ],
)
def test_an_address_is_named_in_the_ways_in_which_interfaces_write_it(
    url: str, text: str, sought: str, *, named: bool
) -> None:
    assert names(text.encode(), url, JSON, [sought]) is named


@pytest.mark.parametrize(
    "text",
    [
        "404 Not Found",
        "Désolé, cette page est introuvable",
        "Diese Seite existiert nicht mehr.",
        "La página no existe",
        "Pagina non trovata",
        "Página não encontrada",
        "Pagina niet gevonden",
        "Strona została usunięta",
        "Страница не найдена",
        "ページが見つかりません",
        "该内容已被删除",
        "삭제된 게시물입니다",
        "Sayfa bulunamad\u0131",
        "الصفحة غير موجودة",
        "Sidan hittades inte",
    ],
)
def test_what_is_not_there_is_said_in_many_languages(text: str) -> None:
    assert says_absent(text)
    assert says_absent(text.upper())


@pytest.mark.parametrize("text", ["", "My garden", "Foundation", "Le jardin existe", "庭の写真", "Found at last"])
def test_ordinary_words_say_nothing(text: str) -> None:
    assert not says_absent(text)
    assert not says_login(text)


@pytest.mark.parametrize(
    "text", ["Log in to view this album", "Connectez-vous pour voir la suite", "请登录", "Войдите, чтобы"]
)
def test_a_wall_is_known_in_many_languages(text: str) -> None:
    assert says_login(text)


def test_addresses_of_walls_and_front_pages() -> None:
    logins = ("/login", "/users/sign_in", "/wp-login.php?redirect_to=x", "/accounts/login/?next=/p")
    assert all(is_login(f"https://a.example{path}") for path in logins)
    assert not any(is_login(f"https://a.example{path}") for path in ("/", "/loginova/1", "/blog/catalogue"))
    assert all(is_front(f"https://a.example{path}") for path in ("", "/", "/fr/", "/en-US", "/index.php", "/?utm=1"))
    assert not any(is_front(f"https://a.example{path}") for path in ("/post", "/fra/", "/2026/"))


@pytest.mark.parametrize("body", [b"", b"\x00" * 100, b"<" * 1000, "é".encode("utf-16"), b"<b id=1>" * 5000])
def test_broken_pages_give_less_and_never_raise(body: bytes) -> None:
    signs = signs_of(body, HTML)
    assert not signs.says_absent
    assert not signs.walls


def test_one_home_is_one_registrable_domain() -> None:
    assert same_home("https://media.example.co.uk/a.jpg", "https://www.example.co.uk/p")
    assert not same_home("https://a.co.uk/a.jpg", "https://b.co.uk/p")
    assert not same_home("not an address", "https://b.co.uk/p")
