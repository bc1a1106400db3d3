"""``notices edit``: a notice in a person's own words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar

import typer

from takedown.cases.noun import Row
from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import Json
from takedown.cli.output import Output, say
from takedown.errors import TakedownError

if TYPE_CHECKING:
    from takedown.pipeline.letters.editing import Checked


class OneWording(TakedownError):
    """A file and the program's own words were asked for at once. Nothing was changed."""

    exit_status: ClassVar[int] = 2


class WordingUnreadable(TakedownError):
    """A file is no text; ``file`` and ``why``. Nothing was changed."""


def register(group: typer.Typer) -> None:
    """Declare the verb in the group ``notices``."""
    group.command("edit", help=words("help-notices-edit"))(edit)


def edit(
    context: typer.Context,
    notice_id: Annotated[str, typer.Argument(metavar="ID", help=words("help-notice-id"))],
    *,
    file: Annotated[Path | None, typer.Option(metavar="FILE", help=words("help-edit-file"))] = None,
    reset: Annotated[bool, typer.Option("--reset", help=words("help-edit-reset"))] = False,
    as_json: Json = False,
) -> None:
    """Show a notice as it is edited, or keep it in a person's own words."""
    from takedown.pipeline.letters import editing

    if reset and file is not None:
        raise OneWording
    options: Options = context.obj
    text = "" if reset else _read(file) if file is not None else None
    with options.session() as session:
        if text is not None:
            editing.edit(session, notice_id, text)
        checked = editing.check(session, notice_id)
        source = editing.source(session, notice_id)
    if as_json or text is not None:
        Output(as_json=as_json).line(_record(checked, source), "")
    else:
        Output(as_json=False).document(source.encode())
    if text is not None:
        say(words("notices-edited" if checked.notice.edited else "notices-edited-own"))
        _tell(checked)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as problem:
        raise WordingUnreadable(file=str(file), why="UTF-8") from problem
    except OSError as problem:
        raise WordingUnreadable(file=str(file), why=problem.strerror or type(problem).__name__) from problem


def _tell(checked: Checked) -> None:
    gone = {one.code: one.words for one in checked.lost}
    for code in checked.missing:
        say(words("notice-missing", what=words("missing-" + code)))
        for text in gone.get(code, ()):
            say("  " + words("notices-edit-lost", words=text))
    for code, text in checked.found:
        say(words("notices-edit-found", what=words("lint-" + code), words=text or "none"))


def _record(checked: Checked, source: str) -> Row:
    notice = checked.notice
    return {
        "notice": notice.id,
        "state": notice.state.value,
        "own_words": bool(notice.edited),
        "missing": list(checked.missing),
        "lost": [{"element": one.code, "words": list(one.words)} for one in checked.lost],
        "found": [{"code": code, "words": text} for code, text in checked.found],
        "text": source,
    }
