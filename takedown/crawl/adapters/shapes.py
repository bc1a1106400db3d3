"""JSON of uncertain shape: what is missing, null or of another kind reads as if it weren't there. Nothing raises."""

from __future__ import annotations

import json
import math
import re
from datetime import UTC, datetime

from selectolax.lexbor import LexborHTMLParser

from takedown.cases.post import LONGEST_TEXT
from takedown.crawl.read.hostile import without_bombs

MOST_ITEMS = 5000
"""Of one list; no interface gives more at once."""
LONGEST_LABEL = 200

_TYPES = re.compile(r"(?:application|text)/(?:[\w.+-]+\+)?json", re.IGNORECASE)
_VAGUE = frozenset({"", "text/plain", "application/octet-stream", "text/javascript", "application/javascript"})
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_BREAKS = re.compile(r"</?(?:p|br|div|li|blockquote|h[1-6])\b[^<>]{0,500}>", re.IGNORECASE)
_MARKUP_READ = 20 * LONGEST_TEXT
_YEARS = range(1990, 2200)
_IN_MILLISECONDS = 100_000_000_000

Path = str | int


def is_json(content_type: str, head: bytes) -> bool:
    """Return whether an answer with these first bytes is JSON, as far as its type and its first sign tell."""
    mime = content_type.partition(";")[0].strip().lower()
    opens = head.lstrip(b"\xef\xbb\xbf\x00 \t\r\n")[:1]
    return bool(_TYPES.fullmatch(mime)) or (mime in _VAGUE and opens in (b"{", b"["))


def parsed(body: bytes) -> object:
    """Return what the JSON text ``body`` says; ``None`` where it is broken, too deep or no JSON."""
    try:
        value: object = json.loads(body.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return None
    return value


def at(value: object, *path: Path) -> object:
    """Return what stands at ``path`` (keys of objects, indices of lists), or ``None``."""
    for step in path:
        if isinstance(step, str) and isinstance(value, dict):
            value = value.get(step)
        elif isinstance(step, int) and isinstance(value, list) and -len(value) <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def record(value: object, *path: Path) -> dict[str, object]:
    """Return the object at ``path``, else an empty one."""
    found = at(value, *path)
    return found if isinstance(found, dict) else {}


def items(value: object, *path: Path) -> list[object]:
    """Return the list at ``path``, at most ``MOST_ITEMS`` of it, else an empty one."""
    found = at(value, *path)
    return found[:MOST_ITEMS] if isinstance(found, list) else []


def records(value: object, *path: Path) -> list[dict[str, object]]:
    """Return the objects in the list at ``path``."""
    return [item for item in items(value, *path) if isinstance(item, dict)]


def text(value: object, *path: Path) -> str:
    """Return the text at ``path`` without signs that no database takes, else an empty one."""
    found = at(value, *path)
    return _NO_TEXT.sub("", found) if isinstance(found, str) else ""


def label(value: object, *path: Path) -> str:
    """Return the text at ``path`` as a name that is shown: one line, at most ``LONGEST_LABEL`` characters."""
    return line(text(value, *path)[:LONGEST_LABEL])


def name(value: object, *path: Path) -> str:
    """Return the id at ``path``, which some hosts write as a number."""
    found = at(value, *path)
    if isinstance(found, int) and not isinstance(found, bool):
        return _spelled(found)
    return text(found)


def number(value: object, *path: Path) -> int:
    """Return the whole number at ``path``, which some hosts write as text, else 0."""
    found = at(value, *path)
    try:
        return int(found) if isinstance(found, int | float | str) else 0
    except (ValueError, OverflowError):
        return 0


def moment(value: object, *path: Path) -> datetime | None:
    """Return the time at ``path`` in UTC: RFC 3339 (UTC where it names no zone), Unix seconds or milliseconds."""
    found = at(value, *path)
    try:
        if isinstance(found, str) and not found.isdigit():
            said = datetime.fromisoformat(found)
            time = (said if said.tzinfo else said.replace(tzinfo=UTC)).astimezone(UTC)
        elif isinstance(found, int | float | str) and not isinstance(found, bool):
            seconds = float(found)
            time = datetime.fromtimestamp(seconds / 1000 if seconds > _IN_MILLISECONDS else seconds, UTC)
        else:
            return None
    except (ValueError, OverflowError, OSError):
        return None
    return time if time.year in _YEARS else None


def words(markup: str) -> str:
    """Return the text of a piece of HTML, in one line of at most ``LONGEST_TEXT`` characters."""
    plain = markup[:_MARKUP_READ]
    if "<" in plain or "&" in plain:
        body = LexborHTMLParser(without_bombs(_BREAKS.sub(" ", plain))).body
        plain = body.text() if body is not None else ""
    return line(plain)


def line(plain: str) -> str:
    """Return a text that holds no markup in one line of at most ``LONGEST_TEXT`` characters."""
    return " ".join(_NO_TEXT.sub("", plain[:_MARKUP_READ]).split())[:LONGEST_TEXT]


def _spelled(found: int) -> str:
    # Python refuses to spell numbers of thousands of digits, which no id has.
    return str(found) if not found or math.log10(abs(found)) < LONGEST_TEXT else ""
