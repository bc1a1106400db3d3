"""Work that goes on while its page is shown: told as it happens, asked for where that fails, stopped, never silent."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator

import httpx
import pytest

from takedown.errors import DiskFull
from takedown.web.live import KEPT, Job
from tests.web.conftest import Site

TEMPLATE = "help/help.html"
"""Any template that reads well without values of its own; what changes is told by events."""


class Work:
    """Work that goes as far as it is let."""

    def __init__(self) -> None:
        self.steps, self.done = threading.Semaphore(0), threading.Event()

    def __call__(self, job: Job) -> None:
        while not self.done.is_set():
            if self.steps.acquire(timeout=0.01):
                job.tell(step=job.told.get("step", 0) + 1)
            job.check()


@pytest.fixture
def work() -> Iterator[Work]:
    made = Work()
    yield made
    made.done.set()


def events(answer: httpx.Response) -> Iterator[str]:
    """Yield the name of each event as it comes."""
    for line in answer.iter_lines():
        if line.startswith("event: "):
            yield line.removeprefix("event: ")


def begun(site: Site, work: Callable[[Job], None]) -> Job:
    return site.keeper.jobs.start(Job("search", "parts/told.html", "c"), work)


def ended(job: Job) -> Job:
    while job.is_running:
        job.news(job.turn, 10)
    return job


def test_each_step_is_told_and_the_end(site: Site, work: Work) -> None:
    visitor = site.entered()
    job = begun(site, work)
    with visitor.client.stream("GET", f"/live/{job.id}", headers={"accept": "text/event-stream"}) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        heard = events(answer)
        assert next(heard) == "progress"
        work.steps.release()
        assert next(heard) == "progress"
        work.done.set()
        assert [*heard][-1:] == ["end"]


def test_a_stream_says_nothing_more_once_the_screen_is_locked(site: Site, work: Work) -> None:
    visitor = site.entered()
    job = begun(site, work)
    with visitor.client.stream("GET", f"/live/{job.id}", headers={"accept": "text/event-stream"}) as answer:
        heard = events(answer)
        assert next(heard) == "progress"
        site.keeper.lock_screen()
        work.steps.release()

        assert [*heard] == []
    assert job.is_running


def test_what_is_told_once_is_not_lost_in_a_stream(site: Site, work: Work) -> None:
    visitor = site.entered()
    job = begun(site, work)
    work.done.set()
    ended(job)
    me = site.keeper.visitors.of(next(iter(visitor.client.cookies.values())))
    me.tell("web-undone")

    visitor.client.get(f"/live/{job.id}", headers={"accept": "text/event-stream"})
    visitor.client.get(f"/live/{job.id}/now", headers={"hx-request": "true"})

    assert "Taken back." in visitor.get("/help").text


def test_asking_now_and_then_tells_the_same_and_when_to_stop(site: Site, work: Work) -> None:
    visitor = site.entered()
    job = begun(site, work)
    path, headers = f"/live/{job.id}/now", {"hx-request": "true"}

    assert visitor.client.get(path, headers=headers).status_code == 200
    work.done.set()
    ended(job)
    assert visitor.client.get(path, headers=headers).status_code == 286


def test_a_script_of_a_locked_screen_is_led_to_the_passphrase(site: Site, work: Work) -> None:
    job = begun(site, work)

    answer = site.visitor().client.get(f"/live/{job.id}/now", headers={"hx-request": "true"})

    assert (answer.status_code, answer.headers["hx-redirect"], answer.content) == (204, "/unlock", b"")


def test_it_can_be_stopped(site: Site, work: Work) -> None:
    visitor = site.entered()
    job = begun(site, work)

    visitor.post(f"/live/{job.id}/stop", 200, on="/help", then="/help")

    assert ended(job).state == "stopped"


def test_there_is_one_of_a_kind_about_one_thing(site: Site, work: Work) -> None:
    job = begun(site, work)

    assert begun(site, work) is job
    assert site.keeper.jobs.start(Job("search", TEMPLATE, "d"), work) is not job


def test_why_it_failed_is_kept_where_it_is_known(site: Site) -> None:
    def fail(_: Job) -> None:
        raise DiskFull

    job = ended(begun(site, fail))

    assert (job.state, type(job.error)) == ("failed", DiskFull)


def test_what_nobody_foresaw_ends_it_and_tells_nothing_of_itself(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    def fail(_: Job) -> None:
        secret = "https://secret.example/page"
        raise ValueError(secret)

    with caplog.at_level(logging.DEBUG):
        job = ended(begun(site, fail))

    assert (job.state, job.error) == ("failed", None)
    assert "ValueError" in caplog.text
    assert "secret.example" not in caplog.text


def test_ended_work_is_forgotten_after_a_while(site: Site) -> None:
    jobs = [
        ended(site.keeper.jobs.start(Job("k", TEMPLATE, str(number)), lambda _: None)) for number in range(KEPT + 3)
    ]

    assert site.keeper.jobs.get(jobs[0].id) is None
    assert site.keeper.jobs.get(jobs[-1].id) is jobs[-1]


def test_a_page_that_fails_tells_nothing_of_why(
    site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    visitor = site.entered()

    def fail(_: object) -> None:
        secret = "https://secret.example/page"
        raise ValueError(secret)

    monkeypatch.setattr("takedown.web.pages.door.casework.list_cases", fail)
    with caplog.at_level(logging.DEBUG):
        answer = visitor.client.get("/")

    assert answer.status_code == 500
    assert answer.headers["cache-control"] == "no-store"
    assert "nothing was sent" in answer.text
    assert "secret.example" not in answer.text + caplog.text
    assert "Traceback" not in answer.text + caplog.text
    assert "ValueError" in caplog.text
