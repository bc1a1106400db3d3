"""The ladder under any run of events: one step at once, nothing before its date, and always an end."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from takedown.cases.notice import Notice, NoticeState, Outcome
from takedown.cases.particulars import Particulars
from takedown.notices.bases import BASES
from takedown.notices.clocks import OWN_RHYTHM
from takedown.notices.course import WAITING, Course, Rung, Step, Target
from takedown.notices.ladder import next_step
from takedown.notices.routes import bases_of
from takedown.words import Words
from tests.notices.climb import (
    DAY,
    HOLDING,
    RECIPIENTS,
    START,
    answered,
    course,
    drafts,
    left,
    written,
)

EVENTS = ("wait", "draft", "send", "take-back", "withdraw", "gone", "back", "live", "hold", *Outcome)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(EVENTS), st.integers(0, 40)), max_size=40),
    st.sampled_from(["FR", "DE", "US", ""]),
    st.sampled_from(["eu-dsa-16", "us-tida", "own-rules"]),
    st.booleans(),
)
def test_whatever_happens(events: list[tuple[str, int]], country: str, route: str, known: bool) -> None:  # noqa: FBT001 - drawn
    at = START
    made = course(left(written(route=route), START), country=country, holding=HOLDING if known else None)
    for event, days in events:
        at += days * DAY
        step = next_step(made, at)
        _holds(made, step, at)
        made = _happens(made, step, event, at)


def _holds(made: Course, step: Step | None, at: datetime) -> None:
    """Check what is true of every step."""
    if made.gone:
        assert step is None
    if step is None:
        return
    assert step.notice in {one.id for one in made.notices}
    assert (step.targets == ()) is (step.rung in WAITING)
    assert step.basis == OWN_RHYTHM or step.basis in BASES
    assert f"ladder-why-{step.reason}" in Words("en")
    held = made.particulars.police_first_until
    if held is not None and at < held:
        assert step.rung is Rung.POLICE_FIRST
    if held is not None:
        assert step.at >= held
    # One step at once: while a letter of the ladder waits for a person, nothing else is drafted.
    if any(one.state is NoticeState.DRAFT for one in made.round()):
        assert step.targets == ()
    for target in step.targets:
        _fits(made, step, target)


def _fits(made: Course, step: Step, target: Target) -> None:
    same = [one for one in made.round() if (one.letter, one.follows) == (target.letter, target.follows or step.notice)]
    assert target.recipient not in {one.recipient for one in same}
    if target.recipient and target.letter == "notice":
        assert target.route in bases_of(RECIPIENTS[target.recipient])
        assert target.route != "us-dmca-512"
    if step.basis != OWN_RHYTHM:
        assert any((one.due_at, one.due_basis) == (step.at, step.basis) for one in made.notices) or (
            made.particulars.police_first_until == step.at
        )


def _happens(made: Course, step: Step | None, event: str, at: datetime) -> Course:
    last = made.notices[-1]
    if event == "draft" and step is not None and step.at <= at:
        return replace(made, notices=(*made.notices, *drafts(made, step, at)))
    if event == "send":
        notices = tuple(left(one, at) if one.state is NoticeState.DRAFT else one for one in made.notices)
        return replace(made, notices=notices)
    if event in ("take-back", "withdraw") and (last.sent_at is None) is (event == "take-back"):
        return _changed(made, last.model_copy(update={"state": NoticeState.WITHDRAWN}))
    if event in set(Outcome) and last.state in (NoticeState.SENT, NoticeState.ACKNOWLEDGED):
        return _changed(made, answered(last, Outcome(event), at))
    return replace(made, **_seen(made, event, at))  # type: ignore[arg-type] # each by its name


def _seen(made: Course, event: str, at: datetime) -> dict[str, object]:
    """Return what changes by what was seen at the address, or by what the person chose."""
    changes: dict[tuple[str, bool], dict[str, object]] = {
        ("gone", False): {"gone": True},
        ("back", True): {"gone": False, "back_at": at, "live_at": at},
        ("live", False): {"live_at": at},
    }
    if event == "hold":
        return {"particulars": Particulars(police_first_until=at + 5 * DAY)}
    return changes.get((event, made.gone), {})


def _changed(made: Course, notice: Notice) -> Course:
    return replace(made, notices=(*made.notices[:-1], notice))
