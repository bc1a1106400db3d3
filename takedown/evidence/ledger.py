"""The ledger: everything that happened, in order, each entry chained to the last and signed.

Kept in the store's ``ledger`` table, with one ``ledger_head`` row whose signature covers how many entries there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from takedown.cases.event import EventKind
from takedown.cases.noun import new_id, now, rfc3339
from takedown.errors import TakedownError
from takedown.evidence import chain
from takedown.store import Transaction

_HEAD = "head"
_HEADER = ("seq", "id", "at", "kind", "case_id", "subject")


class Signer(Protocol):
    """Whose key signs: the vault's."""

    def sign(self, message: bytes) -> bytes:
        """Return the 64-byte Ed25519 signature of ``message``."""

    def public_key(self) -> bytes:
        """Return the 32-byte Ed25519 public key."""


class AnothersLedger(TakedownError):
    """The database holds another vault's cases: neither the ledger's head nor its first entry is signed by this one."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One entry, or the head as number 0; ``code`` is empty when it is sound (``defect-<code>`` in ``locale/``)."""

    seq: int
    code: str = ""


class Ledger:
    """Appends inside the transaction of what it records, so that neither is ever there without the other."""

    def __init__(self, signer: Signer) -> None:
        self._signer = signer

    def append(
        self, tx: Transaction, kind: EventKind, case_id: str | None, subject: str, body: dict[str, object]
    ) -> None:
        """Add one entry. ``body`` is sealed under the case's key, or the vault's where there is no case.

        Raises:
            CaseKeyGone: the case was erased.
            AnothersLedger: as ``check_ours``.
        """
        # Reading the head locks it: whoever else appends waits here, so that no number is given twice.
        count, last = _head(tx)
        self.check_ours(tx)
        item = new_id()
        header: dict[str, object] = {
            "seq": count + 1,
            "id": item,
            "at": rfc3339(now()),
            "kind": kind.value,
            "case_id": case_id,
            "subject": subject,
        }
        sealed = tx.seal_value("ledger", item, "body", case_id, body)
        digest = chain.leaf(sealed)
        link = chain.link(last, header, digest)
        entry = {**header, "body": sealed, "leaf": digest, "chain": link, "signature": self._signer.sign(link)}
        tx.insert("ledger", entry)
        signature = self._signer.sign(chain.head(count + 1, link))
        tx.update("ledger_head", _HEAD, count=count + 1, chain=link, signature=signature)

    def check_ours(self, tx: Transaction) -> None:
        """Let the database pass unless it is another vault's: two vaults on one server would spoil each other's proof.

        One of two signatures is enough, so that a ledger that was altered can still be opened and verified.

        Raises:
            AnothersLedger: nothing was written.
        """
        key = Ed25519PublicKey.from_public_bytes(self._signer.public_key())
        head = tx.get("ledger_head", _HEAD)
        if head is None or head["count"] == 0:
            return
        if _signed(key, bytes(head["signature"]), chain.head(head["count"], bytes(head["chain"]))):
            return
        first = tx.rows("ledger", order_by="seq", limit=1, raw=True)
        if first and not _signed(key, bytes(first[0]["signature"]), bytes(first[0]["chain"])):
            raise AnothersLedger

    def verify(self, tx: Transaction) -> Iterator[Checked]:
        """Yield each entry in order, then the head. Any byte changed, any entry removed, added or moved is told.

        What can't be told from here: a whole database put back as it was at an earlier time, head and all.
        """
        key = Ed25519PublicKey.from_public_bytes(self._signer.public_key())
        erased = {row["subject"] for row in tx.each("ledger", raw=True, kind=EventKind.CASE_ERASED.value)}
        expected, previous = 1, chain.START
        for row in tx.each("ledger", order_by="seq", raw=True):
            yield Checked(row["seq"], _defect(row, expected, previous, key, erased))
            expected, previous = row["seq"] + 1, bytes(row["chain"])
        yield Checked(0, _head_defect(tx, expected - 1, previous, key))


def _defect(row: dict[str, Any], expected: int, previous: bytes, key: Ed25519PublicKey, erased: set[str]) -> str:
    """Return the code of the first thing that is wrong with an entry, or nothing."""
    if row["seq"] != expected:
        return "entry-missing"
    if row["body"] is None:
        if row["case_id"] not in erased:
            return "body-missing"
    elif chain.leaf(row["body"]) != row["leaf"]:
        return "body-changed"
    header = {name: row[name] for name in _HEADER}
    if chain.link(previous, header, bytes(row["leaf"])) != row["chain"]:
        return "chain-broken"
    return "" if _signed(key, bytes(row["signature"]), bytes(row["chain"])) else "bad-signature"


def _head(tx: Transaction) -> tuple[int, bytes]:
    row = tx.get("ledger_head", _HEAD)
    if row is None or row["count"] == 0:
        return 0, chain.START
    return row["count"], bytes(row["chain"])


def _head_defect(tx: Transaction, count: int, last: bytes, key: Ed25519PublicKey) -> str:
    row = tx.get("ledger_head", _HEAD)
    if row is None:
        return "head-missing"
    if row["count"] != count or bytes(row["chain"]) != last:
        return "entries-missing"
    if count == 0:
        return "bad-signature" if row["signature"] else ""
    return "" if _signed(key, bytes(row["signature"]), chain.head(count, last)) else "bad-signature"


def _signed(key: Ed25519PublicKey, signature: bytes, message: bytes) -> bool:
    try:
        key.verify(signature, message)
    except InvalidSignature:
        return False
    return True
