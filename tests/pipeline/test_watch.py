"""The service: what is due is done, what isn't is left, what is out of reach is told once, and nothing is forgotten."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from takedown.cases.match import MatchState
from takedown.cases.notice import NoticeState
from takedown.cases.noun import now
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.pipeline import review
from takedown.pipeline.following.agenda import agenda_of, crawled_at
from takedown.pipeline.notify import Desk
from takedown.pipeline.session import Session
from takedown.pipeline.watch import Happened
from tests.crawl.crawl_server import nobody, serving
from tests.pipeline.casefile import events
from tests.pipeline.proving_scene import COPY, GONE, Pages, Scene, posted, shows, told_of


@pytest.fixture
def scene(file_session: Session, fingerprinter: Fingerprinter, tmp_path: Path) -> Scene:
    return Scene.made(file_session, fingerprinter, tmp_path)


async def test_a_host_is_searched_when_it_is_due_and_not_before(scene: Scene) -> None:
    async with serving(posted()) as server:
        here = scene.at(server)
        first = await here.watch_once()
        server.visits.clear()
        second = await here.watch_once()

    assert list(told_of(first)) == ["match", "crawl"]
    assert first[1].figures["matches"] == 1
    assert (second, server.visits) == ([], [])
    assert set(crawled_at(here.session)) == {"host0"}


async def test_a_host_just_searched_is_due_when_its_table_says_so(scene: Scene) -> None:
    async with serving(posted()) as server:
        here = scene.at(server, every=5.0)
        began = now()
        await here.watch_once()
        agenda = agenda_of(here.session, began)

    ((_, due),) = agenda.hosts
    assert due == crawled_at(here.session)["host0"] + timedelta(minutes=5)
    assert agenda.next_at(began) == due


async def test_what_is_due_is_looked_at_and_gone_is_told_once_it_is_proven(scene: Scene) -> None:
    pages = posted()
    async with serving(pages) as server:
        here = scene.at(server)
        await here.watch_once()
        pages |= {"/post": GONE, "/copy.jpg": GONE}
        here.make_due()
        first = await here.watch_once()
        here.make_due()
        second = await here.watch_once()
        pages |= posted()
        here.make_due()
        third = await here.watch_once()

    assert list(told_of(first)) == ["recheck", "recheck"]
    assert sorted(told_of(second)) == ["gone", "gone", "recheck", "recheck"]
    assert sorted(told_of(third)) == ["back", "back", "recheck", "recheck"]


async def test_a_notice_that_is_due_is_reminded_of_and_nothing_is_sent(scene: Scene) -> None:
    async with serving(posted()) as server:
        here = scene.at(server, recipients=["ovhcloud"])
        (match,) = await here.crawl()
        review.decide(here.session, [match.id], MatchState.CONFIRMED)
        desk = Desk(here.session)
        drafted = [one for one in desk.draft(None, [], None).notices if not one.missing]
        desk.approve(drafted[0].id, seen=True)
        desk.sent(drafted[0].id, now() - timedelta(days=30), "")
        told = await here.watch_once()

        again = await here.watch_once()

    reminders = [event.notice for event in told if event.kind is Happened.REMINDER]
    assert [notice.id for notice in reminders if notice] == [drafted[0].id]
    # The reminder was drafted, once, and waits for a person.
    (reminder,) = [one for one in desk.all(None) if one.follows == drafted[0].id]
    assert (reminder.letter, reminder.state, reminder.sent_at) == ("reminder", NoticeState.DRAFT, None)
    assert [event.notice.id for event in again if event.notice] == [reminder.id]
    # The notice was sent before the last look: its dense rhythm is over, and the monthly one is next.
    assert all(at > now() for _, at in agenda_of(here.session, now()).spots)


async def test_a_notice_brings_the_looks_forward(scene: Scene) -> None:
    async with serving(posted()) as server:
        here = scene.at(server, recipients=["ovhcloud"])
        (match,) = await here.crawl()
        before = [at for _, at in agenda_of(here.session, now()).spots]
        review.decide(here.session, [match.id], MatchState.CONFIRMED)
        desk = Desk(here.session)
        (sent,) = [one for one in desk.draft(None, [], None).notices if not one.missing][:1]
        desk.approve(sent.id, seen=True)
        desk.sent(sent.id, now(), "")
        after = [at for _, at in agenda_of(here.session, now()).spots]

    assert min(before) - now() > timedelta(hours=20)
    assert all(at - now() <= timedelta(hours=1) for at in after)


async def test_nothing_within_reach_is_told_and_proves_nothing(scene: Scene) -> None:
    async with serving(posted()) as server:
        here = scene.at(server)
        await here.crawl()
    here.make_due()
    told = await here.watch_once()

    assert list(told_of(told)) == ["offline"]
    assert told[0].until is not None
    assert told[0].until > told[0].at
    assert {address.verdict.value for address in here.addresses()} == {"live"}
    assert crawled_at(here.session) == {}


async def test_one_host_out_of_reach_keeps_no_other_from_being_searched(scene: Scene) -> None:
    async with nobody() as down, serving(posted()) as server:
        told = await scene.at(down, server).watch_once()

    assert [(event.kind.value, event.site) for event in told] == [("match", ""), ("crawl", "host1"), ("lost", "host0")]


async def test_one_host_out_of_reach_keeps_no_address_from_being_looked_at(scene: Scene) -> None:
    async with nobody() as down, serving(posted()) as server:
        await scene.at(server).watch_once()
        scene.make_due()
        told = await scene.at(server, down).watch_once()

    assert sorted(told_of(told)) == ["lost", "recheck", "recheck"]


async def test_one_host_out_of_reach_is_no_lack_of_a_network(scene: Scene) -> None:
    async with nobody() as down, serving(posted()) as server:
        await scene.at(server).watch_once()
        told = await scene.at(server, down).watch_once()

    assert [(event.kind.value, event.site) for event in told] == [("lost", "host1")]


async def test_when_no_host_answers_an_address_elsewhere_still_does(scene: Scene) -> None:
    async with nobody() as down, serving(posted()) as server:
        await scene.at(server).watch_once()
        scene.make_due()
        told = await scene.at(down, name="other", allow=[down.pair, server.pair]).watch_once()

    assert sorted(told_of(told)) == ["lost", "recheck", "recheck"]


async def test_with_nothing_registered_and_no_host_there_is_nothing_to_do(file_session: Session, scene: Scene) -> None:
    assert await scene.watch_once() == []
    assert agenda_of(file_session, now()).next_at(now()) is None


async def test_a_copy_that_is_posted_again_has_its_history(scene: Scene) -> None:
    pages: Pages = {**posted()}
    async with serving(pages) as server:
        here = scene.at(server)
        (first,) = await here.crawl()
        again = {"/again.jpg": COPY, "/again": shows("again.jpg"), "/": shows()}
        pages |= again
        pages["/"] = (200, "text/html", b'<title>t</title><a href="/again">again</a>')
        told: list[str] = []
        linked: list[str] = []
        # A service that starts later: its host is due again.
        later = here.at(server, every=0.0001)
        await asyncio.sleep(0.02)
        for event in await later.watch_once():
            told.append(event.kind.value)
            linked += [match.id for match in event.linked]

    assert linked == [first.id]
    (new,) = [match for match in here.matches() if match.id != first.id]
    assert [body for kind, body in events(here.session, new.id) if kind == "reuploaded"] == [{"linked": [first.id]}]
