"""Timestamps by a real ``openssl ts``: what holds, and what ends under which name."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from takedown.evidence.timestamps import Question, TokenRefused, question, stamped_at
from tests.evidence.authority import MAIL, TIMES, Authority, openssl

DOCUMENT = b'{"count":3}'


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def asked() -> Question:
    return question(DOCUMENT)


@pytest.fixture(scope="module")
def token(authority: Authority, asked: Question) -> bytes:
    return authority.reply(asked.request)


def refused(answer: bytes, roots: str, nonce: int | None = None, document: bytes = DOCUMENT) -> str:
    with pytest.raises(TokenRefused) as refusal:
        stamped_at(answer, document, roots, nonce)
    return refusal.value.code


def test_the_time_of_a_token_that_holds(authority: Authority, token: bytes, asked: Question) -> None:
    at = stamped_at(token, DOCUMENT, authority.roots.read_text(), asked.nonce)
    assert timedelta(minutes=-5) < datetime.now(UTC) - at < timedelta(minutes=5)
    assert stamped_at(token, DOCUMENT, authority.roots.read_text()) == at


def test_openssl_reads_the_question_and_verifies_the_token_as_an_expert_would(
    authority: Authority, token: bytes, asked: Question, tmp_path: Path
) -> None:
    for name, content in (("q.tsq", asked.request), ("t.tsr", token), ("checkpoint.json", DOCUMENT)):
        (tmp_path / name).write_bytes(content)
    told = openssl("ts", "-query", "-in", str(tmp_path / "q.tsq"), "-text")
    assert "Hash Algorithm: sha256" in told
    assert "Certificate required: yes" in told
    files = ("-in", str(tmp_path / "t.tsr"), "-CAfile", str(authority.roots))
    assert "OK" in openssl("ts", "-verify", "-data", str(tmp_path / "checkpoint.json"), *files)
    assert "OK" in openssl("ts", "-verify", "-queryfile", str(tmp_path / "q.tsq"), *files)


def test_the_question_holds_the_digest_and_never_the_document(asked: Question) -> None:
    assert DOCUMENT not in asked.request
    assert len(asked.request) < 100
    assert question(DOCUMENT).nonce != asked.nonce


def test_an_answer_to_something_else(authority: Authority, token: bytes, asked: Question) -> None:
    roots = authority.roots.read_text()
    assert refused(token, roots, document=b"another") == "wrong-imprint"
    assert refused(token, roots, asked.nonce + 1) == "wrong-nonce"


def test_another_authority_than_the_pinned_one_even_of_the_same_name(token: bytes, tmp_path: Path) -> None:
    other = Authority(tmp_path, number=1)
    assert refused(token, other.roots.read_text()) == "untrusted"


@pytest.mark.parametrize("roots", ["", "nothing", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
def test_no_roots_trust_nobody(token: bytes, roots: str) -> None:
    assert refused(token, roots) == "no-roots"


def test_a_certificate_that_had_ended_before_the_time_in_the_token(tmp_path: Path, asked: Question) -> None:
    gone = Authority(tmp_path, valid=(-20, -10))
    assert refused(gone.reply(asked.request), gone.roots.read_text()) == "expired"


def test_a_certificate_for_mail_dates_nothing(authority: Authority, token: bytes) -> None:
    good, bad = (authority.signed_as(usage).public_bytes(Encoding.DER) for usage in (TIMES, MAIL))
    own = authority.signer.public_bytes(Encoding.DER)
    assert own in token
    assert len(good) == len(bad) == len(own)
    assert refused(token.replace(own, bad), authority.roots.read_text()) == "not-an-authority"


def test_an_authority_that_says_no(tmp_path: Path, asked: Question) -> None:
    says_no = Authority(tmp_path, digests="sha512")
    assert refused(says_no.reply(asked.request), says_no.roots.read_text()) == "rejected"


@pytest.mark.parametrize("answer", [b"", b"\x00", b"0", b"<html>wi-fi</html>", b"\x30\x80" * 500, bytes(5000)])
def test_what_is_no_answer_at_all(authority: Authority, answer: bytes) -> None:
    assert refused(answer, authority.roots.read_text()) == "not-a-reply"


def test_any_byte_changed_or_any_cut_is_refused_and_never_a_crash(authority: Authority, token: bytes) -> None:
    rng, roots = random.Random(6), authority.roots.read_text()
    at = stamped_at(token, DOCUMENT, roots)
    same = 0
    for place in rng.sample(range(len(token)), 250):
        changed = token[:place] + bytes([token[place] ^ 1 << rng.randrange(8)]) + token[place + 1 :]
        try:
            assert stamped_at(changed, DOCUMENT, roots) == at
            same += 1
        except TokenRefused:
            pass
    # What no signature covers is the certificate's place among others and the like: it changes nothing that is said.
    assert same < 25
    for end in rng.sample(range(len(token)), 40):
        refused(token[:end], roots)
