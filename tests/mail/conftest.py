"""Certificates and an IMAP server that live as long as the tests of a worker."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.mail.certificates import Certificates, made
from tests.mail.dovecot import Dovecot


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return made(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="session")
def imap_server(certificates: Certificates) -> Iterator[Dovecot]:
    with Dovecot(certificates) as running:
        yield running


@pytest.fixture
def dovecot(imap_server: Dovecot) -> Dovecot:
    """An empty mailbox."""
    imap_server.empty()
    return imap_server
