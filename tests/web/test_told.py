"""What is told once is told to whoever is in; a locked screen tells nothing of what was being done."""

from __future__ import annotations

from takedown.pipeline.looking.picture import Picture
from takedown.web.live import Job
from tests.pipeline.casefile import found, opened
from tests.web.conftest import Site


def test_what_was_done_as_it_locked_isnt_told_on_the_locked_screen(site: Site) -> None:
    visitor = site.entered()
    (known,) = (one for one in site.keeper.visitors.all() if one.signed_in)
    visitor.post("/lock", on="/help")
    known.tell("web-found-kept-confirmed", host="gallery.example")
    assert "gallery.example" not in visitor.get("/unlock").text
    assert known.told == []


def test_who_follows_a_used_link_is_told_so(site: Site) -> None:
    path = site.new_link()
    site.visitor().get(path)
    assert 'class="notice' in site.visitor().get(path).text


def test_an_empty_token_in_the_header_is_none(site: Site) -> None:
    visitor = site.entered()
    case = opened(site.session)
    path = f"/case/{case.id}/list/upload"
    headers = {"origin": site.url.rstrip("/"), "x-csrf-token": ""}
    answer = visitor.client.post(path, files={"file": ("a.csv", b"signal_type,value\n")}, headers=headers)
    assert answer.status_code == 403


def test_where_a_stopped_job_leads_is_a_page_of_a_case(site: Site) -> None:
    visitor = site.entered()
    for then, there in (("/c/x\r\nset-cookie: a=b", "/"), ("//elsewhere.example/", "/"), ("/c/x", "/c/x")):
        job = site.keeper.jobs.start(Job("kind", "parts/told.html", then), lambda one: one.check())
        headers = {"origin": site.url.rstrip("/"), "x-csrf-token": visitor.token(), "hx-request": "true"}
        answer = visitor.client.post(f"/live/{job.id}/stop", data={"then": then}, headers=headers)
        assert (answer.headers["hx-redirect"], "set-cookie" in answer.headers) == (there, False)


def test_a_picture_that_is_held_is_overwritten_as_the_screen_locks(site: Site) -> None:
    visitor = site.entered()
    match = found(site.session, opened(site.session).id, "https://gallery.example/1")
    clear, veil = bytearray(b"clear"), bytearray(b"veil")
    (known,) = (one for one in site.keeper.visitors.all() if one.signed_in)
    known.held["picture"] = Picture(match.id, clear, veil, (1, 1), 60)
    visitor.post("/lock", on="/help")
    assert (clear, veil) == (bytearray(), bytearray())
