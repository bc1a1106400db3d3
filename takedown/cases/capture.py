"""A capture: what a page that shows a copy said, and how it was served, without a pixel of the copy."""

from __future__ import annotations

from enum import StrEnum

from takedown.cases.noun import Moment, Noun, Raw


class CaptureState(StrEnum):
    """How much could be kept. ``skipped``: the person chose not to; ``failed``: nothing answered as it should."""

    WHOLE = "whole"
    PART = "part"
    FAILED = "failed"
    SKIPPED = "skipped"


class Capture(Noun):
    """One visit to the page of one match, for evidence. All but ids, time and state is sealed.

    Attributes:
        reasons: codes of what is not there and why (``capture-<code>`` in ``locale/``).
        manifest: as ``evidence.manifest`` builds it; the ledger's entry holds it and the digests of the rest.
        text: the page's words. warc: ISO 28500 records of the page, the media's with headers alone.
        picture: PNG of the page as drawn with every image and film blocked; grey boxes carry the digests.
    """

    id: str
    case_id: str
    match_id: str
    at: Moment
    state: CaptureState
    reasons: tuple[str, ...] = ()
    manifest: dict[str, object]
    text: str = ""
    warc: Raw = b""
    picture: Raw = b""
