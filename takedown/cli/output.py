"""Where words go: results to standard output, as text or as JSON Lines; all else to standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from takedown.cli.language import words
from takedown.errors import TakedownError

T = TypeVar("T")


class ReaderGone(Exception):
    """Whoever read our lines has left (``| head -1``); there is nobody to tell."""


class OutputLost(TakedownError):
    """Standard output can't be written, as when it is a file on a full disk; ``why``. What was done is kept."""


_stderr = Console(stderr=True, highlight=False, soft_wrap=True)


class Output:
    """Results of one verb."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json

    def line(self, record: Mapping[str, object], text: str) -> None:
        """Print one result: ``record`` as a line of JSON, or ``text`` for a person; at once, even into a pipe."""
        if self._as_json:
            _write(json.dumps(record, ensure_ascii=False) + "\n", "utf-8")
        else:
            _write(printable(text) + "\n", sys.stdout.encoding)

    def text(self, text: str) -> None:
        """Print a document that is not a list of results; nothing in JSON."""
        if not self._as_json:
            _write(text, "utf-8")

    def document(self, content: bytes) -> None:
        """Print a document as it is."""
        _write_bytes(content)


def _write(text: str, encoding: str) -> None:
    # A file's name may hold bytes that are no text: they are shown as JSON and Python write them.
    _write_bytes(text.encode(encoding, "backslashreplace"))


def _write_bytes(content: bytes) -> None:
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise ReaderGone from None
    except OSError as problem:
        # What is left in the buffer would fail once more at the end of the process.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OutputLost(why=problem.strerror or type(problem).__name__) from None


def say(text: str) -> None:
    """Tell the person something that is not a result."""
    _stderr.print(printable(text), markup=False)


def complain(error: TakedownError) -> None:
    """Tell what happened, whether anything was kept or sent, and what to do."""
    say(words.error(error))


def printable(text: str) -> str:
    """Return ``text`` without control characters: a page's title must not move the terminal's cursor."""
    return "".join(letter for letter in text if letter.isprintable() or letter in "\n\t\u00a0\u202f")


@contextmanager
def progress(label: str, total: int | None = None) -> Iterator[Progress]:
    """Show a bar with one task while the block runs, on a terminal only."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=_stderr, transient=True, disable=not _stderr.is_terminal) as bar:
        bar.add_task(label, total=total)
        yield bar


def tracked(items: Iterable[T], label: str, total: int | None = None) -> Iterator[T]:
    """Yield ``items`` while a bar counts them."""
    with progress(label, total) as bar:
        for item in items:
            yield item
            bar.advance(bar.task_ids[0])
