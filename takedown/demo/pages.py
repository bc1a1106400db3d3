"""The end with ``--serve``: the web application on the demonstration's vault, its hosts still there, until Ctrl-C."""

from __future__ import annotations

import socket
import subprocess
import sys
from contextlib import suppress

from takedown.demo.person import DemoStepFailed
from takedown.demo.processes import Children, Stopped
from takedown.demo.stage import Stage
from takedown.demo.workplace import Workplace

_PORT = 8650
_ANNOUNCED = b"READY "


def show_pages(stage: Stage, place: Workplace, children: Children) -> None:
    """Serve the pages until somebody stops the demonstration; the address that opens them is printed once they answer.

    Raises:
        DemoStepFailed: they didn't start, or ended by themselves.
    """
    program = [sys.executable, "-m", "takedown", "--home", str(place.home), "--config", str(place.config)]
    program += ["--passphrase-file", str(place.passphrase), "--lang", stage.words.language]
    with suppress(Stopped):
        serving = children.start([*program, "serve", "--port", str(_free_port())], stdout=subprocess.PIPE)
        for line in serving.stdout or ():
            if line.startswith(_ANNOUNCED):
                stage.says("demo-pages")
                stage.console.print(line.decode().strip(), soft_wrap=True, markup=False)
        raise DemoStepFailed(verb="serve", status=serving.wait())
    stage.console.show_cursor(show=True)
    stage.console.print()
    stage.says("demo-pages-ended")


def _free_port() -> int:
    """Return the usual port, or 0 for any where another program has that one."""
    with socket.socket() as tried:
        try:
            tried.bind(("127.0.0.1", _PORT))
        except OSError:
            return 0
    return _PORT
