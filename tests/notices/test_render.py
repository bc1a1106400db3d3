"""The formats: readable by the programs that read them, and inert whatever a hostile page put into an address."""

from __future__ import annotations

import email
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from email.policy import default
from html.parser import HTMLParser
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takedown.cases.recipient import Channel
from takedown.notices.directory import load
from takedown.notices.draft import text
from takedown.notices.facts import Address, Facts
from takedown.notices.render import Format, render
from takedown.notices.sample import sample
from takedown.words import Language

SEEN = datetime(2026, 11, 21, 14, 5, tzinfo=UTC)
EACH: list[tuple[str, Language]] = [
    (recipient, language)
    for recipient in ("x", "ovhcloud", "pharos")
    for language in cast("list[Language]", ["fr", "en"])
]
NASTY = [
    '<script>alert("1")</script>',
    "#panic()",
    '#read("/etc/passwd")',
    "$x^2$ *b* _i_ `r` @ref <label>",
    "a\r\nBcc: b@example.org",
    "{{ facts.name }}{% raw %}",
    "## Heading",
    "1. item",
    "\\",
    '"); #eval("1")',
    "\u202e\u2028\x00\x1b[31m",
]


def hostile(name: str, path: str) -> Facts:
    facts = sample(load()["x"], "fr")
    address = Address(url=f"https://x.com/{path}", page=f"https://x.com/p/{path}", seen_at=SEEN)
    raw = {**facts.model_dump(), "name": name, "email": name, "reference": name, "addresses": (address,)}
    return Facts.model_validate(raw)


class Page(HTMLParser):
    """Collects what a browser would see."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize(("recipient", "language"), EACH)
def test_html_names_its_languages_and_fetches_nothing(recipient: str, language: Language) -> None:
    facts = sample(load()[recipient], language)
    page = Page(render(facts, "html", reader="fr"))
    assert ("lang", language) in page.attributes
    assert page.tags.count("h1") == 1
    assert page.tags.count("main") == 1
    assert not {"img", "script", "link", "iframe", "a", "object", "video"} & set(page.tags)
    assert not {"src", "href", "background", "srcset"} & {name for name, _ in page.attributes}
    assert "url(" not in page.words
    assert "@import" not in page.words
    assert facts.addresses[0].url in page.words


@pytest.mark.parametrize(("recipient", "language"), EACH)
def test_an_email_parses_back_unsent_with_a_neutral_subject(recipient: str, language: Language) -> None:
    facts = sample(load()[recipient], language)
    message = email.message_from_bytes(render(facts, "eml"), policy=default)
    assert message["X-Unsent"] == "1"
    assert message["To"] is None
    assert facts.reference in message["Subject"]
    assert not re.search(r"intim|porn|nu[de]|police|pharos", message["Subject"], re.IGNORECASE)
    assert message.get_content_type() == "text/plain"
    assert message.get_content().replace("\r\n", "\n") == text(facts)


def test_an_email_is_addressed_only_where_the_channel_is_an_email() -> None:
    facts = sample(load()["ovhcloud"], "en")
    desk = Channel(type="email", purpose="abuse desk", email="abuse@host.example", confidence="high")
    by_mail = facts.model_copy(update={"recipient": facts.recipient.model_copy(update={"channels": (desk,)})})
    message = email.message_from_bytes(render(by_mail, "eml"), policy=default)
    assert message["To"] == "abuse@host.example"


@pytest.mark.parametrize(("recipient", "language"), EACH)
def test_json_holds_the_letter_its_fields_and_what_is_missing(recipient: str, language: Language) -> None:
    facts = sample(load()[recipient], language).model_copy(update={"country": ""})
    values = json.loads(render(facts, "json"))
    assert values["text"] == text(facts)
    assert values["missing"] == ["country"]
    assert values["urls"] == [address.url for address in facts.addresses]
    assert values["fields"][0]["value"]


def _pages(pdf: bytes, *options: str) -> str:
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext (poppler-utils) isn't installed")
    return subprocess.run([tool, *options, "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize(("recipient", "language"), EACH)
def test_a_pdf_begins_as_one_and_is_the_same_twice(recipient: str, language: Language) -> None:
    facts = sample(load()[recipient], language)
    made = render(facts, "pdf")
    assert made.startswith(b"%PDF-")
    assert made == render(facts, "pdf")


def test_a_pdf_shows_every_letter_of_a_long_hostile_address() -> None:
    path = "#panic(1)/" + "Q" * 200 + "-" + "a-" * 100 + "/?x=$y$&z=*b*_i_<script>"
    facts = hostile("Zoé #panic()", path)
    said = _pages(render(facts, "pdf"), "-raw")
    assert facts.addresses[0].url in said.replace("\n", "")
    assert "Zoé #panic()" in said
    assert "\u200b" not in said


@pytest.mark.parametrize("nasty", NASTY)
def test_each_known_trick_stays_text(nasty: str) -> None:
    facts = hostile(nasty, nasty)
    message = email.message_from_bytes(render(facts, "eml"), policy=default)
    assert sorted(message.keys()) == sorted(
        ["Subject", "X-Unsent", "Content-Language", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"]
    )
    page = Page(render(facts, "html"))
    assert "script" not in page.tags
    assert facts.name in page.words
    assert [line for line in text(facts).splitlines() if re.fullmatch("-{3,}", line)] == [
        line for line in text(sample(load()["x"], "fr")).splitlines() if re.fullmatch("-{3,}", line)
    ]
    assert render(facts, "pdf").startswith(b"%PDF-")


READERS: dict[Format, Callable[[bytes], object]] = {
    "text": bytes.decode,
    "json": json.loads,
    "html": Page,
    "eml": email.message_from_bytes,
}


@settings(max_examples=60, deadline=None)
@given(name=st.text(max_size=60), path=st.text(max_size=120))
def test_odd_letters_never_break_a_draft_nor_add_a_header_or_a_tag(name: str, path: str) -> None:
    facts = hostile(name, path)
    made = {format_: render(facts, format_) for format_ in READERS}
    for format_, reader in READERS.items():
        reader(made[format_])
    assert len(email.message_from_bytes(made["eml"], policy=default).keys()) == 6
    assert Page(made["html"]).tags == Page(render(hostile("Zoé", "7"), "html")).tags
    assert len(json.loads(made["json"])["fields"]) == 5


@settings(max_examples=25, deadline=None)
@given(name=st.text(max_size=40), path=st.text(max_size=60))
def test_odd_letters_never_become_typst_code(name: str, path: str) -> None:
    assert render(hostile(name, path), "pdf").startswith(b"%PDF-")
