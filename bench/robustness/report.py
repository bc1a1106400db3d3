"""The tables that a measurement prints: Markdown, so that they can be read here and put into a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from bench.robustness.measure import Copies, Strangers
from bench.robustness.shots import Pair
from takedown.cases.match import Confidence

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
    columns: Sequence[str],
) -> None:
    """Print how many candidates that are no copies matched, which by ours, and how near the nearest came.

    Args:
        unrelated: what was done to the strangers, and what they were taken for.
        columns: the finders' columns, ours first.
    """
    table = _table(console, "Unrelated pictures, and how many matched", ("what", "looked at", *columns))
    told: list[str] = []
    for name, result in unrelated:
        matched = (str(len({candidate for candidate, _ in result.matched[column]})) for column in columns)
        table.add_row(name, str(result.looked), *matched)
        told += [f"{name}: {one} was taken for {two}" for one, two in result.matched[columns[0]]]
        nearest = (f"{score:.2f} ({one}, {two})" for score, one, two in result.closest)
        told += [f"{name}, the largest scores by local codes: {', '.join(nearest)}"] if result.closest else []
    console.print(table)
    for line in told:
        console.print(f"* {line}", highlight=False, soft_wrap=True)


def pairs(console: Console, found: Sequence[Pair], name: str, listed: Confidence, others: Sequence[str]) -> None:
    """Print what the pairs of a group are taken for, and which of them are ``listed`` or better.

    Args:
        others: the other finders' columns.
    """
    table = _table(console, f"{name}: {len(found)} pairs, each looked for both ways", ("word", "by", "reason", "pairs"))
    said = Counter(
        (pair.hit.confidence, pair.hit.method, pair.hit.reason or "-") for pair in found if pair.hit is not None
    )
    order = list(Confidence)
    for (word, method, reason), many in sorted(said.items(), key=lambda one: (order.index(one[0][0]), one[0][1])):
        table.add_row(word, method, reason, str(many))
    table.add_row("none", "-", "-", str(sum(pair.hit is None for pair in found)))
    for column in others:
        table.add_row(column, "-", "-", str(sum(column in pair.taken for pair in found)))
    console.print(table)
    console.print(f"* local codes without a reason: {sum(pair.unlabelled for pair in found)}")
    for pair in found:
        if pair.hit is not None and pair.says(listed):
            what = f"{pair.one} and {pair.two}: {pair.hit.confidence} by {pair.hit.method}, score {pair.hit.score:.2f}"
            console.print(f"* {what}, {pair.bits} bits of PDQ apart", highlight=False, soft_wrap=True)


def wrongs(console: Console, results: Sequence[Copies], column: str) -> None:
    """Print which copies were taken for another registered picture too."""
    listed = [(row.edit.name, *pair) for row in results for pair in row.wrong[column]]
    for edit, one, two in listed[:_LISTED]:
        console.print(f"* {edit} of {one} was taken for {two}", highlight=False)
    if len(listed) > _LISTED:
        console.print(f"* and {len(listed) - _LISTED} more")


def misses(console: Console, results: Sequence[Copies], column: str) -> None:
    """Print which copies weren't found, edit by edit."""
    for row in results:
        if names := row.missed.get(column):
            console.print(f"* {row.edit.name} not found: {', '.join(names)}", highlight=False)


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
