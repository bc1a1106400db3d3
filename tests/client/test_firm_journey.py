"""A firm with two clients, whole: programs open, register, decide and draft; a person approves; one client ends."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pyrage
import pytest

from takedown.cases.noun import now
from takedown.cases.team.organisation import EVERY_CLIENT, Mandate
from takedown.cases.team.token import Scope
from takedown.client import Api, ApiError, Notice, Picture, sealed_set, verified
from takedown.pipeline.team import audit, clients, webhooks
from takedown.pipeline.team.server import TeamServer
from takedown.web.api.app import api
from tests.team_server import House, worker
from tests.web.api.conftest import serving
from tests.web.api.programs import WORKERS, token

PDQ = "5ac3" * 16
ADDRESSES = [f"https://x.com/canary/{number}" for number in range(300)]
APPROVING = (Scope.CASES_READ, Scope.NOTICES_READ, Scope.NOTICES_APPROVE)
BUT_ADDRESSES = tuple(one for one in WORKERS if one is not Scope.ADDRESSES_WRITE)


@dataclass
class Told:
    """The firm's own server, and what it was told."""

    pair: str = ""
    messages: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


@pytest.fixture
def told() -> Iterator[Told]:
    made = Told()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            made.messages.append((dict(self.headers.items()), self.rfile.read(int(self.headers["content-length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        made.pair = f"127.0.0.1:{listening.server_port}"
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        yield made
        listening.shutdown()
        thread.join()


@dataclass
class Firm:
    """The firm's people, its server, and its programs."""

    house: House
    server: TeamServer
    address: str
    stack: ExitStack

    def program(self, *scopes: Scope, client: str = EVERY_CLIENT, acts_for: str | None = None) -> Api:
        """Return a program with a token of its own, confirmed by the supervisor."""
        text = token(self.house, *scopes, clients=(client,), acts_for=acts_for)[1]
        return self.stack.enter_context(Api(self.address, text))


@pytest.fixture
def firm(first: House, server: TeamServer, told: Told) -> Iterator[Firm]:
    team = server.settings.team.model_copy(update={"webhook_allow": [told.pair]})
    telling = replace(server, settings=server.settings.model_copy(update={"team": team}))
    with ExitStack() as stack:
        yield Firm(first, telling, stack.enter_context(serving(api(telling, telling.settings))), stack)


def opened(program: Api, client: str) -> str:
    """Open a client's case with a set of fingerprints; return its id."""
    mandate = {"text": "To write for her.", "given_on": f"{now():%Y-%m-%d}"}
    given: dict[str, Any] = {"label": "canary", "name": "canary", "country": "FR", "client": client, "mandate": mandate}
    case = program.open_case("I agree.", adult="yes", standing="subject", **given)
    sealed = sealed_set(program.letterbox(), [Picture(PDQ, 100, 640, 480)])
    assert len(program.register(case.id, sealed)["media"]) == 1
    return case.id


def refusal(program: Api, method: str, path: str, body: object = None) -> str:
    """Return the code with which the API refuses."""
    with pytest.raises(ApiError) as refused:
        program.request(method, path, body)
    return refused.value.code


def never_meet(program: Api, of_actor: Api, case: str, other: str) -> None:
    """Check that who works for one client knows of no other, and does what its scopes say."""
    assert refusal(of_actor, "GET", f"/cases/{case}") == "error-not-found"
    assert [one.id for one in of_actor.cases()] == [other]
    assert refusal(of_actor, "POST", f"/cases/{other}/addresses", {"urls": []}) == "error-scope-wanted"
    kept = list(program.keep_addresses(case, [*ADDRESSES, "nonsense", ADDRESSES[0]]))
    assert [one["status"] for one in kept] == ["new"] * len(ADDRESSES) + ["refused", "known"]
    assert list(of_actor.matches()) == []


def drafted(program: Api, case: str) -> Notice:
    """Have what was found first in a case confirmed, and letters drafted; return the one to its platform."""
    [match, *_] = program.matches(case=case)
    assert (match.method, match.distance, match.state) == ("reported", None, "new")
    program.decide([match.id], "confirmed")
    [notice] = [one for one in program.draft(case) if one.route == "eu-dsa-16"]
    assert notice.missing == []
    return notice


def is_told(firm: Firm, told: Told, secret: str, cases: set[str]) -> None:
    """Check that the firm's own server was told of these cases, without a word of a person."""
    with worker(firm.server, "notifier") as notifier:
        webhooks.deliver_due(notifier)
    events = [one for message in told.messages for one in verified(secret, *message)["data"]["events"]]
    assert {one["case"] for one in events} == cases
    assert not any(b"canary" in body for _, body in told.messages)


def certified(firm: Firm, client: str) -> clients.Certificate:
    """End a client, of whom a copy has to be taken before."""
    supervisor = firm.house.as_member("supervisor")
    with pytest.raises(clients.NotExported):
        clients.end(supervisor, client)
    assert clients.export(supervisor, client, "read me").startswith(b"PK")
    certificate = clients.end(supervisor, client)
    assert (len(bytes.fromhex(certificate.chain)), len(bytes.fromhex(certificate.key))) == (32, 32)
    assert audit.verify(supervisor).defects == ()
    return certificate


def test_a_firm_works_for_two_clients_who_never_meet_and_certifies_the_end_of_one(firm: Firm, told: Told) -> None:
    supervisor, member = firm.house.as_member("supervisor"), firm.house.members["supervisor"].id
    mandate = Mandate(by="Herself", given_on=now().date() - timedelta(days=1), scope="To write for her.")
    singer, actor = clients.add(supervisor, "canary-singer", mandate), clients.add(supervisor, "canary-actor")
    program, of_actor = firm.program(), firm.program(*BUT_ADDRESSES, client=actor.id)
    hook = program.request("POST", "/webhooks", {"url": f"http://{told.pair}/", "events": ["case-opened"]}).json()
    # The same picture is in both.
    case, other = opened(program, singer.id), opened(of_actor, actor.id)
    never_meet(program, of_actor, case, other)
    list(program.keep_addresses(other, ["https://x.com/canary/other"]))

    approves, body = firm.program(*APPROVING, acts_for=member), {"contact_checked": True, "without_evidence": True}
    hers, theirs = (f"/notices/{drafted(one, of).id}" for one, of in ((program, case), (of_actor, other)))
    assert refusal(program, "POST", f"{hers}/approve", body) == "error-scope-wanted"
    approves.request("POST", f"{hers}/approve", body)
    assert [one.state for one in program.notices(case=case) if hers.endswith(one.id)] == ["approved"]
    words = program.request("GET", f"{hers}/document", query={"form": "text"}).text
    assert "https://x.com/canary/" in words
    assert PDQ not in words
    assert refusal(approves, "POST", f"{theirs}/approve", body) == "error-mandate-wanted"

    is_told(firm, told, hook["secret"], {case, other})
    figures = of_actor.request("GET", "/figures").json()
    assert (figures["cases"]["open"], figures["matches"]["confirmed"]) == (1, 1)
    assert "canary" not in str(figures)

    identity = pyrage.x25519.Identity.generate()
    evidence = program.export(case, "evidence", [str(identity.to_public())])
    assert pyrage.decrypt(evidence, [identity]).startswith(b"PK")
    certificate = certified(firm, singer.id)
    assert (certificate.name, certificate.cases) == ("canary-singer", (case,))
    assert refusal(program, "GET", f"/cases/{case}") == "error-not-found"
    assert refusal(program, "GET", f"/matches?case={case}") == "error-not-found"
    assert [one.id for one in of_actor.cases()] == [other]
    assert of_actor.revoke() == 1
    assert refusal(of_actor, "GET", "/cases") == "error-no-token"
