"""What a team's pages and API leave in the log and in the metrics: templates of routes, and nothing that was asked."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import httpx
import pytest

from takedown.ops.logs import begin
from takedown.ops.metrics import Metrics
from takedown.web.team.serve import TeamPages
from tests.conftest import NewDatabase
from tests.team_server import house, team_server

CANARIES = ("camille", "7kzc-hp6g-rvxw", "secret-token", "host.example", "Camille")


@pytest.fixture
def out() -> io.StringIO:
    written = io.StringIO()
    begin("web", out=written)
    return written


@pytest.fixture
def metrics() -> Metrics:
    return Metrics()


@pytest.fixture
def asks(postgres_url: NewDatabase, home: Path, metrics: Metrics, out: io.StringIO) -> Iterator[httpx.Client]:
    del out  # it is begun before the pages
    with team_server(postgres_url(), home) as server:
        for session in house(server, "first").sessions:
            session.close()
        pages, ready = TeamPages(server, "127.0.0.1", 0, "en", metrics), Event()
        serving = Thread(target=pages.run, args=(ready.set,))
        serving.start()
        assert ready.wait(60)
        with httpx.Client(base_url=pages.url, timeout=60) as client:
            yield client
        pages.stop()
        serving.join(60)


def test_requests_are_logged_and_counted_by_template_alone(
    asks: httpx.Client, metrics: Metrics, out: io.StringIO
) -> None:
    name, case, token, host, other = CANARIES
    asks.get("/o/first", params={"q": name})
    asks.get(f"/cases/{case}", headers={"user-agent": name, "cookie": f"td-team={token}"})
    asks.get(f"/{host}/{other}")
    asks.post("/o/first", data={"login": name, "passphrase": token})
    answer = asks.get(f"/api/v1/cases/{case}", headers={"authorization": f"Bearer td_{case}_{case}_{token}"})
    asks.get(f"/api/v1/{host}/{other}")

    assert answer.status_code == 401
    told = [json.loads(line) for line in out.getvalue().splitlines()]
    answered = [line for line in told if line["event"] == "answered"]
    assert len(answered) == 6
    assert {"/o/{slug}", "/api/v1/cases/{case_id}"} <= {line["route"] for line in answered}
    assert len({line["request"] for line in answered}) == 6
    for canary in CANARIES:
        assert canary not in out.getvalue()
        assert canary not in metrics.text().decode()
    assert 'route="/api/v1/cases/{case_id}",status="401"' in metrics.text().decode()
