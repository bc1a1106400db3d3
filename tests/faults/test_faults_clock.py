"""A clock that is set back or forward, between steps and in the middle of one: nothing is lost, sent twice or stuck."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from takedown import settings
from takedown.cases.dispatch import DispatchState
from takedown.cases.noun import now
from takedown.pipeline.following.agenda import agenda_of
from takedown.pipeline.mailing.sending import Outbox
from takedown.pipeline.shelf import ADDRESSES
from tests.cli.shell import UNFORESEEN, Line, Shell, opened
from tests.cli.test_cli_sending import approved, configured
from tests.faults import clock
from tests.faults.halting import Halted, Nest
from tests.mail.postbox import Postbox
from tests.pipeline import casefile
from tests.pipeline import sending_scene as scene

YEAR = {"days": 400}
WRONG = {
    "a year ahead": clock.ahead(**YEAR),
    "a year behind": clock.ahead(days=-400),
    "set back meanwhile": clock.ahead(days=-400) + "@12",
}


@pytest.fixture(scope="module")
def nest() -> Iterator[Nest]:
    with Nest() as running:
        yield running


@pytest.fixture
def box() -> Iterator[Postbox]:
    with Postbox() as running:
        yield running


def ran_at(nest: Nest, shell: Shell, off: str, *words: object) -> Halted:
    """Run a verb whose clock is wrong; it never fails in a way that nobody foresaw."""
    ran = nest.run([*words, "--json"], shell.variables(**{clock.OFF: off}))
    said = ran.err.decode()
    assert "Traceback" not in said, said
    assert not UNFORESEEN.search(said), said
    return ran


def lines(ran: Halted) -> list[Line]:
    assert ran.status == 0, ran
    return list(ran.told)


@pytest.mark.parametrize("off", WRONG.values(), ids=list(WRONG))
def test_the_whole_way_of_a_letter_by_a_wrong_clock(nest: Nest, shell: Shell, box: Postbox, off: str) -> None:
    configured(shell, box.port)
    notice = approved(shell)

    sent = lines(ran_at(nest, shell, off, "notices", "send", notice))
    for words in (["due"], ["evidence", "verify"]):
        assert ran_at(nest, shell, off, *words).status == 0, words

    assert [line["dispatch_state"] for line in sent] == ["sent"]
    assert lines(ran_at(nest, shell, off, "notices", "send")) == []
    assert len(box.posted) == 1
    shell.verified()


def test_a_letter_queued_by_a_clock_that_ran_ahead_does_not_wait_for_a_year(
    nest: Nest, shell: Shell, box: Postbox
) -> None:
    configured(shell, box.port, undo=60)
    notice = approved(shell)
    (queued,) = lines(ran_at(nest, shell, clock.ahead(**YEAR), "notices", "send", notice, "--no-wait"))
    assert datetime.fromisoformat(queued["not_before"]) > datetime.now(UTC) + timedelta(days=399)

    session = opened(shell)
    assert list(Outbox(replace(session, settings=settings.load(shell.home / "config.toml"))).flush()) == []
    session.close()
    (waits,) = shell.does("notices", "outbox")
    assert waits["dispatch_state"] == "waiting"
    assert datetime.fromisoformat(waits["not_before"]) <= datetime.now(UTC) + timedelta(seconds=60)
    assert box.posted == []

    configured(shell, box.port)
    ran_at(nest, shell, clock.ahead(minutes=2), "notices", "send")
    assert len(box.posted) == 1


def test_what_left_by_a_clock_that_ran_ahead_keeps_no_other_letter_waiting(shell: Shell, box: Postbox) -> None:
    session = scene.connected(opened(shell), box)
    case = casefile.opened(session).id
    first, second = (scene.approved(session, number=number, case=case) for number in (1, 2))
    left = scene.sent_off(session, first).dispatch
    scene.aged(session, left, -timedelta(**YEAR))

    delivery = scene.sent_off(session, second)

    assert delivery.dispatch.state is DispatchState.SENT
    assert delivery.dispatch.not_before <= now()
    assert len({posted.message_id for posted in box.posted}) == 2
    session.close()


def test_an_address_looked_at_by_a_clock_that_ran_ahead_is_looked_at_again(nest: Nest, shell: Shell) -> None:
    case = shell.case()
    url = "http://127.0.0.1:9/a.jpg"
    shell.config('[[hosts]]\nname = "here"\nstart = ["http://127.0.0.1:9/"]\nallow = ["127.0.0.1:9"]\ndelay = 0\n')
    ran_at(nest, shell, clock.ahead(**YEAR), "matches", "add", url, "--case", case)
    ran_at(nest, shell, clock.ahead(**YEAR), "recheck", "--case", case)

    session = opened(shell)
    with session.store.read() as tx:
        (address,) = ADDRESSES.all(tx, order_by="id")
    began = now()
    agenda = agenda_of(session, began)
    session.close()
    assert address.checked_at is not None
    assert address.checked_at > began + timedelta(days=399)
    assert [at for _, at in agenda.spots] == [began]


def test_the_wait_after_wrong_passphrases_runs_by_no_clock_that_can_be_set(
    nest: Nest, shell: Shell, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("not the right one", encoding="utf-8")
    before = {name: content for name, content in shell.bytes().items() if name != "tries.json"}

    tries = shell.home / "tries.json"
    for _ in range(4):
        shell.run("case", "list", TAKEDOWN_PASSPHRASE_FILE=str(wrong))
    counted = json.loads(tries.read_text("utf-8"))
    counted["passphrase"]["count"] = 12  # as if it had been tried so often: the wait is minutes long then
    tries.write_text(json.dumps(counted), encoding="utf-8")
    tried = [
        ran_at(nest, shell, off, "case", "list").status
        for off in (clock.ahead(days=2), clock.ahead(days=-2), clock.ahead(seconds=0))
    ]

    assert tried == [4, 4, 4]
    tries.unlink()
    assert shell.does("case", "list") == []
    assert {name: content for name, content in shell.bytes().items() if name in before} == before
