"""The whole demonstration as `make demo` runs it: what it shows, and that nothing of it stays however it ends."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path
from threading import Timer

import httpx
import psutil
import pytest

from takedown.words import Language, Words

# Far above what it takes: a machine that runs other tests beside these is slow.
DEADLINE = 300

Send = Callable[[int, int], None]


def command(folder: Path, language: Language, *words: str) -> list[str]:
    return [sys.executable, "-m", "takedown", "--lang", language, "demo", "--folder", str(folder), *words]


def left_over(folder: Path) -> list[str]:
    """Every process that names ``folder`` or works in it."""
    found = []
    for process in psutil.process_iter():
        try:
            named = " ".join([*process.cmdline(), process.cwd()])
        except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
            continue
        if str(folder) in named:
            found.append(named)
    return found


def said(printed: str) -> str:
    """Return what was printed as one line, without a table's borders."""
    return " ".join(printed.replace("│", " ").split())


@dataclass(frozen=True, slots=True)
class Shown:
    """A demonstration that ran to its end."""

    folder: Path
    status: int
    printed: str
    page: str


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    folder = tmp_path_factory.mktemp("shown") / "demo"
    complaints = folder.parent / "complaints"
    with (
        complaints.open("w") as log,
        subprocess.Popen(command(folder, "fr", "--serve"), stdout=subprocess.PIPE, stderr=log, text=True) as process,
    ):
        late = Timer(DEADLINE, process.kill)
        late.start()
        printed, page = "", ""
        for line in process.stdout or ():
            printed += line
            if line.startswith("READY "):
                page = httpx.get(line.removeprefix("READY ").strip(), follow_redirects=True, timeout=60).text
                process.send_signal(signal.SIGINT)
        late.cancel()
    return Shown(folder, process.returncode, printed + complaints.read_text(), page)


def test_it_ends_well(shown: Shown) -> None:
    assert shown.status == 0, shown.printed


def test_every_copy_is_found_and_no_other_picture(shown: Shown) -> None:
    words = said(shown.printed)
    assert "11 des 11 copies publiées, de 6 photographies" in words
    assert "14 images sans rapport, aucune prise à tort pour une photographie enregistrée" in words


def test_there_is_a_draft_for_the_platform_the_host_and_pharos(shown: Shown) -> None:
    drafts = {
        file.name.split("-", 1)[1]: file.read_text(encoding="utf-8") for file in shown.folder.glob("drafts/*.txt")
    }
    assert drafts.keys() == {"x.txt", "ovhcloud.txt", "pharos.txt", "demo_gallery.txt"}
    assert all("http://127.0.0.1:" in text for text in drafts.values())
    assert "garden/p1021.jpg" not in "".join(drafts.values())


def test_the_removed_copy_is_gone_and_another_is_still_there(shown: Shown) -> None:
    words = said(shown.printed)
    assert re.search(r"retirée\s: http://127\.0\.0\.1:\d+/album1/img_2041\.jpg", words)
    assert re.search(r"en ligne\s: http://127\.0\.0\.1:\d+/album1/img_2046\.jpg", words)


def test_it_ends_with_a_bundle_of_evidence_that_was_checked(shown: Shown) -> None:
    assert re.search(r"[1-9]\d+ éléments vérifiés sans le coffre, aucun défaut", said(shown.printed))
    assert (shown.folder / "drafts/evidence.zip").stat().st_size > 0


def test_no_process_stays(shown: Shown) -> None:
    assert left_over(shown.folder) == []


def test_it_can_be_shown_again_with_the_words_that_it_ends_with(shown: Shown) -> None:
    export = next(line for line in shown.printed.splitlines() if "TAKEDOWN_HOME=" in line)
    script = f'{export}; "{sys.executable}" -m takedown notices list --json'
    listed = subprocess.run(["/bin/sh", "-c", script], capture_output=True, text=True, check=True)
    letters = [json.loads(line) for line in listed.stdout.splitlines()]
    assert {(one["recipient"], one["letter"], one["state"]) for one in letters} == {
        ("x", "notice", "draft"),
        ("pharos", "notice", "draft"),
        ("ovhcloud", "notice", "sent"),
        ("ovhcloud", "reminder", "draft"),
        ("demo_gallery", "reminder", "draft"),
        ("demo_gallery", "notice", "acknowledged"),
    }


def test_the_letter_arrived_once_and_carries_nothing_but_words(shown: Shown) -> None:
    mail = [message_from_bytes(file.read_bytes()) for file in (shown.folder / "hosts/mail/mail/new").iterdir()]
    told = [one for one in mail if one["X-RcptTo"] == "abuse@gallery.example" or "abuse@" in str(one["X-RcptTo"])]
    assert len(told) == 1
    assert {part.get_content_maintype() for part in told[0].walk()} <= {"multipart", "text", "application"}


def test_it_ends_in_the_pages_with_its_case_open(shown: Shown) -> None:
    assert Words("fr")("demo-label") in shown.page
    assert "/found" in shown.page
    assert said(Words("fr")("demo-pages-ended")) in said(shown.printed)


def test_somebody_elses_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    ended = subprocess.run(command(tmp_path, "en"), capture_output=True, text=True, timeout=DEADLINE, check=False)
    assert ended.returncode == 1
    assert "--folder" in ended.stderr
    assert (tmp_path / "thesis.txt").read_text() == "years of work"


@pytest.fixture
def running(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A demonstration at work, leading a process group as on a terminal."""
    program = command(tmp_path / "demo", "en")
    with subprocess.Popen(
        program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, process_group=0
    ) as process:
        yield process
        process.kill()


def family_at(process: subprocess.Popen[str], word: str) -> list[psutil.Process]:
    """Wait until a descendant of ``process`` has ``word`` on its command line; return all of them."""
    deadline = time.monotonic() + DEADLINE
    while time.monotonic() < deadline:
        family = psutil.Process(process.pid).children(recursive=True)
        for member in family:
            try:
                if word in member.cmdline():
                    return list(family)
            except psutil.NoSuchProcess:
                continue
        time.sleep(0.02)
    pytest.fail(f"no process got as far as {word}")


@pytest.mark.parametrize(
    ("asked", "send", "at"),
    [(signal.SIGINT, os.killpg, "crawl"), (signal.SIGINT, os.kill, "register"), (signal.SIGTERM, os.kill, "init")],
    ids=["ctrl-c", "interrupt", "terminate"],
)
def test_stopped_in_the_middle_it_leaves_nothing_running(
    running: subprocess.Popen[str], tmp_path: Path, asked: signal.Signals, send: Send, at: str
) -> None:
    family = family_at(running, at)
    send(running.pid, asked)
    printed, complaints = running.communicate(timeout=15)
    assert running.returncode == 128 + asked
    assert Words("en")("demo-stopped") in said(printed)
    assert "Traceback" not in complaints
    _, alive = psutil.wait_procs(family, timeout=5)
    assert [process for process in alive if process.status() != psutil.STATUS_ZOMBIE] == []
    assert left_over(tmp_path) == []
