"""How a letter leaves: a summary, one click, half a minute to take it back; or a form that a person files herself."""

from __future__ import annotations

import threading
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from fastapi import APIRouter
from starlette.responses import Response

from takedown.cases.notice import Notice, NoticeState, Outcome
from takedown.cases.noun import now
from takedown.cases.reply import Meaning
from takedown.errors import TakedownError
from takedown.pipeline.cautions import gate
from takedown.pipeline.cautions.caution import NameWanted, OnHold
from takedown.pipeline.cautions.gate import EvidenceLacking, Said
from takedown.pipeline.cautions.looks import ContextUnseen, SecondPerson
from takedown.pipeline.letters import editing
from takedown.pipeline.letters.summary import Summary
from takedown.pipeline.mailing.replies import Inbox
from takedown.pipeline.mailing.sending import NothingToUndo, Outbox
from takedown.pipeline.notify import UNSENT, Desk
from takedown.pipeline.person import guided
from takedown.pipeline.proof.capture import capture
from takedown.web.here import Here, Opened
from takedown.web.keeper import Keeper
from takedown.web.live import Job
from takedown.web.pages import letter
from takedown.web.visitors import Flash

router = APIRouter(prefix="/n/{notice_id}")

_POST, _KEEP = "post", "keep"
_TICK = 0.2
_ON_THE_PAGE = ("contact-unchecked", "recipient-unconfirmed")
"""What may be missing until the summary asks for it."""
_ENDING = threading.Lock()
"""Held while the post decides that nothing is left to send, so that a letter queued at that moment isn't passed by."""


@router.get("/send")
def ask(here: Opened, notice_id: str) -> Response:
    """Show what leaves, to whom, what they learn and what happens then; nothing has left."""
    return _asked(here, notice_id)


@router.post("/send")
def decide(here: Opened, notice_id: str) -> Response:
    """Approve the letter as it reads, and, where it goes by e-mail and she asked for that, put it into the outbox."""
    desk, said = Desk(here.session), _said(here)
    notice, _ = desk.show(notice_id)
    if _is_over(notice):
        return here.go(f"/n/{notice_id}")
    # She approves what she read; in another window it may have changed since.
    if (read := here.field("read")) and read != _read(
        letter.summary_of(here, notice_id), editing.check(here.session, notice_id)
    ):
        return here.go(f"/n/{notice_id}/send", "web-letters-changed-meanwhile")
    here.visitor.held["by"] = said.by
    if notice.state is not NoticeState.APPROVED:
        if gate.waiting(here.session, notice_id, said):
            return _asked(here, notice_id, 409)
        desk.approve(
            notice_id,
            contact_checked=here.field("contact_checked") == "yes",
            seen=said.seen,
            by=said.by,
            without_evidence=said.without_evidence,
        )
        guided.done(here.session, notice.case_id, "letters")
    if here.field("way") != "mail":
        return here.go(f"/n/{notice_id}", "web-letters-approved")
    return _queued(here, notice_id)


@router.post("/back")
def back(here: Opened, notice_id: str) -> Response:
    """Take the approval back: the letter can be changed again."""
    with suppress(NothingToUndo):
        Outbox(here.session).undo(notice_id)
    with here.session.store.begin() as tx:
        desk = Desk(here.session)
        desk.reopened(tx, desk.show(notice_id)[0])
    return here.go(f"/n/{notice_id}#words", "web-letters-open-again")


@router.post("/undo")
def undo(here: Opened, notice_id: str) -> Response:
    """Take a letter out of the outbox while it is there."""
    try:
        Outbox(here.session).undo(notice_id)
    except NothingToUndo:
        return here.go(f"/n/{notice_id}", "web-undo-over")
    return here.go(f"/n/{notice_id}", "web-letters-taken-back")


@router.post("/again")
def again(here: Opened, notice_id: str) -> Response:
    """Send a letter once more of which nobody knows whether it left; she has looked."""
    Outbox(here.session).queue(notice_id, again=True)
    post(here.keeper)
    return here.go(f"/n/{notice_id}", "web-letters-queued")


@router.post("/keep")
def keep(here: Opened, notice_id: str) -> Response:
    """Keep something of each page that the letter is about, before it may be gone."""
    keeper, (notice, _) = here.keeper, Desk(here.session).show(notice_id)
    matches = list(notice.match_ids)
    keeper.jobs.start(Job(_KEEP, "letters/keeping.html", notice_id), lambda job: _kept(keeper, job, matches))
    return here.go(f"/n/{notice_id}/send")


@router.post("/filed")
def filed(here: Opened, notice_id: str) -> Response:
    """Record that she filed or sent it herself; its clock starts."""
    at = _moment(here.field("day"), here.field("hour"))
    if at is None:
        return here.go(f"/n/{notice_id}#filed", "web-letters-bad-time")
    notice = Desk(here.session).sent(notice_id, at, here.field("reference"))
    guided.done(here.session, notice.case_id, "letters")
    return here.go(f"/n/{notice_id}", "web-letters-filed-done")


@router.post("/answer")
def answer(here: Opened, notice_id: str) -> Response:
    """Record what the recipient answered, as she tells it."""
    at = _moment(here.field("day"), "12:00") if here.field("day") else None
    known = next((one for one in Outcome if one.value == here.field("outcome")), None)
    if known is None:
        return here.go(f"/n/{notice_id}#answer", "web-letters-which-answer")
    decided = min(at, now()) if at is not None else None
    Desk(here.session).outcome(notice_id, known, words=here.field("words"), at=decided)
    return here.go(f"/n/{notice_id}", "web-letters-answer-kept")


@router.post("/replies/{reply_id}")
def mean(here: Opened, notice_id: str, reply_id: str) -> Response:
    """Say what a reply means."""
    known = next((one for one in Meaning if one.value == here.field("meaning")), Meaning.UNCLEAR)
    if known is Meaning.UNCLEAR:
        return here.go(f"/n/{notice_id}#replies", "web-letters-which-answer")
    taken = Inbox(here.session).decide(reply_id, known)
    unproven = known is Meaning.REMOVED and not taken.proven
    return here.go(f"/n/{notice_id}", "web-letters-reply-unproven" if unproven else "web-letters-answer-kept")


@router.post("/withdraw")
def withdraw(here: Opened, notice_id: str) -> Response:
    """Stop a letter that hasn't left; for one that has, draft a letter that takes it back."""
    with suppress(NothingToUndo):
        Outbox(here.session).undo(notice_id)
    done = Desk(here.session).withdraw([notice_id])
    drafted = next((one for one in done if one.letter == "withdrawal"), None)
    if drafted is not None:
        return here.go(f"/n/{drafted.id}", "web-letters-withdrawal")
    case = letter.case_of(here.session, Desk(here.session).show(notice_id)[0])
    return here.go(f"/c/{case.id}/letters", "web-letters-stopped")


def post(keeper: Keeper) -> Job | None:
    """Have what waits in the outbox sent as soon as each letter's time has come; one post goes on at a time.

    On a team's server the outbox is sent by a worker: no job goes on beside the pages.
    """
    while not keeper.is_team:
        ours = Job(_POST, "letters/post.html")
        job = keeper.jobs.start(ours, lambda job: _delivered(keeper, job))
        with _ENDING:
            if job is ours or not job.told.get("ending"):
                return job
        # The one that goes on has looked for the last time: it is over in a moment.
        job.news(job.turn, _TICK)
    return None


def _delivered(keeper: Keeper, job: Job) -> None:
    """Send letter by letter; one whose time is far off waits in the outbox without anybody."""
    patience = letter.patience(keeper)
    while True:
        with _ENDING, keeper.using() as session:
            at = Outbox(session).next()
            if at is None or at > now() + patience:
                job.tell(ending=True)
                return
        if at <= now():
            with keeper.using() as session:
                for delivery in Outbox(session).flush():
                    job.tell(last=delivery.dispatch.state.value)
        job.stopping.wait(_TICK)
        job.check()


def _queued(here: Here, notice_id: str) -> Response:
    try:
        _, dispatch = Outbox(here.session).queue(notice_id)
    except TakedownError as problem:
        _tell_stop(here, problem)
        return here.go(f"/n/{notice_id}")
    keeper, seconds = here.keeper, here.keeper.settings.smtp.undo_seconds
    token = here.visitor.can_undo(lambda: _take_back(keeper, notice_id), f"/n/{notice_id}", seconds) if seconds else ""
    post(keeper)
    soon = dispatch.not_before <= now() + timedelta(seconds=seconds + 1)
    return here.go(f"/n/{notice_id}", "web-letters-queued" if soon else "web-letters-queued-later", undo=token)


def _tell_stop(here: Here, problem: TakedownError) -> None:
    """Tell what stopped a letter: in a page's own words where the general ones speak of commands."""
    own = problem.key().replace("error-", "web-letters-stop-")
    if own in here.words:
        here.visitor.tell(own)
    else:
        here.visitor.told.append(Flash(problem.key(), {**problem.data}))


def _take_back(keeper: Keeper, notice_id: str) -> None:
    with keeper.using() as session:
        Outbox(session).undo(notice_id)


def _asked(here: Here, notice_id: str, status: int = 200) -> Response:
    found, checked = letter.summary_of(here, notice_id), editing.check(here.session, notice_id)
    notice = found.notice
    if _is_over(notice):
        return here.go(f"/n/{notice_id}")
    if not _is_ready(checked):
        return here.go(f"/n/{notice_id}#check", "web-letters-not-ready")
    said = _said(here)
    questions = () if notice.state is NoticeState.APPROVED else gate.waiting(here.session, notice_id, Said(by=said.by))
    case = letter.case_of(here.session, notice)
    return here.page(
        "letters/send.html",
        status,
        case=case,
        step="letters",
        notice=notice,
        summary=found,
        checked=checked,
        plain=letter.plain(found, checked),
        verified_on=letter.verified_on(found, here.language),
        asked=_questions(questions),
        held=next((one for one in questions if isinstance(one, OnHold)), None),
        said=said,
        refused=status != 200,  # noqa: PLR2004 - HTTP's own
        keeping=here.keeper.jobs.last(_KEEP, notice_id),
        until=_until(case.particulars.police_first_until),
        by_mail=bool(found.mail and found.can_mail),
        sender=here.keeper.settings.notifier.email or found.facts.email,
        wants_look=_wants_look(checked),
        as_read=_read(found, checked),
    )


def _read(found: Summary, checked: editing.Checked) -> str:
    """Return what stands for what a summary shows: to whom, and which words; a page of before has another one."""
    told = (found.notice.recipient, found.mail, checked.letter.text())
    return sha256("\n".join(told).encode()).hexdigest()


def _is_over(notice: Notice) -> bool:
    """Return whether it left or was withdrawn: there is nothing more to decide on a summary."""
    return notice.state not in UNSENT or notice.sent_at is not None


def _is_ready(checked: editing.Checked) -> bool:
    """Return whether the words may be approved; that nobody looked at the contact yet is asked on the page."""
    return not checked.found and set(checked.missing) <= set(_ON_THE_PAGE)


def _wants_look(checked: editing.Checked) -> str:
    """Return which of the two questions about the contact is asked, or nothing."""
    return next((one for one in _ON_THE_PAGE if one in checked.missing), "")


def _questions(troubles: tuple[TakedownError, ...]) -> dict[str, TakedownError]:
    kinds = {NameWanted: "name", ContextUnseen: "unseen", SecondPerson: "second", EvidenceLacking: "evidence"}
    return {kinds[type(one)]: one for one in troubles if type(one) in kinds}


def _said(here: Here) -> Said:
    by = here.field("by") or str(here.visitor.held.get("by", ""))
    return Said(by, here.field("seen") == "yes", here.field("without_evidence") == "yes")


def _until(at: datetime | None) -> datetime | None:
    return at if at is not None and at > now() else None


def _moment(day: str, hour: str) -> datetime | None:
    try:
        return datetime.fromisoformat(f"{day}T{hour or '12:00'}").astimezone().astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _kept(keeper: Keeper, job: Job, matches: list[str]) -> None:
    fingerprinter = keeper.fingerprinter()
    with keeper.using() as session:
        for done, _ in enumerate(capture(session, matches, fingerprinter), start=1):
            job.tell(done=done, of=len(matches))
            job.check()
