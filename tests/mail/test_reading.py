"""Messages that anybody may have sent: plain text comes out, in bounds, and nothing else happens."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takedown.mail.reading import MOST_BYTES, read


def plain(text: str = "text", **headers: str) -> bytes:
    message = EmailMessage()
    for name, value in {"From": "Abuse Desk <Abuse@Host.example>", "Subject": "Re: notice", **headers}.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message.as_bytes()


def test_what_a_message_says() -> None:
    mail = read(
        plain(
            "Bonjour,\n\nc’est retiré.\n",
            Message_ID="<1@host.example>",
            Date="Fri, 20 Nov 2026 10:00:00 +0100",
            In_Reply_To="<a@notifier.example>",
            References="<0@notifier.example> <a@notifier.example>",
        )
    )

    assert (mail.message_id, mail.sender, mail.subject) == ("<1@host.example>", "abuse@host.example", "Re: notice")
    assert mail.at == datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert mail.answers == ("<a@notifier.example>", "<0@notifier.example>")
    assert mail.text == "Bonjour,\n\nc’est retiré."
    assert (mail.automatic, mail.forged, mail.failed) == (False, False, ())


def test_html_is_reduced_to_what_would_be_read() -> None:
    message = EmailMessage()
    message["From"] = "a@b.example"
    message.set_content(
        "<html><head><title>no</title><style>p{}</style></head><body><script>alert('no')</script>"
        "<p>We&nbsp;have <b>received</b> it.</p><img src='https://track.example/x.gif' alt='no'>"
        "<a href='https://click.example/'>Open</a><blockquote><p>our letter</p></blockquote></body></html>",
        subtype="html",
    )

    assert read(message.as_bytes()).text == "We have received it.\nOpen\n> our letter"


def test_plain_text_comes_before_html_and_attachments_are_passed_over() -> None:
    message = EmailMessage()
    message["From"] = "a@b.example"
    message.set_content("the plain one")
    message.add_alternative("<p>the other one</p>", subtype="html")
    message.add_attachment("kept by nobody", filename="a.txt")
    message.add_attachment(b"\xff\xd8\xff", maintype="image", subtype="jpeg", filename="a.jpg")

    assert read(message.as_bytes()).text == "the plain one"


@pytest.mark.parametrize(
    ("headers", "automatic"),
    [
        ({"Auto_Submitted": "auto-replied"}, True),
        ({"Auto_Submitted": "auto-replied; owner-email=a@b.example"}, True),
        ({"Auto_Submitted": "auto-generated"}, False),
        ({"Auto_Submitted": "no"}, False),
        ({"Precedence": "auto_reply"}, True),
        ({"Precedence": "bulk"}, False),
        ({"X_Autoreply": "yes"}, True),
        ({}, False),
    ],
)
def test_an_automatic_answer_says_so(headers: dict[str, str], *, automatic: bool) -> None:
    assert read(plain(**headers)).automatic is automatic


def test_a_message_that_a_server_found_to_be_forged() -> None:
    assert read(plain(Authentication_Results="mx.notifier.example; spf=pass; dmarc=fail")).forged
    assert not read(plain(Authentication_Results="mx.notifier.example; dmarc=pass")).forged


@pytest.mark.parametrize(
    "sender", ["", "a@b.example, c@d.example", "undisclosed", "a@b@c", '"x@y.example" <a@b.example>', "é@b.example"]
)
def test_a_sender_who_is_not_one_is_nobody(sender: str) -> None:
    raw = b"From: " + sender.encode() + b"\r\nSubject: x\r\n\r\ntext"

    assert read(raw).sender == ""


REPORT = b"""From: MAILER-DAEMON@relay.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b

I'm sorry.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example

Final-Recipient: rfc822; abuse@host.example
Action: %s
Status: 5.1.1
--b
Content-Type: %s

Message-ID: <ours@notifier.example>
Subject: notice

--b--
"""


@pytest.mark.parametrize("kind", [b"message/rfc822", b"text/rfc822-headers"])
def test_a_report_of_what_was_not_delivered_names_it(kind: bytes) -> None:
    assert read(REPORT % (b"failed", kind)).failed == ("<ours@notifier.example>",)
    assert read(REPORT % (b"delayed", kind)).failed == ()


def test_a_message_without_an_end_without_sense_or_much_too_large() -> None:
    deep = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number) for number in range(2000)
    )
    for raw in (
        b"",
        b"\x00\xff\xfe",
        b"From: a@b.example\n" * 100_000,
        b"Subject: " + b"x" * MOST_BYTES,
        b"Subject: =?utf-8?b?" + b"!" * 50_000 + b"?=\n\ntext",
        b"From: " + b"(" * 100_000 + b"a@b.example\n\ntext",
        b"Content-Type: text/plain; charset=idna\n\n" + b"a" * 100_000,
        b"Content-Type: text/plain; charset=zlib_codec\n\nx",
        b"Content-Type: text/html\n\n" + b"<div>" * 300_000,
        b"Content-Type: text/html\n\n<![" + b"<!" * 1000,
        b"From: a@b.example\nContent-Type: multipart/mixed; boundary=b0\n\n--b0\n" + deep,
        b"References: " + b"<a@b> " * 200_000 + b"\n\n",
    ):
        mail = read(raw)
        assert len(mail.text) <= 50_000
        assert len(mail.subject) <= 2_000
        assert len(mail.answers) <= 100


@given(st.binary(max_size=2000))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_harmless_text(noise: bytes) -> None:
    for raw in (noise, b"Subject: " + noise, b"Content-Type: text/html\n\n" + noise):
        mail = read(raw)
        kept = (mail.text + mail.subject).replace("\n", "").replace("\t", "")
        assert not [letter for letter in kept if unicodedata.category(letter).startswith("C")]


HEAD = b"From: abuse@host.example\n"
ENDLESS = {
    "parameters of a header": HEAD + b'Content-Type: text/plain; a="' + b";" * 100_000 + b"\n\ntext",
    "parameters of a part": HEAD
    + b'Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain; a="'
    + b";" * 1_000_000
    + b"\n\ntext\n--x--\n",
    "tags that never close": HEAD + b"Content-Type: text/html\n\ntext" + b"<a " * 170_000,
    "values that never close": HEAD + b"Content-Type: text/html\n\ntext" + b"<a a='" * 80_000,
    "comments that never close": HEAD + b"Content-Type: text/html\n\ntext" + b"<!--" * 120_000 + b">",
    "sections that never close": HEAD + b"Content-Type: text/html\n\ntext" + b"<![CDATA[" * 50_000,
}


@pytest.mark.parametrize("raw", ENDLESS.values(), ids=ENDLESS.keys())
def test_what_would_keep_a_reader_busy_for_hours_is_cut(raw: bytes) -> None:
    assert read(raw).text in ("text", "")


BROKEN = {
    "encoded word": HEAD + b"Subject: =?utf-8?b?A?=\n\ntext",
    "action of a report": b"Content-Type: multipart/report; boundary=x\n\n--x\nAction: =?utf-8?b?A?=\n\n--x--\n",
    "number of a parameter": HEAD + b"Content-Type: text/plain; a*0=b; a*" + b"9" * 5_000 + b"=c\n\ntext",
}


@pytest.mark.parametrize("raw", BROKEN.values(), ids=BROKEN.keys())
def test_a_header_that_cannot_be_decoded_stops_no_reading(raw: bytes) -> None:
    assert read(raw).text in ("text", "")


def test_comments_and_conditional_sections_of_html_are_left_out() -> None:
    message = EmailMessage()
    message.set_content("<!-- no --><p>one</p><![if !mso]><p>two</p><![endif]><!--[if mso]>no<![endif]-->3 < 4", "html")

    assert read(message.as_bytes()).text == "one\ntwo\n3"
