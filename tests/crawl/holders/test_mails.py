"""Mail addresses in pages: linked, written, spelled out, veiled; and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from takedown.crawl.holders.mails import MOST, addresses, is_mail, linked, veiled, written


@pytest.mark.parametrize(
    ("text", "mail"),
    [
        ("write to abuse@site.example.", "abuse@site.example"),
        ("abuse [at] site [dot] example", "abuse@site.example"),
        ("dmca(at)site(dot)example", "dmca@site.example"),
        ("contact (arobase) site (point) example", "contact@site.example"),
        ("info {at} mein-ort {punkt} example", "info@mein-ort.example"),
        ("hola (arroba) sitio (punto) example", "hola@sitio.example"),
        ("first.last [at] a.b.example", "first.last@a.b.example"),
        ("Mail: ABUSE@SITE.EXAMPLE!", "abuse@site.example"),
        ("abuse [@] site.example", "abuse@site.example"),
        ("abuse  [ at ]\n site . example abuse [at] b.example", "abuse@b.example"),
    ],
)
def test_a_written_address_is_read(text: str, mail: str) -> None:
    assert mail in written(text)


@pytest.mark.parametrize(
    "text", ["look at this.page", "meet me at noon", "photo@2x.png", "a@b", "@handle", "user@host.js", "a @ b . c", ""]
)
def test_what_only_looks_like_one_isn_t(text: str) -> None:
    assert list(written(text)) == []


@pytest.mark.parametrize(
    ("href", "mail"),
    [
        ("mailto:Abuse@Site.example?subject=x", "abuse@site.example"),
        ("MAILTO:a%2Bb@site.example", "a+b@site.example"),
        ("mailto:a@b.example,c@d.example", "a@b.example"),
        ("mailto:", ""),
        ("mailto:a@b.example%0d%0aBcc:x@y.example", ""),
        ("https://a@b.example/", ""),
    ],
)
def test_a_link_to_write_by(href: str, mail: str) -> None:
    assert linked(href) == mail


def veil(mail: str, key: int) -> str:
    return bytes([key, *(byte ^ key for byte in mail.encode())]).hex()


@given(st.integers(0, 255))
def test_what_a_page_unveils_for_every_reader_is_read(key: int) -> None:
    assert veiled(veil("abuse@site.example", key)) == "abuse@site.example"


@given(st.text(alphabet="0123456789abcdefg ", max_size=80))
def test_any_other_code_is_nothing_or_an_address(code: str) -> None:
    mail = veiled(code)
    assert mail == "" or is_mail(mail)


WORDS = st.text(alphabet="abcxyz0189", min_size=1, max_size=10)


@given(WORDS, st.lists(WORDS, min_size=1, max_size=3), st.sampled_from([".", " [dot] ", "(point)"]))
def test_however_it_is_spelled_the_same_address_is_read(local: str, labels: list[str], dot: str) -> None:
    host = [*labels, "example"]
    assert next(written(f"x: {local} (at) {dot.join(host)} ;")) == f"{local}@{'.'.join(host)}"


@given(st.text(max_size=300))
def test_whatever_is_read_is_one_plain_address(text: str) -> None:
    assert all(is_mail(mail) for mail in written(text))


@pytest.mark.parametrize(
    "text", ["a." * 100_000, "a-" * 100_000, " " * 200_000 + "a", "a[at]" * 40_000, "[at]" * 50_000]
)
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    assert list(written(text)) == []


def test_a_page_gives_each_once_and_says_which_were_linked() -> None:
    page = f"""<a href="mailto:a@x.example">a@x.example</a> b@x.example
    <a href="/cdn-cgi/l/email-protection" data-cfemail="{veil("c@x.example", 9)}">[protected]</a>
    <script>var m = "script@x.example"</script> b [at] x.example"""
    assert addresses(LexborHTMLParser(page)) == [("a@x.example", True), ("c@x.example", True), ("b@x.example", False)]


def test_a_page_of_addresses_is_cut() -> None:
    page = " ".join(f"a{n}@x.example" for n in range(1000))
    assert len(addresses(LexborHTMLParser(f"<p>{page}"))) == MOST
