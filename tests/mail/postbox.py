"""A real SMTP server on loopback that refuses, delays or cuts the line wherever a test wants it to."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes
from types import TracebackType
from typing import Any, Literal, Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from takedown.mail.server import Security, Server
from tests.mail.certificates import Certificates

USER, PASSWORD = "notifier", "a-word-of-the-notifier"
LOOPBACK = "127.0.0.1"

Cut = Literal["", "greeting", "hello", "sender", "recipient", "data", "body", "lost", "taken"]
"""Where the line is cut: ``lost`` and ``taken`` after the last line, the letter forgotten or kept."""


@dataclass(frozen=True, slots=True)
class Posted:
    """A letter that was taken on."""

    hello: str
    sender: str
    to: tuple[str, ...]
    raw: bytes
    encrypted: bool
    user: str

    @property
    def message_id(self) -> str:
        return str(message_from_bytes(self.raw)["Message-ID"])


@dataclass
class Postbox:
    """What the server does, and what it was given; a context that runs it.

    Attributes:
        answers: by stage (``MAIL``, ``RCPT``, ``DATA``, ``END``) or by an address, what is answered instead of yes.
        cut: where the line is cut. wanted: whether a login is asked for.
        keep: called with each letter that was taken on.
    """

    security: Security = "none"
    certificates: Certificates | None = None
    wanted: bool = False
    cut: Cut = ""
    answers: dict[str, str] = field(default_factory=dict)
    keep: Callable[[Posted], None] = lambda _: None
    reached: Callable[[str], None] = lambda _: None
    """Called at each place of ``Cut``, when the line gets there."""
    posted: list[Posted] = field(default_factory=list)
    ended: int = 0
    """How many letters came to their last line, whatever was answered."""
    _controller: Controller | None = None

    def __enter__(self) -> Self:
        context = self.certificates.context() if self.certificates else None
        self._controller = Controller(
            self,
            hostname=LOOPBACK,
            port=free_port(),
            ssl_context=context if self.security == "tls" else None,
        )
        self._controller.factory = lambda: _Cutting(  # type: ignore[method-assign]
            self,
            hostname="mail.test",
            tls_context=context if self.security == "starttls" else None,
            require_starttls=self.security == "starttls",
            authenticator=self._login,
            auth_required=self.wanted,
            auth_require_tls=self.wanted,
            loop=self._controller.loop if self._controller else None,
        )
        cut, self.cut = self.cut, ""  # the library tries its own server when it starts
        self._controller.start()
        self.cut = cut
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._controller is not None
        self._controller.stop()

    @property
    def port(self) -> int:
        assert self._controller is not None
        return self._controller.port

    def server(self, **changes: Any) -> Server:
        """Return how a client reaches it."""
        trusted = str(self.certificates.authority) if self.certificates else ""
        login = {"user": USER, "password": PASSWORD} if self.wanted else {}
        return Server(
            **{
                "host": LOOPBACK,
                "port": self.port,
                "security": self.security,
                "certificates": trusted,
                **login,
                **changes,
            }
        )

    async def handle_MAIL(  # noqa: N802 - the library's names, here and below
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return self.answers.get("MAIL", "250 OK")

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        said = self.answers.get(address, self.answers.get("RCPT", "250 OK"))
        if said.startswith("250"):
            envelope.rcpt_tos.append(address)
        return said

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.ended += 1
        cut = self.cut  # as it was when the last line came
        self.reached("lost")
        said = self.answers.get("END", "250 OK")
        if said.startswith("250") and cut != "lost":
            posted = Posted(
                hello=str(session.host_name),
                sender=str(envelope.mail_from),
                to=tuple(map(str, envelope.rcpt_tos)),
                raw=bytes(envelope.original_content or b""),
                encrypted=_encrypted(server, session),
                user=_user(session.auth_data),
            )
            self.posted.append(posted)
            self.keep(posted)
            self.reached("taken")
        if cut in ("lost", "taken"):
            server.transport.abort()  # type: ignore[union-attr]
        return said

    def _login(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: object
    ) -> AuthResult:
        right = data == LoginPassword(USER.encode(), PASSWORD.encode())
        return AuthResult(success=right, handled=False, auth_data=data)


class _Cutting(SMTP):
    """The library's server, with a line that breaks."""

    def __init__(self, box: Postbox, **options: Any) -> None:
        super().__init__(box, **options)
        self._box = box

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        if self._box.security == "tls":
            # The library knows of STARTTLS alone; this line is encrypted from its first byte.
            self._auth_require_tls = False
        self._cut("greeting")

    async def smtp_EHLO(self, hostname: str) -> None:  # noqa: N802 - the library's names, here and below
        if not self._cut("hello"):
            await super().smtp_EHLO(hostname)

    async def smtp_MAIL(self, arg: str | None) -> None:  # noqa: N802
        if not self._cut("sender"):
            await super().smtp_MAIL(arg)

    async def smtp_RCPT(self, arg: str | None) -> None:  # noqa: N802
        if not self._cut("recipient"):
            await super().smtp_RCPT(arg)

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        if self._cut("data"):
            return
        if "DATA" in self._box.answers:
            await self.push(self._box.answers["DATA"])
            return
        if self._box.cut == "body":
            await self.push("354 Go on")
            await self._reader.readuntil(b"\r\n\r\n")
            self._cut("body")
            return
        await super().smtp_DATA(arg)

    def _cut(self, place: Cut) -> bool:
        self._box.reached(place)
        if self._box.cut != place:
            return False
        self.transport.abort()  # type: ignore[union-attr]
        return True


def _encrypted(server: SMTP, session: Session) -> bool:
    assert server.transport is not None
    return session.ssl is not None or server.transport.get_extra_info("sslcontext") is not None


def _user(login: object) -> str:
    return login.login.decode() if isinstance(login, LoginPassword) else ""


def free_port() -> int:
    """Return a port of loopback that nobody listens on."""
    with socket.socket() as found:
        found.bind((LOOPBACK, 0))
        return int(found.getsockname()[1])
