"""A real mailbox: read by number since the last time, never changed; searched for what may have left."""

from __future__ import annotations

from dataclasses import replace

import pytest

from takedown.mail.imap import MailboxLoginRefused, MailboxUnreachable, Mark, NoSuchFolder, opened
from takedown.mail.server import Security
from tests.mail.certificates import Certificates
from tests.mail.dovecot import Dovecot
from tests.mail.postbox import free_port

LIMIT = 4096


def letter(number: int, text: str = "text") -> bytes:
    return f"Message-ID: <{number}@host.example>\r\nSubject: {number}\r\n\r\n{text}\r\n".encode()


def read(dovecot: Dovecot, mark: Mark, security: Security = "tls", limit: int = LIMIT) -> tuple[list[bytes], Mark]:
    with opened(dovecot.server(security)) as box:
        found = list(box.since("INBOX", mark, limit))
    return [one.raw for one in found], found[-1].mark if found else mark


@pytest.mark.parametrize("security", ["tls", "starttls", "none"])
def test_what_came_since_the_last_time_is_read_once_and_stays_unread(dovecot: Dovecot, security: Security) -> None:
    dovecot.put(letter(1))
    dovecot.put(letter(2))
    first, mark = read(dovecot, Mark(), security)
    again, same = read(dovecot, mark, security)
    dovecot.put(letter(3))
    later, _ = read(dovecot, same, security)

    assert sorted(first) == [letter(1), letter(2)]
    assert (again, later, same) == ([], [letter(3)], mark)
    # Nothing is seen, answered, flagged or deleted.
    assert dovecot.flags() == ["", "", ""]


def test_a_folder_that_was_made_anew_is_read_from_its_beginning(dovecot: Dovecot) -> None:
    dovecot.put(letter(1))
    _, mark = read(dovecot, Mark())

    assert read(dovecot, replace(mark, validity=mark.validity + 1))[0] == [letter(1)]


def test_an_empty_mailbox_gives_nothing(dovecot: Dovecot) -> None:
    assert read(dovecot, Mark()) == ([], Mark())


def test_a_message_is_cut_at_its_limit(dovecot: Dovecot) -> None:
    dovecot.put(letter(1, "long " * 100_000))

    assert [len(raw) for raw in read(dovecot, Mark())[0]] == [LIMIT]


def test_a_letter_is_found_by_its_number_in_any_folder(dovecot: Dovecot) -> None:
    dovecot.put(letter(1))
    dovecot.put(letter(2), "Sent")
    with opened(dovecot.server()) as box:
        found = [box.holds(f"<{number}@host.example>") for number in (1, 2, 3)]

    assert found == [True, True, False]
    assert dovecot.flags() == [""]


def test_a_wrong_password_and_a_wrong_folder_are_told(dovecot: Dovecot) -> None:
    server = dovecot.server()
    with pytest.raises(MailboxLoginRefused), opened(replace(server, password="another")):
        pass
    with pytest.raises(MailboxLoginRefused), opened(replace(server, password="änother")):
        pass
    with pytest.raises(NoSuchFolder), opened(server) as box:
        list(box.since("Nowhere", Mark(), LIMIT))


def test_nobody_there_and_nobody_trusted(dovecot: Dovecot, certificates: Certificates) -> None:
    server = dovecot.server()
    with pytest.raises(MailboxUnreachable), opened(replace(server, port=free_port())):
        pass
    with pytest.raises(MailboxUnreachable), opened(replace(server, certificates="")):
        pass
    assert certificates.authority.exists()
