"""Collision: a picture that another case has already. The later one waits; neither case is told of the other.

The distance is the one up to which PDQ calls two pictures the same beyond doubt (docs/fingerprints.md).
"""

from __future__ import annotations

from functools import cached_property

from takedown.cases.case import CaseStatus
from takedown.cases.caution import Caution, CautionKind
from takedown.cases.media import Fingerprint, Media, MediaKind, Origin
from takedown.matching.codes import CodeTable
from takedown.matching.confidence import MIN_QUALITY, PDQ
from takedown.pipeline.cautions.caution import raised
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, MEDIA
from takedown.store import Transaction

_OCTETS = 32


class Others:
    """The pictures of every other case, read once where there is another case, and never kept."""

    def __init__(self, session: Session, case_id: str) -> None:
        self._session = session
        self._case_id = case_id

    def met(self, tx: Transaction, media: Media, fingerprint: Fingerprint) -> Caution | None:
        """Raise a caution on ``media``, which was just stored, if another case has the same picture.

        Args:
            tx: the transaction that stored it.
            media: of this case.
            fingerprint: the same with its variants, where the jail just gave them: a mirrored copy is one too.
        """
        how = self._by(tx, media, fingerprint)
        if not how:
            return None
        caution = Caution.of_media(CautionKind.COLLISION, media.case_id, media.id, {"by": how})
        return raised(self._session, tx, caution)

    def _by(self, tx: Transaction, media: Media, fingerprint: Fingerprint) -> str:
        """Return how another case has it: ``file``, ``picture`` or not at all."""
        if media.sha256 and any(MEDIA.known(tx, case, "sha256", media.sha256) for case in self._cases):
            return "file"
        if media.kind is MediaKind.IMAGE and self._cases and self._near(media, fingerprint):
            return "picture"
        return ""

    def _near(self, media: Media, fingerprint: Fingerprint) -> bool:
        variants = fingerprint.pdq_variants or filter(None, (fingerprint.pdq,))
        if not _tells(media) or not len(self._codes):
            return False
        return any(int(self._codes.distances(code).min()) <= PDQ.certain for code in variants)

    @cached_property
    def _cases(self) -> tuple[str, ...]:
        with self._session.store.read() as tx:
            cases = CASES.all(tx, order_by="created_at", status=[CaseStatus.OPEN.value, CaseStatus.CLOSED.value])
        return tuple(case.id for case in cases if case.id != self._case_id)

    @cached_property
    def _codes(self) -> CodeTable[str]:
        codes: CodeTable[str] = CodeTable(_OCTETS)
        with self._session.store.read() as tx:
            for case in self._cases:
                for media in MEDIA.each(tx, order_by="id", case_id=case, kind=MediaKind.IMAGE.value):
                    if media.fingerprint.pdq is not None and _tells(media):
                        codes.add(media.id, media.fingerprint.pdq)
        return codes


def _tells(media: Media) -> bool:
    """Say whether a picture's PDQ means something; of an imported one the quality isn't known."""
    return media.origin is Origin.IMPORTED or media.fingerprint.quality >= MIN_QUALITY
