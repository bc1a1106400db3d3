"""PDQ per second of ours against the reference, what the jail costs, and how many files a second the machine takes.

``python bench/fingerprint.py [FOLDER]``; without a folder, the photographs that scikit-image and scikit-learn carry.
``make bench`` installs what it needs, the reference included. Prints a table; nothing is written.
"""

from __future__ import annotations

import argparse
import io
import os
import statistics
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from rich.console import Console
from rich.table import Table

from takedown.fingerprint import worker
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.fingerprint.pdq import pdq
from takedown.media.decode import configure
from takedown.settings import JailSettings

T = TypeVar("T")
MAX_PIXELS = 60_000_000
ROUNDS = 3


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", nargs="?", type=Path)
    options.add_argument("--most", type=int, default=150, help="files at most")
    chosen = options.parse_args()
    configure()
    contents = _pictures(chosen.folder, chosen.most)
    pixels = [np.asarray(Image.open(io.BytesIO(content)).convert("RGB")) for content in contents]
    megapixels = statistics.median(p.shape[0] * p.shape[1] for p in pixels) / 1e6
    table = Table(title=f"{len(contents)} pictures, median {megapixels:.2f} megapixels, {os.cpu_count()} processors")
    for column in ("what", "a second", "median ms", "slowest ms"):
        table.add_column(column, justify="left" if column == "what" else "right")
    for name, seconds in _rows(contents, pixels):
        rate = len(seconds) / sum(seconds)
        table.add_row(name, f"{rate:.0f}", f"{statistics.median(seconds) * 1e3:.1f}", f"{max(seconds) * 1e3:.0f}")
    processors = os.cpu_count() or 1
    table.add_row(f"files through the jail, {processors} children", f"{_throughput(contents, processors):.0f}", "", "")
    Console().print(table)
    _agreement(pixels)


def _rows(contents: list[bytes], pixels: list[NDArray[np.uint8]]) -> Iterable[tuple[str, list[float]]]:
    yield "PDQ of pixels with 8 variants, ours", _timed(pdq, pixels)
    if find_spec("pdqhash") is not None:
        import pdqhash

        yield "PDQ of pixels, reference C++", _timed(pdqhash.compute, pixels)
        yield "PDQ of pixels with 8 variants, reference C++", _timed(pdqhash.compute_dihedral, pixels)
    yield "files, in this process", _timed(lambda content: worker.fingerprint(content, MAX_PIXELS), contents)
    with Fingerprinter(JailSettings(workers=1)) as jailed:
        jailed.walls()
        yield "files through the jail, 1 child", _timed(jailed.of, contents)


def _timed(function: Callable[[T], object], inputs: list[T]) -> list[float]:
    """Return seconds for each input, the best of some rounds, so that other work on the machine counts less."""
    best = [float("inf")] * len(inputs)
    for _ in range(ROUNDS):
        for at, one in enumerate(inputs):
            before = time.perf_counter()
            function(one)
            best[at] = min(best[at], time.perf_counter() - before)
    return best


def _throughput(contents: list[bytes], workers: int) -> float:
    with Fingerprinter(JailSettings(workers=workers)) as jailed, ThreadPoolExecutor(workers) as threads:
        list(threads.map(jailed.of, contents[: 2 * workers]))  # every child is up before the clock starts
        before = time.perf_counter()
        list(threads.map(jailed.of, contents * ROUNDS))
        return ROUNDS * len(contents) / (time.perf_counter() - before)


def _agreement(pixels: list[NDArray[np.uint8]]) -> None:
    if find_spec("pdqhash") is None:
        print("The reference isn't installed (make oracle), so nothing was compared.")
        return
    import pdqhash

    same = 0
    for picture in pixels:
        bits, quality = pdqhash.compute(picture)
        found = pdq(picture)
        same += np.packbits(bits.astype(np.uint8)).tobytes() == found.hash and quality == found.quality
    print(f"Same hash and quality as the reference: {same} of {len(pixels)}.")


def _pictures(folder: Path | None, most: int) -> list[bytes]:
    files = sorted(folder.rglob("*")) if folder else [*_wheel("skimage", "data"), *_wheel("sklearn", "datasets/images")]
    wanted = [file for file in files if file.suffix.lower() in {".jpg", ".jpeg", ".png", ".webp"}]
    return [file.read_bytes() for file in wanted[:: max(1, len(wanted) // most)][:most]]


def _wheel(package: str, folder: str) -> list[Path]:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        missing = f"{package} isn't installed: pip install takedown[demo], or name a folder"
        raise SystemExit(missing)
    return sorted((Path(spec.origin).parent / folder).iterdir())


if __name__ == "__main__":
    main()
