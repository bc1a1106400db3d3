"""The walls, tried with SQL itself as the role of the pages: whatever is asked, another organisation's rows are not."""

from __future__ import annotations

import itertools

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg import errors, sql

from takedown.store.team.walls import ANY_SEAT, FLEET, FLEETS_OWN, WEB, walled
from tests.store.team.conftest import Walled

READ = [table for table in walled() if table != "registry_log"]
CHANGED = [table for table in READ if table != "deeds"]
"""What the database notes of deeds, the pages only read."""
NAMES = ("org", "clients", "client", "seat")
OUTSIDE = ("services", "seen", "look_backs", "revisits", "leads", "workers", "spots", "host_visits", "organisations")
"""Tables that belong to no organisation, or are of all."""


TYPED = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=20)


def words(behind: Walled) -> list[str]:
    """What somebody who knows every id may tell the walls."""
    mine, other = behind.first.organisation.id, behind.second.organisation.id
    return [
        "", "*", "%", other, FLEETS_OWN, f"{mine},{other}", f" {mine}", f"{mine}' OR '1'='1", mine.upper(),
        behind.first.client(), behind.second.client(), behind.cases[mine], behind.cases[other],
        behind.first.members["supervisor"].id, behind.second.members["supervisor"].id, "matcher",
    ]  # fmt: skip


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(NAMES), st.integers(0, 15) | TYPED))
def test_no_row_of_another_organisation_is_read_counted_changed_or_deleted(
    behind: Walled, drawn: dict[str, int | str]
) -> None:
    mine, known = behind.first.organisation.id, words(behind)
    told = {name: known[one] if isinstance(one, int) else one for name, one in drawn.items()}

    with behind.seen_as(WEB, **told) as link:
        for table in READ:
            named = sql.Identifier(table)
            whose = {row[0] for row in link.execute(sql.SQL("SELECT org_id FROM {}").format(named))}
            assert whose <= {told.get("org", "")}
            here = sql.SQL("SELECT count(*) FROM {} WHERE org_id = %s").format(named)
            assert link.execute(here, (mine,)).fetchone() == (0,)
            if table not in CHANGED:
                continue
            touched = sql.SQL("UPDATE {} SET org_id = org_id WHERE org_id = %s").format(named)
            assert link.execute(touched, (mine,)).rowcount == 0
        _deleted(link)
    with psycopg.connect(behind.url) as owner:
        for table in walled():
            left = sql.SQL("SELECT 1 FROM {} WHERE org_id = %s").format(sql.Identifier(table))
            assert owner.execute(left, (mine,)).fetchone(), table


def _deleted(link: psycopg.Connection) -> None:
    """Delete whatever lets itself be deleted, and see that it was nobody else's."""
    told = link.execute("SELECT coalesce(current_setting('takedown.org', true), '')").fetchone()
    # A case's rows point to it: it goes last.
    for table in [*(name for name in CHANGED if name != "cases"), "cases"]:
        gone = link.execute(sql.SQL("DELETE FROM {} RETURNING org_id").format(sql.Identifier(table)))
        assert {row[0] for row in gone} <= set(told or ())


@pytest.mark.parametrize("missing", [(), ("org",)])
def test_without_an_organisation_there_is_nothing(behind: Walled, missing: tuple[str, ...]) -> None:
    told = dict.fromkeys(missing, "") | {"clients": "*", "seat": ANY_SEAT}

    with behind.seen_as(WEB, **told) as link:
        for table in READ:
            query = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
            assert link.execute(query).fetchone() == (0,), table


def test_every_table_behind_the_walls_is_seen_from_within(behind: Walled) -> None:
    """So that the others can't be right because nothing is seen at all."""
    told = {"org": behind.first.organisation.id, "clients": "*", "seat": ANY_SEAT}

    with behind.seen_as(WEB, **told) as link:
        for table in READ:
            query = sql.SQL("SELECT count(*) > 0 FROM {}").format(sql.Identifier(table))
            assert link.execute(query).fetchone() == (True,), table


def test_every_table_that_there_is_stands_behind_a_wall_or_is_known_to_be_outside(behind: Walled) -> None:
    with psycopg.connect(behind.url) as owner:
        found = owner.execute(
            "SELECT relname, relrowsecurity FROM pg_class WHERE relkind IN ('r', 'p') "
            "AND relnamespace = 'public'::regnamespace AND relname NOT LIKE '%procrastinate%'"
        ).fetchall()
    open_ones = {name for name, has_wall in found if not has_wall}

    assert open_ones == {*OUTSIDE, "alembic_version", "case_keys", "team_version"} - {"organisations"}


def test_cases_of_another_client_are_not_seen(behind: Walled) -> None:
    told = {"org": behind.first.organisation.id, "seat": ANY_SEAT}

    for clients, seen in ((behind.first.client(), 1), (behind.second.client(), 0), ("", 0), ("nobody,else", 0)):
        with behind.seen_as(WEB, clients=clients, **told) as link:
            for table in ("cases", "matches", "media", "notices", "addresses"):
                query = sql.SQL("SELECT count(*) FROM {} WHERE case_id IS NOT NULL")
                named = (
                    sql.SQL("SELECT count(*) FROM cases") if table == "cases" else query.format(sql.Identifier(table))
                )
                assert link.execute(named).fetchone() == (seen,), table


def test_cases_that_are_not_shared_are_not_seen(behind: Walled) -> None:
    told = {"org": behind.first.organisation.id, "clients": "*"}
    members = behind.first.members

    for login, seen in (("supervisor", 1), ("worker", 1), ("administrator", 0)):
        with behind.seen_as(WEB, seat=members[login].id, **told) as link:
            for table in ("cases", "matches", "consents"):
                query = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
                assert link.execute(query).fetchone() == (seen,), (login, table)


def test_nothing_is_moved_to_another_organisation(behind: Walled) -> None:
    told = {"org": behind.second.organisation.id, "clients": "*", "seat": ANY_SEAT}

    for table in READ:
        with behind.seen_as(WEB, **told) as link, pytest.raises(errors.InsufficientPrivilege):
            link.execute(
                sql.SQL("UPDATE {} SET org_id = %s").format(sql.Identifier(table)), (behind.first.organisation.id,)
            )


def test_a_row_for_another_organisations_case_is_refused(behind: Walled) -> None:
    told = {"org": behind.second.organisation.id, "clients": "*", "seat": ANY_SEAT}
    case = behind.cases[behind.first.organisation.id]

    with behind.seen_as(WEB, **told) as link, pytest.raises(errors.NoDataFound):
        link.execute("INSERT INTO notes (id, case_id, at) VALUES ('new', %s, '')", (case,))


def test_whether_an_id_is_another_organisations_shows_only_where_it_is_known_already(behind: Walled) -> None:
    """A primary key reaches through the walls: who knows an id, drawn of 10**17, learns that it is taken, and no more.

    What points to another organisation's case is refused as what points to none is.
    """
    told = {"org": behind.second.organisation.id, "clients": "*", "seat": ANY_SEAT, "client": behind.second.client()}
    taken = behind.cases[behind.first.organisation.id]
    refused = {}

    with behind.seen_as(WEB, **told) as link, pytest.raises(errors.UniqueViolation):
        link.execute("INSERT INTO cases (id, status, created_at) VALUES (%s, 'open', '')", (taken,))
    for case in (taken, "nobodys"):
        with behind.seen_as(WEB, **told) as link, pytest.raises(psycopg.Error) as told_of:
            link.execute("INSERT INTO notes (id, case_id, at) VALUES ('new', %s, '')", (case,))
        refused[case] = (told_of.value.sqlstate, str(told_of.value).replace(case, "-"))
    assert len(set(refused.values())) == 1


@pytest.mark.parametrize(
    "asked",
    [
        "SELECT wrapped FROM services",
        "SELECT * FROM registry_log",
        "SELECT * FROM seen",
        "SELECT * FROM revisits",
        "SELECT lead FROM leads",
        "SELECT * FROM case_keys",
        "UPDATE services SET public = ''",
        "INSERT INTO registry_log (org_id, op, subject, at) VALUES ('', '', '', '')",
        "ALTER TABLE cases DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE cases DISABLE TRIGGER ALL",
        "DROP POLICY web ON cases",
        "CREATE POLICY mine ON cases USING (true)",
        "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE FUNCTION pg_temp.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE TABLE mine (id int)",
        "CREATE TEMPORARY TABLE registry_log (id int)",
        "CREATE SCHEMA mine",
        "TRUNCATE cases",
        "SET ROLE takedown_fleet",
        "SET SESSION AUTHORIZATION takedown_fleet",
        "SET session_replication_role = replica",
        "COPY cases TO PROGRAM 'cat'",
        "SELECT pg_read_file('PG_VERSION')",
        "DELETE FROM organisations",
        "UPDATE team_version SET version_num = '0'",
    ],
)
def test_the_role_of_the_pages_may_not(behind: Walled, asked: str) -> None:
    told = {"org": behind.second.organisation.id, "clients": "*", "seat": ANY_SEAT}

    with behind.seen_as(WEB, **told) as link:
        try:
            done = link.execute(asked.encode())
        except errors.InsufficientPrivilege:
            return
        assert done.rowcount == 0, asked


def test_row_security_turned_off_refuses_instead_of_showing_all(behind: Walled) -> None:
    with behind.seen_as(WEB, org=behind.second.organisation.id) as link:
        link.execute("SET LOCAL row_security = off")
        with pytest.raises(errors.InsufficientPrivilege):
            link.execute("SELECT * FROM cases")


def test_what_the_database_counts_of_columns_is_not_shown(behind: Walled) -> None:
    with psycopg.connect(behind.url, autocommit=True) as owner:
        owner.execute("ANALYZE")
    for role in (WEB, FLEET):
        with behind.seen_as(role, org=behind.second.organisation.id, clients="*", seat=ANY_SEAT) as link:
            shown = link.execute("SELECT tablename FROM pg_stats WHERE schemaname = 'public'").fetchall()
            assert not {row[0] for row in shown} & set(walled())


def test_an_organisation_is_changed_by_nobody_else(behind: Walled) -> None:
    with behind.seen_as(WEB, org=behind.second.organisation.id) as link:
        changed = link.execute("UPDATE organisations SET name = 'taken' RETURNING id").fetchall()
    assert changed == [(behind.second.organisation.id,)]


@pytest.mark.parametrize("pair", list(itertools.permutations((0, 1))))
def test_a_worker_within_one_organisation_sees_that_one(behind: Walled, pair: tuple[int, int]) -> None:
    both = (behind.first.organisation.id, behind.second.organisation.id)
    mine, other = both[pair[0]], both[pair[1]]

    with behind.seen_as(FLEET, org=mine) as link:
        for table in READ:
            named = sql.Identifier(table)
            whose = {row[0] for row in link.execute(sql.SQL("SELECT org_id FROM {}").format(named))}
            assert mine in whose, table
            assert other not in whose, table
    with behind.seen_as(FLEET) as link:
        assert {row[0] for row in link.execute("SELECT org_id FROM cases")} == set(both)
