"""Notices and courses for the tests of the ladder: made up, in memory, from one day on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

from takedown.cases.holding import Contact, Holder, Holding
from takedown.cases.notice import OUTCOME_STATES, Notice, NoticeState, Outcome
from takedown.notices import directory
from takedown.notices.bases import BASES
from takedown.notices.clocks import OWN_RHYTHM, months_after
from takedown.notices.course import Course, Step
from takedown.notices.ladder import next_step

START = datetime(2026, 6, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
RHYTHM = 3 * DAY
RECIPIENTS = directory.load()
CONTACT = Contact(address="abuse@net.example", found="rdap-abuse", source="https://rdap.example", confidence="medium")
HOLDING = Holding(
    url="https://x.com/a/1",
    host="x.com",
    at=START,
    holders=(
        Holder(part="platform", name="X", recipient="x", source="directory"),
        Holder(part="host", name="OVH", recipient="ovhcloud", source="rdap"),
        Holder(part="cdn", name="Cloudflare", recipient="cloudflare", source="headers"),
        Holder(part="network", name="NET-EXAMPLE", contacts=(CONTACT,), source="rdap"),
        Holder(part="registrar", name="Registrar without a contact", source="rdap"),
    ),
)
_NUMBERS = count()


def written(recipient: object = "x", route: object = "eu-dsa-16", **more: object) -> Notice:
    """Return a notice as the desk would have stored it."""
    number = next(_NUMBERS)
    fields = {
        "id": f"n{number}",
        "case_id": "c",
        "created_at": START,
        "recipient": recipient,
        "route": route,
        "language": "en",
        "reference": f"R{number}",
        "urls": ("https://x.com/a/1",),
        "match_ids": ("m",),
        **more,
    }
    return Notice.model_validate(fields)


def sent(at: datetime = START, **more: object) -> Notice:
    return written(**{"state": NoticeState.SENT, "sent_at": at, "due_at": at + RHYTHM, "due_basis": OWN_RHYTHM, **more})


def answered(notice: Notice, outcome: Outcome, at: datetime) -> Notice:
    decided = None if outcome is Outcome.NO_ANSWER else at
    changes = {"state": OUTCOME_STATES[outcome], "outcome": outcome.value, "decided_at": decided}
    return notice.model_copy(update=changes)


def course(*notices: Notice, **more: object) -> Course:
    made = Course(notices, RECIPIENTS, RHYTHM, HOLDING, country="FR")
    return replace(made, **more)  # type: ignore[arg-type] # each by its name


def step_of(made: Course, at: datetime = START + 30 * DAY) -> Step:
    step = next_step(made, at)
    assert step is not None
    return step


def drafts(made: Course, step: Step, at: datetime) -> list[Notice]:
    """Return what the pipeline would draft for a step."""
    found = []
    for target in step.targets:
        addressee = None
        recipient = target.recipient
        if not recipient:
            holder = HOLDING.held_by(target.part) if target.part else None
            assert holder is not None
            addressee = {**RECIPIENTS["host_generic"].row(), "name": holder.name}
            recipient = "host_generic"
        follows = target.follows or step.notice
        assert follows in {one.id for one in made.notices}
        fields = {"created_at": at, "letter": target.letter, "follows": follows, "addressee": addressee}
        found.append(written(recipient, target.route, **fields))
    return found


def posted(made: Course, step: Step, at: datetime) -> list[Notice]:
    """Return the drafts of a step as if they had left at once, with the clock of their own basis."""
    return [left(one, at) for one in drafts(made, step, at)]


def left(notice: Notice, at: datetime) -> Notice:
    """Return a notice as it is once it left, with the clock of its basis."""
    deadline = BASES[notice.route].deadline if notice.letter == "notice" else None
    due, basis = at + RHYTHM, OWN_RHYTHM
    if deadline is not None:
        due = at + timedelta(hours=deadline.hours) if deadline.hours else months_after(at, deadline.months or 0)
        basis = notice.route
    changes = {"state": NoticeState.SENT, "sent_at": at, "due_at": due, "due_basis": basis}
    return notice.model_copy(update=changes)
