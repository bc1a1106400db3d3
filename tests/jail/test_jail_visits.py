"""A visit: several questions to one child, which reads ranges of a file that is never in the pipe as a whole."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from takedown.jail import FileSource, Jail, JailClosed, Limits, Lost, MemorySource, Refused

MEBIBYTE = 1024 * 1024
LIMITS = Limits(seconds=2.0, memory_bytes=64 * MEBIBYTE, max_bytes=MEBIBYTE, answer_bytes=4 * MEBIBYTE)
CONTENT = random.Random(7).randbytes(5 * MEBIBYTE + 321)


@pytest.fixture(scope="module")
def jail() -> Iterator[Jail]:
    with Jail("tests.jail.probe_worker", workers=1, limits=LIMITS) as jail:
        yield jail


class Disk:
    """A source whose disk fails."""

    size = 100

    def read(self, offset: int, size: int) -> bytes:
        raise OSError(5, f"{offset} {size}")


class Generous:
    """A source that gives more than it is asked for."""

    size = 100

    def read(self, offset: int, size: int) -> bytes:
        return b"x" * (offset + size + 50)


def test_one_child_answers_every_question_and_keeps_what_it_learned(jail: Jail) -> None:
    with jail.visit() as visit:
        assert visit.ask(b"keep one") == b"one"
        assert visit.ask(b"keep two") == b"one,two"
        assert visit.ask(b"pid") == visit.ask(b"pid")


def test_a_refusal_leaves_the_visit_open(jail: Jail) -> None:
    with jail.visit() as visit:
        before = visit.ask(b"pid")
        with pytest.raises(Refused) as caught:
            visit.ask(b"refuse not-today")
        assert caught.value.reason == "not-today"
        assert visit.ask(b"pid") == before


@pytest.mark.parametrize(("question", "reason"), [(b"exit 1", "crashed"), (b"spin", "timeout"), (b"x", "crashed")])
def test_a_loss_ends_the_visit_and_only_it(jail: Jail, question: bytes, reason: str) -> None:
    with jail.visit() as visit:
        for asked in (question, b"echo on"):
            with pytest.raises(Lost) as caught:
                visit.ask(asked)
            assert caught.value.reason == reason
    assert jail.ask(b"echo on") == b"on"


def test_a_payload_beyond_the_limit_is_lost(jail: Jail) -> None:
    with jail.visit() as visit, pytest.raises(Lost) as caught:
        visit.ask(b"echo " + b"x" * MEBIBYTE)
    assert caught.value.reason == "too-large"


@pytest.mark.parametrize(
    ("offset", "size"),
    [
        (0, 10),
        (0, 0),
        (3, 2 * MEBIBYTE),
        (len(CONTENT) - 5, 100),
        (len(CONTENT), 1),
        (len(CONTENT) + 1, 1),
        (2**63, 9),
        (2 * MEBIBYTE, 3 * MEBIBYTE),
    ],
)
def test_a_worker_reads_any_range(jail: Jail, offset: int, size: int) -> None:
    with jail.visit() as visit:
        assert visit.ask(f"range {offset} {size}".encode(), MemorySource(CONTENT)) == CONTENT[offset : offset + size]


def test_a_file_larger_than_any_limit_is_worked_through(jail: Jail, tmp_path: Path) -> None:
    file = tmp_path / "large"
    with file.open("wb") as out:
        for _ in range(30):
            out.write(CONTENT)  # 150 MiB: neither a payload nor the child's memory could hold it
    with FileSource(file) as source, jail.visit() as visit:
        assert source.size == 30 * len(CONTENT)
        assert visit.ask(b"digest", source) == hashlib.sha256(CONTENT * 30).digest()


@pytest.mark.parametrize(
    "body",
    [
        "0000000000000000" + "00100001",  # one byte more than may be wanted at once
        "0000000000000000" + "ffffffff",
        "00",
        "",
    ],
)
def test_a_range_out_of_form_loses_the_child(jail: Jail, body: str) -> None:
    with jail.visit() as visit, pytest.raises(Lost) as caught:
        visit.ask(f"want {body}".encode(), MemorySource(CONTENT))
    assert caught.value.reason == "crashed"
    assert jail.ask(b"echo on") == b"on"


def test_without_a_source_nothing_can_be_read(jail: Jail) -> None:
    with pytest.raises(Lost) as caught:
        jail.ask(b"range 0 10")
    assert caught.value.reason == "crashed"


def test_the_deadline_holds_for_an_answer_that_reads(jail: Jail) -> None:
    with jail.visit() as visit, pytest.raises(Lost) as caught:
        visit.ask(b"read-sleep 60", MemorySource(CONTENT))
    assert caught.value.reason == "timeout"


def test_a_source_that_fails_is_told_and_its_child_not_reused(jail: Jail) -> None:
    before = jail.ask(b"pid")
    with jail.visit() as visit:
        with pytest.raises(OSError, match="0 10"):
            visit.ask(b"range 0 10", Disk())
        with pytest.raises(Lost):
            visit.ask(b"echo on")
    assert jail.ask(b"pid") != before


def test_a_child_gets_no_more_than_it_asked_for(jail: Jail) -> None:
    with jail.visit() as visit:
        assert visit.ask(b"range 0 10", Generous()) == b"x" * 10
        assert visit.ask(b"echo on") == b"on"


def test_a_child_that_is_distrusted_is_never_asked_again(jail: Jail) -> None:
    before = jail.ask(b"pid")
    with jail.visit() as visit:
        visit.distrust()
        with pytest.raises(Lost):
            visit.ask(b"echo on")
    assert jail.ask(b"pid") != before


def test_a_visit_that_ended_answers_no_more(jail: Jail) -> None:
    with jail.visit() as visit:
        visit.ask(b"echo on")
    with pytest.raises(JailClosed):
        visit.ask(b"echo on")


def test_an_error_between_two_questions_costs_no_child(jail: Jail) -> None:
    before = jail.ask(b"pid")
    with pytest.raises(KeyError), jail.visit():
        raise KeyError
    assert jail.ask(b"pid") == before


def test_a_visit_counts_once_however_much_was_asked() -> None:
    with Jail("tests.jail.probe_worker", workers=1, limits=Limits(visits=2)) as jail:
        pids = []
        for _ in range(4):
            with jail.visit() as visit:
                pids += [visit.ask(b"pid") for _ in range(5)]
    assert len(set(pids[:10])) == 1
    assert len(set(pids[10:])) == 1
    assert pids[0] != pids[10]


def test_a_child_that_served_one_kind_never_serves_another() -> None:
    with Jail("tests.jail.probe_worker", workers=1) as jail:
        said = []
        for kind in ("hers", "hers", "found", "", "hers"):
            with jail.visit(kind) as visit:
                said.append(visit.ask(b"keep " + kind.encode()))
    # What a child keeps is what it was told by others of its kind: never more than one of them is alive.
    assert said == [b"hers", b"hers,hers", b"found", b"", b"hers"]


def test_a_child_that_only_told_its_walls_serves_whoever_comes_first() -> None:
    with Jail("tests.jail.probe_worker", workers=1) as jail:
        assert jail.walls().rlimits
        before = jail._idle[0]
        with jail.visit("found") as visit:
            assert visit.ask(b"keep found") == b"found"
        assert jail._idle == [before]
        assert jail.walls().rlimits
        with jail.visit("hers") as visit:
            assert visit.ask(b"keep hers") == b"hers"


def test_of_all_kinds_together_there_are_no_more_children_than_places() -> None:
    children = Path("/proc/self/task")

    def alive() -> int:
        return sum(len((each / "children").read_text().split()) for each in children.iterdir())

    others = alive()
    with Jail("tests.jail.probe_worker", workers=2) as jail, ThreadPoolExecutor(4) as threads:

        def served(kind: str) -> tuple[bytes, int]:
            with jail.visit(kind) as visit:
                return visit.ask(b"keep " + kind.encode()), alive() - others

        kinds = random.Random(3).choices(("hers", "found", "named"), k=30)
        answers = list(threads.map(served, kinds))
    assert all(set(said.split(b",")) == {kind.encode()} for kind, (said, _) in zip(kinds, answers, strict=True))
    assert max(count for _, count in answers) <= 2
    assert alive() == others
