"""Signing in: a login and a passphrase open a member's seat."""

from __future__ import annotations

from takedown.cases.team.member import Member, MemberState
from takedown.cases.team.organisation import Organisation
from takedown.memory import wipe
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.session import Actor, TeamSession
from takedown.pipeline.team.shelves import MEMBERS
from takedown.vault import WrongPassphrase
from takedown.vault.team.seats import OpenSeat, open_by_passphrase


def seat_of(server: TeamServer, organisation: Organisation, login: str, passphrase: str) -> tuple[Member, OpenSeat]:
    """Return the member and her open seat.

    Raises:
        WrongPassphrase: another passphrase, or nobody signs in under this name.
    """
    index = server.login_index(organisation.id, login)
    with server.outside(organisation.id).read() as tx:
        found = MEMBERS.all(tx, order_by="made_at", login_index=index, state=MemberState.ACTIVE.value)
        seat = tx.get("seats", found[0].id) if found else None
    if seat is None:
        raise WrongPassphrase
    private = open_by_passphrase(bytes(seat["wrapped"]), passphrase)
    opened = OpenSeat(private)
    wipe(private)
    return found[0], opened


def session_of(server: TeamServer, organisation: Organisation, member: Member, seat: OpenSeat) -> TeamSession:
    """Return the session of a member who signed in."""
    return TeamSession.entered(server, organisation, Actor(member.id, member.role, member.clients), seat)
