"""One file of the directory, read strictly. What is wrong is said in words that need no programmer."""

from __future__ import annotations

import difflib
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from takedown.cases.recipient import Both, Channel, Deadline, NoDeadline, Recipient
from takedown.errors import TakedownError
from takedown.notices.directory.rules import RuleBroken, checked


class BadDirectoryEntry(TakedownError):
    """A recipient's file can't be used; ``file`` and ``why`` (of the system). Nothing was drafted or sent."""


class EntryNotToml(BadDirectoryEntry):
    """The file isn't written as TOML from ``line`` on; 0 where the file isn't even text in UTF-8."""


class EntryFieldMissing(BadDirectoryEntry):
    """A ``field`` that every entry has isn't there; ``channel`` counts from 1, 0 is the recipient itself."""


class EntryFieldUnknown(BadDirectoryEntry):
    """There is no such ``field``; ``nearest`` is the one it resembles. ``channel`` as above."""


class EntryRuleBroken(BadDirectoryEntry):
    """A ``field`` holds what it can't hold: ``rule`` says why, ``value`` what was found or is allowed.

    ``nearest`` is the legal basis that an unknown one resembles.
    """


class SameDomainTwice(BadDirectoryEntry):
    """The entries ``one`` and ``other`` both name ``domain``: nobody can tell which of them a copy belongs to."""


_RULES = {
    "literal_error": "choice",
    "string_too_short": "empty",
    "too_short": "empty",
    "string_type": "text",
    "bool_type": "yes-no",
    "bool_parsing": "yes-no",
    "tuple_type": "list",
    "model_type": "both",
    "int_type": "number",
    "int_parsing": "number",
    "greater_than": "number",
    "value_error": "hours-or-months",
}
_PATTERNS = {"id": "id", "languages": "language", "verified_on": "date"}


def entry_of(file: Path) -> Recipient:
    """Return the recipient that ``file`` describes, its deadlines filled in.

    Raises:
        BadDirectoryEntry: or a class below it: what is wrong, where, and what to do.
    """
    try:
        return checked(Recipient.model_validate(_table(file)), file.stem)
    except ValidationError as problem:
        first = problem.errors(include_url=False, include_input=False)[0]
        raise _told(file.name, first) from problem
    except RuleBroken as problem:
        raise EntryRuleBroken(
            file=file.name,
            field=problem.field,
            channel=problem.channel,
            rule=problem.rule,
            value=problem.value,
            nearest=problem.nearest,
        ) from None


def _table(file: Path) -> dict[str, Any]:
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as problem:
        raise EntryNotToml(file=file.name, line=0) from problem
    except tomllib.TOMLDecodeError as problem:
        at = re.search(r"line (\d+)", str(problem))
        line = int(at[1]) if at else file.read_text(encoding="utf-8").count("\n") + 1  # "at end of document"
        raise EntryNotToml(file=file.name, line=line) from problem
    except (ValueError, RecursionError) as problem:  # a number of thousands of digits, brackets thousands deep
        raise EntryNotToml(file=file.name, line=0) from problem
    except OSError as problem:
        raise BadDirectoryEntry(file=file.name, why=problem.strerror or type(problem).__name__) from problem
    # A day without its quotation marks is a date to TOML, and a year a number; both are plain enough.
    if isinstance(table.get("verified_on"), date | int):
        table["verified_on"] = str(table["verified_on"])
    return table


def _told(file: str, first: ErrorDetails) -> BadDirectoryEntry:
    place = first["loc"]
    channel = int(place[1]) + 1 if len(place) > 1 and place[0] == "channels" else 0
    names = [part for part in place if isinstance(part, str) and part != "channels"]
    field = ".".join(names) or "channels"
    if first["type"] == "missing":
        return EntryFieldMissing(file=file, field=field, channel=channel)
    if first["type"] == "extra_forbidden":
        return EntryFieldUnknown(file=file, field=field, channel=channel, nearest=_nearest(names, channel))
    rule = _rule(first["type"], names)
    allowed = str(first.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ")
    return EntryRuleBroken(file=file, field=field, channel=channel, rule=rule, value=allowed, nearest="")


def _rule(kind: str, names: list[str]) -> str:
    if names in ([], ["sources"]):
        return "source" if names else "channels"
    if kind == "string_pattern_mismatch":
        return _PATTERNS.get(names[-1], "other")
    return _RULES.get(kind, "other")


def _nearest(names: list[str], channel: int) -> str:
    holders: dict[str, type[BaseModel]] = {"deadlines": Deadline, "no_deadline": NoDeadline}
    outer: type[BaseModel] = Channel if channel else Recipient
    holder = holders.get(names[0], Both) if len(names) > 1 else outer
    return difflib.get_close_matches(names[-1], holder.model_fields, n=1, cutoff=0.0)[0]
