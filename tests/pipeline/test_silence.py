"""What is known to be no copy is not found: for one registered picture, for one case, or for every case."""

from __future__ import annotations

import asyncio
import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from takedown.cases.case import Case
from takedown.cases.match import MatchState
from takedown.cases.media import Level
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.pipeline import review
from takedown.pipeline.exchanging import exchange
from takedown.pipeline.exchanging.hashlists import ListFormat, Signal, written
from takedown.pipeline.looking import addresses
from takedown.pipeline.looking.lookup import look_up
from takedown.pipeline.register import register
from takedown.pipeline.session import Session
from takedown.settings import Settings
from tests.crawl.crawl_server import serving
from tests.fingerprint.photographs import scenes
from tests.pipeline.casefile import opened


def jpeg(picture: Image.Image, quality: int) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=quality)
    return file.getvalue()


HERS = Image.fromarray(scenes()[1]).resize((450, 300))
FOUND = jpeg(ImageOps.mirror(HERS.crop((10, 6, 446, 296))), 80)
AGAIN = jpeg(ImageOps.mirror(HERS.crop((10, 6, 446, 296))), 70)


@pytest.fixture
def case(session: Session, fingerprinter: Fingerprinter, tmp_path: Path) -> Case:
    case = opened(session, level=Level.PORTABLE)
    (tmp_path / "hers.jpg").write_bytes(jpeg(HERS, 90))
    assert [one.note for one in register(session, case.id, [tmp_path / "hers.jpg"], fingerprinter)] == [""]
    return case


def cases_hit(session: Session, fingerprinter: Fingerprinter, tmp_path: Path, content: bytes) -> set[str]:
    (tmp_path / "probe.jpg").write_bytes(content)
    (looked,) = look_up(session, [tmp_path / "probe.jpg"], fingerprinter)
    return {hit.case_id for hit in looked.hits}


async def test_what_a_person_rejected_is_not_found_again_until_she_decides_otherwise(
    session: Session, fingerprinter: Fingerprinter, tmp_path: Path, case: Case
) -> None:
    other = opened(session, level=Level.PORTABLE)
    list(register(session, other.id, [tmp_path / "hers.jpg"], fingerprinter))
    async with serving({"/a.jpg": (200, "image/jpeg", FOUND)}) as server:
        table = {"name": "here", "start": [server.url()], "allow": [server.pair], "delay": 0.0}
        here = replace(session, settings=Settings.model_validate({"hosts": [table]}))
        given = addresses.from_arguments([server.url("/a.jpg")])
        (added,) = await asyncio.to_thread(addresses.add, here, case.id, given, fingerprinter)
    (match,) = added.matches
    assert match.seen_fingerprint is not None

    assert cases_hit(session, fingerprinter, tmp_path, AGAIN) == {case.id, other.id}
    review.decide(session, [match.id], MatchState.REJECTED)
    assert cases_hit(session, fingerprinter, tmp_path, AGAIN) == {other.id}
    assert cases_hit(session, fingerprinter, tmp_path, jpeg(HERS, 60)) == {case.id, other.id}
    review.decide(session, [match.id], MatchState.CONFIRMED)
    assert cases_hit(session, fingerprinter, tmp_path, AGAIN) == {case.id, other.id}


def test_a_list_of_nuisances_silences_in_its_case_or_in_all(
    session: Session, fingerprinter: Fingerprinter, tmp_path: Path, case: Case
) -> None:
    other = opened(session, level=Level.PORTABLE)
    list(register(session, other.id, [tmp_path / "hers.jpg"], fingerprinter))
    code = fingerprinter.of(FOUND).pdq
    assert code is not None
    listed = tmp_path / "list.csv"
    listed.write_text(written([Signal("pdq", code.hex())], ListFormat.CSV), encoding="utf-8")

    exchange.import_negatives(session, listed, case.id)
    assert cases_hit(session, fingerprinter, tmp_path, AGAIN) == {other.id}
    exchange.import_negatives(session, listed)
    assert cases_hit(session, fingerprinter, tmp_path, AGAIN) == set()
    assert cases_hit(session, fingerprinter, tmp_path, jpeg(HERS, 60)) == {case.id, other.id}
