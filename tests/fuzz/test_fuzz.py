"""Every parser of what others wrote: it returns or raises what it documents, on its seeds and what grows of them."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.every import TARGETS
from tests.fuzz.target import SEEDS, Target

EXAMPLES = 60
"""For each target; ``make fuzz`` goes on for as long as it is asked to."""
_PIECE = 12
_DEEP = [b"[" * 3000, b'{"a":' * 3000, b"<a>" * 3000, b"9" * 5000]


def test_every_target_has_seeds_and_every_seed_a_target() -> None:
    assert {folder.name for folder in SEEDS.iterdir() if folder.is_dir()} == set(TARGETS)


@pytest.mark.parametrize("name", TARGETS)
def test_the_seeds(name: str) -> None:
    seeds = TARGETS[name].seeds()

    assert seeds
    for seed in (*seeds, b"", b"\x00", b"\xff" * 64):
        TARGETS[name].try_on(seed)


def test_something_of_each_target_is_taken() -> None:
    """A target whose every seed is refused would only see how the parser says no."""
    for target in TARGETS.values():
        assert any(_taken(target, seed) for seed in target.seeds()), target.name


def _taken(target: Target, seed: bytes) -> bool:
    try:
        target.parse(seed)
    except Exception:  # noqa: BLE001 - whichever way it says no
        return False
    return True


@pytest.mark.parametrize("name", TARGETS)
def test_what_is_nested_thousands_deep(name: str) -> None:
    """Where a reader calls itself, it runs out of stack; that too is an answer that somebody has to be given."""
    seed = min(TARGETS[name].seeds(), key=len)

    for deep in _DEEP:
        for at in (0, len(seed) // 2, len(seed)):
            TARGETS[name].try_on(seed[:at] + deep + seed[at:])
        TARGETS[name].try_on(b"a = " + deep)


@st.composite
def grown(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """Draw a seed with some of it cut, doubled, overwritten, or taken from another seed."""
    content = bytearray(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(content)))
        end = draw(st.integers(at, min(len(content), at + 64)))
        content[at:end] = draw(_piece(seeds))
    return bytes(content)


def _piece(seeds: list[bytes]) -> st.SearchStrategy[bytes]:
    return st.one_of(
        st.just(b""),
        st.binary(max_size=_PIECE),
        st.text(max_size=_PIECE).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.sampled_from(
            [b"\x00", b"\xff" * 8, b"9" * 30, b"1e999", b'"', b"[" * 3000, b"<a>" * 3000, b"\r\n", b"\xef\xbb\xbf"]
        ),
        st.sampled_from(seeds).flatmap(lambda seed: st.integers(0, len(seed)).map(lambda at: seed[at : at + 80])),
    )


@pytest.mark.parametrize("name", TARGETS)
def test_what_grows_of_the_seeds(name: str) -> None:
    target = TARGETS[name]

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None)
    @given(grown(target.seeds()))
    def try_on(content: bytes) -> None:
        target.try_on(content)

    try_on()
