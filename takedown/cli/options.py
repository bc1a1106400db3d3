"""Options that several verbs share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from takedown.cli.language import words

Json = Annotated[bool, typer.Option("--json", help=words("help-json"))]
CaseId = Annotated[str, typer.Option("--case", help=words("help-case"))]
MaybeCaseId = Annotated[str | None, typer.Option("--case", help=words("help-case"))]
Paths = Annotated[list[Path], typer.Argument(metavar="PATH...", help=words("help-paths"))]

PARTLY = 3
FAILED = 1


def status_of(taken: int, left: int) -> int:
    """Return the exit status: all taken, some, or none at all."""
    if not left:
        return 0
    return PARTLY if taken else FAILED
