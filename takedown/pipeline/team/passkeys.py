"""Passkeys (WebAuthn Level 3, https://www.w3.org/TR/webauthn-3/): made and asked for, as a second factor."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

import webauthn
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from takedown.cases.noun import new_id, now
from takedown.cases.team.member import Member
from takedown.cases.team.sign_in import Passkey
from takedown.errors import TakedownError

_LARGEST = 16_384


class PasskeyRefused(TakedownError):
    """What the key answered isn't an answer to what was asked, or not of a key that is known. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where passkeys belong to: they answer to this site alone, which is what keeps a copy of it from using them.

    Attributes:
        origin: as the browser says it, such as ``https://td.example``. name: what the key's owner is shown.
    """

    origin: str
    name: str

    @property
    def host(self) -> str:
        """The name that keys are bound to; an address of digits can't be one."""
        return urlsplit(self.origin).hostname or ""


def challenge(token: str, purpose: Literal["passkey-new", "passkey"]) -> bytes:
    """Return what a key is to sign, 32 bytes: of the session ``token`` and ``purpose`` alone."""
    return hmac.digest(token.encode(), b"takedown/v1/" + purpose.encode(), hashlib.sha256)


def offered(site: Site, token: str, member: Member, known: Sequence[Passkey]) -> str:
    """Return what a browser is told to make a key with: JSON, PublicKeyCredentialCreationOptionsJSON."""
    options = webauthn.generate_registration_options(
        rp_id=site.host,
        rp_name=site.name,
        user_id=member.id.encode(),
        user_name=member.login or site.name,  # before the second step her own is sealed
        challenge=challenge(token, "passkey-new"),
        exclude_credentials=_described(known),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.DISCOURAGED,  # the passphrase comes first, and says who it is
            user_verification=UserVerificationRequirement.PREFERRED,
        ),
    )
    return webauthn.options_to_json(options)


def made(site: Site, token: str, member: Member, answer: str, name: str) -> Passkey:
    """Return the key that ``answer``, a RegistrationResponseJSON, tells of.

    Raises:
        PasskeyRefused: it isn't an answer to what was asked.
    """
    try:
        verified = webauthn.verify_registration_response(
            credential=_short(answer),
            expected_challenge=challenge(token, "passkey-new"),
            expected_rp_id=site.host,
            expected_origin=site.origin,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError):
        raise PasskeyRefused from None
    return Passkey(
        id=new_id(),
        member_id=member.id,
        made_at=now(),
        credential_id=verified.credential_id,
        public_key=verified.credential_public_key,
        sign_count=verified.sign_count,
        name=" ".join(name.split())[:80],
    )


def asked(site: Site, token: str, known: Sequence[Passkey]) -> str:
    """Return what a browser is told to have a key answer: JSON, PublicKeyCredentialRequestOptionsJSON."""
    options = webauthn.generate_authentication_options(
        rp_id=site.host, challenge=challenge(token, "passkey"), allow_credentials=_described(known)
    )
    return webauthn.options_to_json(options)


def answered(site: Site, token: str, answer: str, known: Sequence[Passkey]) -> Passkey:
    """Return which of the keys gave ``answer``, an AuthenticationResponseJSON, with what it counts now.

    Raises:
        PasskeyRefused: none of them, to something else, or a copy of a key that counts behind.
    """
    try:
        given = webauthn.helpers.parse_authentication_credential_json(_short(answer))
        key = next(one for one in known if one.credential_id == given.raw_id)
        verified = webauthn.verify_authentication_response(
            credential=given,
            expected_challenge=challenge(token, "passkey"),
            expected_rp_id=site.host,
            expected_origin=site.origin,
            credential_public_key=key.public_key,
            credential_current_sign_count=key.sign_count,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError, StopIteration):
        raise PasskeyRefused from None
    return key.model_copy(update={"sign_count": verified.new_sign_count})


def _described(known: Sequence[Passkey]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=one.credential_id) for one in known]


def _short(answer: str) -> str:
    if len(answer) > _LARGEST:
        raise PasskeyRefused
    return answer
