"""Webhooks: told by the notifier by ids and kinds alone, signed, again until it arrives, ended when nobody is there."""

from __future__ import annotations

import http.server
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest

from takedown.cases.event import EventKind
from takedown.cases.noun import now
from takedown.cases.team.role import Role
from takedown.cases.team.token import Scope
from takedown.client import BadMessage, verified
from takedown.pipeline.team import staff, tokens, webhooks
from takedown.pipeline.team.fleet import FleetSession
from takedown.pipeline.team.server import TeamServer
from takedown.web.api.app import api
from tests.pipeline.team.sign_ins import opened
from tests.team_server import House, worker
from tests.web.api.conftest import serving
from tests.web.api.programs import Program, token

CANARY = "canary-hook"


@dataclass
class Receiver:
    """A server that is told, and answers ``status``."""

    status: int = 200
    messages: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    port: int = 0

    @property
    def pair(self) -> str:
        return f"127.0.0.1:{self.port}"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            made.messages.append(({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(made.status)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        made.port = listening.server_port
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        yield made
        listening.shutdown()
        thread.join()


@pytest.fixture
def allowing(server: TeamServer, receiver: Receiver) -> TeamServer:
    """The server, whose settings let webhooks go to the receiver."""
    team = server.settings.team.model_copy(update={"webhook_allow": [receiver.pair]})
    return replace(server, settings=server.settings.model_copy(update={"team": team}))


@pytest.fixture
def notifier(allowing: TeamServer) -> Iterator[FleetSession]:
    with worker(allowing, "notifier") as session:
        yield session


@pytest.fixture
def told(allowing: TeamServer, first: House, receiver: Receiver) -> Iterator[tuple[Program, str, str]]:
    """A program, its webhook's id and secret."""
    made, text = token(first)
    with serving(api(allowing, allowing.settings)) as url, Program.with_text(url, made, text) as program:
        body = {"url": f"http://{receiver.pair}/{CANARY}", "events": ["case-opened", "case-closed"]}
        answer = program.post("/webhooks", body)
        assert answer.status_code == 201, answer.text
        yield program, answer.json()["id"], answer.json()["secret"]
        program.http.delete(f"/webhooks/{answer.json()['id']}")


def test_a_program_is_told_by_ids_and_kinds_alone(
    told: tuple[Program, str, str], receiver: Receiver, notifier: FleetSession
) -> None:
    program, hook, secret = told
    case = program.opened(label=CANARY, name=CANARY, contact=f"{CANARY}@a.example")
    program.post(f"/cases/{case}/addresses", {"urls": [f"https://{CANARY}.example/"]})
    program.post(f"/cases/{case}/close")

    assert webhooks.deliver_due(notifier) == 1
    ((headers, body),) = receiver.messages
    said = verified(secret, headers, body)
    assert [(one["kind"], one["case"]) for one in said["data"]["events"]] == [
        ("case-opened", case),
        ("case-closed", case),
    ]
    assert CANARY.encode() not in body
    assert not any(CANARY in value for name, value in headers.items() if name != "host")
    assert {key for one in said["data"]["events"] for key in one} == {"id", "kind", "at", "case", "subject"}
    assert webhooks.deliver_due(notifier) == 0
    (delivery,) = program.get(f"/webhooks/{hook}/deliveries").json()["items"]
    assert (delivery["status"], delivery["tries"], delivery["next_at"]) == (200, 1, None)


def test_a_message_that_somebody_else_sends_or_sends_again_is_known(
    told: tuple[Program, str, str], receiver: Receiver, notifier: FleetSession
) -> None:
    program, _, secret = told
    program.opened()
    webhooks.deliver_due(notifier)
    headers, body = receiver.messages[-1]
    seen: set[str] = set()

    def known(message: str) -> bool:
        before = message in seen
        seen.add(message)
        return before

    assert verified(secret, headers, body, seen=known)["type"] == "events"
    for why, given in {
        "replayed": (secret, headers, body),
        "signature": (secret, headers, body + b" "),
        "headers": (secret, {}, body),
    }.items():
        with pytest.raises(BadMessage) as refused:
            verified(*given, seen=known)
        assert refused.value.why == why
    sent = int(headers["webhook-timestamp"])
    for seconds in (-301, 301):
        with pytest.raises(BadMessage) as refused:
            verified(secret, headers, body, clock=lambda: sent + seconds)  # noqa: B023 - called in this turn
        assert refused.value.why == "time"
    with pytest.raises(BadMessage):
        verified(secret, {**headers, "webhook-timestamp": str(int(time.time()) + 1)}, body)
    with pytest.raises(BadMessage):
        verified("whsec_" + "A" * 44, headers, body)


def test_what_didnt_arrive_is_sent_again_ever_later_for_a_day_and_then_given_up(
    told: tuple[Program, str, str], receiver: Receiver, notifier: FleetSession
) -> None:
    program, hook, secret = told
    receiver.status = 503
    program.opened()
    at = now()
    for pause in (*webhooks.PAUSES, timedelta()):
        assert webhooks.deliver_due(notifier, at) == 0
        at += pause + timedelta(seconds=1)
    assert len(receiver.messages) == len(webhooks.PAUSES) + 1
    assert len({headers["webhook-id"] for headers, _ in receiver.messages}) == 1
    assert len({body for _, body in receiver.messages}) == 1
    assert sum(webhooks.PAUSES, timedelta()) >= timedelta(hours=23)
    (delivery,) = program.get(f"/webhooks/{hook}/deliveries").json()["items"]
    assert (delivery["next_at"], delivery["status"]) == (None, 503)
    assert program.get("/webhooks").json()["items"][-1]["failing_since"] is not None

    program.opened()
    receiver.status = 204
    assert webhooks.deliver_due(notifier, at) == 1
    assert program.get("/webhooks").json()["items"][-1]["failing_since"] is None
    assert json.loads(receiver.messages[-1][1]) == verified(secret, *receiver.messages[-1], clock=at.timestamp)


def test_a_webhook_at_which_nothing_arrives_for_days_is_ended_and_says_why(
    told: tuple[Program, str, str], receiver: Receiver, notifier: FleetSession
) -> None:
    program, hook, _ = told
    receiver.status = 500
    at = now()
    for days in (0, 4):
        program.opened()
        webhooks.deliver_due(notifier, at + timedelta(days=days))
    said = next(one for one in program.get("/webhooks").json()["items"] if one["id"] == hook)
    assert (said["why"], said["ended_at"] is not None) == ("failing", True)

    before = len(receiver.messages)
    program.opened()
    webhooks.deliver_due(notifier, at + timedelta(days=5))
    assert len(receiver.messages) == before


def test_a_program_of_another_organisation_is_told_nothing(
    told: tuple[Program, str, str], second: House, address: str, receiver: Receiver, notifier: FleetSession
) -> None:
    _, hook, _ = told
    with Program.of(second, address) as other:
        other.opened()
        assert hook not in [one["id"] for one in other.get("/webhooks").json()["items"]]
    webhooks.deliver_due(notifier)
    assert receiver.messages == []


@pytest.mark.parametrize(
    "url",
    ["http://a.example/", "https://127.0.0.1/", "https://169.254.169.254/", "https://[::1]/", "ftp://a.example/", "x"],
)
def test_no_private_address_and_none_without_tls_is_told(program: Program, url: str) -> None:
    answer = program.post("/webhooks", {"url": url, "events": ["case-opened"]})

    assert (answer.status_code, answer.json()["type"]) == (409, "urn:takedown:error-bad-webhook")


def test_the_notifier_looks_again_at_where_it_is_told_to_go(
    told: tuple[Program, str, str], server: TeamServer, receiver: Receiver
) -> None:
    program, *_ = told
    program.opened()
    with worker(server, "notifier") as strict:  # its settings allow no private address
        assert webhooks.deliver_due(strict) == 0
    assert receiver.messages == []


def test_a_webhook_takes_its_scope(first: House, address: str) -> None:
    with Program.of(first, address, Scope.CASES_READ) as program:
        assert program.get("/webhooks").status_code == 403


@pytest.mark.parametrize("how", ["revoked", "over"])
def test_what_a_token_had_told_ends_with_it(
    told: tuple[Program, str, str], first: House, receiver: Receiver, notifier: FleetSession, how: str
) -> None:
    program, hook, _ = told
    said = program.post("/tokens/current/rotate", {"overlap_hours": 0}).json()
    with Program.with_text(str(program.http.base_url), program.token, said["token"]) as new:
        new.opened()
        assert webhooks.deliver_due(notifier) == 1, "another secret of the same program"
        new.opened()
    if how == "revoked":
        tokens.revoke(first.as_member("supervisor"), said["id"])
    receiver.messages.clear()

    webhooks.deliver_due(notifier, now() + timedelta(days=400 if how == "over" else 0))

    assert receiver.messages == []
    with first.as_member("supervisor").store.read() as tx:
        ended = webhooks.WEBHOOKS.get(tx, hook)
    assert (ended.why, ended.content) == ("token", b"")


@pytest.mark.parametrize("how", ["demoted", "left"])
def test_what_a_member_had_told_ends_with_her_right_to(
    allowing: TeamServer, first: House, receiver: Receiver, notifier: FleetSession, how: str
) -> None:
    member = first.with_member(f"teller-{how}", Role.ADMINISTRATOR)
    teller = replace(first.as_member(member.login), settings=allowing.settings)
    hook, _ = webhooks.register(teller, f"http://{receiver.pair}/", [EventKind.CASE_OPENED])
    opened(first.desk())
    assert webhooks.deliver_due(notifier) == 1
    if how == "left":
        staff.leave(first.as_member("administrator"), member.id)
    else:
        staff.change(first.as_member("administrator"), member.id, Role.AUDITOR)
    opened(first.desk())
    receiver.messages.clear()

    webhooks.deliver_due(notifier)

    assert receiver.messages == []
    with first.as_member("supervisor").store.read() as tx:
        ended = webhooks.WEBHOOKS.get(tx, hook.id)
    assert (ended.why, ended.content) == ("member", b"")
