"""Brings a database's tables to what this program knows, in one transaction, and never touches a newer one's."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from takedown.store.failures import NewerSchema

_MIGRATIONS = Path(__file__).parent / "migrations"
# Any number does, as long as no other program on the same PostgreSQL database takes it: "takedown" in ASCII.
_LOCK = 0x74616B65646F776E
VERSIONS = "alembic_version"
"""The table that says which migration came last."""


def migrate(link: Connection, to: str = "head") -> None:
    """Apply every migration that the database hasn't had; ``link`` is in a writing transaction: all of them or none.

    Args:
        link: the connection.
        to: the revision to stop at, which is how a backup of an older schema is taken in.

    Raises:
        NewerSchema: it holds a revision that this program doesn't know, or ``to`` is one; nothing was changed.
    """
    if link.dialect.name == "postgresql":
        link.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    if _is_current(link):
        return
    # Imported where a database is made or brought up to date, which is once: it takes longer, and more memory, than
    # the rest of opening one.
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config()
    # Alembic's own format strings: a percent sign in the path must not be taken for one.
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = link
    script = ScriptDirectory.from_config(config)
    known = {revision.revision for revision in script.walk_revisions()}
    if to not in (*known, "head"):
        raise NewerSchema(revision=to[:40])
    has = MigrationContext.configure(link).get_current_heads()
    if strange := [revision for revision in has if revision not in known]:
        raise NewerSchema(revision=strange[0])
    if set(has) != set(script.get_heads()):
        command.upgrade(config, to)


def has_schema(link: Connection) -> bool:
    """Return whether the database was ever brought to any of the program's schemas."""
    return inspect(link).has_table(VERSIONS)


def _is_current(link: Connection) -> bool:
    """Return whether the last migration is the one that the database had last."""
    if not has_schema(link):
        return False
    last = max(file.name[1:5] for file in (_MIGRATIONS / "versions").glob("v[0-9][0-9][0-9][0-9]_*.py"))
    return list(link.execute(text(f"SELECT version_num FROM {VERSIONS}")).scalars()) == [last]  # noqa: S608 - a constant
