"""Walls in the database: who may see which rows, whatever the program asks for.

Row security (https://www.postgresql.org/docs/16/ddl-rowsecurity.html) shows ``takedown_web`` the rows of one
organisation, and of its clients that the setting names, for as long as a transaction lasts; without a setting, none.
``takedown_fleet`` sees all organisations' rows, or those of the one that is set. Neither owns a table, so neither can
change a wall. Whose a row is, no program says: it is set by the database, from the row's case or from the setting.
"""

from __future__ import annotations

from takedown.store.tables import CASE_KEYS, CASES, LEADS, metadata
from takedown.store.team.tables import (
    HOST_VISITS,
    LOOK_BACKS,
    ORGANISATIONS,
    REVISITS,
    SEEN,
    SERVICES,
    SPOTS,
    WORKERS,
    team,
)

ORG, CLIENTS, CLIENT, SEAT = "takedown.org", "takedown.clients", "takedown.client", "takedown.seat"
"""The settings of a transaction: the organisation, its clients that may be seen (``*`` or ids separated by commas), the
client of a case that is opened, and who acts."""
ANY_SEAT = "*"
"""Whoever only reads what is in clear: counts, states, dates."""
WEB, FLEET = "takedown_web", "takedown_fleet"
"""The roles that the program works as."""
FLEETS_OWN = "fleet"
"""The organisation that isn't one: the fleet's own ledger and leads."""
NOTIFIED = "takedown_registry"
"""The channel that is notified of each new row in ``registry_log``."""

_FLEETS = (LEADS, SEEN, LOOK_BACKS, REVISITS, WORKERS, SPOTS, HOST_VISITS)
_APART = {table.name for table in (ORGANISATIONS, SERVICES, *_FLEETS, CASE_KEYS)}
_OF_CASES = [table.name for table in metadata.sorted_tables if "case_id" in table.c and table.name not in _APART]


def walled() -> list[str]:
    """Return the tables whose rows belong to one organisation each."""
    return sorted({"cases", *_OF_CASES, *_without_case(), *_team_tables()})


def _without_case() -> set[str]:
    """Return the pipeline's own tables whose rows are of no case."""
    return {table.name for table in metadata.sorted_tables} - {CASES.name, *_OF_CASES} - _APART


def _team_tables() -> set[str]:
    return {table.name for table in team.sorted_tables} - _APART
