"""The queue: jobs on the server's own PostgreSQL, by Procrastinate; whoever may only defer has this much of it.

A job says what and where in ids and names of hosts. What has one lock is done by one worker at a time, over the whole
fleet and in the order in which it was queued: what visits a host holds that host's.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from procrastinate import App, SyncPsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException

from takedown.pipeline.team.wishes import CRAWL_SOON, CRAWLER, LOOK_CASE, PLACE
from takedown.store.engines import conninfo
from takedown.store.failures import StoreUnreachable
from takedown.store.team.walls import FLEET, WEB

# The libraries tell of each job and of each error by themselves; what may be told is decided where logs are set up.
for name in ("procrastinate", "psycopg"):
    logging.getLogger(name).addHandler(logging.NullHandler())

ROLES = {
    "plan": "crawler",
    "place": "crawler",
    "look_case": "crawler",
    "crawl_soon": "crawler",
    "crawl": "crawler",
    "recheck": "crawler",
    "capture": "crawler",
    "revisit": "crawler",
    "letters": "notifier",
    "send_due": "notifier",
    "mail_in": "notifier",
    "webhooks": "notifier",
    "chores": "notifier",
    "chores_of": "notifier",
    "tidy": "notifier",
}
"""Who does each job; a queue is called as its workers are."""
_POOL = 4


class Queue:
    """Where jobs are put. Use ``opened``."""

    def __init__(self, app: App) -> None:
        self._app = app

    @classmethod
    @contextmanager
    def opened(cls, url: str, role: str = FLEET) -> Iterator[Queue]:
        """Give the queue of the database at ``url``; ``role``: as whom, where the address names nobody.

        Raises:
            StoreUnreachable: nobody answers there, or not to us.
        """
        app = App(connector=SyncPsycopgConnector(conninfo=conninfo(url, role), min_size=1, max_size=_POOL))
        try:
            app.open()
        except ConnectorException as problem:
            raise StoreUnreachable(why=type(problem).__name__) from None
        try:
            yield cls(app)
        finally:
            app.close()

    def put(self, job: str, *, lock: str = "", at: datetime | None = None, **what: str) -> bool:
        """Queue a job unless the same one waits already; return whether it was.

        Args:
            job: one of ``ROLES``. lock: what it holds while it is done. at: not before.
            what: its arguments, ids and names of hosts.
        """
        same = ":".join([job, *what.values()])
        task = self._app.configure_task(
            job, queue=ROLES[job], lock=lock or same, queueing_lock=same, schedule_at=at, allow_unknown=True
        )
        try:
            task.defer(**what)
        except AlreadyEnqueued:
            return False
        return True

    def crawl(self, host: str, at: datetime | None = None) -> bool:
        """Have a configured host crawled on from where it is."""
        return self.put("crawl", lock=lock_of(host), at=at, host=host)

    def recheck(self, host: str, at: datetime | None = None) -> bool:
        """Have the known addresses at a host looked at that are due."""
        return self.put("recheck", lock=lock_of(host), at=at, host=host)

    def capture(self, host: str, at: datetime | None = None) -> bool:
        """Have the pages at a host kept for evidence that show what was just found."""
        return self.put("capture", lock=lock_of(host), at=at, host=host)

    def revisit(self, host: str, at: datetime | None = None) -> bool:
        """Have addresses at a host visited that may show what was registered after they were seen."""
        return self.put("revisit", lock=lock_of(host), at=at, host=host)

    def send_due(self, organisation: str) -> bool:
        """Have an organisation's outbox looked at."""
        return self.put("send_due", lock=f"send:{organisation}", organisation=organisation)


def lock_of(host: str) -> str:
    """Return the lock of whatever visits a host."""
    return f"host:{host}"


def apply_queue(owner_url: str) -> None:
    """Make the queue's tables in a team's database, where there are none, and let the program's roles use them.

    Workers may do everything with them. The pages and the API may put in what a person can ask for there, about a case
    that the walls let them see, and read a new job's number alone: whoever takes their place tells no worker more.

    Raises:
        StoreUnreachable: nobody answers there, or not to us.
    """
    app = App(connector=SyncPsycopgConnector(conninfo=conninfo(owner_url, ""), min_size=1, max_size=1))
    try:
        with app.open():
            if app.connector.execute_query_one("SELECT to_regclass('procrastinate_jobs') AS there")["there"] is None:
                app.schema_manager.apply_schema()
            app.connector.execute_query(_GRANTS)
    except ConnectorException as problem:
        raise StoreUnreachable(why=type(problem).__name__) from None


_ALL = "procrastinate_workers, procrastinate_jobs, procrastinate_periodic_defers, procrastinate_events"
_ASKED = "queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at"
_GRANTS = f"""
GRANT SELECT, INSERT, UPDATE, DELETE ON {_ALL} TO {FLEET};
REVOKE INSERT ON procrastinate_jobs FROM {WEB};
GRANT INSERT ({_ASKED}), SELECT (id) ON procrastinate_jobs TO {WEB};
GRANT INSERT ON procrastinate_events TO {WEB};
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {FLEET};
GRANT USAGE ON SEQUENCE procrastinate_jobs_id_seq, procrastinate_events_id_seq TO {WEB};
CREATE OR REPLACE FUNCTION takedown_asked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.queue_name = '{CRAWLER}' AND NEW.queueing_lock = NEW.lock AND NEW.priority = 0 AND NEW.scheduled_at IS NULL
        AND (NEW.task_name IN ('{PLACE}', '{CRAWL_SOON}') AND NEW.lock = NEW.task_name AND NEW.args = '{{}}'
            OR NEW.task_name = '{LOOK_CASE}' AND NEW.lock = NEW.task_name || ':' || (NEW.args ->> 'case_id')
            AND NEW.args = jsonb_build_object('case_id', NEW.args ->> 'case_id')
            AND EXISTS (SELECT FROM public.cases WHERE id = NEW.args ->> 'case_id'))
    ) IS NOT TRUE THEN
        RAISE insufficient_privilege;
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER takedown_asked BEFORE INSERT ON procrastinate_jobs
FOR EACH ROW WHEN (NOT pg_has_role(current_user, '{FLEET}', 'USAGE')) EXECUTE FUNCTION takedown_asked();
"""  # noqa: S608 - of constants
# A trigger and no policy: behind one PostgreSQL leaves out of an error which row was there already, and the queue's
# library reads that.
