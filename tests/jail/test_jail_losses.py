"""A child that dies, hangs, swells or lies is replaced, its input is reported, and the next one is answered."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from takedown.errors import TakedownError
from takedown.jail import Jail, JailClosed, JailUnavailable, Limits, Lost, Refused
from takedown.words import LANGUAGES, Words

MEBIBYTE = 1024 * 1024
LIMITS = Limits(seconds=1.0, memory_bytes=64 * MEBIBYTE, max_bytes=4 * MEBIBYTE, answer_bytes=1000)


@pytest.fixture(scope="module")
def jail() -> Iterator[Jail]:
    with Jail("tests.jail.probe_worker", workers=1, limits=LIMITS) as jail:
        yield jail


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        (b"exit 0", "crashed"),
        (b"exit 3", "crashed"),
        (b"segfault", "crashed"),
        (b"raise", "crashed"),  # an error that the worker didn't foresee
        (b"long 1001", "crashed"),  # an answer beyond the bound is not read
        (b"refuse Not-A-Code!", "crashed"),
        (b"allocate 200000000", "memory"),
        (b"sleep 60", "timeout"),
        (b"spin", "timeout"),
    ],
)
def test_the_loss_is_named_and_the_next_is_answered(jail: Jail, question: bytes, reason: str) -> None:
    with pytest.raises(Lost) as caught:
        jail.ask(question)
    assert caught.value.reason == reason
    assert jail.ask(b"echo on") == b"on"


def test_the_deadline_is_kept(jail: Jail) -> None:
    jail.ask(b"echo warm")
    before = time.monotonic()
    with pytest.raises(Lost):
        jail.ask(b"sleep 60")
    assert time.monotonic() - before < 2 * LIMITS.seconds


def test_what_fits_is_given(jail: Jail) -> None:
    assert jail.ask(b"allocate 20000000") == b"20000000"
    assert jail.ask(b"long 1000") == b"x" * 1000


def test_a_large_payload_arrives_whole(jail: Jail) -> None:
    assert jail.ask(b"size " + b"x" * (LIMITS.max_bytes - 5)) == str(LIMITS.max_bytes - 5).encode()


def test_a_payload_beyond_the_limit_never_reaches_a_child() -> None:
    with Jail("tests.jail.probe_worker", workers=1, limits=LIMITS) as fresh:
        with pytest.raises(Lost) as caught:
            fresh.ask(b"x" * (LIMITS.max_bytes + 1))
        assert caught.value.reason == "too-large"
        assert fresh._walls is None  # not even a child was started


def test_a_refusal_is_the_workers_word_and_costs_no_child(jail: Jail) -> None:
    before = jail.ask(b"pid")
    with pytest.raises(Refused) as caught:
        jail.ask(b"refuse not-today")
    assert caught.value.reason == "not-today"
    assert jail.ask(b"pid") == before


@pytest.mark.parametrize("size", [600, 6_000_000])
def test_a_child_that_floods_the_pipe_is_not_asked_again(jail: Jail, size: int) -> None:
    before = jail.ask(b"pid")
    assert jail.ask(f"flood {size}".encode()) == b"x"  # its first forged answer; then it is out of step
    assert jail.ask(b"pid") not in {before, b"x"}


def test_a_child_is_replaced_after_its_share_of_visits() -> None:
    with Jail("tests.jail.probe_worker", workers=1, limits=Limits(visits=2)) as jail:
        pids = [jail.ask(b"pid") for _ in range(4)]
    assert pids[0] == pids[1] != pids[2] == pids[3]


def test_the_worker_gets_its_arguments() -> None:
    with Jail("tests.jail.probe_worker", workers=1, arguments=("one", "two")) as jail:
        assert jail.ask(b"arguments") == b"one,two"


@pytest.mark.parametrize(("worker", "arguments"), [("tests.jail.probe_worker", ("fail",)), ("no_such_worker", ())])
def test_a_worker_that_cannot_start_is_said_so(worker: str, arguments: tuple[str, ...]) -> None:
    with Jail(worker, workers=1, arguments=arguments) as jail, pytest.raises(JailUnavailable):
        jail.ask(b"echo on")


def test_a_closed_jail_answers_no_more() -> None:
    with Jail("tests.jail.probe_worker", workers=1) as jail:
        jail.ask(b"echo on")
    with pytest.raises(JailClosed):
        jail.ask(b"echo on")
    jail.close()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=900))
def test_answers_belong_to_their_questions(jail: Jail, text: str) -> None:
    assert jail.ask(b"echo " + text.encode()) == text.encode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "error",
    [Refused("not-media"), Lost("timeout"), JailUnavailable(reason="no-rlimits"), JailClosed()],
    ids=lambda error: error.key(),
)
def test_every_error_has_its_sentence(language: str, error: TakedownError) -> None:
    assert len(Words("fr" if language == "fr" else "en").error(error)) > 40


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", ["too-large", "timeout", "memory", "crashed"])
def test_every_loss_has_its_words(language: str, reason: str) -> None:
    assert Words("fr" if language == "fr" else "en")(f"reason-{reason}")
