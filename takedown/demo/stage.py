"""What the demonstration says while it works: a heading for each step, what came of it, and how long it took."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding

from takedown.words import Words


class Stage:
    """Prints on standard output; colours and a moving line only on a terminal."""

    def __init__(self, words: Words, console: Console) -> None:
        self.words = words
        self.console = console
        self._number = 0

    def says(self, key: str, **values: str | float) -> None:
        """Print one paragraph, a little indented; where its lines break depends on the terminal, not on the file."""
        self._print(self.words(key, **values))

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Print the heading ``demo-step-NAME``, and at the end the seconds that the step took."""
        self._number += 1
        self.console.print()
        self.console.print(f"[bold]{self._number}. {escape(self.words(f'demo-step-{name}'))}[/bold]")
        began = time.monotonic()
        yield
        seconds = round(time.monotonic() - began, 1)
        self._print(self.words("demo-took", seconds=seconds), style="dim")

    def _print(self, text: str, style: str = "") -> None:
        self.console.print(Padding(escape(text.replace("\n", " ")), (0, 0, 0, 3), expand=False), style=style)

    @contextmanager
    def waiting(self, key: str) -> Iterator[None]:
        """Show a moving line while something without a progress bar of its own works."""
        with self.console.status(escape(self.words(key))):
            yield
