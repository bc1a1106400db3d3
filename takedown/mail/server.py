"""The person's own mail servers: where they are, how the line is protected, and the password from its file."""

from __future__ import annotations

import ipaddress
import ssl
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Self

from takedown.errors import TakedownError
from takedown.settings import ImapSettings, SmtpSettings

Security = Literal["starttls", "tls", "none"]
_MOST_BYTES = 16 * 1024


class NoMailServer(TakedownError):
    """The configuration names no server in ``table`` (``smtp``, ``imap``). Nothing left this machine."""


class PlainOnlyHere(TakedownError):
    """A line without encryption is taken to this machine alone; ``host``. Nothing left this machine."""


class MailPasswordUnreadable(TakedownError):
    """The file with the password isn't there, can't be read, is empty or has several lines; ``file``."""


class CertificatesUnreadable(TakedownError):
    """The file with the certificate authorities to trust can't be read; ``file``. Nothing left this machine."""


@dataclass(frozen=True, slots=True)
class Server:
    """One mail server. ``user`` is empty where it asks for none; ``certificates`` where the machine's own do."""

    host: str
    port: int
    security: Security
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    certificates: str = ""

    @classmethod
    def of(cls, settings: SmtpSettings | ImapSettings, home: Path) -> Self:
        """Return the server that ``settings`` name; a relative name of a file is one in ``home``.

        Raises:
            NoMailServer, PlainOnlyHere, MailPasswordUnreadable: nothing was contacted.
        """
        if not settings.host:
            raise NoMailServer(table="smtp" if isinstance(settings, SmtpSettings) else "imap")
        if settings.security == "none" and not _here(settings.host):
            raise PlainOnlyHere(host=settings.host)
        return cls(
            settings.host,
            settings.port,
            settings.security,
            settings.user,
            _password(home, settings.password_file),
            str(home / Path(settings.certificates).expanduser()) if settings.certificates else "",
        )

    def context(self) -> ssl.SSLContext:
        """Return how the server proves who it is: by a certificate for its name, always.

        Raises:
            CertificatesUnreadable: the file that the settings name isn't one of certificates.
        """
        try:
            return ssl.create_default_context(cafile=self.certificates or None)
        except OSError as problem:
            raise CertificatesUnreadable(file=self.certificates) from problem


def _here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _password(home: Path, name: str) -> str:
    if not name:
        return ""
    try:
        with (home / Path(name).expanduser()).open(encoding="utf-8") as file:
            password = file.read(_MOST_BYTES).rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as problem:
        raise MailPasswordUnreadable(file=name) from problem
    if not password or not password.isprintable():
        raise MailPasswordUnreadable(file=name)
    return password
