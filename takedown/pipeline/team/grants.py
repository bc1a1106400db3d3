"""Whose a case is: with whom its key is shared, who is at it, and how it is handed on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from takedown.cases.event import EventKind
from takedown.cases.note import Note
from takedown.cases.noun import now, rfc3339
from takedown.cases.team.member import Member, MemberState
from takedown.cases.team.organisation import CasePlace
from takedown.cases.team.role import READERS, RIGHTS, Right
from takedown.errors import TakedownError
from takedown.pipeline.shelf import CASES, NOTES, NotFound
from takedown.pipeline.team.keys import LEDGER_SEED, LETTERBOX, ORG_KEY, public_of
from takedown.pipeline.team.session import TeamSession
from takedown.pipeline.team.shelves import CASE_PLACES, MEMBERS
from takedown.store import Transaction
from takedown.vault.team.keyring import Holder, opened_share, sealed_share

HELD = timedelta(minutes=30)
"""So long a case stays with whoever took it, unless she does something on it again."""


class NoReader(TakedownError):
    """The member's role doesn't include reading cases; ``name``. Nothing was changed."""


class CaseInUse(TakedownError):
    """Somebody else is working on the case; ``name``. Nothing was changed."""


def _is_held(place: CasePlace) -> bool:
    """Whether somebody is at the case now."""
    return place.locked_by is not None and place.locked_at is not None and now() - place.locked_at < HELD


def place_of(session: TeamSession, case_id: str) -> CasePlace:
    """Return where a case stands.

    Raises:
        NotFound: there is none, or it isn't shared with her.
    """
    with session.store.read() as tx:
        return _place(tx, case_id)


def readers_of(session: TeamSession, case_id: str) -> list[Member]:
    """Return with whom a case is shared, by name.

    Raises:
        NotFound: as ``place_of``.
    """
    with session.store.read() as tx:
        _place(tx, case_id)
        holders = set(tx.shares(session.actor.id).holders(case_id))
        members = MEMBERS.all(tx, order_by="made_at", state=MemberState.ACTIVE.value)
    return sorted((one for one in members if one.id in holders), key=lambda one: one.name.casefold())


def share(session: TeamSession, case_id: str, member_id: str) -> None:
    """Share a case with a member.

    Raises:
        NotYours: that is a supervisor's.
        NotFound: no such case or member, or the member doesn't have this client. NoReader: as it says.
    """
    session.check(Right.ASSIGN)
    with session.store.begin() as tx:
        _place(tx, case_id)
        _share(session, tx, _reader(tx, member_id), [case_id])


def share_all(session: TeamSession, member_id: str) -> int:
    """Share with a member every case of her clients that is shared with whoever asks; return how many were new to her.

    Somebody who has just come reads nothing before that. The letterbox's key goes with it.

    Raises:
        NotYours: that is a supervisor's. NotFound: no such member. NoReader: as it says.
    """
    session.check(Right.ASSIGN)
    with session.store.begin() as tx:
        member = _reader(tx, member_id)
        _share_letterbox(session, tx, member)
        held = {subject for subject, _ in tx.shares(member.id).all_wrapped()}
        cases = [row["id"] for row in tx.rows("cases", only=["status"], order_by="created_at")]
        places = {row["id"]: row["client_id"] for row in tx.rows("case_places", only=["client_id"])}
        new = [case for case in cases if case not in held and member.has_client(places.get(case, ""))]
        return _share(session, tx, member, new)


def take_back(session: TeamSession, case_id: str, member_id: str) -> None:
    """Share a case with a member no longer; what she read of it she has read.

    Raises:
        NotYours: that is a supervisor's. NotFound: no such case or member.
    """
    session.check(Right.ASSIGN)
    with session.store.begin() as tx:
        place = _place(tx, case_id)
        member = MEMBERS.get(tx, member_id)
        if tx.shares(member.id).take_back([member.id], case_id):
            freed = {name: None for name in ("assigned_to", "locked_by") if getattr(place, name) == member.id}
            if freed:
                tx.update("case_places", case_id, **freed)
            _note(session, tx, EventKind.CASE_SHARED, case_id, {"with": member.id, "ended": True})


def take(session: TeamSession, case_id: str) -> CasePlace:
    """Take a case to work on it, or go on with it: nobody else does for a while.

    Raises:
        CaseInUse: somebody else is at it. NotYours: her role doesn't include it. NotFound: as ``place_of``.
    """
    session.check(Right.WORK)
    with session.store.begin() as tx:
        place = _free(session, tx, case_id)
        tx.update("case_places", case_id, locked_by=session.actor.id, locked_at=rfc3339(now()))
        return place.model_copy(update={"locked_by": session.actor.id, "locked_at": now()})


def give_back(session: TeamSession, case_id: str) -> None:
    """Be done with a case for now; another's is given back by a supervisor.

    Raises:
        CaseInUse: somebody else is at it, and she isn't a supervisor. NotFound: as ``place_of``.
    """
    with session.store.begin() as tx:
        if Right.ASSIGN not in RIGHTS[session.actor.role]:
            _free(session, tx, case_id)
        _place(tx, case_id)
        tx.update("case_places", case_id, locked_by=None, locked_at=None)


def hand_over(session: TeamSession, case_id: str, member_id: str, words: str = "") -> None:
    """Have a member look after a case from now on, with a note; it is shared with her if it wasn't.

    Whose the case is may do that, and a supervisor.

    Raises:
        NotYours: it isn't hers. NotFound: no such case or member. NoReader: as it says.
        pydantic.ValidationError: the note is too long; nothing was changed.
    """
    with session.store.begin() as tx:
        place = _place(tx, case_id)
        if session.actor.id != place.assigned_to:
            session.check(Right.ASSIGN)
        session.check(Right.WORK)
        member = _reader(tx, member_id)
        if member.id not in tx.shares(member.id).holders(case_id):
            _share(session, tx, member, [case_id])
        tx.update("case_places", case_id, assigned_to=member.id, locked_by=None, locked_at=None)
        _note(session, tx, EventKind.CASE_ASSIGNED, case_id, {"to": member.id})
        if words.strip():
            note = Note.left(case_id, words.strip(), MEMBERS.get(tx, session.actor.id).name)
            NOTES.put(tx, note)
            session.ledger.append(tx, EventKind.NOTE_LEFT, case_id, note.id, {})


def readers(session: TeamSession) -> list[Member]:
    """Return the members with whom cases can be shared, by name."""
    with session.store.read() as tx:
        roles = [role.value for role in READERS]
        found = MEMBERS.all(tx, order_by="made_at", state=MemberState.ACTIVE.value, role=roles)
    return sorted(found, key=lambda one: one.name.casefold())


def newcomers(session: TeamSession) -> frozenset[str]:
    """Return the ids of readers with whom no supervisor shared anything since they came: they open no letter yet."""
    with session.store.read() as tx:
        holders = tx.shares(session.actor.id).holders(LETTERBOX)
    return frozenset(one.id for one in readers(session)) - set(holders)


def of_organisation(session: TeamSession, tx: Transaction, *subjects: str) -> dict[str, bytes]:
    """Return those of the organisation's own keys that are shared with whoever acts, by what they are of."""
    keyring, held = session.keyring, tx.shares(session.actor.id).of_organisation()
    return {
        subject: opened_share(keyring.seat, keyring.holder, subject, held[subject])
        for subject in subjects
        if subject in held
    }


def _place(tx: Transaction, case_id: str) -> CasePlace:
    CASES.get(tx, case_id)  # what isn't shared isn't there
    return CASE_PLACES.get(tx, case_id)


def _free(session: TeamSession, tx: Transaction, case_id: str) -> CasePlace:
    place = _place(tx, case_id)
    if _is_held(place) and place.locked_by != session.actor.id:
        raise CaseInUse(name=MEMBERS.get(tx, str(place.locked_by)).name)
    return place


def _reader(tx: Transaction, member_id: str) -> Member:
    member = MEMBERS.get(tx, member_id)
    if member.state is not MemberState.ACTIVE:
        raise NotFound(noun="member", id=member_id)
    if member.role not in READERS:
        raise NoReader(name=member.name)
    return member


def _share(session: TeamSession, tx: Transaction, member: Member, cases: Iterable[str]) -> int:
    seat, own, count = tx.get("seats", member.id), tx.shares(session.actor.id), 0
    if seat is None:
        raise NotFound(noun="member", id=member.id)
    to = Holder(member.id, public_of(seat))
    for case_id in cases:
        wrapped, place = own.wrapped(case_id), CASE_PLACES.get(tx, case_id)
        if not member.has_client(place.client_id):
            raise NotFound(noun="case", id=case_id)
        if wrapped is None:  # erased meanwhile
            continue
        tx.shares(to.id).give(case_id, {to.id: session.keyring.share(case_id, wrapped, to)})
        _note(session, tx, EventKind.CASE_SHARED, case_id, {"with": to.id})
        count += 1
    return count


def _share_letterbox(session: TeamSession, tx: Transaction, member: Member) -> None:
    if Right.TAKE_IN not in RIGHTS[member.role]:
        return
    seat = tx.get("seats", member.id)
    if seat is None:
        raise NotFound(noun="member", id=member.id)
    to = Holder(member.id, public_of(seat))
    for subject, octets in of_organisation(session, tx, ORG_KEY, LEDGER_SEED, LETTERBOX).items():
        tx.shares(to.id).give(subject, {to.id: sealed_share(subject, to, octets)})


def _note(session: TeamSession, tx: Transaction, kind: EventKind, case_id: str, body: dict[str, object]) -> None:
    session.ledger.append(tx, kind, case_id, case_id, {**body, "by": session.actor.id})
