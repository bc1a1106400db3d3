"""The client against a real server: pages, sealed sets, what is done once though it is asked again, errors."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pyrage
import pytest

from takedown.cases.match import Verdict
from takedown.cases.noun import now, rfc3339
from takedown.client import Api, ApiError, Picture, Unreachable, sealed_set
from takedown.pipeline.exchanging import hashlists
from takedown.pipeline.shelf import MEDIA
from tests.team_server import House
from tests.web.api.programs import token

PDQ = "5ac3" * 16


@pytest.fixture(scope="module")
def text(first: House) -> str:
    return token(first)[1]


@pytest.fixture
def client(address: str, text: str) -> Iterator[Api]:
    with Api(address, text) as made:
        yield made


def test_a_walk_from_a_case_to_a_draft(client: Api) -> None:
    case = client.open_case("I agree.", adult="yes", standing="subject", label="a walk", country="FR")
    sealed = sealed_set(client.letterbox(), [Picture(PDQ, 100, 640, 480)], ["https://x.com/i/1"])
    assert PDQ.encode() not in sealed
    taken = client.register(case.id, sealed)
    assert (len(taken["media"]), len(taken["addresses"])) == (1, 1)
    assert client.register(case.id, sealed)["known"] == 1

    kept = list(client.keep_addresses(case.id, ["https://x.com/i/2", "nonsense"]))
    assert [one["status"] for one in kept] == ["new", "refused"]
    matches = list(client.matches(case=case.id))
    assert {match.method for match in matches} == {"reported"}
    client.decide([match.id for match in matches], "confirmed")
    drafts = client.draft(case.id)
    assert {draft.state for draft in drafts} == {"draft"}
    assert [one.id for one in client.notices(case=case.id)]
    events, cursor = client.events()
    assert "case-opened" in {event.kind for event in events}
    assert client.events(cursor)[1]


def test_what_was_sealed_is_what_is_registered(client: Api, first: House) -> None:
    case = client.open_case("I agree.", adult="yes", standing="subject")
    client.register(case.id, sealed_set(client.letterbox(), [Picture(PDQ, 77, 640, 480)]))
    with first.as_member("supervisor").store.read() as tx:
        (media,) = MEDIA.all(tx, order_by="id", case_id=case.id)

    assert (media.fingerprint.pdq, media.fingerprint.quality) == (bytes.fromhex(PDQ), 77)


@pytest.mark.parametrize("shape", list(hashlists.ListFormat))
def test_a_hash_list_goes_in_and_comes_out_in_every_shape(client: Api, shape: hashlists.ListFormat) -> None:
    case = client.open_case("I agree.", adult="yes", standing="subject")
    listed = hashlists.written([hashlists.Signal("pdq", PDQ)], shape)
    assert len(client.import_hashes(case.id, listed)["media"]) == 1

    assert client.request("POST", f"/cases/{case.id}/hashes/{shape.value}").text == listed


def test_a_look_is_asked_for_once_while_it_waits(client: Api) -> None:
    case = client.open_case("I agree.", adult="yes", standing="subject")
    assert client.look_now(case.id)
    assert not client.look_now(case.id)

    minor = client.open_case("I agree.", adult="no", standing="subject")
    with pytest.raises(ApiError) as refused:
        client.look_now(minor.id, "hosts")
    assert refused.value.code == "error-not-adult"


def test_a_match_says_what_was_decided_and_what_the_last_look_found(client: Api, first: House) -> None:
    case = client.open_case("I agree.", adult="yes", standing="subject")
    (kept,) = client.keep_addresses(case.id, ["https://x.com/i/7"])
    (match,) = client.matches(case=case.id)
    assert (match.id, match.state, match.verdict, match.checked_at) == (kept["match"], "new", "unknown", None)

    looked_at = now()
    with first.desk().store.begin() as tx:
        tx.update("matches", match.id, verdict=Verdict.GONE.value, checked_at=rfc3339(looked_at))
    client.decide([match.id], "confirmed")
    (match,) = client.matches(case=case.id)
    assert (match.state, match.verdict, match.checked_at) == ("confirmed", "gone", rfc3339(looked_at))


def test_every_page_is_read(client: Api) -> None:
    made = {client.open_case("I agree.", adult="yes", standing="subject").id for _ in range(3)}

    assert made <= {one["id"] for one in client.each("/cases", limit="2")}


def test_an_export_is_locked_to_the_key_that_is_given(client: Api) -> None:
    case = client.open_case("I agree.", adult="yes", standing="subject", label="canary-export")
    identity = pyrage.x25519.Identity.generate()
    for what in ("case", "evidence"):
        locked = client.export(case.id, what, [str(identity.to_public())])
        assert b"canary" not in locked
        assert pyrage.decrypt(locked, [identity]).startswith(b"PK")


def test_an_error_carries_what_was_said(address: str, text: str) -> None:
    with Api(address, text, language="fr") as client, pytest.raises(ApiError) as refused:
        client.request("POST", "/cases", {"adult": "perhaps"})

    error = refused.value
    assert (error.status, error.code) == (422, "error-bad-request")
    assert "/body/adult" in {one.field for one in error.errors}
    assert "Rien n’a été fait" in error.detail


def broken(breaks: Callable[[int], bool]) -> tuple[httpx.BaseTransport, list[str]]:
    """A line to the server that breaks after the server did what it was asked, and the keys that were sent."""
    keys: list[str] = []
    line = httpx.HTTPTransport()

    class Broken(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            keys.append(request.headers.get("idempotency-key", ""))
            answer = line.handle_request(request)
            answer.read()
            answer.close()
            if breaks(len(keys)):
                raise httpx.ReadError("cut")
            return answer

        def close(self) -> None:
            line.close()

    return Broken(), keys


def test_a_line_that_breaks_makes_nothing_twice(address: str, text: str) -> None:
    transport, keys = broken(lambda number: number < 3)
    waited: list[float] = []
    with Api(address, text, transport=transport, pause=waited.append) as client:
        case = client.open_case("I agree.", adult="yes", standing="subject", label="only-once")
    with Api(address, text) as client:
        assert [one.id for one in client.cases() if one.label == "only-once"] == [case.id]
    assert len(keys) == 3
    assert len(set(keys)) == 1
    assert waited == sorted(waited)


def test_whoever_never_answers_is_told_of(address: str, text: str) -> None:
    transport, keys = broken(lambda _: True)
    with Api(address, text, transport=transport, pause=lambda _: None) as client, pytest.raises(Unreachable):
        list(client.cases())
    assert len(keys) == 5


def test_nothing_of_the_token_is_in_what_is_printed(client: Api, text: str) -> None:
    case = client.open_case("I agree.", adult="yes", standing="subject", label="canary-label")

    assert text not in repr(client)
    assert "canary-label" not in repr(case)


def test_the_client_stands_alone() -> None:
    code = "import sys, takedown.client; print([m for m in sys.modules if m.startswith('takedown.')])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert all(name.strip("' ").startswith("takedown.client") for name in ran.stdout.strip("[]\n").split(","))
    assert (Path(__file__).parents[2] / "takedown" / "client" / "py.typed").exists()


def test_a_server_is_known_by_its_key(first: House, client: Api) -> None:
    key = client.letterbox()

    assert (key.organisation, key.public) == (first.organisation.id, first.organisation.public)
