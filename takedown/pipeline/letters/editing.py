"""Editing: a notice in a person's own wording. Its approval, if it had one, is over; nothing leaves by it."""

from __future__ import annotations

from dataclasses import dataclass

from takedown.cases.event import EventKind
from takedown.cases.notice import Notice, NoticeState
from takedown.errors import TakedownError
from takedown.notices import lint, wording
from takedown.notices.completeness import Element
from takedown.notices.draft import letter
from takedown.notices.facts import Facts
from takedown.notices.letter import Letter
from takedown.notices.wording import Kept
from takedown.pipeline.letters.addressees import Addressees
from takedown.pipeline.letters.notice_facts import facts_of
from takedown.pipeline.notify import UNSENT, Desk
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import NOTICES
from takedown.store import Transaction
from takedown.words import Language


class NotToEdit(TakedownError):
    """The notice left or was withdrawn; ``notice`` and its ``state``. Its words stay as they are."""


class TooLong(TakedownError):
    """More than a letter holds; ``most`` letters. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A notice as it would read in some wording, and what is to be said of that.

    Attributes:
        letter: what would leave. elements: what it has to have, there or not. lost: what was in the program's own
            letter and has to stay, with the words that are gone. found: codes of what must never stand in a letter
            (``lint-<code>``), each with the words that were found, where they can be told.
    """

    notice: Notice
    facts: Facts
    letter: Letter
    elements: tuple[Element, ...]
    lost: tuple[Kept, ...]
    found: tuple[tuple[str, str], ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The codes of the elements that aren't there."""
        return tuple(one.code for one in self.elements if not one.there)

    @property
    def is_fit(self) -> bool:
        """Whether the words themselves may be approved; somebody may still have to look first."""
        return not self.missing and not self.found


def edit(session: Session, notice_id: str, text: str) -> Notice:
    """Keep a notice in a person's own words, whole; an empty text gives it the program's own again.

    What was approved is a draft again, and is read and approved anew. What reads as the program's own is kept as that,
    so that it goes on following what is known of the case.

    Raises:
        NotFound, NotToEdit, TooLong, NotAdult, CaseNotOpen: nothing was changed.
    """
    edited = _tidied(text)
    with session.store.begin() as tx:
        notice = NOTICES.get(tx, notice_id)
        _check_waits(notice)
        facts = facts_of(session, tx, notice, Addressees(session))
        if edited == wording.source(letter(facts, notice.route)):
            edited = ""
        if edited == notice.edited:
            return notice
        if notice.state is NoticeState.APPROVED:
            notice = Desk(session).reopened(tx, notice)
        return _kept(session, tx, notice, facts, edited)


def speak(session: Session, notice_id: str, language: Language) -> Notice:
    """Write a notice in another language: the program's own words in it; words of a person's own are dropped.

    Raises:
        NotFound, NotToEdit, NotAdult, CaseNotOpen: nothing was changed.
    """
    with session.store.begin() as tx:
        notice = NOTICES.get(tx, notice_id)
        _check_waits(notice)
        if notice.language == language:
            return notice
        if notice.state is NoticeState.APPROVED:
            notice = Desk(session).reopened(tx, notice)
        notice = notice.model_copy(update={"language": language})
        NOTICES.renew(tx, notice, "language")
        return _kept(session, tx, notice, facts_of(session, tx, notice, Addressees(session)), "")


def source(session: Session, notice_id: str) -> str:
    """Return the words of a notice as they are edited: a paragraph is one line.

    Raises:
        NotFound, NotAdult, CaseNotOpen: there is none, or none to write for.
    """
    notice, facts = Desk(session).show(notice_id)
    return wording.source(wording.letter_of(facts, notice.route, notice.edited))


def check(session: Session, notice_id: str, text: str | None = None) -> Checked:
    """Return what is to be said of a notice in the wording ``text``; by default, in its own. Nothing is stored.

    Raises:
        NotFound, TooLong, NotAdult, CaseNotOpen: there is none, or none to write for.
    """
    return checked(*Desk(session).show(notice_id), text)


def checked(notice: Notice, facts: Facts, text: str | None = None) -> Checked:
    """Return the same of a notice that was read already, as ``Desk.show`` gives it.

    Raises:
        TooLong: of ``text``.
    """
    edited = notice.edited if text is None else _tidied(text)
    if edited == wording.source(letter(facts, notice.route)):
        edited = ""
    written = wording.letter_of(facts, notice.route, edited)
    found = lint.lint(written.text(), facts, notice.route)
    return Checked(
        notice,
        facts,
        written,
        wording.elements(facts, notice.route, edited),
        wording.lost(facts, notice.route, edited) if edited else (),
        tuple((code, lint.words_for(code, written.text(), facts)) for code in found),
    )


def _kept(session: Session, tx: Transaction, notice: Notice, facts: Facts, edited: str) -> Notice:
    missing = wording.missing(facts, notice.route, edited)
    changed = notice.model_copy(update={"edited": edited, "missing": missing})
    NOTICES.renew(tx, changed, "edited", "missing")
    body: dict[str, object] = {"own_words": bool(edited), "language": changed.language}
    session.ledger.append(tx, EventKind.NOTICE_EDITED, notice.case_id, notice.id, body)
    return changed


def _check_waits(notice: Notice) -> None:
    if notice.state not in UNSENT or notice.sent_at is not None:
        raise NotToEdit(notice=notice.id, state=notice.state.value)


def _tidied(text: str) -> str:
    if len(text) > wording.MOST:
        raise TooLong(most=wording.MOST)
    return wording.source(wording.read(text)) if text.strip() else ""
