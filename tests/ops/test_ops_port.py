"""Metrics whose labels are of closed lists, and the port at which an operator asks a process."""

from __future__ import annotations

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client.parser import text_string_to_metric_families

from takedown.errors import TakedownError
from takedown.ops.metrics import METHODS, OTHER, OUTCOMES, ROLES, STATUSES, Metrics
from takedown.ops.port import OperatorPort, OperatorPortTaken
from takedown.store.failures import StoreUnreachable
from takedown.store.team.figures import Figures, Worker

CANARIES = ("Camille", "camille@example.org", "https://host.example/a.jpg", 'x"} 1\nfaked 2')
TEXTS = st.one_of(st.text(), st.sampled_from(CANARIES))


def samples(metrics: Metrics) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    families = text_string_to_metric_families(metrics.text().decode())
    return {(one.name, tuple(sorted(one.labels.items()))): one.value for family in families for one in family.samples}


def figures(**more: object) -> Figures:
    fields: dict[str, object] = {"organisations": 2, "due_rechecks": 3, "late": 4.0, "arrivals": 5, "deliveries": 6}
    fields |= {"revisits": 7, "log_head": 8, "log_age": 9.0, "oldest_job": 10.0}
    fields |= {"workers": (), "letters": {}, "jobs": {}, **more}
    return Figures(**fields)  # type: ignore[arg-type]  # each of its own kind


@given(method=TEXTS, route=TEXTS, status=st.integers(), task=TEXTS, outcome=TEXTS, queue=TEXTS, state=TEXTS)
def test_no_text_of_somebody_elses_becomes_a_label(
    method: str, route: str, status: int, task: str, outcome: str, queue: str, state: str
) -> None:
    worker = Worker("id", queue, state, 1.0)
    found = figures(workers=(worker,), letters={state: 1}, jobs={(queue, state): 1})
    metrics = Metrics(lambda: found, ("crawler",))
    metrics.answered(method, route, status, 0.1)
    metrics.ended(task, outcome, 0.1)

    allowed = {"method": {*METHODS, OTHER}, "outcome": {*OUTCOMES, OTHER}, "queue": {"crawler", OTHER}}
    allowed |= {"role": {*ROLES}}
    for name, labels in samples(metrics):
        for label, value in labels:
            if label in allowed:
                assert value in allowed[label]
            if label == "status":
                assert value in {*STATUSES, OTHER} or value.isdigit()
        assert not any(canary in f"{name}{labels}" for canary in CANARIES)


def test_figures_of_the_server_are_told() -> None:
    workers = (
        Worker("a", "crawler", "working", 5.0),
        Worker("b", "crawler", "working", 500.0),
        Worker("c", "notifier", "ended", 1.0),
    )
    jobs = {("crawler", "todo"): 4, ("else", "todo"): 1}
    told = samples(Metrics(lambda: figures(workers=workers, letters={"waiting": 2}, jobs=jobs), ("crawler",)))

    assert told["takedown_workers", (("role", "crawler"),)] == 1
    assert told["takedown_workers", (("role", "notifier"),)] == 0
    assert told["takedown_worker_silent_seconds", (("role", "crawler"),)] == 5
    assert told["takedown_letters", (("state", "waiting"),)] == 2
    assert told["takedown_jobs", (("queue", "crawler"), ("status", "todo"))] == 4
    assert told["takedown_jobs", (("queue", OTHER), ("status", "todo"))] == 1
    assert told["takedown_rechecks_due", ()] == 3
    assert told["takedown_database_up", ()] == 1


def test_a_matcher_that_is_behind_is_told_and_one_that_is_away_isnt() -> None:
    def away() -> int:
        raise StoreUnreachable(why="nobody")

    assert samples(Metrics(figures, (), lambda: 5))["takedown_matcher_behind", ()] == 3
    assert samples(Metrics(figures, (), lambda: 9))["takedown_matcher_behind", ()] == 0
    assert ("takedown_matcher_behind", ()) not in samples(Metrics(figures, (), away))


def test_a_database_that_is_away_is_told_as_such() -> None:
    def away() -> Figures:
        raise StoreUnreachable(why="08006")

    assert samples(Metrics(away))["takedown_database_up", ()] == 0


def test_an_operator_asks_whether_a_process_lives_and_works() -> None:
    why = [""]
    metrics = Metrics()
    metrics.answered("GET", "/o/{slug}", 200, 0.1)
    with (
        OperatorPort(0, metrics, lambda: why[0]) as port,
        httpx.Client(base_url=f"http://127.0.0.1:{port.port}") as asks,
    ):
        assert asks.get("/healthz").status_code == 200
        assert (asks.get("/readyz").status_code, asks.get("/readyz").text) == (200, "ready\n")
        why[0] = "database"
        assert (asks.get("/readyz").status_code, asks.get("/readyz").text) == (503, "database\n")
        assert 'takedown_answers_total{method="GET",route="/o/{slug}",status="200"} 1.0' in asks.get("/metrics").text
        assert asks.get("/cases").status_code == 404
        assert asks.post("/metrics").status_code == 501


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.org"])
def test_the_port_is_this_machines_alone(host: str) -> None:
    with pytest.raises(OperatorPortTaken):
        OperatorPort(0, Metrics(), str, host)


def test_a_port_that_is_taken_is_told() -> None:
    with OperatorPort(0, Metrics(), str) as port, pytest.raises(TakedownError):
        OperatorPort(port.port, Metrics(), str)
