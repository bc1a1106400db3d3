"""Drafting and grouping: 1,000 letters with completeness and lint, 20,000 addresses brought together by recipient.

``python bench/notices.py``; both are figures of one process. The targets: 10 seconds for the letters, 5 for the
grouping. A vault is made in a temporary folder and removed; the addresses in it lead nowhere.
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

# A script's own folder is where Python looks first; the program may not be installed.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from takedown.cases.address import Address, AddressRole
from takedown.cases.case import Adult, Case, Standing
from takedown.cases.match import Confidence, Match, MatchState, Method
from takedown.cases.noun import new_id, now
from takedown.cases.recipient import Recipient
from takedown.notices import completeness, directory, draft, lint
from takedown.notices.bases import BASES
from takedown.notices.course import TAKERS
from takedown.notices.routes import bases_of
from takedown.notices.sample import sample
from takedown.pipeline import casework
from takedown.pipeline.following.ladder import due
from takedown.pipeline.notify import Desk
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import ADDRESSES, MATCHES
from takedown.settings import Settings
from takedown.words import LANGUAGES, Language

DRAFTS, DRAFTS_IN = 1_000, 10.0
COPIES, GROUPED_IN = 20_000, 5.0


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--drafts", type=int, default=DRAFTS)
    options.add_argument("--addresses", type=int, default=COPIES)
    chosen = options.parse_args()
    table = Table(title=f"Notices, one process, {os.cpu_count()} processors")
    for column in ("what", "seconds", "of a processor", "target", "result"):
        table.add_column(column, justify="left" if column in ("what", "result") else "right")
    seconds, worked, found = _timed(lambda: _letters(chosen.drafts))
    table.add_row(f"{chosen.drafts:,} letters, complete and clean", seconds, worked, f"{DRAFTS_IN:.0f}", found)
    with tempfile.TemporaryDirectory() as folder:
        session = Session.made(Path(folder) / "home", Settings(), "a passphrase for the measurement")
        try:
            _store(session, chosen.addresses)
            seconds, worked, found = _timed(lambda: _grouped(session))
            table.add_row(f"{chosen.addresses:,} addresses grouped", seconds, worked, f"{GROUPED_IN:.0f}", found)
            seconds, worked, found = _timed(lambda: f"{len(due(session, now())):,} steps")
            table.add_row("what is due for them", seconds, worked, "", found)
        finally:
            session.close()
    Console().print(table)


def _timed(what: Callable[[], str]) -> tuple[str, str, str]:
    """Return the seconds that passed, the seconds of one processor, and what came of it."""
    before, worked = time.perf_counter(), time.process_time()
    found = what()
    return f"{time.perf_counter() - before:.1f}", f"{time.process_time() - worked:.1f}", found


def _letters(count: int) -> str:
    """Render as many letters, over every recipient, basis and language; say how many lacked what.

    A few entries of the directory have no way in writing for a basis: their letters lack that alone.
    """
    unreachable = lacking = 0
    for recipient, basis, language in itertools.islice(itertools.cycle(_pairs()), count):
        facts = sample(recipient, language, basis=basis)
        letter = draft.text(facts, basis)
        missing = completeness.missing(facts, basis)
        unreachable += missing == ("recipient-channel",)
        lacking += missing not in {(), ("recipient-channel",)} or bool(lint.lint(letter, facts, basis))
    return f"{lacking} lacking an element or with a finding, {unreachable} to nobody who can be reached"


def _pairs() -> Iterator[tuple[Recipient, str, Language]]:
    for recipient in directory.load().values():
        for basis in bases_of(recipient):
            if not BASES[basis].minors:
                yield from ((recipient, basis, language) for language in LANGUAGES)


def _store(session: Session, count: int) -> None:
    """Store as many confirmed copies of one case, over the sites that the directory knows."""
    case = Case.opened(label="bench", adult=Adult.YES, standing=Standing.SUBJECT, country="FR", name="A. B.")
    casework.open_case(session, case, "For the measurement alone.")
    sites = [one for one in directory.load().values() if one.kind in TAKERS]
    domains = [domain for one in sites for domain in one.domains if "*" not in domain]
    hosts = itertools.islice(itertools.cycle(domains), count)
    with session.store.begin() as tx:
        matches = [_match(case.id, f"https://{host}/{at}.jpg", host) for at, host in enumerate(hosts)]
        MATCHES.put_all(tx, matches)
        ADDRESSES.put_all(tx, (_address(match) for match in matches))


def _match(case_id: str, url: str, host: str) -> Match:
    return Match(
        id=new_id(),
        case_id=case_id,
        media_id=new_id(),
        state=MatchState.CONFIRMED,
        seen_at=now(),
        url=url,
        page=url,
        host=host,
        confidence=Confidence.CERTAIN,
        method=Method.PDQ,
        score=1.0,
    )


def _address(match: Match) -> Address:
    return Address(
        id=new_id(),
        case_id=match.case_id,
        match_id=match.id,
        role=AddressRole.FILE,
        added_at=match.seen_at,
        url=match.url,
    )


def _grouped(session: Session) -> str:
    drafted = Desk(session).draft(None, [], None)
    recipients = len({notice.recipient for notice in drafted.notices})
    return f"{len(drafted.notices):,} letters to {recipients} recipients"


if __name__ == "__main__":
    main()
