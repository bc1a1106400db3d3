"""Evidence: 10,000 events of a ledger verified; a case with 500 sightings exported, and its bundle checked.

``python bench/evidence.py``; both are figures of one process. The targets: 5 seconds for the ledger, 20 for the export.
Each sighting has its page's words and a WARC of it, every third a picture of 100 KB; what they hold is random, so that
nothing is small by accident. A vault is made in a temporary folder and removed; the addresses in it lead nowhere.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

# A script's own folder is where Python looks first; the program may not be installed.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from takedown.cases.capture import Capture, CaptureState
from takedown.cases.case import Adult, Case, Standing
from takedown.cases.event import EventKind
from takedown.cases.match import Confidence, Match, MatchState, Method, Sighting
from takedown.cases.noun import new_id, now
from takedown.pipeline import casework
from takedown.pipeline.proof.check import verify
from takedown.pipeline.proof.export import export
from takedown.pipeline.proof.prove import verify_ledger
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CAPTURES, MATCHES, SIGHTINGS
from takedown.settings import Settings
from takedown.store import Transaction

EVENTS, VERIFIED_IN = 10_000, 5.0
SIGHTINGS_OF_ONE, EXPORTED_IN = 500, 20.0
_TEXT, _WARC, _PICTURE = 6_000, 60_000, 100_000
_AT_A_TIME = 500


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--events", type=int, default=EVENTS)
    options.add_argument("--sightings", type=int, default=SIGHTINGS_OF_ONE)
    chosen = options.parse_args()
    table = Table(title=f"Evidence, one process, {os.cpu_count()} processors")
    for column in ("what", "seconds", "of a processor", "target", "result"):
        table.add_column(column, justify="left" if column in ("what", "result") else "right")
    with tempfile.TemporaryDirectory() as folder:
        session = Session.made(Path(folder) / "home", Settings(), "a passphrase for the measurement")
        try:
            case, out = _stored(session, chosen.sightings), Path(folder) / "bundle.zip"
            table.add_row(
                f"export of a case with {chosen.sightings:,} sightings",
                *_timed(lambda: _exported(session, case, out), EXPORTED_IN),
            )
            table.add_row("check of that bundle", *_timed(lambda: _checked(out)))
            _filled(session, case, chosen.events)
            table.add_row(f"{chosen.events:,} events verified", *_timed(lambda: _verified(session), VERIFIED_IN))
        finally:
            session.close()
    Console().print(table)


def _timed(what: Callable[[], str], target: float | None = None) -> tuple[str, str, str, str]:
    """Return the seconds that passed, the seconds of one processor, the target, and what came of it."""
    before, worked = time.perf_counter(), time.process_time()
    found = what()
    passed, used = time.perf_counter() - before, time.process_time() - worked
    return f"{passed:.1f}", f"{used:.1f}", "" if target is None else f"{target:.0f}", found


def _exported(session: Session, case: Case, out: Path) -> str:
    done = export(session, case.id, out)
    return f"{done.items:,} files, {out.stat().st_size / 1e6:.0f} MB"


def _checked(file: Path) -> str:
    found = [one.ok for one in verify(file, lambda _: sys.exit("locked"))]
    return f"{len(found):,} things, {found.count(False)} defects"


def _verified(session: Session) -> str:
    found = [one.ok for one in verify_ledger(session)]
    return f"{len(found):,} things, {found.count(False)} defects"


def _stored(session: Session, count: int) -> Case:
    """Store a case with as many confirmed copies, each with its sighting, capture and decision."""
    case = Case.opened(label="bench", adult=Adult.YES, standing=Standing.SUBJECT, country="FR", name="A. B.")
    casework.open_case(session, case, "For the measurement alone.")
    dice = random.Random(1)
    for start in range(0, count, _AT_A_TIME):
        with session.store.begin() as tx:
            for number in range(start, min(start + _AT_A_TIME, count)):
                _seen(session, tx, case, number, dice)
    return case


def _seen(session: Session, tx: Transaction, case: Case, number: int, dice: random.Random) -> None:
    host = f"host{number % 40}.test"
    match = Match(
        id=new_id(),
        case_id=case.id,
        media_id=new_id(),
        state=MatchState.CONFIRMED,
        seen_at=now(),
        url=f"https://cdn.{host}/storage/{hashlib.sha256(str(number).encode()).hexdigest()}/{number}.jpg",
        page=f"https://{host}/threads/{number}",
        host=host,
        confidence=Confidence.CERTAIN,
        method=Method.PDQ,
        score=0.98,
    )
    facts = _facts(match, number)
    MATCHES.put(tx, match)
    sighting = Sighting(id=new_id(), case_id=case.id, match_id=match.id, seen_at=now(), manifest=facts)
    SIGHTINGS.put(tx, sighting)
    session.ledger.append(tx, EventKind.SIGHTING, case.id, match.id, facts)
    session.ledger.append(tx, EventKind.MATCH_DECIDED, case.id, match.id, {"state": "confirmed"})
    capture = Capture(
        id=new_id(),
        case_id=case.id,
        match_id=match.id,
        at=now(),
        state=CaptureState.WHOLE,
        manifest={**facts, "kind": "capture"},
        text=dice.randbytes(_TEXT // 2).hex(),
        warc=dice.randbytes(_WARC),
        picture=dice.randbytes(_PICTURE) if number % 3 == 0 else b"",
    )
    CAPTURES.put(tx, capture)
    parts = {"text": capture.text.encode(), "warc": capture.warc, "picture": capture.picture}
    sums = {name: hashlib.sha256(part).hexdigest() if part else "" for name, part in parts.items()}
    body: dict[str, object] = {"match": match.id, "state": "whole", "reasons": []}
    session.ledger.append(
        tx, EventKind.CAPTURED, case.id, match.id, {**body, "manifest": capture.manifest, "sha256": sums}
    )


def _facts(match: Match, number: int) -> dict[str, object]:
    """Return a manifest of the size that real ones have."""
    digest = hashlib.sha256(match.url.encode()).hexdigest()
    headers = {f"x-header-{at}": digest for at in range(12)}
    media = {"sha256": digest, "md5": digest[:32], "bytes": 90_000 + number, "format": "jpeg"}
    return {
        "schema": 1,
        "kind": "sighting",
        "case": match.case_id,
        "match": match.id,
        "url": match.url,
        "http": {"status": 200, "headers": headers},
        "client": {"software": "takedown", "version": "0", "system": "Linux"},
        "media": {**media, "width": 1200, "height": 800},
    }


def _filled(session: Session, case: Case, count: int) -> None:
    """Add looks to the ledger until it holds ``count`` entries."""
    with session.store.read() as tx:
        have = tx.count("ledger")
        match = MATCHES.all(tx, order_by="seen_at", case_id=case.id)[0]
    body: dict[str, object] = {"verdict": "unknown", "was": "unknown", "reason": "status", "url": match.url}
    for start in range(have, count, _AT_A_TIME):
        with session.store.begin() as tx:
            for _ in range(start, min(start + _AT_A_TIME, count)):
                session.ledger.append(tx, EventKind.RECHECKED, case.id, match.id, body)


if __name__ == "__main__":
    main()
