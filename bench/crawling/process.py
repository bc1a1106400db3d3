"""A crawler as a process of its own: how long it took, what it counted, the memory of it and its children."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

MIB = 1024 * 1024
_ROOT = Path(__file__).resolve().parents[2]
_LOOK_EVERY = 0.2


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a crawler.

    Attributes:
        seconds: from its own first step to its last; starting Python isn't counted.
        pages, media: as it counted them itself.
        peak: bytes of resident memory at most, its children included.
    """

    seconds: float
    pages: int
    media: int
    peak: float


def ran(module: str, *words: str) -> Run:
    """Run ``python -m module words`` to its end.

    Raises:
        RuntimeError: it failed.
    """
    process = subprocess.Popen([sys.executable, "-m", module, *words], stdout=subprocess.PIPE, cwd=_ROOT)
    over, most = threading.Event(), [0]
    watch = threading.Thread(target=_watch, args=(process.pid, over, most))
    watch.start()
    out, _ = process.communicate()
    over.set()
    watch.join()
    if process.returncode:
        raise RuntimeError(module)
    told: dict[str, Any] = json.loads(out.splitlines()[-1])
    return Run(told["seconds"], told["pages"], told["media"], max(told["peak"], most[0]))


def prepared(module: str, *words: str) -> None:
    """Run ``python -m module words`` before what is measured.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    subprocess.run([sys.executable, "-m", module, *words], cwd=_ROOT, check=True)


def _watch(pid: int, over: threading.Event, most: list[int]) -> None:
    """Add up the resident memory of a process and its children, now and then."""
    while not over.wait(_LOOK_EVERY):
        try:
            process = psutil.Process(pid)
            together = sum(one.memory_info().rss for one in [process, *process.children(recursive=True)])
        except psutil.NoSuchProcess:
            continue
        most[0] = max(most[0], together)
