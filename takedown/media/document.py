"""The pictures of a hostile PDF, page by page (ISO 32000-2, 8.9). To be called inside a jail only.

JPEG streams are given as they are; whatever else holds pixels becomes a PNG. Pictures written within the text of a
page ("inline", 4 KB at most by the standard's advice) are left out, and so are those in JBIG2, which are scans in black
and white that need an external program.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from PIL import Image
from pypdf import PdfReader
from pypdf.errors import DependencyError, DeprecationError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject, StreamObject

from takedown.media.archive import BROKEN, Enough, Entries, Entry, Meter, Skip

DAMAGED = (*BROKEN, SyntaxError, PyPdfError, DeprecationError)
"""What the reader and the decoders raise on files that are not what they claim."""

_MOST_PAGES = 2_000
_DEEPEST = 5
"""Forms within forms."""
_DEVICES = frozenset({"L", "RGB", "RGBA", "LA", "1"})
"""Modes that PNG knows."""


def images(file: BinaryIO, max_pixels: int, meter: Meter) -> Entries:
    """Yield the pictures of the document ``file``, each once, named after the page on which it is shown first.

    Raises:
        Enough: ``too-many`` pages, ``bomb`` or ``too-much``.
    """
    reader = PdfReader(file)
    if reader.is_encrypted and not reader.decrypt(""):
        yield Skip("encrypted")
        return
    seen: set[int] = set()
    for number, page in enumerate(reader.pages, 1):
        if number > _MOST_PAGES:
            raise Enough("too-many")
        for key, picture in _pictures(page, seen, 0):
            yield _entry(f"page-{number}/{key.lstrip('/')}", picture, max_pixels, meter)


def _pictures(owner: DictionaryObject, seen: set[int], depth: int) -> Iterator[tuple[str, StreamObject]]:
    """Yield what a page, or a form on it, shows."""
    for key, reference in _resources(owner).items():
        try:
            found = _plain(reference)
        except DAMAGED:
            continue
        if not isinstance(found, StreamObject) or id(found) in seen:
            continue
        seen.add(id(found))
        if found.get("/Subtype") == "/Image" and not found.get("/ImageMask"):
            yield str(key), found
        elif found.get("/Subtype") == "/Form" and depth < _DEEPEST:
            yield from _pictures(found, seen, depth + 1)


def _resources(owner: DictionaryObject) -> DictionaryObject:
    resources = _plain(owner.get("/Resources"))
    found = _plain(resources.get("/XObject")) if isinstance(resources, DictionaryObject) else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _plain(thing: PdfObject | None) -> PdfObject | None:
    return None if thing is None else thing.get_object()


def _entry(name: str, picture: StreamObject, max_pixels: int, meter: Meter) -> Entry | Skip:
    try:
        if int(picture["/Width"]) * int(picture["/Height"]) > max_pixels:  # type: ignore[call-overload]  # no number: an error below
            return Skip("too-many-pixels")
        content, end = (picture.get_data(), "jpg") if _last_filter(picture) == "/DCTDecode" else (_png(picture), "png")
    except DependencyError:
        return Skip("method")
    except DAMAGED:
        return Skip("broken")
    meter.count(len(content))
    return Entry(f"{name}.{end}", io.BytesIO(content))


def _last_filter(picture: StreamObject) -> str:
    filters = _plain(picture.get("/Filter"))
    if isinstance(filters, ArrayObject):
        filters = _plain(filters[-1]) if filters else None
    return str(filters)


def _png(picture: StreamObject) -> bytes:
    decoded = picture.decode_as_image()
    if not isinstance(decoded, Image.Image):
        raise ValueError  # noqa: TRY004 - the document is wrong, not the program
    file = io.BytesIO()
    # A copy at any rate: what was opened from a file asks for the working directory when it is saved.
    shown = decoded.copy() if decoded.mode in _DEVICES else decoded.convert("RGB")
    shown.save(file, "PNG", compress_level=1)
    return file.getvalue()
