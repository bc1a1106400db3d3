"""What can go wrong with a database, in words of our own; what a driver says of values gets no further than this."""

from __future__ import annotations

from sqlalchemy.engine import ExceptionContext

from takedown.errors import DiskFull, TakedownError


class DamagedStore(TakedownError):
    """The database's file can't be read with the vault's key: another vault's, or damaged. It was left as it is."""


class StoreGone(TakedownError):
    """There is no database where this vault's was, or one that was never filled. Nothing was made in its place."""


class StoreBusy(TakedownError):
    """Another process wrote for too long, or two waited for each other; nothing of this transaction was kept."""


class StoreUnreachable(TakedownError):
    """The database can't be opened, reached or written; ``why`` is the system's word for it."""


class NewerSchema(TakedownError):
    """A later version of the program has used this database; ``revision``. It was left as it is."""


class AlreadyStored(TakedownError):
    """A row with this id, or for this file or address, is there already; nothing was changed."""


class ErasureUnfinished(TakedownError):
    """The case's key is destroyed, but another process kept old pages of the file from being cleaned up; ``why``."""


class DeletionUnfinished(TakedownError):
    """It is deleted, but another process kept old pages or rows of the database from being cleaned up; ``why``."""


# By SQLite's error names (https://www.sqlite.org/rescode.html); the longest prefix counts.
_SQLITE: dict[str, type[TakedownError]] = {
    "SQLITE_BUSY": StoreBusy,
    "SQLITE_LOCKED": StoreBusy,
    "SQLITE_FULL": DiskFull,
    "SQLITE_NOTADB": DamagedStore,
    "SQLITE_CORRUPT": DamagedStore,
    "SQLITE_IOERR": StoreUnreachable,
    "SQLITE_CANTOPEN": StoreUnreachable,
    "SQLITE_READONLY": StoreUnreachable,
}

# By PostgreSQL's SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html); the longest prefix counts.
_POSTGRES: dict[str, type[TakedownError]] = {
    "53100": DiskFull,
    "40001": StoreBusy,
    "40P01": StoreBusy,
    "55P03": StoreBusy,
    "53300": StoreBusy,
    "23505": AlreadyStored,
    "XX001": DamagedStore,
    "XX002": DamagedStore,
    "08": StoreUnreachable,
    "28": StoreUnreachable,
    "3D": StoreUnreachable,
    "42P01": StoreUnreachable,  # a table that isn't there any more: somebody wiped the vault meanwhile
    "57P": StoreUnreachable,
    "58": StoreUnreachable,
}


def translate(context: ExceptionContext) -> None:
    """Raise our own error in place of a driver's, where there is one; listens to SQLAlchemy's ``handle_error``."""
    problem = context.original_exception
    if not isinstance(problem, Exception):
        # An interruption also costs the connection, which looks like a server that went away; it goes on as it is.
        return
    name: str = getattr(problem, "sqlite_errorname", None) or ""
    state: str = getattr(problem, "sqlstate", None) or ""
    kind = _longest(_SQLITE, name) or _longest(_POSTGRES, state)
    if name == "SQLITE_CONSTRAINT" and str(problem).startswith("UNIQUE"):
        # The driver asks SQLite for the short code alone, which all constraints share.
        kind = AlreadyStored
    if kind is None and context.is_disconnect:
        kind = StoreUnreachable
    if kind is None and context.connection is None:
        # psycopg gives no SQLSTATE when nobody answers at the address.
        kind = StoreUnreachable
    if kind is not None:
        raise _told(kind, name or state or "no-answer") from None


def _told(kind: type[TakedownError], code: str) -> TakedownError:
    if kind is StoreUnreachable:
        return StoreUnreachable(why=code)
    return kind()


def _longest(table: dict[str, type[TakedownError]], code: str) -> type[TakedownError] | None:
    return next((table[code[:end]] for end in range(len(code), 0, -1) if code[:end] in table), None)
