"""Matching at a team's size: whole pictures against 1,000,000 codes, strong matching against 100,000 pictures.

``python bench/team_matching.py [FOLDER]``; the photographs are those of ``bench/scale.py``. Every way is asked the same
and must answer the same. One processor, the time of the processor itself, so that others who work on the machine count
as little as can be. Takes about five minutes and 6 GiB; ``--codes`` and ``--pictures`` make it smaller.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import faiss
import numpy as np
import psutil
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

# A script's own folder is where Python looks first; the measurement is a package of the folder above.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.scale import SECRET, _files, _media
from takedown.cases.media import Fingerprint, Level
from takedown.fingerprint.fingerprinter import Fingerprinter, Purpose
from takedown.fingerprint.view import View
from takedown.jail import MemorySource
from takedown.matching.asked import Parts
from takedown.matching.codes import CodeTable
from takedown.matching.compiled import Compiled
from takedown.matching.confidence import PDQ
from takedown.matching.kernels import PLAIN, Kernels
from takedown.matching.registry import Registry
from takedown.matching.segment import Places, Segment, Words
from takedown.pipeline.looking.describe import Description, describing

Found = set[tuple[int, bool, int, int]]
PROBES = 40
FROM_FILES = 200
TARGETS = {"whole": 3.0, "strong": 80.0}


class Either:
    """``Kernels`` that are first one and then the other, so that one index in memory is asked in both ways."""

    def __init__(self, kernels: Kernels) -> None:
        self.kernels = kernels

    def leaning(self, columns: Words, count: int, references: Words, least: int) -> Places:
        """As ``Kernels.leaning``."""
        return self.kernels.leaning(columns, count, references, least)

    def votes(self, words: Words, codes: Words, segment: Segment) -> tuple[Places, Places, Places]:
        """As ``Kernels.votes``."""
        return self.kernels.votes(words, codes, segment)

    def pairs(self, words: Words, codes: Words) -> tuple[Places, Places, Places]:
        """As ``Kernels.pairs``."""
        return self.kernels.pairs(words, codes)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", nargs="?", type=Path)
    options.add_argument("--codes", type=int, default=1_000_000)
    options.add_argument("--pictures", type=int, default=100_000)
    chosen = options.parse_args()
    registered, looks = _described(chosen.folder)
    compiled = Compiled()
    Console().print(_whole(chosen.codes, [probe.pdq_variants for probe, _ in looks], compiled))
    Console().print(_strong(chosen.pictures, registered, looks, compiled))


def _described(folder: Path | None) -> tuple[list[Description], list[tuple[Fingerprint, View]]]:
    """Return pictures to register and looks at others, through the jail."""
    files = list(itertools.islice(_files(folder), PROBES + FROM_FILES))
    with Fingerprinter(secret=SECRET) as fingerprinter:
        describe = describing(fingerprinter, Level.STRONG)
        described = [describe(MemorySource(file)) for file in files[PROBES:]]
        looks = []
        for file in files[:PROBES]:
            with fingerprinter.visit(file) as opened:
                looks.append((opened.fingerprint, opened.look(Purpose.PROBE)))
    return [one for one in described if not one.refusal], looks


# --- whole pictures -------------------------------------------------------------------------------------------------


def _whole(count: int, probes: Sequence[tuple[bytes, ...]], compiled: Kernels) -> Table:
    codes = np.random.default_rng(1).integers(0, 256, (count, 32), np.uint8)
    for place, variants in enumerate(probes):  # so that there is something to find: a copy, and a negative
        for far, number in enumerate((2, 5)):
            near = np.unpackbits(np.frombuffer(variants[number], np.uint8))
            near[:: 256 // (far * 25 + 30)] ^= 1
            codes[2 * place + far] = np.packbits(near ^ far)
    table = Table(title=f"Whole pictures against {count:,} codes: 8 variants and their complements, up to 60 bits")
    _columns(table)
    before = _before(codes)
    ways: list[tuple[str, Callable[[tuple[bytes, ...]], Found], int]] = [
        ("before", before, 32),
        ("faiss, 16 at once", _faiss(codes), 32),
    ]
    either = Either(compiled)
    held = psutil.Process().memory_info().rss
    now: CodeTable[str] = CodeTable(32, either)
    for item, code in enumerate(codes):
        now.add(f"{item:014}", code.tobytes())  # as long as an id
    held = (psutil.Process().memory_info().rss - held) // count
    ways += [
        ("now, NumPy alone", _asking(now, either, PLAIN), held),
        ("now, compiled", _asking(now, either, compiled), held),
    ]
    expected = [before(variants) for variants in probes]
    for name, way, held in ways:
        way(probes[0])
        spent = []
        for variants, found in zip(probes, expected, strict=True):
            began_at = time.thread_time()
            told = way(variants)
            spent.append(time.thread_time() - began_at)
            if told != found:
                problem = f"{name} doesn't find what comparing everything finds"
                raise SystemExit(problem)
        _row(table, name, spent, f"{held} B a code", TARGETS["whole"])
    return table


def _asking(table: CodeTable[str], either: Either, kernels: Kernels) -> Callable[[tuple[bytes, ...]], Found]:
    def near(variants: tuple[bytes, ...]) -> Found:
        either.kernels = kernels
        return {(one.variant, one.inverted, int(one.item), one.bits) for one in table.near(variants, PDQ.possible)}

    return near


def _before(codes: NDArray[np.uint8]) -> Callable[[tuple[bytes, ...]], Found]:
    """Return what was done before: each variant compared with every code, and counted twice."""
    words = codes.view(np.uint64)

    def near(variants: tuple[bytes, ...]) -> Found:
        found: Found = set()
        for variant, code in enumerate(variants):
            distances = np.bitwise_count(words ^ np.frombuffer(code, np.uint64)).sum(axis=1, dtype=np.int64)
            for inverted, measured in ((False, distances), (True, 256 - distances)):
                slots = np.flatnonzero(measured <= PDQ.possible)
                found |= {(variant, inverted, int(slot), int(measured[slot])) for slot in slots}
        return found

    return near


def _faiss(codes: NDArray[np.uint8]) -> Callable[[tuple[bytes, ...]], Found]:
    faiss.omp_set_num_threads(1)
    index: Any = faiss.IndexBinaryFlat(256)
    index.add(codes)

    def near(variants: tuple[bytes, ...]) -> Found:
        asked = np.frombuffer(b"".join(variants), np.uint8).reshape(-1, 32)
        limits, bits, rows = index.range_search(np.concatenate([asked, ~asked]), PDQ.possible + 1)
        found: Found = set()
        for number in range(2 * len(asked)):
            of_one = slice(int(limits[number]), int(limits[number + 1]))
            inverted, variant = divmod(number, len(asked))
            pairs = zip(rows[of_one].tolist(), bits[of_one].tolist(), strict=True)
            found |= {(variant, bool(inverted), row, int(apart)) for row, apart in pairs}
        return found

    return near


# --- parts of pictures ----------------------------------------------------------------------------------------------


def _strong(
    count: int, registered: Sequence[Description], looks: Sequence[tuple[Fingerprint, View]], compiled: Kernels
) -> Table:
    either = Either(compiled)
    registry = Registry(either, tended=True)
    began, held = time.perf_counter(), psutil.Process().memory_info().rss
    for media in itertools.islice(_media(registered, 0), count):
        registry.add(media)
    filled = time.perf_counter() - began
    began = time.perf_counter()
    registry.settle()
    sorting = time.perf_counter() - began
    held = psutil.Process().memory_info().rss - held
    codes = np.mean([len(view) for _, view in looks])
    table = Table(title=f"Parts of pictures against {count:,} pictures: one look of {codes:.0f} codes")
    _columns(table)
    told: list[list[Parts]] = []
    for name, kernels in (("before (NumPy)", PLAIN), ("now, compiled", compiled)):
        either.kernels = kernels
        registry.match_parts(*looks[0])
        spent, answers = [], []
        for probe, view in looks:
            began = time.thread_time()
            answers.append(registry.match_parts(probe, view))
            spent.append(time.thread_time() - began)
        told.append(answers)
        _row(table, name, spent, f"{held / count / 1000:.1f} kB a picture", TARGETS["strong"])
    if [_said(one) for one in told[0]] != [_said(one) for one in told[1]]:
        raise SystemExit("the two ways don't say the same")
    table.caption = (
        f"Filled in {filled:.0f} s, sorted in {sorting:.0f} s beside the questions; {held / 2**30:.1f} GiB; "
        f"the same {sum(len(one.hits) for one in told[0])} hits in both ways"
    )
    return table


def _said(parts: Parts) -> tuple[object, ...]:
    return (parts.promising, *((hit.media_id, hit.confidence, hit.score, hit.transform) for hit in parts.hits))


# --- the tables -----------------------------------------------------------------------------------------------------


def _columns(table: Table) -> None:
    for column in ("how", "median ms", "95 %", "slowest", "memory", "target"):
        table.add_column(column, justify="left" if column == "how" else "right")


def _row(table: Table, name: str, spent: Sequence[float], memory: str, target: float) -> None:
    middle, most, slowest = (1000 * float(np.percentile(spent, share)) for share in (50, 95, 100))
    verdict = f"{target:.0f} ms: {'met' if middle <= target else 'missed'}"
    table.add_row(name, f"{middle:.1f}", f"{most:.1f}", f"{slowest:.1f}", memory, verdict)


if __name__ == "__main__":
    main()
