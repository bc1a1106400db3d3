"""A form with files, read piece by piece: each part is told as it comes, and nothing of it is written anywhere.

The framework's own reader would put larger files into temporary ones; this one only parses (RFC 7578).
"""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass

from python_multipart import MultipartParser
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import parse_options_header
from starlette.requests import ClientDisconnect, Request

from takedown.web.here import TOKEN_FIELD, TOKEN_HEADER, ForgedForm, Here, UnknownForm
from takedown.web.uploads import HeldWhole, called

_KIND = "multipart/form-data"
_MOST_HEADER = 8192
"""Bytes of a part's header: a file's name may be long."""
_LONGEST_TOKEN = 200


@dataclass(frozen=True, slots=True)
class Begun:
    """A part begins: the name of its field, and its file's name where it is one."""

    field: str
    file: str | None


@dataclass(frozen=True, slots=True)
class Came:
    """Some bytes of the part."""

    content: bytes


@dataclass(frozen=True, slots=True)
class Ended:
    """The part is complete."""


Told = Begun | Came | Ended


async def files(here: Here, most: int) -> AsyncGenerator[tuple[str, HeldWhole], None]:
    """Yield each file of the form that is on its way, its name and what is in it; the first part has to be the token.

    Of a file of more than ``most`` bytes no more than a piece beyond them is held.

    Raises:
        ForgedForm, UnknownForm: what was yielded before is taken.
    """
    held = HeldWhole()
    try:
        async with aclosing(parts(here.request)) as told:
            await _check_token(here, told)
            name = ""
            async for one in told:
                if isinstance(one, Begun):
                    name, held = called(one.file or ""), HeldWhole()
                elif name and isinstance(one, Came) and held.size <= most:
                    held.add(one.content)
                elif name and isinstance(one, Ended):
                    yield name, held
    except ClientDisconnect:
        raise UnknownForm from None
    finally:
        held.clear()


async def _check_token(here: Here, told: AsyncIterator[Told]) -> None:
    """Let the form pass if its token came in the header, or is its first part.

    Raises:
        ForgedForm: it isn't; nothing else of it was looked at.
    """
    if here.request.headers.get(TOKEN_HEADER):
        return
    token, named = b"", False
    async for one in told:
        if isinstance(one, Begun):
            named = one.field == TOKEN_FIELD and one.file is None
        elif isinstance(one, Came):
            token = (token + one.content)[: _LONGEST_TOKEN + 1]
        if isinstance(one, Ended) or not named:
            break
    if not named or not here.is_token(token.decode("utf-8", "replace").strip()):
        raise ForgedForm


async def parts(request: Request) -> AsyncGenerator[Told, None]:
    """Tell of each part of a form, in order, as it comes.

    Raises:
        UnknownForm: it isn't a form with files, or it is cut off; what came before was told.
    """
    kind, options = parse_options_header(request.headers.get("content-type"))
    boundary = options.get(b"boundary")
    if kind.decode("latin-1") != _KIND or not boundary:
        raise UnknownForm
    reading = _Reading(boundary)
    async for piece in request.stream():
        for told in reading.of(piece):
            yield told
    if not reading.is_whole:
        raise UnknownForm


class _Reading:
    """What the parser calls back, as things that are told."""

    def __init__(self, boundary: bytes) -> None:
        self._told: deque[Told] = deque()
        self._name, self._value, self._disposition = b"", b"", b""
        self.is_whole = False
        try:
            self._parser = MultipartParser(
                boundary,
                {
                    "on_part_begin": self._part,
                    "on_part_data": self._data,
                    "on_part_end": lambda: self._told.append(Ended()),
                    "on_header_field": self._header_name,
                    "on_header_value": self._header_value,
                    "on_header_end": self._header,
                    "on_headers_finished": self._begun,
                    "on_end": self._end,
                },
                max_header_size=_MOST_HEADER,
            )
        except FormParserError:
            raise UnknownForm from None

    def of(self, piece: bytes) -> deque[Told]:
        """Return what ``piece`` tells."""
        self._told = deque()
        try:
            self._parser.write(piece)
        except FormParserError:
            raise UnknownForm from None
        return self._told

    def _part(self) -> None:
        self._name, self._value, self._disposition = b"", b"", b""

    def _data(self, data: bytes, start: int, end: int) -> None:
        self._told.append(Came(data[start:end]))

    def _header_name(self, data: bytes, start: int, end: int) -> None:
        self._name += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header(self) -> None:
        if self._name.lower() == b"content-disposition":
            self._disposition = self._value
        self._name, self._value = b"", b""

    def _begun(self) -> None:
        _, options = parse_options_header(self._disposition)
        file = options.get(b"filename")
        name = options.get(b"name", b"").decode("utf-8", "replace")
        self._told.append(Begun(name, None if file is None else file.decode("utf-8", "replace")))

    def _end(self) -> None:
        self.is_whole = True
