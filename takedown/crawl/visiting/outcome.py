"""What becomes of a visit, and the reasons why one isn't made."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from takedown.cases.candidate import Candidate, PageFacts
from takedown.cases.post import PostFacts
from takedown.crawl.frontier.lead import Known, Lead
from takedown.crawl.frontier.revisit import Visit
from takedown.crawl.net.answer import Fetched
from takedown.crawl.net.memory import Share
from takedown.errors import TakedownError

Matched = bool | None
"""Whether something matched; ``None``: nobody could tell this time, so that it has to be looked at again."""


class OutOfScope(TakedownError):
    """A link led off the configured host; such links are skipped."""


class StartMoved(TakedownError):
    """A start address leads to another ``host``, which isn't of the same domain; ``site``."""


class PagesSpent(TakedownError):
    """As many pages were read as one crawl of the host may read; ``site``. The next one goes on."""


class StartRefused(TakedownError):
    """A start address answered with an error; ``site`` and ``status``."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one lead.

    Attributes:
        visit: what was found, as far as the next visit is concerned. known: what to know then.
        leads: where it leads. final_url: where the answer came from.
        problem: what a person should be told.
    """

    visit: Visit
    known: Known
    leads: Sequence[Lead] = ()
    final_url: str = ""
    problem: TakedownError | None = None


@dataclass(frozen=True, slots=True)
class Handed:
    """A candidate for the consumer; ``then`` tells, from whether it matched, what became of its lead."""

    candidate: Candidate
    share: Share
    then: Callable[[Matched], Done]


Hand = Callable[[Candidate, Share, Callable[[Matched], None]], Awaitable[None]]
"""Takes a candidate, the memory that it holds, and who is told whether it matched; waits while there is enough."""


def candidate_of(
    answer: Fetched, page: PageFacts, found_in: str, site: str = "", post: PostFacts | None = None
) -> Candidate:
    """Return what was fetched as the noun that the other rooms know; ``site`` is the configured host's name."""
    return Candidate(
        url=answer.url,
        final_url=answer.final_url,
        content=answer.body,
        fetched_at=answer.fetched_at,
        status=answer.status,
        page=page,
        headers=answer.headers,
        hops=answer.hops,
        found_in=found_in,
        site=site,
        post=post,
        connection=answer.connection,
        resolved=answer.resolved,
        proxied=answer.proxied,
    )
