"""Under 18 or unsure: every operation of the API is in one table, and none registers, visits, captures, shows or sends.

An operation that comes later and isn't in the table fails the test, as a page does (``tests/web/minors_routes.py``).
"""

from __future__ import annotations

from enum import Enum

import psycopg
import pytest

from takedown.cases.capture import Capture, CaptureState
from takedown.cases.case import Adult
from takedown.cases.match import MatchState
from takedown.cases.media import Fingerprint, Media
from takedown.cases.notice import Notice, NoticeState
from takedown.cases.noun import new_id, now
from takedown.cases.team.token import Scope
from takedown.pipeline.looking import addresses
from takedown.pipeline.shelf import CAPTURES, CASES, MATCHES, MEDIA, NOTICES
from takedown.pipeline.team.server import TeamServer
from takedown.store.engines import conninfo
from takedown.store.team.walls import FLEET
from tests.pipeline.casefile import found
from tests.team_server import House
from tests.web.api.programs import Program
from tests.web.api.test_api_walls import Operation, operations

__all__ = ["operations"]


class Does(Enum):
    """What an operation does with such a case."""

    REFUSES = "says that it isn't for one"
    KEEPS = "reads or changes words, dates and addresses that are kept for anybody"
    STANDS = "can't be done to a letter that was stopped or never sent"
    ELSEWHERE = "is about no case, or is tried by itself"


REFUSES, KEEPS, STANDS, ELSEWHERE = Does
TABLE = {
    "read_token": ELSEWHERE,
    "revoke_token": ELSEWHERE,
    "rotate_token": ELSEWHERE,
    "read_organisation": ELSEWHERE,
    "list_clients": ELSEWHERE,
    "create_client": ELSEWHERE,
    "read_client": ELSEWHERE,
    "change_client": ELSEWHERE,
    "list_cases": KEEPS,
    "open_case": ELSEWHERE,
    "read_case": KEEPS,
    "change_case": KEEPS,
    "erase_case": KEEPS,
    "assign_case": KEEPS,
    "close_case": KEEPS,
    "reopen_case": KEEPS,
    "give_consent": KEEPS,
    "withdraw_consent": KEEPS,
    "list_media": REFUSES,
    "register_media": REFUSES,
    "export_hashes": REFUSES,
    "look_now": REFUSES,
    "keep_addresses": KEEPS,
    "list_matches": KEEPS,
    "read_match": KEEPS,
    "decide_matches": KEEPS,
    "list_notices": KEEPS,
    "draft_notices": REFUSES,
    "read_notice": REFUSES,
    "read_document": REFUSES,
    "approve_notice": STANDS,
    "send_notice": STANDS,
    "unsend_notice": STANDS,
    "file_notice": STANDS,
    "record_outcome": STANDS,
    "withdraw_notices": KEEPS,
    "list_sightings": REFUSES,
    "list_captures": REFUSES,
    "export_case": KEEPS,
    "read_figures": ELSEWHERE,
    "list_events": KEEPS,
    "list_webhooks": ELSEWHERE,
    "create_webhook": ELSEWHERE,
    "list_deliveries": ELSEWHERE,
    "end_webhook": ELSEWHERE,
}
STATUSES = {REFUSES: (403,), KEEPS: (200, 201, 204, 404), STANDS: (403, 409)}
OF_PICTURES = ("media", "negatives", "captures", "sightings", "cautions", "dispatches")
CANARY = "canary-of-a-picture"


def test_every_operation_is_in_the_table(operations: list[Operation]) -> None:
    assert sorted({one.name for one in operations} ^ TABLE.keys()) == []


def made(house: House, program: Program, adult: Adult, *, known: bool = True) -> dict[str, str]:
    """Return the ids of a case with something made of a picture in each table, as if it had been an adult's.

    ``known``: it turned out the usual way; else what was made of the picture is still there, by whatever accident.
    """
    desk, case = house.desk(), program.opened(contact="a@a.example", country="FR")
    code = Fingerprint(pdq=b"\x0f" * 32, sha256=b"\x3c" * 32, quality=100)
    media = Media.registered(case, code, local=CANARY.encode() * 4)
    match = addresses.reported(case, "https://x.com/i/1").model_copy(update={"state": MatchState.CONFIRMED})
    hit = found(desk, case, "https://x.com/i/2", seen_fingerprint=code, media_id=media.id, reason=CANARY)
    capture = Capture(
        id=new_id(), case_id=case, match_id=hit.id, at=now(), state=CaptureState.WHOLE, manifest={}, text=CANARY
    )
    notice = Notice(
        id=new_id(), case_id=case, created_at=now(), recipient="x", route="eu-dsa-16", language="en",
        reference=f"AB-{new_id()[-6:].upper()}", urls=(match.url,), match_ids=(match.id,),
    )  # fmt: skip
    with desk.store.begin() as tx:
        MATCHES.put(tx, match)
        MEDIA.put(tx, media)
        CAPTURES.put(tx, capture)
        NOTICES.put(tx, notice)
        if not known:
            CASES.renew(tx, CASES.get(tx, case).model_copy(update={"adult": adult}), "adult")
    if known:
        assert program.http.patch(f"/cases/{case}", json={"adult": adult.value}).status_code == 200
    ids = {"case_id": case, "match_id": match.id, "notice_id": notice.id, "media": media.id}
    return ids | {"webhook_id": new_id(), "client_id": house.client(), "shape": "csv"}


def asked_of_the_fleet(server: TeamServer, case: str) -> int:
    """Return how many jobs in the queue are about a case."""
    with psycopg.connect(conninfo(server.settings.database.url, FLEET)) as link:
        found = link.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE args ->> 'case_id' = %s", (case,)
        ).fetchone()
    assert found
    return int(found[0])


def trouble(one: Operation, program: Program, ids: dict[str, str]) -> str:
    """Ask for an operation; return what is wrong with the answer."""
    does, answer = TABLE[one.name], one.asked(program.http, ids)
    if answer.status_code not in STATUSES[does]:
        return f"{one.name}: {answer.status_code} {answer.text[:200]}"
    if does is REFUSES and answer.json()["type"] != "urn:takedown:error-not-adult":
        return f"{one.name}: {answer.json()['type']}"
    shown = [word for word in (CANARY, ids["media"], "0f0f0f0f") if word in answer.text]
    return f"{one.name} shows {shown}" if shown else ""


def last(one: Operation) -> tuple[bool, bool]:
    """The order in which they are asked: what ends the case comes last."""
    return one.name == "erase_case", one.name == "close_case"


@pytest.mark.parametrize("adult", [Adult.NO, Adult.UNSURE])
def test_no_operation_registers_visits_captures_shows_or_sends(
    server: TeamServer, first: House, address: str, operations: list[Operation], adult: Adult
) -> None:
    with Program.of(first, address, *Scope, acts_for=first.members["supervisor"].id) as program:
        ids = made(first, program, adult)
        wrong = []
        for one in sorted(operations, key=last):
            if TABLE[one.name] is ELSEWHERE:
                continue
            if one.name == "erase_case":
                with first.as_member("supervisor").store.read() as tx:
                    kept = [table for table in OF_PICTURES if tx.rows(table, case_id=ids["case_id"], raw=True)]
                    letters = NOTICES.all(tx, order_by="created_at", case_id=ids["case_id"])
            wrong += [said] if (said := trouble(one, program, ids)) else []

    assert wrong == []
    assert kept == []
    assert {one.state for one in letters} == {NoticeState.WITHDRAWN}
    assert asked_of_the_fleet(server, ids["case_id"]) == 0


@pytest.mark.parametrize("adult", [Adult.NO, Adult.UNSURE])
def test_not_even_what_is_there_by_accident_is_shown(
    first: House, address: str, operations: list[Operation], adult: Adult
) -> None:
    with Program.of(first, address, *Scope, acts_for=first.members["supervisor"].id) as program:
        ids = made(first, program, adult, known=False)
        every = [one for one in operations if TABLE[one.name] in (REFUSES, STANDS)]
        assert [said for one in every if (said := trouble(one, program, ids))] == []
    with first.as_member("supervisor").store.read() as tx:
        assert NOTICES.get(tx, ids["notice_id"]).state is NoticeState.DRAFT
        assert tx.rows("dispatches", case_id=ids["case_id"], raw=True) == []


def test_of_an_adult_all_of_it_is_shown(first: House, address: str) -> None:
    """So that the others can't be right because nothing is seen at all."""
    with Program.of(first, address, *Scope, acts_for=first.members["supervisor"].id) as program:
        ids = made(first, program, Adult.YES)
        case = ids["case_id"]
        shown = program.get(f"/cases/{case}/media").text + program.get(f"/cases/{case}/captures").text
        shown += program.get("/matches", case=case).text + program.post(f"/cases/{case}/hashes/csv").text

    assert all(word in shown for word in (CANARY, ids["media"], "0f0f0f0f"))
