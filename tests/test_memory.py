"""Memory is kept from the disk as far as the system lets, and nothing fails where it doesn't."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from takedown.memory import hold, swaps, wipe

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

# Run as an ordinary user would be: without the privilege (capset(2) with an empty set), under this limit.
PROGRAM = """
import ctypes, resource, sys
limit = int(sys.argv[1])
class Head(ctypes.Structure): _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]
class Data(ctypes.Structure): _fields_ = [(name, ctypes.c_uint32) for name in ("effective", "permitted", "inheritable")]
if limit >= 0:
    resource.setrlimit(resource.RLIMIT_MEMLOCK, (limit, limit))
    assert ctypes.CDLL(None).capset(ctypes.byref(Head(0x20080522, 0)), ctypes.byref((Data * 2)())) == 0
from takedown.memory import held, hold, hold_all
whole = hold_all()
key = hold(bytearray(b"k" * 32))
later = [bytearray(1 << 20) for _ in range(64)]
print(whole, held(), bytes(key) == b"k" * 32)
"""


@pytest.mark.parametrize(
    ("limit", "told"),
    [(-1, "True whole True"), (8 << 20, "False keys True"), (65_536, "False keys True"), (0, "False nothing True")],
)
def test_as_much_is_kept_as_the_limit_allows_and_allocating_goes_on(limit: int, told: str) -> None:
    ran = subprocess.run([sys.executable, "-c", PROGRAM, str(limit)], capture_output=True, text=True, check=False)
    if limit == -1 and os.geteuid() != 0:
        pytest.skip("only root is sure to have no limit")
    assert (ran.stdout.strip(), ran.stderr) == (told, "")


def test_a_key_is_overwritten_where_it_stands() -> None:
    key = hold(bytearray(b"k" * 32))
    view = memoryview(key)
    wipe(key)
    assert bytes(view) == bytes(32)


def test_memory_in_memory_is_no_swap() -> None:
    assert not [place for place in swaps() if place.startswith("/dev/zram")]
