"""Two cases to store."""

from __future__ import annotations

import pytest

from tests.store.planted import Planted, planted


@pytest.fixture
def case() -> Planted:
    return planted()


@pytest.fixture
def other_case() -> Planted:
    return planted(seq=2)
