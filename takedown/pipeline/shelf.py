"""Nouns in and out of the store: a row is a noun's ``row()``, and nothing else is known of tables here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from takedown.cases.address import Address
from takedown.cases.capture import Capture
from takedown.cases.case import Case, Consent
from takedown.cases.caution import Caution
from takedown.cases.checkpoint import Checkpoint, Timestamp
from takedown.cases.dispatch import Dispatch
from takedown.cases.look import Look
from takedown.cases.match import Match, Sighting
from takedown.cases.media import Media
from takedown.cases.negative import Negative
from takedown.cases.note import Note
from takedown.cases.notice import Notice
from takedown.cases.noun import Noun, Row
from takedown.cases.post import Post
from takedown.cases.reply import Reply
from takedown.cases.tally import Tally
from takedown.cases.view import View
from takedown.errors import TakedownError
from takedown.store import Transaction
from takedown.vault import Tampered

N = TypeVar("N", bound=Noun)


class NotFound(TakedownError):
    """No such case, match or notice; ``noun`` and the ``id`` that was asked for."""


class Shelf(Generic[N]):
    """One kind of noun and the table that holds it."""

    def __init__(self, table: str, noun: type[N]) -> None:
        self.table = table
        self.noun = noun

    def get(self, tx: Transaction, item: str) -> N:
        """Return the noun with the id ``item``.

        Raises:
            NotFound: there is none.
        """
        row = tx.get(self.table, item) if item.isascii() else None
        return self._there(row, item)

    def several(self, tx: Transaction, items: Iterable[str]) -> list[N]:
        """Return the nouns with these ids, in their order.

        Raises:
            NotFound: one of them isn't there.
        """
        wanted = list(items)
        found = tx.several(self.table, (item for item in wanted if item.isascii()))
        return [self._there(found.get(item), item) for item in wanted]

    def all(self, tx: Transaction, *, order_by: str, without: Collection[str] = (), **equals: Any) -> list[N]:
        """Return every noun whose clear fields equal ``equals``; see ``each``."""
        return list(self.each(tx, order_by=order_by, without=without, **equals))

    def each(self, tx: Transaction, *, order_by: str, without: Collection[str] = (), **equals: Any) -> Iterator[N]:
        """Yield the same one by one, for nouns that are large.

        ``without``: fields that nobody asks for here, which then are neither read nor opened, and have their defaults.
        """
        only = [name for name in self.noun.model_fields if name not in without] if without else ()
        return (self._noun(row) for row in tx.each(self.table, order_by=order_by, only=only, **equals))

    def known(self, tx: Transaction, case_id: str, field: str, value: str) -> list[N]:
        """Return the nouns of a case whose indexed ``field`` (an address, a digest) equals ``value``."""
        return [self._noun(row) for row in tx.find_all(self.table, case_id, field, value)]

    def put(self, tx: Transaction, noun: N) -> bool:
        """Store a new noun; False if its address or digest is known already, and then nothing changes."""
        return bool(tx.insert_new(self.table, noun.row()))

    def put_all(self, tx: Transaction, nouns: Iterable[N]) -> int:
        """Store new nouns, and return how many were: those whose address or digest wasn't known already."""
        return len(tx.insert_new(self.table, *(noun.row() for noun in nouns)))

    def open(self, tx: Transaction, noun: N) -> None:
        """Store a new case, whose key comes into being with it."""
        tx.insert(self.table, noun.row())

    def renew(self, tx: Transaction, noun: N, *fields: str) -> None:
        """Write the named fields of a noun that is stored already."""
        row = noun.row()
        tx.update(self.table, row["id"], **{name: row[name] for name in fields})

    def drop(self, tx: Transaction, item: str) -> None:
        """Delete the noun with the id ``item``, there or not."""
        tx.delete(self.table, id=item)

    def _there(self, row: Row | None, item: str) -> N:
        if row is None:
            raise NotFound(noun=self.noun.__name__.lower(), id=item)
        return self._noun(row)

    def _noun(self, row: Row) -> N:
        """Return the noun that ``row`` holds; a database that others can write may hold what was never a noun."""
        try:
            return self.noun.of(row)
        except ValidationError as problem:
            column = str(problem.errors(include_url=False, include_input=False)[0]["loc"][0])
        raise Tampered(table=self.table, column=column)


CASES = Shelf("cases", Case)
CONSENTS = Shelf("consents", Consent)
MEDIA = Shelf("media", Media)
MATCHES = Shelf("matches", Match)
NEGATIVES = Shelf("negatives", Negative)
SIGHTINGS = Shelf("sightings", Sighting)
NOTICES = Shelf("notices", Notice)
ADDRESSES = Shelf("addresses", Address)
POSTS = Shelf("posts", Post)
DISPATCHES = Shelf("dispatches", Dispatch)
REPLIES = Shelf("replies", Reply)
CAPTURES = Shelf("captures", Capture)
CAUTIONS = Shelf("cautions", Caution)
LOOKS = Shelf("looks", Look)
TALLIES = Shelf("tallies", Tally)
CHECKPOINTS = Shelf("checkpoints", Checkpoint)
TIMESTAMPS = Shelf("timestamps", Timestamp)
NOTES = Shelf("notes", Note)
VIEWS = Shelf("views", View)
