"""Metrics for Prometheus. Every label's value is one of a closed list: nothing of a person's can become one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from takedown.cases.dispatch import DispatchState
from takedown.errors import TakedownError
from takedown.ops.fields import SHAPES
from takedown.store.team.figures import Figures

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
OUTCOMES = ("done", "failed", "again")
ROLES = ("crawler", "matcher", "notifier")
"""Of the workers, who give signs of life; pages answer for themselves."""
STATUSES = ("todo", "doing", "succeeded", "failed", "cancelled", "aborting", "aborted")
"""Of a job in the queue (Procrastinate's)."""
OTHER = "other"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 5, 10)


def of(value: str, known: Iterable[str]) -> str:
    """Return ``value`` where it is on the list, else ``other``."""
    return value if value in known else OTHER


class Metrics:
    """What one process counts, and what it can say of the whole server.

    Args:
        figures: asked each time that somebody looks, where this process may ask; ``None``: it can't.
        queues: the names of the queues that there are.
        position: how far a matcher of this machine has followed the log; raises where none answers.
    """

    def __init__(
        self,
        figures: Callable[[], Figures] | None = None,
        queues: Iterable[str] = (),
        position: Callable[[], int] | None = None,
    ) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        labels = ("method", "route", "status")
        self._answers = Counter("takedown_answers", "Answers to requests.", labels, registry=self._registry)
        self._seconds = Histogram(
            "takedown_answer_seconds", "Until an answer ended.", ("route",), buckets=_SECONDS, registry=self._registry
        )
        self._jobs = Counter("takedown_jobs_ended", "Jobs that ended.", ("task", "outcome"), registry=self._registry)
        self._work = Histogram(
            "takedown_job_seconds",
            "How long a job took.",
            ("task",),
            buckets=(*_SECONDS, 60, 600),
            registry=self._registry,
        )
        self._faults = Counter("takedown_faults", "Errors that nobody foresaw.", registry=self._registry)
        if figures is not None:
            self._registry.register(_Server(figures, tuple(queues), position))

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one answer; ``route`` is a template of the program's own."""
        place = route if SHAPES["route"].fullmatch(route) else OTHER
        code = str(status) if 100 <= status <= 599 else OTHER  # noqa: PLR2004 - what HTTP knows (RFC 9110, 15)
        self._answers.labels(of(method, METHODS), place, code).inc()
        self._seconds.labels(place).observe(seconds)

    def ended(self, task: str, outcome: str, seconds: float) -> None:
        """Count one job; ``task`` is its code, ``outcome`` of ``OUTCOMES``."""
        name = task if SHAPES["task"].fullmatch(task) else OTHER
        self._jobs.labels(name, of(outcome, OUTCOMES)).inc()
        self._work.labels(name).observe(seconds)

    def fault(self) -> None:
        """Count an error that nobody foresaw."""
        self._faults.inc()

    def text(self) -> bytes:
        """Return all of it, in Prometheus' text format 0.0.4."""
        return generate_latest(self._registry)


class _Server(Collector):
    """Figures of the whole server, from the database."""

    def __init__(
        self, figures: Callable[[], Figures], queues: tuple[str, ...], position: Callable[[], int] | None
    ) -> None:
        self._figures, self._queues, self._position = figures, queues, position

    def describe(self) -> Iterator[GaugeMetricFamily]:
        """Return nothing: the database isn't asked before somebody looks."""
        return iter(())

    def collect(self) -> Iterator[GaugeMetricFamily]:
        try:
            found = self._figures()
        except TakedownError:
            yield GaugeMetricFamily("takedown_database_up", "Whether the database answered.", 0)
            return
        yield GaugeMetricFamily("takedown_database_up", "Whether the database answered.", 1)
        for name, words, value in _PLAIN:
            yield GaugeMetricFamily(name, words, value(found))
        letters = GaugeMetricFamily("takedown_letters", "Letters, by state.", labels=("state",))
        for state in DispatchState:
            letters.add_metric((state.value,), found.letters.get(state.value, 0))
        yield letters
        yield from _workers(found)
        yield self._jobs(found)
        yield from self._behind(found)

    def _behind(self, found: Figures) -> Iterator[GaugeMetricFamily]:
        if self._position is None:
            return
        try:
            behind = max(0, found.log_head - self._position())
        except TakedownError:
            return  # no matcher answers, which the number of workers says
        yield GaugeMetricFamily("takedown_matcher_behind", "Changes that the matcher doesn't know yet.", behind)

    def _jobs(self, found: Figures) -> GaugeMetricFamily:
        jobs = GaugeMetricFamily("takedown_jobs", "Jobs in the queue.", labels=("queue", "status"))
        counted: dict[tuple[str, str], int] = {}
        for (queue, status), count in found.jobs.items():
            labels = (of(queue, self._queues), of(status, STATUSES))
            counted[labels] = counted.get(labels, 0) + count
        for pair, count in counted.items():
            jobs.add_metric(pair, count)
        return jobs


def _workers(found: Figures) -> Iterator[GaugeMetricFamily]:
    there = GaugeMetricFamily("takedown_workers", "Processes that said something lately.", labels=("role",))
    silent = GaugeMetricFamily("takedown_worker_silent_seconds", "Since one of a role said anything.", labels=("role",))
    for role in ROLES:
        ages = [worker.silent for worker in found.workers if worker.role == role and worker.state != "ended"]
        there.add_metric((role,), sum(age <= _SILENT for age in ages))
        if ages:
            silent.add_metric((role,), min(ages))
    yield from (there, silent)


_SILENT = 120.0
_PLAIN: tuple[tuple[str, str, Callable[[Figures], float]], ...] = (
    ("takedown_organisations", "Organisations on this server.", lambda one: one.organisations),
    ("takedown_rechecks_due", "Addresses whose look is due.", lambda one: one.due_rechecks),
    ("takedown_rechecks_late_seconds", "How long the oldest of them has been due.", lambda one: one.late),
    ("takedown_letterbox_waiting", "Letters from outside that nobody took in.", lambda one: one.arrivals),
    ("takedown_deliveries_due", "Webhooks that are still to be told.", lambda one: one.deliveries),
    ("takedown_revisits_waiting", "Addresses to visit for a match.", lambda one: one.revisits),
    ("takedown_registry_log_head", "The number of the registry's last change.", lambda one: one.log_head),
    ("takedown_registry_log_age_seconds", "The age of that change.", lambda one: one.log_age),
    ("takedown_jobs_late_seconds", "How long the oldest job has been due.", lambda one: one.oldest_job),
)
