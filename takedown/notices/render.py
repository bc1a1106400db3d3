"""A draft in the forms that people need: text, HTML, PDF, an unsent e-mail, JSON, a sheet for a web form.

Text, HTML and PDF begin with the advice for the person, apart from the notice; the e-mail holds the notice alone, with
what goes along for machines to read.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from typing import Literal

import typst

from takedown.notices.attachments import attachments
from takedown.notices.draft import templates
from takedown.notices.facts import Facts
from takedown.notices.letter import Block, Letter, Section
from takedown.notices.routes import basis_for, channel_for, checked
from takedown.notices.sheet import Field, advice, pasted
from takedown.notices.wording import letter_of, missing
from takedown.resources import shared
from takedown.words import Language, Words

Format = Literal["text", "html", "pdf", "eml", "json", "sheet"]


@dataclass(frozen=True, slots=True)
class _Draft:
    facts: Facts
    basis: str
    reader: Language
    letter: Letter
    advice: tuple[Field, ...]
    title: str
    edited: str


def render(
    facts: Facts,
    format: Format,  # noqa: A002 - the word of the command line
    basis: str | None = None,
    reader: Language | None = None,
    edited: str = "",
) -> bytes:
    """Return the draft in ``format``; all but PDF and e-mail are UTF-8 text.

    Args:
        facts: who, to whom, about which addresses.
        format: ``text``, ``html``, ``pdf``, ``eml``, ``json``; ``sheet``: each field by itself, to be pasted.
        basis: the legal basis; the recipient's own by default.
        reader: the language of the advice; the letter's by default.
        edited: the letter in a person's own wording, which every form then carries; empty: the program's.

    Raises:
        NoRoute: no letter for this recipient on ``basis``.
    """
    route = basis_for(facts.recipient) if basis is None else checked(facts.recipient, basis)
    person = reader or facts.language
    written = letter_of(facts, route, edited)
    told = advice(facts, route, person, written)
    draft = _Draft(facts, route, person, written, told, Words(person)("sheet-title"), edited)
    return _FORMATS[format](draft)


def _text(draft: _Draft) -> bytes:
    return "\n".join([*_head(draft), draft.letter.text()]).encode()


def _head(draft: _Draft) -> list[str]:
    points = Block("bullets", tuple((f"{field.name} {field.value}",) for field in draft.advice))
    return [draft.title, "=" * len(draft.title), Section("", (points,)).text(), "", "*" * 76, ""]


def _sheet(draft: _Draft) -> bytes:
    words = Words(draft.reader)
    places = (place for address in draft.facts.addresses for place in (address.page, address.url) if place)
    alone = Field(words("sheet-addresses-alone"), "\n".join(dict.fromkeys(places)))
    fields = [Field(words("sheet-subject"), draft.letter.subject), *pasted(draft.letter), alone]
    lines = [line for field in fields for line in (f"[{field.name}]", field.value, "", "-" * 76, "")]
    return "\n".join([*_head(draft), *lines]).encode()


def _html(draft: _Draft) -> bytes:
    page = templates().get_template("document.html.j2")
    return page.render(
        language=draft.facts.language, reader=draft.reader, title=draft.title, advice=draft.advice, letter=draft.letter
    ).encode()


def _pdf(draft: _Draft) -> bytes:
    facts = draft.facts
    values = {
        "language": facts.language,
        "reader": draft.reader,
        "title": draft.title,
        "advice": [asdict(field) for field in draft.advice],
        "letter": asdict(draft.letter),
    }
    # The values travel as JSON beside the program of the page, never inside it: no address can become typst code.
    return typst.compile(
        (shared("templates") / "notices" / "document.typ").read_bytes(),
        format="pdf",
        sys_inputs={"document": json.dumps(values)},
        timestamp=datetime.combine(facts.today, time(), tzinfo=UTC),
    )


def _eml(draft: _Draft) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = draft.letter.subject
    channel = channel_for(draft.facts.recipient, draft.basis, low=draft.facts.contact_checked)
    if channel is not None and channel.type == "email" and channel.email:
        message["To"] = channel.email
    # Mail programs open a file with this header as a draft that waits for its sender.
    message["X-Unsent"] = "1"
    message.set_content(draft.letter.text(), cte="quoted-printable")
    message["Content-Language"] = draft.facts.language
    for attached in attachments(draft.facts, draft.basis):
        kind, _, subtype = attached.media_type.partition("/")
        message.add_attachment(attached.content, maintype=kind, subtype=subtype, filename=attached.name)
    return message.as_bytes()


def _json(draft: _Draft) -> bytes:
    facts = draft.facts
    values = {
        "reference": facts.reference,
        "recipient": facts.recipient.id,
        "basis": draft.basis,
        "language": facts.language,
        "subject": draft.letter.subject,
        "text": draft.letter.text(),
        "advice": [{"name": field.name, "value": field.value} for field in draft.advice],
        "fields": [{"name": field.name, "value": field.value} for field in pasted(draft.letter)],
        "urls": [address.url for address in facts.addresses],
        "missing": list(missing(facts, draft.basis, draft.edited)),
    }
    return json.dumps(values, ensure_ascii=False).encode()


_FORMATS: dict[Format, Callable[[_Draft], bytes]] = {
    "text": _text,
    "html": _html,
    "pdf": _pdf,
    "eml": _eml,
    "json": _json,
    "sheet": _sheet,
}
