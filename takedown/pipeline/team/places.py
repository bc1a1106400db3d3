"""Who is at which case: so that two don't write to the same host about the same copy at the same time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from takedown.cases.event import EventKind
from takedown.cases.note import Note
from takedown.cases.noun import now, rfc3339
from takedown.cases.team.member import Member
from takedown.cases.team.organisation import CasePlace
from takedown.cases.team.role import Right
from takedown.pipeline.person.notes import EmptyNote
from takedown.pipeline.shelf import CASES, NOTES, NotFound
from takedown.pipeline.team.grants import HELD, CaseInUse
from takedown.pipeline.team.session import TeamSession
from takedown.pipeline.team.shelves import CASE_PLACES, MEMBERS
from takedown.store import Transaction

_MANY = 500


@dataclass(frozen=True, slots=True)
class About:
    """Ids of what a form is about, empty ones and ids of nothing among them."""

    cases: Iterable[str] = field(default=())
    matches: Iterable[str] = field(default=())
    notices: Iterable[str] = field(default=())


@dataclass(frozen=True, slots=True)
class Place:
    """A case among those that are shared with whoever asks.

    Attributes:
        label: of the case. place: where it stands. client: its client's name.
        assigned: who looks after it. at: who is at it just now.
    """

    id: str
    label: str
    status: str
    place: CasePlace
    client: str
    assigned: Member | None
    at: Member | None


def is_held(place: CasePlace) -> bool:
    """Return whether somebody is at a case: it stays hers for a while after what she did last."""
    return place.locked_by is not None and place.locked_at is not None and now() - place.locked_at < HELD


def check_free(session: TeamSession, about: About) -> None:
    """Let pass what is about cases that nobody else is at; those that she is at stay hers a while longer.

    A program passes where the member is in whose name it acts. Two who begin at the same moment both pass: it keeps
    people out of each other's way, and is no wall.

    Raises:
        CaseInUse: somebody else is at one of them.
    """
    with session.store.read() as tx:
        cases = {one for one in about.cases if _plain(one)}
        for table, ids in (("matches", about.matches), ("notices", about.notices)):
            wanted = sorted({one for one in ids if _plain(one)})
            for start in range(0, len(wanted), _MANY):
                cases |= {
                    row["case_id"] for row in tx.rows(table, raw=True, only=["state"], id=wanted[start : start + _MANY])
                }
        # Who is at a case that isn't shared is nobody else's business.
        shared = [row["id"] for row in tx.rows("cases", raw=True, only=["status"], id=sorted(cases))] if cases else []
        found = CASE_PLACES.all(tx, order_by="id", id=shared) if shared else []
        held = [one for one in found if is_held(one)]
        other = next((one for one in held if one.locked_by not in (session.actor.id, session.who)), None)
        if other is not None:
            raise CaseInUse(name=MEMBERS.get(tx, str(other.locked_by)).name)
    if hers := [one for one in held if one.locked_by == session.actor.id]:
        with session.store.begin() as tx:
            for one in hers:
                tx.update("case_places", one.id, locked_at=rfc3339(now()))


def check_there(session: TeamSession, *, case: str = "", match: str = "", notice: str = "", item: str = "") -> None:
    """Let pass ids of what is shared with her, whatever a page makes of them; ``item``: a match or a notice.

    Raises:
        NotFound: one of them isn't.
    """
    asked = (("case", ("cases",), case), ("match", ("matches",), match), ("notice", ("notices",), notice))
    named = [each for each in (*asked, ("match", ("matches", "notices"), item)) if each[2]]
    if not named:
        return
    with session.store.read() as tx:
        for noun, tables, one in named:
            if not (_plain(one) and any(tx.count(table, id=one) for table in tables)):
                raise NotFound(noun=noun, id=one)


def take_over(session: TeamSession, case_id: str, words: str) -> None:
    """Take a case that somebody else is at, with a word for her, which is left as a note.

    Raises:
        NotYours: that is a supervisor's. NotFound: no such case. EmptyNote: without a word nothing was changed.
        pydantic.ValidationError: the note is too long; nothing was changed.
    """
    session.check(Right.ASSIGN)
    if not words.strip():
        raise EmptyNote
    with session.store.begin() as tx:
        CASES.get(tx, case_id)
        before = CASE_PLACES.get(tx, case_id)
        note = Note.left(case_id, words.strip(), MEMBERS.get(tx, session.actor.id).name)
        NOTES.put(tx, note)
        session.ledger.append(tx, EventKind.NOTE_LEFT, case_id, note.id, {})
        body: dict[str, object] = {"taken_over_from": before.locked_by, "by": session.actor.id}
        session.ledger.append(tx, EventKind.CASE_ASSIGNED, case_id, case_id, body)
        tx.update("case_places", case_id, locked_by=session.actor.id, locked_at=rfc3339(now()))


def give_back_all(session: TeamSession) -> None:
    """Be done with every case that she is at, as she leaves."""
    with session.store.begin() as tx:
        for row in tx.rows("case_places", only=["locked_by"], locked_by=session.actor.id):
            tx.update("case_places", row["id"], locked_by=None, locked_at=None)


def all_places(session: TeamSession) -> list[Place]:
    """Return the cases that are shared with her and aren't erased, the latest first.

    Raises:
        NotYours: her role reads no cases.
    """
    session.check(Right.READ)
    with session.store.read() as tx:
        members = {one.id: one for one in MEMBERS.all(tx, order_by="made_at")}
        clients = _clients(tx)
        places = {one.id: one for one in CASE_PLACES.all(tx, order_by="id")}
        tx.open_keys()
        cases = tx.rows("cases", order_by="-created_at", only=["label", "status"])
    return [
        _place(row["id"], row["label"], row["status"], places[row["id"]], clients, members)
        for row in cases
        if row["status"] != "erased" and row["id"] in places
    ]


def place(session: TeamSession, case_id: str) -> Place:
    """Return where one case stands.

    Raises:
        NotFound: there is none, or it isn't shared with her.
    """
    with session.store.read() as tx:
        case = CASES.get(tx, case_id)
        members = {one.id: one for one in MEMBERS.all(tx, order_by="made_at")}
        clients = _clients(tx)
        return _place(case.id, case.label, case.status.value, CASE_PLACES.get(tx, case_id), clients, members)


def names(session: TeamSession) -> dict[str, str]:
    """Return what each member is or was called, by her seat."""
    with session.store.read() as tx:
        return {one.id: one.name or one.login for one in MEMBERS.all(tx, order_by="made_at")}


def _clients(tx: Transaction) -> dict[str, str]:
    return {row["id"]: row["name"] for row in tx.rows("clients", only=["name"])}


def _place(
    case_id: str, label: str, status: str, found: CasePlace, clients: dict[str, str], members: dict[str, Member]
) -> Place:
    at = members.get(found.locked_by or "") if is_held(found) else None
    assigned = members.get(found.assigned_to or "")
    return Place(case_id, label or case_id, status, found, clients.get(found.client_id, ""), assigned, at)


def _plain(item: str) -> bool:
    return bool(item) and item.isascii() and item.isprintable()
