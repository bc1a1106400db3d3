"""Recall per edit as an SVG: two bars for each edit, each with its figure in words, so that colour isn't needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from bench.robustness.measure import Copies

_HOW = 'role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="12"'
_ROW, _LABEL, _BAR, _FIGURE, _HEAD = 26, 190, 400, 60, 74


def chart(results: Sequence[Copies], columns: Mapping[str, str], title: str) -> str:
    """Return the chart of two columns of ``results``, each with what the legend calls it."""
    (ours, theirs), (our_name, their_name) = columns, columns.values()
    groups = [(name, [one for one in results if one.edit.hard is hard]) for name, hard in _SUITES]
    shown = [(name, rows) for name, rows in groups if rows]
    height = _HEAD + sum(34 + _ROW * len(rows) for _, rows in shown) + 16
    width = _LABEL + _BAR + _FIGURE + 30
    means = "; ".join(f"{name}: {_mean(rows, ours):.2f} against {_mean(rows, theirs):.2f}" for name, rows in shown)
    desc = f"Found, of the copies of each edit: {our_name}, {their_name}. {means}."
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" {_HOW}>',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(desc)}</desc>',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        f'<text x="16" y="26" font-size="16" font-weight="600" fill="#111111">{escape(title)}</text>',
        *_legend(our_name, their_name),
    ]
    top = _HEAD
    for name, rows in shown:
        parts.append(f'<text x="16" y="{top + 16}" font-weight="600" fill="#111111">{escape(name)}</text>')
        top += 28
        for row in rows:
            parts += _bars(row, top, (ours, theirs))
            top += _ROW
        top += 6
    return "\n".join([*parts, "</svg>", ""])


_SUITES = (("Ordinary edits", False), ("Hard edits", True))
_FILLS = ("#0b4f8a", "#c9822b")


def _mean(rows: Sequence[Copies], column: str) -> float:
    return sum(row.recall(column) for row in rows) / len(rows)


def _legend(*names: str) -> list[str]:
    parts = []
    for at, (name, fill) in enumerate(zip(names, _FILLS, strict=True)):
        x = 16 + 260 * at
        parts.append(f'<rect x="{x}" y="{42 + 3 * at}" width="22" height="{10 - 4 * at}" fill="{fill}"/>')
        parts.append(f'<text x="{x + 30}" y="52" fill="#111111">{escape(name)}</text>')
    return parts


def _bars(row: Copies, top: int, columns: tuple[str, str]) -> list[str]:
    parts = [f'<text x="{_LABEL - 10}" y="{top + 14}" text-anchor="end" fill="#111111">{escape(row.edit.name)}</text>']
    places = zip(columns, _FILLS, (top + 1, top + 13), (11, 6), strict=True)
    for column, fill, y, height in places:
        share = row.recall(column)
        parts.append(f'<rect x="{_LABEL}" y="{y}" width="{share * _BAR:.1f}" height="{height}" fill="{fill}"/>')
    figures = " / ".join(f"{row.recall(column):.2f}" for column in columns)
    parts.append(f'<text x="{_LABEL + _BAR + 8}" y="{top + 14}" fill="#111111">{figures}</text>')
    return parts
