"""Timestamps (RFC 3161): the question for an authority, and whether its answer holds, without any network.

Only a digest and a random number are in the question. An answer holds when it grants a time for just this digest and
this number, and is signed by a certificate for timestamps (``id-kp-timeStamping``, critical) that leads to the pinned
roots and was valid at that time.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.x509.oid import ExtendedKeyUsageOID
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

_SHA256 = "2.16.840.1.101.3.4.2.1"
_GRANTED = 0
_STRANGE = (
    *(ValueError, TypeError, KeyError, NotImplementedError, OverflowError, UnsupportedAlgorithm),
    *(x509.InvalidVersion, x509.DuplicateExtension, x509.UnsupportedGeneralNameType),
)
"""What the libraries raise on answers and certificates that break the rules; several are no kin of ``ValueError``."""


class TokenRefused(Exception):
    """An answer doesn't hold; ``code``. Internal: whoever asked makes a state or a defect of it.

    ``not-a-reply``: no RFC 3161 answer; ``rejected``: the authority granted nothing; ``wrong-imprint``,
    ``wrong-nonce``: an answer to another question; ``not-an-authority``: the certificate isn't one for timestamps;
    ``expired``: it wasn't valid at the time in the token; ``untrusted``: not signed by anybody who leads to the roots;
    ``no-roots``: there are none to lead to.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Question:
    """What is sent (DER ``TimeStampReq``), and the number that the answer must repeat."""

    request: bytes
    nonce: int


def question(document: bytes) -> Question:
    """Return the question when ``document`` existed; the digest (SHA-256) goes into it, the document doesn't."""
    request = TimestampRequestBuilder().data(document).hash_algorithm(HashAlgorithm.SHA256).build()
    if request.nonce is None:
        raise RuntimeError("nonce")
    return Question(request.as_bytes(), request.nonce)


def stamped_at(answer: bytes, document: bytes, roots: str, nonce: int | None = None) -> datetime:
    """Return the time that a DER ``TimeStampResp`` gives for ``document``.

    Args:
        answer: as the authority gave it.
        document: what was to be dated.
        roots: certificates in PEM; one of them has to be the end of the chain.
        nonce: of the question; ``None`` when the answer is checked again later.

    Raises:
        TokenRefused: it doesn't hold.
    """
    trusted = _roots(roots)
    response = _read(answer)
    imprint = response.tst_info.message_imprint
    digest = hashlib.sha256(document).digest()
    if imprint.hash_algorithm.dotted_string != _SHA256 or imprint.message != digest:
        raise TokenRefused("wrong-imprint")
    if nonce is not None and _nonce(response) != nonce:
        raise TokenRefused("wrong-nonce")
    try:
        VerifierBuilder(roots=trusted).build().verify(response, digest)
    except (VerificationError, *_STRANGE):
        raise TokenRefused(_why(response)) from None
    return response.tst_info.gen_time.astimezone(UTC)


def _read(answer: bytes) -> TimeStampResponse:
    try:
        response = decode_timestamp_response(answer)
        if response.status != _GRANTED:
            raise TokenRefused("rejected")
        response.tst_info.message_imprint, response.signed_data  # noqa: B018 - parsed when they are first asked for
    except _STRANGE:
        raise TokenRefused("not-a-reply") from None
    return response


def _roots(pem: str) -> list[x509.Certificate]:
    try:
        return x509.load_pem_x509_certificates(pem.encode())
    except ValueError:
        raise TokenRefused("no-roots") from None


def _nonce(response: TimeStampResponse) -> int | None:
    with suppress(*_STRANGE):
        return response.tst_info.nonce
    return None


def _why(response: TimeStampResponse) -> str:
    """Return the nearest word for what is wrong with a token whose digest is right: the certificate that signed it."""
    with suppress(*_STRANGE):
        signers = response.signed_data.signer_infos
        for one in map(x509.load_der_x509_certificate, response.signed_data.certificates):
            if any(one.issuer == signer.issuer and one.serial_number == signer.serial_number for signer in signers):
                return _wrong_with(one, response.tst_info.gen_time)
    return "untrusted"


def _wrong_with(certificate: x509.Certificate, at: datetime) -> str:
    if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        return "expired"
    try:
        usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except x509.ExtensionNotFound:
        return "not-an-authority"
    fits = usage.critical and ExtendedKeyUsageOID.TIME_STAMPING in usage.value
    return "untrusted" if fits else "not-an-authority"
