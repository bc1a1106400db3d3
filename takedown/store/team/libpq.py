"""How PostgreSQL's own programs are told where a database is: by variables, since a list of processes shows words."""

from __future__ import annotations

import psycopg
from psycopg.conninfo import conninfo_to_dict

from takedown.store.failures import StoreUnreachable

_NAMES = {"dbname": "PGDATABASE", "hostaddr": "PGHOSTADDR", "sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT"}
# https://www.postgresql.org/docs/16/libpq-envars.html
_KNOWN = ("host", "port", "user", "password", "passfile", "sslcert", "sslkey", "sslcrl", "options", "service")


def environment(url: str) -> dict[str, str]:
    """Return the variables that say the same as ``url``.

    Raises:
        StoreUnreachable: it isn't an address of PostgreSQL's.
    """
    try:
        told = conninfo_to_dict(url)
    except psycopg.Error:
        raise StoreUnreachable(why="address") from None
    names = {**{name: f"PG{name.upper()}" for name in _KNOWN}, **_NAMES}
    return {names[name]: str(value) for name, value in told.items() if name in names and value is not None}
