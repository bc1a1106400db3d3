"""Saved views: filters of the morning view that somebody uses often, under a name."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import ValidationError
from starlette.responses import Response

from takedown.cases.view import View
from takedown.pipeline.overview.row import Filters
from takedown.pipeline.shelf import VIEWS
from takedown.web.here import Opened

router = APIRouter(prefix="/views")


@router.post("")
def keep(here: Opened) -> Response:
    """Keep the filters that the form carries."""
    fields = {name: here.field(name) for name in Filters.__dataclass_fields__}
    filters = {name: value for name, value in fields.items() if value}
    try:
        view = View.named(here.field("name"), filters)
    except ValidationError:
        return here.go("/queue", "web-queue-view-nameless")
    with here.session.store.begin() as tx:
        VIEWS.put(tx, view)
    return here.go(f"/queue?view={view.id}", "web-queue-view-kept", name=view.name)


@router.post("/{view_id}/remove")
def remove(here: Opened, view_id: str) -> Response:
    """Remove a saved view; what it showed stays."""
    with here.session.store.begin() as tx:
        VIEWS.drop(tx, view_id)
    return here.go("/queue", "web-queue-view-removed")
