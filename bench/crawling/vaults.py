"""A vault in which one of the site's pictures is registered, and the search for it."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from bench.crawling.material import START, Site
from bench.crawling.server import Server
from takedown.cases.case import Adult, Case, Standing
from takedown.pipeline import casework
from takedown.pipeline.looking.identify import Identifier
from takedown.pipeline.looking.lookup import registry_of
from takedown.pipeline.register import register
from takedown.pipeline.search import Summary, search
from takedown.pipeline.session import Session
from takedown.pipeline.workshop import fingerprinter_of
from takedown.settings import Settings

CONCURRENCY = 8


class Watched:
    """A person's vault, open, with the site among her hosts; the jail's children run."""

    def __init__(self, home: Path, server: Server, site: Site) -> None:
        table = {
            "name": "bench",
            "start": [f"http://{server.pair}{START}"],
            "allow": [server.pair],
            "delay": 0,
            "concurrency": CONCURRENCY,
            "max_pages": len(site.pages) + 10,
            "max_depth": 50,
        }
        self._session = Session.made(home, Settings.model_validate({"hosts": [table]}), "words for the measurement")
        self._site = site

    def __enter__(self) -> Self:
        self._fingerprinter = fingerprinter_of(self._session)
        case = Case.opened(label="bench", adult=Adult.YES, standing=Standing.SUBJECT)
        opened = casework.open_case(self._session, case, "bench")
        list(register(self._session, opened.id, [self._site.files[0]], self._fingerprinter))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._fingerprinter.close()
        self._session.close()

    @property
    def workers(self) -> int:
        """How many files are fingerprinted at once."""
        return self._fingerprinter.workers

    def identifier(self) -> Identifier:
        """Return what the search holds files against, without the search."""
        return Identifier(self._fingerprinter, registry_of(self._session))

    def search(self) -> Summary:
        """Crawl the site once with everything on."""
        return search(self._session, self._fingerprinter, [], None, lambda _: None, lambda _: None)
