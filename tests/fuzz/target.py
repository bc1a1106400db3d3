"""What a fuzz target is: a parser, what it may raise, and where its seeds lie."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from takedown.errors import TakedownError

SEEDS = Path(__file__).parents[2] / "fixtures" / "fuzz"

Parse = Callable[[bytes], object]


@dataclass(frozen=True, slots=True)
class Target:
    """One parser of what others wrote.

    Attributes:
        name: also that of its folder of seeds.
        parse: takes any bytes; returns, or raises one of ``documented``. Anything else is a fault.
        documented: what the parser's docstring names, beyond the program's own errors.
    """

    name: str
    parse: Parse
    documented: tuple[type[Exception], ...] = ()

    def try_on(self, content: bytes) -> None:
        """Parse ``content``; what is raised and not documented goes on."""
        with suppress(TakedownError, *self.documented):
            self.parse(content)

    def seeds(self) -> list[bytes]:
        """Return the contents that are kept: honest ones, and those that once broke the parser."""
        return [_content(file) for file in sorted((SEEDS / self.name).iterdir())]


def _content(file: Path) -> bytes:
    """Return what a seed holds; bytes that are no text are kept in hex, in lines."""
    return bytes.fromhex(file.read_text("ascii")) if file.suffix == ".hex" else file.read_bytes()


TARGETS: dict[str, Target] = {}


def target(name: str, *documented: type[Exception]) -> Callable[[Parse], Parse]:
    """Put the function into ``TARGETS`` under ``name``."""

    def put(parse: Parse) -> Parse:
        assert name not in TARGETS, name
        TARGETS[name] = Target(name, parse, documented)
        return parse

    return put


def halves(content: bytes) -> tuple[str, str]:
    """Return the first line and the rest as text, for parsers that take two; nothing is lost on the way."""
    first, _, rest = content.partition(b"\n")
    return text_of(first), text_of(rest)


def text_of(content: bytes) -> str:
    """Return bytes as text in which nothing is lost: what isn't UTF-8 becomes a letter of its own."""
    return content.decode("utf-8", "replace")
