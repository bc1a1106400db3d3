"""The report as a page (HTML, self-contained, without scripts) and as a PDF, in the reader's language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Any

import typst
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from takedown.notices.report.account import KINDS, Account, Line, Mark, Next
from takedown.notices.report.picture import picture
from takedown.resources import shared
from takedown.words import Language, Words

_SEEN_IN_PDF = "'Libertinus Serif'"
_SEEN_IN_HTML = "system-ui, sans-serif"


def html(account: Account, language: Language) -> bytes:
    """Return the report as one page in UTF-8, which loads nothing."""
    values = {**_told(account, language), "drawing": _drawing(account, language, _SEEN_IN_HTML)}
    return _templates().get_template("report.html.j2").render(values).encode()


def pdf(account: Account, language: Language) -> bytes:
    """Return the report as a PDF of A4 pages."""
    values = {**_told(account, language), "drawing": _drawing(account, language, _SEEN_IN_PDF)}
    # The values travel as JSON beside the program of the page, never inside it.
    return typst.compile(
        (shared("templates") / "report" / "report.typ").read_bytes(),
        format="pdf",
        sys_inputs={"document": json.dumps(values)},
        timestamp=datetime.combine(account.made_on, time(), tzinfo=UTC),
    )


def day(when: date | None, words: Words) -> str:
    """Return a day as people write it, or a dash where there is none."""
    if when is None:
        return "–"
    return words("report-day", day=when.day, month=when.month, year=str(when.year))


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(shared("templates") / "report"),
        undefined=StrictUndefined,
        autoescape=select_autoescape(["html.j2", "svg.j2"]),
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _told(account: Account, language: Language) -> dict[str, Any]:
    """Return every sentence and every row of the report as plain values."""
    words, total = Words(language), len(account.lines)
    return {
        "language": language,
        "title": words("report-title"),
        "intro": [words("report-made", day=day(account.made_on, words)), *_scope(account, words)],
        "headings": {name: words("report-heading-" + name) for name in ("sum", "copies", "days", "next", "limits")},
        "fates": [
            {
                "name": words("report-fate-" + fate),
                "count": count,
                "share": words("report-share", count=count, all=total),
            }
            | {"about": words("report-about-" + fate)}
            for fate, count in account.fates
        ],
        "copies": {
            "heads": [
                words("report-head-" + name) for name in ("copy", "host", "seen", "sent", "to", "fate", "checked")
            ],
            "rows": [_line(line, words) for line in account.lines],
        },
        "days": {
            "heads": [words("report-head-" + name) for name in ("day", "host", "event", "count")],
            "rows": [_mark(mark, words) for mark in account.marks],
        },
        "next": {
            "heads": [words("report-head-" + name) for name in ("day", "step", "to", "clock")],
            "rows": [_next(step, words) for step in account.next],
        },
        "fate_heads": [words("report-head-fate"), words("report-head-share"), words("report-head-about")],
        "none": words("report-nothing-next"),
        "table_caption": words("report-table"),
        "limits": words("report-limits").splitlines(),
    }


def _scope(account: Account, words: Words) -> list[str]:
    """Return of what the figures are shares, and what is in none of them."""
    told = [words("report-scope", count=len(account.lines))]
    return told + ([words("report-undecided", count=account.undecided)] if account.undecided else [])


def _line(line: Line, words: Words) -> list[str]:
    return [
        words("report-copy", number=str(line.number)),
        line.host,
        day(line.seen_on, words),
        day(line.sent_on, words),
        ", ".join(line.to) or "–",
        words("report-fate-" + line.fate),
        day(line.checked_on, words),
    ]


def _mark(mark: Mark, words: Words) -> list[str]:
    return [day(mark.day, words), mark.host, words("report-event-" + mark.kind), str(mark.count)]


def _next(step: Next, words: Words) -> list[str]:
    clock = "report-clock-own" if step.basis == "own-rhythm" else "report-clock-" + step.basis
    return [day(step.day, words), words("ladder-step-" + step.step), step.recipient, words(clock)]


def _drawing(account: Account, language: Language, font: str) -> str:
    """Return the picture as SVG, or nothing where there is nothing to draw."""
    made, words = picture(account.marks), Words(language)
    if made is None:
        return ""
    values: Mapping[str, Any] = {
        **asdict(made),
        "font": font,
        "kinds": [(kind, words("report-event-" + kind)) for kind in KINDS],
        "others": words("report-other-hosts"),
        "labels": [(x, words("report-tick", day=when.day, month=when.month)) for x, when in made.ticks],
        "title": words("report-drawing-title"),
        "about": words("report-drawing-about"),
    }
    return _templates().get_template("days.svg.j2").render(values)
