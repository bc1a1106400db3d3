"""A ledger on both engines, empty or full."""

from __future__ import annotations

import pytest

from takedown.store import Store
from takedown.vault import Vault
from tests.evidence.book import Book


@pytest.fixture
def book(store: Store, vault: Vault) -> Book:
    return Book(store, vault)


@pytest.fixture
def full(book: Book) -> Book:
    book.fill()
    assert book.wrong() == {}
    return book
