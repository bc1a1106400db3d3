"""What every noun shares: frozen, strict about its fields, and the same thing as a row of JSON values."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from functools import cache
from typing import Annotated, Any, Self

from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, PlainSerializer, Strict
from pydantic_core import PydanticUseDefault

Row = dict[str, Any]
"""A noun as JSON values by field name, and ``Raw`` fields as bytes; what the store takes and gives."""

# No vowels, nothing that looks or sounds like another: safe to read aloud, and never a word by accident.
_ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
_PAIRS = [first + second for first in _ALPHABET for second in _ALPHABET]
_LETTERS = 12


def _rfc3339(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _cut(moment: datetime) -> datetime:
    beyond = moment.microsecond % 1000
    return moment.replace(microsecond=moment.microsecond - beyond) if beyond else moment


Moment = Annotated[AwareDatetime, AfterValidator(_cut), PlainSerializer(_rfc3339, return_type=str, when_used="json")]
"""A time, cut to the millisecond and kept as RFC 3339 in UTC, so that text order is time order."""


def _octets(value: object) -> object:
    return bytes.fromhex(value) if isinstance(value, str) else value


Octets = Annotated[bytes, BeforeValidator(_octets), PlainSerializer(bytes.hex, return_type=str, when_used="json")]
"""Bytes, written as lower-case hex in a row."""


def _or_default(value: object) -> object:
    if value is None:
        raise PydanticUseDefault
    return value


Later = BeforeValidator(_or_default)
"""Marks a field whose column came with a later migration: older rows have nothing there, which means its default."""

_RAW = object()
Raw = Annotated[bytes, Strict(), Later, _RAW]
"""Bytes that stay bytes in a row: hex would double what is many kilobytes."""


def now() -> datetime:
    """Return this moment, in UTC, cut to the millisecond that rows keep."""
    return _cut(datetime.now(UTC))


def rfc3339(moment: datetime) -> str:
    """Return ``moment`` as every output and every row writes it."""
    return _rfc3339(moment)


def new_id() -> str:
    """Return a fresh id: 12 letters (57 bits) in three groups, unguessable and safe to read aloud."""
    # One draw for all letters: each asks the system, and a list of addresses takes tens of thousands of ids.
    left, pairs = secrets.randbelow(len(_PAIRS) ** (_LETTERS // 2)), []
    for _ in range(_LETTERS // 2):
        left, place = divmod(left, len(_PAIRS))
        pairs.append(_PAIRS[place])
    return "{}{}-{}{}-{}{}".format(*pairs)


class Noun(BaseModel):
    """A frozen value; ``row()`` and ``of()`` are each other's inverse."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def row(self) -> Row:
        """Return this noun as JSON values, and ``Raw`` fields as they are."""
        raw = _raw(type(self))
        return {**self.model_dump(mode="json", exclude=raw), **{name: getattr(self, name) for name in raw}}

    @classmethod
    def of(cls, row: Row) -> Self:
        """Return the noun that ``row`` holds.

        Raises:
            pydantic.ValidationError: the row isn't one of this noun.
        """
        return cls.model_validate(row)


@cache
def _raw(noun: type[Noun]) -> set[str]:
    """Return the fields of ``noun`` that are bytes in a row."""
    return {name for name, field in noun.model_fields.items() if _RAW in field.metadata}
