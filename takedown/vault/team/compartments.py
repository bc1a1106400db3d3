"""Compartments: what of a case each part of its key opens, and the key that stands for some of them.

A person's key opens all. Each service of the fleet holds the part it works with, so that a running matcher, say, gives
whoever takes it over the fingerprints that it matches, and neither a name nor an address.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from secrets import token_bytes
from typing import Literal, get_args

from takedown.errors import NotShared
from takedown.memory import hold, wipe
from takedown.vault.keys import KEY_BYTES, subkey
from takedown.vault.sealing import Locked, SealingKey, Tampered

Compartment = Literal["media", "found", "mail", "person"]
EVERY: tuple[Compartment, ...] = get_args(Compartment)
"""From what says least about a person to what says most."""
PACKED_BYTES = 1 + len(EVERY) * KEY_BYTES
"""The longest that ``packed`` gives."""

_OF_TABLE: dict[str, Compartment] = {
    "media": "media",
    "negatives": "media",
    "matches": "found",
    "sightings": "found",
    "addresses": "found",
    "posts": "found",
    "captures": "found",
    "cautions": "found",
    "looks": "found",
    "leads": "found",
    "notices": "mail",
    "dispatches": "mail",
    "replies": "mail",
    "cases": "person",
    "consents": "person",
    "notes": "person",
    "views": "person",
    "clients": "person",
    "members": "person",
    "seats": "person",
    "web_sessions": "person",
    "passkeys": "person",
    "tokens": "person",
    "idempotency": "person",
    "webhooks": "mail",
}
_OF_COLUMN: dict[tuple[str, str], Compartment] = {
    **{("cases", name): "found" for name in ("adult", "standing", "level", "agreed", "telling")},
    # Which copies a notice is about: after one is sent they are looked at sooner.
    ("notices", "match_ids"): "found",
    # Asked again right before a letter leaves: the consent, the authorisation, and waiting for the police.
    **{("consents", name): "mail" for name in ("scope", "standing")},
    ("cases", "particulars"): "mail",
}
"""What a service has to know before it does anything for a case: whether it may, and how much."""
_BY_WRITER = frozenset({"ledger"})
"""Tables in which whoever writes seals with the highest compartment that it holds; the first byte says which."""
_WHOLE = 0
_SUBKEY: Mapping[
    Compartment, Literal["compartment/media", "compartment/found", "compartment/mail", "compartment/person"]
]
_SUBKEY = {
    "media": "compartment/media",
    "found": "compartment/found",
    "mail": "compartment/mail",
    "person": "compartment/person",
}


@cache
def compartment_of(table: str, column: str) -> Compartment | None:
    """Return where a sealed column belongs; ``None`` where that is its writer's compartment.

    What nobody placed is about a person: the fewest hold it.
    """
    if table in _BY_WRITER:
        return None
    return _OF_COLUMN.get((table, column)) or _OF_TABLE.get(table, "person")


def new_key() -> bytearray:
    """Return a fresh key of a case, or of an organisation's rows of no case, 32 bytes."""
    return hold(bytearray(token_bytes(KEY_BYTES)))


def packed(key: bytes | bytearray, compartments: Iterable[Compartment] = EVERY) -> bytes:
    """Return what opens ``compartments`` of ``key``, for sealing to a holder: at most ``PACKED_BYTES``.

    All of them are the key itself, which can be shared on; some are a byte that names them, and their keys in order.
    """
    whole = CompartmentKey.of_key(key)
    try:
        return whole.packed(compartments)
    finally:
        whole.forget()


class CompartmentKey:
    """The opened key of a case, or the part of it that is held; a ``CaseKey`` of the store."""

    def __init__(self, keys: Mapping[Compartment, bytes | bytearray], whole: bytes | bytearray | None = None) -> None:
        """Take copies of the keys by compartment; ``whole``: what all of them come from."""
        self._keys = {name: hold(bytearray(key)) for name, key in keys.items()}
        self._whole = None if whole is None else hold(bytearray(whole))
        self._opened: dict[Compartment, SealingKey] = {}
        self._gone = False

    @classmethod
    def of_key(cls, key: bytes | bytearray) -> CompartmentKey:
        """Return all of ``key``, 32 bytes."""
        return cls({}, key)

    @classmethod
    def unpacked(cls, octets: bytes) -> CompartmentKey:
        """Return what ``packed`` packed.

        Raises:
            Tampered: nothing that it gives.
        """
        mask, rest = octets[:1], octets[1:]
        if mask == bytes([_WHOLE]) and len(rest) == KEY_BYTES:
            return cls.of_key(rest)
        named = [name for place, name in enumerate(EVERY) if mask and mask[0] >> place & 1]
        if not named or mask[0] >> len(EVERY) or len(rest) != len(named) * KEY_BYTES:
            raise Tampered(table="shares", column="wrapped")
        return cls({name: rest[i * KEY_BYTES : (i + 1) * KEY_BYTES] for i, name in enumerate(named)})

    @property
    def held(self) -> tuple[Compartment, ...]:
        """What it opens, from what says least to what says most."""
        return EVERY if self._whole is not None else tuple(name for name in EVERY if name in self._keys)

    def packed(self, compartments: Iterable[Compartment] = EVERY) -> bytes:
        """Return ``compartments`` of it, for another holder.

        Raises:
            NotShared: one of them isn't held.
            ValueError: none are named; a programmer's mistake.
            Locked: it was forgotten.
        """
        wanted = [name for name in EVERY if name in set(compartments)]
        if not wanted:
            raise ValueError(wanted)
        self._check()
        if len(wanted) == len(EVERY) and self._whole is not None:
            return bytes([_WHOLE]) + bytes(self._whole)
        mask = sum(1 << EVERY.index(name) for name in wanted)
        return bytes([mask]) + b"".join(bytes(self._raw(name, "shares", name)) for name in wanted)

    def seal(self, place: tuple[str, str, str], plain: bytes) -> bytes:
        """Return ``plain`` sealed for ``place``: table, row id, column.

        Raises:
            NotShared: its compartment isn't held.
            Locked: it was forgotten.
        """
        table, _, column = place
        compartment = compartment_of(table, column)
        if compartment is not None:
            return self._key(compartment, table, column).seal(place, plain)
        highest = self.held[-1]
        return bytes([EVERY.index(highest)]) + self._key(highest, table, column).seal(place, plain)

    def unseal(self, place: tuple[str, str, str], sealed: bytes) -> bytes:
        """Return what was sealed at ``place``.

        Raises:
            NotShared: its compartment isn't held.
            Tampered: altered, moved or another key's.
            Locked: it was forgotten.
        """
        table, _, column = place
        compartment = compartment_of(table, column)
        if compartment is None:
            if not sealed or sealed[0] >= len(EVERY):
                raise Tampered(table=table, column=column)
            compartment, sealed = EVERY[sealed[0]], sealed[1:]
        return self._key(compartment, table, column).unseal(place, sealed)

    def index(self, field: str, value: str) -> bytes:
        """Return the blind index of ``value``; ``field`` is the table, a point, and the column.

        Raises:
            NotShared: its compartment isn't held.
            Locked: it was forgotten.
        """
        table, _, column = field.partition(".")
        return self._key(compartment_of(table, column) or self.held[-1], table, column).index(field, value)

    def forget(self) -> None:
        """Drop the keys; every later use raises ``Locked``."""
        self._gone = True
        for opened in self._opened.values():
            opened.forget()
        for key in (*self._keys.values(), *([] if self._whole is None else [self._whole])):
            wipe(key)

    def _key(self, compartment: Compartment, table: str, column: str) -> SealingKey:
        self._check()
        if compartment not in self._opened:
            self._opened[compartment] = SealingKey(self._raw(compartment, table, column))
        return self._opened[compartment]

    def _raw(self, compartment: Compartment, table: str, column: str) -> bytearray:
        if compartment not in self._keys:
            if self._whole is None:
                raise NotShared(table=table, column=column)
            self._keys[compartment] = subkey(self._whole, _SUBKEY[compartment])
        return self._keys[compartment]

    def _check(self) -> None:
        if self._gone:
            raise Locked
