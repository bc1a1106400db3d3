"""What the process leaves behind: nothing readable by others, no dump, and no word of what it held."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.shell import UNFORESEEN, Shell

CANARY = "canary-host.example"

# Each raises where no code of ours expects it, with an address in the error's text, as libraries put it there.
FAULTS = {
    "in a verb": "import takedown.pipeline.casework as room; room.list_cases = fail",
    "in a thread": "import threading; one = threading.Thread(target=fail, args=(0,)); one.start(); one.join()",
    "in a task that nobody awaits": (
        "import asyncio\n"
        "async def task(): fail(0)\n"
        "async def main(): asyncio.create_task(task()); await asyncio.sleep(0)\n"
        "asyncio.run(main()); import gc; gc.collect()"
    ),
    "in a library's log": f"import logging; logging.getLogger('aiohttp.client').warning('{CANARY}')",
    "in a warning": f"import warnings; warnings.warn('{CANARY}')",
    "in a destructor": "class Bad:\n    def __del__(self): fail(0)\nbad = Bad(); del bad",
}
PROGRAM = f"""
import sys
import takedown.cli.main as main
def fail(*_):
    raise ValueError("http://{CANARY}/private.jpg")
def harden():
    hardened()
    exec(sys.argv.pop(1), globals())
hardened, main.harden = main.harden, harden
main.run()
"""


def ended(shell: Shell, program: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *words],
        env=shell.variables(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_an_error_that_nobody_foresaw_is_told_without_what_it_says(shell: Shell, fault: str) -> None:
    ran = ended(shell, PROGRAM, fault, "case", "list")

    assert CANARY not in ran.stdout + ran.stderr
    assert "Traceback" not in ran.stderr
    assert ran.returncode == ("casework" in fault)


def test_an_error_that_nobody_foresaw_says_where_and_what_became_of_the_vault(shell: Shell) -> None:
    ran = ended(shell, PROGRAM, FAULTS["in a verb"], "case", "list")

    assert UNFORESEEN.search(ran.stderr)
    assert "ValueError; cli/main.py:" in ran.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_memory_of_the_process_is_for_nobody() -> None:
    program = (
        "import ctypes, resource, takedown.cli.harden as room\n"
        "room.harden()\n"
        "print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "0 (0, 0)\n"


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_lists_of_processes_and_threads_show_a_name_that_tells_nothing() -> None:
    program = (
        "import os, pathlib, threading, takedown.cli.harden as room\n"
        "room.harden()\n"
        "here = pathlib.Path('/proc/self')\n"
        "def tell():\n"
        "    print((here / 'cmdline').read_bytes().strip(b'\\0'), (here / 'comm').read_text().strip(),\n"
        "          *[(task / 'comm').read_text().strip() for task in (here / 'task').iterdir()])\n"
        "one = threading.Thread(target=tell); one.start(); one.join()"
    )
    words = [sys.executable, "-c", program, "--label", CANARY]
    ran = subprocess.run(words, capture_output=True, text=True, check=True)
    assert set(ran.stdout.split()) == {"b'td'", "td"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_results_that_cannot_be_written_are_told(shell: Shell) -> None:
    shell.case()
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ran = subprocess.run(
            shell.command("case", "list"),
            env=shell.variables(),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )
    assert ran.returncode == 1
    assert "can’t be written" in ran.stderr


@pytest.mark.parametrize("closed", [(1,), (2,), (0, 1, 2)])
def test_closed_streams_are_no_reason_to_fail(shell: Shell, closed: tuple[int, ...]) -> None:
    shell.case()
    redirected = " ".join(f"{number}>&-" for number in closed)
    ran = subprocess.run(
        ["/bin/sh", "-c", f'exec "$@" {redirected}', "sh", *shell.command("case", "list")],
        env=shell.variables(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    shell.verified()


def test_a_home_that_can_be_no_folder_is_told(shell: Shell) -> None:
    ran = shell.run("--home", "/" + "a" * 300, "case", "list")

    assert ran.status == 1
    assert "can’t be used" in ran.said


def test_an_id_that_is_no_text_is_unknown(shell: Shell) -> None:
    ran = subprocess.run(
        [*map(os.fsencode, shell.command("case", "show")), b"\xff"],
        env=shell.variables(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 1
    assert "There is no case" in ran.stderr.decode()


@pytest.mark.parametrize("address", ["u:SECRET@host:port/db", f"u:SECRET@{'h' * 64}/db"])
def test_an_address_of_a_database_that_is_none_is_told_without_its_password(shell: Shell, address: str) -> None:
    shell.config(f'[database]\nurl = "postgresql://{address}"\n')

    for verb in (("case", "list"), ("doctor",)):
        ran = shell.run(*verb)
        assert ran.status == 1
        assert "SECRET" not in ran.out + ran.err
