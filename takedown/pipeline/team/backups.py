"""Back up a team's database into one file that age locks, and make it anew from one.

``pg_dump`` writes into a pipe and age reads from it: nothing of it is ever on a disk in clear. The file begins with one
line of JSON, which holds the server's own secret, without which nobody could sign in again; ``pg_dump``'s custom format
follows. Inside, everything stands as it is stored: what is sealed stays sealed, keys stay wrapped.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import which
from typing import IO, cast

from takedown import __version__
from takedown.cases.noun import now, rfc3339
from takedown.errors import TakedownError
from takedown.pipeline.keeping.outfile import FileUnwritable, new_file
from takedown.pipeline.team.server import make_secret, server_secret
from takedown.settings import Settings
from takedown.store.team import schema
from takedown.store.team.libpq import environment
from takedown.vault.age import ByIdentity, ToRecipients, lock, unlocked

_FORMAT = "takedown-team-backup-1"
_PIECE = 1 << 16
_LONGEST_HEAD = 4096
_NAME = re.compile(r"takedown-(\d{8}T\d{6}Z)\.age")
_MOMENT = "%Y%m%dT%H%M%SZ"


class NoPostgresProgram(TakedownError):
    """One of PostgreSQL's own programs isn't there; ``program``. Nothing was written."""


class DumpFailed(TakedownError):
    """``pg_dump`` or ``pg_restore`` ended with an error; ``program`` and the ``why`` of its last line."""


class NoTeamBackup(TakedownError):
    """What the file holds isn't a backup of a team's server, or a later version made it. Nothing was written."""


class TeamDatabaseNotEmpty(TakedownError):
    """The database that a backup is to be put into holds tables already. Nothing was changed."""


class AnotherSecret(TakedownError):
    """The server here has another secret than the one in the backup; ``file``. Nothing was written."""


@dataclass(frozen=True, slots=True)
class TeamBackup:
    """A backup: its file, its size in bytes, and which older ones were removed."""

    file: Path
    size: int
    removed: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamRestored:
    """What was restored: when the backup was made, the version of its tables, and where the secret lies."""

    made_at: str
    version: str
    secret: Path


def backup(
    home: Path, settings: Settings, owner_url: str, out: Path, keys: tuple[str, ...], *, keep_days: int | None = None
) -> TeamBackup:
    """Write a backup for the holders of ``keys``, while the server goes on.

    Args:
        home, settings: of the server. owner_url: its database, as the owner. keys: ``age1...``, one or more.
        out: a new file, or a folder in which the file is named after the moment.
        keep_days: older backups in that folder are removed once this one is whole; ``None``: none are.

    Raises:
        NoServerSecret, NoPostgresProgram, NotPrepared, StoreUnreachable, BadRecipient: nothing was written.
        FileThere, FileUnwritable, DiskFull, DumpFailed: nothing was left of it.
    """
    secret = server_secret(home, settings)
    version = schema.versions(owner_url)[0]
    if not version:
        raise schema.NotPrepared
    moment = now()
    file = out / f"takedown-{moment:{_MOMENT}}.age" if out.is_dir() else out
    head = {"format": _FORMAT, "made_at": rfc3339(moment), "program": __version__, "version": version}
    line = json.dumps({**head, "secret": secret.hex()}).encode() + b"\n"
    with new_file(file) as opened:
        lock(_dumped(owner_url, line), opened, ToRecipients(keys))
    removed = () if keep_days is None or not out.is_dir() else tuple(_thinned(out, timedelta(days=keep_days)))
    return TeamBackup(file, file.stat().st_size, removed)


def restore(file: Path, home: Path, settings: Settings, owner_url: str, identity: str) -> TeamRestored:
    """Put a backup into the empty database at ``owner_url``, and the server's secret where the settings want it.

    Raises:
        NoTeamBackup, TeamDatabaseNotEmpty, AnotherSecret, NoPostgresProgram: nothing was written.
        NotLocked, WrongLockPassphrase, BadIdentity, LockBroken: the database was left empty.
        DumpFailed: the same.
    """
    if not schema.is_empty(owner_url):
        raise TeamDatabaseNotEmpty
    try:
        opened = file.open("rb")
    except OSError as problem:
        raise FileUnwritable(file=str(file), why=problem.strerror or type(problem).__name__) from problem
    with opened, unlocked(opened, ByIdentity(identity)) as content:
        head = _head(content)
        place = home / settings.team.secret_file
        if place.exists() and server_secret(home, settings).hex() != head["secret"]:
            raise AnotherSecret(file=str(place))
        schema.make_roles(owner_url)
        _put_back(owner_url, content)
        make_secret(place, bytes.fromhex(head["secret"]))
    return TeamRestored(head["made_at"], head["version"], place)


def _head(content: IO[bytes]) -> dict[str, str]:
    try:
        head = json.loads(content.readline(_LONGEST_HEAD))
        known = head["format"] == _FORMAT and isinstance(head["secret"], str) and len(bytes.fromhex(head["secret"]))
    except (ValueError, KeyError, TypeError):
        raise NoTeamBackup from None
    if not known:
        raise NoTeamBackup
    return {name: str(head[name]) for name in ("made_at", "version", "secret")}


def _dumped(owner_url: str, head: bytes) -> Iterator[bytes]:
    yield head
    # No owners: a drill restores under another name. Compressed before it is locked: afterwards nothing is.
    with _running("pg_dump", ["--format=custom", "--no-owner", "--no-password"], owner_url) as dumping:
        out = cast("IO[bytes]", dumping.stdout)
        while piece := out.read(_PIECE):
            yield piece


def _put_back(owner_url: str, content: IO[bytes]) -> None:
    words = ["--no-owner", "--no-password", "--single-transaction", "--exit-on-error"]
    # All or nothing, also when the file turns out to be cut short: the end of the pipe would look like the end.
    with _running("pg_restore", [*words, f"--dbname={environment(owner_url)['PGDATABASE']}"], owner_url) as restoring:
        into = cast("IO[bytes]", restoring.stdin)
        try:
            while piece := content.read(_PIECE):
                into.write(piece)
            into.close()
        except BrokenPipeError:
            pass  # it ended, and says why


@contextmanager
def _running(program: str, words: list[str], url: str) -> Iterator[subprocess.Popen[bytes]]:
    path = which(program)
    if path is None:
        raise NoPostgresProgram(program=program)
    with subprocess.Popen(  # noqa: S603 - PostgreSQL's own program, with constants
        [path, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **environment(url), "LC_ALL": "C"},
    ) as process:
        try:
            yield process
            said = cast("IO[bytes]", process.stderr).read()
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise DumpFailed(program=program, why=_reason(said))


def _reason(said: bytes) -> str:
    """Return the first complaint, which names tables and roles and no row's content."""
    lines = [line for line in said.decode(errors="replace").splitlines() if "error:" in line]
    return lines[0].partition("error:")[2].strip()[:200] if lines else "-"


def _thinned(folder: Path, age: timedelta) -> Iterator[Path]:
    before = datetime.now(UTC) - age
    for file in sorted(folder.iterdir()):
        named = _NAME.fullmatch(file.name)
        if named and datetime.strptime(named[1], _MOMENT).replace(tzinfo=UTC) < before:
            file.unlink()
            yield file
