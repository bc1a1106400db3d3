"""The tables that the measurement prints: Markdown, so that they can be read here and put into a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from bench.video_edits.measure import Row, Strangers

_LISTED = 15


def recalls(console: Console, rows: Sequence[Row], columns: Sequence[str]) -> None:
    """Print a row for each edit, the mean and the lowest, and what was missed."""
    names = ("edit", "copies", *columns, "seconds right, copy", "original")
    table = _table(console, "Recall of edited videos", names)
    made = [row for row in rows if row.made]
    for row in made:
        shares = (f"{row.recall(column):.2f}" for column in columns)
        table.add_row(row.edit, str(row.made), *shares, *_overlaps([row]))
    for word, of in (("mean", _mean), ("lowest", min)):
        shares = (f"{of([row.recall(column) for row in made]):.3f}" for column in columns)
        table.add_row(word, "", *shares, *(_overlaps(made) if word == "mean" else ("", "")))
    wrong = (str(sum(len(row.wrong.get(column, ())) for row in made)) for column in columns)
    table.add_row("taken for another video", "", *wrong, "", "")
    console.print(table)
    missed = [f"{row.edit} of {name} was missed" for row in made for name in row.missed]
    first = columns[0]
    missed += [f"{row.edit} of {one} was taken for {two}" for row in made for one, two in row.wrong.get(first, ())]
    _list(console, missed)


def falses(console: Console, results: Iterable[tuple[str, Strangers]], columns: Sequence[str]) -> None:
    """Print how many videos matched that are no copies, and which by ours."""
    table = _table(console, "Unrelated videos, and how many matched", ("what", "looked at", *columns))
    listed: list[str] = []
    for name, result in results:
        matched = (str(len(result.matched[column])) for column in columns)
        table.add_row(name, str(result.looked), *matched)
        listed += [f"{one} matched" for one in result.matched[columns[0]]]
    console.print(table)
    _list(console, listed)


def facts(console: Console, title: str, rows: Iterable[tuple[str, str]]) -> None:
    """Print figures, each with what it is of."""
    table = _table(console, title, ("what", "figure"))
    for what, figure in rows:
        table.add_row(what, figure)
    console.print(table)


def _overlaps(rows: Sequence[Row]) -> tuple[str, str]:
    pairs = [pair for row in rows for pair in row.overlaps]
    if not pairs:
        return "", ""
    return f"{_mean([of_copy for of_copy, _ in pairs]):.2f}", f"{_mean([original for _, original in pairs]):.2f}"


def _list(console: Console, lines: Sequence[str]) -> None:
    for line in lines[:_LISTED]:
        console.print(f"* {line}", highlight=False)
    if len(lines) > _LISTED:
        console.print(f"* and {len(lines) - _LISTED} more")


def _table(console: Console, title: str, names: Sequence[str]) -> Table:
    console.print(f"\n### {title}")
    table = Table(box=box.MARKDOWN)
    for at, name in enumerate(names):
        table.add_column(name, justify="left" if at == 0 else "right", no_wrap=True)
    return table


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
