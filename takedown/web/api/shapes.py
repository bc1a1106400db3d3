"""The shapes of what is sent and answered: strict, bounded, and apart from the program's own nouns."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Literal, TypeVar

from fastapi import Path
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from takedown.cases.noun import rfc3339

ID = r"^[2-9b-z]{4}-[2-9b-z]{4}-[2-9b-z]{4}$"
_DAY = r"^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_AT = (
    r"^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    r"(\.[0-9]{1,6})?(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9])$"
)
_N = TypeVar("_N")


def _written(pattern: str) -> BeforeValidator:
    """Take a text of this form alone: a number would be read as seconds since 1970."""

    def check(value: object) -> object:
        if isinstance(value, str) and re.fullmatch(pattern.strip("^$"), value) is None:
            raise PydanticCustomError("string_pattern_mismatch", "not of this form")
        if not isinstance(value, str):
            raise PydanticCustomError("string_type", "not a text")
        return value

    return BeforeValidator(check)


Id = Annotated[str, StringConstraints(pattern=ID)]
CaseId = Annotated[str, Path(pattern=ID)]
ItemId = Annotated[str, Path(pattern=ID)]
Day = Annotated[
    date, _written(_DAY), WithJsonSchema({"type": "string", "format": "date", "pattern": _DAY}, mode="validation")
]
At = Annotated[
    datetime,
    _written(_AT),
    WithJsonSchema({"type": "string", "format": "date-time", "pattern": _AT}, mode="validation"),
]
Moment = Annotated[
    datetime,
    PlainSerializer(rfc3339, return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time"}, mode="serialization"),
]
"""A time in an answer: RFC 3339 in UTC, to the millisecond."""


def _whole(value: object) -> object:
    """JSON has one kind of number: 24.0 is a whole one (JSON Schema 2020-12, 4.2.3)."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


WHOLE = BeforeValidator(_whole)
"""Stands last, beside a strict whole number."""


def _once_each(values: list[_N]) -> list[_N]:
    return list(dict.fromkeys(values))


Ids = Annotated[list[Id], Field(min_length=1, max_length=10_000), AfterValidator(_once_each)]
Line = Annotated[str, StringConstraints(max_length=200)]
Country = Annotated[str, StringConstraints(pattern=r"^([A-Z]{2})?$")]
Flag = Literal["true", "false"]
"""A yes or no in an address."""


class Sent(BaseModel):
    """What a program sends: no field that nobody knows."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Shown(BaseModel):
    """What a program is shown."""

    model_config = ConfigDict(frozen=True)
