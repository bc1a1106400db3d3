"""The formats: readable by the programs that read them, and inert whatever a hostile page put into an address."""

from __future__ import annotations

import email
import io
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from takedown.cases.recipient import Both, Channel
from takedown.notices.attachments import attachments
from takedown.notices.draft import letter, text
from takedown.notices.facts import Address, Facts
from takedown.notices.render import Format, render
from takedown.notices.sheet import pasted
from takedown.words import Language
from tests.notices.letters import EVERY, known
from tests.notices.letters import made as letter_of

SEEN = datetime(2026, 11, 21, 14, 5, tzinfo=UTC)
EACH: list[tuple[str, str, Language]] = [
    (recipient, basis, language)
    for recipient, basis in (
        ("x", "eu-dsa-16"),
        ("x", "us-tida"),
        ("ovhcloud", "eu-dsa-16"),
        ("pharos", "fr-pharos"),
        ("google_search", "eu-gdpr-17"),
        ("wayback", "eu-gdpr-17"),
        ("aws", "us-dmca-512"),
    )
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

HEADERS = sorted(["Subject", "X-Unsent", "Content-Type", "MIME-Version"])


def hostile(name: str, path: str) -> Facts:
    facts = letter_of("x", "eu-dsa-16", "fr")
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


@pytest.mark.parametrize(("recipient", "basis", "language"), EACH)
def test_html_names_its_languages_and_fetches_nothing(recipient: str, basis: str, language: Language) -> None:
    facts = letter_of(recipient, basis, language)
    page = Page(render(facts, "html", basis, reader="fr"))
    assert ("lang", language) in page.attributes
    assert page.tags.count("h1") == 1
    assert page.tags.count("main") == 1
    assert not {"img", "script", "link", "iframe", "a", "object", "video"} & set(page.tags)
    assert not {"src", "href", "background", "srcset"} & {name for name, _ in page.attributes}
    assert "url(" not in page.words
    assert "@import" not in page.words
    assert facts.addresses[0].url in page.words


def body(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def parsed(facts: Facts, basis: str) -> EmailMessage:
    return email.message_from_bytes(render(facts, "eml", basis), policy=default)


@pytest.mark.parametrize(("recipient", "basis", "language"), EACH)
def test_an_email_parses_back_unsent_and_holds_the_letter_alone(recipient: str, basis: str, language: Language) -> None:
    facts = letter_of(recipient, basis, language)
    message = parsed(facts, basis)
    assert message["X-Unsent"] == "1"
    assert facts.reference in message["Subject"]
    assert body(message) == text(facts, basis)


def test_no_subject_gives_anything_away() -> None:
    # What is for somebody who helps isn't sent: it is pasted into a form, or read over the telephone.
    sent = [one for one in EVERY if known(one[0]).kind not in {"authority", "hotline", "hash_bank"}]
    subjects = {letter(letter_of(*one), one[1]).subject for one in sent}
    assert subjects
    assert [one for one in subjects if re.search(r"intim|porn|nu[de]|sex|police|pharos", one, re.IGNORECASE)] == []


@pytest.mark.parametrize(("recipient", "basis"), [("host_generic", "eu-dsa-16"), ("wayback", "eu-gdpr-17")])
def test_an_email_carries_what_machines_read_and_never_a_picture(recipient: str, basis: str) -> None:
    facts = letter_of(recipient, basis, "en")
    there = list(parsed(facts, basis).iter_attachments())
    assert [part.get_filename() for part in there] == [one.name for one in attachments(facts, basis)]
    assert there
    assert not [part for part in there if part.get_content_maintype() in {"image", "video", "audio"}]


def test_an_email_is_addressed_only_where_the_channel_is_an_email() -> None:
    facts = letter_of("ovhcloud", "eu-dsa-16", "en")
    assert parsed(facts, "eu-dsa-16")["To"] is None
    desk = Channel(
        type="email", purpose=Both(en="abuse desk", fr="service"), email="abuse@host.example", confidence="high"
    )
    by_mail = facts.model_copy(update={"recipient": facts.recipient.model_copy(update={"channels": (desk,)})})
    assert parsed(by_mail, "eu-dsa-16")["To"] == "abuse@host.example"


@pytest.mark.parametrize("contact_checked", [True, False])
def test_an_address_that_nobody_looked_at_is_never_written_to(*, contact_checked: bool) -> None:
    facts = letter_of("ovhcloud", "eu-dsa-16", "en", contact_checked=contact_checked)
    desk = Channel(type="email", purpose=Both(en="abuse", fr="abus"), email="abuse@host.example", confidence="low")
    low = facts.model_copy(update={"recipient": facts.recipient.model_copy(update={"channels": (desk,)})})
    assert (parsed(low, "eu-dsa-16")["To"] is not None) is contact_checked


@pytest.mark.parametrize(("recipient", "basis", "language"), EACH)
def test_a_sheet_has_each_field_by_itself_unbroken(recipient: str, basis: str, language: Language) -> None:
    facts = letter_of(recipient, basis, language)
    made = render(facts, "sheet", basis, reader="en").decode()
    for field in pasted(letter(facts, basis)):
        assert f"[{field.name}]\n{field.value}\n\n---" in made
    first = facts.addresses[0]
    assert f"[The addresses alone, one on each line]\n{first.page}\n{first.url}\n" in made


@pytest.mark.parametrize(("recipient", "basis", "language"), EACH)
def test_json_holds_the_letter_its_fields_and_what_is_missing(recipient: str, basis: str, language: Language) -> None:
    facts = letter_of(recipient, basis, language, addresses=())
    values = json.loads(render(facts, "json", basis))
    assert values["text"] == text(facts, basis)
    assert values["missing"] == ["exact-address"]
    assert values["urls"] == []
    assert values["fields"][0]["value"]


def _pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


@pytest.mark.parametrize(("recipient", "basis", "language"), EACH)
def test_a_pdf_begins_as_one_and_is_the_same_twice(recipient: str, basis: str, language: Language) -> None:
    facts = letter_of(recipient, basis, language)
    made = render(facts, "pdf", basis)
    assert made.startswith(b"%PDF-")
    assert made == render(facts, "pdf", basis)


def test_a_pdf_shows_every_letter_of_a_long_hostile_address() -> None:
    path = "#panic(1)/" + "Q" * 200 + "-" + "a-" * 100 + "/?x=$y$&z=*b*_i_<script>"
    facts = hostile("Zoé #panic()", path)
    said = "\n".join(_pages(render(facts, "pdf")))
    assert facts.addresses[0].url in said.replace("\n", "")
    assert "Zoé #panic()" in said
    assert "\u200b" not in said


def test_the_advice_has_a_page_of_its_own_before_the_letter() -> None:
    facts = letter_of("x", "us-tida", "en")
    advice, *written = _pages(render(facts, "pdf", "us-tida"))
    assert "not part of the notice" in advice
    assert "Removal request" in written[0]
    assert not any("not part of the notice" in page for page in written)


@pytest.mark.parametrize("nasty", NASTY)
def test_each_known_trick_stays_text(nasty: str) -> None:
    facts = hostile(nasty, nasty)
    message = email.message_from_bytes(render(facts, "eml"), policy=default)
    assert sorted(message.keys()) == HEADERS
    page = Page(render(facts, "html"))
    assert "script" not in page.tags
    assert facts.name in page.words
    assert [line for line in text(facts).splitlines() if re.fullmatch("-{3,}", line)] == [
        line for line in text(letter_of("x", "eu-dsa-16", "fr")).splitlines() if re.fullmatch("-{3,}", line)
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
    assert sorted(email.message_from_bytes(made["eml"], policy=default).keys()) == HEADERS
    assert Page(made["html"]).tags == Page(render(hostile("Zoé", "7"), "html")).tags
    assert len(json.loads(made["json"])["fields"]) == 5


@settings(max_examples=25, deadline=None)
@given(name=st.text(max_size=40), path=st.text(max_size=60))
def test_odd_letters_never_become_typst_code(name: str, path: str) -> None:
    assert render(hostile(name, path), "pdf").startswith(b"%PDF-")
