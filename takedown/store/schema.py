"""Brings a database's tables to what this program knows, in one transaction, and never touches a newer one's."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from takedown.store.failures import NewerSchema

_MIGRATIONS = Path(__file__).parent / "migrations"
# Any number does, as long as no other program on the same PostgreSQL database takes it: "takedown" in ASCII.
_LOCK = 0x74616B65646F776E


def migrate(link: Connection) -> None:
    """Apply every migration that the database hasn't had; ``link`` is in a writing transaction: all of them or none.

    Raises:
        NewerSchema: it holds a revision that this program doesn't know; nothing was changed.
    """
    if link.dialect.name == "postgresql":
        link.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    config = Config()
    # Alembic's own format strings: a percent sign in the path must not be taken for one.
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = link
    script = ScriptDirectory.from_config(config)
    known = {revision.revision for revision in script.walk_revisions()}
    has = MigrationContext.configure(link).get_current_heads()
    if strange := [revision for revision in has if revision not in known]:
        raise NewerSchema(revision=strange[0])
    if set(has) != set(script.get_heads()):
        command.upgrade(config, "head")
