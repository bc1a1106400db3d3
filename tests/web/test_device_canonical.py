"""What a browser makes of whole files, beside the program's own pipeline behind the jail: nearly the same bits."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PIL import Image, ImageCms

from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.jail import Refusal
from takedown.media import samples
from takedown.media.sniff import PICTURES, Format, sniff
from takedown.settings import JailSettings
from takedown.web.render import STATIC
from tests.fingerprint import photographs
from tests.web.browser import needs_chromium
from tests.web.device.asking import answers
from tests.web.device.bench import bench

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium

pytestmark = needs_chromium
APART = 10
"""Meta counts two implementations as correct up to so many bits apart."""
_ORIENTATION = 0x0112
_MEANS = """
async ({ width, height, x, y, size }) => {
    const { means } = await import("/static/device/canonical.js");
    const from = new Uint8Array(await (await fetch("/files/pixels")).arrayBuffer());
    const to = new Uint8ClampedArray(size);
    means(from, width, height, x, y, to);
    return Array.from(to);
}
"""
_SNIFFED = """
async (heads) => {
    const { sniffed } = await import("/static/device/canonical.js");
    return heads.map((head) => sniffed(Uint8Array.from(head)));
}
"""


def saved(picture: Image.Image, form: str, **more: Any) -> bytes:
    into = io.BytesIO()
    picture.save(into, form, **more)
    return into.getvalue()


def turned(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    return exif


def files() -> Iterator[tuple[str, bytes]]:
    """Yield photographs in every form in which people have them."""
    for file in photographs.files()[::2]:
        yield file.name, file.read_bytes()
    scenes = [Image.fromarray(pixels) for pixels in photographs.scenes()]
    for number, scene in enumerate(scenes):
        for orientation in range(1, 9) if number == 0 else (6,):
            yield f"turned-{number}-{orientation}.jpg", saved(scene, "JPEG", quality=85, exif=turned(orientation))
        yield f"{number}.webp", saved(scene, "WEBP", quality=80)
    first = scenes[1]
    yield "grey.jpg", saved(first.convert("L"), "JPEG", quality=90)
    yield "ink.jpg", saved(first.convert("CMYK"), "JPEG", quality=90)
    yield "few-colours.png", saved(first.quantize(64), "PNG")
    yield "first-of-many.gif", saved(first.quantize(64), "GIF", save_all=True, append_images=[scenes[2].quantize(64)])
    clear = first.convert("RGBA")
    fading = np.tile(np.linspace(0, 255, first.width).astype(np.uint8), (first.height, 1))
    clear.putalpha(Image.fromarray(fading))
    yield "see-through.png", saved(clear, "PNG")
    yield "large.jpg", saved(scenes[3].resize((4032, 3024)), "JPEG", quality=90, exif=turned(6))
    yield "one-side-large.png", saved(scenes[4].resize((2305, 1500)), "PNG", compress_level=1)
    # A profile that calls the first number blue and the third one red.
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"----").replace(b"bXYZ", b"rXYZ").replace(b"----", b"bXYZ")
    yield "other-colours.jpg", saved(first, "JPEG", quality=90, icc_profile=swapped)


@pytest.fixture(scope="module")
def jail() -> Iterator[Fingerprinter]:
    with Fingerprinter(JailSettings(workers=1)) as made:
        yield made


def test_files_get_nearly_the_same_bits(chromium: Chromium, jail: Fingerprinter) -> None:
    given = dict(files())
    with bench(chromium) as page:
        found = answers(page, given)
        asked = {one.split("/", 3)[3].split("/")[0] for one in page.asked}
        sent = [one for one in page.asked if not one.startswith("GET ")]

    taken = 0
    for name, content in given.items():
        ours, theirs = jail.of(content), found[name]
        assert ours.pdq is not None
        assert ("refused" in theirs) == (ours.quality < 50), name
        if "refused" in theirs:
            assert theirs["refused"] == "too-plain", name
            continue
        taken += 1
        apart = int.from_bytes(ours.pdq) ^ int(theirs["pdq"], 16)
        assert apart.bit_count() <= APART, name
        assert abs(theirs["quality"] - ours.quality) <= 2, name
        assert (theirs["width"], theirs["height"]) == (ours.width, ours.height), name
    assert taken > 25
    # The worker asked for its own scripts, and sent nothing anywhere.
    assert asked == {"", "files", "static"}
    assert sent == []


def test_what_cannot_be_taken_is_named(chromium: Chromium) -> None:
    noise = np.random.default_rng(5).integers(0, 255, (100, 100, 3), dtype=np.uint8)
    cut = saved(Image.fromarray(noise), "PNG")[:-4000]
    given = {
        "empty": b"",
        "words": b"words, and not a picture at all",
        "page": b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
        "plain": saved(Image.new("RGB", (300, 300), "grey"), "PNG"),
        "cut": cut,
        "wide": saved(Image.new("1", (60_001, 1000)), "PNG"),
        "video": next(iter(samples.videos())),
    }
    with bench(chromium) as page:
        found = answers(page, given)

    assert {name: one["refused"] for name, one in found.items()} == {
        "empty": "empty",
        "words": "not-media",
        "page": "not-media",
        "plain": "too-plain",
        "cut": "unreadable",
        "wide": "too-many-pixels",
        "video": "video",
    }


def test_formats_are_told_by_the_same_first_octets(chromium: Chromium) -> None:
    heads = [*(sample[:512] for sample in (*samples.pictures(), *samples.videos()))]
    heads += [b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0mp42mif1" for brand in (b"qt  ", b"isom", b"heic")]
    heads += [
        b"\0\0\0\x14ftypisom\0\0\0\0mp42mif1",
        b"\0\0\0\x08wide....",
        b"RIFF\0\0\0\0WAVE",
        b"OggS",
        b"\xff\xd8\xff\xe0",
    ]
    heads += [(b"G" + bytes(187)) * 3, b"%PDF-1.7", b"GIF88a", b"\0\0\0\x01ftypavif"]
    with bench(chromium) as page:
        found = page.run(_SNIFFED, [list(head) for head in heads])

    assert found == [_kind(head) for head in heads]


@pytest.mark.parametrize(("width", "height", "x", "y"), [(37, 23, 2, 3), (64, 64, 4, 4), (31, 9, 1, 2), (5, 5, 7, 7)])
def test_means_of_blocks_are_the_decoder_s(chromium: Chromium, width: int, height: int, x: int, y: int) -> None:
    pixels = np.random.default_rng(width).integers(0, 256, (height, width, 3), dtype=np.uint8)
    expected = np.asarray(Image.fromarray(pixels).reduce((x, y)).convert("RGBA"))
    with bench(chromium) as page:
        page.files["pixels"] = np.dstack([pixels, np.zeros((height, width), np.uint8)]).tobytes()
        found = page.run(_MEANS, {"width": width, "height": height, "x": x, "y": y, "size": expected.size})

    assert found == expected.reshape(-1).tolist()


def test_a_browser_that_alters_pixels_is_found_out(chromium: Chromium) -> None:
    script = (STATIC / "device" / "canonical.js").read_text("utf-8")
    noisy = """
const kept = OffscreenCanvasRenderingContext2D.prototype.getImageData;
OffscreenCanvasRenderingContext2D.prototype.getImageData = function (...asked) {
    const got = kept.apply(this, asked);
    got.data[40] ^= 1;
    return got;
};
"""
    picture = saved(Image.fromarray(photographs.scenes()[0]), "JPEG")
    with bench(chromium) as page:
        page.page.route(
            "**/canonical.js",
            lambda route: route.fulfill(
                body=noisy + script,
                content_type="text/javascript",
                headers={"cross-origin-embedder-policy": "require-corp", "cross-origin-resource-policy": "same-origin"},
            ),
        )
        found = answers(page, {"picture": picture})

    assert found["picture"]["refused"] == "altered"


def _kind(head: bytes) -> str:
    try:
        found = sniff(head)
    except Refusal:
        return "not-media"
    return "jpeg" if found is Format.JPEG else "picture" if found in PICTURES else "video"
