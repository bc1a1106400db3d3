"""What is erased isn't told from memory either."""

from __future__ import annotations

import time

import pytest

from takedown.pipeline.looking.picture import Picture
from takedown.web.live import Job
from tests.pipeline.casefile import found, opened
from tests.web.conftest import Site

URL = "https://gallery.example/somebody/17"


@pytest.mark.parametrize("how", ["erase", "wipe"])
def test_what_work_told_of_a_case_is_forgotten_with_it(site: Site, how: str) -> None:
    visitor = site.entered()
    case = opened(site.session)
    match = found(site.session, case.id, URL)
    row = {"state": "kept", "text": URL, "line": 1, "match": match}
    told = {"rows": [row], "total": 1, "waits": False}
    job = site.keeper.jobs.start(Job("addresses", "addresses/progress.html", case.id, told=told), lambda _: None)
    while job.is_running:
        time.sleep(0.01)
    assert URL in visitor.get(f"/c/{case.id}/addresses").text
    (known,) = (one for one in site.keeper.visitors.all() if one.signed_in)
    clear = bytearray(b"clear")
    known.held["picture"] = Picture(match.id, clear, bytearray(b"veil"), (1, 1), 60)
    token = known.can_undo(lambda: pytest.fail("undone"), "/queue")

    if how == "erase":
        visitor.post(f"/c/{case.id}/leave-no-trace/erase", on="/help")
        assert URL not in visitor.get(f"/c/{case.id}/addresses").text
        assert URL not in visitor.client.get(f"/live/{job.id}/now").text
        visitor.post("/undo", on="/help", undo=token, then="/help")
    else:
        visitor.post("/wipe", on="/help")
    assert site.keeper.jobs.get(job.id) is None
    assert (known.held, known.undos, clear) == ({}, {}, bytearray())
