"""The API of a team's server, asked by one program with a token over real HTTP: how long each call takes."""

from __future__ import annotations

import multiprocessing
import random
import secrets
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection

import httpx
import psycopg
import uvicorn
from rich.table import Table

from bench.team.house import Filled
from takedown.cases.team.role import Role
from takedown.cases.team.token import Scope
from takedown.pipeline.team import tokens
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.signin import seat_of, session_of
from takedown.pipeline.team.tokens import Wanted
from takedown.web.api.app import api
from tests.team_server import PASSPHRASE

_TIMES, _BULK = 20, 10_000
_SCOPES = (
    Scope.CASES_READ, Scope.MATCHES_READ, Scope.NOTICES_READ, Scope.FIGURES_READ, Scope.MATCHES_DECIDE,
    Scope.ADDRESSES_WRITE,
)  # fmt: skip


def calls(house: Filled) -> Table:
    """Ask the API of the largest organisation for each of its calls; return the table."""
    table = Table(title="one program at the API, milliseconds")
    for column in ("call", "times", "median", "95th percentile", "KB"):
        table.add_column(column, justify="left" if column == "call" else "right")
    token, cases, matches = _token(house)
    drawn = random.Random(7)
    with _served(house) as url, httpx.Client(base_url=url, headers=_head(token), timeout=600) as client:
        for name, path in (
            ("cases, 100 of a list", "/cases?limit=100"),
            ("one case", "/cases/{case}"),
            ("matches, 100 of a list", "/matches?limit=100"),
            ("matches of a case", "/matches?limit=100&case={case}"),
            ("one match", "/matches/{match}"),
            ("notices, 100 of a list", "/notices?limit=100"),
        ):
            took, answer = [], httpx.Response(0)
            for _ in range(_TIMES):
                began = time.perf_counter()
                answer = client.get(path.format(case=drawn.choice(cases), match=drawn.choice(matches)))
                took.append((time.perf_counter() - began) * 1000)
            _row(table, name, took, answer)
        took = []
        for match in matches[:_TIMES]:
            body = {"matches": [match], "state": drawn.choice(("rejected", "mine"))}
            began = time.perf_counter()
            answer = client.post("/decisions", json=body, headers={"idempotency-key": secrets.token_hex(8)})
            took.append((time.perf_counter() - began) * 1000)
        _row(table, "one decision", took, answer)
        for many in (100, _BULK):
            urls = [f"https://new.example/{drawn.getrandbits(60):x}" for _ in range(many)]
            began = time.perf_counter()
            head = {"idempotency-key": secrets.token_hex(8)}
            answer = client.post(f"/cases/{cases[0]}/addresses", json={"urls": urls}, headers=head)
            _row(table, f"{many:,} addresses of a case", [(time.perf_counter() - began) * 1000], answer)
    return table


def _row(table: Table, name: str, took: list[float], answer: httpx.Response) -> None:
    late = statistics.quantiles(took, n=20, method="inclusive")[-1] if len(took) > 1 else took[0]
    called = name if answer.is_success else f"{name} ({answer.status_code})"
    median = f"{statistics.median(took):.0f}"
    table.add_row(called, str(len(took)), median, f"{late:.0f}", f"{len(answer.content) / 1024:.0f}")


def _head(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


def _token(house: Filled) -> tuple[str, list[str], list[str]]:
    """Make a token of the largest organisation; return it, and some cases and copies of it."""
    server = TeamServer.opened(house.home, house.settings)
    organisation = server.organisation(min(house.logins))
    sessions = [
        session_of(server, organisation, *seat_of(server, organisation, login, PASSPHRASE))
        for login in ("administrator", "supervisor")
    ]
    token, text = tokens.make(sessions[0], Wanted("a measurement", Role.CASE_WORKER, _SCOPES))
    tokens.confirm(sessions[1], token.id)
    for session in sessions:
        session.close()
    server.close()
    with psycopg.connect(house.url) as owner:
        of = (organisation.id,)
        cases = owner.execute("SELECT id FROM cases WHERE org_id = %s ORDER BY md5(id) LIMIT 200", of)
        found = owner.execute("SELECT id FROM matches WHERE org_id = %s AND state = 'new' LIMIT 200", of)
        return text, [row[0] for row in cases], [row[0] for row in found]


@contextmanager
def _served(house: Filled) -> Iterator[str]:
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(there, house), daemon=True)
    process.start()
    try:
        yield here.recv()
    finally:
        here.send("end")
        process.join(60)


def _serve(line: Connection, house: Filled) -> None:
    settings = house.settings
    roomy = settings.model_copy(update={"team": settings.team.model_copy(update={"api_per_minute": 100_000})})
    server = TeamServer.opened(house.home, roomy)
    config = uvicorn.Config(api(server, roomy), host="127.0.0.1", port=0, log_config=None, access_log=False)
    serving = uvicorn.Server(config)

    def until_told() -> None:
        while not serving.started:
            time.sleep(0.05)
        line.send(f"http://127.0.0.1:{serving.servers[0].sockets[0].getsockname()[1]}")
        line.recv()
        serving.should_exit = True

    threading.Thread(target=until_told, daemon=True).start()
    serving.run()
    server.close()
