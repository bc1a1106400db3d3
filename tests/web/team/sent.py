"""What a browser sent while pictures were chosen in it, and what must not be in it: their files, pixels and names."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from takedown.media import samples
from tests.fingerprint import photographs

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload, Page, Request

NAMED = "private-name"
"""Every file's name begins so."""
_PIECE = 16


@dataclass
class Log:
    """What the browser sent: every request, and the body of each."""

    asked: list[str] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)

    def note(self, request: Request) -> None:
        self.asked.append(f"{request.method} {request.url}")
        self.bodies.append(request.post_data_buffer or b"")


def pictures() -> dict[str, bytes]:
    """Return two photographs, one of them turned, one twice, one too plain, a video and a text."""
    scenes = [Image.fromarray(pixels) for pixels in photographs.scenes()]
    turned = Image.Exif()
    turned[0x0112] = 6
    plain = Image.new("RGB", (200, 200), "grey")
    return {
        "private-name-1.jpg": _saved(scenes[0], "JPEG", quality=90),
        "private-name-2.jpg": _saved(scenes[1], "JPEG", quality=90, exif=turned),
        "private-name-3.png": _saved(scenes[0], "PNG"),
        "private-name-4.png": _saved(plain, "PNG"),
        "private-name-5.mp4": samples.videos()[0],
        "private-name-6.jpg": b"not a picture",
    }


def _saved(picture: Image.Image, form: str, **more: object) -> bytes:
    into = io.BytesIO()
    picture.save(into, form, **more)
    return into.getvalue()


def pieces(files: dict[str, bytes]) -> set[bytes]:
    """Return pieces of the files and of their pixels, of which none may leave."""
    found = set()
    for content in files.values():
        found |= {content[at : at + _PIECE] for at in range(0, len(content) - _PIECE, 512)}
    for pixels in photographs.scenes()[:2]:
        rgba = np.dstack([pixels, np.full(pixels.shape[:2], 255, np.uint8)]).tobytes()
        for raw in (pixels.tobytes(), rgba):
            found |= {raw[at : at + _PIECE] for at in range(0, len(raw) - _PIECE, 4096)}
    return found


def choose(page: Page, files: dict[str, bytes]) -> None:
    """Choose files on the page, once its script is there to take them."""
    page.locator("[data-able]").wait_for()
    payload: list[FilePayload] = [{"name": name, "mimeType": "", "buffer": content} for name, content in files.items()]
    page.set_input_files("#f-pictures", payload)


def no_pixel_left(bodies: list[bytes], files: dict[str, bytes], most: int) -> None:
    """Check that what was sent is no more than ``most`` bytes, and nothing of it a file's, a picture's or a name."""
    together = b"\0".join(filter(None, bodies))  # most questions have none: a run of zeros would be a piece
    assert len(together) < most < sum(map(len, files.values())) / 50
    assert [piece for piece in pieces(files) if piece in together] == []
    assert NAMED.encode() not in together
