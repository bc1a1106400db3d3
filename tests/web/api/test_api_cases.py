"""Cases over the API: opened, read page by page, changed, handed over, closed, erased; done once however often sent."""

from __future__ import annotations

from takedown.cases.team.role import Role
from takedown.cases.team.token import Scope
from tests.team_server import House
from tests.web.api.programs import Program


def test_a_case_is_opened_read_changed_closed_and_erased(program: Program) -> None:
    case = program.opened(label="a first label", country="FR")

    read = program.get(f"/cases/{case}")
    assert read.json()["label"] == "a first label"
    tag = read.headers["etag"]
    assert program.http.get(f"/cases/{case}", headers={"if-none-match": tag}).status_code == 304

    changed = program.http.patch(f"/cases/{case}", json={"label": "another"}, headers={"if-match": tag})
    assert (changed.status_code, changed.json()["label"]) == (200, "another")
    assert program.http.patch(f"/cases/{case}", json={"label": "x"}, headers={"if-match": tag}).status_code == 412

    assert program.post(f"/cases/{case}/close").json()["status"] == "closed"
    assert program.post(f"/cases/{case}/reopen").json()["status"] == "open"
    assert program.http.delete(f"/cases/{case}").status_code == 204
    assert program.get(f"/cases/{case}").status_code == 404


def test_a_program_of_intake_closes_and_opens_nothing_again(program: Program, first: House, address: str) -> None:
    scopes = (Scope.CASES_READ, Scope.CASES_WRITE)
    case = program.opened()
    with Program.of(first, address, *scopes, role=Role.INTAKE) as intake:
        assert intake.get(f"/cases/{case}").status_code == 200
        for step in ("close", "reopen"):
            assert intake.post(f"/cases/{case}/{step}").status_code == 403
    assert program.get(f"/cases/{case}").json()["status"] == "open"


def test_a_program_of_intake_changes_no_case_and_no_consent(program: Program, first: House, address: str) -> None:
    case = program.opened()
    before = program.get(f"/cases/{case}").json()
    scopes = (Scope.CASES_READ, Scope.CASES_WRITE)
    with Program.of(first, address, *scopes, role=Role.INTAKE) as intake:
        for change in ({"adult": "no"}, {"label": "another"}, {"name": "x"}):
            assert intake.http.patch(f"/cases/{case}", json=change).status_code == 403
        assert intake.post(f"/cases/{case}/consents", {"statement": "Yes."}).status_code == 403
        assert intake.post(f"/cases/{case}/consents/withdraw").status_code == 403
        own = intake.opened()
        assert intake.get(f"/cases/{own}").status_code == 200
    assert program.get(f"/cases/{case}").json() == before
