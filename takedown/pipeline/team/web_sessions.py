"""Sessions in browsers: any process of the server opens one from the browser's token, the database none.

The token is in a cookie and nowhere else. The database has its digest, to find the session by, and the member's private
key wrapped under it. A session is looked up again at each page, so that ending it, here or elsewhere, counts at once.
"""

from __future__ import annotations

import hashlib
from datetime import timedelta
from secrets import token_urlsafe
from typing import NamedTuple

from takedown.cases.noun import Moment, now, rfc3339
from takedown.cases.team.member import Member, MemberState
from takedown.cases.team.organisation import Organisation
from takedown.cases.team.sign_in import Passkey, WebSession
from takedown.errors import TakedownError
from takedown.memory import wipe
from takedown.pipeline.shelf import NotFound, Shelf
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.session import Actor, TeamSession
from takedown.pipeline.team.shelves import MEMBERS, ORGANISATIONS
from takedown.settings import TeamSettings
from takedown.store import Transaction
from takedown.vault.team.seats import OpenSeat, open_by_secret, wrap_by_secret

WEB_SESSIONS = Shelf("web_sessions", WebSession)
PASSKEYS = Shelf("passkeys", Passkey)

HALF = "half-"
"""Begins the id of a session in which only the passphrase was right: it leads to the second factor and nowhere else."""
HALF_LASTS = timedelta(minutes=15)
_SEEN = timedelta(minutes=1)
"""So often it is noted that somebody is there."""
_SHOWN = 200


class SignedOut(TakedownError):
    """The session is over, was ended elsewhere, or never was one. What was asked for was not done."""

    exit_status = 4


class InBrowser(NamedTuple):
    """A session as it stands: whose it is, in which organisation, and the row."""

    organisation: Organisation
    member: Member
    row: WebSession


def begin(tx: Transaction, organisation: str, member: str, seat: OpenSeat, about: str, lasts: timedelta) -> str:
    """Begin a session; return the token for the browser's cookie, which is kept nowhere else."""
    return _begun(tx, organisation, member, seat, about, lasts, "")


def begin_half(tx: Transaction, organisation: str, member: str, seat: OpenSeat, about: str) -> str:
    """Begin a session that waits for the second factor; an earlier one of the same member stays."""
    return _begun(tx, organisation, member, seat, about, HALF_LASTS, HALF)


def found(server: TeamServer, token: str, *, half: bool = False, attended: bool = True) -> InBrowser:
    """Return the session that ``token`` opens, and note that somebody is there, unless a page asks by itself.

    Raises:
        SignedOut: it was ended, its time is over, or the member isn't there any more.
    """
    at, item, whose = now(), _id(token, half=half), token.partition(".")[0]
    if not (whose.isascii() and whose.isprintable()):
        raise SignedOut
    try:
        with server.outside(whose).read() as tx:
            organisation = ORGANISATIONS.get(tx, whose)
            row = WEB_SESSIONS.get(tx, item)
            member = MEMBERS.get(tx, row.member_id)
    except NotFound:
        raise SignedOut from None
    if organisation.ended_at is not None or member.state is not MemberState.ACTIVE:
        raise SignedOut
    if not _goes_on(row, at, server.settings.team):
        raise SignedOut
    if attended and at - row.seen_at > _SEEN:
        with server.outside(organisation.id).begin(lasting=False) as tx:
            if tx.count("web_sessions", id=item, revoked_at=None):
                tx.update("web_sessions", item, seen_at=rfc3339(at))
    return InBrowser(organisation, member, row)


def opened(server: TeamServer, token: str, *, half: bool = False) -> TeamSession:
    """Return what the member works with; ``close`` drops its keys, and the browser's session goes on.

    Raises:
        SignedOut: as ``found``.
        Tampered: what the database holds isn't what was put there.
    """
    browser = found(server, token, half=half)
    private = open_by_secret(browser.row.wrapped, token.encode())
    try:
        seat = OpenSeat(private)
    finally:
        wipe(private)
    member = browser.member
    return TeamSession.entered(server, browser.organisation, Actor(member.id, member.role, member.clients), seat)


def of_member(session: TeamSession, member: str = "") -> list[WebSession]:
    """Return where a member is signed in, the latest first: she herself where none is named."""
    at = now()
    with session.store.read() as tx:
        rows = WEB_SESSIONS.all(tx, order_by="-made_at", member_id=member or session.actor.id, revoked_at=None)
    return [row for row in rows if not row.id.startswith(HALF) and _goes_on(row, at, session.settings.team)]


def revoke(session: TeamSession, item: str) -> None:
    """End one of her own sessions.

    Raises:
        NotFound: she has no such session.
    """
    with session.store.begin() as tx:
        if WEB_SESSIONS.get(tx, item).member_id != session.actor.id:
            raise NotFound(noun="websession", id=item)
        end_in(tx, [item])


def revoke_others(session: TeamSession, token: str) -> int:
    """End every session of hers but the one of ``token``; return how many that were."""
    with session.store.begin() as tx:
        return end_others_in(tx, session.actor.id, token)


def end(server: TeamServer, token: str) -> None:
    """End the session of ``token``, as she signs out; one that is over already stays so."""
    with server.outside(token.partition(".")[0]).begin() as tx:
        end_in(tx, [item for half in (False, True) if tx.count("web_sessions", id=(item := _id(token, half=half)))])


def end_half_in(tx: Transaction, token: str) -> None:
    """End the session that waited for the second factor, within the transaction that begins the one itself.

    Raises:
        SignedOut: it was ended already.
    """
    item = _id(token, half=True)
    row = tx.get("web_sessions", item)
    if row is None or row["revoked_at"] is not None:
        raise SignedOut
    end_in(tx, [item])


def end_others_in(tx: Transaction, member: str, token: str) -> int:
    """End every session of ``member`` but the one of ``token``; return how many that were."""
    mine = _id(token, half=False)
    return end_in(tx, [row["id"] for row in _all(tx, member) if row["id"] != mine])


def end_all_in(tx: Transaction, member: str) -> int:
    """End every session of ``member`` within a transaction; return how many that were."""
    return end_in(tx, [row["id"] for row in _all(tx, member)])


def end_in(tx: Transaction, items: list[str]) -> int:
    """End sessions: nothing is left of the key that they opened."""
    for item in items:
        tx.update("web_sessions", item, revoked_at=rfc3339(now()), wrapped=b"")
    return len(items)


def _begun(
    tx: Transaction, organisation: str, member: str, seat: OpenSeat, about: str, lasts: timedelta, kind: str
) -> str:
    token, at, private = f"{organisation}.{token_urlsafe(32)}", now(), seat.private()
    for row in tx.rows("web_sessions", member_id=member, only=["ends_at"]):
        if row["ends_at"] <= rfc3339(at):
            tx.delete("web_sessions", id=row["id"])  # and with it what it held of her key
    begun = WebSession(
        id=_id(token, half=kind == HALF),
        member_id=member,
        made_at=at,
        seen_at=at,
        ends_at=at + lasts,
        wrapped=wrap_by_secret(private, token.encode()),
        about="".join(letter for letter in about if letter.isprintable())[:_SHOWN],
    )
    wipe(private)
    WEB_SESSIONS.put(tx, begun)
    return token


def _goes_on(row: WebSession, at: Moment, settings: TeamSettings) -> bool:
    idle = timedelta(minutes=settings.idle_minutes)
    return row.revoked_at is None and at < row.ends_at and at - row.seen_at <= idle


def _all(tx: Transaction, member: str) -> list[dict[str, str]]:
    return tx.rows("web_sessions", member_id=member, revoked_at=None, only=["member_id"])


def _id(token: str, *, half: bool) -> str:
    return (HALF if half else "") + hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
