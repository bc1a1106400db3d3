"""Who is in an organisation: asked to come, given another role, gone. All of it is an administrator's."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from takedown.cases.event import EventKind
from takedown.cases.noun import now, rfc3339
from takedown.cases.team.member import Member, MemberState
from takedown.cases.team.organisation import EVERY_CLIENT, Client, Organisation, are_within
from takedown.cases.team.role import READERS, RIGHTS, Right, Role
from takedown.errors import TakedownError
from takedown.memory import wipe
from takedown.pipeline.shelf import NotFound
from takedown.pipeline.team import members, token_line, web_sessions
from takedown.pipeline.team.clients import for_member
from takedown.pipeline.team.grants import of_organisation
from takedown.pipeline.team.keys import LEDGER_SEED, LETTERBOX, ORG_KEY, RECOVERY
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.session import Actor, TeamSession
from takedown.pipeline.team.shelves import MEMBERS
from takedown.store import Transaction
from takedown.vault import RecoveryWords
from takedown.vault.team.seats import OpenSeat, open_by_passphrase

_NEEDED = (Role.ADMINISTRATOR, Role.SUPERVISOR)


class LastOfRole(TakedownError):
    """An organisation needs an administrator and a supervisor for every client; ``role``. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Gone:
    """What ended as a member left.

    Attributes:
        cases: the ids of the cases that were shared with her. assigned: of those that were hers to look after.
        sessions, tokens: how many were ended.
    """

    cases: tuple[str, ...]
    assigned: tuple[str, ...]
    sessions: int
    tokens: int


def all_members(session: TeamSession) -> list[Member]:
    """Return the members who are there or asked to come, the first first."""
    here = [MemberState.ACTIVE.value, MemberState.INVITED.value]
    with session.store.read() as tx:
        return MEMBERS.all(tx, order_by="made_at", state=here)


def clients_of(session: TeamSession) -> list[Client]:
    """Return the clients that whoever asks has, by name; where there is one only, nobody is limited to some."""
    return sorted(for_member(session), key=lambda one: one.name.casefold())


def clients_among(session: TeamSession, ticked: Collection[str]) -> str:
    """Return those of her clients that were ticked, as in ``Member``: all that she has where all were, or is just one.

    Where none was that is an empty text.
    """
    known = [one.id for one in clients_of(session)]
    if len(known) == 1 or set(ticked) >= set(known):
        return session.actor.clients
    return ",".join(one for one in known if one in ticked)


def herself(session: TeamSession) -> Member:
    """Return whoever acts."""
    with session.store.read() as tx:
        return MEMBERS.get(tx, session.actor.id)


def invite(session: TeamSession, role: Role, clients: str = EVERY_CLIENT) -> str:
    """Ask somebody to come; return the token of a link that works once, for a week, and is kept nowhere.

    She gets no case with it: a supervisor shares them as she has come.

    Raises:
        NotYours: neither an administrator nor, after a recovery, whoever has the words.
        NotFound: one of the clients isn't the administrator's own.
    """
    session.check(Right.MEMBERS)
    session.check_clients(clients)
    return _invite(session, role, clients)


def withdraw(session: TeamSession, member_id: str) -> None:
    """Have the link of somebody who hasn't come yet work no longer.

    Raises:
        NotYours: that is an administrator's. NotFound: nobody was asked so.
    """
    session.check(Right.MEMBERS)
    with session.store.begin() as tx:
        member = MEMBERS.get(tx, member_id)
        if member.state is not MemberState.INVITED:
            raise NotFound(noun="member", id=member_id)
        members.withdraw_in(tx, member)
        _note(session, tx, member, "withdrawn")


def change(session: TeamSession, member_id: str, role: Role, clients: str = EVERY_CLIENT) -> Member:
    """Give a member another role or other clients; what that no longer includes isn't shared with her any more.

    Tokens end that act in her name and may do, or read, what she no longer may; and those that she made and no longer
    could.

    Raises:
        NotYours: that is an administrator's. LastOfRole: nothing was changed.
        NotFound: no such member, or one of the clients, had or given, isn't the administrator's own.
    """
    session.check(Right.MEMBERS)
    session.check_clients(clients)
    with session.store.begin() as tx:
        member = _active(tx, member_id)
        session.check_clients(member.clients)
        if (role, clients) != (member.role, member.clients):
            _let_go(tx, member)
        changed = member.model_copy(update={"role": role, "clients": clients})
        MEMBERS.renew(tx, changed, "role", "clients")
        _take_back(tx, changed)
        tokens = _tokens(session, tx, _beyond(tx, changed))
        _note(session, tx, changed, "changed", role=role.value, tokens=tokens)
    return changed


def forget_second(session: TeamSession, member_id: str) -> None:
    """Have a member set up codes or a passkey anew when she signs in next, as after a lost telephone.

    Raises:
        NotYours: that is an administrator's. NotFound: no such member.
    """
    session.check(Right.MEMBERS)
    with session.store.begin() as tx:
        member = _active(tx, member_id)
        tx.update("members", member.id, totp=b"")
        tx.delete("passkeys", member_id=member.id)
        web_sessions.end_all_in(tx, member.id)
        _note(session, tx, member, "second-factor-forgotten")


def leave(session: TeamSession, member_id: str) -> Gone:
    """Let a member go: all at once, nothing opens anything for her any more, from the next page on.

    Her sessions, the tokens that she made or that act in her name, her passkeys, her shares and her wrapped key are
    gone as this returns. Keys of cases never leave the server; whoever copied its database and its
    memory has what was in them.

    Raises:
        NotYours: that is an administrator's. NotFound: no such member. LastOfRole: nothing was changed.
    """
    session.check(Right.MEMBERS)
    with session.store.begin() as tx:
        member = _active(tx, member_id)
        _let_go(tx, member)
        cases = tuple(subject for subject, _ in tx.shares(member.id).all_wrapped())
        assigned = _freed(tx, member, None)
        tokens = _tokens(session, tx, _hers(tx, member))
        sessions = web_sessions.end_all_in(tx, member.id)
        tx.delete("passkeys", member_id=member.id)
        tx.shares(member.id).take_back([member.id])
        if tx.count("seats", id=member.id):
            tx.update("seats", member.id, wrapped=b"", ended_at=rfc3339(now()))
        gone = {"state": MemberState.LEFT, "left_at": now(), "login_index": b"", "totp": b""}
        MEMBERS.renew(tx, member.model_copy(update=gone), *gone)
        _note(session, tx, member, "left", cases=len(cases))
    return Gone(cases, assigned, sessions, tokens)


def recovered(server: TeamServer, organisation: Organisation, words: str) -> TeamSession:
    """Open what is shared with the key that lies offline; its session may ask a supervisor to come, and share with her.

    Raises:
        NotRecoveryWords, WrongRecoveryWords: nothing was opened.
    """
    with server.outside(organisation.id).read() as tx:
        (row,) = tx.rows("seats", kind=RECOVERY, ended_at=None)
    private = open_by_passphrase(bytes(row["wrapped"]), RecoveryWords(words))
    try:
        seat = OpenSeat(private)
    finally:
        wipe(private)
    return TeamSession.entered(server, organisation, Actor(row["id"], Role.SUPERVISOR, EVERY_CLIENT), seat)


def invite_anew(recovery: TeamSession, role: Role = Role.SUPERVISOR) -> str:
    """Ask a supervisor or an administrator to come, from the session that ``recovered`` gave; return the link's token.

    An organisation needs both: a supervisor can't ask an administrator to come.

    Raises:
        NotYours: another session, or another role.
    """
    with recovery.store.read() as tx:
        row = tx.get("seats", recovery.actor.id)
    if row is None or row["kind"] != RECOVERY or role not in _NEEDED:
        recovery.check(Right.MEMBERS)
    return _invite(recovery, role, EVERY_CLIENT)


def _invite(session: TeamSession, role: Role, clients: str) -> str:
    subjects = [ORG_KEY, LEDGER_SEED, *([LETTERBOX] if Right.TAKE_IN in RIGHTS[role] else [])]
    with session.store.begin() as tx:
        member, token = members.asked_in(tx, role, clients, of_organisation(session, tx, *subjects))
        _note(session, tx, member, "invited", role=role.value)
    return token


def _active(tx: Transaction, member_id: str) -> Member:
    member = MEMBERS.get(tx, member_id)
    if member.state is not MemberState.ACTIVE:
        raise NotFound(noun="member", id=member_id)
    return member


def _let_go(tx: Transaction, member: Member) -> None:
    """Let pass where somebody else has the role of ``member`` too, for as many clients."""
    there = MEMBERS.all(tx, order_by="made_at", state=MemberState.ACTIVE.value, role=member.role.value)
    others = [one for one in there if one.id != member.id and are_within(member.clients, one.clients)]
    if member.role in _NEEDED and not others:
        raise LastOfRole(role=member.role.value)


def _take_back(tx: Transaction, member: Member) -> None:
    """Take back what the role and the clients of ``member`` don't include."""
    shares = tx.shares(member.id)
    reads = member.role in READERS
    places = {row["id"]: row["client_id"] for row in tx.rows("case_places", only=["client_id"])}
    held = [subject for subject, _ in shares.all_wrapped()]
    over = [case for case in held if not (reads and member.has_client(places.get(case, "")))]
    for case in over:
        shares.take_back([member.id], case)
    if Right.TAKE_IN not in RIGHTS[member.role]:
        shares.take_back([member.id], LETTERBOX)
    _freed(tx, member, over)


def _freed(tx: Transaction, member: Member, only: Sequence[str] | None) -> tuple[str, ...]:
    """Have nobody at the cases of ``member``, or at those of ``only`` these; return which she looked after."""
    assigned = {row["id"] for row in tx.rows("case_places", only=["assigned_to"], assigned_to=member.id)}
    locked = {row["id"] for row in tx.rows("case_places", only=["locked_by"], locked_by=member.id)}
    for case in sorted(assigned | locked):
        if only is None or case in only:
            tx.update(
                "case_places",
                case,
                **({"assigned_to": None} if case in assigned else {}),
                **({"locked_by": None, "locked_at": None} if case in locked else {}),
            )
    return tuple(sorted(assigned if only is None else assigned & set(only)))


def _hers(tx: Transaction, member: Member) -> list[str]:
    """Return the tokens that ``member`` made or that act in her name, whose secrets she may have."""
    rows = tx.rows("tokens", only=["made_by", "acts_for"], revoked_at=None)
    return [row["id"] for row in rows if member.id in (row["made_by"], row["acts_for"])]


def _beyond(tx: Transaction, member: Member) -> list[str]:
    """Return the tokens that act in the name of ``member`` and go further than she does, or that she made and couldn't.

    She may have the secrets of these.
    """
    rows = tx.rows("tokens", only=["role", "clients", "made_by", "acts_for"], revoked_at=None)
    hers = (member.role, member.clients)
    acting = (one for one in rows if one["acts_for"] == member.id)
    wider = {one["id"] for one in acting if not token_line.is_within((Role(one["role"]), one["clients"]), hers)}
    made = (one for one in rows if one["made_by"] == member.id)
    return [*wider.union(one["id"] for one in made if not token_line.could_make(hers, one["clients"]))]


def _tokens(session: TeamSession, tx: Transaction, ended: list[str]) -> int:
    """End these tokens; return how many they are."""
    for token in sorted(ended):
        token_line.end_in(tx, token)
        session.ledger.append(tx, EventKind.TOKEN_CHANGED, None, token, {"what": "revoked", "by": session.actor.id})
    return len(ended)


def _note(session: TeamSession, tx: Transaction, member: Member, what: str, **more: object) -> None:
    body = {"what": what, "by": session.actor.id, **more}
    session.ledger.append(tx, EventKind.MEMBER_CHANGED, None, member.id, body)
