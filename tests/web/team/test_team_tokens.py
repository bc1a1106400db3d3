"""Programs' tokens on pages: made, shown once, confirmed by another person, renewed, ended; addresses that are told."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from takedown.cases.team.token import Scope
from takedown.pipeline import casework
from takedown.pipeline.team import tokens, webhooks
from tests.pipeline.casefile import opened
from tests.web.browser import NARROW, Sight, needs_chromium, window
from tests.web.conftest import Site, Visitor
from tests.web.team.rooms import COOKIE, Rooms

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium

MADE: dict[str, Any] = {"name": "the archive", "role": "case-worker", "scopes": "cases:read", "days": "30"}


def made(visitor: Visitor, **more: Any) -> tuple[str, str]:
    """Make a token on the page; return its id and its text."""
    page = visitor.post("/team/tokens", on="/team/tokens", **{**MADE, **more})
    text = re.search(r"data-made>([^<]+)<", page.text)
    assert text
    return text[1].split("_")[2], text[1]


def test_one_makes_it_another_confirms_it_and_it_ends_at_once(rooms: Rooms) -> None:
    first = rooms.first
    case = opened(first.desk())
    administrator, supervisor = rooms.entered(first, "administrator"), rooms.entered(first, "supervisor")

    token, text = made(administrator)
    listed = administrator.get("/team/tokens").text
    assert "the archive" in listed
    assert text.split("_", 3)[3] not in listed
    assert f"/team/tokens/{token}/confirm" not in listed  # never whoever made it
    administrator.post(f"/team/tokens/{token}/confirm", 403)

    with pytest.raises(tokens.TokenWaits):
        tokens.opened(first.server, text).check_scope(Scope.CASES_READ)
    assert f"/team/tokens/{token}/confirm" in supervisor.get("/team/tokens").text
    assert "waits" not in supervisor.post(f"/team/tokens/{token}/confirm", on="/team/tokens").text
    program = tokens.opened(first.server, text)
    assert casework.show_case(program, case.id).id == case.id
    program.close()

    renewed = re.search(
        r"data-made>([^<]+)<", supervisor.post("/team/tokens/rotate", on="/team/tokens", token=text, hours="1").text
    )
    assert renewed
    assert "2 tokens" in supervisor.post(f"/team/tokens/{token}/revoke", on="/team/tokens").text
    for one in (text, renewed[1]):
        with pytest.raises(tokens.NoToken):
            tokens.opened(first.server, one)
    supervisor.post("/team/tokens/rotate", 422, on="/team/tokens", token=text)


def test_whoever_it_approves_for_confirms_it_herself_as_far_as_she_may(rooms: Rooms) -> None:
    first = rooms.first
    administrator, supervisor = rooms.entered(first, "administrator"), rooms.entered(first, "supervisor")
    worker, named = rooms.entered(first, "worker"), first.members["worker"].id
    approves: dict[str, Any] = {"scopes": ["cases:read", "notices:approve"], "acts_for": named}

    token, text = made(administrator, **approves)
    supervisor.post(f"/team/tokens/{token}/confirm", 422)
    assert "in your name" in worker.get("/team/tokens").text
    worker.post(f"/team/tokens/{token}/confirm", on="/team/tokens")
    program = tokens.opened(first.server, text)
    assert program.approver().id == named
    program.close()
    assert "opens nothing" in worker.post(f"/team/tokens/{token}/revoke", on="/team/tokens").text

    wider, _ = made(administrator, **approves, role="supervisor")
    worker.post(f"/team/tokens/{wider}/confirm", 403)  # it could do more than she may
    worker.post("/team/tokens", 403, **MADE)
    other, _ = made(administrator)
    for step in ("confirm", "revoke"):
        worker.post(f"/team/tokens/{other}/{step}", 403)
    assert f"/{other}/" not in worker.get("/team/tokens").text


@pytest.mark.parametrize(
    "wrong",
    [{"scopes": "clients:write"}, {"scopes": ""}, {"scopes": "notices:approve"}, {"name": "x" * 201}],
)
def test_what_cannot_be_made_is_told(rooms: Rooms, wrong: dict[str, Any]) -> None:
    administrator = rooms.entered(rooms.first, "administrator")
    before = len(tokens.listed(rooms.first.as_member("administrator")))

    page = administrator.post("/team/tokens", 422, on="/team/tokens", **{**MADE, **wrong})

    assert "Nothing was made" in page.text
    assert len(tokens.listed(rooms.first.as_member("administrator"))) == before


def test_another_organisation_s_token_is_none_here(rooms: Rooms) -> None:
    token, text = made(rooms.entered(rooms.first, "administrator"))
    elsewhere = rooms.entered(rooms.second, "supervisor")

    elsewhere.post("/team/tokens/rotate", 422, token=text)
    for step in ("confirm", "revoke"):
        elsewhere.post(f"/team/tokens/{token}/{step}", 404)
    assert token not in elsewhere.get("/team/tokens").text


def test_an_address_is_told_with_a_secret_that_is_shown_once(rooms: Rooms) -> None:
    administrator = rooms.entered(rooms.first, "administrator")
    wanted: dict[str, Any] = {"url": "https://hooks.example/told", "events": ["case-opened", "sighting"]}

    administrator.post("/team/webhooks", 422, on="/team/webhooks", url=wanted["url"])
    administrator.post("/team/webhooks", 422, on="/team/webhooks", url="http://127.0.0.1/", events="sighting")
    page = administrator.post("/team/webhooks", on="/team/webhooks", **wanted).text
    secret = re.search(r"data-secret>(whsec_[^<]+)<", page)
    assert secret
    listed = administrator.get("/team/webhooks").text
    assert "hooks.example/told" in listed
    assert secret[1] not in listed
    (hook,) = webhooks.listed(rooms.first.as_member("administrator"))
    rooms.entered(rooms.second, "administrator").post(f"/team/webhooks/{hook.id}/end", 404)
    administrator.post(f"/team/webhooks/{hook.id}/end", on="/team/webhooks")
    (hook,) = webhooks.listed(rooms.first.as_member("administrator"))
    assert hook.ended_at is not None
    rooms.entered(rooms.first, "supervisor").get("/team/webhooks", 403)


@needs_chromium
def test_the_pages_are_within_everybody_s_reach(rooms: Rooms, chromium: Chromium) -> None:
    visitor = rooms.entered(rooms.first, "administrator")
    made(visitor)
    site = cast("Site", SimpleNamespace(url=rooms.url))
    with window(chromium, site, "fr", Sight(width=NARROW)) as eyes:
        eyes.page.context.add_cookies([{"name": COOKIE, "value": visitor.client.cookies[COOKIE], "url": rooms.url}])
        eyes.go("/team/webhooks")
        amiss = eyes.findings()
        eyes.go("/team/tokens")
        amiss += eyes.findings()
        eyes.page.fill("#f-name", "un programme")
        eyes.page.check("#c-scope-cases-read")
        eyes.page.click("form[action='/team/tokens'] button")
        eyes.page.locator("[data-made]").wait_for()
        amiss += eyes.findings()

    assert amiss == []
