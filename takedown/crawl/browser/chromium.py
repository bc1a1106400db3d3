"""The Chromium of this machine: where it is, and how it is started so that it reaches nothing and keeps nothing."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from takedown.crawl.browser import cut_off
from takedown.crawl.browser.cut_off import can_cut_off
from takedown.errors import TakedownError

if TYPE_CHECKING:
    from playwright.async_api import Browser as Chromium
    from playwright.async_api import Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
"""Under which it is installed, the freest first."""

# Every request is answered by us before it could leave (see ``page``). Should one ever slip past, no name leads
# anywhere, and whatever needs no name ends at a proxy whose own name doesn't exist (RFC 6761, 6.4).
_NOWHERE = "http://nowhere.invalid:1"
_FLAGS = (
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-bypass-list=<-loopback>",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",  # all UDP, as there is no proxy for it
    "--disable-quic",
    "--disable-background-networking",
    "--disable-domain-reliability",
    "--disable-sync",
    "--dns-prefetch-disable",
    "--no-pings",
    # Shared memory stays in memory, and a crash leaves no picture of it.
    "--disable-crash-reporter",
    "--disable-gpu",
    "--disable-gpu-shader-disk-cache",
    "--js-flags=--max-old-space-size=512",
)
_ONTO_DISK = ["--disable-dev-shm-usage"]
"""Of the library's own flags: shared memory would be files in the temporary folder."""
_PASSED_ON = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "XDG_RUNTIME_DIR")
_OWN_FOLDERS = ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
"""Where Chromium and what it uses leave settings behind, of its crash reporter for one: they go with its folder."""


class BrowserMissing(TakedownError):
    """Pages that need their scripts can't be read here; ``why``: ``extra``, ``chromium`` or ``start``.

    The optional part isn't installed, there is no Chromium, or it doesn't start. Nothing was contacted.
    """


def missing() -> str:
    """Return why no page can be rendered here (``BrowserMissing``'s ``why``), or nothing."""
    if find_spec("playwright") is None:
        return "extra"
    return "" if _executable() else "chromium"


async def launched(playwright: Playwright, folder: Path) -> Chromium:
    """Start Chromium: where the system can, without a way to open a connection (see ``cut_off``).

    Args:
        playwright: started.
        folder: an empty one for as long as it runs; the command that starts it and all its settings are put there.

    Raises:
        BrowserMissing: there is none, or it ends at once.
    """
    from playwright.async_api import Error

    executable = _executable()
    if executable is None:
        raise BrowserMissing(why="chromium")
    for command in (_cut_off_command(executable, folder), executable):
        with suppress(Error):
            return await _started(playwright, command, folder)
    raise BrowserMissing(why="start")


_LONGEST_START = 90_000.0
"""Milliseconds: a small machine that is busy takes its time."""


async def _started(playwright: Playwright, command: str, folder: Path) -> Chromium:
    return await playwright.chromium.launch(
        executable_path=command,
        args=list(_FLAGS),
        ignore_default_args=_ONTO_DISK,
        proxy={"server": _NOWHERE},
        env=_surroundings(folder),
        # Chromium refuses its own walls to root. To others it starts with them or not at all.
        chromium_sandbox=os.geteuid() != 0,
        timeout=_LONGEST_START,
        handle_sigint=False,
        handle_sigterm=False,
        handle_sighup=False,
    )


def _surroundings(folder: Path) -> dict[str, str | float | bool]:
    own: dict[str, str | float | bool] = dict.fromkeys(_OWN_FOLDERS, str(folder))
    return own | {name: os.environ[name] for name in _PASSED_ON if name in os.environ}


def _cut_off_command(executable: str, folder: Path) -> str:
    """Return a command that starts ``executable`` cut off; itself, where this system can't do that."""
    if not can_cut_off():
        return executable
    command = folder / "chromium"
    words = shlex.join((sys.executable, "-I", cut_off.__file__, executable))
    command.write_text(f'#!/bin/sh\nexec {words} "$@"\n', encoding="utf-8")
    command.chmod(0o700)
    return str(command)


def _executable() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)
