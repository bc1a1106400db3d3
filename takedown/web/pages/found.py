"""What was found: results in words, grouped by host, and a person's decision on each. No picture is on these pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import Response

from takedown.cases.case import Adult, Case, CaseNotOpen, NotAdult, Standing
from takedown.cases.caution import Caution, CautionState
from takedown.cases.match import RECOGNISED_BY, Confidence, Match, MatchState, Method
from takedown.cases.states import IllegalMove
from takedown.errors import TakedownError
from takedown.pipeline import casework, review
from takedown.pipeline.cautions import caution, looks
from takedown.pipeline.cautions.looks import Context
from takedown.pipeline.looking import picture
from takedown.pipeline.person import guided
from takedown.pipeline.shelf import MATCHES, MEDIA, NotFound
from takedown.web import errands
from takedown.web.here import Here, Opened

router = APIRouter()

SHOWN = 60
"""Places on one page."""
WHO = "who"
"""Under which a visitor's name is held, where an organisation files and every look has somebody's name."""
_SEEN, _LATER = "found-seen", "found-later"
_LATER_CODE = "later"
_EXCERPT = 2000
_LONGEST_NAME = 200
_DECIDED = {state.value: state for state in MatchState if state is not MatchState.NEW}


_CODES = frozenset({Method.EXACT, Method.PDQ, Method.PHASH, Method.DHASH})
"""The methods that compare a code of the whole picture, so that a number of bits says something."""

_UNSHOWN = RECOGNISED_BY - {"distance", "reason"}
"""What a list doesn't say of how a copy was recognised."""


@dataclass(frozen=True, slots=True)
class Group:
    """The places at one host."""

    host: str
    matches: list[Match]


@router.get("/c/{case_id}/found")
def found(here: Opened, case_id: str) -> Response:
    """Show what was found in numbers and by host."""
    case = casework.show_case(here.session, case_id)
    every = review.list_matches(here.session, case_id, None, possible=True, without=_UNSHOWN)
    if case.adult is not Adult.YES:
        return here.page("found/addresses.html", case=case, step="found", matches=every)
    weak = here.asked("weak") == "yes"
    shown = sorted((match for match in every if weak or not match.is_weak), key=_is_decided)
    first = max(0, _number(here.asked("from")))
    part = shown[first : first + SHOWN]
    return here.page(
        "found/list.html",
        case=case,
        step="found",
        voice=_voice(here, case),
        counts=_counts(every),
        groups=list(_grouped(part)),
        total=len(shown),
        first=first,
        after=first + SHOWN if first + SHOWN < len(shown) else 0,
        before=max(0, first - SHOWN),
        weak=weak,
        codes=_CODES,
        how=here.asked("how") == "yes",
        numbers=_numbers(here, case_id),
        searched=here.keeper.jobs.last(errands.SEARCH),
        next_one=_next(here, every),
    )


@router.get("/m/{match_id}")
def one(here: Opened, match_id: str) -> Response:
    """Show what is known of one place, in words, and ask."""
    match, case = _match(here, match_id)
    return _page(here, match, case)


@router.post("/m/{match_id}/who")
def say_who(here: Opened, match_id: str) -> Response:
    """Keep the name of whoever looks, until she leaves: an organisation files, and each look has somebody's name."""
    here.visitor.held[WHO] = " ".join(here.field("who").split())[:_LONGEST_NAME]
    return here.go(f"/m/{match_id}")


@router.post("/m/{match_id}/second-look/{caution_id}")
def look_again(here: Opened, match_id: str, caution_id: str) -> Response:
    """Keep what somebody says who looked a second time: it goes on, or it stays stopped."""
    match, _ = _match(here, match_id)
    if caution_id not in {one.id for one in _cautions(here, match)}:
        raise NotFound(noun="caution", id=caution_id)
    state = CautionState.RELEASED if here.field("as") == CautionState.RELEASED else CautionState.UPHELD
    caution.decide(here.session, caution_id, state, words=here.field("words")[:_EXCERPT], by=_who(here))
    return here.go(f"/m/{match_id}", f"web-found-caution-{state}")


@router.post("/m/{match_id}/decide")
def decide(here: Opened, match_id: str) -> Response:
    """Keep the decision, and lead to the next place that nobody has decided."""
    match, case = _match(here, match_id)
    said = here.field("as")
    if said == _LATER_CODE:
        here.visitor.held.setdefault(_LATER, set()).add(match_id)
        return here.go(_onward(here, case), "web-found-left-for-later")
    state = _DECIDED.get(said)
    if state is None:
        raise IllegalMove(noun="match", state=match.state.value, to=said[:40])
    before = review.states_of(here.session, [match_id])
    review.decide(here.session, [match_id], state)
    undo = here.visitor.can_undo(lambda: _take_back(here, before, state), f"/m/{match_id}")
    voice = f"-{_voice(here, case)}" if state is MatchState.MINE else ""
    return here.go(_onward(here, case), f"web-found-kept-{state}{voice}", undo=undo, host=match.host)


def _take_back(here: Here, before: dict[str, MatchState], state: MatchState) -> None:
    with here.keeper.using() as session:
        review.undo(session, before, state)


def _page(here: Here, match: Match, case: Case) -> Response:
    """Return the page of one place; where nothing may be shown of it, its address and why."""
    who = _who(here)
    why: TakedownError | None = None
    context: Context | None = None
    try:
        context = _context(here, match, who)
    except (NotAdult, CaseNotOpen) as closed:
        why = closed
    except caution.NameWanted:
        return here.page("found/who.html", case=case, step="found", match=match)
    left = review.list_matches(here.session, case.id, MatchState.NEW, without=RECOGNISED_BY)
    place = next((number for number, other in enumerate(left, start=1) if other.id == match.id), 0)
    return here.page(
        "found/one.html",
        case=case,
        step="found",
        voice=_voice(here, case),
        match=match,
        context=context,
        codes=_CODES,
        number=_numbers(here, case.id).get(match.media_id, 0),
        why=here.words.error(why) if why else "",
        excerpt=context.text[:_EXCERPT] if context else "",
        cautions=_cautions(here, match),
        place=place,
        left=len(left),
        views=picture.times_seen(here.session, match_id=match.id),
        spans=[(_clock(span.start), _clock(span.end)) for span in match.spans[:3] if span.end],
    )


def _voice(here: Here, case: Case) -> str:
    """Return who is spoken to: whoever it is about, or somebody who files for her and to whom it speaks of her."""
    files = here.session.settings.notifier.for_others or case.particulars.organisation
    return "filed" if files or case.standing is Standing.REPRESENTATIVE else "own"


def _cautions(here: Here, match: Match) -> list[Caution]:
    """Return why this place, or its picture, waits for a second look."""
    held = [one for one in caution.list_cautions(here.session, match.case_id) if one.state in caution.STOPS]
    return [one for one in held if match.id == one.match_id or (one.media_id and one.media_id == match.media_id)]


def _who(here: Here) -> str:
    """Return the name of whoever looks, where one was given."""
    return str(here.visitor.held.get(WHO, ""))


def _context(here: Here, match: Match, who: str) -> Context:
    """Return what surrounds a copy; recorded as a look when this visitor sees it for the first time."""
    seen: set[tuple[str, str]] = here.visitor.held.setdefault(_SEEN, set())
    (context,) = looks.context(here.session, [match.id], who, again=(match.id, who) in seen)
    seen.add((match.id, who))
    return context


def _match(here: Here, match_id: str) -> tuple[Match, Case]:
    with here.session.store.read() as tx:
        match = MATCHES.get(tx, match_id)
    return match, casework.show_case(here.session, match.case_id)


def _onward(here: Here, case: Case) -> str:
    """Return the way to the next place to decide; where there is none, to the results: the step was gone through."""
    following = _next(here, review.list_matches(here.session, case.id, MatchState.NEW, without=RECOGNISED_BY))
    if following is not None:
        return f"/m/{following.id}"
    if case.status == "open":
        guided.done(here.session, case.id, "found")
    return f"/c/{case.id}/found"


def _next(here: Here, matches: Iterable[Match]) -> Match | None:
    """Return the surest place that nobody has decided or put off."""
    put_off = here.visitor.held.get(_LATER, set())
    waiting = (match for match in matches if match.state is MatchState.NEW and not match.is_weak)
    return next((match for match in waiting if match.id not in put_off), None)


def _grouped(matches: Iterable[Match]) -> Iterable[Group]:
    by_host: dict[str, list[Match]] = {}
    for match in matches:
        by_host.setdefault(match.host, []).append(match)
    return (Group(host, matches) for host, matches in by_host.items())


def _counts(matches: list[Match]) -> dict[str, int]:
    """Return how many places wait to be decided, by what a person reads of them, and how many are decided."""
    new = [match for match in matches if match.state is MatchState.NEW]
    unread = [match for match in new if not match.media_id]
    return {
        "likely": sum(bool(match.media_id) and match.confidence is Confidence.CERTAIN for match in new),
        "check": sum(bool(match.media_id) and match.confidence is Confidence.LIKELY for match in new),
        "unread": len(unread),
        "weak": sum(match.is_weak for match in new),
        "confirmed": sum(match.state is MatchState.CONFIRMED for match in matches),
        "decided": sum(map(_is_decided, matches)),
    }


def _is_decided(match: Match) -> bool:
    return match.state is not MatchState.NEW


def _numbers(here: Here, case_id: str) -> dict[str, int]:
    """Return the number of each registered picture, by which a person tells them apart: in the order of registering."""
    with here.session.store.read() as tx:
        rows = tx.rows(MEDIA.table, raw=True, only=["registered_at"], order_by="registered_at", case_id=case_id)
    return {row["id"]: number for number, row in enumerate(rows, start=1)}


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0  # noqa: PLR2004 - no list is longer
