"""Members: asked to come by a link that works once, and with a seat of their own from then on."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import timedelta
from secrets import token_urlsafe

from takedown.cases.noun import new_id, now, rfc3339
from takedown.cases.team.member import Member, MemberState
from takedown.cases.team.organisation import EVERY_CLIENT, Organisation
from takedown.cases.team.role import Role
from takedown.errors import TakedownError
from takedown.memory import wipe
from takedown.pipeline.team.keys import ORG_KEY
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.shelves import MEMBERS
from takedown.store import Row, Transaction
from takedown.vault import Cost, chosen
from takedown.vault.team.compartments import CompartmentKey
from takedown.vault.team.keyring import Holder, TeamKeyring, opened_share, sealed_share
from takedown.vault.team.seats import OpenSeat, new_seat, open_by_secret, wrap_by_passphrase, wrap_by_secret

INVITED = timedelta(days=7)
"""How long a link works."""
MEMBER = "member"
"""The kind of a member's seat."""
INVITATION = "invitation"
"""The kind of the seat that stands until somebody comes; whoever has the link opens it."""


class InvitationOver(TakedownError):
    """The link was used, or its time is over, or it never was one. Nothing was changed."""


class LoginTaken(TakedownError):
    """Somebody in the organisation signs in under this name already. Nothing was kept."""


def seat_row(seat: str, kind: str, public: bytes, wrapped: bytes) -> Row:
    """Return the row of a new seat; ``keys.public_of`` gives the public key of one that was stored so."""
    row = {"id": seat, "kind": kind, "public": public, "wrapped": wrapped, "made_at": rfc3339(now()), "ended_at": None}
    return {**row, "proof": public.hex()}


def invite_in(tx: Transaction, role: Role, clients: str, keys: Mapping[str, bytes | bytearray]) -> str:
    """As ``asked_in``; return the token alone."""
    return asked_in(tx, role, clients, keys)[1]


def asked_in(tx: Transaction, role: Role, clients: str, keys: Mapping[str, bytes | bytearray]) -> tuple[Member, str]:
    """Ask somebody to come; return her, and the token of her link, which is kept nowhere.

    Args:
        tx: the transaction. role, clients: as in ``Member``.
        keys: what she is given with the link, by its subject; sealed under the token until she comes.
    """
    member = Member(id=new_id(), role=role, state=MemberState.INVITED, made_at=now(), clients=clients, login_index=b"")
    MEMBERS.put(tx, member)
    token, (private, public) = token_urlsafe(32), new_seat()
    guest = Holder(_guest(member.id), public)
    tx.insert("seats", seat_row(guest.id, INVITATION, public, wrap_by_secret(private, token.encode())))
    wipe(private)
    for subject, octets in keys.items():
        tx.shares(guest.id).give(subject, {guest.id: sealed_share(subject, guest, bytes(octets))})
    ends = rfc3339(now() + INVITED)
    row = {"member_id": member.id, "made_at": rfc3339(now()), "ends_at": ends, "used_at": None}
    tx.insert("invitations", {"id": _digest(token), **row})
    return member, token


def withdraw_in(tx: Transaction, asked: Member) -> None:
    """Have nothing be left of an invitation that nobody followed."""
    tx.shares(guest := _guest(asked.id)).take_back([guest])
    tx.delete("seats", id=guest)
    tx.delete("invitations", member_id=asked.id)
    tx.delete("members", id=asked.id)


def check_asked(server: TeamServer, organisation: Organisation, token: str) -> None:
    """Let pass the token of a link that works.

    Raises:
        InvitationOver: it was used, or its time is over, or it is none.
    """
    with server.outside(organisation.id).read() as tx:
        _invited(tx, token)


def join(
    server: TeamServer,
    organisation: Organisation,
    token: str,
    *,
    login: str,
    name: str,
    passphrase: str,
    cost: Cost | None = None,
) -> Member:
    """Follow a link: make the seat of whoever was asked to come, opened by ``passphrase``; return her.

    Raises:
        InvitationOver: nothing was changed.
        LoginTaken: nothing was changed; the link still works.
        PassphraseTooShort, PassphraseTooCommon: nothing was changed; the link still works.
    """
    chosen(passphrase)
    index = server.login_index(organisation.id, login)
    private, public = new_seat()
    try:
        with server.outside(organisation.id).read() as tx:
            keys = _brought(tx, _invited(tx, token), token)
        seat = OpenSeat(private)
        wrapped = wrap_by_passphrase(private, passphrase, cost)
    finally:
        wipe(private)
    keyring = TeamKeyring(seat, seat_id := new_id(), CompartmentKey.of_key(keys[ORG_KEY]))
    store = server.store.scoped(keyring, org=organisation.id, clients=EVERY_CLIENT, client="", seat=seat_id)
    try:
        with store.begin() as tx:
            asked = _invited(tx, token)
            if tx.rows("members", login_index=index):
                raise LoginTaken
            tx.update("invitations", _digest(token), used_at=rfc3339(now()))
            tx.shares(guest := _guest(asked.id)).take_back([guest])
            tx.delete("seats", id=guest)
            tx.delete("members", id=asked.id)
            tx.insert("seats", seat_row(seat_id, MEMBER, public, wrapped))
            for subject, octets in keys.items():
                sealed = sealed_share(subject, Holder(seat_id, public), octets)
                tx.shares(seat_id).give(subject, {seat_id: sealed})
            known = {"id": seat_id, "state": MemberState.ACTIVE, "login_index": index, "name": name, "login": login}
            member = asked.model_copy(update=known)
            # Whoever follows another link with this login at the same moment waits here, and then it is taken.
            if not MEMBERS.put(tx, member):
                raise LoginTaken
        return member
    finally:
        keyring.forget()


def _brought(tx: Transaction, asked: Member, token: str) -> dict[str, bytes]:
    """Return the keys that came with the link, by what they are of."""
    guest = _guest(asked.id)
    row = tx.get("seats", guest)
    if row is None:
        raise InvitationOver
    private = open_by_secret(bytes(row["wrapped"]), token.encode())
    seat = OpenSeat(private)
    wipe(private)
    try:
        held = tx.shares(guest).of_organisation()
        return {name: opened_share(seat, guest, name, wrapped) for name, wrapped in held.items()}
    finally:
        seat.forget()


def _guest(member_id: str) -> str:
    return f"guest-{member_id}"


def _invited(tx: Transaction, token: str) -> Member:
    row = tx.get("invitations", _digest(token))
    if row is None or row["used_at"] is not None or row["ends_at"] <= rfc3339(now()):
        raise InvitationOver
    return MEMBERS.get(tx, row["member_id"])


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
