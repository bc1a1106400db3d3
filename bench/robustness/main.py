"""Recall of edited copies, false matches and cost: ours beside PDQ, pHash and the crop-resistant hash, in one run.

Without folders, the photographs that scikit-image and scikit-learn carry are taken, so that anybody can rerun it.
Nothing is written but the chart, if one is asked for.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import track

from bench.robustness import measure, pictures, report
from bench.robustness.canvas import Edit, Others
from bench.robustness.chart import chart
from bench.robustness.edits import EDITS, edited, named
from bench.robustness.finders import CropResistantFinder, Finder, PdqFinder, PhashFinder
from bench.robustness.ours import SECRET, Ours
from bench.robustness.pictures import Picture
from bench.robustness.shots import shots
from takedown.cases.match import Confidence
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.settings import JailSettings

_TIMED = ("jpeg-15", "crop-30", "post", "collage-4")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    chosen = _options().parse_args(arguments)
    found = pictures.originals(chosen.originals, min(chosen.most, 12) if chosen.quick else chosen.most)
    strangers = pictures.unrelated(chosen.unrelated, found)[: 40 if chosen.quick else None]
    others = pictures.beside(strangers)
    console, progress = Console(width=160), Console(stderr=True)
    with Fingerprinter(JailSettings(workers=chosen.workers), secret=SECRET) as fingerprinter:
        finders = _finders(Ours(fingerprinter, chosen.workers), fast=chosen.fast)
        refused = {number for finder in finders for number in finder.register(found)}
        kept = [number for number in range(len(found)) if number not in refused]
        columns = measure.columns(finders)
        console.print(f"{len(found)} originals, {len(refused)} of them refused, {len(strangers)} unrelated pictures.")
        copied = kept if chosen.edited is None else pictures.spread(kept, chosen.edited)
        edits = _chosen(chosen.edits, quick=chosen.quick) if copied else []
        looked = measure.copies(finders, found, copied, edits, others)
        results = list(track(looked, "edits", len(edits), console=progress))
        report.recalls(console, results, columns)
        report.wrongs(console, results, columns[0])
        report.misses(console, results, columns[0])
        dresses = measure.strangers(finders, found, strangers, others, chosen.dressed)
        unrelated = list(track(dresses, "unrelated pictures", len(measure.DRESSES) + 1, console=progress))
        report.falses(console, unrelated, columns)
        _costs(console, finders, [(number, found[number]) for number in kept[:15]], others)
        _groups(console, chosen, fingerprinter, finders[1:])
    if chosen.chart:
        title = f"Edited copies found: {len(copied)} originals, {len(kept)} registered"
        chosen.chart.write_text(
            chart(results, {columns[0]: "ours, at likely or better", columns[2]: "PDQ within 31 bits"}, title),
            encoding="utf-8",
        )


def _groups(
    console: Console, chosen: argparse.Namespace, fingerprinter: Fingerprinter, others: Sequence[Finder]
) -> None:
    """Print what other shots of one scene are taken for, and one person in other pictures."""
    columns = measure.columns(others)
    scenes = shots(lambda: Ours(fingerprinter, chosen.workers), others, pictures.scenes(chosen.scenes))
    report.pairs(console, scenes, "Other shots of one scene", Confidence.CERTAIN, columns)
    if chosen.people:
        people = shots(lambda: Ours(fingerprinter, chosen.workers), others, pictures.groups_in(chosen.people))
        report.pairs(console, people, "One person in other pictures", Confidence.LIKELY, columns)


def _finders(ours: Ours, *, fast: bool) -> list[Finder]:
    found: list[Finder] = [ours, PdqFinder(), PhashFinder()]
    return found if fast else [*found, CropResistantFinder()]


def _costs(
    console: Console, finders: Sequence[Finder], originals: Sequence[tuple[int, Picture]], others: Others
) -> None:
    edits = [edit for edit in EDITS if edit.name in _TIMED]
    contents = [edited(edit, picture.rgb, number, others) for number, picture in originals for edit in edits]
    title = f"Cost of {len(contents)} candidates ({', '.join(_TIMED)}), {measure.machine()}"
    report.costs(console, measure.costs(finders, contents), title)


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--originals", type=Path, metavar="FOLDER", help="what is registered and then edited")
    options.add_argument("--unrelated", type=Path, metavar="FOLDER", help="what must not match; may be the same folder")
    options.add_argument("--scenes", type=Path, metavar="FOLDER", help="a folder for each scene, with several shots")
    options.add_argument(
        "--people", type=Path, metavar="FOLDER", help="a folder for each person, with several pictures"
    )
    options.add_argument("--most", type=int, default=150, metavar="N", help="originals at most (150)")
    options.add_argument("--edited", type=int, metavar="N", help="how many of them are edited and looked for (all)")
    options.add_argument(
        "--dressed", type=int, metavar="N", help="how many unrelated ones are looked at inside interfaces too (all)"
    )
    options.add_argument("--edits", metavar="NAMES", help="names or families of edits, with commas between them")
    options.add_argument("--fast", action="store_true", help="without the crop-resistant hash, which takes most time")
    options.add_argument("--quick", action="store_true", help="12 originals, every fourth edit, 40 unrelated pictures")
    options.add_argument("--workers", type=int, default=2, metavar="N", help="jailed children, and threads (2)")
    options.add_argument("--chart", type=Path, metavar="FILE", help="write the chart there, as SVG")
    return options


def _chosen(names: str | None, *, quick: bool) -> list[Edit]:
    return named(names) if names else list(EDITS[:: 4 if quick else 1])
