"""The pages as a browser gets them: a real server on a real socket, with a vault that is open and cheap to open."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from takedown.evidence.ledger import Ledger
from takedown.pipeline.session import Session
from takedown.settings import Settings
from takedown.store import Store
from takedown.vault import Vault
from takedown.web.keeper import Keeper
from takedown.web.serve import Pages
from takedown.words import Language
from tests.conftest import CHEAP, PASSPHRASE
from tests.databases import FileTemplate

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium

NewSite = Callable[..., "Site"]


@dataclass
class Site:
    """Pages that answer at ``url``, the keeper behind them, the open session, and the path of the start link."""

    url: str
    keeper: Keeper
    session: Session
    link: str
    clients: list[httpx.Client] = field(default_factory=list)

    def visitor(self, language: Language = "en") -> Visitor:
        """Return a browser that isn't signed in."""
        self.clients.append(httpx.Client(base_url=self.url, headers={"accept-language": language}, timeout=30))
        return Visitor(self.clients[-1])

    def entered(self, language: Language = "en") -> Visitor:
        """Return a browser that is signed in."""
        visitor = self.visitor(language)
        assert visitor.client.get(self.new_link()).headers["location"] == "/"
        return visitor

    def new_link(self) -> str:
        """Return the path of a new start link; the vault is opened again where it was locked."""
        if not self.keeper.is_open:
            self.session = Session.opened(self.keeper.home, self.keeper.settings, PASSPHRASE)
        return f"/open/{self.keeper.hold(self.session)}"


@dataclass
class Visitor:
    """A browser without scripts: it keeps its cookie, follows the way it is shown, and sends the forms of a page."""

    client: httpx.Client

    def get(self, path: str, status: int = 200, **more: Any) -> httpx.Response:
        """Return the page at ``path``, where the way leads."""
        answer = self.client.get(path, follow_redirects=True, **more)
        assert answer.status_code == status, (path, answer.status_code, answer.text[-2000:])
        return answer

    def post(self, path: str, status: int = 200, *, on: str = "/none", **fields: Any) -> httpx.Response:
        """Send a form with the token of the page ``on``; return the page that the way leads to."""
        token = self.token(on)
        origin = str(self.client.base_url).rstrip("/")
        answer = self.client.post(
            path, data={"csrf": token, **fields}, headers={"origin": origin}, follow_redirects=True
        )
        assert answer.status_code == status, (path, answer.status_code, answer.text[-2000:])
        return answer

    def token(self, on: str = "/none") -> str:
        """Return the token that forms of this visitor's pages carry."""
        found = re.search(r'data-token="([^"]+)"', self.client.get(on, follow_redirects=True).text)
        assert found
        return found[1]


@contextmanager
def answering(keeper: Keeper) -> Iterator[str]:
    """Serve the pages in a thread; give their address."""
    pages = Pages(keeper, "127.0.0.1", 0, "en")
    ready = threading.Event()
    thread = threading.Thread(target=pages.run, args=(ready.set,))
    thread.start()
    try:
        assert ready.wait(30)
        yield pages.url
    finally:
        pages.stop()
        thread.join(30)


@contextmanager
def opened_site(vault: Vault, store: Store, **tables: object) -> Iterator[Site]:
    """Serve pages with an open vault; nothing draws pages of copies here. ``tables``: of the configuration."""
    settings = Settings.model_validate({"evidence": {"picture": False}, **tables})
    session = Session(vault.home, settings, vault, store, Ledger(vault.signer))
    keeper = Keeper(vault.home, settings)
    token = keeper.hold(session)
    with answering(keeper) as url:
        made = Site(url, keeper, session, f"/open/{token}")
        yield made
        for client in made.clients:
            client.close()


@pytest.fixture
def site(vault: Vault, file_store: Store) -> Iterator[Site]:
    """Pages with an open, empty vault."""
    with opened_site(vault, file_store) as made:
        yield made


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, _file_template: FileTemplate) -> Iterator[Site]:
    """Pages with an open vault that is empty at first and that all tests of a module share."""
    with Vault.create(tmp_path_factory.mktemp("house") / "home", PASSPHRASE, CHEAP) as vault:
        _file_template.copied(vault.home / "store.db", vault.database_key())
        store = Store.open_sqlcipher(vault.home / "store.db", vault.database_key(), vault.keyring)
        try:
            with opened_site(vault, store) as made:
                yield made
        finally:
            store.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    """One browser for all tests of a module, which have no asynchronous one among them."""
    from tests.web.browser import browsing

    with browsing() as started:
        yield started
