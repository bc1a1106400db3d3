"""A vault that is there already, copied for each test that changes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli import warm
from tests.cli.background import Background
from tests.cli.shell import Shell, made


@pytest.fixture(scope="session", autouse=True)
def _warm() -> Iterator[None]:
    """The processes that the program is forked from live as long as the tests."""
    yield
    warm.close_all()


@pytest.fixture(scope="session")
def empty_vault(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """Never changed; see ``shell``."""
    return made(tmp_path_factory.mktemp("empty"))


@pytest.fixture
def shell(empty_vault: Shell, tmp_path: Path) -> Shell:
    """A shell with an empty vault of its own."""
    return empty_vault.copied_to(tmp_path / "shell")


@pytest.fixture
def background() -> Iterator[Background]:
    with Background() as running:
        yield running
