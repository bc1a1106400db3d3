"""A video's kept frames as bytes: what goes in comes out, and nothing that is out of form is taken for frames."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.fingerprint.sequence import MAX_LOCAL, KeptFrame, pack, unpack

FRAMES = st.lists(
    st.builds(
        KeptFrame,
        time=st.integers(0, 2**32 - 1).map(lambda milliseconds: milliseconds / 1000),
        pdq=st.binary(min_size=32, max_size=32),
        quality=st.integers(0, 100),
        local=st.binary(max_size=300),
    ),
    max_size=12,
)
FRAME = KeptFrame(1.5, bytes(range(32)), 80, b"codes")


@given(FRAMES)
def test_frames_come_back_in_order(frames: list[KeptFrame]) -> None:
    back = unpack(pack(frames))
    assert sorted(back, key=repr) == sorted(frames, key=repr)
    assert all(earlier.time <= later.time for earlier, later in pairwise(back))


def test_a_time_is_kept_to_the_millisecond() -> None:
    assert unpack(pack([KeptFrame(1 / 3, bytes(32), 0)]))[0].time == 0.333


def test_the_longest_codes_fit() -> None:
    frame = KeptFrame(0.0, bytes(32), 1, bytes(MAX_LOCAL))
    assert unpack(pack([frame])) == (frame,)


@pytest.mark.parametrize(
    "frame",
    [
        KeptFrame(-0.1, bytes(32), 1),
        KeptFrame(float("nan"), bytes(32), 1),
        KeptFrame(float("inf"), bytes(32), 1),
        KeptFrame(2**32 / 1000, bytes(32), 1),
        KeptFrame(0, bytes(31), 1),
        KeptFrame(0, bytes(32), 101),
        KeptFrame(0, bytes(32), -1),
        KeptFrame(0, bytes(32), 1, bytes(MAX_LOCAL + 1)),
    ],
)
def test_what_has_no_place_in_the_format_is_refused(frame: KeptFrame) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        pack([frame])


@given(FRAMES, st.data())
def test_no_part_of_a_sequence_is_a_sequence(frames: list[KeptFrame], data: st.DataObject) -> None:
    packed = pack(frames)
    with pytest.raises(ValueError, match=r"\d"):
        unpack(packed[: data.draw(st.integers(0, len(packed) - 1))])


@given(st.binary(max_size=200))
def test_any_bytes_are_a_sequence_or_refused(octets: bytes) -> None:
    try:
        frames = unpack(octets)
    except ValueError:
        return
    assert pack(frames) == octets


@pytest.mark.parametrize(
    "octets",
    [
        b"\x02" + pack([FRAME])[1:],
        pack([FRAME]) + b"\x00",
        b"\x01\xff\xff\xff\xff" + pack([FRAME])[5:],
        pack([FRAME])[:9] + b"\x65" + pack([FRAME])[10:],
        b"\x01\x00\x00\x00\x02" + pack([FRAME])[5:] + pack([KeptFrame(0.5, bytes(32), 1)])[5:],
    ],
    ids=["version", "more than it says", "fewer than it says", "quality above 100", "times that fall"],
)
def test_what_is_out_of_form_is_refused(octets: bytes) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        unpack(octets)
