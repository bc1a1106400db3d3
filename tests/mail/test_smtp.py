"""One letter to a real server: taken on, refused, put off, cut anywhere; and never more said than is known."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from takedown.mail.server import CertificatesUnreadable
from takedown.mail.smtp import Answer, Envelope, Fate, Stage, post
from tests.mail.certificates import Certificates, made
from tests.mail.postbox import Cut, Postbox, free_port

MESSAGE = (
    b"From: a@notifier.example\nTo: b@host.example\nMessage-ID: <1@notifier.example>\n\nDear,\n.\n.. two dots\nbye\n"
)
ENVELOPE = Envelope("notifier.example", "a@notifier.example", "b@host.example", "a@notifier.example", MESSAGE)


class Asked:
    """Counts how often it was asked whether the last line may leave, and what had come to its end by then."""

    def __init__(self, box: Postbox) -> None:
        self.box = box
        self.times = 0

    def __call__(self) -> None:
        assert self.box.ended == 0
        self.times += 1


@pytest.fixture
def box() -> Iterator[Postbox]:
    with Postbox() as running:
        yield running


def posted(box: Postbox, **changes: object) -> tuple[Answer, Asked]:
    asked = Asked(box)
    return post(box.server(**changes), ENVELOPE, asked), asked


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_letter_is_taken_on_over_an_encrypted_line_after_a_login(certificates: Certificates, security: str) -> None:
    with Postbox(security=security, certificates=certificates, wanted=True) as box:  # type: ignore[arg-type]
        answer, asked = posted(box)
        (letter,) = box.posted

    assert (answer.fate, answer.stage, answer.code, asked.times) == (Fate.ACCEPTED, Stage.END, 250, 1)
    assert (letter.encrypted, letter.user) == (True, "notifier")
    assert letter.hello == "notifier.example"
    assert letter.to == ("b@host.example", "a@notifier.example")
    assert letter.raw == MESSAGE.replace(b"\n", b"\r\n")


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_server_that_cannot_prove_who_it_is_gets_nothing(
    tmp_path: Path, certificates: Certificates, security: str
) -> None:
    others = made(tmp_path)
    with Postbox(security=security, certificates=certificates, wanted=True) as box:  # type: ignore[arg-type]
        answer, asked = posted(box, certificates=str(others.authority))

        assert (answer.fate, answer.stage, asked.times, box.posted) == (Fate.NOTHING_LEFT, Stage.CONNECT, 0, [])


def test_a_certificate_for_another_name_proves_nothing(tmp_path: Path) -> None:
    with Postbox(security="tls", certificates=made(tmp_path, "127.0.0.9")) as box:
        answer, _ = posted(box)

    assert answer.fate is Fate.NOTHING_LEFT
    assert "127.0.0.1" in answer.text


def test_a_server_that_offers_no_encryption_gets_nothing(box: Postbox, certificates: Certificates) -> None:
    answer, asked = posted(box, security="starttls", certificates=str(certificates.authority), user="u", password="p")

    assert (answer.fate, asked.times, box.posted) == (Fate.NOTHING_LEFT, 0, [])


def test_a_wrong_password_is_told_as_one(certificates: Certificates) -> None:
    with Postbox(security="tls", certificates=certificates, wanted=True) as box:
        answer, asked = posted(box, password="another")

    assert (answer.fate, answer.stage, answer.code, asked.times) == (Fate.NOTHING_LEFT, Stage.LOGIN, 535, 0)


def test_nobody_there(box: Postbox) -> None:
    answer, asked = posted(box, port=free_port())

    assert (answer.fate, answer.stage, asked.times) == (Fate.NOTHING_LEFT, Stage.CONNECT, 0)


def test_authorities_that_are_no_certificates_are_told_before_anything(tmp_path: Path, box: Postbox) -> None:
    (tmp_path / "none").write_text("nothing")

    with pytest.raises(CertificatesUnreadable):
        posted(box, certificates=str(tmp_path / "none"))


@pytest.mark.parametrize(
    ("where", "stage", "asked_for"),
    [("MAIL", Stage.SENDER, 0), ("RCPT", Stage.RECIPIENT, 0), ("DATA", Stage.DATA, 0), ("END", Stage.END, 1)],
)
@pytest.mark.parametrize(("code", "fate"), [("550 5.7.1 No.", Fate.REFUSED), ("451 4.7.1 Greylisted", Fate.LATER)])
def test_what_the_server_says_at_each_stage(
    box: Postbox, where: str, stage: Stage, asked_for: int, code: str, fate: Fate
) -> None:
    box.answers[where] = code
    answer, asked = posted(box)

    assert (answer.fate, answer.stage, answer.code) == (fate, stage, int(code[:3]))
    assert code[4:].strip() == answer.text
    assert (asked.times, box.posted) == (asked_for, [])


def test_a_refused_copy_to_oneself_stops_nothing(box: Postbox) -> None:
    box.answers["a@notifier.example"] = "550 no"
    answer, _ = posted(box)

    assert answer.fate is Fate.ACCEPTED
    assert [letter.to for letter in box.posted] == [("b@host.example",)]


@pytest.mark.parametrize("cut", ["greeting", "hello", "sender", "recipient", "data"])
def test_a_line_that_is_cut_before_the_last_one_leaves_nothing(box: Postbox, cut: Cut) -> None:
    box.cut = cut
    answer, asked = posted(box)

    assert (answer.fate, asked.times, box.posted) == (Fate.NOTHING_LEFT, 0, [])


def test_a_line_that_is_cut_within_the_letter_leaves_nothing_whatever_we_know(box: Postbox) -> None:
    box.cut = "body"
    large = Envelope("notifier.example", "a@notifier.example", "b@host.example", "", MESSAGE + b"line\n" * 2_000_000)
    answer = post(box.server(), large, lambda: None)

    assert (answer.fate, box.posted) == (Fate.NOTHING_LEFT, [])


@pytest.mark.parametrize(("cut", "kept"), [("lost", 0), ("taken", 1)])
def test_without_an_answer_to_the_last_line_nobody_knows(box: Postbox, cut: Cut, kept: int) -> None:
    box.cut = cut
    answer, asked = posted(box)

    assert (answer.fate, answer.stage, asked.times) == (Fate.UNSURE, Stage.END, 1)
    assert len(box.posted) == kept


def test_who_changes_his_mind_before_the_last_line_has_sent_nothing(box: Postbox) -> None:
    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        post(box.server(), ENVELOPE, stop)

    assert (box.posted, box.ended) == ([], 0)
    assert posted(box)[0].fate is Fate.ACCEPTED


def test_a_hostile_answer_becomes_one_short_harmless_line(box: Postbox) -> None:
    box.answers["END"] = "550-\x1b[31mred\r\n550 " + "long " * 90
    answer, _ = posted(box)

    assert answer.text.isprintable()
    assert len(answer.text) <= 500
