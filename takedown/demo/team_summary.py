"""The end of the demonstration of a team's server: a table that a newcomer understands."""

from __future__ import annotations

import time

from rich.markup import escape
from rich.table import Table

from takedown.demo.stage import Stage
from takedown.demo.team_story import Told, posted_of


def show(stage: Stage, told: Told) -> None:
    """Print what came of it."""
    words = stage.words
    table = Table(title=words("demo-summary"), title_justify="left", show_header=False, title_style="bold")
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for slug, one in told.of.items():
        cell = words(
            "demo-team-cell",
            media=one.media,
            copies=one.copies,
            posted=len(posted_of(slug)),
            wrong=one.wrong,
            approved=one.approved,
        )
        table.add_row(escape(words(f"demo-team-{slug}")), escape(cell))
    table.add_row(escape(words("demo-team-row-same")), escape(words("demo-team-cell-same", count=told.shared)))
    table.add_row(escape(words("demo-team-row-walls")), escape(words("demo-team-cell-walls", count=told.checks)))
    seconds = round(time.monotonic() - told.began, 1)
    table.add_row(escape(words("demo-row-time")), escape(words("demo-took", seconds=seconds)))
    stage.console.print()
    stage.console.print(table)
    if not told.as_hoped:
        stage.says("demo-not-as-hoped")
