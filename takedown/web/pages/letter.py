"""One letter: where it goes and why, its words and what they lack, and how to change them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from takedown.cases.case import Case
from takedown.cases.notice import NOTICE_MOVES, OUTCOME_STATES, Notice, NoticeState, Outcome
from takedown.cases.noun import now
from takedown.notices import wording
from takedown.notices.draft import letter
from takedown.notices.letter import Letter
from takedown.notices.render import Format, render
from takedown.notices.sheet import Field, advice, pasted
from takedown.pipeline import casework
from takedown.pipeline.letters import choices, editing
from takedown.pipeline.letters.choices import Choice
from takedown.pipeline.letters.editing import Checked
from takedown.pipeline.letters.summary import Summary, summary
from takedown.pipeline.mailing.replies import waits
from takedown.pipeline.notify import UNSENT, Desk
from takedown.pipeline.session import Session
from takedown.web import memory
from takedown.web.here import Here, Opened
from takedown.web.keeper import Keeper
from takedown.web.language import READINGS
from takedown.words import LANGUAGES, Language

router = APIRouter(prefix="/n/{notice_id}")

_FORMS: dict[str, tuple[Format, str]] = {
    "pdf": ("pdf", "application/pdf"),
    "eml": ("eml", "message/rfc822"),
    "txt": ("text", "text/plain; charset=utf-8"),
    "html": ("html", "text/html; charset=utf-8"),
}
_MOST_ROUTES = 12
_OF_CASE = ("name", "contact", "country")
_OF_PARTICULARS = (
    *("signature", "identifiable", "link_uk", "made_by_her", "mandate", "mandate_on"),
    *("rights_name", "rights_address", "rights_phone", "rights_email"),
)


@router.get("")
def show(here: Opened, notice_id: str) -> Response:
    """Show one letter, whatever its state."""
    return shown(here, notice_id)


@router.post("/words")
def change(here: Opened, notice_id: str) -> Response:
    """Keep the letter in her own words; look at them without keeping them; or go back to the program's."""
    asked, typed = here.field("do"), _typed(here)
    if asked == "check":
        return shown(here, notice_id, typed)
    if asked == "reset":
        before = editing.source(here.session, notice_id)
        editing.edit(here.session, notice_id, "")
        undo = here.visitor.can_undo(lambda: _put_back(here, notice_id, before), f"/n/{notice_id}")
        return here.go(f"/n/{notice_id}", "web-letters-reset-done", undo=undo)
    editing.edit(here.session, notice_id, typed)
    if asked == "on":
        return here.go(f"/n/{notice_id}/send")
    return here.go(f"/n/{notice_id}#words", "web-letters-words-kept")


@router.post("/check")
def check(here: Opened, notice_id: str) -> Response:
    """Give what is to be said of what is being typed; nothing is kept."""
    checked = editing.check(here.session, notice_id, _typed(here))
    return here.page("letters/check.html", checked=checked, **_said(checked))


@router.post("/language")
def speak(here: Opened, notice_id: str) -> Response:
    """Write the letter in the other language; her own words, if any, are dropped."""
    chosen = next((known for known in LANGUAGES if known == here.field("language")), None)
    if chosen is not None:
        editing.speak(here.session, notice_id, chosen)
    return here.go(f"/n/{notice_id}#words")


@router.post("/route")
def other_route(here: Opened, notice_id: str) -> Response:
    """Draft a letter about the same copies on another route, beside this one or instead of it."""
    desk = Desk(here.session)
    notice, _ = desk.show(notice_id)
    recipient, _, basis = here.field("route").partition(" ")
    drafted = desk.draft(notice.case_id, list(notice.match_ids), None, recipient=recipient, basis=basis).notices
    if not drafted:
        return here.go(f"/n/{notice_id}", "web-letters-route-there")
    if here.field("instead") == "yes" and notice.state in UNSENT and notice.sent_at is None:
        desk.withdraw([notice_id])
    return here.go(f"/n/{drafted[0].id}", "web-letters-route-drafted")


@router.post("/details")
def give(here: Opened, notice_id: str) -> Response:
    """Keep what she gives of what the letter needs; whatever was left empty stays as it was."""
    notice, _ = Desk(here.session).show(notice_id)
    given = {name: value for name in (*_OF_CASE, *_OF_PARTICULARS) if (value := here.field(name))}
    fields = {name: value for name, value in given.items() if name in _OF_CASE}
    if "country" in fields:
        fields["country"] = fields["country"].upper()
    more = {name: value for name, value in given.items() if name in _OF_PARTICULARS}
    if given:
        casework.edit_case(here.session, notice.case_id, more, **fields)
    return here.go(f"/n/{notice_id}#check", "web-letters-details-kept")


@router.get("/file/{kind}")
def download(here: Opened, notice_id: str, kind: str) -> Response:
    """Give the letter as a file; its name says nothing but our reference."""
    if kind not in _FORMS:
        return here.go(f"/n/{notice_id}")
    form, media_type = _FORMS[kind]
    notice, facts = Desk(here.session).show(notice_id)
    document = render(facts, form, notice.route, here.language, notice.edited)
    name = f"letter-{notice.reference}.{kind}"
    return Response(document, media_type=media_type, headers={"content-disposition": f'attachment; filename="{name}"'})


def shown(here: Here, notice_id: str, typed: str | None = None, status: int = 200) -> Response:
    """Return the page of a letter, with what was typed where that isn't kept yet."""
    found = summary_of(here, notice_id)
    checked = editing.checked(found.notice, found.facts, typed)
    notice = found.notice
    waiting = notice.state in UNSENT and notice.sent_at is None
    return here.page(
        "letters/letter.html" if waiting else "letters/sent.html",
        status,
        case=case_of(here.session, notice),
        step="letters",
        summary=found,
        notice=notice,
        checked=checked,
        plain=plain(found, checked),
        verified_on=verified_on(found, here.language),
        source=_source(typed) if typed is not None else wording.source(checked.letter),
        is_typed=typed is not None,
        advice=_advice(here, found, checked),
        fields=_fields(here, checked),
        others=_others(here, notice) if waiting else (),
        reading=_reading(here, found),
        is_approved=notice.state is NoticeState.APPROVED,
        waits=waits,
        **_posted(here, found),
        outcomes=[one.value for one in Outcome if OUTCOME_STATES[one] in NOTICE_MOVES.after(notice.state)],
        today=now().astimezone().date().isoformat(),
        hour=now().astimezone().strftime("%H:%M"),
        **_said(checked),
    )


def summary_of(here: Here, notice_id: str) -> Summary:
    """Return what is known of one letter's way; what recipients did so far is held in memory."""
    return summary(here.session, notice_id, memory.measured(here.keeper))


def _posted(here: Here, found: Summary) -> dict[str, Any]:
    """Return whether the outbox is being sent, why the last round of it broke off, and whether this letter is due."""
    post = here.keeper.jobs.last("post")
    running = post if post is not None and post.is_running else None
    trouble = here.words.error(post.error) if post is not None and post.error is not None else ""
    at = found.dispatch.not_before if found.dispatch is not None else None
    waited_for = at is not None and at <= now() + patience(here.keeper)
    return {
        "posting": running if waited_for else None,
        "post_trouble": trouble,
        "is_due": at is not None and at <= now(),
    }


def patience(keeper: Keeper) -> timedelta:
    """Return how long the sending of the outbox goes on for a letter; one whose time is later waits for a click."""
    return timedelta(seconds=keeper.settings.smtp.undo_seconds + 60)


def plain(found: Summary, checked: Checked) -> str:
    """Return the words that were approved where they aren't those of the letter any more: a template changed since."""
    approved = found.notice.text
    return approved if approved and approved != checked.letter.text() else ""


def verified_on(found: Summary, language: Language) -> str:
    """Return the day at which the directory's entry was read, as the page's language writes it."""
    noted = found.facts.recipient.verified_on
    try:
        return READINGS[language].day(date.fromisoformat(noted))
    except ValueError:
        return noted


def case_of(session: Session, notice: Notice) -> Case:
    """Return the case of a notice."""
    return casework.show_case(session, notice.case_id)


def _said(checked: Checked) -> dict[str, Any]:
    gone = {one.code: one.words for one in checked.lost}
    return {"gone": gone, "blanks": wording.blanks(checked.letter)}


def _advice(here: Here, found: Summary, checked: Checked) -> tuple[Field, ...]:
    # The first line is about the command line's own list.
    return advice(found.facts, found.notice.route, here.language, checked.letter)[1:]


def _fields(here: Here, checked: Checked) -> tuple[Field, ...]:
    places = (place for one in checked.facts.addresses for place in (one.page, one.url) if place)
    alone = Field(here.words("sheet-addresses-alone"), "\n".join(dict.fromkeys(places)))
    subject = Field(here.words("sheet-subject"), checked.letter.subject)
    return (subject, *(one for one in pasted(checked.letter) if one.value), alone)


def _others(here: Here, notice: Notice) -> tuple[Choice, ...]:
    """Return the other routes that are open for the first copy of a first letter."""
    if notice.letter != "notice" or notice.follows or not notice.match_ids:
        return ()
    own = (notice.recipient, notice.route)
    found = choices.of_match(here.session, notice.match_ids[0], memory.measured(here.keeper)).routes
    return tuple(one for one in found if (one.proposal.recipient.id, one.proposal.basis) != own)[:_MOST_ROUTES]


def _reading(here: Here, found: Summary) -> Letter | None:
    """Return the program's letter in the language of whoever reads the page, where it is in another one."""
    if found.facts.language == here.language:
        return None
    return letter(found.facts.model_copy(update={"language": here.language}), found.notice.route)


def _typed(here: Here) -> str:
    return (here.fields("text") or [""])[-1]


def _source(typed: str) -> str:
    return "\n".join(typed.splitlines())


def _put_back(here: Here, notice_id: str, text: str) -> None:
    with here.keeper.using() as session:
        editing.edit(session, notice_id, text)
