"""Programs of the operating system that the real hosts are made of; ``tests/install_hosts.sh`` installs them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

WORDPRESS = Path("/usr/share/wordpress")
_PATH = os.pathsep.join((os.environ["PATH"], "/usr/sbin", "/usr/local/sbin"))


def program(name: str) -> str:
    """Return the path of a program; the test is skipped where there is none."""
    found = shutil.which(name, path=_PATH)
    return found or _skip(name)


def wordpress() -> Path:
    """Return the folder in which the operating system keeps WordPress; the same holds for it."""
    return WORDPRESS if (WORDPRESS / "wp-admin").is_dir() else _skip("WordPress")


def _skip(what: str) -> NoReturn:
    pytest.skip(f"{what} isn't on this machine, and only root on a system with apt-get can install it (make test does)")
