"""Recall of edited videos, false matches, seconds named, speed and memory: ours beside a PDQ each second, and MD5.

Without folders, clips are made from the photographs that scikit-image and scikit-learn carry, so that anybody can rerun
it. Nothing is written.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image
from rich.console import Console
from rich.progress import track

from bench.video_edits import cost, measure, report, sources
from bench.video_edits.clip import Clip, excerpt
from bench.video_edits.files import ORIGINAL, Coding, encode
from bench.video_edits.finders import EverySecond, Finder, Md5
from bench.video_edits.material import material
from bench.video_edits.measure import Row
from bench.video_edits.ours import SECRET, Ours
from bench.video_edits.sources import Source
from bench.video_edits.suite import EDITS, Edit
from takedown.cases.match import Confidence
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.settings import JailSettings

_FOREIGN_SEED, _OTHER_SEED, _LONG_SEED = 5_000, 9_000, 700
_TIMED_SECONDS = 30.0
_MOMENTS = (0.2, 0.5, 0.8)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    chosen = _options().parse_args(arguments)
    edits = _chosen(chosen.edits)
    own, foreign = sources.photographs(chosen.photographs)
    # The long one has photographs of its own, so that what matches it shows it.
    few = max(2, len(own) // (chosen.made + 1))
    of_long, own = own[:few], own[few:]
    originals = [*sources.made(own, chosen.made, 100), *sources.own_videos(chosen.videos)]
    beside = [source.clip() for source in sources.made(foreign, 3, _FOREIGN_SEED)]
    console, progress = Console(width=180), Console(stderr=True)
    with Fingerprinter(JailSettings(workers=1), SECRET) as fingerprinter:
        ours = Ours(fingerprinter)
        finders: list[Finder] = [ours, EverySecond(), Md5()]
        columns = [column for finder in finders for column in finder.columns]
        for number, source in enumerate(track(originals, "registering", console=progress)):
            _register(finders, number, source.content())
        long = None if chosen.short else sources.long(of_long, _LONG_SEED)
        if long is not None:
            _register(finders, len(originals), encode(long))
        rows = {edit.name: Row(edit.name) for edit in edits}
        steps = measure.copies(rows, finders, originals, long, edits, beside)
        for _ in track(steps, "editing", len(originals) + (long is not None), console=progress):
            pass
        report.recalls(console, list(rows.values()), columns)
        unrelated = [("made of other photographs", sources.made(foreign, chosen.unrelated, _OTHER_SEED))]
        if chosen.other_videos:
            unrelated.append((chosen.other_videos.name, sources.own_videos(chosen.other_videos)))
        report.falses(console, [(name, measure.strangers(finders, them)) for name, them in unrelated], columns)
        report.facts(console, "Stills and pictures", _stills(fingerprinter, ours, originals[: chosen.made]))
    report.facts(console, "Cost", _costs(own, long))


def _register(finders: Sequence[Finder], number: int, content: bytes) -> None:
    for finder in finders:
        finder.register(number, content)


def _stills(fingerprinter: Fingerprinter, ours: Ours, originals: Sequence[Source]) -> Iterator[tuple[str, str]]:
    """Yield how many stills found their video, and how many registered pictures were found in a video of them."""
    moments = [(number, source, part) for number, source in enumerate(originals) for part in _MOMENTS]
    found = right = shown = 0
    for number, source, part in moments:
        clip = source.clip()
        still = _jpeg(clip, part)
        spans = ours.look(still).spans.get(number, ())
        found += bool(spans)
        right += any(span.of_start - 1 <= part * clip.seconds <= span.of_end + 1 for span in spans)
        pictures = Ours(fingerprinter)
        pictures.register(0, still)
        shown += any(hit.confidence is not Confidence.POSSIBLE for _, hit in pictures.hits(source.content()))
    yield "stills posted as pictures, found", f"{found} of {len(moments)}"
    yield "... with the right second, give or take one", f"{right} of {found}"
    yield "registered pictures found in a video that shows them", f"{shown} of {len(moments)}"


def _jpeg(clip: Clip, part: float) -> bytes:
    file = io.BytesIO()
    Image.fromarray(np.asarray(clip.at(part * clip.seconds))).save(file, "JPEG", quality=80)
    return file.getvalue()


def _costs(
    own: Sequence[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]], long: Clip | None
) -> Iterator[tuple[str, str]]:
    """Yield times and memory, on one core; the children are started there."""
    clip = material(own, 41, _TIMED_SECONDS, (1280, 720), fps=30.0)
    sparse = encode(clip)
    dense = encode(clip, Coding(options={**ORIGINAL.options, "g": "60"}))
    brief = encode(excerpt(clip, 0, 1.0))
    with cost.one_core(), Fingerprinter(JailSettings(workers=1), SECRET) as fingerprinter:
        fingerprinter.walls()
        ours = Ours(fingerprinter)
        for name, content in (("a key frame every 8 s", sparse), ("a key frame every 2 s", dense)):
            ours.register(0, brief)  # the children start
            ours.look(brief)
            registered = cost.timed(partial(ours.register, 0, content))
            ours.look(brief)
            looked = cost.timed(partial(ours.look, content))
            size = f"{len(content) * 8 / _TIMED_SECONDS / 1e6:.1f} Mbit/s"
            yield f"720p30 H.264, {size}, {name}: registering", _rate(registered)
            yield "... looking", _rate(looked)
            yield "... stored", f"{ours.stored[0] / 1024 / _TIMED_SECONDS * 60:.0f} KiB a minute"
        yield "memory after these, parent and child", f"{looked.parent:.0f} and {looked.child:.0f} MiB"
        if long is not None:
            content = encode(long)
            spent = cost.timed(partial(ours.look, content))
            yield "memory after 10 minutes, parent and child", f"{spent.parent:.0f} and {spent.child:.0f} MiB"


def _rate(spent: cost.Cost) -> str:
    clock, processor = _TIMED_SECONDS / spent.seconds, _TIMED_SECONDS / spent.processor
    return f"{clock:.1f} x real time by the clock, {processor:.1f} by processor time"


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--photographs", type=Path, metavar="FOLDER", help="what clips are made of")
    options.add_argument("--videos", type=Path, metavar="FOLDER", help="videos that are registered and edited too")
    options.add_argument("--other-videos", type=Path, metavar="FOLDER", help="videos that must not match")
    options.add_argument("--made", type=int, default=4, metavar="N", help="clips made and registered (4)")
    options.add_argument("--unrelated", type=int, default=10, metavar="N", help="unrelated clips made (10)")
    options.add_argument("--edits", metavar="NAMES", help="names of edits, with semicolons between them")
    options.add_argument("--short", action="store_true", help="without the video of ten minutes")
    return options


def _chosen(names: str | None) -> list[Edit]:
    if names is None:
        return list(EDITS)
    wanted = set(names.split(";"))
    unknown = wanted - {edit.name for edit in EDITS}
    if unknown:
        sys.exit(f"No such edit: {', '.join(sorted(unknown))}. There are: {'; '.join(edit.name for edit in EDITS)}")
    return [edit for edit in EDITS if edit.name in wanted]
