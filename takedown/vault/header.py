"""``header.json``: what is needed to try a passphrase, and nothing that says whether it is right without trying it.

Version 2 has slots: each wraps the one data key under a secret of its own, so that a passphrase is changed, and
recovery words are made, without touching what the key protects. Each slot binds its own parameters; the code at the
end, made with a key that only the data key gives, binds all slots to each other. A slot can't bind its neighbours
itself: they are made anew while its own secret isn't there. Version 1 has one passphrase and stays readable for good.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from annotated_types import Len
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, ValidationError, model_validator

from takedown.errors import HomeUnusable
from takedown.vault.errors import DamagedHeader, NewerVault, NoVault, VaultExists
from takedown.vault.places import failed, holding, place_new, replace, unusable
from takedown.vault.secret import Kind

NAME = "header.json"
VERSION: Literal[2] = 2
MAC_BYTES = 32
_LARGEST = 65_536
_BYTES_PER_LANE_KIB = 8


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try of a passphrase costs; RFC 9106, section 4, second recommended option by default.

    Attributes:
        time: passes over the memory.
        memory_kib: KiB, at least 8 for each lane.
        lanes: computed in parallel.
    """

    time: int = 3
    memory_kib: int = 65_536
    lanes: int = 4


def _octets(value: object) -> object:
    return bytes.fromhex(value) if isinstance(value, str) else value


_Hex = Annotated[bytes, BeforeValidator(_octets), PlainSerializer(bytes.hex, return_type=str, when_used="json")]
_STRICT = ConfigDict(extra="forbid", frozen=True, strict=True)


class _Wrapped(BaseModel):
    """The data key wrapped under what a secret and these parameters give.

    The upper bounds keep a hostile header from taking the machine's memory or a day's time. There is no lower bound but
    Argon2's own: a lowered cost gives another key and is part of what the wrapping authenticates, so it opens nothing.
    """

    model_config = _STRICT

    kdf: Literal["argon2id"] = "argon2id"
    time: Annotated[int, Field(ge=1, le=64)]
    memory_kib: Annotated[int, Field(ge=8, le=1_048_576)]
    lanes: Annotated[int, Field(ge=1, le=16)]
    salt: Annotated[_Hex, Len(16, 16)]
    wrapped_key: Annotated[_Hex, Len(60, 60)]
    """12 bytes of nonce, 32 of the data key, 16 of tag."""

    @model_validator(mode="after")
    def _enough_for_each_lane(self) -> _Wrapped:
        if self.memory_kib < _BYTES_PER_LANE_KIB * self.lanes:
            raise ValueError
        return self

    def authenticated(self) -> bytes:
        """Return what the wrapping binds: every field but the wrapped key, in one canonical form."""
        return _canonical(self.model_dump(mode="json", exclude={"wrapped_key"}))


class FirstHeader(_Wrapped):
    """Version 1: one passphrase, nothing else."""

    version: Literal[1] = 1

    def slot(self, kind: Kind) -> FirstHeader | None:
        """Return the one slot, where it is the passphrase's that is asked for."""
        return self if kind == "passphrase" else None


class Slot(_Wrapped):
    """One way to open the vault."""

    version: Literal[2] = VERSION
    kind: Kind
    key_file: bool = False
    """Whether the passphrase opens it together with a file only."""


class Header(BaseModel):
    """Version 2: a slot for the passphrase, perhaps one for recovery words, and the code over all of it."""

    model_config = _STRICT

    version: Literal[2] = VERSION
    slots: Annotated[tuple[Slot, ...], Field(strict=False), Len(1, 2)]
    mac: Annotated[_Hex, Len(MAC_BYTES, MAC_BYTES)]

    @model_validator(mode="after")
    def _one_of_each(self) -> Header:
        if [slot.kind for slot in self.slots] not in (["passphrase"], ["passphrase", "recovery"]):
            raise ValueError
        return self

    @classmethod
    def read(cls, home: Path) -> AnyHeader:
        """Return the header of ``home``, of either version; see ``read``."""
        return read(home)

    def slot(self, kind: Kind) -> Slot | None:
        """Return the slot of ``kind``."""
        return next((slot for slot in self.slots if slot.kind == kind), None)

    def covered(self) -> bytes:
        """Return what the code binds: everything but the code."""
        return _canonical(self.model_dump(mode="json", exclude={"mac"}))

    def text(self) -> bytes:
        """Return the file's content; the only way in which this header may be written."""
        return json.dumps(self.model_dump(mode="json"), indent=2).encode() + b"\n"


AnyHeader = FirstHeader | Header


def read(home: Path) -> AnyHeader:
    """Return the header of ``home``.

    Raises:
        NoVault: there is none.
        NewerVault: a later program wrote it.
        DamagedHeader: its shape or its figures are off.
        HomeUnusable: the file can't be read.
    """
    return parsed(_text(home), home)


def parsed(text: bytes, home: Path) -> AnyHeader:
    """Return the header that ``text`` is, as ``home`` would hold it.

    Raises:
        NewerVault, DamagedHeader: as ``read``.
    """
    try:
        raw = json.loads(text)
        version = _version(raw, home)
        if version == FirstHeader.model_fields["version"].default:
            return FirstHeader.model_validate(raw)
        header = Header.model_validate(raw)
    except (ValueError, RecursionError, ValidationError):
        # What the file holds may be anything, so nothing of it goes into the message.
        raise DamagedHeader(home=str(home)) from None
    if header.text() != text:
        raise DamagedHeader(home=str(home))
    return header


def write_new(home: Path, header: Header) -> None:
    """Put the header into ``home``, whole or not at all, and never over another one.

    Raises:
        VaultExists: there is one already.
        HomeUnusable: the folder can't be made or written.
        DiskFull: nothing was kept.
    """
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        with holding(home):
            place_new(home / NAME, header.text())
    except FileExistsError:
        if (home / NAME).exists():
            raise VaultExists(home=str(home)) from None
        raise HomeUnusable(home=str(home), why="EEXIST") from None
    except OSError as problem:
        raise failed(home, problem) from problem


def write_over(home: Path, header: Header) -> None:
    """Put ``header`` in the place of the one that is there; for whoever holds the home.

    Raises:
        HomeUnusable, DiskFull: the old one is still there, and opens as before.
    """
    try:
        replace(home / NAME, header.text())
    except OSError as problem:
        raise failed(home, problem) from problem


def _text(home: Path) -> bytes:
    try:
        with (home / NAME).open("rb") as file:
            return file.read(_LARGEST)
    except (FileNotFoundError, NotADirectoryError):
        raise NoVault(home=str(home)) from None
    except OSError as problem:
        raise unusable(home, problem) from problem


def _version(raw: object, home: Path) -> object:
    version = raw.get("version") if isinstance(raw, dict) else None
    if isinstance(version, int) and version > VERSION:
        raise NewerVault(home=str(home), version=version)
    return version


def _canonical(fields: dict[str, object]) -> bytes:
    return json.dumps(fields, sort_keys=True).encode()
