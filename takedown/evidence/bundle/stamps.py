"""The files that ``openssl ts`` is given for each timestamp of a proof; the checker makes them anew."""

from __future__ import annotations

from collections.abc import Iterator

from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

from takedown.evidence import checkpoint
from takedown.evidence.proof import CaseProof


def files(case: CaseProof) -> Iterator[tuple[str, bytes]]:
    """Yield for each timestamp what was dated, the question without a random number, the answer and the roots."""
    points = {one.checkpoint.id: checkpoint.document(one.checkpoint) for one in case.checkpoints}
    for number, stamp in enumerate(case.timestamps, start=1):
        document = points.get(stamp.checkpoint_id, b"-")
        yield f"data/timestamps/{number}.json", document
        yield f"data/timestamps/{number}.tsq", _query(document)
        yield f"data/timestamps/{number}.tsr", stamp.token
        yield f"data/timestamps/{number}.pem", stamp.roots.encode()


def _query(document: bytes) -> bytes:
    builder = TimestampRequestBuilder().data(document).hash_algorithm(HashAlgorithm.SHA256)
    return builder.nonce(nonce=False).cert_request(cert_request=True).build().as_bytes()
