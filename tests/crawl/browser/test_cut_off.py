"""The filter that a Chromium starts under: nothing that it could become opens a connection."""

from __future__ import annotations

import subprocess
import sys

import pytest

from takedown.crawl.browser import cut_off

_TRIES = """
import socket, subprocess, sys
def tried(family, kind):
    try:
        socket.socket(family, kind).close()
    except OSError:
        return "refused"
    return "opened"
print(tried(socket.AF_INET, socket.SOCK_STREAM), tried(socket.AF_INET, socket.SOCK_DGRAM),
      tried(socket.AF_INET6, socket.SOCK_STREAM), tried(socket.AF_UNIX, socket.SOCK_STREAM))
if len(sys.argv) == 1:
    sys.stdout.flush()
    subprocess.run([sys.executable, "-c", sys.stdin.read(), "child"], check=True)
"""


@pytest.mark.skipif(not cut_off.can_cut_off(), reason="seccomp filters are Linux's, for x86_64 and aarch64 here")
def test_neither_the_program_nor_its_children_can_open_a_connection() -> None:
    command = [sys.executable, "-I", cut_off.__file__, sys.executable, "-c", _TRIES]
    ran = subprocess.run(command, input=_TRIES, capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout.splitlines() == ["refused refused refused opened"] * 2


def test_without_the_filter_they_can() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _TRIES], input=_TRIES, capture_output=True, text=True, check=True, timeout=60
    )
    assert ran.stdout.splitlines() == ["opened opened opened opened"] * 2
