"""A passkey answers to one site, one question, and counts on; anything else is refused in the same way."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from hypothesis import given
from hypothesis import strategies as st
from webauthn.helpers import bytes_to_base64url

from takedown.cases.noun import now
from takedown.cases.team.member import Member, MemberState
from takedown.cases.team.role import Role
from takedown.pipeline.team import passkeys
from takedown.pipeline.team.passkeys import PasskeyRefused, Site

SITE = Site("https://td.example", "Helpers")
ELSEWHERE = Site("https://td-example.example", "Helpers")
MEMBER = Member(id="m", role=Role.INTAKE, state=MemberState.ACTIVE, made_at=now(), login_index=b"", login="nia")
TOKEN = "org.a-token"


@dataclass
class Key:
    """A security key in software: ES256, without attestation (WebAuthn Level 3, sections 6.1 and 8.7)."""

    site: Site = SITE
    count: int = 1
    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    id: bytes = b"a credential's id"

    def made(self, options: str) -> str:
        point = self.private.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32, "big"), -3: point.y.to_bytes(32, "big")}
        credential = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cbor2.dumps(cose)
        whole = {"fmt": "none", "attStmt": {}, "authData": self._data(0x41) + credential}
        return self._answer("webauthn.create", options, attestationObject=cbor2.dumps(whole))

    def answered(self, options: str) -> str:
        data, said = self._data(0x01), self._said("webauthn.get", options)
        signature = self.private.sign(data + hashlib.sha256(said).digest(), ec.ECDSA(SHA256()))
        return self._answer("webauthn.get", options, authenticatorData=data, signature=signature)

    def _data(self, flags: int) -> bytes:
        return hashlib.sha256(self.site.host.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _said(self, kind: str, options: str) -> bytes:
        asked = json.loads(options)["challenge"]
        return json.dumps({"type": kind, "challenge": asked, "origin": self.site.origin}).encode()

    def _answer(self, kind: str, options: str, **parts: bytes) -> str:
        parts["clientDataJSON"] = self._said(kind, options)
        named = bytes_to_base64url(self.id)
        response: dict[str, Any] = {name: bytes_to_base64url(part) for name, part in parts.items()}
        return json.dumps({"id": named, "rawId": named, "type": "public-key", "response": response})


KEY = Key()
KNOWN = passkeys.made(SITE, TOKEN, MEMBER, KEY.made(passkeys.offered(SITE, TOKEN, MEMBER, ())), "  Blue   key ")
ASKED = passkeys.asked(SITE, TOKEN, [KNOWN])


def test_a_key_that_was_made_answers_and_counts_on() -> None:
    assert (KNOWN.name, KNOWN.credential_id, KNOWN.member_id) == ("Blue key", KEY.id, "m")
    later = Key(count=7, private=KEY.private)

    assert passkeys.answered(SITE, TOKEN, later.answered(ASKED), [KNOWN]).sign_count == 7


@pytest.mark.parametrize(
    "wrong",
    [
        Key(private=KEY.private, count=1),  # a copy that counts behind
        Key(private=KEY.private, count=9, site=ELSEWHERE),
        Key(count=9),  # another key under the same name
        Key(private=KEY.private, count=9, id=b"another id"),
    ],
)
def test_another_key_or_another_site_is_refused(wrong: Key) -> None:
    with pytest.raises(PasskeyRefused):
        passkeys.answered(SITE, TOKEN, wrong.answered(ASKED), [KNOWN])


def test_an_answer_belongs_to_one_question() -> None:
    answer = Key(private=KEY.private, count=9).answered(ASKED)

    with pytest.raises(PasskeyRefused):
        passkeys.answered(SITE, "org.another-token", answer, [KNOWN])
    with pytest.raises(PasskeyRefused):
        passkeys.answered(SITE, TOKEN, answer, [])
    new = KEY.made(passkeys.offered(SITE, TOKEN, MEMBER, ()))
    for site, token, given_ in ((ELSEWHERE, TOKEN, new), (SITE, "org.another-token", new), (SITE, TOKEN, answer)):
        with pytest.raises(PasskeyRefused):
            passkeys.made(site, token, MEMBER, given_, "")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.text(max_size=60) | json_values.map(json.dumps), st.sampled_from(["", "response", "rawId", "id", "type"]))
def test_whatever_comes_is_refused_in_the_same_way(noise: str, part: str) -> None:
    good = json.loads(KEY.made(passkeys.offered(SITE, TOKEN, MEMBER, ())))
    given_ = json.dumps({**good, part: noise}) if part else noise

    with pytest.raises(PasskeyRefused):
        passkeys.answered(SITE, TOKEN, given_, [KNOWN])
    if part in ("", "response", "rawId"):
        with pytest.raises(PasskeyRefused):
            passkeys.made(SITE, TOKEN, MEMBER, given_, "")


@given(st.sampled_from(["attestationObject", "clientDataJSON"]), st.binary(max_size=80))
def test_hostile_octets_inside_an_answer_are_refused(part: str, noise: bytes) -> None:
    good = json.loads(KEY.made(passkeys.offered(SITE, TOKEN, MEMBER, ())))
    good["response"][part] = bytes_to_base64url(noise)

    with pytest.raises(PasskeyRefused):
        passkeys.made(SITE, TOKEN, MEMBER, json.dumps(good), "")


odd = st.none() | st.booleans() | st.integers() | st.binary(max_size=90) | st.text(max_size=9) | st.lists(st.integers())
cose = st.dictionaries(st.sampled_from([1, 3, -1, -2, -3]), odd | st.sampled_from([2, -7, 1, b"x" * 32]))


@given(odd | st.sampled_from(["none", "packed", "tpm"]), odd | st.dictionaries(st.text(max_size=4), odd), odd, cose)
def test_an_answer_of_odd_parts_is_refused(form: object, statement: object, data: object, key: object) -> None:
    head = hashlib.sha256(SITE.host.encode()).digest() + b"\x41" + bytes(4 + 16) + b"\x00\x01i"
    good = json.loads(KEY.made(passkeys.offered(SITE, TOKEN, MEMBER, ())))
    for one in (data, head + cbor2.dumps(key)):
        whole = {"fmt": form, "attStmt": statement, "authData": one}
        good["response"]["attestationObject"] = bytes_to_base64url(cbor2.dumps(whole))
        with pytest.raises(PasskeyRefused):
            passkeys.made(SITE, TOKEN, MEMBER, json.dumps(good), "")


@given(st.sampled_from(["authenticatorData", "clientDataJSON", "signature"]), st.binary(max_size=80))
def test_hostile_octets_inside_a_signature_are_refused(part: str, noise: bytes) -> None:
    good = json.loads(Key(private=KEY.private, count=9).answered(ASKED))
    good["response"][part] = bytes_to_base64url(noise)

    with pytest.raises(PasskeyRefused):
        passkeys.answered(SITE, TOKEN, json.dumps(good), [KNOWN])
