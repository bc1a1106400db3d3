"""Speed and memory with many registered pictures: files through the jail, described, held against the registry.

``python bench/scale.py [FOLDER]``; without a folder, windows of the photographs that two libraries carry are taken,
brought to 500 to 1,000 pixels. Some are registered from files; beyond these the registry is
filled with the same pictures' codes under other secrets, which look like those of strangers. Nothing is written.
"""

from __future__ import annotations

import argparse
import io
import itertools
import os
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import cv2
import numpy as np
import psutil
from numpy.typing import NDArray
from PIL import Image
from rich.console import Console
from rich.table import Table

# A script's own folder is where Python looks first; the measurement is a package of the folder above.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.robustness.pictures import originals as carried
from takedown.cases.media import Fingerprint, Level, Media
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.fingerprint.pdq import pdq
from takedown.jail import MemorySource
from takedown.matching.registry import Registry
from takedown.pipeline.looking.describe import Description, describing
from takedown.pipeline.looking.identify import Identifier

S = TypeVar("S")
T = TypeVar("T")
SECRET = bytes(range(32))
SIZES = (1_000, 10_000)
PROBES = 200
SUFFIXES = {".jpg", ".jpeg", ".png"}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", nargs="?", type=Path)
    options.add_argument("--from-files", type=int, default=400, help="pictures registered from files")
    chosen = options.parse_args()
    threads = os.cpu_count() or 1
    files = list(itertools.islice(_files(chosen.folder), chosen.from_files + PROBES))
    probes, originals = files[:PROBES], files[PROBES:]
    table = Table(title=f"{len(originals)} registered from files, {len(probes)} strangers asked for, {threads} threads")
    for column in ("what", "a second", "MiB, parent", "MiB, all"):
        table.add_column(column, justify="left" if column == "what" else "right")
    _alone(table, probes[:60])
    with Fingerprinter(secret=SECRET) as fingerprinter:
        describe = describing(fingerprinter, Level.STRONG)
        _each(describe, [MemorySource(one) for one in probes[:8]], threads)  # the children start
        began = time.perf_counter()
        described = _each(describe, [MemorySource(one) for one in originals], threads)
        _row(table, "registering", len(originals) / (time.perf_counter() - began))
        kept = [one for one in described if not one.refusal]
        registry = Registry()
        for size in SIZES:
            for media in itertools.islice(_media(kept, len(registry)), size - len(registry)):
                registry.add(media)
            identifier = Identifier(fingerprinter, registry)
            identifier.of(probes[0])  # what is new is sorted in
            began = time.perf_counter()
            _each(identifier.of, probes, threads)
            _row(table, f"candidates, {len(registry):,} registered", len(probes) / (time.perf_counter() - began))
    Console().print(table)
    stored = sorted(len(one.local) for one in kept)
    print(f"stored a picture: {stored[len(stored) // 2]:,} bytes of local codes in the middle, {stored[-1]:,} at most")


def _alone(table: Table, files: Sequence[bytes]) -> None:
    """Time on one core what the rest rests on: the libraries' own PDQ and SIFT, and our PDQ."""
    pixels = [np.asarray(Image.open(io.BytesIO(file)).convert("RGB")) for file in files]
    grey = [_at_400(one) for one in pixels]
    sift = cv2.SIFT.create()
    cv2.setNumThreads(1)
    ways: dict[str, tuple[Callable[[Any], object], Sequence[Any]]] = {}
    ways["OpenCV's SIFT at 400 pixels, one core"] = (lambda one: sift.detectAndCompute(one, None), grey)
    ways["our PDQ, one core"] = (pdq, pixels)
    try:
        import pdqhash
    except ImportError:
        print("pdqhash isn't installed; make bench installs it")
    else:
        ways["pdqhash, one core"] = (pdqhash.compute, pixels)
    for name, (way, items) in ways.items():
        began = time.perf_counter()
        for item in items:
            way(item)
        _row(table, name, len(items) / (time.perf_counter() - began))


def _at_400(rgb: NDArray[np.uint8]) -> Any:
    scale = 400 / max(rgb.shape)
    return cv2.resize(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), None, fx=scale, fy=scale)


def _row(table: Table, what: str, rate: float) -> None:
    me = psutil.Process()
    parent = me.memory_info().rss
    children = sum(child.memory_info().rss for child in me.children(recursive=True))
    table.add_row(what, f"{rate:.1f}", f"{parent >> 20}", f"{parent + children >> 20}")


def _each(function: Callable[[S], T], items: Sequence[S], threads: int) -> list[T]:
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(function, items))


def _media(kept: Sequence[Description], start: int) -> Iterator[Media]:
    """Yield pictures to register: those of the files, then the same with every bit of their codes moved elsewhere."""
    for number in itertools.count(start):
        found = kept[number % len(kept)]
        again = number // len(kept)
        local = _rekeyed(found.local, again) if again else found.local
        code = np.random.default_rng(number).bytes(32) if again else found.fingerprint.pdq
        yield Media.registered("measured", Fingerprint(pdq=code, quality=100), local=local)


def _rekeyed(local: bytes, key: int) -> bytes:
    """Return packed codes with their bits permuted and flipped, as another secret would have made them."""
    if not local:
        return local
    count = int.from_bytes(local[1:3], "big")
    random_ = np.random.default_rng(key)
    order, mask = random_.permutation(256), random_.integers(0, 2, 256, dtype=np.uint8)
    bits = np.unpackbits(np.frombuffer(local, np.uint8, count * 32, 3).reshape(count, 32), axis=1)
    return local[:3] + np.packbits(bits[:, order] ^ mask, axis=1).tobytes() + local[3 + count * 32 :]


def _files(folder: Path | None) -> Iterator[bytes]:
    """Yield photographs of 500 to 1,000 pixels as JPEG files, in an order that is the same each time."""
    drawn = random.Random(1)
    if folder is not None:
        names = sorted(file for file in folder.rglob("*") if file.suffix.lower() in SUFFIXES)
        drawn.shuffle(names)
        pictures: Iterator[Image.Image] = (Image.open(name).convert("RGB") for name in names)
    else:
        wholes = [Image.fromarray(pixels) for pixels in (one.rgb for one in carried(None, 12))]
        pictures = (_window(drawn.choice(wholes), drawn) for _ in itertools.count())
    for picture in pictures:
        side = drawn.randint(500, 1000) / max(picture.size)
        file = io.BytesIO()
        picture.resize((round(picture.width * side), round(picture.height * side))).save(file, "JPEG", quality=88)
        yield file.getvalue()


def _window(picture: Image.Image, drawn: random.Random) -> Image.Image:
    width, height = (round(side * drawn.uniform(0.4, 0.9)) for side in picture.size)
    left, top = drawn.randint(0, picture.width - width), drawn.randint(0, picture.height - height)
    return picture.crop((left, top, left + width, top + height))


if __name__ == "__main__":
    main()
