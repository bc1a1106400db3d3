"""Every operation of the description, tried by whoever shouldn't: nothing is given, and nothing is told.

The operations come from the description itself, so that one that comes later is tried too.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx
import pytest

from takedown.cases.noun import new_id, now, rfc3339
from takedown.cases.team.organisation import Client
from takedown.cases.team.role import NotYours, Role
from takedown.cases.team.token import RIGHT_OF, Scope
from takedown.pipeline.letters import bulk
from takedown.pipeline.looking import addresses
from takedown.pipeline.notify import Desk
from takedown.pipeline.team import tokens
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.shelves import CLIENTS
from takedown.pipeline.team.tokens import Wanted
from takedown.web.api.app import application
from takedown.web.api.schema import described
from tests.team_server import House
from tests.web.api.programs import WORKERS, Program, token

CANARY = "canary-zq7"
METHODS = ("get", "post", "put", "patch", "delete")
BODIES: dict[str, Any] = {
    "rotate_token": {},
    "create_client": {"name": "a client"},
    "change_client": {"name": "another"},
    "open_case": {"adult": "yes", "standing": "subject", "consent": {"statement": "I agree."}},
    "change_case": {"label": "another"},
    "assign_case": {"member": "2222-2222-2222"},
    "give_consent": {"statement": "I agree."},
    "register_media": {"kind": "list", "content": "signal_type,value\npdq," + "0f" * 32},
    "look_now": {"what": "addresses"},
    "keep_addresses": {"urls": ["https://x.com/i/1"]},
    "decide_matches": {"matches": ["{match_id}"], "state": "rejected"},
    "draft_notices": {"case": "{case_id}"},
    "withdraw_notices": {"notices": ["{notice_id}"]},
    "approve_notice": {},
    "file_notice": {"at": "2026-01-01T00:00:00Z"},
    "record_outcome": {"outcome": "removed"},
    "export_case": {"what": "case", "to": ["age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"]},
    "create_webhook": {"url": "https://a.example/", "events": ["case-opened"]},
}
OWN = {"read_token", "rotate_token", "revoke_token", "read_organisation"}
"""What every token may ask about itself."""
NEW = {"create_client", "open_case", "create_webhook"}
"""What makes something of whoever asks, of nobody else's."""


@dataclass(frozen=True)
class Operation:
    name: str
    method: str
    path: str
    scope: str

    def asked(self, http: httpx.Client, ids: dict[str, str]) -> httpx.Response:
        """Ask it about ``ids``."""
        body = BODIES.get(self.name)
        if body is not None:
            body = json.loads(re.sub(r"\{(\w+)\}", lambda found: ids[found[1]], json.dumps(body)))
        path = self.path.format(**ids)
        return http.request(self.method, path, json=body, headers={"idempotency-key": secrets.token_hex(8)})


@pytest.fixture(scope="module")
def operations() -> list[Operation]:
    return [
        Operation(one["operationId"], method, path, one["x-scope"])
        for path, item in described(application())["paths"].items()
        for method, one in item.items()
        if method in METHODS
    ]


@dataclass(frozen=True)
class Theirs:
    """A case of the first organisation with one of everything, canaries in all that can be read."""

    ids: dict[str, str]


@pytest.fixture(scope="module")
def theirs(first: House, program: Program) -> Theirs:
    case = program.opened(label=CANARY, name=CANARY, contact=f"{CANARY}@a.example")
    desk = first.desk()
    (match,) = bulk.take(desk, case, addresses.from_arguments([f"https://x.com/i/{CANARY}"]))
    (notice, *_) = Desk(desk).draft(case, [], "en").notices
    hook = program.post("/webhooks", {"url": f"https://{CANARY}.example/", "events": ["case-opened"]}).json()
    client = program.post("/clients", {"name": CANARY}).json()
    return Theirs(
        {
            "case_id": case,
            "match_id": match.id,
            "notice_id": notice.id,
            "webhook_id": hook["id"],
            "client_id": client["id"],
            "shape": "csv",
        }
    )


def clients(house: House, *names: str) -> list[str]:
    """Return the ids of new clients."""
    made = [Client(id=new_id(), made_at=now(), name=one) for one in names]
    with house.as_member("supervisor").store.begin() as tx:
        for client in made:
            CLIENTS.put(tx, client)
    return [client.id for client in made]


@pytest.fixture(scope="module")
def strangers(first: House, second: House, server: TeamServer) -> dict[str, str]:
    """The texts of tokens that may not have what is there, by why."""
    (client,) = clients(first, "another client")
    ended, revoked = token(first), token(first)
    with server.outside(first.organisation.id).begin() as tx:
        tx.update("tokens", ended[0].id, ends_at=rfc3339(now() - timedelta(seconds=1)))
    tokens.revoke(first.as_member("administrator"), revoked[0].id)
    return {
        "another organisation": token(second)[1],
        "another client": token(first, clients=(client,))[1],
        "not confirmed": token(first, confirmed=False)[1],
        "expired": ended[1],
        "revoked": revoked[1],
        "no token": "",
        "another secret": (text := token(first)[1])[:-40] + text[-40:].swapcase(),
        "a role that does less": token(first, Scope.CASES_READ, role=Role.INTAKE)[1],
    }


NOTHING_AT_ALL = {"not confirmed", "expired", "revoked", "no token", "another secret"}


@pytest.mark.parametrize(
    "who",
    ["another organisation", "another client", "not confirmed", "expired", "revoked", "no token", "another secret"],
)
def test_no_operation_gives_anything_to_a_stranger(
    who: str, strangers: dict[str, str], theirs: Theirs, operations: list[Operation], address: str
) -> None:
    leaks = []
    headers = {"authorization": f"Bearer {strangers[who]}"} if strangers[who] else {}
    with httpx.Client(base_url=address, headers=headers, timeout=240) as http:
        for one in operations:
            if one.name == "revoke_token" and who not in ("expired", "revoked", "no token", "another secret"):
                continue
            answer = one.asked(http, theirs.ids)
            if CANARY in answer.text or not refused(one, answer, who):
                leaks.append((one.name, answer.status_code, answer.text[:200]))
    assert leaks == []


def refused(one: Operation, answer: httpx.Response, who: str) -> bool:
    """Whether an operation gave nothing of theirs."""
    if who in NOTHING_AT_ALL and not (who == "not confirmed" and one.name in OWN):
        return answer.status_code in (401, 403)
    if one.name in OWN | NEW or "{" not in one.path + json.dumps(BODIES.get(one.name, "")):
        return answer.status_code < 500
    return answer.status_code in (403, 404)


def test_no_operation_is_done_for_a_token_without_its_scope(
    first: House, theirs: Theirs, operations: list[Operation], address: str
) -> None:
    every = [one for one in operations if one.scope]
    assert {one.scope for one in every} == {scope.value for scope in Scope}
    others = [scope for scope in WORKERS if scope is not Scope.CASES_READ]
    texts = {"one": token(first, Scope.CASES_READ)[1], "all others": token(first, *others)[1]}
    for which, text in texts.items():
        with httpx.Client(base_url=address, headers={"authorization": f"Bearer {text}"}, timeout=240) as http:
            for one in every:
                has = one.scope == Scope.CASES_READ
                if has == (which == "all others") or one.scope == Scope.NOTICES_APPROVE:
                    answer = one.asked(http, theirs.ids)
                    assert (answer.status_code, answer.json()["type"]) == (403, "urn:takedown:error-scope-wanted"), one


def test_a_role_bounds_the_scopes(first: House) -> None:
    for role in (Role.INTAKE, Role.CASE_WORKER):
        with pytest.raises(tokens.BadToken):
            token(first, Scope.CASES_ERASE, role=role)
    for role in (Role.AUDITOR, Role.ADMINISTRATOR):
        with pytest.raises(tokens.BadToken):
            token(first, Scope.CASES_READ, role=role)
    assert RIGHT_OF.keys() == set(Scope)


def test_what_a_stranger_tried_changed_nothing(theirs: Theirs, program: Program) -> None:
    case = program.get(f"/cases/{theirs.ids['case_id']}").json()
    match = program.get(f"/matches/{theirs.ids['match_id']}").json()

    assert (case["label"], case["status"], match["state"]) == (CANARY, "open", "confirmed")
    assert program.get(f"/notices/{theirs.ids['notice_id']}").json()["state"] == "draft"
    assert program.get("/webhooks").json()["items"][0]["ended_at"] is None


def texts_of(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from texts_of(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts_of(one)
    else:
        yield str(value)


def test_two_clients_with_the_same_hash_learn_nothing_of_each_other(first: House, address: str) -> None:
    first_client, second_client = clients(first, "one", "other")
    listed = {"kind": "list", "content": "signal_type,value\npdq," + "5ac3" * 16}
    answers = []
    with (
        Program.of(first, address, clients=(first_client,)) as one,
        Program.of(first, address, clients=(second_client,)) as other,
    ):
        cases = [one.opened(), other.opened()]
        for program, case in zip((one, other), cases, strict=True):
            answer = program.post(f"/cases/{case}/media", listed)
            assert answer.status_code == 201, answer.text
            answers.append(answer.json())
            listing = [row["id"] for row in program.get("/cases").json()["items"]]
            assert listing == [case]
            events = program.get("/events").json()["items"]
            assert {row["case"] for row in events} == {case}
    assert [len(answer["media"]) for answer in answers] == [1, 1]
    assert not set(texts_of(answers[0])) & {*cases[1:], *answers[1]["media"]}


def test_an_administrator_alone_makes_tokens_and_somebody_else_confirms_them(first: House) -> None:
    wanted = Wanted("a program", Role.SUPERVISOR, (Scope.CASES_READ,))
    for login in ("supervisor", "worker"):
        with pytest.raises(NotYours):
            tokens.make(first.as_member(login), wanted)
    made, _ = tokens.make(first.as_member("administrator"), wanted)
    for login in ("administrator", "worker"):
        with pytest.raises(NotYours):
            tokens.confirm(first.as_member(login), made.id)
