"""A database that is away for a while, as when PostgreSQL is started anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo


@contextmanager
def away(owner_url: str) -> Iterator[None]:
    """Cut every connection to the database at ``owner_url``, and let nobody in while the block runs."""
    name = str(conninfo_to_dict(owner_url)["dbname"])
    with psycopg.connect(make_conninfo(owner_url, dbname="postgres"), autocommit=True) as link:
        lets_in = sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS {}")
        link.execute(lets_in.format(sql.Identifier(name), sql.SQL("false")))
        link.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,))
        try:
            yield
        finally:
            link.execute(lets_in.format(sql.Identifier(name), sql.SQL("true")))
