"""Programs of the operating system that the real hosts are made of."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

# What a program is called, and the Debian package that it comes in.
_PACKAGES = {
    "nginx": "nginx-light",
    "ffmpeg": "ffmpeg",
    "php": "php-cli",
    "mariadbd": "mariadb-server",
    "mariadb-install-db": "mariadb-server",
    "mariadb": "mariadb-client",
    "strace": "strace",
}
WORDPRESS = Path("/usr/share/wordpress")
_WORDPRESS_PACKAGES = (
    "wordpress",
    "wordpress-theme-twentytwentyone",
    "php-gd",
    "php-mysql",
    "php-xml",
    "php-mbstring",
)
_PATH = os.pathsep.join((os.environ["PATH"], "/usr/sbin", "/usr/local/sbin"))
_INSTALL_SECONDS = 280


def program(name: str) -> str:
    """Return the path of a program, installed first where that is possible; the test is skipped where it isn't."""
    found = shutil.which(name, path=_PATH)
    if found is None:
        _install(_PACKAGES[name])
        found = shutil.which(name, path=_PATH)
    if found is None:
        _skip(name)
    return found


def wordpress() -> Path:
    """Return the folder in which the operating system keeps WordPress; the same holds for it."""
    if not (WORDPRESS / "wp-admin").is_dir():
        _install(*_WORDPRESS_PACKAGES)
    if not (WORDPRESS / "wp-admin").is_dir():
        _skip("WordPress")
    return WORDPRESS


def _install(*packages: str) -> None:
    apt = shutil.which("apt-get", path=_PATH)
    if apt is None or os.geteuid() != 0:
        return
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        subprocess.run(
            [apt, "--quiet=2", *words],
            env=variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_INSTALL_SECONDS,
            check=False,
        )


def _skip(what: str) -> NoReturn:
    pytest.skip(f"{what} isn't installed on this machine, and only root on a system with apt-get can install it")
