"""What stands before every page, held against every route that there is: a new one is checked by being there."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest
from fastapi.routing import APIRoute

from takedown.web import render
from takedown.web.guard.headers import HEADERS
from takedown.web.guard.pace import LIMITS, SECONDS, Pace, TooOften
from takedown.web.guard.size import MOST, STREAMED
from takedown.web.pages import ROUTERS
from tests.web.conftest import Site, Visitor

OPEN = {
    "/", "/open/{token}", "/unlock", "/leave", "/here", "/live/here", "/calendar", "/language", "/help",
    "/arrival", "/arrival/back", "/arrival/again", "/arrival/told", "/arrival/lines", "/arrival/addresses",
    "/vault/new", "/wipe", "/{anything:path}",
}  # fmt: skip
"""What answers without the vault. Whatever isn't named here may only lead to the passphrase."""


def routes() -> Iterator[tuple[str, str]]:
    """Every method and path, once."""
    for router in ROUTERS:
        for route in router.routes:
            assert isinstance(route, APIRoute)
            for method in route.methods or ():
                yield method, route.path


ROUTES = sorted(set(routes()))
GETS = [path for method, path in ROUTES if method == "GET"]
POSTS = [path for method, path in ROUTES if method == "POST"]
FORMS = [path for path in POSTS if not path.endswith(STREAMED)]
STREAMS = [path for path in POSTS if path.endswith(STREAMED)]


def filled(path: str) -> str:
    """Return a path of the route: with something in place of what changes."""
    return re.sub(r"\{[^}]*\}", "01jd0000000000000000000000", path)


@pytest.fixture(scope="module")
def stranger(house: Site) -> Visitor:
    """A browser that isn't signed in."""
    return house.visitor()


@pytest.fixture(scope="module")
def inside(house: Site) -> Visitor:
    """A browser that is signed in."""
    return house.entered()


def sent(visitor: Visitor, path: str, token: str | None, **headers: str) -> httpx.Response:
    """Post an almost empty form to ``path``, from a page of this server unless ``headers`` say otherwise."""
    ours = {"origin": str(visitor.client.base_url).rstrip("/")}
    return visitor.client.post(path, data={} if token is None else {"csrf": token}, headers=ours | headers)


def test_only_two_methods_exist() -> None:
    assert {method for method, _ in ROUTES} == {"GET", "POST"}


@pytest.mark.parametrize("path", [path for path in GETS if path not in OPEN])
def test_a_page_of_the_vault_leads_whoever_is_not_in_to_the_passphrase(stranger: Visitor, path: str) -> None:
    answer = stranger.client.get(filled(path))

    assert (answer.status_code, answer.headers.get("location")) == (303, "/unlock")


@pytest.mark.parametrize("path", [path for path in FORMS if path not in OPEN])
def test_a_deed_in_the_vault_leads_whoever_is_not_in_to_the_passphrase(stranger: Visitor, path: str) -> None:
    answer = sent(stranger, filled(path), stranger.token("/unlock"))

    assert (answer.status_code, answer.headers.get("location")) == (303, "/unlock")


@pytest.mark.parametrize("token", [None, "", "x", "é"])
def test_no_form_does_anything_without_its_token(house: Site, inside: Visitor, token: str | None) -> None:
    answers = {path: sent(inside, filled(path), token).status_code for path in FORMS}

    assert {path: status for path, status in answers.items() if status != 403} == {}
    assert house.keeper.is_open


def test_no_upload_is_taken_without_its_token(inside: Visitor) -> None:
    """Where it may come as the first part, the route looks for what it is about first; either way it refuses."""
    for path in STREAMS:
        assert sent(inside, filled(path), None, **{"x-csrf-token": "x"}).status_code == 403
        assert sent(inside, filled(path), None).status_code in (403, 404, 415)


def test_another_browser_s_token_is_none(inside: Visitor, stranger: Visitor) -> None:
    token = stranger.token("/unlock")

    assert {sent(inside, filled(path), token).status_code for path in FORMS} == {403}


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://elsewhere.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:1"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_from_another_page_is_refused_everywhere(inside: Visitor, headers: dict[str, str]) -> None:
    token = inside.token("/help")

    assert {sent(inside, filled(path), token, **headers).status_code for path in POSTS} == {403}


def test_a_form_that_does_not_say_where_it_comes_from_is_refused(house: Site, inside: Visitor) -> None:
    asked = inside.client.build_request("POST", "/lock", data={"csrf": inside.token("/help")})

    assert inside.client.send(asked).status_code == 403
    assert house.keeper.is_open


def test_under_another_name_nothing_answers(stranger: Visitor) -> None:
    headers = {"host": "elsewhere.example"}

    assert {stranger.client.get(filled(path), headers=headers).status_code for path in GETS} == {421}


@pytest.mark.parametrize("host", ["", "127.0.0.1", "127.0.0.1:1", "localhost.elsewhere.example:{port}", "[::1]"])
def test_a_name_that_looks_like_ours_is_another(stranger: Visitor, host: str) -> None:
    name = host.format(port=stranger.client.base_url.port)

    assert stranger.client.get("/help", headers={"host": name}).status_code == 421


def test_another_page_may_link_here_and_not_read_from_here(inside: Visitor) -> None:
    asked = {"sec-fetch-site": "cross-site"}

    assert inside.client.get("/help", headers={**asked, "sec-fetch-mode": "navigate"}).status_code == 200
    assert {inside.client.get(filled(path), headers={**asked, "sec-fetch-mode": "no-cors"}).status_code for path in GETS
            } == {403}  # fmt: skip


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"])
def test_no_other_method_is_answered(stranger: Visitor, method: str) -> None:
    assert stranger.client.request(method, "/help").status_code == 405


@pytest.mark.parametrize("origin", ["http://elsewhere.example", "null"])
def test_no_other_page_is_told_that_it_may_read(stranger: Visitor, origin: str) -> None:
    answer = stranger.client.get("/help", headers={"origin": origin})

    assert [name for name in answer.headers if name.startswith("access-control")] == []


def test_every_answer_has_the_headers_and_says_what_it_is(inside: Visitor) -> None:
    files = [f"/static/{file.relative_to(render.STATIC)}" for file in render.STATIC.rglob("*") if file.is_file()]
    # Those end the visit: they are asked by a browser of its own.
    asked = [filled(path) for path in GETS if path not in ("/leave", "/open/{token}")] + files + ["/static/none.js"]
    for path in asked:
        answer = inside.client.get(path)

        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, path
        assert not {"etag", "last-modified", "server", "x-powered-by"} & set(answer.headers), path
        if answer.content:
            kind = answer.headers["content-type"]
            assert kind.startswith(("image/", "font/")) or "charset=utf-8" in kind or "octet" in kind, (path, kind)


def test_refusals_have_the_headers_too(stranger: Visitor) -> None:
    origin = str(stranger.client.base_url).rstrip("/")
    answers = [
        stranger.client.get("/help", headers={"host": "elsewhere.example"}),
        stranger.client.put("/help"),
        sent(stranger, "/lock", "x"),
        stranger.client.post("/unlock", content=b"x" * (MOST + 1), headers={"origin": origin}),
    ]

    assert [answer.status_code for answer in answers] == [421, 405, 403, 413]
    for answer in answers:
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.parametrize(
    "path", ["/static/", "/static", "/static/vendor/", "/static/../app.py", "/static/%2e%2e/app.py"]
)
def test_no_folder_is_listed_and_no_file_beside_them_is_given(stranger: Visitor, path: str) -> None:
    answer = stranger.client.get(path)

    assert answer.status_code in (303, 307, 404)
    assert "app.css" not in answer.text.partition("</head>")[2]
    assert "FastAPI" not in answer.text


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json", "/metrics", "/.git/config"])
def test_nothing_describes_the_program_to_machines(stranger: Visitor, path: str) -> None:
    assert stranger.client.get(path).status_code == 404


@pytest.mark.parametrize("told", [True, False], ids=["told", "untold"])
def test_a_large_form_is_refused(stranger: Visitor, told: bool) -> None:  # noqa: FBT001 - a case of the test
    content = b"x" * (MOST + 1)
    origin = str(stranger.client.base_url).rstrip("/")
    headers = {"origin": origin, "content-type": "application/x-www-form-urlencoded"}

    answer = stranger.client.post("/unlock", content=content if told else iter([content]), headers=headers)

    assert answer.status_code == 413


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "application/json", "text/plain"])
def test_a_form_of_another_kind_is_not_read(inside: Visitor, kind: str) -> None:
    origin = str(inside.client.base_url).rstrip("/")
    headers = {"origin": origin, "content-type": kind, "x-csrf-token": inside.token("/help")}

    assert {inside.client.post(filled(path), content=b"x", headers=headers).status_code for path in FORMS} == {415}


def test_a_form_of_very_many_fields_is_not_read(inside: Visitor) -> None:
    origin = str(inside.client.base_url).rstrip("/")
    headers = {"origin": origin, "content-type": "application/x-www-form-urlencoded"}

    assert inside.client.post("/lock", content=b"a&" * 10_000, headers=headers).status_code in (400, 403)


def test_what_the_address_says_is_no_field_of_the_form(house: Site, inside: Visitor) -> None:
    assert sent(inside, f"/lock?csrf={inside.token('/help')}", None).status_code == 403
    assert house.keeper.is_open


@pytest.mark.parametrize(
    "then", ["http://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "/\r\nx: y", "elsewhere"]
)
def test_no_form_leads_anywhere_else(inside: Visitor, then: str) -> None:
    token = inside.token("/help")
    origin = str(inside.client.base_url).rstrip("/")
    for path, fields in (("/language", {"language": "en"}), ("/undo", {"undo": "x"})):
        answer = inside.client.post(path, data={"csrf": token, "then": then, **fields}, headers={"origin": origin})

        assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_so_many_in_a_minute_and_then_it_waits() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0])
    for _ in range(LIMITS["/unlock"]):
        pace.take("/unlock")
    with pytest.raises(TooOften):
        pace.take("/unlock")
    pace.take("/c/x/pictures/upload")
    now[0] = SECONDS

    pace.take("/unlock")


def test_very_many_sign_ins_are_told_to_wait(site: Site) -> None:
    visitor = site.visitor()
    token = visitor.token("/unlock")
    answers = [sent(visitor, "/unlock", "x").status_code for _ in range(LIMITS["/unlock"])]

    assert set(answers) == {403}
    assert sent(visitor, "/unlock", token).status_code == 429
