"""``header.json``: what is needed to try a passphrase, and nothing that says whether it is right without trying it."""

from __future__ import annotations

import errno
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import Annotated, Literal, Self

from annotated_types import Len
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, ValidationError

from takedown.errors import DiskFull, HomeUnusable, TakedownError

NAME = "header.json"
VERSION: Literal[1] = 1
_LARGEST = 65_536
_NO_HARD_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS}
_FULL = {errno.ENOSPC, errno.EDQUOT}


class NoVault(TakedownError):
    """The home holds no vault; ``home``. ``init`` makes one."""


class VaultExists(TakedownError):
    """The home holds a vault already; ``home``. It was left as it is: overwriting its header would lose everything."""


class DamagedHeader(TakedownError):
    """The header isn't one that this program wrote, or asks for an absurd amount of work; ``home``."""


class NewerVault(TakedownError):
    """The header was written by a later version of the program; ``home``, its ``version``."""


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


class Header(BaseModel):
    """The parameters, and the data key wrapped under what they and the passphrase give.

    The upper bounds keep a hostile header from taking the machine's memory or a day's time. There is no lower bound:
    a lowered cost gives another key and is part of what the wrapping authenticates, so it opens nothing.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    version: Literal[1] = VERSION
    kdf: Literal["argon2id"] = "argon2id"
    time: Annotated[int, Field(ge=1, le=64)]
    memory_kib: Annotated[int, Field(ge=8, le=1_048_576)]
    lanes: Annotated[int, Field(ge=1, le=16)]
    salt: Annotated[_Hex, Len(16, 16)]
    wrapped_key: Annotated[_Hex, Len(60, 60)]
    """12 bytes of nonce, 32 of the data key, 16 of tag."""

    def authenticated(self) -> bytes:
        """Return what the wrapping binds: every field but the wrapped key, in one canonical form."""
        return json.dumps(self.model_dump(mode="json", exclude={"wrapped_key"}), sort_keys=True).encode()

    @classmethod
    def read(cls, home: Path) -> Self:
        """Return the header of ``home``.

        Raises:
            NoVault: there is none.
            NewerVault: a later program wrote it.
            DamagedHeader: its shape or its figures are off.
            HomeUnusable: the file can't be read.
        """
        try:
            with (home / NAME).open("rb") as file:
                text = file.read(_LARGEST)
        except (FileNotFoundError, NotADirectoryError):
            raise NoVault(home=str(home)) from None
        except OSError as problem:
            raise _unusable(home, problem) from problem
        try:
            raw = json.loads(text)
            _refuse_newer(raw, home)
            return cls.model_validate(raw)
        except (ValueError, RecursionError, ValidationError):
            # What the file holds may be anything, so nothing of it goes into the message.
            raise DamagedHeader(home=str(home)) from None

    def write_new(self, home: Path) -> None:
        """Put the header into ``home``, whole or not at all, and never over another one.

        Raises:
            VaultExists: there is one already.
            HomeUnusable: the folder can't be made or written.
            DiskFull: nothing was kept.
        """
        try:
            home.mkdir(mode=0o700, parents=True, exist_ok=True)
            _place(home, self.model_dump_json(indent=2).encode() + b"\n")
        except FileExistsError:
            raise (VaultExists if (home / NAME).exists() else HomeUnusable)(**_told(home, "EEXIST")) from None
        except OSError as problem:
            if problem.errno in _FULL:
                raise DiskFull from problem
            raise _unusable(home, problem) from problem


def _refuse_newer(raw: object, home: Path) -> None:
    version = raw.get("version") if isinstance(raw, dict) else None
    if isinstance(version, int) and version > VERSION:
        raise NewerVault(home=str(home), version=version)


def _place(home: Path, text: bytes) -> None:
    fresh = home / f".{NAME}.{token_hex(4)}"
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        _name_it(fresh, home / NAME)
    finally:
        with suppress(FileNotFoundError):
            fresh.unlink()
    _sync_folder(home)


def _name_it(fresh: Path, name: Path) -> None:
    """Give the finished file its name; a hard link, because it refuses to replace, where a rename would not."""
    try:
        name.hardlink_to(fresh)
    except OSError as problem:
        if problem.errno not in _NO_HARD_LINKS:
            raise
        if name.exists():
            raise FileExistsError(name) from None
        fresh.rename(name)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _told(home: Path, why: str) -> dict[str, str]:
    return {"home": str(home), "why": why}


def _unusable(home: Path, problem: OSError) -> HomeUnusable:
    return HomeUnusable(home=str(home), why=problem.strerror or type(problem).__name__)
