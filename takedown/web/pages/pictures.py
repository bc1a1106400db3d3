"""Pictures and videos of a case: handed over by the browser, fingerprinted in the jail, and nothing of them kept."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

from takedown.cases.case import Adult
from takedown.cases.media import Media
from takedown.errors import TakedownError
from takedown.jail import Source
from takedown.pipeline import casework
from takedown.pipeline.person import guided
from takedown.pipeline.register import Intake, Registered, Status, kept_bytes
from takedown.pipeline.shelf import MEDIA
from takedown.web.guard.streaming import files
from takedown.web.here import TOKEN_HEADER, ForgedForm, Here, Opened
from takedown.web.uploads import PIECE, ByPieces, Handing, HeldWhole, OutOfStep, called

router = APIRouter(prefix="/c/{case_id}/pictures")

MOST_AT_ONCE = 8
"""Files that one browser hands over at once."""
MOST_TOLD = 1000
"""Files whose outcome is told; the count of those before stays."""
_POLL = 5.0
_LONGEST_SIZE = 16
"""Digits of a file's size."""
_TOO_LARGE_HERE, _NOT_BROUGHT = "too-large-here", "not-brought"
_OVER = ("too-large-here", "not-brought", "unforeseen")
"""Reasons of these pages' own, worded in ``web-pictures-why-<code>``."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file, as it is told.

    Attributes:
        name: as the person calls it; in memory alone. read, kept: bytes. why: a sentence.
    """

    name: str
    status: str
    kind: str = ""
    read: int = 0
    kept: int = 0
    why: str = ""
    note: str = ""
    cautions: tuple[str, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether its fingerprint is there."""
        return self.status in (Status.REGISTERED, Status.KNOWN)


@dataclass
class Lot:
    """What one visitor hands over for one case: the outcomes so far, and what is on its way."""

    intake: Intake
    taken: list[Taken] = field(default_factory=list)
    handings: dict[str, Handing] = field(default_factory=dict)

    def note(self, one: Taken) -> Taken:
        """Take an outcome in."""
        self.taken = [one, *self.taken][:MOST_TOLD]
        return one


@dataclass(frozen=True, slots=True)
class Kept:
    """What the vault holds of a case's pictures and videos."""

    images: int
    videos: int
    bytes: int

    @classmethod
    def of(cls, media: list[Media]) -> Kept:
        """Return what these come to."""
        images = sum(one.kind == "image" for one in media)
        return cls(images, len(media) - images, sum(map(kept_bytes, media)))


@router.get("")
def show(here: Opened, case_id: str) -> Response:
    """Show where files are handed over, what became of them, and what is kept."""
    case = casework.show_case(here.session, case_id)
    if case.adult is not Adult.YES:
        return here.page("pictures/minor.html", case=case, step="pictures")
    before: Lot | None = here.visitor.held.get(_key(case_id))
    if case.is_searched and before is not None:
        # A new lot sees what other cases got since; its outcomes go on.
        before.intake = _intake(here, case_id)
    with here.session.store.read() as tx:
        kept = Kept.of(MEDIA.all(tx, order_by="registered_at", case_id=case_id))
    return here.page(
        "pictures/pictures.html",
        case=case,
        step="pictures",
        kept=kept,
        taken=before.taken if before else [],
        most=here.keeper.settings.web.max_upload_bytes,
        piece=PIECE,
        elsewhere=bool(here.session.settings.database.url),
        **_reading(),
    )


@router.post("/done")
def done(here: Opened, case_id: str) -> Response:
    """Go on to the next step."""
    guided.done(here.session, case_id, "pictures")
    return here.go(f"/c/{case_id}/search")


@router.post("/upload")
async def upload(here: Opened, case_id: str) -> Response:
    """Take the files of a form without scripts, each in memory and no longer than it is looked at."""
    lot = await asyncio.to_thread(_lot, here, case_id)
    good = left = 0
    most = here.keeper.settings.web.max_upload_bytes
    async with aclosing(files(here, most)) as some:
        async for name, held in some:
            try:
                taken = await asyncio.to_thread(_take_whole, here, lot, name, held)
            finally:
                held.clear()
            good, left = good + taken.is_good, left + (not taken.is_good)
    if not good + left:
        return here.go(f"/c/{case_id}/pictures", "web-pictures-none-came")
    return here.go(f"/c/{case_id}/pictures", "web-pictures-took", taken=good, left=left)


@router.post("/hand")
def hand(here: Opened, case_id: str) -> Response:
    """Begin to take one file piece by piece; the answer says which piece is wanted first."""
    lot = _lot(here, case_id)
    size = here.field("size")
    under_way = [one for one in lot.handings.values() if not one.is_over]
    if not (size.isascii() and size.isdigit() and len(size) < _LONGEST_SIZE) or len(under_way) >= MOST_AT_ONCE:
        raise OutOfStep
    if len(lot.handings) >= MOST_TOLD:  # nobody asked what became of them
        lot.handings = {one.id: one for one in under_way}
    visitor, keeper = here.visitor, here.keeper

    def take(name: str, source: Source) -> Registered:
        with keeper.using():
            return lot.intake.take(name, source)

    one = Handing(called(here.field("name")), ByPieces(int(size), lambda: visitor.signed_in))
    lot.handings[one.id] = one
    one.begin(take)
    return _next(here, lot, one)


@router.post("/hand/{hand_id}/{offset}/upload")
async def piece(here: Opened, case_id: str, hand_id: str, offset: int) -> Response:
    """Take the piece that is wanted; the answer says which is wanted next, or what became of the file."""
    if not here.request.headers.get(TOKEN_HEADER):
        raise ForgedForm
    lot, one = _handing(here, case_id, hand_id)
    content = bytearray()
    async for part in here.request.stream():
        content += part
        if len(content) > PIECE:
            raise OutOfStep
    one.source.bring(offset, bytes(content))
    return await asyncio.to_thread(_next, here, lot, one)


@router.post("/hand/{hand_id}")
def wait(here: Opened, case_id: str, hand_id: str) -> Response:
    """Ask again which piece is wanted, after none was."""
    return _next(here, *_handing(here, case_id, hand_id))


def _key(case_id: str) -> str:
    return f"pictures-{case_id}"


def _intake(here: Here, case_id: str) -> Intake:
    return Intake(here.session, case_id, here.keeper.fingerprinter())


def _lot(here: Here, case_id: str) -> Lot:
    """Return what this visitor hands over for the case.

    Raises:
        NotFound, NotAdult, CaseNotOpen: nothing is taken for it.
    """
    found: Lot | None = here.visitor.held.get(_key(case_id))
    # Two files may be the first at the same moment: both belong to one lot.
    return found or here.visitor.held.setdefault(_key(case_id), Lot(_intake(here, case_id)))


def _handing(here: Here, case_id: str, hand_id: str) -> tuple[Lot, Handing]:
    lot: Lot | None = here.visitor.held.get(_key(case_id))
    one = lot.handings.get(hand_id) if lot is not None else None
    if lot is None or one is None:
        raise OutOfStep
    return lot, one


def _next(here: Here, lot: Lot, one: Handing) -> Response:
    """Say which piece is wanted, that none is just now, or what became of the file."""
    wanted = one.source.next(_POLL)
    if wanted is not None:
        piece_wanted = {"offset": wanted.offset, "size": wanted.size}
        return JSONResponse({"hand": one.id, "share": one.source.share, **piece_wanted})
    if not one.is_over:
        return JSONResponse({"hand": one.id, "share": one.source.share, "wait": True})
    lot.handings.pop(one.id, None)
    taken = lot.note(_outcome(here, one.name, one.source.size, one.result, one.error))
    row = here.page("pictures/row.html", one=taken, **_reading()).body
    return JSONResponse({"html": bytes(row).decode(), "good": taken.is_good})


def _take_whole(here: Here, lot: Lot, name: str, held: HeldWhole) -> Taken:
    if held.size > here.keeper.settings.web.max_upload_bytes:
        why = here.words("web-pictures-why-" + _TOO_LARGE_HERE)
        return lot.note(Taken(name, Status.REFUSED, why=why))
    result, error = None, None
    try:
        result = lot.intake.take(name, held)
    except TakedownError as problem:
        error = problem
    return lot.note(_outcome(here, name, held.size, result, error))


def _outcome(here: Here, name: str, size: int, result: Registered | None, error: TakedownError | None) -> Taken:
    """Return what became of a file in words."""
    words = here.words
    if result is None:
        why = words.error(error) if error is not None else words("web-pictures-why-unforeseen")
        return Taken(name, Status.UNREADABLE, read=size, why=why)
    code = _NOT_BROUGHT if result.code == "unreadable-file" else result.code
    key = ("web-pictures-why-" if code in _OVER else "reason-") + code
    return Taken(
        name,
        result.status,
        result.kind,
        size,
        kept_bytes(result.media) if result.media is not None else 0,
        words(key) if code else "",
        words("note-" + result.note) if result.note else "",
        tuple(words("caution-" + kind, pages="0", hosts="0") for kind in result.cautions),
    )


def _reading() -> dict[str, Any]:
    return {"unit_of": unit_of}


def unit_of(amount: int) -> tuple[str, float]:
    """Return an amount of bytes as a unit (``b``, ``kb``, ``mb``, ``gb``; powers of ten) and how many of it."""
    units = ("b", "kb", "mb", "gb")
    place = min(max(0, (len(str(amount)) - 1) // 3), len(units) - 1)
    value = amount / 1000**place
    return units[place], round(value, 1) if value < 10 else round(value)  # noqa: PLR2004 - one digit after the point
