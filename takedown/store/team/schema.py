"""Makes a PostgreSQL database a team's, and holds it to that: tables, roles and walls.

The pipeline's own tables come first (``store/schema.py``), the team's line of migrations after them. Both run as the
owner; the program itself works as a role that owns nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from takedown.errors import TakedownError
from takedown.store import engines
from takedown.store.failures import NewerSchema
from takedown.store.schema import migrate
from takedown.store.team.walls import FLEET, FLEETS_OWN, WEB, walled

VERSIONS = "team_version"
_READYING = 0x7465616D
"""Any number that no other program on the same database takes: "team" in ASCII."""
_MIGRATIONS = Path(__file__).parent / "migrations"


class NotPrepared(TakedownError):
    """The database isn't a team's yet, or of an older version; ``team init`` makes it one. Nothing was changed."""


class NotEmptyForTeam(TakedownError):
    """The database holds one person's cases; a team's begins empty. Nothing was changed."""


class WallsMissing(TakedownError):
    """Whoever the program works as could read what is behind the walls; ``role``. Nothing was opened."""


def prepare(owner_url: str, *, busy_seconds: float = 60.0) -> None:
    """Make the database at ``owner_url`` a team's, or bring it up to date; once more does nothing.

    Several at once wait for each other: ``migrate`` begins with a lock that lasts as long as the transaction.

    The roles ``takedown_web`` and ``takedown_fleet`` are made where the server lacks them, able to sign in and without
    a password: how they prove themselves is the server's (``pg_hba.conf``).

    Raises:
        StoreUnreachable: nobody answers there, or not to us.
        NotEmptyForTeam: it holds one person's cases.
        NewerSchema: a later program has used it.
    """
    engine = engines.postgres(owner_url, busy_seconds)
    try:
        with engine.connect() as link, link.begin():
            migrate(link)
            _refuse_others(link)
            _make_roles(link)
            _upgrade(link)
    finally:
        engine.dispose()


def check(link: Connection) -> None:
    """Let pass a team's database of this version, and a role that its walls hold.

    Raises:
        NotPrepared, NewerSchema, WallsMissing: as they say.
    """
    found = standing(link)
    if found.version != found.program:
        raise NewerSchema(revision=found.version) if found.version > found.program else NotPrepared()
    if not found.walls:
        raise WallsMissing(role=found.role)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a database stands: its version and this program's, the role that asks, and whether walls hold that role."""

    version: str
    program: str
    role: str
    walls: bool

    @property
    def serves(self) -> bool:
        """Whether a program that is running may go on: a later program may have added to the tables meanwhile."""
        return self.walls and self.version >= self.program


def standing(link: Connection) -> Standing:
    """Return how the database stands, for whoever is connected."""
    role, free = link.execute(
        text(
            "SELECT rolname, rolsuper OR rolbypassrls "
            "OR has_database_privilege(current_user, current_database(), 'TEMPORARY') "
            "FROM pg_roles WHERE rolname = current_user"
        )
    ).one()
    owned = text(
        "SELECT count(*) FROM pg_class WHERE relname = ANY (:names) AND relkind = 'r' "
        "AND relrowsecurity AND NOT pg_has_role(current_user, relowner, 'MEMBER')"
    )
    names = walled()
    walls = link.execute(owned, {"names": names}).scalar_one()
    return Standing(version_of(link), _last(), str(role), not free and walls == len(names))


def versions(url: str, *, busy_seconds: float = 5.0) -> tuple[str, str]:
    """Return the team's version of the database at ``url``, empty where it has none, and this program's.

    Raises:
        StoreUnreachable: nobody answers there, or not to us.
    """
    engine = engines.postgres(url, busy_seconds)
    try:
        with engine.connect() as link:
            return version_of(link), _last()
    finally:
        engine.dispose()


@contextmanager
def alone(owner_url: str) -> Iterator[None]:
    """Wait until nobody else makes this database ready, and keep others waiting while the block runs.

    Raises:
        StoreUnreachable: nobody answers there, or not to us.
    """
    engine = engines.postgres(owner_url, 600.0)
    try:
        with engine.connect() as link, link.begin():
            link.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _READYING})
            yield
    finally:
        engine.dispose()


def is_empty(owner_url: str) -> bool:
    """Return whether the database holds no table at all.

    Raises:
        StoreUnreachable: nobody answers there, or not to us.
    """
    engine = engines.postgres(owner_url, 5.0)
    try:
        with engine.connect() as link:
            return not inspect(link).get_table_names()
    finally:
        engine.dispose()


def make_roles(owner_url: str) -> None:
    """Make the roles that the program works as, where the server lacks them; a dump names them and doesn't bring them.

    Raises:
        StoreUnreachable: nobody answers there, or not to us.
    """
    engine = engines.postgres(owner_url, 5.0)
    try:
        with engine.connect() as link, link.begin():
            _make_roles(link)
    finally:
        engine.dispose()


def version_of(link: Connection) -> str:
    """Return which version of a team's database it is; empty: none."""
    if not inspect(link).has_table(VERSIONS):
        return ""
    return str(link.execute(text(f"SELECT version_num FROM {VERSIONS}")).scalar() or "")  # noqa: S608 - a constant


def _last() -> str:
    return max(file.name[1:5] for file in (_MIGRATIONS / "versions").glob("t[0-9][0-9][0-9][0-9]_*.py"))


def _refuse_others(link: Connection) -> None:
    if inspect(link).has_table(VERSIONS):
        return
    if link.execute(text("SELECT count(*) FROM cases")).scalar_one():
        raise NotEmptyForTeam


def _make_roles(link: Connection) -> None:
    # Roles are the whole server's: the lock of ``migrate`` keeps nobody away who prepares another database on it.
    for role in (WEB, FLEET):
        link.execute(
            text(
                f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') "
                f"THEN CREATE ROLE {role} LOGIN NOINHERIT; END IF; "
                "EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
            )
        )
    # Neither a copy of a database nor one that a dump was read into keeps these. Where nobody may connect who wasn't
    # named, the two are; a table of a session's own could stand before one of ours.
    for right in (f"GRANT CONNECT ON DATABASE %I TO {WEB}, {FLEET}", "REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC"):
        link.execute(text(f"DO $$ BEGIN EXECUTE format('{right}', current_database()); END $$"))


def _upgrade(link: Connection) -> None:
    # Imported where a database is made or brought up to date, which is once.
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext

    options = {"version_table": VERSIONS}
    has = MigrationContext.configure(link, opts=options).get_current_revision()
    if has is not None and has > _last():
        raise NewerSchema(revision=has)
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = link
    command.upgrade(config, "head")


__all__ = [
    "FLEETS_OWN",
    "VERSIONS",
    "NotEmptyForTeam",
    "NotPrepared",
    "Standing",
    "WallsMissing",
    "alone",
    "check",
    "is_empty",
    "make_roles",
    "prepare",
    "standing",
    "version_of",
    "versions",
]
