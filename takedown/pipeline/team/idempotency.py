"""The same request sent twice is done once: its key leads to the answer that the first one got.

After draft-ietf-httpapi-idempotency-key-header-07. What was answered is sealed to the token's own seat, kept for a day
and gone with the token, or as a case is erased that was shared with it (``store/team/shares.py``). A request whose
process died while it ran stays "running": nobody knows what it did.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from takedown.cases.noun import now, rfc3339
from takedown.errors import TakedownError
from takedown.pipeline.team.tokens import TokenSession
from takedown.store import Transaction
from takedown.vault.sealing import bound
from takedown.vault.team.seats import seal_to

KEPT = timedelta(days=1)
"""So long the same key leads to the same answer."""
_MOST_BYTES = 1024 * 1024
"""A longer answer isn't kept: the request isn't done again, and is told so."""


class StillRunning(TakedownError):
    """The first request with this key hasn't ended, or ended without anybody knowing how. This one wasn't done."""


class KeyReused(TakedownError):
    """Another request came with this key before. This one wasn't done."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Once:
    """One key of one token. ``begun`` gives the answer that is there already, or the right to make one.

    Args:
        session: the token's. key: as it was sent. request: what the request is, byte for byte.
    """

    session: TokenSession
    key: str
    request: bytes

    def begun(self) -> Answer | None:
        """Return what the first request with this key was answered; ``None`` where this is the first.

        Raises:
            StillRunning, KeyReused: it is to be refused.
        """
        row: dict[str, object] = {
            "id": self._id,
            "token_id": self.session.actor.id,
            "made_at": rfc3339(now()),
            "digest": hashlib.sha256(self.request).digest(),
            "status": None,
            "answer": "",
        }
        with self.session.store.begin(lasting=False) as tx:
            known = tx.get("idempotency", self._id)
            if known is not None and known["made_at"] <= rfc3339(now() - KEPT):
                tx.delete("idempotency", id=self._id)
                known = None
            if known is None:
                if tx.insert_new("idempotency", row):
                    return None
                known = tx.get("idempotency", self._id)
        if known is not None and bytes(known["digest"]) != row["digest"]:
            raise KeyReused
        if known is None or known["status"] is None:
            raise StillRunning
        return self._opened(known["status"], bytes(known["answer"]))

    def ended(self, answer: Answer) -> None:
        """Keep what was answered."""
        if len(answer.body) > _MOST_BYTES:
            return
        said = json.dumps({"headers": dict(answer.headers), "body": answer.body.decode("utf-8")}).encode()
        sealed = seal_to(self.session.keyring.seat.public, self._info, said)
        with self.session.store.begin() as tx:
            if tx.count("idempotency", id=self._id):  # the token may have been revoked meanwhile
                tx.update("idempotency", self._id, status=answer.status, answer=sealed)

    def failed(self) -> None:
        """Forget the key: nothing was done, so the request may come again."""
        with self.session.store.begin(lasting=False) as tx:
            tx.delete("idempotency", id=self._id)

    @property
    def _id(self) -> str:
        return hashlib.sha256(bound(self.session.actor.id, self.key)).hexdigest()

    @property
    def _info(self) -> bytes:
        return bound("answer", self._id)

    def _opened(self, status: int, sealed: bytes) -> Answer:
        said = json.loads(self.session.keyring.seat.unseal(self._info, sealed))
        return Answer(status, said["headers"], said["body"].encode("utf-8"))


def tidy(tx: Transaction) -> int:
    """Forget the answers that have been kept for long enough; return how many. Of a worker, over all organisations."""
    over = rfc3339(now() - KEPT)
    ids = [row["id"] for row in tx.rows("idempotency", only=["made_at"]) if row["made_at"] <= over]
    return tx.delete("idempotency", id=ids) if ids else 0
