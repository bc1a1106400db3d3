"""The search: where, what is not searched, how it goes, and watching for as long as the pages are open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter
from pydantic import ValidationError
from starlette.responses import Response

from takedown.cases.case import Adult
from takedown.crawl.adapters.registry import ADAPTERS, adapter_for
from takedown.pipeline import casework
from takedown.pipeline.following.agenda import crawled_at
from takedown.pipeline.looking import hosts
from takedown.pipeline.looking.probe import Suggestion, needs_token
from takedown.pipeline.person import guided
from takedown.pipeline.search import hosts_named
from takedown.pipeline.session import Session
from takedown.settings import HostSettings
from takedown.web import errands
from takedown.web.here import Here, Opened
from takedown.web.live import Job
from takedown.web.troubles import BadField

router = APIRouter(prefix="/c/{case_id}/search")

NOT_SEARCHED = ("private", "closed", "encrypted", "login", "elsewhere")
"""What is never searched, worded in ``web-search-not-<code>``."""


@dataclass(frozen=True, slots=True)
class Place:
    """One configured host as the page shows it; ``last``: when it was last visited, where that is known."""

    host: HostSettings
    wants_token: bool
    last: datetime | None


@router.get("")
def show(here: Opened, case_id: str) -> Response:
    """Show where is searched, and how the search goes."""
    case = casework.show_case(here.session, case_id)
    if case.adult is not Adult.YES:
        return here.page("search/minor.html", case=case, step="search")
    keeper = here.keeper
    with here.session.store.read() as tx:
        registered = tx.count("media", case_id=case_id)
    return here.page(
        "search/search.html",
        case=case,
        step="search",
        places=_places(here.session),
        kinds=sorted(ADAPTERS),
        registered=registered,
        job=keeper.jobs.last(errands.SEARCH),
        probing=keeper.jobs.last(errands.PROBE, case_id),
        watching=_running(here, errands.WATCHING),
        not_searched=NOT_SEARCHED,
    )


@router.post("/start")
def start(here: Opened, case_id: str) -> Response:
    """Search the chosen hosts, from where the last search ended."""
    casework.show_case(here.session, case_id).for_search()
    chosen = [name for name in here.fields("host") if name]
    if not chosen:
        return here.go(f"/c/{case_id}/search", "web-search-none-chosen")
    hosts_named(here.session.settings, chosen)
    errands.begin_search(here.keeper, case_id, chosen, again=here.field("again") == "yes")
    guided.done(here.session, case_id, "search")
    return here.go(f"/c/{case_id}/search")


@router.post("/pause")
def pause(here: Opened, case_id: str) -> Response:
    """End the search where it is; the next one goes on from there."""
    job = here.keeper.jobs.last(errands.SEARCH)
    if job is not None:
        job.stopping.set()
        job.news(job.turn, 2.0)
    return here.go(f"/c/{case_id}/search")


@router.post("/later")
def later(here: Opened, case_id: str) -> Response:
    """Go on without a search."""
    guided.done(here.session, case_id, "search")
    return here.go(f"/c/{case_id}/found")


@router.post("/watching")
def watching(here: Opened, case_id: str) -> Response:
    """Do what is due for as long as somebody is here, or stop doing so."""
    if here.field("wanted") == "yes":
        casework.show_case(here.session, case_id).for_search()
        errands.begin_watching(here.keeper)
        return here.go(f"/c/{case_id}/search", "web-search-watching-began")
    job = _running(here, errands.WATCHING)
    if job is not None:
        job.stopping.set()
    return here.go(f"/c/{case_id}/search", "web-search-watching-ended")


@router.post("/hosts")
def ask_host(here: Opened, case_id: str) -> Response:
    """Find out how a host is read, by visiting it a few times."""
    casework.show_case(here.session, case_id).for_search()
    url = here.field("url")
    errands.begin_probe(here.keeper, case_id, url if "://" in url else f"https://{url}")
    return here.go(f"/c/{case_id}/search#add")


@router.post("/hosts/add")
def add_host(here: Opened, case_id: str) -> Response:
    """Write a host into the configuration, as it was found out or as one that is read like any website."""
    casework.show_case(here.session, case_id).for_search()
    job = here.keeper.jobs.last(errands.PROBE, case_id)
    found: Suggestion | None = job.told["found"] if job is not None else None
    if job is None:
        return here.go(f"/c/{case_id}/search#add")
    url = str(job.told["url"])
    kind, start_at, allow = (found.kind, found.start, list(found.allow)) if found else ("web", url, [])
    try:
        host = HostSettings(name=here.field("name"), kind=kind, start=[start_at], allow=allow)
    except ValidationError:
        raise BadField(field=here.words("web-search-name")) from None
    here.keeper.settle(hosts.add(here.keeper.config, here.keeper.settings, host))
    job.told["added"] = host.name
    return here.go(f"/c/{case_id}/search", "web-search-added", name=host.name)


def _running(here: Here, kind: str) -> Job | None:
    job = here.keeper.jobs.last(kind)
    return job if job is not None and job.is_running else None


def _places(session: Session) -> list[Place]:
    last = crawled_at(session)
    return [
        Place(host, needs_token(adapter_for(host.kind), host.start[0]) and not host.token_file, last.get(host.name))
        for host in session.settings.hosts
    ]
