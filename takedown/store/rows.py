"""Rows as nouns give them, and as the database holds them: sealing, unsealing and blind indexes, column by column."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Table

from takedown.errors import NotShared, TakedownError
from takedown.store.keyring import CaseKey
from takedown.store.tables import CASES

Row = dict[str, Any]
"""A noun as JSON values by field name; values that are bytes as ``bytes``."""
KeyOf = Callable[[str | None], CaseKey | None]
"""Gives the key of a case, or of no case (``None``); ``None`` once the key is destroyed."""

_BLOCK = 64
# No JSON text begins so: what does is bytes, ended by _END and padded with zeros (ISO/IEC 7816-4, method 2).
_BYTES, _END = b"\x00", b"\x80"
_ENCODER = json.JSONEncoder(allow_nan=False, separators=(",", ":"))
# Of a value with nothing around it: what looks for that first takes twice as long.
_decoded = json.JSONDecoder().raw_decode


class CaseKeyGone(TakedownError):
    """The case was erased, or there is none with this id; nothing can be stored for it. ``case``."""


class SealedBytes(bytes):
    """A value that is sealed already, for its place; what ``seal_value`` and ``rows(raw=True)`` give."""

    __slots__ = ()


class Shape:
    """What the columns of one table are."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.sealed = tuple(column.name for column in table.columns if column.info.get("sealed"))
        self.indexed = {column.info["index_of"]: column.name for column in table.columns if "index_of" in column.info}
        self.fields = tuple(column.name for column in table.columns if "index_of" not in column.info)

    def some(self, only: Iterable[str]) -> tuple[str, ...]:
        """Return these fields, and those that every row is opened by; all where none are named."""
        wanted = {"id", "case_id", *only}
        return tuple(name for name in self.fields if name in wanted) if only else self.fields

    def case_of(self, row: Mapping[Any, Any]) -> str | None:
        """Return the case that ``row`` belongs to."""
        case_id: str | None = row["id"] if self.table is CASES else row.get("case_id")
        return case_id

    def stored(self, row: Row, key_of: KeyOf) -> Row:
        """Return ``row`` as the database holds it.

        Raises:
            CaseKeyGone: its case was erased or never was.
            ValueError: a field too many or too few; a programmer's mistake.
        """
        if row.keys() != set(self.fields):
            raise ValueError(self.table.name, sorted(row.keys() ^ set(self.fields)))
        return {**row, **self.closed(row["id"], self.case_of(row), row, key_of)}

    def closed(self, row_id: str, case_id: str | None, values: Mapping[str, Any], key_of: KeyOf) -> Row:
        """Return those of ``values`` that are sealed, sealed, and their blind indexes."""
        to_seal = [name for name in self.sealed if name in values]
        if not to_seal:
            return {}
        key = key_of(case_id)
        if key is None:
            raise CaseKeyGone(case=str(case_id))
        found = {name: sealed_value(key, (self.table.name, row_id, name), values[name]) for name in to_seal}
        indexed = (field for field in self.indexed if field in values)
        return {**found, **{self.indexed[field]: self.index(key, field, values[field]) for field in indexed}}

    def index(self, key: CaseKey, field: str, value: str) -> bytes | None:
        """Return the blind index of ``value``; nothing is looked up by an empty one."""
        if not isinstance(value, str):
            raise TypeError(self.table.name, field)
        return key.index(f"{self.table.name}.{field}", value) if value else None

    def opened(self, held: Mapping[Any, Any], key_of: KeyOf, fields: Sequence[str] = ()) -> Row:
        """Return the row that the database ``held``, or these ``fields`` of it, as ``some`` gives them.

        Sealed fields are ``None`` once the key is destroyed, and what ``tables.py`` says of them where the key that is
        held doesn't reach them.
        """
        return self._open({name: held[name] for name in fields or self.fields}, key_of)

    def each_opened(self, held: Iterable[Sequence[Any]], key_of: KeyOf, fields: Sequence[str]) -> Iterator[Row]:
        """Yield rows whose values come in the order of ``fields``, opened as ``opened`` does."""
        sealed = [name for name in self.sealed if name in fields]
        for values in held:
            row = dict(zip(fields, values, strict=True))
            yield self._open(row, key_of, sealed) if sealed else row

    def each_unopened(self, held: Iterable[Sequence[Any]], fields: Sequence[str]) -> Iterator[Row]:
        """Yield the same with sealed fields as ``SealedBytes``."""
        sealed = [name for name in self.sealed if name in fields]
        for values in held:
            row = dict(zip(fields, values, strict=True))
            row |= {name: SealedBytes(row[name]) for name in sealed if row[name] is not None}
            yield row

    def _open(self, row: Row, key_of: KeyOf, sealed: Sequence[str] = ()) -> Row:
        """Open the fields of ``row`` in their places: these, or all that are sealed."""
        key, table, is_asked = None, self.table.name, False
        for name in sealed or self.sealed:
            octets = row.get(name)
            if octets is None:
                continue
            if not is_asked:
                key, is_asked = key_of(self.case_of(row)), True
            try:
                row[name] = opened_value(key, (table, row["id"], name), octets)
            except NotShared:
                row[name] = self.table.c[name].info.get("unshared")
        return row


def sealed_value(key: CaseKey, place: tuple[str, str, str], value: object) -> SealedBytes:
    """Return ``value``, JSON or bytes, sealed for ``place``; one that is sealed already stays as it is.

    Both are padded to a multiple of 64 bytes, so that the length tells no "no" from an "unsure".
    """
    if isinstance(value, SealedBytes):
        return value
    if isinstance(value, bytes):
        return SealedBytes(key.seal(place, _padded(_BYTES + value + _END, b"\x00")))
    text = _ENCODER.encode(value).encode("ascii")
    return SealedBytes(key.seal(place, _padded(text, b" ")))


def opened_value(key: CaseKey | None, place: tuple[str, str, str], sealed: bytes | None) -> object:
    """Return the value sealed at ``place``; ``None`` where it or its key was destroyed."""
    if key is None or sealed is None:
        return None
    plain = key.unseal(place, sealed)
    if plain.startswith(_BYTES):
        return plain.rstrip(b"\x00")[1:-1]
    text = plain.decode("ascii").rstrip(" ")
    value, end = _decoded(text)
    if end != len(text):
        raise ValueError(place)
    return value


def _padded(plain: bytes, filler: bytes) -> bytes:
    return plain.ljust(-(-len(plain) // _BLOCK) * _BLOCK, filler)
