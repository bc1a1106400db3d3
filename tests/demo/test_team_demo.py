"""The demonstration of a team's server as `make demo ARGS="--team"` runs it, and that nothing of it stays."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

# Far above what it takes: a machine that runs other tests beside this one is slow.
DEADLINE = 600


def left_over(folder: Path) -> list[str]:
    """Every process that names ``folder``."""
    found = []
    for process in psutil.process_iter():
        try:
            named = " ".join(process.cmdline())
        except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
            continue
        if str(folder) in named:
            found.append(named)
    return found


@pytest.mark.timeout(DEADLINE)
def test_two_organisations_find_the_same_picture_and_neither_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    ended = subprocess.run(
        [sys.executable, "-m", "takedown", "--lang", "fr", "demo", "--team", "--folder", str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=DEADLINE,
    )
    printed = " ".join(ended.stdout.replace("│", " ").split())

    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert printed.count("2 photographies enregistrées, 3 sur 3 copies trouvées, aucune image prise à tort") == 2
    assert printed.count("1 refus avant que deux personnes aient regardé les lieux, 1 approuvée ensuite") == 2
    assert "2 adresses trouvées pour les deux, aucune n’a rien su de l’autre" in printed
    assert "8 questions posées, rien de montré" in printed
    assert left_over(folder) == []
    for role in ("web", "crawler", "matcher", "notifier"):
        lines = [json.loads(line) for line in (folder / f"{role}.log").read_text(encoding="utf-8").splitlines()]
        assert (lines[0]["event"], lines[-1]["event"]) == ("started", "ended")
        # What was looked for and where is in no log.
        assert "img_2041" not in str(lines)
