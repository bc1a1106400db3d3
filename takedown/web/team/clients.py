"""Clients: taken on, their mandate, a copy of everything, and the end."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter
from pydantic import ValidationError
from starlette.responses import Response

from takedown.cases.team.organisation import Mandate
from takedown.errors import TakedownError
from takedown.pipeline.shelf import NotFound
from takedown.pipeline.team import clients
from takedown.pipeline.team.clients import Known
from takedown.web.here import Here, Opened
from takedown.web.pages.vault import download
from takedown.web.team.front import team_of
from takedown.web.typed import lock_of

router = APIRouter(prefix="/team/clients")

_FIELDS = ("name", "by", "given_on", "until", "scope")


class BadMandate(TakedownError):
    """The mandate lacks who gave it or the day, or its end comes before its beginning. Nothing was kept."""


@router.get("")
def list_(here: Opened) -> Response:
    """Show every client."""
    return _all(here)


@router.post("")
def add(here: Opened) -> Response:
    """Take a client on."""
    if not here.field("name"):
        return _all(here, here.words("team-clients-name-wanted"))
    try:
        made = clients.add(team_of(here), here.field("name"), _mandate(here))
    except (BadMandate, ValidationError) as error:
        return _all(here, _why(here, error))
    return here.go(f"/team/clients/{made.id}", "team-clients-added")


@router.get("/{client_id}")
def show(here: Opened, client_id: str) -> Response:
    """Show one client."""
    return _shown(here, client_id)


@router.post("/{client_id}")
def change(here: Opened, client_id: str) -> Response:
    """Keep another name or mandate."""
    if not here.field("name"):
        return _shown(here, client_id, here.words("team-clients-name-wanted"))
    try:
        clients.change(team_of(here), client_id, here.field("name"), _mandate(here))
    except (BadMandate, ValidationError) as error:
        return _shown(here, client_id, _why(here, error))
    return here.go(f"/team/clients/{client_id}", "team-clients-kept")


@router.post("/{client_id}/export")
def export(here: Opened, client_id: str) -> Response:
    """Hand over a copy of everything that is kept for a client."""
    try:
        under = lock_of(here)
    except TakedownError as error:
        return _shown(here, client_id, here.words.error(error))
    content = clients.export(team_of(here), client_id, here.words("export-readme"), to=under)
    return download(content, "copy.zip.age" if under else "copy.zip", "application/octet-stream")


@router.post("/{client_id}/end")
def end(here: Opened, client_id: str) -> Response:
    """Erase everything that is kept for a client, and certify it."""
    if here.field("sure") != "yes":
        return _shown(here, client_id, here.words("team-clients-sure-wanted"))
    try:
        done = clients.end(team_of(here), client_id, unexported=here.field("unexported") == "yes")
    except clients.NotExported as error:
        return _shown(here, client_id, here.words.error(error), unexported=True)
    here.keeper.forget()
    return here.page("team/ended.html", place="clients", done=done, organisation=team_of(here).organisation)


def _all(here: Here, trouble: str = "") -> Response:
    session = team_of(here)
    return here.page(
        "team/clients.html",
        422 if trouble else 200,
        place="clients",
        found=clients.all_clients(session),
        adds=session.has_every_client,
        typed={name: here.field(name) for name in _FIELDS},
        trouble=trouble,
    )


def _shown(here: Here, client_id: str, trouble: str = "", *, unexported: bool = False) -> Response:
    found = next((one for one in clients.all_clients(team_of(here)) if one.client.id == client_id), None)
    if found is None:
        raise NotFound(noun="client", id=client_id)
    typed = {name: here.field(name) for name in _FIELDS} if trouble and here.fields("name") else _kept(found)
    status = 422 if trouble else 200
    return here.page(
        "team/client.html", status, place="clients", one=found, typed=typed, trouble=trouble, unexported=unexported
    )


def _kept(found: Known) -> dict[str, str]:
    mandate = found.client.mandate
    if mandate is None:
        return {**dict.fromkeys(_FIELDS, ""), "name": found.client.name}
    until = mandate.until.isoformat() if mandate.until else ""
    told = {"by": mandate.by, "given_on": mandate.given_on.isoformat(), "until": until, "scope": mandate.scope}
    return {"name": found.client.name, **told}


def _mandate(here: Here) -> Mandate | None:
    """Return the mandate that was typed, or none where nothing of one was.

    Raises:
        BadMandate: it can't be one. pydantic.ValidationError: something is too long.
    """
    typed = {name: here.field(name) for name in _FIELDS[1:]}
    if not any(typed.values()):
        return None
    given, until = _day(typed["given_on"]), _day(typed["until"])
    if not typed["by"] or given is None or (typed["until"] and until is None) or (until is not None and until < given):
        raise BadMandate
    return Mandate(by=typed["by"], given_on=given, until=until, scope=typed["scope"])


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _why(here: Here, error: Exception) -> str:
    return here.words.error(error) if isinstance(error, TakedownError) else here.words("team-clients-too-long")
