"""What somebody could make of a stored fingerprint: reconstructions attempted, and measured against the picture.

Each picture that scikit-image and scikit-learn carry is attacked by what was learnt from the others; ``--train`` adds
photographs to learn from. The attempts on the one public-domain portrait can be written as a small grey picture;
nothing else is written. What the attacker holds is, in turn:

* PDQ alone: the inverse DCT of its signs, and the best linear decoder (ridge regression) of its 256 signs;
* the local codes and the vault's key: each code is decoded to its patch, and the patches are laid out at random or as a
  jigsaw, since no positions are stored; to show why, also where a grid or exact positions would have put them;
* PDQ and the codes and the key: the jigsaw laid on PDQ's blur;
* the local codes under a key that isn't known: the same with another key, or with what the codes of other pictures of
  the same vault tell somebody who has these pictures.

After Weinzaepfel, Jegou and Perez, "Reconstructing an image from its local descriptors" (2011), with codes for
descriptors, linear decoders, and gradients joined by Poisson's equation (Perez, Gangnet and Blake, 2003).
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Iterator, Sequence
from functools import reduce
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
from PIL import Image
from rich import box
from rich.console import Console
from rich.progress import track
from rich.table import Table

# A script's own folder is where Python looks first; its parts are in packages of the folder above.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.leaks.layout import SIDE, Floats, Octets, Pieces
from bench.leaks.learn import KEYED, REGISTERED, Decoders, Lesson, from_frequencies, luma, plus_minus
from bench.robustness import pictures
from bench.robustness.pictures import Picture
from takedown.fingerprint import kept, local
from takedown.fingerprint.keyed import Projection
from takedown.fingerprint.pdq import pdq
from takedown.fingerprint.view import View

PORTRAIT = "data/astronaut.png"
OTHERWISE = Projection(bytes(range(1, 33)))
SHIFT, STEP = 12, 3
"""A layout that is right but for a shift is counted as right: up to so many of 64 pixels, tried at such steps."""
TILE, APART, GREYS = 96, 6, 16


class Attempt(NamedTuple):
    """One reconstruction, 64 x 64; ``adrift``: its layout may be shifted."""

    name: str
    look: Floats
    adrift: bool = False


def main() -> None:
    chosen = _options().parse_args()
    cv2.setNumThreads(1)
    console, progress = Console(width=120), Console(stderr=True)
    carried = pictures.originals(None, 100)
    attacked = [*carried, *pictures.unrelated(None, carried)]
    more = pictures.originals(chosen.train, chosen.most) if chosen.train else []
    lessons = [Lesson.of(one) for one in track(attacked, "learning", console=progress)]
    if more:
        lessons.append(reduce(Lesson.__add__, (Lesson.of(one).thinned() for one in track(more, console=progress))))
    results: dict[str, list[tuple[bool, float]]] = {}
    for number, one in enumerate(track(attacked, "attacking", console=progress)):
        target, is_portrait = luma(one), one.name == PORTRAIT
        found = list(attempts(one, Decoders(lessons[:number] + lessons[number + 1 :], len(attacked) - 1)))
        for attempt in found:
            results.setdefault(attempt.name, []).append((is_portrait, likeness(attempt, target)))
        if is_portrait and chosen.write:
            shown = Image.fromarray(_strip([target, *(attempt.look for attempt in found[1:])]))
            shown.quantize(GREYS, dither=Image.Dither.NONE).save(chosen.write, "PNG", optimize=True)
    _report(
        console,
        results,
        f"{len(attacked)} pictures attacked, each by what {len(attacked) - 1 + len(more)} others teach",
    )


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--train", type=Path, metavar="FOLDER", help="photographs to learn from as well")
    options.add_argument("--most", type=int, default=200, metavar="N", help="of these at most (200)")
    options.add_argument("--write", type=Path, metavar="FILE", help="the attempts on the portrait, as PNG")
    return options


def attempts(picture: Picture, decoders: Decoders) -> Iterator[Attempt]:
    """Yield what can be made of what is stored of ``picture``, or might have been stored, in the order of the table."""
    yield Attempt("nothing: the mean of other pictures", decoders.mean)
    signs = plus_minus(np.frombuffer(pdq(picture.rgb).hash, np.uint8)[None])[:, ::-1]
    yield Attempt("PDQ, inverse DCT", from_frequencies(signs))
    blur = decoders.of_signs(signs)
    yield Attempt("PDQ, trained decoder", blur)
    found = local.describe(picture.rgb, *REGISTERED)
    codes = KEYED.codes(found.descriptors)
    stored = kept.unpack(kept.pack(View(codes, codes, found.places)))
    shape = picture.rgb.shape[:2]
    pieces = Pieces(decoders.of_codes(stored.codes), stored.angles, np.exp2(stored.sizes), shape)
    rng = np.random.default_rng(3)
    yield Attempt("codes and key, as stored: at random", pieces.laid(rng.random((len(codes), 2))), adrift=True)
    yield Attempt("codes and key, as stored: jigsaw", pieces.jigsaw(), adrift=True)
    yield Attempt("PDQ, codes and key, as stored: jigsaw on PDQ's blur", pieces.jigsaw(blur))
    wrong = pieces._replace(looks=decoders.of_codes(OTHERWISE.codes(found.descriptors)))
    yield Attempt("codes without the key: jigsaw", wrong.jigsaw(), adrift=True)
    known = pieces._replace(looks=decoders.of_known(stored.codes))
    yield Attempt("codes without the key, 22 pictures of the vault known", known.jigsaw(), adrift=True)
    places = found.places[:, :2]
    for cells in (8, 16):
        yield Attempt(f"were a grid of {cells} x {cells} stored", pieces.laid((np.floor(places * cells) + 0.5) / cells))
    yield Attempt("were positions stored", pieces.laid(places))
    nearest = pieces._replace(looks=decoders.neighbours(stored.codes))
    yield Attempt("were positions stored, nearest patches", nearest.laid(places))
    yield Attempt("were positions stored, without the key", wrong.laid(places))


def likeness(attempt: Attempt, target: Floats) -> float:
    """Return the correlation with ``target``; of one that may be shifted, the largest where both overlap."""
    steps = range(-SHIFT, SHIFT + 1, STEP) if attempt.adrift else (0,)
    return max(_correlation(_shifted(attempt.look, -y, -x), _shifted(target, y, x)) for y in steps for x in steps)


def _shifted(look: Floats, down: int, across: int) -> Floats:
    """Return ``look`` without its first rows and columns, or without its last ones."""
    rows = slice(max(0, down), SIDE + min(0, down))
    return look[rows, max(0, across) : SIDE + min(0, across)]


def _correlation(one: Floats, other: Floats) -> float:
    left, right = one - one.mean(), other - other.mean()
    return float((left * right).sum() / max(1e-9, np.sqrt((left**2).sum() * (right**2).sum())))


def _report(console: Console, results: dict[str, list[tuple[bool, float]]], title: str) -> None:
    console.print(f"\n### {title}: correlation with the 64 x 64 luma")
    table = Table(box=box.MARKDOWN)
    for name in ("what the attacker has", "portrait", "others, median", "others, most"):
        table.add_column(name, justify="left" if name.startswith("what") else "right", no_wrap=True)
    for name, found in results.items():
        others = [fits for is_portrait, fits in found if not is_portrait]
        own = next(fits for is_portrait, fits in found if is_portrait)
        table.add_row(name, f"{own:.2f}", f"{statistics.median(others):.2f}", f"{max(others):.2f}")
    console.print(table)


def _strip(looks: Sequence[Floats]) -> Octets:
    """Return the looks side by side, in two rows, each stretched to the same contrast."""
    tiles = []
    for look in looks:
        low, high = np.percentile(look, (1, 99))
        grey = np.clip((look - low) / max(high - low, 1e-6) * 255, 0, 255).astype(np.uint8)
        tiles.append(np.pad(cv2.resize(grey, (TILE, TILE), interpolation=cv2.INTER_CUBIC), APART, constant_values=255))
    half = (len(tiles) + 1) // 2
    tiles += [np.full_like(tiles[0], 255)] * (2 * half - len(tiles))
    return np.concatenate([np.concatenate(row, axis=1) for row in (tiles[:half], tiles[half:])])


if __name__ == "__main__":
    main()
