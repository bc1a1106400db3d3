"""The clients of a firm: taken on, under a mandate, and ended with all that was kept for them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from takedown.cases.event import EventKind
from takedown.cases.noun import Moment, new_id, now, rfc3339
from takedown.cases.team.organisation import Client, Mandate, are_within
from takedown.cases.team.role import NotYours, Right
from takedown.errors import TakedownError
from takedown.pipeline import casework
from takedown.pipeline.keeping import case_export
from takedown.pipeline.shelf import NotFound
from takedown.pipeline.team.mandate import own_client
from takedown.pipeline.team.session import TeamSession
from takedown.pipeline.team.shelves import CLIENTS
from takedown.store import Transaction
from takedown.vault.age import Lock

_GONE = "erased"


class OwnClient(TakedownError):
    """This client is the organisation itself: it has no mandate, and doesn't end. Nothing was changed."""


class ClientEnded(TakedownError):
    """The client was ended before. Nothing was changed."""


class NotAllShared(TakedownError):
    """Some of the client's cases (``count``) aren't shared with whoever asks. Nothing was exported or erased."""


class NotExported(TakedownError):
    """Nobody has taken a copy of these cases since something last happened in them; ``count``. Nothing was erased."""


@dataclass(frozen=True, slots=True)
class Known:
    """A client as the pages show it.

    Attributes:
        is_own: it is the organisation itself. cases: how many it has, by their status.
    """

    client: Client
    is_own: bool
    cases: dict[str, int]


@dataclass(frozen=True, slots=True)
class Certificate:
    """What says that everything kept for a client was destroyed.

    Attributes:
        name: of the client. cases: the ids of those that were erased. at: when.
        entry: the number of the ledger's entry that says so. chain: the ledger's link there, in hex.
        key: the public key that the ledger is signed with, in hex.
    """

    name: str
    cases: tuple[str, ...]
    at: Moment
    entry: int
    chain: str
    key: str


def all_clients(session: TeamSession) -> list[Known]:
    """Return the clients that whoever asks has, the organisation itself first."""
    with session.server.outside(session.organisation.id).read() as tx:
        status = {row["id"]: row["status"] for row in tx.rows("cases", raw=True, only=["status"])}
        places = tx.rows("case_places", only=["client_id"])
    counted: dict[str, Counter[str]] = {}
    for row in places:
        counted.setdefault(row["client_id"], Counter())[status.get(row["id"], _GONE)] += 1
    with session.store.read() as tx:
        clients = CLIENTS.all(tx, order_by="made_at")
    mine = [one for one in clients if are_within(one.id, session.actor.clients)]
    return [Known(one, one is clients[0], dict(counted.get(one.id, {}))) for one in mine]


def for_member(session: TeamSession) -> list[Client]:
    """Return the clients whose cases whoever asks may have, that haven't ended."""
    with session.store.read() as tx:
        clients = CLIENTS.all(tx, order_by="made_at", ended_at=None)
    return [one for one in clients if are_within(one.id, session.actor.clients)]


def add(session: TeamSession, name: str, mandate: Mandate | None = None) -> Client:
    """Take a client on.

    Raises:
        NotYours: that is a supervisor's who has every client. pydantic.ValidationError: the name is too long.
    """
    session.check(Right.CLIENTS)
    if not session.has_every_client:
        raise NotYours(right=Right.CLIENTS.value)
    client = Client(id=new_id(), made_at=now(), name=name, mandate=mandate)
    with session.store.begin() as tx:
        CLIENTS.put(tx, client)
        _note(session, tx, client.id, "added", mandate=mandate is not None)
    return client


def change(session: TeamSession, client_id: str, name: str, mandate: Mandate | None) -> Client:
    """Keep another name or mandate; without one nothing is approved in the client's name from now on.

    Raises:
        NotYours: that is a supervisor's. NotFound: no such client. ClientEnded, OwnClient: as they say.
        pydantic.ValidationError: the name is too long.
    """
    session.check(Right.CLIENTS)
    with session.store.begin() as tx:
        client = _going(session, tx, client_id)
        if mandate is not None and client.id == own_client(tx).id:
            raise OwnClient
        changed = Client.model_validate(client.model_dump() | {"name": name, "mandate": mandate})
        CLIENTS.renew(tx, changed, "name", "mandate")
        _note(session, tx, client.id, "changed", mandate=mandate is not None)
    return changed


def export(session: TeamSession, client_id: str, readme: str, *, to: Lock | None = None) -> bytes:
    """Return everything that is kept for a client in readable form, as ``case_export`` does; noted in each case.

    Raises:
        NotYours: that is a supervisor's. NotFound: no such client, or it has no case. NotAllShared: as it says.
    """
    session.check(Right.CLIENTS)
    session.check_clients(client_id)
    with session.store.read() as tx:
        CLIENTS.get(tx, client_id)
    cases = _cases(session, client_id)
    if not cases:
        raise NotFound(noun="case", id=client_id)
    return case_export.in_memory(session, cases, readme, to=to)


def end(session: TeamSession, client_id: str, *, unexported: bool = False) -> Certificate:
    """Erase every case of a client, its name and its mandate; return what certifies it.

    Args:
        session: a supervisor's.
        client_id: whose.
        unexported: also where something happened since a copy was taken, or none was.

    Raises:
        NotYours: that is a supervisor's. NotFound: no such client. ClientEnded, OwnClient, NotAllShared,
        NotExported: nothing was erased.
    """
    session.check(Right.CLIENTS)
    session.check(Right.ERASE)
    with session.store.read() as tx:
        client = _going(session, tx, client_id)
        if client.id == own_client(tx).id:
            raise OwnClient
    cases = _cases(session, client_id)
    with session.store.read() as tx:
        bare = [one for one in cases if not _is_exported(tx, one)]
    if bare and not unexported:
        raise NotExported(count=len(bare))
    for one in cases:
        casework.erase_case(session, one)
    at = now()
    with session.store.begin() as tx:
        tx.update("clients", client_id, ended_at=rfc3339(at), name="", mandate=None)
        _note(session, tx, client_id, "ended", cases=cases)
        head = tx.get("ledger_head", "head")
    if head is None:
        raise NotFound(noun="ledger", id="head")
    key = session.ledger.signer.public_key().hex()
    return Certificate(client.name, tuple(cases), at, head["count"], bytes(head["chain"]).hex(), key)


def _going(session: TeamSession, tx: Transaction, client_id: str) -> Client:
    session.check_clients(client_id)
    client = CLIENTS.get(tx, client_id)
    if client.ended_at is not None:
        raise ClientEnded
    return client


def _cases(session: TeamSession, client_id: str) -> list[str]:
    """Return the cases of a client that aren't erased.

    Raises:
        NotAllShared: some of them aren't shared with whoever asks.
    """
    with session.server.outside(session.organisation.id).read() as tx:
        ids = [row["id"] for row in tx.rows("case_places", order_by="id", only=["client_id"], client_id=client_id)]
        there = tx.rows("cases", raw=True, only=["status"], id=ids) if ids else []
    wanted = [row["id"] for row in there if row["status"] != _GONE]
    with session.store.read() as tx:
        shared = {row["id"] for row in tx.rows("cases", raw=True, only=["status"], id=wanted)} if wanted else set()
    if left := [one for one in wanted if one not in shared]:
        raise NotAllShared(count=len(left))
    return wanted


def _is_exported(tx: Transaction, case_id: str) -> bool:
    """Return whether the last thing that happened in a case is that a copy of it was taken."""
    last = tx.rows("ledger", order_by="-seq", limit=1, raw=True, only=("kind",), case_id=case_id)
    return bool(last) and last[0]["kind"] == EventKind.CASE_EXPORTED.value


def _note(session: TeamSession, tx: Transaction, client_id: str, what: str, **more: object) -> None:
    body: dict[str, object] = {"what": what, "by": session.actor.id, **more}
    session.ledger.append(tx, EventKind.CLIENT_CHANGED, None, client_id, body)
