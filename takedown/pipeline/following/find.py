"""Who holds the copies that are to climb: asked when a person wants it, before the next rung is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from takedown.cases.holding import Holding
from takedown.notices.ladder import next_step
from takedown.notices.rungs import CLIMB
from takedown.pipeline.following.ladder import Path, each_path
from takedown.pipeline.letters.addressees import Addressees
from takedown.pipeline.looking.sieve import host_of
from takedown.pipeline.session import Session

_NONE: Mapping[str, Holding] = {}


def find(session: Session, at: datetime, case_id: str | None = None) -> dict[str, Holding]:
    """Ask name servers and registries who holds each copy whose letters have had their time; each host once.

    Nothing is stored and no page is fetched: the drafts that ``climb`` makes of it keep what was found.

    Returns:
        Who holds it, by host; one that nobody could tell about is there with what ``failed``.

    Raises:
        NotFound, NotAdult, CaseNotOpen: as of the case that was asked for; nobody was asked.
        BadNameserver, BadBootstrap, BadDirectoryEntry: a setting or a file can't be used; the same.
    """
    # Imported where somebody is asked: the libraries for names and registries take their time.
    from takedown.pipeline.letters.holders import holdings_of

    with session.store.read() as tx:
        paths = each_path(session, tx, Addressees(session), case_id, _NONE)
        urls = {host_of(url): url for path in paths if _climbs(path, at) for url in (path.copy.matches[0].url,)}
    return {host_of(holding.url): holding for holding in holdings_of(session, urls.values(), pages=False)}


def _climbs(path: Path, at: datetime) -> bool:
    """Return whether the next letter goes a rung up by now, or to nobody because nobody else is known."""
    if path.course.gone or not any(notice.sent_at for notice in path.course.round()):
        return False
    step = next_step(path.course, at)
    return step is None or (step.rung in CLIMB and step.at <= at)
