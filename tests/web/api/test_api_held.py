"""What a member is at waits for programs as it does for other members; what brings in or stops something doesn't.

The operations come from the description itself: one that comes later says on which side it stands.
"""

from __future__ import annotations

import pytest

from takedown.cases.team.role import Role
from takedown.cases.team.token import Scope
from takedown.pipeline.letters import bulk
from takedown.pipeline.looking import addresses
from takedown.pipeline.notify import Desk
from takedown.pipeline.team import grants, tokens
from takedown.pipeline.team.tokens import Wanted
from takedown.web.api.app import application
from takedown.web.api.schema import described
from tests.pipeline.team.sign_ins import opened
from tests.team_server import House
from tests.web.api.programs import WORKERS, Program
from tests.web.api.test_api_walls import METHODS, Operation

IN_USE = (409, "urn:takedown:error-case-in-use")
WAITS = {
    "change_case", "close_case", "reopen_case", "erase_case", "give_consent", "decide_matches", "draft_notices",
    "approve_notice", "send_notice", "file_notice", "record_outcome", "withdraw_notices",
}  # fmt: skip
BRINGS_IN = {"register_media", "keep_addresses", "look_now"}
STOPS = {"withdraw_consent", "unsend_notice"}
HANDS_ON = {"assign_case", "export_case", "export_hashes"}
OF_NO_CASE = {
    "rotate_token", "revoke_token", "create_client", "change_client", "open_case", "create_webhook", "end_webhook",
}  # fmt: skip


def operations() -> dict[str, Operation]:
    """Every operation that isn't reading, by its name."""
    found = [
        Operation(one["operationId"], method, path, one["x-scope"])
        for path, item in described(application())["paths"].items()
        for method, one in item.items()
        if method in METHODS and method != "get"
    ]
    return {one.name: one for one in found}


@pytest.fixture
def ids(first: House) -> dict[str, str]:
    """A case with a copy and a letter, that the case worker took."""
    desk = first.desk()
    case = opened(desk).id
    (match,) = bulk.take(desk, case, addresses.from_arguments([f"https://x.com/i/{case}"]))
    (notice, *_) = Desk(desk).draft(case, [], "en").notices
    grants.take(first.as_member("worker"), case)
    return {"case_id": case, "match_id": match.id, "notice_id": notice.id, "shape": "csv"}


def test_every_operation_says_whether_it_waits() -> None:
    assert operations().keys() == WAITS | BRINGS_IN | STOPS | HANDS_ON | OF_NO_CASE


def test_what_changes_a_case_waits_for_whoever_is_at_it(
    first: House, address: str, program: Program, ids: dict[str, str]
) -> None:
    before = program.get(f"/cases/{ids['case_id']}").content
    first.with_member("approver", Role.SUPERVISOR)
    wanted = Wanted("a program", Role.SUPERVISOR, (Scope.NOTICES_APPROVE,), acts_for=first.members["approver"].id)
    made, text = tokens.make(first.as_member("administrator"), wanted)
    grants.share_all(first.as_member("supervisor"), first.members["approver"].id)
    tokens.confirm(first.as_member("approver"), made.id)
    with Program.with_text(address, made, text) as approves:
        for name in sorted(WAITS):
            http = (approves if name == "approve_notice" else program).http
            answer = operations()[name].asked(http, ids)
            assert (answer.status_code, answer.json()["type"]) == IN_USE, name
            assert "Worker" not in answer.text  # whose seat it is, locked_by says
    assert program.get(f"/cases/{ids['case_id']}").content == before
    assert program.get(f"/matches/{ids['match_id']}").json()["state"] == "confirmed"


def test_what_comes_in_or_stops_something_waits_for_nobody(program: Program, ids: dict[str, str]) -> None:
    for name in (*sorted(BRINGS_IN), "export_hashes", *sorted(STOPS)):
        answer = operations()[name].asked(program.http, ids)
        assert "case-in-use" not in answer.text, name
        assert answer.status_code in (200, 201, 202) or name == "unsend_notice", (name, answer.text)
    assert program.get(f"/cases/{ids['case_id']}").json()["consent_withdrawn_at"]


def test_it_goes_on_under_the_same_key_once_the_case_is_free(
    first: House, program: Program, ids: dict[str, str]
) -> None:
    path = f"/cases/{ids['case_id']}/close"
    assert program.post(path, key=ids["case_id"]).status_code == IN_USE[0]

    grants.give_back(first.as_member("worker"), ids["case_id"])

    assert program.post(path, key=ids["case_id"]).json()["status"] == "closed"


def test_a_program_passes_where_the_member_is_in_whose_name_it_acts(
    first: House, address: str, ids: dict[str, str]
) -> None:
    scopes = (*(one for one in WORKERS if one is Scope.MATCHES_DECIDE), Scope.NOTICES_APPROVE)
    wanted = Wanted("hers", Role.CASE_WORKER, scopes, acts_for=first.members["worker"].id)
    made, text = tokens.make(first.as_member("administrator"), wanted)
    tokens.confirm(first.as_member("worker"), made.id)
    before = grants.place_of(first.as_member("worker"), ids["case_id"]).locked_at
    with Program.with_text(address, made, text) as hers:
        answer = operations()["decide_matches"].asked(hers.http, ids)

    assert answer.status_code == 200, answer.text
    assert grants.place_of(first.as_member("worker"), ids["case_id"]).locked_at == before  # she alone keeps it longer
