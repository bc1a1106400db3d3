"""Members work side by side: at one case at a time, handed over, looked at by two, for clients who asked for it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import psycopg
import pytest

from takedown.cases.case import Adult, Case
from takedown.cases.match import Match
from takedown.cases.noun import now
from takedown.cases.team.organisation import Mandate
from takedown.cases.team.role import Role
from takedown.pipeline.cautions.gate import Said, waiting
from takedown.pipeline.cautions.looks import SecondPerson
from takedown.pipeline.notify import Desk
from takedown.pipeline.team import audit, clients, grants, house, places, staff
from takedown.pipeline.team.mandate import MandateWanted
from takedown.pipeline.team.session import TeamSession
from tests.pipeline.casefile import found, opened
from tests.team_server import House
from tests.web.team.rooms import Rooms

REJECTED: dict[str, Any] = {"as": "rejected"}


@pytest.fixture(scope="module")
def first(rooms: Rooms) -> House:
    rooms.first.with_member("auditor", Role.AUDITOR)
    rooms.first.with_member("other", Role.CASE_WORKER)
    return rooms.first


def a_case(first: House, client: str = "") -> tuple[TeamSession, Case, Match]:
    """A case of a client, or the organisation's own, with one copy that nobody has looked at."""
    session = first.as_member("worker").for_client(client) if client else first.desk("worker")
    case = opened(session)
    return session, case, found(session, case.id, f"https://pictures.example/{case.id}", context_seen=False)


def test_what_somebody_is_at_waits_for_the_others(rooms: Rooms, first: House) -> None:
    _, case, match = a_case(first)
    worker, other = rooms.entered(first, "worker"), rooms.entered(first, "other")
    supervisor = rooms.entered(first, "supervisor")
    worker.post(f"/team/case/{case.id}/take")

    refused = other.post(f"/m/{match.id}/decide", 409, **REJECTED)
    assert "Worker" in refused.text
    come_from = {"origin": rooms.url.rstrip("/"), "referer": rooms.url.rstrip("/") + f"/m/{match.id}?from=queue"}
    told = other.client.post(
        f"/m/{match.id}/decide", data={"csrf": other.token(), **REJECTED}, headers=come_from, follow_redirects=True
    )
    assert told.status_code == 409
    assert f'href="/m/{match.id}?from=queue"' in told.text
    for wrong in ("https://elsewhere.example/x", "http://[", rooms.url.rstrip("/") + "//elsewhere.example"):
        come_from["referer"] = wrong
        told = other.client.post(f"/m/{match.id}/decide", data={"csrf": other.token(), **REJECTED}, headers=come_from)
        assert (told.status_code, "elsewhere" in told.text) == (409, False)
    for path, fields in (
        ("/queue/many/do", {"do": "reject", "ids": match.id}),
        (f"/c/{case.id}/pause", {}),
        (f"/team/case/{case.id}/take", {}),
        (f"/team/case/{case.id}/give-back", {}),
    ):
        other.post(path, 409, **fields)
    assert "Worker" in other.get(f"/case/{case.id}").text
    worker.post(f"/c/{case.id}/pause")

    supervisor.post(f"/team/case/{case.id}/take-over", 422)
    supervisor.post(f"/team/case/{case.id}/take-over", words="She called: it is urgent.")
    worker.post(f"/c/{case.id}/go-on", 409)
    assert "She called" in worker.get(f"/case/{case.id}").text
    supervisor.post("/lock")
    worker.post(f"/c/{case.id}/go-on")


def test_the_fleet_is_asked_to_look_and_not_for_somebody_who_may_be_under_age(rooms: Rooms, first: House) -> None:
    session, case, _ = a_case(first)
    unsure = opened(session, adult=Adult.UNSURE)
    worker = rooms.entered(first, "worker")
    assert "Asked for" in worker.post(f"/team/case/{case.id}/look").text
    assert "Asked for" in worker.post(f"/team/case/{case.id}/crawl").text
    assert f"/team/case/{case.id}/look" in worker.get(f"/team/case/{case.id}").text
    assert "/look" not in worker.get(f"/team/case/{unsure.id}").text
    worker.post(f"/team/case/{unsure.id}/look", 403)


def test_a_case_is_handed_over_with_a_note(rooms: Rooms, first: House) -> None:
    _, case, _ = a_case(first)
    supervisor, other = rooms.entered(first, "supervisor"), rooms.entered(first, "other")
    member = first.members["other"].id
    rooms.entered(first, "worker").post(f"/team/case/{case.id}/hand-over", 403, member=member)

    supervisor.post(f"/team/case/{case.id}/hand-over", member=member, words="Call her back on Monday.")

    assert case.id in other.get("/team?which=mine").text
    assert "Call her back on Monday." in other.get(f"/case/{case.id}").text
    other.post(f"/team/case/{case.id}/hand-over", 404, member=first.members["administrator"].id + "x")
    supervisor.post(f"/team/case/{case.id}/unshare", member=member)
    assert other.client.get(f"/case/{case.id}").status_code == 404
    assert case.id not in other.get("/cases").text


def test_two_members_look_whatever_name_is_typed(rooms: Rooms, first: House) -> None:
    session, case, match = a_case(first)
    notice = Desk(session).draft(case.id, [], None).notices[0]
    worker = rooms.entered(first, "worker")
    worker.get(f"/m/{match.id}")
    worker.get(f"/m/{match.id}?who=Somebody")
    sent: dict[str, Any] = {
        "way": "hand",
        "by": "Somebody Else",
        "seen": "yes",
        "contact_checked": "yes",
        "without_evidence": "yes",
    }

    worker.post(f"/n/{notice.id}/send", 409, **sent)
    assert any(isinstance(one, SecondPerson) for one in waiting(session, notice.id, Said(by="Somebody Else")))

    rooms.entered(first, "other").get(f"/m/{match.id}")
    worker.post(f"/n/{notice.id}/send", **sent)
    with session.store.read() as tx:
        looks = {row["who"] for row in tx.rows("looks", case_id=case.id)}
        assert tx.rows("notices", id=notice.id)[0]["state"] == "approved"
    assert looks == {first.members[one].id for one in ("worker", "other")}
    assert "Other" in worker.get(f"/case/{case.id}").text


def test_nothing_is_approved_for_a_client_without_a_mandate_of_today(rooms: Rooms, first: House) -> None:
    supervisor = first.as_member("supervisor")
    client = clients.add(supervisor, "A singer")
    session, case, match = a_case(first, client.id)
    notice = Desk(session).draft(case.id, [], None).notices[0]
    for login in ("worker", "other"):
        rooms.entered(first, login).get(f"/m/{match.id}")
    today = now().date()

    for mandate in (
        None,
        Mandate(by="A singer", given_on=today + timedelta(days=1)),
        Mandate(by="A singer", given_on=date(2020, 1, 1), until=today - timedelta(days=1)),
    ):
        clients.change(supervisor, client.id, "A singer", mandate)
        with pytest.raises(MandateWanted):
            Desk(session).approve(notice.id, contact_checked=True, without_evidence=True)
    clients.change(supervisor, client.id, "A singer", Mandate(by="A singer", given_on=today, until=today))
    Desk(session).approve(notice.id, contact_checked=True, without_evidence=True)


def test_a_client_ends_with_a_copy_and_a_certificate(rooms: Rooms, first: House) -> None:
    supervisor = rooms.entered(first, "supervisor")
    made = supervisor.post("/team/clients", name="A firm", by="Its owner", given_on="2026-01-01")
    client = str(made.url.path).rpartition("/")[2]
    _, case, _ = a_case(first, client)
    own = first.client()

    assert supervisor.post(f"/team/clients/{client}/end", 422).text.count("A firm") > 1
    supervisor.post(f"/team/clients/{client}/end", 422, sure="yes")
    copy = supervisor.post(f"/team/clients/{client}/export", lock="no")
    assert copy.content.startswith(b"PK")
    ended = supervisor.post(f"/team/clients/{client}/end", sure="yes")

    assert case.id in ended.text
    assert re.search(r"[0-9a-f]{64}", ended.text)
    assert "A firm" not in supervisor.get("/team/clients").text
    assert supervisor.client.get(f"/case/{case.id}").status_code == 404
    supervisor.post(f"/team/clients/{own}/end", 409, sure="yes", unexported="yes")
    # Whoever owns the database finds neither key nor row of the case.
    with psycopg.connect(_owner(first)) as link:
        for table in ("matches", "sightings", "consents", "notices", "notes"):
            assert link.execute(f"SELECT count(*) FROM {table} WHERE case_id = %s", [case.id]).fetchone() == (0,)
        assert link.execute("SELECT count(*) FROM shares WHERE subject = %s", [case.id]).fetchone() == (0,)


def _owner(first: House) -> str:
    return first.server.settings.database.url.replace("//", "//postgres:@", 1)


def test_an_auditor_sees_who_did_what_and_nothing_of_it(rooms: Rooms, first: House) -> None:
    _, case, match = a_case(first)
    rooms.entered(first, "worker").post(f"/m/{match.id}/decide", **REJECTED)
    auditor, session = rooms.entered(first, "auditor"), first.as_member("auditor")

    page = auditor.get(f"/team/events?kind=match-decided&seat={first.members['worker'].id}").text
    assert case.id in page
    assert "Worker" in page
    assert "pictures.example" not in page
    assert {one.name for one in audit.deeds(session).deeds} >= {"Worker", "Supervisor"}
    found_, verified = auditor.post("/team/events/verify"), audit.verify(session)
    assert found_.status_code == 200
    assert (verified.defects, verified.entries > verified.unopened > 0) == ((), True)
    assert audit.counts(session)["cases"]["open"] > 0
    auditor.get("/team/counts")

    with psycopg.connect(_owner(first)) as link:
        link.execute("UPDATE ledger SET at = '2020-01-01T00:00:00.000Z' WHERE case_id = %s AND seq = "
                     "(SELECT max(seq) FROM ledger WHERE case_id = %s)", [case.id, case.id])  # fmt: skip
    assert [code for _, code in audit.verify(session).defects] == ["chain-broken"]


def test_what_the_organisation_decides_counts_from_the_next_page_on(rooms: Rooms, first: House) -> None:
    administrator, worker = rooms.entered(first, "administrator"), rooms.entered(first, "worker")
    worker.get("/queue")
    given: dict[str, Any] = {
        "two_person": "no",
        "keeps_seen": "7",
        "notifier_name": "First",
        "notifier_email": "desk@first.example",
    }

    administrator.post("/team/settings", 422, **{**given, "notifier_email": "nobody"})
    administrator.post("/team/settings", **given)

    session = first.as_member("worker")
    organisation = first.server.organisation("first")
    assert (organisation.two_person, organisation.keeps_seen) == (False, 7)
    assert 'value="desk@first.example"' in administrator.get("/team/settings").text
    with pytest.raises(house.BadReplyAddress):
        house.change(first.as_member("administrator"), notifier_email="a@b.example\r\nBcc: c@d.example")
    house.change(first.as_member("administrator"), two_person=True)
    assert session.who == first.members["worker"].id


def test_whoever_leaves_is_out_at_the_next_page(rooms: Rooms, first: House) -> None:
    first.with_member("leaver", Role.CASE_WORKER)
    leaver = rooms.entered(first, "leaver")
    leaver.get("/cases")

    staff.leave(first.as_member("administrator"), first.members["leaver"].id)

    assert leaver.client.get("/cases").headers["location"] == "/unlock"


def test_another_role_counts_at_the_next_page(rooms: Rooms, first: House) -> None:
    first.with_member("mover", Role.SUPERVISOR)
    mover = rooms.entered(first, "mover")
    mover.get("/team/clients")

    staff.change(first.as_member("administrator"), first.members["mover"].id, Role.INTAKE)

    assert mover.client.get("/team/clients").status_code == 403
    mover.get("/team")


def test_another_process_serves_the_same_browser(rooms: Rooms, first: House) -> None:
    from tests.web.team.signin_site import team_pages

    _, case, _ = a_case(first)
    here = rooms.entered(first, "worker")
    token = here.client.cookies["td-team"]
    form = here.token()
    with team_pages(first) as site:
        there = site.visitor()
        there.client.cookies.set("td-team", token)
        assert "l" in there.get(f"/case/{case.id}").text
        headers = {"origin": site.url.rstrip("/")}
        answer = there.client.post(f"/c/{case.id}/pause", data={"csrf": form}, headers=headers)
        assert answer.status_code == 303
        there.post("/lock")
    assert here.client.get("/cases").headers["location"] == "/unlock"


def test_a_new_case_is_of_a_client_that_she_may_have(rooms: Rooms, first: House) -> None:
    client = clients.add(first.as_member("supervisor"), "Somebody")
    narrow = first.with_member("narrow", Role.CASE_WORKER, client.id)
    visitor = rooms.entered(first, "narrow")
    typed: dict[str, Any] = {"label": "n", "adult": "yes", "standing": "subject", "country": "FR", "agreed": "yes"}

    visitor.post("/cases/new", 404, **typed, client=first.client())
    case = str(visitor.post("/cases/new", **typed).url.path).rpartition("/")[2]

    place = places.place(first.as_member("supervisor"), case)
    assert (place.client, place.place.opened_by) == ("Somebody", narrow.id)
    with pytest.raises(grants.NoReader):
        grants.share(first.as_member("supervisor"), case, first.members["auditor"].id)
