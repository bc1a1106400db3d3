"""Requests that mean harm: cursors, keys, bodies and bytes that no honest program sends."""

from __future__ import annotations

import base64
import gzip
import json
import secrets
from collections.abc import Iterator

import httpx
import pytest

from takedown.pipeline.letters import bulk
from takedown.pipeline.looking import addresses
from takedown.web.api import paging
from tests.team_server import House
from tests.web.api.programs import Program, token

_BROKEN = 500
OPEN = {"adult": "yes", "standing": "subject", "consent": {"statement": "I agree."}}


@pytest.fixture(scope="module")
def other(second: House, address: str) -> Iterator[Program]:
    """A program of the second organisation."""
    with Program.of(second, address) as made:
        yield made


@pytest.fixture(scope="module")
def case(program: Program, first: House) -> str:
    """A case of the first organisation with something in each list."""
    made = program.opened()
    bulk.take(first.desk(), made, addresses.from_arguments([f"https://x.com/i/{number}" for number in range(3)]))
    program.post("/notices", {"case": made})
    program.post(f"/cases/{made}/media", {"kind": "list", "content": "signal_type,value\npdq," + "0f" * 32})
    return made


def sent(program: Program, path: str, body: bytes, **headers: str) -> httpx.Response:
    """Send a body as it stands."""
    given = {"content-type": "application/json", "idempotency-key": secrets.token_hex(8)}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    return program.http.post(path, content=body, headers=given)


LISTS = ("/cases", "/clients", "/matches", "/notices", "/events", "/cases/{}/media", "/cases/{}/sightings",
         "/cases/{}/captures")  # fmt: skip


@pytest.mark.parametrize("path", LISTS)
def test_a_cursor_that_no_list_gave_leads_nowhere(program: Program, other: Program, case: str, path: str) -> None:
    own = {one["id"] for one in program.get(path.format(case), limit=500).json()["items"]}
    name = path.rpartition("/")[2]
    wrong = ["", "=", "%00", "A" * 201, "é", "_", base64.b64encode(b"\xff\xfe").decode()]
    wrong += [paging.cursor("other", "2222-2222-2222"), paging.cursor(name, ""), paging.cursor(name, "a\x00b")]
    if name == "events":
        wrong += [paging.cursor(name, one) for one in ("-1", "9" * 10, "1e3", "1.0", "0x1", " 1", "1;")]
    for cursor in wrong:
        answer = program.get(path.format(case), cursor=cursor)
        assert answer.status_code in (400, 422), (cursor, answer.text)
    for place in ("'", "zzzz-zzzz-zzzz", "2222-2222-2222' OR 1=1 --", "%", "0" * 9):
        if name == "events" and not place.isdigit():
            continue
        answer = program.get(path.format(case), cursor=paging.cursor(name, place)[:200], limit=500)
        assert {one["id"] for one in answer.json().get("items", [])} <= own, answer.text
    # Another organisation's place shows nothing of it, and what it has begins anew nowhere in ours.
    theirs = other.opened()
    shown = program.get(path.format(case), cursor=paging.cursor(name, 0 if name == "events" else theirs))
    assert theirs not in shown.text
    assert {one["id"] for one in shown.json()["items"]} <= own


def test_a_cursor_that_was_cut_short_or_changed_leads_at_most_to_what_is_there(program: Program, case: str) -> None:
    program.opened()
    own = {one["id"] for one in program.get("/cases", limit=500).json()["items"]}
    whole = program.get("/cases", limit=1).json()["next"]
    for end in range(1, len(whole)):
        for cursor in (whole[:end], whole[:end] + "A" + whole[end + 1 :]):
            answer = program.get("/cases", cursor=cursor, limit=500)
            assert answer.status_code in (200, 400)
            assert {one["id"] for one in answer.json().get("items", [])} <= own
    assert case in own


SEARCHED = (
    "%",
    "_",
    "%%",
    "\\",
    "'",
    "' OR 1=1 --",
    "\x00",
    "a\x00",
    "x" * 261,
    "\u202emoc.x",
    "*",
    "😀" * 60,
    " ",
    "X.COM",
)


@pytest.mark.parametrize("text", SEARCHED, ids=ascii)
def test_a_host_is_looked_for_as_it_is_written(program: Program, case: str, text: str) -> None:
    """A wildcard of SQL finds nothing: the host is compared, not searched for."""
    assert program.get("/matches", case=case, host="x.com").json()["items"]

    answer = program.get("/matches", case=case, host=text)
    assert answer.status_code in (200, 422)
    assert not answer.json().get("items")


@pytest.mark.parametrize(
    "path", ["/matches", "/matches/../../cases", "/cases/%00", "/cases/%ff", "/cases/2222-2222-222%EF%BC%92"]
)
@pytest.mark.parametrize("query", ["case=%00", "case=%ff%fe", "state=%ed%a0%80", "limit=1e3", "limit=-1", "limit=٣",
                                   "limit=" + "9" * 5000, "cursor=%ed%a0%80", "possible=TRUE", "case[]=1"])  # fmt: skip
def test_a_path_or_a_query_of_odd_bytes_breaks_nothing(program: Program, path: str, query: str) -> None:
    answer = program.http.get(f"{path}?{query}")

    assert 400 <= answer.status_code < _BROKEN
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_key_is_a_tokens_own(program: Program, other: Program, first: House, address: str) -> None:
    """The same key of another token, or or organisation is another key: nothing of the first answer shows."""
    body = {**OPEN, "label": "canary-key"}
    one = program.post("/cases", body, key="shared-key").json()["id"]
    with Program.of(first, address) as neighbour:
        again = [who.post("/cases", {**OPEN, "label": "another"}, key="shared-key") for who in (neighbour, other)]

    assert [answer.status_code for answer in again] == [201, 201]
    assert one not in {answer.json()["id"] for answer in again}
    assert not any("canary-key" in answer.text for answer in again)
    assert not any("idempotency-replayed" in answer.headers for answer in again)


@pytest.mark.parametrize("what", ["body", "path", "query", "type", "a space"])
def test_a_key_stands_for_one_request_alone(program: Program, what: str) -> None:
    case, key = program.opened(), f"key-of-{what.replace(' ', '-')}"
    body = json.dumps({"statement": "I agree."}).encode()
    path = f"/cases/{case}/consents"
    assert sent(program, path, body, idempotency_key=key).status_code == 201
    changed = {
        "body": lambda: sent(program, path, body.replace(b"agree", b"don't"), idempotency_key=key),
        "path": lambda: sent(program, f"/cases/{case}/close", b"", idempotency_key=key),
        "query": lambda: sent(program, f"{path}?a=1", body, idempotency_key=key),
        "type": lambda: sent(program, path, body, idempotency_key=key, content_type="application/json; charset=utf-8"),
        "a space": lambda: sent(program, path, body + b" ", idempotency_key=key),
    }
    again = changed[what]()
    assert again.status_code == 422, again.text
    assert program.get(f"/cases/{case}").json()["status"] == "open"


def test_an_answer_isnt_kept_for_a_token_that_may_no_longer_ask(first: House, address: str) -> None:
    made, text = token(first)
    with Program.with_text(address, made, text) as gone:
        gone.post("/cases", OPEN, key="mine")
        gone.http.delete("/tokens/current")
        assert gone.post("/cases", OPEN, key="mine").status_code == 401


def test_decisions_are_all_taken_or_none(program: Program, other: Program, case: str) -> None:
    """One of another organisation, or one that isn't there, among good ones: nothing is decided."""
    mine = [one["id"] for one in program.get("/matches", case=case).json()["items"]]
    theirs = other.opened()
    other.post(f"/cases/{theirs}/addresses", {"urls": ["https://x.com/i/1"]})
    (strange,) = [one["id"] for one in other.get("/matches", case=theirs).json()["items"]]
    before = [program.get(f"/matches/{one}").json()["state"] for one in mine]

    for wrong in (strange, "2222-2222-2222"):
        for ids in ([*mine, wrong], [wrong, *mine]):
            answer = program.post("/decisions", {"matches": ids, "state": "rejected"})
            assert answer.status_code == 404
            assert strange not in answer.text
    assert [program.get(f"/matches/{one}").json()["state"] for one in mine] == before
    assert program.post("/decisions", {"matches": ["2222-2222-2222"] * 10_001, "state": "mine"}).status_code == 422
    twice = program.post("/decisions", {"matches": mine * 2, "state": "confirmed"}).json()["items"]
    assert [one["match"] for one in twice] == mine


BAD = (
    "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://", "//x.com/", "http://[::1", "https://\x00.com/",
    "https://x.com:99999/", "https://x y.com/", "ftp://x.com/", " ", "\xed\xa0\x80",
)  # fmt: skip


def test_of_many_addresses_the_bad_ones_are_named_and_the_others_kept(program: Program) -> None:
    case = program.opened()
    good = ["https://x.com/i/good", "https://x.com/i/good", "https://x.com/I/good"]
    said = program.post(f"/cases/{case}/addresses", {"urls": [*BAD, *good]}).json()

    assert [one["status"] for one in said["items"][: len(BAD)]] == ["refused"] * len(BAD), said
    assert [one["status"] for one in said["items"][len(BAD) :]] == ["new", "known", "new"]
    kept = {one["url"] for one in program.get("/matches", case=case).json()["items"]}
    assert kept == set(good)
    wrong: tuple[object, ...] = (
        [],
        ["x"] * 10_001,
        ["https://x.com/" + "a" * 2000],
        [1],
        [None],
        ["\ud800"],
        "https://x.com/",
        {},
    )
    for refused in wrong:
        answer = sent(program, f"/cases/{case}/addresses", json.dumps({"urls": refused}).encode())
        assert answer.status_code == 422, refused


DEEP = 200_000
TORN: dict[str, bytes] = {
    "deep lists": b"[" * DEEP,
    "deep objects": b'{"a":' * DEEP,
    "deep and whole": b"[" * DEEP + b"]" * DEEP,
    "twice the same": b'{"adult":"no","adult":"yes","standing":"subject","consent":{"statement":"x"}}',
    "twice within": b'{"adult":"yes","standing":"subject","consent":{"statement":"x","statement":"y"}}',
    "NaN": b'{"adult":NaN,"standing":"subject","consent":{"statement":"x"}}',
    "infinity": b'{"adult":"yes","standing":"subject","consent":{"statement":"x"},"in_own_name":-Infinity}',
    "a number of many digits": b'{"adult":"yes","standing":"subject","consent":{"statement":"x"},"label":'
    + b"9" * 9999
    + b"}",
    "a number beyond all": b'{"adult":"yes","standing":"subject","consent":{"statement":"x"},"label":1e999999}',
    "half of a pair": b'{"adult":"yes","standing":"subject","consent":{"statement":"x"},"label":"\\ud800"}',
    "no text": b'{"adult":"yes","standing":"subject","consent":{"statement":"\xff\xfe"}}',
    "its own prototype": b'{"adult":"yes","standing":"subject","consent":{"statement":"x"},"__proto__":{"a":1}}',
    "two bodies": b'{"adult":"yes","standing":"subject","consent":{"statement":"x"}}{}',
    "nothing": b"",
    "null": b"null",
    "a comment": b'{"adult":"yes","standing":"subject","consent":{"statement":"x"}} // yes',
}


@pytest.mark.parametrize("name", TORN)
def test_a_body_that_is_no_honest_json_opens_nothing(program: Program, name: str) -> None:
    before = program.get("/cases", limit=500).json()
    answer = sent(program, "/cases", TORN[name])

    assert answer.status_code in (400, 422), answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert program.get("/cases", limit=500).json() == before


KINDS = ("", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml",
         "application/octet-stream", "application/json\tx", "*/*")  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_body_that_says_it_is_something_else_isnt_taken(program: Program, kind: str) -> None:
    """A page of another site can send such a form without asking; JSON it can't."""
    answer = sent(program, "/cases", json.dumps(OPEN).encode(), content_type=kind)

    assert answer.status_code in (400, 415, 422), answer.text


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "gzip, gzip"])
def test_nothing_is_unpacked(program: Program, coding: str) -> None:
    """A hundred megabytes of spaces around a case: refused as the bytes that it is."""
    packed = gzip.compress(json.dumps(OPEN).encode() + b" " * 100_000_000)
    answer = sent(program, "/cases", packed, content_encoding=coding)

    assert answer.status_code in (400, 415, 422)
    asked = program.http.get("/cases", headers={"accept-encoding": coding})
    assert "content-encoding" not in asked.headers, "what is secret would show by its length"


LISTED = {
    "deep lists": "[" * DEEP,
    "deep objects": '{"data":' * DEEP,
    "formulas": "signal_type,value\n" + "pdq,=1+1\n" * 10,
    "an open cell": 'signal_type,value\npdq,"' + "x" * 200_000,
    "nothing": "\x00",
    "odd letters": "signal_type,value\n\ud7ff,😀",
}


@pytest.mark.parametrize("content", LISTED.values(), ids=LISTED)
def test_a_list_of_hashes_of_odd_shape_brings_nothing(program: Program, content: str) -> None:
    case = program.opened()
    answer = program.post(f"/cases/{case}/media", {"kind": "list", "content": content})

    assert answer.status_code in (201, 409, 422), answer.text
    assert program.get(f"/cases/{case}/media").json()["items"] == []
    exported = program.post(f"/cases/{case}/hashes/csv")
    assert exported.text.replace("\r", "").splitlines() in ([], ["signal_type,value"]) or exported.status_code == 409


@pytest.mark.parametrize("content", ["", "AAAA", base64.b64encode(b"\x04" + b"\x00" * 64 + b"x").decode(),
                                     base64.b64encode(secrets.token_bytes(70_000)).decode()])  # fmt: skip
def test_a_sealed_set_that_nobody_sealed_to_us_brings_nothing(program: Program, content: str) -> None:
    case = program.opened()
    answer = program.post(f"/cases/{case}/media", {"kind": "sealed", "content": content})

    assert answer.status_code in (400, 403, 409, 422), answer.text
    assert program.get(f"/cases/{case}/media").json()["items"] == []


@pytest.mark.parametrize("header", ["x-http-method-override", "x-original-url", "x-forwarded-prefix", "x-rewrite-url"])
def test_a_header_sends_a_request_nowhere_else(program: Program, case: str, header: str) -> None:
    answer = program.http.get(f"/cases/{case}", headers={header: "DELETE" if "method" in header else "/tokens/current"})

    assert answer.json()["id"] == case
    assert program.get(f"/cases/{case}").json()["status"] == "open"


@pytest.mark.parametrize(("number", "status"), [("24.0", 201), ("1e2", 201), ("1.5", 422), ("1e400", 422),
                                                ("NaN", 422), ("true", 422), ('"24"', 422), ("-0.5", 422)])  # fmt: skip
def test_a_whole_number_is_one_however_it_is_written(first: House, address: str, number: str, status: int) -> None:
    """JSON Schema takes 24.0 for an integer, and so does the description."""
    with Program.of(first, address) as program:
        answer = sent(program, "/tokens/current/rotate", f'{{"overlap_hours": {number}}}'.encode())

    assert answer.status_code == status, answer.text
