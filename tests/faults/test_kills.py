"""Killed at any moment, each verb loses nothing that it told, does nothing twice, and goes on where it stopped.

``make faults`` kills 200 times, at new moments each time; in ``make test`` there are a few kills, always the same.
``TAKEDOWN_KILLS`` and ``TAKEDOWN_SEED`` set how many and which.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from tests.cli.background import Background
from tests.faults.halting import Halted, Moment, Nest
from tests.faults.stages import Course, served
from tests.faults.verbs import VERBS, Attempt
from tests.mail.postbox import Postbox

KILLS = int(os.environ.get("TAKEDOWN_KILLS", "11"))
SEED = int(os.environ.get("TAKEDOWN_SEED", "6"))
BY_CALL = 0.75
"""The share of the kills that land before a system call that writes; the others at a second, wherever that is."""

Record = Callable[[str, object], None]


@pytest.fixture(scope="module")
def box() -> Iterator[Postbox]:
    with Postbox() as running:
        yield running


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory, box: Postbox) -> Iterator[Course]:
    with Background() as background, Nest() as nest:
        yield Course(tmp_path_factory.mktemp("course"), nest, background.serve(served()), box)


def kills_of(verb: str) -> int:
    """Return how many kills of all are this verb's."""
    place, share = list(VERBS).index(verb), KILLS // len(VERBS)
    return share + (place < KILLS % len(VERBS))


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("name", VERBS)
def test_killed_at_any_moment(name: str, course: Course, box: Postbox, record_property: Record) -> None:
    chance = random.Random(f"{SEED} {name}")
    whole = course.whole.get(name) or uninterrupted(name, course, box)
    landed: Counter[str] = Counter()
    for number in range(kills_of(name)):
        moment = drawn(chance, whole)
        it = attempt(name, course, box)
        it.ran = it.stage.runs(*VERBS[name].words(it), moment=moment)
        try:
            assert_nothing_lost(name, it)
        except AssertionError as problem:
            problem.add_note(f"kill {number} of {name}, seed {SEED}: {moment}; a whole run: {whole.calls} calls")
            raise
        landed[where(it.ran)] += 1
    record_property("kills", {"verb": name, **landed})


def attempt(name: str, course: Course, box: Postbox) -> Attempt:
    """Return an attempt at a verb, on a copy of the stage that it starts from."""
    box.posted.clear()
    stage = VERBS[name].start(course)
    return Attempt(stage.copied_to(stage.shell.folder.parent / "killed"), course, box)


def uninterrupted(name: str, course: Course, box: Postbox) -> Halted:
    """Return the run as nobody disturbs it, which says how many moments there are."""
    it = attempt(name, course, box)
    ran = it.stage.runs(*VERBS[name].words(it))
    assert ran.status == 0, ran
    return ran


def drawn(chance: random.Random, whole: Halted) -> Moment:
    """Draw a moment: before one of the calls that a whole run makes, or at one of its seconds."""
    if whole.calls and chance.random() < BY_CALL:
        return Moment(call=chance.randint(1, whole.calls))
    return Moment(seconds=chance.uniform(0.001, whole.seconds))


def assert_nothing_lost(name: str, it: Attempt) -> None:
    """After a kill: the vault opens, the ledger is whole, what was told is there, and the next run ends the work."""
    assert it.ran.killed or it.ran.status == 0, it.ran
    assert not it.ran.left, "its jail outlived it"
    VERBS[name].first(it)
    it.stage.verified()
    VERBS[name].holds(it)
    it.again = VERBS[name].runs_again(it)
    VERBS[name].finished(it)
    it.stage.verified()


def where(ran: Halted) -> str:
    """Say where a kill landed: before the first write, between two, or when all was done."""
    if not ran.killed:
        return "after"
    return "within" if ran.calls else "before"
