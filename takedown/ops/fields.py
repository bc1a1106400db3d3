"""Every field that a line of the log may have, and the shape of its values: whatever else is given is dropped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from traceback import walk_tb
from types import TracebackType

_CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+){0,6}")
_ID = re.compile(r"[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}")
_HEX = re.compile(r"[0-9a-f]{8,32}")
# A template's own words have no figures in them, and no id's shape: a path that somebody asked for isn't taken for one.
_WORD = r"(?![2-9b-z]{4}-[2-9b-z]{4}-[2-9b-z]{4})[A-Za-z._-]{0,24}"
_ROUTE = re.compile(rf"(/(v1|{_WORD}|\{{[a-z_]+(:path)?\}})(?=/|$))+|other")
_KIND = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,60}")
_DOTTED = re.compile(r"[a-z_]\w{0,40}(\.\w{1,40}){0,6}")
_PLACES = re.compile(r"[a-z_/]+\.py:\d+(, [a-z_/]+\.py:\d+)*")
_METHOD = re.compile(r"GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|OTHER")
_LONGEST = 400

SHAPES: Mapping[str, re.Pattern[str]] = {
    "event": _CODE,
    "level": _CODE,
    "role": _CODE,
    "request": _HEX,
    "worker": _ID,
    "organisation": _ID,
    "method": _METHOD,
    "route": _ROUTE,
    "task": _CODE,
    "queue": _CODE,
    "why": _CODE,
    "error": _KIND,
    "where": _PLACES,
    "source": _DOTTED,
}
"""Text has one of these shapes. Who a request came from, and which member's it was, is in no line: the organisation's
own ledger and list of sessions say that to whoever may know it."""
NUMBERS = frozenset({"status", "ms", "count", "tries", "seconds", "position", "port"})
"""Figures."""
_PACKAGE = Path(__file__).parents[1]


def allowed(given: Mapping[str, object]) -> dict[str, str | int | float]:
    """Return what of ``given`` may be written; ``dropped`` says how many fields may not."""
    fitted = {name: _fit(name, value) for name, value in given.items()}
    kept = {name: value for name, value in fitted.items() if value is not None}
    if len(kept) < len(given):
        kept["dropped"] = len(given) - len(kept)
    return kept


def _fit(name: str, value: object) -> str | int | float | None:
    if name in NUMBERS:
        return value if isinstance(value, int | float) and not isinstance(value, bool) else None
    shape = SHAPES.get(name)
    fits = shape is not None and isinstance(value, str) and len(value) <= _LONGEST and shape.fullmatch(value)
    return str(value) if fits else None


def fault(error: BaseException) -> dict[str, str]:
    """Return what may be told of an error: its kind, and its places in the program. What it says may hold anything."""
    return {"error": type(error).__name__, "where": _places(error.__traceback__) or "none.py:0"}


def _places(trace: TracebackType | None) -> str:
    files = ((Path(frame.f_code.co_filename), line) for frame, line in walk_tb(trace))
    ours = [f"{file.relative_to(_PACKAGE)}:{line}" for file, line in files if file.is_relative_to(_PACKAGE)]
    return ", ".join(ours[-6:])
