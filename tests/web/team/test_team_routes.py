"""Walls: every page of a team's server is tried by everybody who has no business there, with the ids of what is there.

A page that comes later is tried by being there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi.routing import APIRoute
from starlette.routing import Mount

from takedown.cases.noun import new_id
from takedown.web import pages
from takedown.web.team import app, door
from takedown.web.team.rights import LEFT_OUT, PIPELINE, Open
from tests.web.conftest import Visitor
from tests.web.team.rooms import OF_CASE, OF_HOUSE, Rooms, filled, traces

OWN = re.compile(r"/(lock|leave|signout|me|here|language|live|static|signin|o)\b")
"""About the browser's own session, or open to all: tried where signing in and the door are."""
ABOUT = ("{case_id}", "{match_id}", "{notice_id}", "{item}")
REFUSED = (403, 404)
_BROKEN = 500


def mounted() -> list[APIRoute]:
    """Every route, by members' rights or by the door."""
    routers = (*app.ROUTERS, app.of_pipeline(pages.ROUTERS))
    return [route for router in routers for route in router.routes if isinstance(route, APIRoute)]


def named() -> Iterator[str]:
    """Every route's method and path."""
    for route in mounted():
        yield from (f"{method} {route.path}" for method in route.methods or ())


TRIED = sorted({one for one in named() if not OWN.search(one) and "anything" not in one})


def path_of(route: str, ids: dict[str, str]) -> str:
    """The path of a route with what is there in place of what changes."""
    more = {"kind": "txt", "what": "contact", "number": "1"}
    return re.sub(r"\{(\w+)[^}]*\}", lambda one: (ids | more).get(one[1], new_id()), route.partition(" ")[2])


def fields(ids: dict[str, str]) -> dict[str, str]:
    """Everything that a form could say about what is there."""
    return {
        "case": ids["case_id"], "id": ids["match_id"], "ids": f"{ids['match_id']} {ids['notice_id']}",
        "member": ids["member_id"], "client": ids["client_id"], "do": "confirm", "as": "confirmed", "way": "mail",
        "sure": "yes", "unexported": "yes", "words": "taken", "name": "other", "agree": "yes", "lock": "no",
        "paper": "list", "text": "https://elsewhere.example/1", "q": "can", "seen": "yes",
        "contact_checked": "yes", "without_evidence": "yes", "reference": "x", "day": "2026-11-01",
    }  # fmt: skip


@pytest.fixture(scope="module")
def there(rooms: Rooms) -> Rooms:
    rooms.ids = filled(rooms)
    return rooms


def test_every_page_says_what_it_takes() -> None:
    assert sorted(set(named()) ^ set(app.RIGHTS)) == []


def test_every_page_of_one_person_is_had_by_members_or_left_out() -> None:
    found = [route for router in pages.ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    every = {f"{method} {route.path}" for route in found for method in route.methods or ()}

    assert sorted(every ^ (PIPELINE.keys() | LEFT_OUT)) == []
    assert PIPELINE.keys() & LEFT_OUT == set()


def test_there_is_nothing_beside_what_is_tried_but_the_door_and_files(there: Rooms) -> None:
    made = app.application(there.first.server, frozenset(), "en")
    outside = {id(route) for router in door.ROUTERS for route in router.routes}
    known = {id(route) for router in app.ROUTERS for route in router.routes} | {id(route) for route in mounted()}
    for part in made.routes:
        if isinstance(part, Mount):
            assert part.path == "/static"
            continue
        # What is included in an application keeps its router.
        for route in getattr(part, "original_router", made).routes:
            assert id(route) in outside | known, route


def tried(visitor: Visitor, ids: dict[str, str], canaries: tuple[str, ...]) -> None:
    """Try every page; nothing of the case may come of it."""
    headers = {"origin": str(visitor.client.base_url).rstrip("/"), "x-csrf-token": visitor.token()}
    for route in TRIED:
        if route.startswith("GET "):
            answer = visitor.client.get(path_of(route, ids))
        elif route.endswith("/upload"):
            answer = visitor.client.post(path_of(route, ids), files={"file": ("a", b"x")}, headers=headers)
        else:
            answer = visitor.client.post(path_of(route, ids), data=fields(ids), headers=headers)
        assert answer.status_code < _BROKEN, route
        assert [word for word in canaries if word in answer.text.casefold()] == [], route
        if any(part in route for part in ABOUT):
            assert answer.status_code in REFUSED, (route, answer.status_code)


def test_another_organisation_s_members_get_nothing(there: Rooms) -> None:
    before = traces(there.first.as_member("worker"), there.ids)

    tried(there.entered(there.second, "supervisor"), there.ids, OF_CASE + OF_HOUSE)

    assert traces(there.first.as_member("worker"), there.ids) == before


@pytest.mark.parametrize("login", ["late", "narrow", "auditor"])
def test_members_with_whom_it_is_not_shared_get_nothing(there: Rooms, login: str) -> None:
    ids = there.ids | {"client_id": new_id()}  # her own organisation's clients a supervisor may change
    before = traces(there.first.as_member("worker"), there.ids)

    tried(there.entered(there.first, login), ids, OF_CASE)

    assert traces(there.first.as_member("worker"), there.ids) == before


def test_an_administrator_reads_no_case(there: Rooms) -> None:
    ids = there.ids | {"member_id": new_id()}  # members she may change
    before = traces(there.first.as_member("worker"), there.ids)

    tried(there.entered(there.first, "administrator"), ids, OF_CASE)

    assert traces(there.first.as_member("worker"), there.ids) == before


def test_nobody_who_is_not_signed_in_gets_anything(there: Rooms) -> None:
    visitor = there.with_token("nobody")
    headers = {"origin": str(visitor.client.base_url).rstrip("/"), "x-csrf-token": visitor.token()}
    for route in TRIED:
        path = path_of(route, there.ids)
        answer = visitor.client.get(path) if route.startswith("GET ") else visitor.client.post(path, headers=headers)
        if app.RIGHTS[route] is not Open.ANYBODY:
            assert (answer.status_code, answer.headers.get("location")) == (303, "/unlock"), route


def test_with_whom_it_is_shared_she_reads_it(there: Rooms) -> None:
    visitor = there.entered(there.first, "worker")

    assert "canarylabel" in visitor.get(f"/case/{there.ids['case_id']}").text
    assert "canary-host" in visitor.get(f"/queue/row/{there.ids['match_id']}").text
    for route in TRIED:
        if route.startswith("GET ") and "{" not in route:
            assert visitor.client.get(route[4:]).status_code in (200, 303, 403), route


def known(method: str, path: str) -> bool:
    """Whether a page answers there."""
    patterns = [
        route.path_regex for route in mounted() if method in (route.methods or ()) and "anything" not in route.path
    ]
    return path.startswith("/static/") or any(one.match(path) for one in patterns)


@pytest.mark.parametrize("login", ["worker", "supervisor"])
def test_pages_lead_only_to_what_is_there(there: Rooms, login: str) -> None:
    visitor = there.entered(there.first, login)
    lost: set[tuple[str, str]] = set()
    for route in TRIED:
        if not route.startswith("GET ") or not set(re.findall(r"{(\w+)}", route)) <= {*there.ids, "what", "number"}:
            continue
        answer = visitor.client.get(path_of(route, there.ids))
        for tag in re.findall(r"<(?:a|form)\b[^>]*>", answer.text):
            method = "POST" if 'method="post"' in tag else "GET"
            for path in re.findall(r'(?:href|action)="(/[^"?#]*)', tag):
                if not known(method, path):
                    lost.add((route, f"{method} {path}"))

    assert sorted(lost) == []
