"""What a person chose for her case, each thing on a page of its own, with what it does and who learns of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from fastapi import APIRouter
from pydantic import ValidationError
from starlette.responses import Response

from takedown.cases.case import Adult, Case, CaseStatus, Telling, Terms
from takedown.cases.noun import now
from takedown.errors import TakedownError
from takedown.pipeline import casework
from takedown.pipeline.notify import Desk
from takedown.pipeline.person import consent, telling
from takedown.pipeline.shelf import NotFound
from takedown.web.here import Here, Opened

router = APIRouter(prefix="/c/{case_id}/settings")

CHOICES = ("consent", "news", "contact", "hold", "number", "keeping", "age")
"""What can be chosen, in the order in which it is shown."""
_HOLDS = {"24": 24, "48": 48, "72": 72}
"""Hours for which everything is held back, as the page offers them."""


class NotChosen(TakedownError):
    """A form came without an answer, or with one that isn't among those shown. Nothing was changed."""


@router.get("")
def settings(here: Opened, case_id: str) -> Response:
    """Show everything that was chosen."""
    case = casework.show_case(here.session, case_id)
    if case.status is CaseStatus.ERASED:
        return here.go(f"/c/{case_id}/leave-no-trace")
    why = case.agreed.lacking(now().date())
    return here.page("follow/settings.html", case=case, step="", choices=CHOICES, why=why, held=_held(case))


@router.get("/{what}")
def ask(here: Opened, case_id: str, what: str) -> Response:
    """Ask one thing anew."""
    return _asked(here, casework.show_case(here.session, case_id), what)


@router.post("/{what}")
def choose(here: Opened, case_id: str, what: str) -> Response:
    """Keep one choice, or say why it can't be."""
    case = casework.show_case(here.session, case_id)
    if what not in _KEPT:
        raise NotFound(noun="case", id=what)
    try:
        _KEPT[what](here, case)
    except ValidationError:
        return _asked(here, case, what, here.words("web-follow-set-bad"))
    except TakedownError as error:
        own = f"web-follow-set-{error.key()}"
        return _asked(here, case, what, here.words(own) if own in here.words else here.words.error(error))
    if not here.visitor.told:
        here.visitor.tell("web-follow-set-kept")
    return here.go(f"/c/{case_id}/settings")


def statement_of(here: Here, case: Case) -> str:
    """Return the sentence that a consent for this case is given in."""
    scope = "" if case.adult is Adult.YES else "addresses-"
    return here.words(f"consent-{scope}{case.standing.value}")


def _asked(here: Here, case: Case, what: str, trouble: str = "") -> Response:
    if what not in CHOICES:
        raise NotFound(noun="case", id=what)
    if case.status is CaseStatus.ERASED:
        return here.go(f"/c/{case.id}/leave-no-trace")
    values: dict[str, object] = {"case": case, "step": "", "what": what, "trouble": trouble}
    if what == "consent":
        _, consents = consent.consents_of(here.session, case.id)
        values |= {"consents": consents[::-1], "why": case.agreed.lacking(now().date())}
        values |= {"statement": statement_of(here, case)}
    if what == "hold":
        values |= {"held": _held(case), "hours": tuple(_HOLDS)}
    return here.page(f"follow/settings/{what}.html", 409 if trouble else 200, **values)


def _held(case: Case) -> datetime | None:
    """Return until when everything is held back, where that is still to come."""
    until = case.particulars.police_first_until
    return until if until is not None and until > now() else None


def _consent(here: Here, case: Case) -> None:
    """Take the consent back, or record it anew."""
    if here.field("do") == "withdraw":
        done = consent.withdraw(here.session, case.id)
        stopped = len(done.stopped.notices) + done.stopped.letters
        here.visitor.tell("web-follow-set-withdrawn", stopped=stopped, letters=len(done.letters))
        if done.stopped.under_way or done.left:
            here.visitor.tell("web-follow-set-withdrawn-left", count=len(done.stopped.under_way) + len(done.left))
        return
    if here.field("agree") != "yes":
        raise NotChosen
    terms = Terms.model_validate(
        {
            "until": here.field("until") or None,
            "safe_contact": here.field("safe_contact"),
            "safe_words": here.field("safe_words"),
        }
    )
    consent.give(here.session, case.id, statement_of(here, case), terms)


def _news(here: Here, case: Case) -> None:
    choice = {"way": here.field("way"), "every_days": here.field("days") or 7, "to": here.field("to")}
    telling.choose(here.session, case.id, Telling.model_validate(choice))


def _contact(here: Here, case: Case) -> None:
    casework.edit_case(here.session, case.id, name=here.field("name"), contact=here.field("contact"))


def _hold(here: Here, case: Case) -> None:
    casework.edit_case(here.session, case.id, {"police_first_until": _until(here)})


def _until(here: Here) -> str | None:
    """Return until when everything is to be held back; ``None``: not at all."""
    chosen = here.field("hold")
    if chosen == "no":
        return None
    if chosen in _HOLDS:
        return (now() + timedelta(hours=_HOLDS[chosen])).isoformat()
    try:
        # What a browser's own field gives is this machine's time.
        return datetime.fromisoformat(here.field("until")).astimezone().astimezone(UTC).isoformat()
    except (ValueError, OverflowError):
        raise NotChosen from None


def _number(here: Here, case: Case) -> None:
    """Keep a complaint's number; open letters that may carry it are drafted again."""
    given = {name: here.field(name) for name in ("complaint_number", "complaint_at")}
    changed = {**given, "complaint_on": here.field("complaint_on") or None}
    after = casework.edit_case(here.session, case.id, changed)
    number = after.particulars.complaint_number
    if number and number != case.particulars.complaint_number and after.is_searched:
        drafted = Desk(here.session).with_complaint(case.id)
        here.visitor.tell("web-follow-set-number-drafted", count=len(drafted))


def _keeping(here: Here, case: Case) -> None:
    until = here.field("until") if here.field("keep") == "until" else ""
    if here.field("keep") == "until" and not until:
        raise NotChosen
    casework.edit_case(here.session, case.id, retain_until=until or None)


def _age(here: Here, case: Case) -> None:
    """Keep another answer about the age; what that deletes doesn't come back, so it is said twice."""
    adult = Adult(here.field("adult")) if here.field("adult") in set(Adult) else None
    if adult is None or (adult is not Adult.YES and here.field("sure") != "yes"):
        raise NotChosen
    after = casework.edit_case(here.session, case.id, adult=adult)
    if after.adult is Adult.YES and after.agreed.lacking(now().date()):
        here.visitor.tell("web-follow-set-age-consent")


_KEPT: dict[str, Callable[[Here, Case], None]] = {
    "consent": _consent,
    "news": _news,
    "contact": _contact,
    "hold": _hold,
    "number": _number,
    "keeping": _keeping,
    "age": _age,
}
