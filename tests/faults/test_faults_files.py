"""Files that can't be taken: each has its reason, the others go on, and the vault holds what it held."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.pictures import folder_of, gif_bomb, jpeg, vast_png, video
from tests.cli.shell import Ran, Shell, counts, made
from tests.media.moving import film

GOOD = "000.jpg"
BAD = {
    "vast.png": (vast_png(), "unreadable", "larger than this program opens"),
    "bomb.gif": (gif_bomb(), "unreadable", "larger than this program opens"),
    "text.jpg": (b"To whom it may concern, this is a letter." * 9, "unreadable", "neither a picture"),
    "half.jpg": (jpeg(1)[:4000], "unreadable", "the end of the file is missing"),
    "film.mp4": (video(), "unreadable", "the file is damaged"),
    "film.jpg": (film("webm")[:6000], "unreadable", ""),
    "empty.jpg": (b"", "unreadable", "empty"),
    "noise.jpg": (jpeg(2)[:300] + bytes(range(256)) * 60, "unreadable", ""),
}


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> tuple[Shell, Ran]:
    """A folder with a good picture and every bad one, registered."""
    folder = tmp_path_factory.mktemp("files")
    shell = made(folder / "shell")
    pictures = folder_of(folder / "pictures", range(1))
    for name, (content, _, _) in BAD.items():
        (pictures / name).write_bytes(content)
    case = shell.case()
    return shell, shell.run("register", "--case", case, pictures, folder / "nowhere.jpg", "--json")


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_has_its_reason(taken: tuple[Shell, Ran], name: str) -> None:
    line = next(line for line in taken[1].lines if Path(line["path"]).name == name)
    _, status, reason = BAD[name]

    assert line["status"] == status
    assert reason in line["reason"]
    assert line["kind"] == ("video" if name.startswith("film") else "image")
    assert "media" not in line


def test_a_missing_file_has_its_reason(taken: tuple[Shell, Ran]) -> None:
    assert taken[1].lines[-1]["reason"] == "there is no such file"


def test_the_good_one_is_registered_and_nothing_else(taken: tuple[Shell, Ran]) -> None:
    shell, ran = taken

    assert ran.status == 3
    assert [Path(line["path"]).name for line in ran.lines if line["status"] == "registered"] == [GOOD]
    assert "One file was registered" in ran.said
    assert counts(shell)["media"] == 1
    shell.verified()


@pytest.mark.parametrize("kind", ["empty", "hidden only", "missing", "text"])
def test_nothing_at_all_could_be_taken(kind: str, shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    if kind != "missing":
        folder.mkdir()
    if kind == "hidden only":
        (folder / ".hidden.jpg").write_bytes(jpeg(0))
    if kind == "text":
        (folder / "notes.txt").write_text("bread, milk", encoding="utf-8")

    ran = shell.run("register", "--case", shell.case(), folder, "--json")

    assert ran.status == 1
    assert [line["status"] for line in ran.lines] == ["unreadable"]
    assert ran.lines[0]["reason"]
    assert counts(shell)["media"] == 0


def test_a_picture_that_cannot_be_opened(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "loop.jpg").symlink_to(tmp_path / "loop.jpg")

    ran = shell.run("register", "--case", shell.case(), tmp_path / "loop.jpg", "/dev/zero", "--json")

    assert ran.status == 1
    assert [line["status"] for line in ran.lines] == ["unreadable", "unreadable"]


def test_a_name_with_control_characters_does_not_reach_the_terminal(shell: Shell, tmp_path: Path) -> None:
    evil = tmp_path / "a\x1b[31mred\rb.jpg"
    evil.write_bytes(jpeg(0))

    ran = shell.run("register", "--case", shell.case(), evil)

    assert ran.status == 0
    assert "\x1b" not in ran.out
    assert "\r" not in ran.out


def test_a_name_that_is_no_text(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    odd = Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xe9.jpg"))
    odd.write_bytes(jpeg(0))
    case = shell.case()

    assert Path(shell.does("register", "--case", case, folder)[0]["path"]) == odd
    assert shell.run("register", "--case", case, folder).status == 0


def test_what_is_no_file_is_told_and_never_waited_for(shell: Shell, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    odd = [tmp_path / "pipe", tmp_path / "loop", "/dev/zero", "/" + "a" * 300, "/" + "a/" * 3000]

    ran = shell.run("register", "--case", shell.case(), *odd, "--json")

    assert ran.status == 1
    assert [line["status"] for line in ran.lines] == ["unreadable"] * len(odd)
    assert "Traceback" not in ran.err


def test_a_file_that_hides_its_size_is_read_no_further_than_allowed(shell: Shell) -> None:
    shell.config("[jail]\nmax_bytes = 1024\n")

    ran = shell.run("match", "/proc/self/smaps", "--json")

    assert ran.lines[0]["code"] == "too-large"
