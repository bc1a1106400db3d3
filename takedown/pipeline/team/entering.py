"""Coming in: a passphrase opens the seat, and a code or a passkey lets its member in; neither does alone.

Whoever tries learns nothing but that it wasn't right: an unknown login costs the same work and gets the same answer as
a wrong passphrase, and so does a right one that comes before its time.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from secrets import token_urlsafe
from typing import NoReturn, Self

from takedown.cases.event import EventKind
from takedown.cases.noun import now, rfc3339
from takedown.cases.team.member import Member, MemberState
from takedown.cases.team.organisation import Organisation
from takedown.cases.team.sign_in import Passkey
from takedown.errors import TakedownError
from takedown.memory import wipe
from takedown.pipeline.team import browsers, passkeys, totp, web_sessions
from takedown.pipeline.team.browsers import MANY, pause
from takedown.pipeline.team.crowd import Crowd
from takedown.pipeline.team.passkeys import PasskeyRefused, Site
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.session import Actor, TeamSession
from takedown.pipeline.team.shelves import MEMBERS
from takedown.pipeline.team.web_sessions import PASSKEYS
from takedown.store import Transaction
from takedown.vault import Cost, EmptyPassphrase, Tampered, WrongPassphrase
from takedown.vault.sealing import bound
from takedown.vault.team.seats import OpenSeat, new_seat, open_by_passphrase, seal_to, wrap_by_passphrase

_AT_ONCE = Crowd(4, 8)
"""A try takes 64 MiB; so many are made at a time, some wait, and the others are told to come again."""


class NotLetIn(TakedownError):
    """What was typed isn't right, or after wrong tries it isn't time yet; which of the two isn't said."""

    exit_status = 4


@dataclass(frozen=True, slots=True)
class Ways:
    """How the second factor can be given: by codes, by these passkeys; by nothing where it is still to be set up."""

    codes: bool
    passkeys: tuple[Passkey, ...]

    @property
    def is_set_up(self) -> bool:
        """Whether there is any."""
        return self.codes or bool(self.passkeys)


@dataclass(frozen=True, slots=True)
class LetIn:
    """Somebody who was let in.

    Attributes:
        token: for the cookie. earlier: wrong tries before this one that she is to be told of.
        mark: of the browser from now on, as in ``browsers``.
    """

    token: str
    earlier: int
    mark: str


@dataclass(frozen=True, slots=True)
class From:
    """Where somebody signs in: ``about`` the browser, as she is told, and the ``mark`` that it has, if any."""

    about: str = ""
    mark: str = ""


_NOWHERE = From()


def by_passphrase(
    server: TeamServer, organisation: Organisation, login: str, passphrase: str, browser: From = _NOWHERE
) -> str:
    """Open the seat of whoever signs in as ``login``; return the token of a session that waits for the second factor.

    Raises:
        NotLetIn: another passphrase, nobody has this login, or it isn't time yet; the try was counted.
        TooManyAtOnce: as it says.
    """
    member, wrapped, public = _sought(server, organisation, login, browser.mark)
    with _AT_ONCE.one():
        try:
            private = open_by_passphrase(wrapped, passphrase)
        except (WrongPassphrase, EmptyPassphrase):
            raise NotLetIn from None
    seat = OpenSeat(private)
    wipe(private)
    if member is None:
        raise NotLetIn
    if seat.public != public:
        raise Tampered(table="seats", column="wrapped")
    session = TeamSession.entered(server, organisation, Actor(member.id, member.role, member.clients), seat)
    try:
        with session.store.begin() as tx:
            _give_back(server, tx, member, browser.mark)
            return web_sessions.begin_half(tx, organisation.id, member.id, seat, browser.about)
    finally:
        session.close()


def in_vain(passphrase: str) -> NoReturn:
    """Do the work of a try, for an organisation that isn't there.

    Raises:
        NotLetIn: always. TooManyAtOnce: as it says.
    """
    with _AT_ONCE.one(), suppress(WrongPassphrase, EmptyPassphrase):
        wipe(open_by_passphrase(_decoy()[0], passphrase))
    raise NotLetIn


def ways(server: TeamServer, half: str) -> Ways:
    """Return how the second factor can be given in the session ``half``.

    Raises:
        SignedOut: it took too long.
    """
    browser = web_sessions.found(server, half, half=True)
    with server.outside(browser.organisation.id).read() as tx:
        return ways_in(tx, browser.member)


def by_code(server: TeamServer, half: str, code: str, browser: From = _NOWHERE) -> LetIn:
    """Let in whoever gives the right code; each code counts once.

    Raises:
        NotLetIn: another code, one that was used, or it isn't time yet; the try was counted.
        SignedOut: it took too long.
    """
    with _Second(server, half, browser) as second:
        return second.by_code(code)


def by_passkey(server: TeamServer, half: str, site: Site, answer: str, browser: From = _NOWHERE) -> LetIn:
    """Let in whoever holds the passkey that gave ``answer``.

    Raises:
        NotLetIn: none of hers, or it isn't time yet; the try was counted.
        SignedOut: it took too long.
    """
    with _Second(server, half, browser) as second:
        return second.by_passkey(site, answer)


def set_up_codes(server: TeamServer, half: str, code: str, browser: From = _NOWHERE) -> LetIn:
    """Have codes of ``totp.secret_for(half)`` be the second factor from now on, and let her in.

    Raises:
        NotLetIn: ``code`` isn't one of them, or she has a second factor already. SignedOut: it took too long.
    """
    with _Second(server, half, browser) as second:
        return second.set_up_codes(code)


def set_up_passkey(
    server: TeamServer, half: str, site: Site, answer: str, name: str, browser: From = _NOWHERE
) -> LetIn:
    """Have the passkey that gave ``answer`` be the second factor from now on, and let her in.

    Raises:
        PasskeyRefused: no new key of hers. NotLetIn: she has a second factor already. SignedOut: it took too long.
    """
    with _Second(server, half, browser) as second:
        return second.set_up_passkey(site, answer, name)


class _Second:
    """The second step of one sign-in; nothing is let in twice by one first step."""

    def __init__(self, server: TeamServer, half: str, browser: From) -> None:
        self._server, self._half, self._browser = server, half, browser
        self._session = web_sessions.opened(server, half, half=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def by_code(self, code: str) -> LetIn:
        store, seat = self._session.store, self._session.keyring.seat
        with store.begin() as tx:
            member = self._counted(tx)
            if member is not None and member.totp:
                secret = seat.unseal(codes_info(member.id), member.totp).decode("ascii")
                step = totp.step_of(secret, code, after=member.totp_step, at=now())
                if step is not None:
                    tx.update("members", member.id, totp_step=step)
                    return self._in(tx, member, "code")
        raise NotLetIn  # after the transaction, which keeps the count

    def by_passkey(self, site: Site, answer: str) -> LetIn:
        with self._session.store.begin() as tx:
            member = self._counted(tx)
            if member is not None:
                # A wrong answer leaves the transaction by its end, which keeps the count.
                with suppress(PasskeyRefused):
                    key = passkeys.answered(site, self._half, answer, ways_in(tx, member).passkeys)
                    tx.update("passkeys", key.id, sign_count=key.sign_count)
                    return self._in(tx, member, "passkey")
        raise NotLetIn

    def set_up_codes(self, code: str) -> LetIn:
        secret, seat = totp.secret_for(self._half), self._session.keyring.seat
        with self._session.store.begin() as tx:
            member = MEMBERS.get(tx, self._session.actor.id)
            step = totp.step_of(secret, code, after=0, at=now())
            if ways_in(tx, member).is_set_up or step is None:
                raise NotLetIn
            sealed = seal_to(seat.public, codes_info(member.id), secret.encode())
            tx.update("members", member.id, totp=sealed, totp_step=step)
            return self._in(tx, member, "code")

    def set_up_passkey(self, site: Site, answer: str, name: str) -> LetIn:
        with self._session.store.begin() as tx:
            member = MEMBERS.get(tx, self._session.actor.id)
            if ways_in(tx, member).is_set_up:
                raise NotLetIn
            PASSKEYS.put(tx, passkeys.made(site, self._half, member, answer, name))
            return self._in(tx, member, "passkey")

    def _counted(self, tx: Transaction) -> Member | None:
        return _counted(self._server, tx, MEMBERS.get(tx, self._session.actor.id), self._browser.mark)

    def _in(self, tx: Transaction, member: Member, by: str) -> LetIn:
        """End the first step and begin the session itself."""
        organisation, settings, mark = self._session.organisation, self._session.settings.team, self._browser.mark
        web_sessions.end_half_in(tx, self._half)
        tx.update("members", member.id, tries=0, not_before=None)
        lasts = timedelta(hours=settings.session_hours)
        seat = self._session.keyring.seat
        token = web_sessions.begin(tx, organisation.id, member.id, seat, self._browser.about, lasts)
        self._session.ledger.append(tx, EventKind.SIGNED_IN, None, member.id, {"by": by, "at": rfc3339(now())})
        self._server.tries.forget(mark)
        if not browsers.is_of(self._server.secret, member.id, mark):
            mark = browsers.new_mark(self._server.secret, member.id)
        return LetIn(token, member.tries, mark)


def _sought(
    server: TeamServer, organisation: Organisation, login: str, mark: str
) -> tuple[Member | None, bytes, bytes]:
    """Return whoever has this login, her wrapped key and her public one; one that nothing opens where it isn't time.

    The try is counted before it is made, so that many at once are no more than one after another.
    """
    index = server.login_index(organisation.id, login)
    with server.outside(organisation.id).begin(lasting=False) as tx:
        found = MEMBERS.all(tx, order_by="made_at", login_index=index, state=MemberState.ACTIVE.value)
        member = _counted(server, tx, MEMBERS.get(tx, found[0].id), mark) if found else None
        seat = tx.get("seats", member.id) if member is not None else None
    if member is None or seat is None:
        return None, *_decoy()
    return member, bytes(seat["wrapped"]), bytes(seat["public"])


@cache
def _decoy() -> tuple[bytes, bytes]:
    """Return a wrapped key that no passphrase opens, which costs what a member's costs, and its public one."""
    private, public = new_seat()
    wrapped = wrap_by_passphrase(private, token_urlsafe(32), Cost())
    wipe(private)
    return wrapped, public


def _counted(server: TeamServer, tx: Transaction, member: Member, mark: str) -> Member | None:
    """Count a try of ``member``, and return her as she was before; ``None`` where it isn't time for one.

    In a browser of hers those made there count; everywhere else, all that were made by nobody knows whom.
    """
    at = now()
    if browsers.is_of(server.secret, member.id, mark):
        made = server.tries.count(mark, at)
        return None if made is None else member.model_copy(update={"tries": member.tries + made})
    if member.not_before is not None and at < member.not_before:
        return None
    tries = min(member.tries + 1, MANY)
    wait = pause(tries)
    tx.update("members", member.id, tries=tries, not_before=rfc3339(at + wait) if wait else None)
    return member


def _give_back(server: TeamServer, tx: Transaction, member: Member, mark: str) -> None:
    """Count a right try no longer, unless others were made meanwhile."""
    if browsers.is_of(server.secret, member.id, mark):
        server.tries.give_back(mark)
        return
    current = MEMBERS.get(tx, member.id)
    if current.tries == min(member.tries + 1, MANY):
        tx.update("members", member.id, tries=member.tries, not_before=None)


def ways_in(tx: Transaction, member: Member) -> Ways:
    """As ``ways``, of ``member``."""
    return Ways(bool(member.totp), tuple(PASSKEYS.all(tx, order_by="made_at", member_id=member.id)))


def codes_info(member: str) -> bytes:
    """Return for what the secret of a member's codes is sealed to her seat."""
    return bound("totp", member)
