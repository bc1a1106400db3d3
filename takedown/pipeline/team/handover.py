"""Handing over: the installed program describes pictures and videos, and seals that to an organisation.

It needs neither a vault nor the organisation's server: only the card that the organisation gave.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from annotated_types import Len
from pydantic import Field, ValidationError

from takedown.cases.case import Adult, NotAdult, Standing
from takedown.cases.media import Level, MediaKind
from takedown.cases.noun import Noun, Octets, now
from takedown.cases.team.letter import MOST_PICTURES, Described, Letter
from takedown.cases.team.organisation import SLUG, Organisation
from takedown.errors import TakedownError
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.pipeline.looking.describe import Description, describing
from takedown.pipeline.looking.files import Probe, probes
from takedown.settings import JailSettings
from takedown.vault import Tampered
from takedown.vault.sealing import bound
from takedown.vault.team.seats import PUBLIC_BYTES, seal_to
from takedown.words import LANGUAGES, Words

MOST_CARD_BYTES = 16 * 1024
PADDED = 4096
"""A letter is filled up to a multiple of so many bytes: its size says little of how much is in it."""


class Card(Noun):
    """What an organisation gives to whoever hands over: whom to seal to, and how to key local codes.

    Attributes:
        organisation: its id. slug, name: as in ``Organisation``. public: the key of its letterbox, 65 bytes.
        codes: the secret that local codes are keyed with, 32 bytes; absent on the card that everybody may have. Then
            only what hash banks hold too is handed over (``Level.PORTABLE``).
    """

    takedown_card: Literal[1] = 1
    organisation: Annotated[str, Field(max_length=64)]
    slug: Annotated[str, Field(pattern=SLUG)]
    name: Annotated[str, Field(min_length=1, max_length=200)]
    public: Annotated[Octets, Len(PUBLIC_BYTES, PUBLIC_BYTES)]
    codes: Annotated[Octets, Len(32, 32)] | None = None


class BadCard(TakedownError):
    """The file isn't an organisation's card; ``file``. Nothing was read, and nothing was written."""


class NothingToHandOver(TakedownError):
    """None of the files could be taken. Nothing was written."""


class TooMuchToHandOver(TakedownError):
    """More files than one letter takes; ``most``. Nothing was written."""


@dataclass(frozen=True, slots=True)
class Packed:
    """One file, and the code that says why it isn't in the letter (``reason-<code>``); empty where it is."""

    path: Path
    kind: MediaKind
    code: str = ""


def letter_info(organisation_id: str) -> bytes:
    """Return what a letter is sealed for."""
    return bound("letter", organisation_id)


@cache
def sentences(name: str, standing: Standing) -> tuple[str, ...]:
    """Return the sentence that is agreed to for the organisation called ``name``, in every language."""
    return tuple(Words(one)(f"door-consent-{standing.value}", organisation=name) for one in LANGUAGES)


def card_of(organisation: Organisation, codes: bytes | bytearray | None = None) -> Card:
    """Return the card of an organisation."""
    return Card(
        organisation=organisation.id,
        slug=organisation.slug,
        name=organisation.name,
        public=organisation.public,
        codes=None if codes is None else bytes(codes),
    )


def read_card(file: Path) -> Card:
    """Return the card in ``file``.

    Raises:
        BadCard: it isn't there, or isn't one.
    """
    try:
        with file.open("rb") as opened:
            return Card.model_validate_json(opened.read(MOST_CARD_BYTES))
    except (OSError, ValidationError):
        raise BadCard(file=str(file)) from None


def sealed(card: Card, letter: Letter) -> bytes:
    """Return ``letter`` so that only the organisation opens it, filled up to a multiple of ``PADDED`` bytes.

    Raises:
        BadCard: the card's key is none.
    """
    plain = letter.model_dump_json(exclude_defaults=True).encode()
    try:
        return seal_to(card.public, letter_info(card.organisation), plain.ljust(-(-len(plain) // PADDED) * PADDED))
    except Tampered:
        raise BadCard(file=card.slug) from None


class Handover:
    """Describes files one after the other, and seals what came of it. Files stay where they are.

    Args:
        card: whom for. adult: whether everybody shown was 18 or older.

    Raises:
        NotAdult: under 18 or unsure; nothing is read.
    """

    def __init__(self, card: Card, adult: Adult) -> None:
        if adult is not Adult.YES:
            raise NotAdult
        self._card = card
        self._media: list[Described] = []

    def described(self, paths: list[Path], jail: JailSettings | None = None) -> Iterator[Packed]:
        """Describe files and folders, and yield what became of each.

        Raises:
            TooMuchToHandOver: after so many.
            JailUnavailable: nothing can be decoded safely on this machine; nothing was.
        """
        level = Level.STRONG if self._card.codes else Level.PORTABLE
        with Fingerprinter(jail, self._card.codes) as fingerprinter:
            for probe in probes(paths, describing(fingerprinter, level), fingerprinter):
                yield self._packed(probe)

    def letter(self, standing: Standing, statement: str, language: Literal["en", "fr"]) -> bytes:
        """Return the sealed letter, with the sentence that was agreed to.

        Raises:
            NothingToHandOver: there is nothing in it.
        """
        if not self._media:
            raise NothingToHandOver
        made = Letter(
            made_at=now(), standing=standing, statement=statement, language=language, media=tuple(self._media)
        )
        return sealed(self._card, made)

    def _packed(self, probe: Probe[Description]) -> Packed:
        found = probe.found
        kind = MediaKind.VIDEO if probe.video else MediaKind.IMAGE
        if found is None or found.refusal:
            return Packed(
                probe.path, kind if found is None else found.kind, probe.code if found is None else found.refusal
            )
        if len(self._media) >= MOST_PICTURES:
            raise TooMuchToHandOver(most=MOST_PICTURES)
        self._media.append(
            Described(
                kind=found.kind,
                fingerprint=found.fingerprint.without_variants(),
                local=found.local,
                frames=found.frames,
                duration=found.duration,
            )
        )
        return Packed(probe.path, found.kind)
