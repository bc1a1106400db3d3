"""The program, imported once and then forked for each run: as real as a new process, in a tenth of its time.

What a new process does before it knows its words (``--lang``, the import itself) is tested with new processes.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import socket
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from typing import BinaryIO

DEADLINE = 60
_ROOMS = ("takedown.cli", "takedown.pipeline", "takedown.notices", "takedown.fingerprint", "takedown.store")
_LONGEST = 1 << 20


class Warm:
    """A process that has the program in memory, in one language."""

    def __init__(self, language: str) -> None:
        self._socket, theirs = socket.socketpair()
        self._socket.settimeout(DEADLINE)
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__, str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            env={**os.environ, "TAKEDOWN_LANG": language, "OPENBLAS_NUM_THREADS": "1"},
            stdin=subprocess.DEVNULL,
        )
        theirs.close()

    def run(self, words: Sequence[str], environment: Mapping[str, str]) -> tuple[int, bytes, bytes]:
        """Run a verb to its end; return its status and what it wrote."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            asked = json.dumps([list(words), dict(environment)]).encode()
            socket.send_fds(self._socket, [asked], [out.fileno(), err.fileno()])
            status = int(self._socket.recv(16))
            return status, _read(out), _read(err)

    def close(self) -> None:
        self._socket.close()
        self._process.wait(DEADLINE)


_running: dict[str, Warm] = {}


def speaking(language: str) -> Warm:
    """Return the process that speaks ``language``, started when first needed."""
    if language not in _running:
        _running[language] = Warm(language)
    return _running[language]


def close_all() -> None:
    while _running:
        _running.popitem()[1].close()


def _read(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read()


def load() -> None:
    """Import the program, all that a verb may need of it."""
    for room in _ROOMS:
        for module in pkgutil.walk_packages(importlib.import_module(room).__path__, room + "."):
            if ".migrations" not in module.name and not module.name.endswith(".worker"):
                importlib.import_module(module.name)


def _serve(link: socket.socket) -> None:
    load()
    while True:
        asked, descriptors, _, _ = socket.recv_fds(link, _LONGEST, 2)
        if not asked:
            return
        words, environment = json.loads(asked)
        child = os.fork()
        if not child:
            link.close()
            live(words, environment, descriptors)
        for descriptor in descriptors:
            os.close(descriptor)
        link.send(str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])).encode())


def live(words: list[str], environment: dict[str, str], descriptors: list[int]) -> None:
    """Be the program for one run, in the process that was forked for it, and end."""
    os.dup2(descriptors[0], 1)
    os.dup2(descriptors[1], 2)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["takedown", *words]
    status = 1
    try:
        sys.modules["takedown.cli.main"].run()
    except SystemExit as ended:
        status = int(ended.code or 0)
    except BaseException:  # noqa: BLE001 - as the interpreter does with what nobody caught
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv.pop(1))))
