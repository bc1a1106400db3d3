"""The two databases as SQLAlchemy engines that begin, wait and fail alike."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from takedown.errors import DiskFull
from takedown.store.failures import DamagedStore, StoreGone, StoreUnreachable, translate

WRITES = "takedown_writes"
"""The execution option that tells a writing transaction from a reading one."""
LASTING = "takedown_lasting"
"""The execution option that tells whether a commit that was answered has to survive a loss of power."""

_PAGE = 4096
"""Bytes: SQLCipher's page (https://www.zetetic.net/sqlcipher/design/); no database that was begun is smaller."""

# secure_delete: what is deleted is overwritten. FULL: a commit that was answered survives a loss of power.
# trusted_schema: a schema that somebody planted runs no functions. temp_store: nothing spills into a temporary file.
_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "secure_delete = ON",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "temp_store = MEMORY",
)


def sqlcipher(file: Path, key: bytes, busy_seconds: float, *, make: bool = True) -> Engine:
    """Return an engine on the SQLCipher 4 ``file``; ``key`` is raw, 32 bytes; ``make``: it is made (0600) if need be.

    Raises:
        StoreGone: it isn't there or is empty, and isn't to be made.
        StoreUnreachable: the file can't be made.
        DiskFull: the same, for want of space.
        DamagedStore: it was cut down to less than a page; it is left as it is.
    """
    _there(file, make=make)
    # Made once: where it was destroyed while this process goes on, no later connection makes another one.
    address = f"{file.absolute().as_uri()}?mode=rw"

    def connect() -> dbapi2.Connection:
        link = dbapi2.connect(address, timeout=busy_seconds, isolation_level=None, check_same_thread=False, uri=True)
        try:
            # The library would write "hmac check failed" to standard error; a wrong key has an error of its own.
            link.execute("PRAGMA cipher_log_level = NONE")
            link.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            for pragma in _PRAGMAS:
                link.execute(f"PRAGMA {pragma}")
        except dbapi2.Error:
            link.close()
            raise
        return link

    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=connect,
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=60,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin_sqlite)
    event.listen(engine, "handle_error", translate)
    return engine


def postgres(url: str, busy_seconds: float, role: str = "") -> Engine:
    """Return an engine on the PostgreSQL database at ``url`` (``postgresql://...``), through psycopg.

    ``role``: as whom, where the address names nobody.

    Raises:
        StoreUnreachable: the address isn't one.
    """
    try:
        address = make_url(url).set(drivername="postgresql+psycopg")
        if role and not address.username:
            address = address.set(username=role)
        (address.host or "").encode("idna")  # as the resolver will
    except (ArgumentError, ValueError):  # the latter: a port or a name that can't be
        raise StoreUnreachable(why="address") from None
    engine = create_engine(
        address,
        pool_size=4,
        max_overflow=12,
        pool_timeout=busy_seconds,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"options": f"-c lock_timeout={int(busy_seconds * 1000)}", "connect_timeout": 10},
    )
    event.listen(engine, "handle_error", translate)
    return engine


def conninfo(url: str, role: str) -> str:
    """Return ``url`` as libpq reads it, as ``role`` where it names nobody; for a library with connections of its own.

    Raises:
        StoreUnreachable: the address isn't one.
    """
    try:
        told = conninfo_to_dict(url)
    except ProgrammingError:
        raise StoreUnreachable(why="address") from None
    return make_conninfo(url, user=told.get("user") or role)


def _begin_sqlite(link: Connection) -> None:
    # A writer takes the lock at once: two that had both read first could not both go on.
    # Without the option the link cleans up, which SQLite does outside of transactions only.
    options = link.get_execution_options()
    writes = options.get(WRITES)
    if writes:
        # Every other commit is in the journal all the same, and reaches the disk with the next one that lasts.
        link.exec_driver_sql(f"PRAGMA synchronous = {'FULL' if options.get(LASTING, True) else 'NORMAL'}")
    if writes is not None:
        link.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _there(file: Path, *, make: bool) -> None:
    try:
        descriptor = os.open(file, os.O_RDWR | (os.O_CREAT if make else 0), 0o600)
        size = os.fstat(descriptor).st_size
        os.close(descriptor)
    except FileNotFoundError as problem:
        raise StoreUnreachable(why=str(problem.strerror)) if make else StoreGone() from problem
    except OSError as problem:
        if problem.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull from problem
        raise StoreUnreachable(why=problem.strerror or type(problem).__name__) from problem
    if not (size or make):  # SQLite would throw away the journal of an empty one, too
        raise StoreGone
    if 0 < size < _PAGE:  # SQLite would take it for an empty one, and begin anew
        raise DamagedStore
