"""Addresses that the person found herself: visited once, matched where they can be read, else kept as hers."""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import aclosing, closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from takedown.cases.address import ABSENT
from takedown.cases.candidate import Candidate, PageFacts
from takedown.cases.case import Adult, Case, CaseNotOpen
from takedown.cases.event import EventKind
from takedown.cases.match import Confidence, Match, Method, Verdict
from takedown.cases.noun import new_id, now
from takedown.crawl.bundles.parts import BundleRefused, Parts, named
from takedown.crawl.bundles.unpacker import Unpacker
from takedown.crawl.looking.look import REPORTED, Look, Visited, look_of, media_of
from takedown.crawl.net.fetch import user_agent
from takedown.crawl.visiting.outcome import candidate_of
from takedown.errors import TakedownError
from takedown.fingerprint.fingerprinter import Fingerprinter, Unreadable
from takedown.matching.asked import Asked
from takedown.pipeline import aio
from takedown.pipeline.looking.lookup import registry_of
from takedown.pipeline.looking.sieve import Sieve, host_of
from takedown.pipeline.looking.visits import Visits
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, MATCHES
from takedown.pipeline.workshop import ended_when_stopped

MAX_CSV_BYTES = 16 * 1024 * 1024


class NoSuchFile(TakedownError):
    """The file that was named isn't there or can't be read; ``file``."""


@dataclass(frozen=True, slots=True)
class Address:
    """One address as given, with its line in the CSV (0 on the command line); ``code`` says why it can't be taken."""

    text: str
    line: int = 0
    code: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one address: the matches it stands for, or the reason why it wasn't taken."""

    address: Address
    matches: tuple[Match, ...] = ()


def from_arguments(urls: list[str]) -> list[Address]:
    """Return the addresses of a command line, each checked."""
    return [_checked(url, 0) for url in urls]


def from_csv(file: Path) -> list[Address]:
    """Return the addresses of a CSV, each with its line: the column ``url``, or the first one where none is called so.

    Raises:
        NoSuchFile: not there, not readable, not UTF-8 text, or larger than 16 MiB.
    """
    try:
        if file.stat().st_size > MAX_CSV_BYTES:
            raise NoSuchFile(file=str(file))
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise NoSuchFile(file=str(file)) from problem
    return list(_from_text(text))


def from_text(text: str) -> list[Address]:
    """Return the addresses in a text that was pasted, each with its line: one a line, or a CSV as ``from_csv``."""
    return list(_from_text(text.removeprefix("\ufeff")))


def add(
    session: Session,
    case_id: str,
    addresses: list[Address],
    fingerprinter: Fingerprinter,
    on_added: Callable[[Added], None] | None = None,
) -> list[Added]:
    """Visit each address once, at the person's request, and keep it.

    For a case that isn't an adult's nothing is visited: the address alone is kept.

    Args:
        session, case_id, addresses, fingerprinter: as their names say.
        on_added: told of each as soon as it is kept; what it raises ends the rest.

    Raises:
        NotFound: no such case.
        CaseNotOpen: closed or erased.
    """
    with session.store.read() as tx:
        case = CASES.get(tx, case_id)
    if case.adult is Adult.YES:
        case.for_search()
        with session.working():
            visits = _Visits(session, case, fingerprinter, registry_of(session))
            return aio.run(visits.all(addresses, on_added))
    case.for_addresses()
    kept = []
    for one in addresses:
        kept.append(Added(one, () if one.code else (_keep(session, case, one.text),)))
        if on_added is not None:
            on_added(kept[-1])
    return kept


def visit(
    session: Session,
    case_id: str,
    urls: list[str],
    fingerprinter: Fingerprinter,
    registry: Asked,
    ends: Callable[[], bool],
) -> None:
    """Visit addresses that were kept as reported, as ``add`` does; what shows a copy becomes a match.

    Raises:
        NotFound: no such case. NotAdult, CaseNotOpen: nothing was visited.
        AskedToEnd: ``ends``, asked several times a second, said so; what was found by then is kept.
    """
    with session.store.read() as tx:
        case = CASES.get(tx, case_id).for_search()
    with session.working():
        aio.run(_Visits(session, case, fingerprinter, registry).all(from_arguments(urls), None), ends)


class _Visits:
    def __init__(self, session: Session, case: Case, fingerprinter: Fingerprinter, registry: Asked) -> None:
        self._session = session
        self._case = case
        self._fingerprinter = fingerprinter
        self._registry = registry

    async def all(self, addresses: list[Address], on_added: Callable[[Added], None] | None) -> list[Added]:
        settings = self._session.settings
        sieve = Sieve(self._session, self._fingerprinter, self._registry, user_agent(settings.crawl.contact))
        with ended_when_stopped(self._fingerprinter):
            async with Visits(settings) as visits:
                with closing(Unpacker(settings.jail)) as unpacker:
                    self._parts = Parts(unpacker, settings.crawl)
                    kept = []
                    for one in addresses:
                        kept.append(Added(one) if one.code else await self._one(one, visits, sieve))
                        if on_added is not None:
                            on_added(kept[-1])
                    return kept

    async def _one(self, address: Address, visits: Visits, sieve: Sieve) -> Added:
        await asyncio.to_thread(_permitted, self._session, self._case)
        visited, robots = await visits.reported(address.text)
        seen = look_of(visited)
        matches = await self._sifted(sieve, seen.candidate) if seen.candidate else []
        async for candidate in self._inside(visited, visits):
            matches += await self._sifted(sieve, candidate)
        async for candidate in media_of(visits.to(address.text), _originals_first(seen)):
            matches += await self._sifted(sieve, candidate)
        if not matches:
            matches = [await asyncio.to_thread(_keep, self._session, self._case, address.text, seen, robots)]
        elif robots:
            await asyncio.to_thread(_note, self._session, matches[0], address.text, robots)
        return Added(address, tuple(matches))

    async def _inside(self, visited: Visited, visits: Visits) -> AsyncIterator[Candidate]:
        """Yield what an archive, a document or a film in segments holds; nothing where it can't be taken apart."""
        answer, kind = visited.answer, visited.bundle
        if answer is None or kind is None:
            return
        whole = candidate_of(answer, PageFacts(url=""), REPORTED)
        with suppress(BundleRefused):
            async with aclosing(self._parts.of(answer, kind, visits.piece)) as parts:
                async for part in parts:
                    url, final_url = named(answer.url, part.name), named(answer.final_url, part.name)
                    yield replace(whole, url=url, final_url=final_url, content=part.content)

    async def _sifted(self, sieve: Sieve, candidate: Candidate) -> list[Match]:
        return await asyncio.to_thread(_sift, sieve, candidate, self._case.id)


def _permitted(session: Session, case: Case) -> None:
    """Let a visit begin.

    Raises:
        NotAdult, CaseNotOpen: closed since the list was begun, or the consent taken back; what was kept before stays.
    """
    with session.store.read() as tx:
        CASES.get(tx, case.id).for_search()


def _originals_first(page: Look) -> Look:
    """Return ``page`` with what it links to before what it shows.

    So many media of a page are read and no more, and a page of thumbnails, which may be crops in which nothing can be
    recognised, must not use them up.
    """
    ordered = sorted(page.finds.media, key=lambda link: link.found_in != "link")
    return replace(page, finds=replace(page.finds, media=tuple(ordered)))


def _sift(sieve: Sieve, candidate: Candidate, case_id: str) -> list[Match]:
    try:
        return [sifted.match for sifted in sieve.take(candidate, only_case=case_id)]
    except (Unreadable, CaseNotOpen):
        return []


def reported(case_id: str, url: str) -> Match:
    """Return the match of an address that a person says is a copy: nobody has looked at it."""
    return Match(
        id=new_id(),
        case_id=case_id,
        seen_at=now(),
        url=url,
        page=url,
        host=host_of(url),
        confidence=Confidence.LIKELY,
        method=Method.REPORTED,
        score=0.0,
    )


def _keep(session: Session, case: Case, url: str, seen: Look | None = None, robots: str = "") -> Match:
    """Store ``url`` as reported, or return what is known of it already."""
    match = reported(case.id, url)
    if seen:
        # One look at what isn't there proves nothing.
        verdict = seen.verdict if seen.verdict not in ABSENT else Verdict.UNKNOWN
        match = match.model_copy(update={"verdict": verdict, "checked_at": now()})
    with session.store.begin() as tx:
        if not MATCHES.put(tx, match):
            return MATCHES.known(tx, case.id, "url", url)[0]
        session.ledger.append(tx, EventKind.ADDRESS_REPORTED, case.id, match.id, _reported(url, robots))
    return match


def _note(session: Session, match: Match, url: str, robots: str) -> None:
    """Record that an address was visited because the person reported it, and what that overrode."""
    with session.store.begin() as tx:
        session.ledger.append(tx, EventKind.ADDRESS_REPORTED, match.case_id, match.id, _reported(url, robots))


def _reported(url: str, robots: str) -> dict[str, object]:
    return {"url": url, "robots": robots} if robots else {"url": url}


def _from_text(text: str) -> Iterator[Address]:
    reader = csv.reader(io.StringIO(text), strict=False)
    try:
        yield from _rows(reader)
    except csv.Error:
        # A cell beyond the library's limit, such as one whose quotation mark is never closed: no more rows are told.
        yield Address("", reader.line_num, "not-an-address")


def _rows(reader: Any) -> Iterator[Address]:
    column = 0
    for place, row in enumerate(reader):
        if place == 0 and (names := [cell.strip().lower() for cell in row]) and "url" in names:
            column = names.index("url")
        elif any(cell.strip() for cell in row):
            yield _checked(row[column] if column < len(row) else "", reader.line_num)


def _checked(text: str, line: int) -> Address:
    url = text.strip()
    try:
        parts = urlsplit(url)
        printable = url.isprintable() and " " not in url
        # A name and a password before the host would go out to everybody who is written to.
        known = bool(parts.hostname) and parts.port != 0 and "@" not in parts.netloc
        sound = parts.scheme in {"http", "https"} and known and printable
    except ValueError:
        sound = False
    return Address(url, line, "" if sound else "not-an-address")
