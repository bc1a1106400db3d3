"""Who hosts a copy is asked when its letters have had their time, and each desk is written to once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

import pytest

from takedown.cases.notice import Notice
from takedown.cases.noun import now
from takedown.cases.recipient import Recipient
from takedown.pipeline import casework
from takedown.pipeline.following.find import find
from takedown.pipeline.following.ladder import climb, due
from takedown.pipeline.letters.holders import holdings_of
from takedown.pipeline.notify import Desk
from takedown.pipeline.session import Session
from tests.cli.background import Background
from tests.crawl.holders.name_server import NameServer, name_server
from tests.crawl.holders.registry import OTHERS, THEIRS, answered, asking, domain, network, registry
from tests.pipeline.casefile import found, opened, with_settings
from tests.pipeline.test_ladder_steps import DAY, X, left, on_x

MINE, YOURS = "https://site.example/a.jpg", "https://other.example/b.jpg"


@pytest.fixture
def background() -> Iterator[Background]:
    with Background() as background:
        yield background


@pytest.fixture
def names(background: Background) -> NameServer:
    zone = {"x.com": {"A": [OTHERS]}, "site.example": {"A": [THEIRS]}, "other.example": {"A": [THEIRS]}}
    return background.enter(name_server(zone))


@pytest.fixture
def asked(session: Session, background: Background, names: NameServer) -> Session:
    """A session that asks a name server and a registry on loopback, and nobody else."""
    answers = {
        f"ip/{THEIRS}": answered(network()),
        f"ip/{OTHERS}": answered(network("OTHER-NET", "NET-2", "abuse@far.example", "Far SARL")),
        "domain/site.example": answered(domain("site.example", mail="abuse@one.example")),
        "domain/other.example": answered(domain("other.example", mail="abuse@two.example")),
    }
    rdap = background.enter(registry(answers))
    return with_settings(session, lookup=asking(rdap, names.pair).lookup.model_dump())


def reached(notice: Notice) -> str:
    return Recipient.model_validate(notice.addressee).channels[0].email if notice.addressee else notice.recipient


def held(session: Session, notice: Notice, ago: timedelta) -> None:
    """Let a draft leave, and so its reminder."""
    left(session, notice, ago)
    (reminder,) = [one for one in climb(session, now()) if one.follows == notice.id]
    left(session, reminder, ago - 4 * DAY)


def test_the_host_of_a_platform_is_asked_for_when_its_rung_is_due(asked: Session, names: NameServer) -> None:
    on_x(asked, X)
    assert find(asked, now()) == {}
    (reminder,) = climb(asked, now(), None, find(asked, now()))
    left(asked, reminder, 10 * DAY)
    assert names.asked == []
    holdings = find(asked, now())
    assert names.names() == {"x.com"}
    assert {one.step.rung.value for one in due(asked, now())} == {"search"}
    assert [one.step.rung.value for one in due(asked, now(), None, holdings)] == ["host"]
    (host,) = climb(asked, now(), None, holdings)
    assert (reached(host), host.follows) == ("abuse@far.example", reminder.id)
    assert host.holding is not None
    assert host.holding["host"] == "x.com"
    # What was found stays with the draft: the next rung needs no other question, and the same desk no other letter.
    held(asked, host, 9 * DAY)
    assert {one.step.rung.value for one in due(asked, now())} == {"search"}


def test_two_sites_of_one_host_part_at_their_registrars(asked: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    # The names mean somebody's addresses in public, so that their sites' own pages are never fetched here.
    case = opened(asked, country="DE")
    for url in (MINE, YOURS):
        found(asked, case.id, url)
    monkeypatch.setattr("takedown.pipeline.letters.holders.holdings_of", partial(holdings_of, pages=False))
    (notice,) = Desk(asked).draft(case.id, [], None, find=True).notices
    assert (reached(notice), set(notice.urls)) == ("abuse@hosting.example", {MINE, YOURS})
    held(asked, notice, 10 * DAY)
    drafts = climb(asked, now(), None, find(asked, now()))
    assert {(reached(one), one.urls) for one in drafts} == {
        ("abuse@one.example", (MINE,)),
        ("abuse@two.example", (YOURS,)),
    }


def test_nobody_is_asked_while_the_police_come_first(asked: Session, names: NameServer) -> None:
    case, notice = on_x(asked, X)
    (reminder,) = climb(asked, now())
    left(asked, reminder, 10 * DAY)
    casework.edit_case(asked, case.id, {"police_first_until": (now() + DAY).isoformat()})
    assert find(asked, now()) == {}
    assert names.asked == []
    assert notice.holding is None
