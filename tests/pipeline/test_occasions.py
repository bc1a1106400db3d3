"""What a file from a host leaves behind in a child never answers for what a person registers, or compares herself."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from takedown.cases.candidate import Candidate, PageFacts
from takedown.cases.match import Method
from takedown.cases.media import Level
from takedown.cases.noun import now
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.jail import Jail
from takedown.pipeline.looking.lookup import look_up, registry_of
from takedown.pipeline.looking.sieve import Sieve
from takedown.pipeline.register import register
from takedown.pipeline.session import Session
from takedown.settings import JailSettings
from tests.fingerprint.taken_over import HOSTILE, LIE
from tests.pipeline.casefile import opened

HERS, OTHER = b"her picture", b"another picture"


def candidate(content: bytes) -> Candidate:
    url = "https://host.example/" + hashlib.sha256(content).hexdigest()
    return Candidate(url, url, content, now(), 200, PageFacts(url))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_child_that_a_candidate_took_over_answers_for_candidates_alone(
    file_session: Session, tmp_path: Path, workers: int
) -> None:
    case = opened(file_session, level=Level.PORTABLE)
    for name, content in (("hers", HERS), ("other", OTHER)):
        (tmp_path / name).write_bytes(content)
    with (
        Fingerprinter(JailSettings(workers=workers)) as fingerprinter,
        Jail("tests.fingerprint.taken_over", workers=workers) as jail,
    ):
        fingerprinter._jail, honest = jail, fingerprinter._jail
        (first,) = register(file_session, case.id, [tmp_path / "hers"], fingerprinter)
        sieve = Sieve(file_session, fingerprinter, registry_of(file_session), "test")
        assert sieve.take(candidate(HOSTILE)) == []
        assert first.media is not None
        assert [one.match.method for one in sieve.take(candidate(HERS))] == [Method.EXACT]  # a digest is made outside

        (second,) = register(file_session, case.id, [tmp_path / "other"], fingerprinter)
        hits = [looked.hits for looked in look_up(file_session, [tmp_path / "hers", tmp_path / "other"], fingerprinter)]
        fingerprinter._jail = honest
    assert second.media is not None
    codes = [media.fingerprint.pdq for media in (first.media, second.media)]
    assert codes == [hashlib.sha256(content).digest() for content in (HERS, OTHER)]
    assert LIE not in codes
    assert [[hit.media_id for hit in some] for some in hits] == [[first.media.id], [second.media.id]]
