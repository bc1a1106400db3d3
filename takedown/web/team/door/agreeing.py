"""The sentence that is agreed to before anything is made, and who is asked for it."""

from __future__ import annotations

from starlette.responses import Response

from takedown.cases.arrival import Arrival, NoSuchAnswer, Place
from takedown.cases.case import Adult
from takedown.web.team.door.outside import Outside

_LONGEST = 10
"""Answers that may be gone back to; there are fewer questions."""


def arrived(door: Outside) -> Arrival:
    """Return where she is after the answers that the form brings; what isn't an answer ends them."""
    arrival = Arrival()
    for code in filter(None, door.field("trail").split(".")[:_LONGEST]):
        try:
            arrival = arrival.answered(code)
        except NoSuchAnswer:
            break
    return arrival


def trail(arrival: Arrival) -> str:
    """Return the answers so far as the form brings them."""
    return ".".join(code for _, code in arrival.given)


def may_agree(arrival: Arrival) -> bool:
    """Whether she is asked for the sentence: an adult's pictures, and she said who speaks."""
    return arrival.place is Place.MAKE and arrival.adult is Adult.YES and arrival.standing is not None


def statement(door: Outside, arrival: Arrival) -> str:
    """Return the sentence."""
    standing = arrival.standing.value if arrival.standing else ""
    return door.words(f"door-consent-{standing}", organisation=door.organisation.name)


def shown(door: Outside, arrival: Arrival, trouble: str = "") -> Response:
    """Ask for a yes to the sentence."""
    values = {"statement": statement(door, arrival), "trail": trail(arrival), "trouble": trouble}
    return door.page("agree", 422 if trouble else 200, tells=arrival.tells, **values)
