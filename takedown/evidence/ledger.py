"""The ledger: everything that happened, in order, each entry chained to the last and signed.

Kept in the store's ``ledger`` table, with one ``ledger_head`` row whose signature covers how many entries there are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from secrets import token_bytes
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from takedown.cases.event import EventKind
from takedown.cases.noun import new_id, now, rfc3339
from takedown.errors import TakedownError
from takedown.evidence import chain
from takedown.evidence.signing import Signer, signed
from takedown.store import Row, Transaction
from takedown.vault import Tampered

_HEAD = "head"


class AnothersLedger(TakedownError):
    """The database holds another vault's cases: neither the ledger's head nor its first entry is signed by this one."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One entry, or the head as number 0; ``code`` is empty when it is sound (``defect-<code>`` in ``locale/``).

    ``link``: the entry's, of the head the last one's.
    """

    seq: int
    code: str = ""
    link: bytes = field(default=b"", repr=False, compare=False)


class Ledger:
    """Appends inside the transaction of what it records, so that neither is ever there without the other."""

    def __init__(self, signer: Signer) -> None:
        self.signer = signer

    def append(
        self, tx: Transaction, kind: EventKind, case_id: str | None, subject: str, body: dict[str, object]
    ) -> None:
        """Add one entry. ``body`` is sealed under the case's key, or the vault's where there is no case.

        Raises:
            CaseKeyGone: the case was erased.
            AnothersLedger: as ``check_ours``.
        """
        self.append_all(tx, kind, case_id, [(subject, body)])

    def append_all(
        self, tx: Transaction, kind: EventKind, case_id: str | None, told: Sequence[tuple[str, dict[str, object]]]
    ) -> None:
        """Add an entry for each subject and body, all of one kind and case, in order; the rest as ``append``."""
        sealed = [_sealed(tx, case_id, subject, body) for subject, body in told]
        # Reading the head locks it: whoever else appends waits here, so that no number is given twice.
        head = tx.get("ledger_head", _HEAD)
        self._check_ours(tx, head)
        count, link = _end(head)
        entries: list[Row] = []
        for one in sealed:
            entry = {**one, "seq": count + 1, "at": rfc3339(now()), "kind": kind.value}
            count, link = count + 1, chain.link(link, chain.header(entry), entry["leaf"])
            entries.append({**entry, "chain": link, "signature": self.signer.sign(link)})
        tx.insert("ledger", *entries)
        signature = self.signer.sign(chain.head(count, link))
        tx.update("ledger_head", _HEAD, count=count, chain=link, signature=signature)

    def check_ours(self, tx: Transaction) -> None:
        """Let the database pass unless it is another vault's: two vaults on one server would spoil each other's proof.

        One of two signatures is enough, so that a ledger that was altered can still be opened and verified.

        Raises:
            AnothersLedger: nothing was written.
        """
        self._check_ours(tx, tx.get("ledger_head", _HEAD))

    def _check_ours(self, tx: Transaction, head: Row | None) -> None:
        count, last = _end(head)
        key = self.signer.public_key()
        if head is None or count == 0 or signed(key, bytes(head["signature"]), chain.head(count, last)):
            return
        first = tx.rows("ledger", order_by="seq", limit=1, raw=True)
        if first and not signed(key, bytes(first[0]["signature"]), bytes(first[0]["chain"])):
            raise AnothersLedger

    def verify(self, tx: Transaction) -> Iterator[Checked]:
        """Yield each entry in order, then the head. Any byte changed, any entry removed, added or moved is told.

        What can't be told from here: a whole database put back as it was at an earlier time, head and all. For that
        it is held against a checkpoint that was kept elsewhere.
        """
        key = Ed25519PublicKey.from_public_bytes(self.signer.public_key())
        erased = {row["subject"] for row in tx.each("ledger", raw=True, kind=EventKind.CASE_ERASED.value)}
        expected, previous = 1, chain.START
        for row in tx.each("ledger", order_by="seq", raw=True):
            link = bytes(row["chain"])
            yield Checked(
                row["seq"], _defect(row, expected, previous, key, erased) or _body_defect(tx, row, erased), link
            )
            expected, previous = row["seq"] + 1, link
        yield Checked(0, _head_defect(tx, expected - 1, previous, key), previous)


def _sealed(tx: Transaction, case_id: str | None, subject: str, body: dict[str, object]) -> Row:
    """Return what of an entry doesn't depend on its place in the chain."""
    item, salt = new_id(), token_bytes(chain.SALT)
    sealed = tx.seal_value("ledger", item, "body", case_id, body)
    return {
        "id": item,
        "case_id": case_id,
        "subject": subject,
        "body": sealed,
        "salt": salt.hex(),
        # What is opened later is what JSON keeps of it: lists for tuples, words for numbers as keys.
        "commitment": chain.commitment(salt, json.loads(json.dumps(body))),
        "leaf": chain.leaf(sealed),
    }


def _defect(row: Row, expected: int, previous: bytes, key: Ed25519PublicKey, erased: set[str]) -> str:
    """Return the code of the first thing that is wrong with an entry as anybody can see it, or nothing."""
    if row["seq"] != expected:
        return "entry-missing"
    if row["body"] is None:
        if row["case_id"] not in erased:
            return "body-missing"
    elif chain.leaf(row["body"]) != row["leaf"]:
        return "body-changed"
    if chain.link(previous, chain.header(row), bytes(row["leaf"])) != row["chain"]:
        return "chain-broken"
    return "" if signed(key, bytes(row["signature"]), bytes(row["chain"])) else "bad-signature"


def _body_defect(tx: Transaction, row: Row, erased: set[str]) -> str:
    """Return what is wrong between an entry's commitment and its body once that is opened."""
    if row["case_id"] in erased and row["body"] is not None:
        return "body-back"
    if row["commitment"] is None or row["body"] is None:
        return "" if row["salt"] is None else "commitment-broken"
    try:
        return "" if _committed(tx.unsealed("ledger", row)) else "commitment-broken"
    except Tampered:
        return "commitment-broken"


def _committed(opened: Row) -> bool:
    salt: Any = opened["salt"]
    return isinstance(salt, str) and chain.commitment(bytes.fromhex(salt), opened["body"]) == opened["commitment"]


def _end(head: Row | None) -> tuple[int, bytes]:
    """Return how many entries there are, and the last one's link."""
    if head is None or head["count"] == 0:
        return 0, chain.START
    return head["count"], bytes(head["chain"])


def _head_defect(tx: Transaction, count: int, last: bytes, key: Ed25519PublicKey) -> str:
    row = tx.get("ledger_head", _HEAD)
    if row is None:
        return "head-missing"
    if row["count"] != count or bytes(row["chain"]) != last:
        return "entries-missing"
    if count == 0:
        return "bad-signature" if row["signature"] else ""
    return "" if signed(key, bytes(row["signature"]), chain.head(count, last)) else "bad-signature"
