"""``case note``: what one worker leaves for the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from takedown.cases.noun import rfc3339
from takedown.cli.case_edit import Identity, fields_checked
from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import Json
from takedown.cli.output import Output, say

if TYPE_CHECKING:
    from takedown.cases.note import Note


def register(group: typer.Typer) -> None:
    """Declare the verb."""
    group.command("note", help=words("help-case-note"))(note)


def note(
    context: typer.Context,
    case_id: Identity,
    *,
    text: Annotated[str | None, typer.Option("--words", metavar="TEXT", help=words("help-note-words"))] = None,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help=words("help-note-by"))] = "",
    as_json: Json = False,
) -> None:
    """Show the notes of a case, the latest first; leave one before, where there are words for it."""
    from takedown.pipeline.person import notes

    options: Options = context.obj
    with options.session() as session:
        if text is not None:
            with fields_checked():
                notes.leave(session, case_id, text, by)
        found = notes.list_notes(session, case_id)
    output = Output(as_json=as_json)
    for one in found:
        record = {"note": one.id, "case": one.case_id, "at": rfc3339(one.at), "who": one.who, "words": one.words}
        output.line(record, _text(one))
    if not found:
        say(words("web-case-notes-none"))


def _text(one: Note) -> str:
    head = f"{one.at:%Y-%m-%d %H:%M} UTC  {one.who}".rstrip()
    return "\n".join([head, *(f"  {line}" for line in one.words.splitlines())])
