"""The organisation as a program has to know it, and the clients that the token may know of."""

from __future__ import annotations

import base64
from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import Field, StringConstraints

from takedown.cases.event import EventKind
from takedown.cases.noun import new_id, now
from takedown.cases.team.organisation import Client, Mandate, are_within
from takedown.cases.team.role import NotYours, Right
from takedown.cases.team.token import Scope
from takedown.pipeline.shelf import NotFound
from takedown.pipeline.team.shelves import CLIENTS
from takedown.pipeline.team.tokens import TokenSession
from takedown.store import Transaction
from takedown.web.api import paging
from takedown.web.api.paging import USUAL, Cursor, Limit, Page
from takedown.web.api.route import Called, Guarded, needs
from takedown.web.api.shapes import Day, ItemId, Line, Moment, Sent, Shown

router = APIRouter(route_class=Guarded)


class OrganisationShown(Shown):
    """An organisation. ``letterbox``: the key that sets of fingerprints are sealed to, 65 bytes in base64."""

    id: str
    slug: str
    name: str
    letterbox: str
    two_person: Annotated[bool, Field(description="Whether the first notice of a picture takes two people.")]


class MandateSent(Sent):
    """Who may act for a client: without one nothing is sent in its name."""

    by: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    given_on: Day
    until: Day | None = None
    scope: Annotated[str, StringConstraints(max_length=1000)] = ""


class ClientSent(Sent):
    """A client."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    mandate: MandateSent | None = None


class ClientChange(Sent):
    """What is to be changed of a client; what isn't named stays. ``mandate``: null takes it back."""

    name: Line | None = None
    mandate: MandateSent | None = None


class ClientShown(Shown):
    """A client."""

    id: str
    name: str
    made_at: Moment
    ended_at: Moment | None
    mandate: Mandate | None


@router.get("/organisation", tags=["organisation"], openapi_extra=needs(None))
def read_organisation(call: Called) -> OrganisationShown:
    """Say whose server this is, and the key that fingerprints are sealed to."""
    one = call.session.organisation
    key = base64.b64encode(one.public).decode()
    return OrganisationShown(id=one.id, slug=one.slug, name=one.name, letterbox=key, two_person=one.two_person)


@router.get("/clients", tags=["clients"], openapi_extra=needs(Scope.CLIENTS_READ))
def list_clients(call: Called, limit: Limit = USUAL, cursor: Cursor = None) -> Page[ClientShown]:
    """List the clients that the token may know of."""
    mine = call.session.actor.clients
    with call.session.store.read() as tx:
        found, then = paging.rows(tx, "clients", cursor, limit, lambda row: are_within(row["id"], mine))
    return Page(items=[_shown(Client.of(row)) for row in found], next=then)


@router.post("/clients", status_code=201, tags=["clients"], openapi_extra=needs(Scope.CLIENTS_WRITE))
def create_client(call: Called, sent: ClientSent, answer: Response) -> ClientShown:
    """Make a client. A token that is bound to some clients makes none."""
    session = call.session
    if not session.has_every_client:
        raise NotYours(right=Right.CLIENTS.value)
    mandate = Mandate(**sent.mandate.model_dump()) if sent.mandate else None
    client = Client(id=new_id(), made_at=now(), name=sent.name, mandate=mandate)
    with session.store.begin() as tx:
        CLIENTS.put(tx, client)
        _note(session, tx, client, "made")
    answer.headers["location"] = f"/api/v1/clients/{client.id}"
    return _shown(client)


@router.get("/clients/{client_id}", tags=["clients"], openapi_extra=needs(Scope.CLIENTS_READ))
def read_client(call: Called, client_id: ItemId) -> ClientShown:
    """Show one client."""
    with call.session.store.read() as tx:
        return _shown(_got(call.session, tx, client_id))


@router.patch("/clients/{client_id}", tags=["clients"], openapi_extra=needs(Scope.CLIENTS_WRITE))
def change_client(call: Called, client_id: ItemId, sent: ClientChange) -> ClientShown:
    """Change a client's name, or the mandate that it gave."""
    session, changes = call.session, {}
    with session.store.begin() as tx:
        client = _got(session, tx, client_id)
        if sent.name:
            changes["name"] = sent.name
        given: dict[str, object] = dict(changes)
        if "mandate" in sent.model_fields_set:
            given["mandate"] = Mandate(**sent.mandate.model_dump()) if sent.mandate else None
        client = client.model_copy(update=given)
        if given:
            CLIENTS.renew(tx, client, *given)
            _note(session, tx, client, "changed")
    return _shown(client)


def client_of(session: TokenSession, tx: Transaction, client_id: str | None) -> str:
    """Return the client of a new case: the one that is named, or the first of the token's.

    Raises:
        NotFound: there is none, or the token may not know of it.
    """
    if client_id is not None:
        client = _got(session, tx, client_id)
        if client.ended_at is not None:
            raise NotFound(noun="client", id=client_id)
        return client.id
    for one in CLIENTS.all(tx, order_by="made_at"):
        if one.ended_at is None and are_within(one.id, session.actor.clients):
            return one.id
    raise NotFound(noun="client", id="")


def _got(session: TokenSession, tx: Transaction, client_id: str) -> Client:
    session.check_clients(client_id)
    return CLIENTS.get(tx, client_id)


def _shown(client: Client) -> ClientShown:
    return ClientShown(
        id=client.id, name=client.name, made_at=client.made_at, ended_at=client.ended_at, mandate=client.mandate
    )


def _note(session: TokenSession, tx: Transaction, client: Client, what: str) -> None:
    body: dict[str, object] = {"what": what, "by": session.actor.id}
    session.ledger.append(tx, EventKind.CLIENT_CHANGED, None, client.id, body)
