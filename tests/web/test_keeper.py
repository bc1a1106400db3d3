"""Who is in, for how long, and what becomes of it when nobody is there, while something goes on, or at a wrong word."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from takedown.vault import AutoLock
from takedown.vault.tries import FREE
from takedown.web.live import Job
from takedown.web.visitors import LONGEST, MOST, Visitors
from tests.conftest import PASSPHRASE
from tests.web.conftest import Site

TEMPLATE = "parts/told.html"
"""Any partial that says nothing of the work."""


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(site: Site, monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The time that the site's lock goes by."""
    clock = Clock()
    keeper = site.keeper

    def lock() -> AutoLock:
        return AutoLock(keeper.settings.vault.lock_minutes, keeper.lock_screen, steady=clock, wall=clock)

    monkeypatch.setattr(keeper, "_new_auto_lock", lock)
    return clock


@pytest.fixture
def work(site: Site) -> Iterator[threading.Event]:
    """Work that goes on until the event is set."""
    go_on, began = threading.Event(), threading.Event()

    def wait(job: Job) -> None:
        with site.keeper.using():
            began.set()
            while not go_on.wait(0.01):
                job.check()

    site.keeper.jobs.start(Job("search", TEMPLATE), wait)
    assert began.wait(10)
    yield go_on
    go_on.set()


def is_open(site: Site) -> bool:
    """Tell whether the vault is open now."""
    return site.keeper.is_open


def locked(site: Site) -> bool:
    """Wait for the vault to be locked, which waits for pages that are being made; tell whether it is."""
    for _ in range(1000):
        if not site.keeper.is_open:
            return True
        time.sleep(0.01)
    return False


def test_a_sign_in_gives_another_cookie_and_another_token(site: Site) -> None:
    visitor = site.visitor()
    token = visitor.token("/unlock")
    before = dict(visitor.client.cookies)
    origin = site.url.rstrip("/")

    visitor.client.post("/unlock", data={"csrf": token, "passphrase": PASSPHRASE}, headers={"origin": origin})

    assert before.keys() == dict(visitor.client.cookies).keys()
    assert before != dict(visitor.client.cookies)
    assert visitor.token("/help") != token


def test_the_cookie_of_before_opens_nothing(site: Site) -> None:
    visitor, other = site.visitor(), site.visitor()
    visitor.get("/unlock")
    other.client.cookies.update(visitor.client.cookies)

    visitor.client.get(site.link)

    assert site.keeper.visitors.of(next(iter(visitor.client.cookies.values()))).is_in
    assert other.client.get("/").headers["location"] == "/unlock"


def test_a_cookie_that_was_never_given_is_replaced(site: Site) -> None:
    visitor = site.visitor()
    name = next(iter(visitor.get("/unlock").cookies))

    answer = site.visitor().client.get("/unlock", headers={"cookie": f"{name}=chosen-elsewhere"})

    assert answer.cookies[name] != "chosen-elsewhere"


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_pages(site: Site) -> None:
    said = site.visitor().client.get("/unlock").headers["set-cookie"]
    name, value = said.partition(";")[0].split("=")

    assert name == f"td-{site.visitor().client.base_url.port}"
    assert len(value) >= 43  # 256 bits
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(said.split("; "))
    assert "domain" not in said.lower()
    assert "max-age" not in said.lower()
    assert "expires" not in said.lower()


def test_an_address_never_says_who_asks(site: Site) -> None:
    visitor = site.entered()

    assert visitor.client.get("/help").url.query == b""
    assert next(iter(visitor.client.cookies.values())) not in visitor.get("/help").text


def test_wrong_words_have_to_wait_longer_each_time_and_a_right_one_too(site: Site) -> None:
    visitor = site.visitor()
    for _ in range(FREE + 1):
        visitor.post("/unlock", 403, on="/unlock", passphrase="not this one")

    answer = visitor.post("/unlock", 403, on="/unlock", passphrase=PASSPHRASE)

    assert "several wrong tries" in answer.text
    assert visitor.client.get("/").headers["location"] == "/unlock"


def test_wrong_recovery_words_open_nothing(site: Site) -> None:
    visitor = site.visitor()

    answer = visitor.post("/unlock", 403, on="/unlock", **{"with": "recovery", "recovery": "abandon " * 12})

    assert 'name="recovery"' in answer.text
    assert visitor.client.get("/").headers["location"] == "/unlock"


def test_what_was_typed_as_a_passphrase_is_never_shown_again(site: Site) -> None:
    answer = site.visitor().post("/unlock", 403, on="/unlock", passphrase="something typed wrong")

    assert "something typed wrong" not in answer.text


def test_when_nobody_does_anything_it_locks(site: Site, clock: Clock) -> None:
    visitor = site.entered()
    clock.now = site.keeper.settings.vault.lock_minutes * 60 - 1
    site.keeper.tick()
    assert is_open(site)

    clock.now += 1
    site.keeper.tick()

    assert not is_open(site)
    assert visitor.client.get("/").headers["location"] == "/unlock"


def test_a_page_that_is_asked_for_keeps_it_open_and_one_that_asks_by_itself_does_not(site: Site, clock: Clock) -> None:
    visitor = site.entered()
    minutes = site.keeper.settings.vault.lock_minutes
    clock.now = minutes * 30
    assert visitor.client.get("/help").status_code == 200

    clock.now += minutes * 45
    assert visitor.client.get("/live/here").status_code == 204
    site.keeper.tick()
    assert is_open(site)

    clock.now += minutes * 20
    site.keeper.tick()
    assert not is_open(site)
    assert visitor.client.get("/live/here").status_code == 205


def test_whoever_types_keeps_it_open(site: Site, clock: Clock) -> None:
    visitor = site.entered()
    clock.now = site.keeper.settings.vault.lock_minutes * 45
    headers = {"origin": site.url.rstrip("/"), "x-csrf-token": visitor.token("/help")}
    assert visitor.client.post("/here", headers=headers).status_code == 204

    clock.now *= 2
    site.keeper.tick()

    assert is_open(site)


def test_a_stranger_s_visits_do_not_keep_it_open(site: Site, clock: Clock) -> None:
    site.entered()
    clock.now = site.keeper.settings.vault.lock_minutes * 60 - 1
    assert site.visitor().client.get("/unlock").status_code == 200

    clock.now += 1
    site.keeper.tick()

    assert not is_open(site)


def test_a_start_link_that_nobody_follows_ends_with_the_lock(site: Site, clock: Clock) -> None:
    link = site.new_link()
    clock.now = site.keeper.settings.vault.lock_minutes * 60
    site.keeper.tick()

    assert not is_open(site)
    assert site.visitor().client.get(link).headers["location"] == "/unlock"


def test_after_half_a_day_the_passphrase_is_asked_for_however_busy_it_was(site: Site) -> None:
    visitor = site.entered()
    for one in site.keeper.visitors.all():
        one.signed_in_at -= LONGEST

    assert visitor.client.get("/live/here").status_code == 205
    site.keeper.tick()

    assert not is_open(site)


def test_locking_signs_every_browser_out(site: Site) -> None:
    first, second = site.entered(), site.entered()

    first.post("/lock", on="/help")

    assert first.client.get("/").headers["location"] == "/unlock"
    assert second.client.get("/").headers["location"] == "/unlock"
    assert locked(site)


def test_others_can_be_signed_out_alone(site: Site) -> None:
    first, second = site.entered(), site.entered()
    me = site.keeper.visitors.of(next(iter(first.client.cookies.values())))

    site.keeper.visitors.sign_others_out(me)

    assert first.client.get("/live/here").status_code == 204
    assert second.client.get("/live/here").status_code == 205


def test_another_passphrase_signs_every_other_browser_out(site: Site) -> None:
    first, second = site.entered(), site.entered()
    other = "seven quiet lamps over water"

    first.post("/vault/passphrase", on="/vault/passphrase", old=PASSPHRASE, new=other, again=other)

    assert first.client.get("/live/here").status_code == 204
    assert second.client.get("/live/here").status_code == 205


def test_a_search_goes_on_behind_the_locked_screen_and_the_vault_locks_with_its_end(
    site: Site, work: threading.Event
) -> None:
    visitor = site.entered()

    visitor.post("/lock", on="/help")
    site.keeper.lock_screen()

    assert visitor.client.get("/").headers["location"] == "/unlock"
    assert is_open(site)
    work.set()
    assert locked(site)


def test_the_screen_opens_again_in_front_of_a_search_by_the_passphrase_alone(site: Site, work: threading.Event) -> None:
    visitor = site.entered()
    visitor.post("/lock", on="/help")
    visitor.post("/unlock", 403, on="/unlock", passphrase="not this one")
    origin = site.url.rstrip("/")

    answer = visitor.client.post(
        "/unlock", data={"csrf": visitor.token("/unlock"), "passphrase": PASSPHRASE}, headers={"origin": origin}
    )

    assert answer.headers["location"] == "/"
    work.set()
    assert is_open(site)


def test_the_end_of_the_program_stops_a_search_and_locks(site: Site, work: threading.Event) -> None:
    site.keeper.lock()

    assert not work.is_set()
    assert not is_open(site)
    job = site.keeper.jobs.last("search")
    assert job is not None
    while job.is_running:
        job.news(job.turn, 10)
    assert job.state == "stopped"


def test_there_is_room_for_so_many_browsers_and_whoever_is_in_stays() -> None:
    visitors = Visitors()
    inside = visitors.of(None)
    visitors.sign_in(inside)
    others = [visitors.of(None) for _ in range(2 * MOST)]

    assert len(visitors.all()) == MOST
    assert visitors.of(inside.id) is inside
    assert visitors.of(others[-1].id) is others[-1]
    assert visitors.of(others[0].id) is not others[0]
