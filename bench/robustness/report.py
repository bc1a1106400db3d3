"""The tables that a measurement prints: Markdown, so that they can be read here and put into a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from bench.robustness.measure import Copies, Shots, Strangers

_LISTED = 12


def recalls(console: Console, results: Sequence[Copies], columns: Sequence[str]) -> None:
    """Print a row for each edit, and the suites' means and minima."""
    for hard, name in ((False, "Ordinary edits"), (True, "Hard edits")):
        rows = [one for one in results if one.edit.hard is hard]
        if not rows:
            continue
        table = _table(console, f"{name}: recall", ("edit", "family", "copies", *columns))
        for row in rows:
            shares = (f"{row.recall(column):.2f}" for column in columns)
            table.add_row(row.edit.name, row.edit.family, str(row.made), *shares)
        for word, of in (("mean", _mean), ("lowest", min)):
            table.add_row(word, "", "", *(f"{of([row.recall(column) for row in rows]):.3f}" for column in columns))
        wrong = (str(sum(len(row.wrong[column]) for row in rows)) for column in columns)
        table.add_row("taken for another picture", "", "", *wrong)
        console.print(table)


def falses(
    console: Console,
    unrelated: Iterable[tuple[str, Strangers]],
    groups: Iterable[tuple[str, Shots, str]],
    columns: Sequence[str],
) -> None:
    """Print how many candidates that are no copies matched, and which by ours.

    Args:
        unrelated: what was done to the strangers, and what they were taken for.
        groups: what the pairs have in common, which of them matched, and the column whose pairs are listed.
        columns: the finders' columns, ours first.
    """
    table = _table(
        console, "What is no copy: candidates or pairs, and how many matched", ("what", "looked at", *columns)
    )
    listed: list[tuple[str, str, str]] = []
    for name, result in unrelated:
        matched = (str(len({candidate for candidate, _ in result.matched[column]})) for column in columns)
        table.add_row(f"unrelated, {name}", str(result.looked), *matched)
        listed += [(columns[0], *pair) for pair in result.matched[columns[0]]]
    for name, shots, shown in groups:
        table.add_row(f"{name}, pairs", str(shots.pairs), *(str(len(shots.matched[column])) for column in columns))
        listed += [(shown, *pair) for pair in shots.matched[shown]]
    console.print(table)
    for column, one, two in listed[:_LISTED]:
        console.print(f"* {column}: {one} was taken for {two}", highlight=False)
    if len(listed) > _LISTED:
        console.print(f"* and {len(listed) - _LISTED} more")


def wrongs(console: Console, results: Sequence[Copies], column: str) -> None:
    """Print which copies were taken for another registered picture too."""
    listed = [(row.edit.name, *pair) for row in results for pair in row.wrong[column]]
    for edit, one, two in listed[:_LISTED]:
        console.print(f"* {edit} of {one} was taken for {two}", highlight=False)
    if len(listed) > _LISTED:
        console.print(f"* and {len(listed) - _LISTED} more")


def costs(console: Console, rows: Iterable[tuple[str, float, float]], title: str) -> None:
    table = _table(console, title, ("what", "median ms", "a second"))
    for name, milliseconds, rate in rows:
        table.add_row(name, f"{milliseconds:.1f}", f"{rate:.1f}")
    console.print(table)


def _table(console: Console, title: str, names: Sequence[str]) -> Table:
    console.print(f"\n### {title}")
    table = Table(box=box.MARKDOWN)
    for at, name in enumerate(names):
        table.add_column(name, justify="left" if at == 0 or name == "family" else "right", no_wrap=True)
    return table


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
