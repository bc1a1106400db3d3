"""What is typed to do harm on a team's pages: scripts, formulas, wildcards, odd bytes, what isn't one's own to undo."""

from __future__ import annotations

import csv
import io
import re
import time
import zipfile
from datetime import date
from typing import Any

import httpx
import pytest

from takedown.cases.capture import Capture, CaptureState
from takedown.cases.match import MatchState
from takedown.cases.noun import new_id, now
from takedown.cases.post import Post, PostKind
from takedown.cases.reply import Meaning, Reply
from takedown.cases.team.organisation import Mandate
from takedown.cases.team.role import Role
from takedown.cases.team.token import Scope
from takedown.cases.view import View
from takedown.notices.attachments.table import harmless
from takedown.pipeline.keeping import case_export
from takedown.pipeline.letters import figures
from takedown.pipeline.letters.figures import Figure
from takedown.pipeline.notify import Desk
from takedown.pipeline.person import notes
from takedown.pipeline.proof import export as bundle
from takedown.pipeline.shelf import CAPTURES, CASES, MATCHES, NOTICES, POSTS, REPLIES, VIEWS
from takedown.pipeline.team import clients, staff, tokens
from takedown.pipeline.team.tokens import Wanted
from takedown.web.visitors import UNDO_SECONDS
from tests.pipeline.casefile import found, opened
from tests.web.team.rooms import Rooms
from tests.web.team.test_team_routes import TRIED, path_of

SCRIPT = """x"'><svg/onload=evil()>{{7*7}}"""
ESCAPED = "x&#34;&#39;&gt;&lt;svg/onload=evil()&gt;{{7*7}}"
IN_ADDRESS = "https://evil.example/%22%3E%3Csvg/onload=evil()%3E"
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "\uff1d1", "\uff0b1", "\uff0d1", "\uff201")
STARTS = tuple(one[0] for one in FORMULAS)
REJECTED: dict[str, Any] = {"as": "rejected"}
PART = {"hx-request": "true"}
_BROKEN = 500


@pytest.fixture(scope="module")
def there(rooms: Rooms) -> Rooms:
    """A house in which every free text is a script."""
    first = rooms.first
    supervisor, administrator = first.as_member("supervisor"), first.as_member("administrator")
    mandate = Mandate(by=SCRIPT, given_on=date(2026, 1, 1), scope=SCRIPT)
    client = clients.add(supervisor, SCRIPT, mandate)
    first.with_member("other", Role.CASE_WORKER)
    first.with_member("auditor", Role.AUDITOR)
    first.with_member(SCRIPT, Role.CASE_WORKER)
    tokens.make(administrator, Wanted(SCRIPT, Role.SUPERVISOR, (Scope.CASES_READ,)))
    desk = first.as_member("worker").for_client(client.id)
    case = opened(desk, name=SCRIPT, contact=SCRIPT)
    particulars = {"organisation": SCRIPT, "mandate": SCRIPT, "signature": SCRIPT, "complaint_number": SCRIPT}
    with desk.store.begin() as tx:
        more = CASES.get(tx, case.id).row()
        tx.update("cases", case.id, label=SCRIPT, particulars={**more["particulars"], **particulars})
    waits = found(desk, case.id, IN_ADDRESS, MatchState.NEW, site=SCRIPT)
    sent = found(desk, case.id, f"{IN_ADDRESS}/2", site=SCRIPT)
    notes.leave(desk, case.id, SCRIPT, SCRIPT)
    notice = Desk(desk).draft(case.id, [], None).notices[0]
    with desk.store.begin() as tx:
        NOTICES.renew(tx, notice.model_copy(update={"their_reference": SCRIPT}), "their_reference")
        of_page = {"case_id": case.id, "match_id": waits.id}
        CAPTURES.put(
            tx,
            Capture(
                id=new_id(), at=now(), state=CaptureState.WHOLE, manifest={"title": SCRIPT}, text=SCRIPT, **of_page
            ),
        )
        for kind in PostKind:
            made = {
                "id": new_id(),
                "kind": kind,
                "seen_at": now(),
                "uri": new_id(),
                "url": IN_ADDRESS,
                "host": "evil.example",
            }
            POSTS.put(tx, Post(**of_page, **made, handle=SCRIPT, text=SCRIPT, about=SCRIPT))
        about = {"case_id": case.id, "notice_id": notice.id, "message_id": new_id(), "received_at": now()}
        REPLIES.put(
            tx, Reply(id=new_id(), meaning=Meaning.UNCLEAR, sender=SCRIPT, subject=SCRIPT, text=SCRIPT, **about)
        )
        VIEWS.put(tx, View.named(SCRIPT, {"host": SCRIPT, "text": SCRIPT}))
    rooms.ids = {
        "case_id": case.id,
        "match_id": waits.id,
        "item": waits.id,
        "notice_id": notice.id,
        "client_id": client.id,
    }
    rooms.ids |= {"member_id": first.members["other"].id, "sent_id": sent.id}
    return rooms


def raw(page: str) -> list[str]:
    """Return what stands on a page of the script as it was typed."""
    return re.findall(r".{60}<svg/onload=evil.{20}|.{60}x\"'.{20}|.{40}\b49\b.{40}evil", page, re.DOTALL)


@pytest.mark.parametrize("login", ["worker", "supervisor", "administrator", "auditor"])
@pytest.mark.parametrize("more", [{}, PART], ids=["whole", "part"])
def test_what_was_typed_appears_only_escaped(there: Rooms, login: str, more: dict[str, str]) -> None:
    """On every page, whole or as a part that a script asks for; and it does appear, so that this can be wrong."""
    visitor = there.entered(there.first, login)
    visitor.client.post(
        "/cases/search", data={"q": SCRIPT, "csrf": visitor.token()}, headers={"origin": there.url.rstrip("/")}
    )
    wrong, seen = {}, 0
    for route in TRIED:
        if not route.startswith("GET "):
            continue
        answer = visitor.client.get(path_of(route, there.ids), headers=more)
        assert answer.status_code < _BROKEN, route
        if not answer.headers.get("content-type", "").startswith("text/html"):
            assert answer.headers["x-content-type-options"] == "nosniff", route
            continue
        seen += ESCAPED in answer.text
        if bad := raw(answer.text):
            wrong[route] = bad[:2]
    assert wrong == {}
    assert seen >= {"worker": 8, "supervisor": 8, "administrator": 2, "auditor": 0}[login], seen


FORMS = {
    "POST /team/clients": {"name": SCRIPT, "by": SCRIPT, "given_on": SCRIPT, "scope": SCRIPT},
    "POST /team/clients/{client_id}": {"name": SCRIPT, "by": "", "scope": SCRIPT, "given_on": SCRIPT},
    "POST /cases/new": {"label": SCRIPT, "name": SCRIPT, "contact": SCRIPT, "adult": "yes", "country": SCRIPT},
    "POST /case/{case_id}/notes": {"words": SCRIPT, "who": SCRIPT},
    "POST /queue/search": {"text": SCRIPT},
    "POST /queue/addresses": {"text": SCRIPT, "case": SCRIPT},
    "POST /queue/many": {"do": SCRIPT, "id": SCRIPT},
    "POST /views": {"name": SCRIPT, "lane": SCRIPT},
    "POST /n/{notice_id}/details": {"name": SCRIPT, "contact": SCRIPT, "organisation": SCRIPT, "mandate": SCRIPT},
    "POST /n/{notice_id}/words": {"do": "on", "text": SCRIPT},
    "POST /n/{notice_id}/check": {"text": SCRIPT},
    "POST /n/{notice_id}/answer": {"outcome": SCRIPT, "words": SCRIPT},
    "POST /c/{case_id}/settings/{what}": {"contact": SCRIPT, "name": SCRIPT, "label": SCRIPT, "until": SCRIPT},
    "POST /language": {"language": SCRIPT, "then": SCRIPT},
    "POST /undo": {"undo": SCRIPT, "then": SCRIPT},
    "POST /team/case/{case_id}/hand-over": {"member": SCRIPT, "words": SCRIPT},
    "POST /c/{case_id}/papers/copy": {"lock": "to", "to": SCRIPT, "key": SCRIPT},
}  # fmt: skip


@pytest.mark.parametrize("route", FORMS)
def test_what_comes_back_from_a_form_is_escaped(there: Rooms, route: str) -> None:
    visitor = there.entered(there.first, "supervisor")
    headers = {"origin": str(visitor.client.base_url).rstrip("/"), "x-csrf-token": visitor.token()}
    for part in ({}, PART):
        answer = visitor.client.post(
            path_of(route, there.ids), data=FORMS[route], headers=headers | part, follow_redirects=True
        )
        assert answer.status_code < _BROKEN
        assert raw(answer.text) == []


ELSEWHERE = ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:evil()", "/%0d%0aset-cookie:a=b",
             "\r\nset-cookie: a=b", "/\t/evil.example")  # fmt: skip


@pytest.mark.parametrize("then", ELSEWHERE)
def test_no_form_sends_anybody_elsewhere(there: Rooms, then: str) -> None:
    visitor = there.entered(there.first, "worker")
    headers = {"origin": str(visitor.client.base_url).rstrip("/"), "x-csrf-token": visitor.token()}
    for path in ("/language", "/undo"):
        answer = visitor.client.post(path, data={"language": "en", "then": then}, headers=headers)
        assert httpx.URL(str(visitor.client.base_url)).join(answer.headers["location"]).host == "127.0.0.1"
        assert not any("a=b" in one for one in answer.headers.get_list("set-cookie"))


SEARCHED = (
    "%",
    "_",
    "%%%",
    "\\",
    "' OR 1=1 --",
    "\x00none",
    "x" * 100_000,
    "\u202egalebal",
    "\u2066",
    "\ufeff",
    "😀" * 500,
    "\ud7ff",
    "İ",
    "ﬀ",
)


@pytest.mark.parametrize("text", SEARCHED, ids=ascii)
def test_a_search_finds_what_is_written_and_no_more(there: Rooms, text: str) -> None:
    visitor = there.entered(there.first, "worker")
    for path, name, page in (("/cases/search", "q", "/cases?status=all"), ("/queue/search", "text", "/queue")):
        shown = visitor.post(path, 200, **{name: text})
        assert there.ids["case_id"] not in shown.text.replace(f'value="{text}"', ""), page
        assert "evil.example" not in shown.text
        visitor.post(path, 200, **{name: ""})
    assert there.ids["case_id"] in visitor.get("/cases?status=all").text


@pytest.mark.parametrize("octets", [b"\xff\xfe", b"\xed\xa0\x80", b"%ED%A0%80", b"%00", b"%", b"\x00" * 50], ids=repr)
def test_bytes_that_are_no_text_break_nothing(there: Rooms, octets: bytes) -> None:
    visitor = there.entered(there.first, "supervisor")
    headers = {"origin": str(visitor.client.base_url).rstrip("/"), "x-csrf-token": visitor.token()}
    headers["content-type"] = "application/x-www-form-urlencoded"
    for path, name in (
        ("/cases/search", b"q"),
        ("/queue/search", b"text"),
        ("/team/clients", b"name"),
        ("/views", b"name"),
    ):
        answer = visitor.client.post(path, content=name + b"=" + octets, headers=headers, follow_redirects=True)
        assert answer.status_code < _BROKEN, path
    for path in (
        "/queue?host=",
        "/queue?view=",
        "/cases?status=",
        "/team/events?seat=",
        "/team/events?before=",
        "/figures?since=",
    ):
        answer = visitor.client.get(path + "".join(f"%{one:02x}" for one in octets))
        assert answer.status_code < _BROKEN, path
    for path in ("/case/", "/m/", "/n/", "/queue/row/", "/team/clients/", "/live/"):
        answer = visitor.client.get(path + "".join(f"%{one:02x}" for one in octets))
        assert 400 <= answer.status_code < _BROKEN, path
    for path in ("/queue/many", "/queue/many/do"):
        sent = {"do": "draft", "id": octets.decode("latin-1"), "ids": octets.decode("latin-1")}
        assert visitor.client.post(path, data=sent, headers=headers).status_code < _BROKEN, path


def tables(packed: bytes) -> dict[str, str]:
    """Return every CSV file of an archive."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist() if name.endswith(".csv")}


def formulas(text: str) -> list[str]:
    """Return the cells that a spreadsheet would calculate."""
    return [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row if cell.startswith(STARTS)]


def test_no_table_that_leaves_holds_a_formula(there: Rooms) -> None:
    """The queue, the figures, a copy of all, the evidence and its posts, with formulas typed everywhere."""
    desk = there.first.desk("worker")
    for formula in FORMULAS:
        case = opened(desk, name=formula, contact=formula)
        hit = found(desk, case.id, f"https://csv.example/{case.id}")
        post = {"id": new_id(), "case_id": case.id, "match_id": hit.id, "kind": PostKind.POST, "seen_at": now()}
        words = {"uri": formula, "url": formula, "host": formula, "handle": formula, "text": formula, "about": formula}
        with desk.store.begin() as tx:
            tx.update("cases", case.id, label=formula)
            tx.update("matches", hit.id, host=formula, page=formula, site=formula)
            POSTS.put(tx, Post(**post, **words))
        written = tables(case_export.in_memory(desk, [case.id], "")) | tables(bundle.in_memory(desk, case.id)[0])
        assert any(harmless(formula) in text for text in written.values())
        assert {name: cells for name, text in written.items() if (cells := formulas(text))} == {}, formula
    visitor = there.entered(there.first, "worker")
    queue = visitor.client.get("/queue/table.csv").text
    assert all(harmless(one).strip() in queue for one in FORMULAS)
    assert formulas(queue) == []
    line = Figure("=1+1", "\t=2", 3, 3, 1, 1, 1, 0, -0.5, None)
    assert formulas(figures.as_csv([line]).replace("-0.5", "")) == []


def test_an_undo_is_hers_who_did_it_and_for_a_while(there: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = there.first.desk("worker")
    case = opened(desk)
    match = found(desk, case.id, f"https://undo.example/{case.id}", MatchState.NEW).id
    worker, supervisor = there.entered(there.first, "worker"), there.entered(there.first, "supervisor")
    second = there.entered(there.first, "worker")

    def decided() -> str:
        page = worker.post(f"/m/{match}/decide", **REJECTED)
        (undo,) = re.findall(r'name="undo" value="([^"]+)"', page.text)
        return str(undo)

    def state() -> str:
        with desk.store.read() as tx:
            return MATCHES.get(tx, match).state.value

    undo = decided()
    for other in (supervisor, second, there.entered(there.second, "supervisor")):
        other.post("/undo", undo=undo)
        assert state() == "rejected"
    worker.post("/undo", undo=undo)
    assert state() == "new"
    undo = decided()
    real = time.monotonic
    monkeypatch.setattr(time, "monotonic", lambda: real() + UNDO_SECONDS + 1)
    worker.post("/undo", undo=undo)
    monkeypatch.undo()
    assert state() == "rejected"
    worker.post("/undo", undo=undo)
    assert state() == "rejected", "once used, or over, it is gone"


def test_an_undo_ends_with_the_right_to_it(there: Rooms) -> None:
    there.first.with_member("demoted", Role.SUPERVISOR)
    member = there.first.members["demoted"].id
    desk = there.first.desk("worker")
    case = opened(desk)
    match = found(desk, case.id, f"https://undo.example/{case.id}", MatchState.NEW).id
    visitor = there.entered(there.first, "demoted")
    page = visitor.post(f"/m/{match}/decide", **REJECTED)
    (undo,) = re.findall(r'name="undo" value="([^"]+)"', page.text)
    staff.change(there.first.as_member("administrator"), member, Role.AUDITOR)

    assert visitor.client.post(
        "/undo", data={"undo": undo, "csrf": visitor.token()}, headers={"origin": there.url.rstrip("/")}
    ).status_code in (303, 403)
    with desk.store.read() as tx:
        assert MATCHES.get(tx, match).state is MatchState.REJECTED
