"""The settings of a mail server: what may be plain, and where the password comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

from takedown.mail.server import MailPasswordUnreadable, NoMailServer, PlainOnlyHere, Server
from takedown.settings import ImapSettings, SmtpSettings


def settings(**more: object) -> SmtpSettings:
    return SmtpSettings.model_validate({"host": "mail.notifier.example", "user": "u", **more})


def test_the_password_is_in_a_file_beside_the_vault_and_never_shown(tmp_path: Path) -> None:
    (tmp_path / "word").write_text("of mine \n", encoding="utf-8")
    server = Server.of(settings(password_file="word"), tmp_path)

    assert server.password == "of mine "
    assert "of mine" not in repr(server)


@pytest.mark.parametrize("content", [None, b"", b"\n", b"one\ntwo\n", b"\xff\xfe", b"\x00"])
def test_a_password_that_is_none_is_told(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "word").write_bytes(content)
    with pytest.raises(MailPasswordUnreadable):
        Server.of(settings(password_file="word"), tmp_path)


@pytest.mark.parametrize("host", ["mail.notifier.example", "192.0.2.1", "localhost.notifier.example", "0.0.0.0"])
def test_a_line_without_encryption_is_for_this_machine_alone(tmp_path: Path, host: str) -> None:
    with pytest.raises(PlainOnlyHere):
        Server.of(settings(host=host, security="none"), tmp_path)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "localhost"])
def test_on_this_machine_it_may_be_plain(tmp_path: Path, host: str) -> None:
    assert Server.of(settings(host=host, security="none"), tmp_path).host == host


def test_without_a_server_nothing_is_done(tmp_path: Path) -> None:
    for nothing, table in ((SmtpSettings(), "smtp"), (ImapSettings(), "imap")):
        with pytest.raises(NoMailServer) as told:
            Server.of(nothing, tmp_path)
        assert told.value.data == {"table": table}
