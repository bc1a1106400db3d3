"""A registered picture or video, and its fingerprint: what is kept in place of the file."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from annotated_types import Len
from pydantic import Field

from takedown.cases.noun import Later, Moment, Noun, Octets, Raw, new_id, now

PIPELINE = 1
"""The version of the canonical pipeline (docs/fingerprints.md) that this program runs; kept with each fingerprint."""


MAX_LOCAL_BYTES = 11 * 1024
"""The most that a picture's local codes take, so that its whole row stays below 12 KB."""
MAX_FRAMES_BYTES = 64 * 1024 * 1024
"""The most that a video's frames take."""


class Level(StrEnum):
    """How much is kept of what is registered.

    ``portable``: PDQ, of a picture or of a video's frames, and the file's digests alone, which is what hash banks
    hold. ``strong``: keyed local codes too, which find crops, screenshots and collages.
    """

    PORTABLE = "portable"
    STRONG = "strong"


class MediaKind(StrEnum):
    """What was registered."""

    IMAGE = "image"
    VIDEO = "video"


class Origin(StrEnum):
    """How a fingerprint came in: made here from a file, or imported from another tool's list."""

    FILE = "file"
    IMPORTED = "imported"


class Fingerprint(Noun):
    """Signals of one picture. Every field but ``pipeline`` may be absent in an imported one.

    Attributes:
        sha256: of the file's bytes, 32 bytes.
        md5: of the file's bytes, 16 bytes.
        pdq: 32 bytes, bit 255 first (as the 64 hex digits of the published tools).
        pdq_variants: the 8 dihedral variants, ``pdq`` first; only on a fingerprint fresh from the jail.
        quality: PDQ's, 0 to 100; below 50 the picture is too plain to match by PDQ.
        phash: 8 bytes, ``imagehash.phash``.
        dhash: 8 bytes, ``imagehash.dhash``.
        width: pixels, after the orientation was applied.
        height: pixels.
        format: ``jpeg``, ``png``, ``gif``, ``webp``, ``heic``, ``avif``; empty when imported.
    """

    pipeline: int = PIPELINE
    sha256: Annotated[Octets, Len(32, 32)] | None = None
    md5: Annotated[Octets, Len(16, 16)] | None = None
    pdq: Annotated[Octets, Len(32, 32)] | None = None
    pdq_variants: tuple[Octets, ...] = ()
    quality: Annotated[int, Field(ge=0, le=100)] = 0
    phash: Annotated[Octets, Len(8, 8)] | None = None
    dhash: Annotated[Octets, Len(8, 8)] | None = None
    width: int = 0
    height: int = 0
    format: str = ""

    def without_variants(self) -> Self:
        """Return what is kept of it."""
        return self.model_copy(update={"pdq_variants": ()})


class Media(Noun):
    """One registered picture or video: its fingerprint and nothing of the file, not even its name."""

    id: str
    case_id: str
    kind: MediaKind
    origin: Origin
    registered_at: Moment
    fingerprint: Fingerprint
    sha256: str = ""
    """Lower-case hex; looked up by blind index, so that the same file is registered once a case."""
    local: Annotated[Raw, Len(0, MAX_LOCAL_BYTES)] = b""
    """The keyed local codes of a picture, packed; empty at level ``portable`` and for a video."""
    frames: Annotated[Raw, Len(0, MAX_FRAMES_BYTES)] = b""
    """The sequence of a video's frames, packed; without their local codes at ``portable``. Empty for a picture."""
    duration: Annotated[float, Later, Field(ge=0, allow_inf_nan=False)] = 0.0
    """Seconds, of a video; 0 for a picture."""

    @classmethod
    def registered(
        cls,
        case_id: str,
        fingerprint: Fingerprint,
        origin: Origin = Origin.FILE,
        *,
        kind: MediaKind = MediaKind.IMAGE,
        local: bytes = b"",
        frames: bytes = b"",
        duration: float = 0.0,
    ) -> Self:
        """Return a new picture or video of ``case_id``; the variants, which the probe's side tries, are not kept."""
        digest = fingerprint.sha256.hex() if fingerprint.sha256 else ""
        return cls(
            id=new_id(),
            case_id=case_id,
            kind=kind,
            origin=origin,
            registered_at=now(),
            fingerprint=fingerprint.without_variants(),
            sha256=digest,
            local=local,
            frames=frames,
            duration=duration,
        )
