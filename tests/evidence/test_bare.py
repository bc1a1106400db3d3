"""A page's source keeps its words and addresses and loses every picture that stands in it, however it is written."""

from __future__ import annotations

import base64
import random
from collections.abc import Callable
from hashlib import sha256
from urllib.parse import quote

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from takedown.evidence.bare import MOST_NOTED, bare

WINDOW = 20

Place = Callable[[str], str]

PLACES: dict[str, Place] = {
    "src": lambda uri: f'<p>before</p><img alt="a" src="{uri}"><p>behind</p>',
    "single quotes": lambda uri: f"<p>before</p><img src='{uri}'><p>behind</p>",
    "no quotes": lambda uri: f"<p>before</p><img src={uri}><p>behind</p>",
    "blanks": lambda uri: f'<p>before</p><img src="\n {uri} "><p>behind</p>',
    "srcset": lambda uri: f'<p>before</p><img srcset="/a.jpg 1x, {uri} 2x, /b.jpg 3x"><p>behind</p>',
    "first of srcset": lambda uri: f'<p>before</p><img srcset="{uri} 2x, /b.jpg 3x"><p>behind</p>',
    "style": lambda uri: f'<p>before</p><b style="background:url({uri})">x</b><p>behind</p>',
    "quoted style": lambda uri: f"<p>before</p><b style=\"background:url('{uri}')\">x</b><p>behind</p>",
    "sheet": lambda uri: f"<style>p{{background:url( {uri} )}}</style><p>before</p><p>behind</p>",
    "script": lambda uri: f'<p>before</p><script>const a = "{uri}", b = 1;</script><p>behind</p>',
    "json": lambda uri: f'<p>before</p><script>{{"a":"{uri.replace("/", chr(92) + "/")}"}}</script><p>behind</p>',
    "json in a text": lambda uri: f'<p>before</p><script>x = "{{\\"a\\":\\"{uri}\\"}}"</script><p>behind</p>',
    "entities": lambda uri: f"<p>before</p><b data-a=&quot;{uri}&quot;>x</b><p>behind</p>",
    "text": lambda uri: f"<p>before</p><pre>{uri}</pre><p>behind</p>",
    "comment": lambda uri: f"<p>before</p><!-- {uri} --><p>behind</p>",
    "within an address": lambda uri: f'<p>before</p><a href="/see?u={quote(uri, safe="")}">x</a><p>behind</p>',
    "object": lambda uri: f'<p>before</p><object data="{uri}"></object><p>behind</p>',
}
SCHEMES = ["data:", "DATA:", "Data:", "da\tta:", "data&colon;", "d&#97;ta&#58;", "data%3A", "data\\u003a"]
TYPES = ["image/png;base64,", "IMAGE/WEBP;charset=x;BASE64,", "video/mp4;base64,", ";base64,", "image/x-icon;base64,"]


def survives(planted: str, text: str) -> bool:
    return any(planted[at : at + WINDOW] in text for at in range(max(1, len(planted) - WINDOW + 1)))


@pytest.mark.parametrize("place", PLACES)
@given(
    content=st.binary(min_size=30, max_size=600),
    scheme=st.sampled_from(SCHEMES),
    kind=st.sampled_from(TYPES),
    percent=st.booleans(),
)
@settings(max_examples=15, deadline=None)
def test_no_run_of_a_planted_address_survives(
    place: str, content: bytes, scheme: str, kind: str, *, percent: bool
) -> None:
    packed = base64.b64encode(content).decode()
    payload = quote(packed, safe="") if percent else packed
    assume(place != "within an address" or not {"&", "\\"} & set(scheme))  # these mean something in markup alone
    page = PLACES[place](f"{scheme}{kind}{payload}")

    text = bare(page).text

    for planted in (payload, packed, packed.replace("/", "\\/"), quote(payload, safe="")):
        assert not survives(planted, text)
    assert "<p>behind</p>" in text
    assert "before" in text


@given(seed=st.integers(0, 1000), size=st.integers(250, 2000), width=st.integers(20, 76))
@settings(max_examples=20, deadline=None)
def test_no_run_of_bytes_written_without_an_address_survives(seed: int, size: int, width: int) -> None:
    content = random.Random(seed).randbytes(size)
    packed = base64.b64encode(content).decode()
    lines = [packed[at : at + width] for at in range(0, len(packed), width)]
    numbers = ",".join(str(byte) for byte in content)
    forms = [
        f"<script>a='{packed}'</script>",
        f"<script>a='{content.hex()}'</script>",
        f"<script>a=new Uint8Array([{numbers}])</script>",
        "<pre>" + "\n".join(lines) + "</pre>",
        "<pre>" + "&#10;".join(lines) + "</pre>",
        "<script>a='" + "".join(f"\\x{byte:02x}" for byte in content) + "'</script>",
        "<a href='/x?" + "".join(f"%{byte:02X}" for byte in content) + "'>x</a>",
    ]
    for form in forms:
        bared = bare(f"<p>before</p>{form}<p>behind</p>")
        assert bared.text.startswith("<p>before</p>")
        assert bared.text.endswith("<p>behind</p>")
        assert len(bared.text) < len("<p>before</p><p>behind</p>") + 500
        assert bared.removed


def test_a_long_text_of_bytes_in_lines_is_taken_out() -> None:
    packed = base64.b64encode(bytes(range(256)) * 4).decode()
    page = '["' + '",\n "'.join(packed[at : at + 60] for at in range(0, len(packed), 60)) + '"]'

    text = bare(page).text

    assert not survives(packed[:240], text)
    assert text.count("removed:sha256:") == 1


@pytest.mark.parametrize(
    "drawing",
    [
        "<svg width=9><path d='M0 0L9 9'/></svg>",
        "<SVG><svg><rect/></svg><path d='M0 0L9 9'/></SVG>",
        "<svg:svg xmlns:svg='http://www.w3.org/2000/svg'><svg:path d='M0 0L9 9'/></svg:svg>",
        "<img src=\"data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0L9 9'/></svg>\">",
        "<img src=\"data:image/svg+xml,%3Csvg%3E%3Cpath d='M0 0L9 9'/%3E%3C/svg%3E\">",
        "<path d='M0 0L9 9'>",
    ],
)
def test_a_drawing_is_taken_out(drawing: str) -> None:
    text = bare(f"<p>before</p>{drawing}<p>behind</p>").text

    assert "M0 0" not in text
    assert "<p>behind</p>" in text
    assert "removed:sha256:" in text


def test_a_drawing_that_is_never_closed_takes_no_words_with_it() -> None:
    text = bare("<p>before</p><svg><path d='M0 0L9 9'><p>behind</p>").text

    assert "M0 0" not in text
    assert text.endswith("<p>behind</p>")


@pytest.mark.parametrize(
    "written", ['"blurhash":"{}"', "data-blurhash='{}'", 'data-thumbhash="{}"', '\\"blur_hash\\":\\"{}\\"']
)
def test_the_hash_that_a_browser_draws_as_a_blur_is_taken_out(written: str) -> None:
    text = bare(f"x {written.format('LEHV6nWB2yk8pyo0adR*.7kCMdnj')} y").text

    assert "LEHV6nWB2yk8" not in text
    assert (text[:2], text[-2:]) == ("x ", " y")


def test_the_digest_of_what_stood_there_is_told_in_its_place() -> None:
    uri = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
    digest = sha256(uri.encode()).hexdigest()

    bared = bare(f'<img src="{uri}"><img src="{uri}">')

    assert bared.removed == (digest, digest)
    assert bared.text == f'<img src="removed:sha256:{digest}">' * 2


@pytest.mark.parametrize(
    "source",
    [
        "<p>data: one, two and three</p>",
        '{"data":{"a":1,"b":[1,2,3]}}',
        "const {data:a,b:c} = await load();",
        '<a href="https://cdn.example/v/t51.2885-15/abc_n.jpg?stp=dst-jpg_e35&_nc_ht=x&oh=00_AfBabcdefghijklm&oe=6">x</a>',
        f"<p>sha256 {'0123456789abcdef' * 4}</p>",
        "<p>Donaudampfschifffahrtsgesellschaftskapitän, internationalization.</p>" * 20,
        '["/media/photo-number-0001.jpg","/media/photo-number-0002.jpg"]' * 20,
        "".join(f'<a href="/album/2026/11/a-long-name-of-a-page-{n}">page {n}</a>\n' for n in range(99)),
        "<td>" + "</td><td>".join(str(n) for n in range(500)) + "</td>",
        "",
    ],
)
def test_words_and_addresses_stay_as_they_are(source: str) -> None:
    bared = bare(source)

    assert bared.text == source
    assert bared.removed == ()


@pytest.mark.parametrize(
    "piece",
    [
        '"data:,',
        "<svg>",
        "<svg ",
        "data:",
        "<path ",
        "gradient(",
        "%3Csvg",
        "&#65;&#",
        "\\",
        "1, ",
        "ABCDefgh12345678.",
    ],
)
def test_a_page_made_of_one_piece_ends_and_grows_little(piece: str) -> None:
    source = piece * 60_000

    bared = bare(source)

    assert len(bared.text) <= len(source) + 2 * MOST_NOTED * 90


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_whatever_comes_gives_a_text_that_can_be_written(source: str) -> None:
    bare(source).text.encode("utf-8", "surrogatepass")
