"""A made-up site in a folder: pages that link to one another, four small pictures each, all different.

A page shows its pictures in the ways that most pages do: ``src``, ``srcset`` with densities, and a link around a
thumbnail to the full size. Nothing below ``/private/`` may be asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

A_PAGE = 4
"""Pictures of a page."""
START = "/stories/0/story-0.html"
ROBOTS = "User-agent: *\nDisallow: /private/\n"

_SIZE = (200, 150)
_QUALITY = 84
_CHILDREN = 3
_RELATED = 10
_A_FOLDER = 500
_TEXT = "<p>A paragraph as pages have them, so that there is something to read before the next picture.</p>\n" * 30


@dataclass(frozen=True, slots=True)
class Site:
    """What was written where.

    Attributes:
        pages, pictures: every path that a crawl has to ask for exactly once.
        picture_bytes: of all pictures together.
    """

    folder: Path
    pages: frozenset[str]
    pictures: frozenset[str]
    picture_bytes: int

    @property
    def files(self) -> list[Path]:
        """The pictures' files, in order."""
        return [self.folder / path.lstrip("/") for path in sorted(self.pictures)]


def written(folder: Path, pages: int) -> Site:
    """Write a site of ``pages`` pages into ``folder``; the same pages and pictures for the same number."""
    rng = np.random.default_rng(20)
    paths, pictures, size = [_page_path(number) for number in range(pages)], set[str](), 0
    for number, path in enumerate(paths):
        related = [int(one) for one in rng.integers(0, pages, _RELATED)]
        _put(folder, path, _page(number, pages, related).encode())
        for which in range(A_PAGE):
            name = _picture_path(number, which)
            size += _put_picture(folder, name, rng)
            pictures.add(name)
    _put(folder, "/robots.txt", ROBOTS.encode())
    return Site(folder, frozenset(paths), frozenset(pictures), size)


def _page_path(number: int) -> str:
    return f"/stories/{number // _A_FOLDER}/story-{number}.html"


def _picture_path(number: int, which: int) -> str:
    return f"/pictures/{number // _A_FOLDER}/picture-{number}-{which}.jpg"


def _page(number: int, pages: int, related: list[int]) -> str:
    children = [child for child in range(number * _CHILDREN + 1, (number + 1) * _CHILDREN + 1) if child < pages]
    menu = "".join(f'<li><a href="{_page_path(0)}">home</a></li>' for _ in range(3))
    links = "".join(f'<li><a href="{_page_path(one)}">story {one}</a></li>\n' for one in children + related)
    first, dense, denser, full = (_picture_path(number, which) for which in range(A_PAGE))
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>Story {number}</title></head><body>\n'
        f"<nav><ul>{menu}</ul></nav><main><h1>Story {number}</h1>\n"
        f'<figure><img src="{first}" alt="one" width="200" height="150"></figure>\n'
        f'<figure><img src="{dense}" srcset="{dense} 1x, {denser} 2x" alt="two"></figure>\n'
        f'<a href="{full}"><img src="{first}" alt="the whole of it"></a>\n'
        f'{_TEXT}<ul>{links}</ul><a href="/private/story-{number}.html">not for visitors</a></main></body></html>\n'
    )


def _put_picture(folder: Path, path: str, rng: np.random.Generator) -> int:
    """Draw a soft gradient under a little noise, and write it; returns the file's size."""
    corners = Image.fromarray(rng.integers(0, 256, (3, 4, 3), dtype=np.uint8)).resize(_SIZE, Image.Resampling.BICUBIC)
    noise = rng.integers(-8, 9, (_SIZE[1], _SIZE[0], 1), dtype=np.int16)
    pixels = np.clip(np.asarray(corners, dtype=np.int16) + noise, 0, 255).astype(np.uint8)
    file = _place(folder, path)
    Image.fromarray(pixels).save(file, "JPEG", quality=_QUALITY)
    return file.stat().st_size


def _put(folder: Path, path: str, content: bytes) -> None:
    _place(folder, path).write_bytes(content)


def _place(folder: Path, path: str) -> Path:
    file = folder / path.lstrip("/")
    file.parent.mkdir(parents=True, exist_ok=True)
    return file
