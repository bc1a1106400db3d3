"""The browser's PDQ: on the same pixels, the program's own bits, in all eight variants, and its quality."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from takedown.cases.media import PIPELINE
from takedown.fingerprint.pdq import VARIANTS, pdq
from takedown.matching.confidence import MIN_QUALITY
from takedown.web.render import STATIC
from tests.web.browser import needs_chromium
from tests.web.device import vectors
from tests.web.device.bench import bench

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium

SCRIPTS = sorted((STATIC / "device").glob("*.js"))
_OF_RAW = """
async (vectors) => {
    const { VARIANTS, hex, pdq } = await import("/static/device/pdq.js");
    const found = [];
    for (const { name, width, height } of vectors) {
        const rgba = new Uint8Array(await (await fetch(`/files/${name}`)).arrayBuffer());
        const { variants, quality } = pdq(rgba, width, height);
        found.push({ name, variants: variants.map(hex), quality });
    }
    return { names: VARIANTS, found };
}
"""
_BASIS = "async () => Array.from((await import('/static/device/pdq.js')).BASIS)"
_WAVES = 16


@needs_chromium
def test_the_same_pixels_give_the_same_bits(chromium: Chromium) -> None:
    made = dict(vectors.pixels())
    with bench(chromium) as page:
        for name, rgb in made.items():
            page.files[name] = np.dstack([rgb, np.full(rgb.shape[:2], 255, np.uint8)]).tobytes()
        sizes = [{"name": name, "height": rgb.shape[0], "width": rgb.shape[1]} for name, rgb in made.items()]
        answer = page.run(_OF_RAW, sizes)

    assert tuple(answer["names"]) == VARIANTS
    assert len(answer["found"]) == len(made) > 50
    for one in answer["found"]:
        ours = pdq(made[one["name"]])
        assert one["variants"] == [variant.hex() for variant in ours.variants], one["name"]
        assert one["quality"] == ours.quality, one["name"]


@needs_chromium
def test_the_transform_s_cosines_are_the_same_numbers(chromium: Chromium) -> None:
    wave = np.arange(1, _WAVES + 1)[:, None] * (2 * np.arange(64) + 1)
    exact = float(np.float32(np.sqrt(2 / 64))) * np.cos(np.pi / 2 / 64 * wave)
    with bench(chromium) as page:
        theirs = np.array(page.run(_BASIS), np.float64).reshape(_WAVES, 64)

    assert np.array_equal(theirs, exact.astype(np.float32).astype(np.float64))
    # No browser's cosine differs by so much that another number of single precision would come out.
    assert np.array_equal((exact * (1 + 1e-13)).astype(np.float32), (exact * (1 - 1e-13)).astype(np.float32))


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_the_scripts_keep_nothing_make_no_markup_and_one_of_them_sends(file: Path) -> None:
    script = file.read_text("utf-8")

    assert re.findall(r"localStorage|sessionStorage|indexedDB|document\.cookie|caches\.|serviceWorker", script) == []
    assert re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", script) == []
    assert re.findall(r"XMLHttpRequest|sendBeacon|WebSocket|EventSource|toDataURL|toBlob|createObjectURL", script) == []
    assert script.count("fetch(") == (1 if file.name == "device.js" else 0)
    assert re.findall(r"from \"(?!\./)|import\(", script) == []


def test_the_scripts_say_the_same_figures_as_the_program() -> None:
    worker, canonical = ((STATIC / "device" / name).read_text("utf-8") for name in ("worker.js", "canonical.js"))

    assert f"MIN_QUALITY = {MIN_QUALITY};" in worker
    assert f"PIPELINE = {PIPELINE};" in canonical
