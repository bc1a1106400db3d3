"""What the pages and the API ask of the fleet: jobs in its queue, put there in the transaction that wants them."""

from __future__ import annotations

import json

from sqlalchemy import Connection, text

from takedown.store.failures import AlreadyStored

# The queue's library gives this function to whoever writes jobs without it (Procrastinate 3, sql/schema.sql).
_PUT = text(
    "SELECT procrastinate_defer_jobs_v1(ARRAY[ROW(:queue, :job, 0, :lock, :lock, CAST(:what AS jsonb), NULL)"
    "::procrastinate_job_to_defer_v1])"
)


def put(link: Connection, job: str, queue: str, what: dict[str, str]) -> bool:
    """Ask for a job unless the same one waits already; return whether it was asked for. ``what``: ids and no more."""
    lock = ":".join([job, *what.values()])
    try:
        with link.begin_nested():
            link.execute(_PUT, {"queue": queue, "job": job, "lock": lock, "what": json.dumps(what)})
    except AlreadyStored:  # one that waits has the same name for the queue
        return False
    return True
