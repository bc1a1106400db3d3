"""``notices preview``: the letter that a recipient would get, for a made-up case. Nothing is stored; no vault asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from takedown.cases.notice import Letter
from takedown.cases.recipient import Recipient
from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import Json
from takedown.cli.output import Output, say
from takedown.errors import TakedownError
from takedown.words import LANGUAGES, Language

if TYPE_CHECKING:
    from takedown.notices.facts import Facts


class NothingToPreview(TakedownError):
    """Neither a recipient nor all of them were asked for."""

    exit_status = 2


class NoFolderToFill(TakedownError):
    """All letters were asked for, and no folder to write them into."""

    exit_status = 2


class PreviewUnwritable(TakedownError):
    """A letter's file can't be written; ``file`` and ``why``. Those before it are kept."""


class Shape(StrEnum):
    """In which form a letter is shown."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    EML = "eml"
    JSON = "json"
    SHEET = "sheet"


_ENDINGS = {Shape.TEXT: "txt", Shape.SHEET: "sheet.txt"}


@dataclass(frozen=True, slots=True)
class _Wanted:
    recipient: Recipient
    basis: str
    language: Language
    letter: Letter


def register(group: typer.Typer) -> None:
    """Declare the verb in the group ``notices``."""
    group.command("preview", help=words("help-notices-preview"))(preview)


def preview(
    context: typer.Context,
    *,
    recipient: Annotated[str, typer.Option(metavar="ID", help=words("help-preview-recipient"))] = "",
    basis: Annotated[str, typer.Option(metavar="ID", help=words("help-preview-basis"))] = "",
    lang: Annotated[Language, typer.Option(help=words("help-preview-lang"))] = words.language,
    letter: Annotated[Letter, typer.Option(help=words("help-preview-letter"))] = "notice",
    form: Annotated[Shape, typer.Option("--format", help=words("help-preview-format"))] = Shape.TEXT,
    everything: Annotated[bool, typer.Option("--all", help=words("help-preview-all"))] = False,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help=words("help-preview-out"))] = None,
    as_json: Json = False,
) -> None:
    """Show the letter that a recipient would get."""
    options: Options = context.obj
    output = Output(as_json=as_json)
    if everything and out is None:
        raise NoFolderToFill
    if everything and out is not None:
        _all(options, form, letter, out, output)
        return
    if not recipient:
        raise NothingToPreview
    wanted = _wanted(options, recipient, basis, lang, letter)
    if as_json:
        output.line(_record(wanted), "")
    else:
        output.document(_rendered(wanted, form))


def _all(options: Options, form: Shape, letter: Letter, out: Path, output: Output) -> None:
    count = 0
    for wanted in _every(options, letter):
        name = f"{wanted.recipient.id}.{wanted.basis}.{wanted.language}.{_ENDINGS.get(form, form.value)}"
        _write(out / name, _rendered(wanted, form))
        output.line({**_record(wanted), "out": str(out / name)}, str(out / name))
        count += 1
    say(words("preview-written", count=count, folder=str(out)))


def _wanted(options: Options, recipient: str, basis: str, language: Language, letter: Letter) -> _Wanted:
    from takedown.notices import directory
    from takedown.notices.routes import basis_for, checked

    found = directory.named(recipient, directory.folder_of(options.home))
    asked = basis or ("eu-dsa-20" if letter == "complaint" else "")
    return _Wanted(found, checked(found, asked) if asked else basis_for(found), language, letter)


def _every(options: Options, letter: Letter) -> Iterator[_Wanted]:
    from takedown.notices import directory
    from takedown.notices.routes import bases_of

    for recipient in directory.load(directory.folder_of(options.home)).values():
        for basis in bases_of(recipient):
            # A complaint is against a decision on a notice, and has a basis of its own.
            if letter != "complaint" or basis == "eu-dsa-20":
                yield from (_Wanted(recipient, basis, language, letter) for language in LANGUAGES)


def _rendered(wanted: _Wanted, form: Shape) -> bytes:
    from takedown.notices.render import render

    return render(_facts(wanted), form.value, wanted.basis, words.language)


def _record(wanted: _Wanted) -> dict[str, object]:
    from takedown.notices.completeness import missing
    from takedown.notices.draft import text

    facts = _facts(wanted)
    return {
        "recipient": wanted.recipient.id,
        "basis": wanted.basis,
        "language": wanted.language,
        "letter": facts.letter,
        "text": text(facts, wanted.basis),
        "missing": list(missing(facts, wanted.basis)),
    }


def _facts(wanted: _Wanted) -> Facts:
    from takedown.notices.sample import sample

    return sample(wanted.recipient, wanted.language, basis=wanted.basis, letter=wanted.letter)


def _write(file: Path, content: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    except OSError as problem:
        raise PreviewUnwritable(file=str(file), why=problem.strerror or type(problem).__name__) from problem
