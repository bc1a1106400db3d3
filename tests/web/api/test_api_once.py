"""The same request sent twice is done once; lists lose and repeat nothing; much is taken at once, too much refused."""

from __future__ import annotations

import itertools
from datetime import timedelta

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from takedown.cases.noun import now, rfc3339
from takedown.cases.team.role import Role
from takedown.cases.team.token import Scope
from takedown.pipeline import casework
from takedown.pipeline.team import idempotency, tokens
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.tokens import Wanted
from takedown.web.api.limits import SMALL, Buckets
from tests.team_server import House
from tests.web.api.programs import Program, token

OPEN = {"adult": "yes", "standing": "subject", "consent": {"statement": "I agree."}, "label": "once"}


def test_a_request_sent_twice_is_done_once_and_answered_the_same(program: Program) -> None:
    answers = [program.post("/cases", OPEN, key="the-same") for _ in range(2)]

    assert [one.status_code for one in answers] == [201, 201]
    assert answers[0].content == answers[1].content
    assert answers[0].headers["location"] == answers[1].headers["location"]
    assert "idempotency-replayed" in answers[1].headers
    assert program.post("/cases", OPEN, key='"the-same"').content == answers[0].content


def test_another_request_under_the_same_key_is_refused(program: Program) -> None:
    program.post("/cases", OPEN, key="for-one")

    again = program.post("/cases", {**OPEN, "label": "another"}, key="for-one")
    assert (again.status_code, again.json()["type"]) == (422, "urn:takedown:error-key-reused")


def test_a_request_that_still_runs_isnt_begun_again(program: Program, server: TeamServer, first: House) -> None:
    case = program.opened()
    program.post(f"/cases/{case}/close", key="running")
    with server.outside(first.organisation.id).begin() as tx:
        for row in tx.rows("idempotency", token_id=program.token.id, only=["status"]):
            tx.update("idempotency", row["id"], status=None)

    again = program.post(f"/cases/{case}/close", key="running")
    assert (again.status_code, again.json()["type"]) == (409, "urn:takedown:error-still-running")


def test_what_went_wrong_may_come_again_under_its_key(program: Program) -> None:
    case = program.opened()
    wrong = program.post(f"/cases/{case}/addresses", {"urls": []}, key="again")
    right = program.post(f"/cases/{case}/addresses", {"urls": ["https://x.com/i/9"]}, key="again")

    assert (wrong.status_code, right.status_code) == (422, 200)


def test_a_post_without_a_key_isnt_done(program: Program) -> None:
    for headers in ({}, {"idempotency-key": ""}, {"idempotency-key": "x" * 256}):
        answer = program.http.post("/cases", json=OPEN, headers=headers)
        assert (answer.status_code, answer.json()["type"]) == (400, "urn:takedown:error-bad-key")


def test_answers_are_forgotten_after_a_day(program: Program, server: TeamServer, first: House) -> None:
    program.post("/cases", OPEN, key="old")
    before = rfc3339(now() - timedelta(days=1, seconds=1))
    with server.outside(first.organisation.id).begin() as tx:
        rows = [row["id"] for row in tx.rows("idempotency", only=["made_at"])]
        for row in rows:
            tx.update("idempotency", row, made_at=before)
        assert idempotency.tidy(tx) == len(rows)


@pytest.mark.parametrize("by", ["api", "page"])
def test_what_was_answered_about_a_case_goes_with_it(program: Program, first: House, by: str) -> None:
    case = program.post("/cases", OPEN, key=f"before-{by}").json()["id"]
    apart = tokens.make(first.as_member("administrator"), Wanted("apart", Role.INTAKE, (Scope.CASES_READ,)))[0].id
    with first.as_member("supervisor").store.begin() as tx:
        row = {"id": f"apart-{by}", "token_id": apart, "made_at": rfc3339(now()), "digest": b"", "status": None}
        tx.insert("idempotency", {**row, "answer": b""})

    if by == "api":
        assert program.http.delete(f"/cases/{case}").status_code == 204
    else:
        casework.erase_case(first.as_member("supervisor"), case)

    with first.as_member("supervisor").store.read() as tx:
        kept = {row["token_id"] for row in tx.rows("idempotency", only=["token_id"])}
    assert program.token.id not in kept
    assert apart in kept  # the case wasn't shared with it


def test_an_answer_is_read_by_the_token_alone(program: Program, first: House) -> None:
    program.post("/cases", {**OPEN, "label": "canary-once"}, key="sealed")
    supervisor = first.as_member("supervisor")
    with supervisor.store.read() as tx:
        kept = [bytes(row["answer"]) for row in tx.rows("idempotency") if row["answer"]]

    assert kept
    assert not any(b"canary-once" in one for one in kept)


def test_a_list_gives_each_once_however_it_grows(program: Program) -> None:
    there = {program.opened(label=str(number)) for number in range(5)}
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = program.get("/cases", limit=3, **({"cursor": cursor} if cursor else {})).json()
        seen += [one["id"] for one in page["items"]]
        cursor = page["next"]
        if len(seen) < 12:
            program.opened(label="meanwhile")

    assert len(seen) == len(set(seen))
    assert there <= set(seen)
    assert program.get("/cases", cursor="AAAA").status_code == 400
    assert program.get("/matches", cursor=program.get("/cases", limit=1).json()["next"]).status_code == 400


def test_ten_thousand_addresses_come_in_one_call(program: Program) -> None:
    case = program.opened()
    urls = [f"https://x.com/i/{number}" for number in range(9_998)]
    answer = program.post(f"/cases/{case}/addresses", {"urls": [*urls, "no address", urls[0]]})

    said = answer.json()
    assert (said["new"], said["known"], said["refused"]) == (9_998, 1, 1)
    assert [one["line"] for one in said["items"]] == list(range(1, 10_001))
    assert said["items"][-1]["match"] == said["items"][0]["match"]
    assert (said["items"][-2]["status"], said["items"][-2]["code"]) == ("refused", "not-an-address")
    assert program.get("/matches", case=case, limit=500).json()["next"] is not None
    again = program.post(f"/cases/{case}/addresses", {"urls": urls[:10]}).json()
    assert (again["new"], again["known"]) == (0, 10)
    assert program.post(f"/cases/{case}/addresses", {"urls": ["https://x.com/"] * 10_001}).status_code == 422


def test_the_ledger_of_many_at_once_is_whole(program: Program, first: House) -> None:
    case = program.opened()
    program.post(f"/cases/{case}/addresses", {"urls": [f"https://a.example/{number}" for number in range(20)]})
    supervisor = first.as_member("supervisor")
    with supervisor.store.read() as tx:
        last = tx.rows("ledger", order_by="-seq", limit=20)
        assert {row["case_id"] for row in last} == {case}
        supervisor.ledger.check_ours(tx)
        checked = list(itertools.islice(supervisor.ledger.verify(tx), 200))
    assert {one.code for one in checked} == {""}


@pytest.mark.parametrize("adult", ["no", "unsure"])
def test_under_18_or_unsure_addresses_are_kept_and_nothing_else(program: Program, adult: str) -> None:
    case = program.opened(adult=adult)

    kept = program.post(f"/cases/{case}/addresses", {"urls": ["https://x.com/i/1"]})
    assert kept.json()["new"] == 1
    listed = {"kind": "list", "content": "signal_type,value\npdq," + "0f" * 32}
    for path, body in (("media", listed), ("hashes/csv", None)):
        refused = program.post(f"/cases/{case}/{path}", body)
        assert (refused.status_code, refused.json()["type"]) == (403, "urn:takedown:error-not-adult")
    assert program.get(f"/cases/{case}/captures").status_code == 403
    (match,) = program.get("/matches", case=case).json()["items"]
    program.post("/decisions", {"matches": [match["id"]], "state": "confirmed"})
    assert program.post("/notices", {"case": case}).status_code == 403


def test_a_body_of_many_bytes_is_refused_told_or_not(program: Program) -> None:
    headers = {"idempotency-key": "large", "content-type": "application/json"}
    told = program.http.post("/cases", content=b" " * (SMALL + 1), headers=headers)
    untold = program.http.post("/cases", content=iter([b" " * SMALL, b" "]), headers=headers)

    assert {told.status_code, untold.status_code} == {413}
    assert told.headers["content-type"] == "application/problem+json"


@given(st.integers(1, 100), st.lists(st.floats(0, 30), max_size=60))
def test_a_bucket_never_gives_more_than_a_minutes_worth_and_what_came_in(quota: int, pauses: list[float]) -> None:
    at = 0.0
    buckets = Buckets(quota, lambda: at)
    passed = 0
    for pause in pauses:
        at += pause
        left = buckets.take("one")
        passed += left.passed
        assert 0 <= left.remaining <= quota
        assert left.seconds >= 1
        assert passed <= quota + at * quota / 60 + 1e-6
    assert buckets.take("another").passed


def test_whoever_asks_too_much_is_told_when_to_come_again(first: House, server: TeamServer) -> None:
    from takedown.web.api.app import api
    from tests.web.api.conftest import serving

    few = server.settings.model_copy(update={"team": server.settings.team.model_copy(update={"api_per_minute": 2})})
    _, text = token(first, Scope.CASES_READ)
    with serving(api(server, few)) as url, httpx.Client(headers={"authorization": f"Bearer {text}"}) as http:
        answers = [http.get(f"{url}/cases") for _ in range(3)]

    assert [one.status_code for one in answers] == [200, 200, 429]
    assert answers[0].headers["ratelimit-policy"] == '"minute";q=2;w=60'
    assert int(answers[2].headers["retry-after"]) >= 1


@pytest.mark.parametrize(
    ("language", "title"), [("fr-FR,fr;q=0.9", "Rien ici"), ("en", "Not there"), ("", "Not there")]
)
def test_a_problem_is_told_in_the_language_that_was_asked_for(program: Program, language: str, title: str) -> None:
    answer = program.http.get("/cases/2222-2222-2222", headers={"accept-language": language})

    said = answer.json()
    assert (answer.status_code, said["title"], said["status"]) == (404, title, 404)
    assert answer.headers["content-type"] == "application/problem+json"
    assert said["type"] == "urn:takedown:error-not-found"


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_whatever_is_sent_nothing_breaks(program: Program, body: bytes) -> None:
    headers = {"content-type": "application/json", "idempotency-key": body.hex() or "none"}
    for path in ("/cases", "/decisions"):
        answer = program.http.post(path, content=body, headers=headers)
        assert answer.status_code in (201, 400, 422), answer.text


def test_a_filter_that_nobody_knows_is_refused(program: Program) -> None:
    answer = program.get("/cases", stauts="open")

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "/query/stauts")
