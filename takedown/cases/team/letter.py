"""What a letter says once it is open: fingerprints, addresses, the sentence that was agreed to; never a picture."""

from __future__ import annotations

import base64
from typing import Annotated, Literal

from annotated_types import Len
from pydantic import BeforeValidator, Field, PlainSerializer

from takedown.cases.case import Standing
from takedown.cases.media import MAX_FRAMES_BYTES, MAX_LOCAL_BYTES, PIPELINE, Fingerprint, MediaKind
from takedown.cases.noun import Moment, Noun, Octets

MOST_PICTURES = 500
MOST_ADDRESSES = 500
"""In one letter; who has more sends another."""


def _octets(value: object) -> object:
    return base64.b64decode(value, validate=True) if isinstance(value, str) else value


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode()


_Packed = Annotated[bytes, BeforeValidator(_octets), PlainSerializer(_text, return_type=str, when_used="json")]


class Shown(Noun):
    """A picture as a browser describes it.

    Attributes:
        pdq: 32 bytes. quality: PDQ's. width, height: of the whole picture, upright, in pixels.
    """

    pdq: Annotated[Octets, Len(32, 32)]
    quality: Annotated[int, Field(ge=50, le=100)]
    width: Annotated[int, Field(ge=1, le=1_000_000)]
    height: Annotated[int, Field(ge=1, le=1_000_000)]


class Described(Noun):
    """A picture or a video as the installed program describes it; the rest as in ``Media``.

    Attributes:
        local: a picture's local codes, keyed as the organisation's card says; empty without that.
    """

    kind: MediaKind
    fingerprint: Fingerprint
    local: Annotated[_Packed, Len(0, MAX_LOCAL_BYTES)] = b""
    frames: Annotated[_Packed, Len(0, MAX_FRAMES_BYTES)] = b""
    duration: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 0.0


class Letter(Noun):
    """A letter.

    Attributes:
        statement: the sentence that was shown and agreed to; empty where a letter only adds to another.
        language: of that sentence. standing: who speaks. country: ISO 3166-1 alpha-2, or empty.
        reach: how she can be reached safely, in her own words.
        pictures: from a browser. media: from the installed program. addresses: where she knows of copies.
    """

    version: Literal[1] = 1
    made_at: Moment
    pipeline: Annotated[int, Field(ge=1, le=PIPELINE)] = PIPELINE
    statement: Annotated[str, Field(max_length=2000)] = ""
    language: Literal["en", "fr"] = "en"
    standing: Standing = Standing.SUBJECT
    country: Annotated[str, Field(pattern=r"^([A-Z]{2})?$")] = ""
    reach: Annotated[str, Field(max_length=500)] = ""
    pictures: Annotated[tuple[Shown, ...], Len(0, MOST_PICTURES)] = ()
    media: Annotated[tuple[Described, ...], Len(0, MOST_PICTURES)] = ()
    addresses: Annotated[tuple[Annotated[str, Field(max_length=2000)], ...], Len(0, MOST_ADDRESSES)] = ()
