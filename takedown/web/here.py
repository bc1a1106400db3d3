"""What a page is given: who asks, in which language, with which form, and how to answer.

A route takes ``Anyone`` (no vault needed) or ``Opened`` (signed in; the vault is open for as long as the page is made).
Either checks the form's token, so that no route can forget to.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager
from typing import Annotated, Any, Protocol

from fastapi import Depends, Request
from starlette.datastructures import UploadFile
from starlette.responses import HTMLResponse, RedirectResponse, Response

from takedown.errors import TakedownError
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import NotFound
from takedown.vault import Locked
from takedown.web import render
from takedown.web.guard.origin import SAFE
from takedown.web.guard.size import STREAMED
from takedown.web.keeper import Keeper
from takedown.web.language import preferred
from takedown.web.visitors import Visitor
from takedown.words import Language, Words

UNATTENDED = "/live/"
"""Begins the paths that pages ask for by themselves: nobody is there because of them."""
TOKEN_FIELD, TOKEN_HEADER = "csrf", "x-csrf-token"
_SEE_OTHER = 303
_MOST_FIELDS = 5000


class ForgedForm(TakedownError):
    """A form came without the token of the page that it was on. Nothing was done."""


class UnknownForm(TakedownError):
    """What came isn't a form that this page sends. Nothing was done."""


class Here:
    """One request.

    Attributes:
        keeper, visitor, words, language: as their names say.
        session: the open vault; only on pages that take ``Opened``.
    """

    def __init__(self, request: Request, keeper: Keeper, visitor: Visitor, language: Language) -> None:
        self.request, self.keeper, self.visitor = request, keeper, visitor
        self.language, self.words = language, Words(language)
        self._session: Session | None = None
        self._fields: dict[str, list[str]] = {}

    @property
    def session(self) -> Session:
        """The open vault.

        Raises:
            Locked: it isn't.
        """
        if self._session is None:
            raise Locked
        return self._session

    @property
    def is_part(self) -> bool:
        """Whether a script asks for a piece of a page rather than a person for the whole."""
        headers = self.request.headers
        return "hx-request" in headers or headers.get("accept") == "text/event-stream"

    def field(self, name: str, otherwise: str = "") -> str:
        """Return what stands in the form under ``name``, without spaces around it."""
        return self._fields.get(name, [otherwise])[-1].strip()

    def fields(self, name: str) -> list[str]:
        """Return all that stands in the form under ``name``."""
        return self._fields.get(name, [])

    def asked(self, name: str, otherwise: str = "") -> str:
        """Return what the address asks for under ``name``."""
        return _text(self.request.query_params.get(name, otherwise)).strip()

    def page(self, template: str, status: int = 200, **values: Any) -> HTMLResponse:
        """Return a page, whole or, as its template says, a piece of it."""
        return HTMLResponse(render.page(self, template, values), status)

    def go(self, path: str, key: str = "", *, undo: str = "", **values: str | float) -> Response:
        """Return the way to ``path`` (a page of this server), where ``key`` is told once."""
        if key:
            self.visitor.tell(key, undo=undo, **values)
        if self.is_part:
            return Response(status_code=204, headers={"hx-redirect": path})
        return RedirectResponse(path, _SEE_OTHER)

    def called(self, who: str) -> str:
        """Return what somebody is called whose look or decision is kept as ``who``."""
        return self.keeper.called(who)

    async def read_form(self) -> None:
        """Read the form, if one came, and check its token.

        Raises:
            ForgedForm, UnknownForm, NotFound: nothing was done.
        """
        if "\x00" in self.request.scope["path"]:
            raise NotFound(noun="page", id="")
        if self.request.method in SAFE:
            return
        if not self.request.url.path.endswith(STREAMED):
            self._fields = await _fields(self.request)
        # A streamed body brings its token in a header, or as its first part: its route checks that one.
        given = self.request.headers.get(TOKEN_HEADER) or self.field(TOKEN_FIELD)
        if not self.is_token(given) and not (not given and self.request.url.path.endswith(STREAMED)):
            raise ForgedForm

    def is_token(self, given: str) -> bool:
        """Return whether ``given`` is this visitor's token."""
        return secrets.compare_digest(given.encode(), self.visitor.token.encode())


async def _fields(request: Request) -> dict[str, list[str]]:
    kind = request.headers.get("content-type", "application/x-www-form-urlencoded")
    # Another kind would be unpacked to temporary files on its way.
    if kind.partition(";")[0].strip() != "application/x-www-form-urlencoded":
        raise UnknownForm
    found: dict[str, list[str]] = {}
    form = await request.form(max_fields=_MOST_FIELDS)
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            raise UnknownForm
        found.setdefault(name, []).append(_text(value))
    return found


def _text(value: str) -> str:
    """Return ``value`` without NUL, which nobody types and no text in PostgreSQL holds."""
    return value.replace("\x00", "")


class Entry(Protocol):
    """Who lets browsers in: the keeper of one vault, or the front of a team's server."""

    def meets(self, request: Request) -> Here:
        """Return who asks, before anything of the request was read; called in a thread."""

    def seen(self, here: Here) -> None:
        """Note that somebody who is in asked for a page; called in a thread."""

    def opens(self, here: Here) -> AbstractContextManager[Session]:
        """Give what is open to whoever asks, for as long as the page is made; called in a thread.

        Raises:
            Locked: nothing is. TakedownError: she may not ask for that.
        """


class Alone:
    """The entry to one person's vault.

    Args:
        keeper: holds the vault. cookie: the name of the browser's. language: of a browser that asks for none.
    """

    def __init__(self, keeper: Keeper, cookie: str, language: Language) -> None:
        self._keeper, self._cookie, self._language = keeper, cookie, language

    def meets(self, request: Request) -> Here:
        """Return who asks."""
        visitor = self._keeper.visitors.of(request.cookies.get(self._cookie))
        return Here(request, self._keeper, visitor, visitor.language or preferred(request.headers, self._language))

    def seen(self, here: Here) -> None:
        """Put the lock off."""
        here.keeper.touch()

    def opens(self, here: Here) -> AbstractContextManager[Session]:
        """Give the open vault."""
        if not here.visitor.is_in:
            raise Locked
        return self._keeper.using()


async def anyone(request: Request) -> Here:
    """Give ``Here`` to a page that needs no vault."""
    entry: Entry = request.app.state.entry
    here = await asyncio.to_thread(entry.meets, request)
    request.state.visitor, request.state.here = here.visitor, here
    if request.method not in SAFE:
        request.app.state.pace.take(request.url.path)
    await here.read_form()
    if here.visitor.signed_in and not request.url.path.startswith(UNATTENDED):
        # In a thread: where it was time to lock before, that waits for pages that are being made.
        await asyncio.to_thread(entry.seen, here)
    return here


async def opened(here: Annotated[Here, Depends(anyone)]) -> AsyncIterator[Here]:
    """Give ``Here`` to a page that needs the vault, which stays open until the page is made.

    Raises:
        Locked: this visitor isn't signed in, or the vault is locked; the way leads to the passphrase.
    """
    entry: Entry = here.request.app.state.entry
    opens = await asyncio.to_thread(entry.opens, here)
    with opens as session:
        here._session = session  # noqa: SLF001 - the one place that puts it there
        yield here


Anyone = Annotated[Here, Depends(anyone)]
Opened = Annotated[Here, Depends(opened)]
