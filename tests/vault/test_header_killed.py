"""Killed at any step of a change, the home holds the old header or the new one, whole; what is left over goes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from takedown.vault import Cost, Keyholder, Passphrase, Vault, WrongPassphrase

CHEAP = Cost(time=1, memory_kib=64, lanes=1)
# Each round is a copy of the home and a process that kills itself at one line more of what writes, until one survives.
ROUNDS = """
import os, shutil, signal, sys
from takedown.vault import *
from takedown.vault import change, header, places
folder, passphrase = sys.argv[1:3]
FILES = {room.__file__ for room in (change, header, places)}
def one(step):
    home = f"{folder}/{step}"
    shutil.copytree(f"{folder}/home", home)
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    left = step
    def line(frame, event, _):
        nonlocal left
        left -= event == "line"
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return line
    def call(frame, event, _):
        return line if frame.f_code.co_filename in FILES else None
    keys = Keyholder(places.Path(home), passphrase, Cost(1, 64, 1))
    sys.settrace(call)
    keys.set_passphrase(Passphrase("the new one"))
    sys.settrace(None)
    os._exit(0)
step = 0
while one(step):
    step += 1
print(step)
"""


def opens(home: Path, words: str) -> bool:
    try:
        Vault.unlock(home, words).lock()
    except WrongPassphrase:
        (home / "tries.json").unlink()
        return False
    return True


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("killed")
    Vault.create(folder / "home", "the old one", CHEAP).lock()
    ran = subprocess.run(
        [sys.executable, "-c", ROUNDS, str(folder), "the old one"], capture_output=True, text=True, check=True
    )
    return [folder / str(step) for step in range(int(ran.stdout) + 1)]


def test_there_are_steps_on_both_sides_of_the_change(rounds: list[Path]) -> None:
    new = [opens(home, "the new one") for home in rounds]
    assert len(rounds) > 40
    assert new == sorted(new)
    assert {False, True} == set(new)


def test_exactly_one_of_the_two_opens(rounds: list[Path]) -> None:
    for home in rounds:
        assert opens(home, "the old one") != opens(home, "the new one"), home


def test_opening_it_leaves_no_second_copy_of_a_slot(rounds: list[Path]) -> None:
    for home in rounds:
        words = "the new one" if opens(home, "the new one") else "the old one"
        Vault.unlock(home, words).lock()
        assert [file.name for file in home.iterdir()] == ["header.json"], home


def test_the_next_change_goes_through(rounds: list[Path]) -> None:
    for home in rounds[::8]:
        words = "the new one" if opens(home, "the new one") else "the old one"
        with Keyholder(home, words, CHEAP) as keys:
            keys.set_passphrase(Passphrase("the last one"))
        assert opens(home, "the last one")
        assert not opens(home, "the old one")
