"""A team's pages on a real socket, and browsers without scripts that sign in on them."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx
import pyotp

from takedown.cases.noun import now
from takedown.web.team.serve import TeamPages
from takedown.words import Language
from tests.team_server import PASSPHRASE, House
from tests.web.conftest import Visitor


def code(letters: str) -> str:
    """The code of now."""
    return pyotp.TOTP(letters).at(now())


@dataclass
class TeamSite:
    """Pages of one organisation's members that answer at ``url``."""

    url: str
    house: House
    clients: list[httpx.Client] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)

    def visitor(self, language: Language = "en") -> Visitor:
        """A browser in which nobody is signed in."""
        self.clients.append(httpx.Client(base_url=self.url, headers={"accept-language": language}, timeout=30))
        return Visitor(self.clients[-1])

    def tried(self, visitor: Visitor, login: str, status: int = 200, passphrase: str = PASSPHRASE) -> httpx.Response:
        """The page after the first step."""
        slug = self.house.organisation.slug
        fields = {"organisation": slug, "login": login, "passphrase": passphrase}
        return visitor.post("/signin", status, on="/signin", **fields)

    def entered(self, login: str) -> Visitor:
        """A browser in which a member is signed in."""
        visitor = self.visitor()
        page = self.tried(visitor, login)
        is_new = "/signin/set-up" in str(page.url)
        if is_new:
            letters = re.search(r"[A-Z2-7]{32}", page.text)
            assert letters
            self.codes[login] = letters[0]
        # Each code counts once, and this member may have used the one of now.
        with self.house.server.outside(self.house.organisation.id).begin() as tx:
            tx.update("members", self.house.members[login].id, totp_step=0)
        path = "/signin/set-up/codes" if is_new else "/signin/code"
        visitor.post(path, on=urlsplit(str(page.url)).path, code=code(self.codes[login]))
        return visitor


@contextmanager
def team_pages(house: House) -> Iterator[TeamSite]:
    """Serve the pages of a house's server; give them."""
    pages = TeamPages(house.server, "127.0.0.1", 0, "en")
    ready = threading.Event()
    thread = threading.Thread(target=pages.run, args=(ready.set,))
    thread.start()
    try:
        assert ready.wait(30)
        site = TeamSite(pages.url, house)
        yield site
        for client in site.clients:
            client.close()
    finally:
        pages.stop()
        thread.join(30)
