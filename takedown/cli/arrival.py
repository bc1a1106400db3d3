"""``start``: the guided arrival, one question at a time, in plain lines; nothing is written before it is asked for."""

from __future__ import annotations

import shutil
import sys
import textwrap
from typing import TYPE_CHECKING

import typer

from takedown.cases.arrival import LEAVE, Answer, Arrival, NoSuchAnswer, Place, Question
from takedown.cases.case import Adult, Case, Standing
from takedown.cli.case_edit import fields_checked
from takedown.cli.consent import statement_of
from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import Json
from takedown.cli.output import Output, printable

if TYPE_CHECKING:
    from takedown.cases.recipient import Recipient

_NARROWEST, _WIDEST = 30, 76
_CLEAN = "\x1b[3J\x1b[2J\x1b[H"
"""Erase what can be scrolled back to, then the screen (ECMA-48, 8.3.39; 3 is xterm's own)."""


def register(app: typer.Typer) -> None:
    """Declare the verb."""
    app.command("start", help=words("help-start"))(start)


def start(
    context: typer.Context,
    *,
    as_json: Json = False,
) -> None:
    """Walk through the first questions: the device, danger, the age; leaving is possible at each."""
    options: Options = context.obj
    talk = _Talk(as_json=as_json)
    here = Arrival()
    try:
        while (question := here.question) is not None:
            here = talk.asked(here, question)
        case = _made(options, here, talk) if here.may_keep else None
        if here.may_keep and case is None:
            here = Arrival(Place.PAUSED)
    except (EOFError, KeyboardInterrupt):
        here, case = Arrival(Place.LEFT), None
    if here.place is Place.LEFT:
        _clean()
    else:
        talk.end(here, case)
    if as_json:
        Output(as_json=True).line(_record(here, case), "")


class _Talk:
    """Plain lines to the person, and what she types; on standard error where the result is for a program."""

    def __init__(self, *, as_json: bool) -> None:
        self._to = sys.stderr if as_json else sys.stdout
        self._width = max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns - 1))

    def asked(self, here: Arrival, question: Question) -> Arrival:
        """Ask until there is an answer; return where it leads, after what it tells was told."""
        for code in question.says:
            self.tell(words("arrival-says-" + code))
        self.tell(words("arrival-" + question.place))
        for number, answer in enumerate(question.answers, start=1):
            self.line(f"{number}  {_answer_words(question, answer)}", hanging="   ")
        answer = self._answer(question)
        there = here.answered(answer.code)
        if answer.tells and there.place is not Place.LEFT:
            self._told(answer.tells, there)
        return there

    def _answer(self, question: Question) -> Answer:
        while True:
            typed = self.read(words("arrival-your-answer"))
            try:
                return (
                    question.answers[int(typed) - 1] if _is_number(typed, question) else question.answer(_code(typed))
                )
            except NoSuchAnswer:
                self.line(words("arrival-once-more", last=len(question.answers)))

    def _told(self, code: str, there: Arrival) -> None:
        if code == "lines":
            self.tell(words("arrival-tells-lines"))
            self.lines_of_support(there.country, minor=False)
        else:
            self.tell(words("arrival-tells-" + code))

    def lines_of_support(self, country: str, *, minor: bool) -> None:
        """Tell whom to turn to, each with its hours where they are known."""
        from takedown.pipeline.person import support

        for recipient in support.lines(country, minor=minor):
            self.line(recipient.name)
            for text in _ways(recipient):
                self.line(text, indent="   ")
        self.line("")

    def end(self, here: Arrival, case: Case | None) -> None:
        """Tell what comes now."""
        self.tell(words("arrival-end-" + here.place))
        if here.place is Place.HOTLINES:
            self.lines_of_support(here.country, minor=True)
            self.tell(words("arrival-addresses"))
        if here.place is Place.READY:
            self.tell(words("arrival-commands-new", standing=(here.standing or Standing.SUBJECT).value))
        if case is not None:
            self.tell(words("arrival-commands", case=case.id))

    def tell(self, text: str) -> None:
        """Write paragraphs, and an empty line after them."""
        for paragraph in text.split("\n"):
            self.line(paragraph)
        self.line("")

    def line(self, text: str, indent: str = "", hanging: str = "") -> None:
        """Write a line, broken between words where it is too long; a command or an address is never broken."""
        width = len(text) + 1 if text.startswith("takedown ") else self._width
        broken = textwrap.wrap(
            printable(text),
            width,
            initial_indent=indent,
            subsequent_indent=indent + hanging,
            break_long_words=False,
            break_on_hyphens=False,
        )
        print("\n".join(broken), file=self._to, flush=True)

    def read(self, question: str) -> str:
        """Return a line that was typed.

        Raises:
            EOFError: there is nobody to type any more.
        """
        print(question, end=" ", file=self._to, flush=True)
        typed = sys.stdin.readline()
        if not typed:
            raise EOFError
        self.line("")
        return typed.strip()


def _answer_words(question: Question, answer: Answer) -> str:
    own = f"arrival-{question.place}-{answer.code.lower()}"
    return words(own if own in words else "arrival-any-" + answer.code)


def _is_number(typed: str, question: Question) -> bool:
    return typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(question.answers)


def _code(typed: str) -> str:
    """Return the code of an answer that was typed as a word."""
    return LEAVE if typed.lower() in words("arrival-leave-words").split() else typed


def _ways(recipient: Recipient) -> list[str]:
    """Return how a line is reached, as the directory says it: to speak or to write to, or else its own page."""
    from takedown.pipeline.person import support

    found = support.ways(recipient)
    told = [f"{one.purpose.in_(words.language)} {one.email or one.url}".strip() for one in found]
    return told or list(recipient.domains[:1])


def _made(options: Options, here: Arrival, talk: _Talk) -> Case | None:
    """Make the vault, unless there is one, and a case in it; ``None`` without a yes to the sentence that is shown."""
    from takedown.pipeline import casework
    from takedown.pipeline.session import Session

    label = talk.read(words("arrival-label"))
    if _code(label) == LEAVE:
        raise EOFError
    with fields_checked():
        case = Case.opened(
            label=label or "1", adult=here.adult or Adult.UNSURE, standing=here.standing or Standing.SUBJECT,
            country=here.country,
        )  # fmt: skip
    talk.tell(statement_of(case))
    if talk.read(words("arrival-agree")).lower() not in words("yes-words").split():
        return None
    if _is_there(options):
        with options.session() as session:
            return casework.open_case(session, case, statement_of(case))
    session = Session.made(options.home, options.settings(), options.passphrase(twice=True))
    try:
        return casework.open_case(session, case, statement_of(case))
    finally:
        session.close()


def _is_there(options: Options) -> bool:
    from takedown.vault.header import NAME

    return (options.home / NAME).exists()


def _record(here: Arrival, case: Case | None) -> dict[str, object]:
    lane = {Adult.YES: "adult"}.get(here.adult, "hotlines") if here.adult else None
    return {
        "place": here.place.value,
        "way": dict(here.given).get(Place.DEVICE),
        "lane": lane,
        "country": here.country or None,
        "adult": here.adult.value if here.adult else None,
        "case": case.id if case else None,
    }


def _clean() -> None:
    """Leave an empty screen; where there is none, nothing more is written."""
    if sys.stdout.isatty():
        sys.stdout.write(_CLEAN)
        sys.stdout.flush()
