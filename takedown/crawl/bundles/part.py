"""What comes out of a bundle, what it is fetched by, and the error that there was nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from takedown.crawl.net.answer import Fetched
from takedown.errors import TakedownError

Fetch = Callable[[str, int, Mapping[str, str]], Awaitable[Fetched]]
"""Address, most bytes and headers to an answer whose ``share`` is released here; raises ``TakedownError``.

Guard, pace, robots and scope are the caller's, inside it.
"""


class BundleRefused(TakedownError):
    """Nothing could be taken out of an archive, a document or a playlist at ``host``; ``why`` is a code.

    ``playlist`` (can't be read), ``segments`` (none could be fetched), ``not-archive``, ``broken``, ``encrypted``,
    ``method`` (packed in a way that isn't read), ``bomb``, ``too-much``, ``too-large``, ``timeout``, ``memory``,
    ``crashed``.
    """


@dataclass(frozen=True, slots=True)
class Part:
    """One medium out of a bundle.

    Attributes:
        name: empty for a film, else the member's; text from the web, never a path.
        content: its bytes.
    """

    name: str
    content: bytes = field(repr=False)


def fragment(name: str) -> str:
    """Return ``name`` as the fragment of an address (RFC 3986, 3.5)."""
    return quote(name, safe="/")


def named(url: str, name: str) -> str:
    """Return the address of the part ``name`` of what is at ``url``; that of a film is the playlist's own."""
    return f"{url.partition('#')[0]}#{fragment(name)}" if name else url
