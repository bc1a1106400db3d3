"""The end of the demonstration: a table that a newcomer understands, where the drafts lie, and what to try next."""

from __future__ import annotations

import os
import shlex
import sys
import time
from pathlib import Path

from rich.markup import escape
from rich.table import Table

from takedown.demo.photographs import Edit
from takedown.demo.stage import Stage
from takedown.demo.story import Told
from takedown.demo.workplace import Workplace
from takedown.notices.directory import load


def show(stage: Stage, told: Told, place: Workplace) -> None:
    """Print what came of the demonstration, and how to go on with its vault."""
    words = stage.words
    stage.console.print()
    stage.console.print(_table(stage, told, place))
    if not told.as_hoped:
        stage.says("demo-not-as-hoped")
    stage.console.print()
    stage.console.print(f"[bold]{escape(words('demo-next'))}[/bold]")
    for line in _next(place):
        stage.console.print(f"   {escape(line)}", soft_wrap=True)


def _table(stage: Stage, told: Told, place: Workplace) -> Table:
    words = stage.words
    seconds = round(time.monotonic() - told.began, 1)
    table = Table(title=words("demo-summary"), title_justify="left", show_header=False, title_style="bold")
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")

    def row(label: str, cell: str) -> None:
        table.add_row(escape(label), escape(cell))

    row(words("demo-row-registered"), words("demo-cell-registered", count=told.registered))
    row(words("demo-row-looked"), words("demo-cell-looked", pages=told.pages, media=told.media))
    row(words("demo-row-found"), _found(stage, told))
    row(words("demo-row-alone"), words("demo-cell-alone", count=told.unrelated, wrong=told.wrong))
    row(words("demo-row-decided"), _decided(stage, told))
    names = load(place.home / "recipients")
    for draft in told.drafts:
        cell = words("demo-cell-draft", addresses=draft.addresses, missing=draft.missing, file=_near(draft.file))
        row(words("demo-row-draft", recipient=names[draft.recipient].name), cell)
    for url in (told.gone, told.live):
        verdict = told.verdicts.get(url, "unknown")
        row(words("demo-row-rechecked"), words("demo-cell-rechecked", url=url, verdict=verdict))
    row(words("demo-row-ledger"), words("demo-cell-ledger", count=told.entries))
    row(words("demo-row-bundle"), words("demo-cell-bundle", count=told.checked, file=_near(told.bundle)))
    row(words("demo-row-sent"), words("demo-cell-sent", state=told.answered))
    row(words("demo-row-next"), words("demo-cell-next", letter=told.climbed))
    row(words("demo-row-time"), words("demo-took", seconds=seconds))
    return table


def _found(stage: Stage, told: Told) -> str:
    edits = ", ".join(stage.words(f"demo-edit-{edit.value}") for edit in Edit if edit in told.edits)
    counts = {"copies": len(told.copies), "posted": told.posted, "photographs": len(told.photographs)}
    rest = told.registered - len(told.photographs)
    return stage.words("demo-cell-found", **counts, addresses=told.addresses, edits=edits, rest=rest)


def _decided(stage: Stage, told: Told) -> str:
    counts = {decision: told.decided.get(decision, 0) for decision in ("confirmed", "mine", "rejected")}
    return stage.words("demo-cell-decided", **counts)


def _next(place: Workplace) -> list[str]:
    program = shlex.quote(_near(Path(sys.executable).with_name("takedown")))
    variables = {"HOME": place.home, "PASSPHRASE_FILE": place.passphrase, "CONFIG": place.config}
    settings = " ".join(f"TAKEDOWN_{name}={shlex.quote(_near(path))}" for name, path in variables.items())
    verbs = ("serve", "matches list", "notices list", "doctor")
    return [f"export {settings}", *(f"{program} {verb}" for verb in verbs)]


def _near(path: Path) -> str:
    """Return the shorter of the path and the path from here."""
    return min(str(path), os.path.relpath(path), key=len)
