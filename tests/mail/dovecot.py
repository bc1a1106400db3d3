"""A real IMAP server: Dovecot with a configuration of its own, in a folder of its own, on loopback."""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

from takedown.mail.server import Security, Server
from tests.mail.certificates import Certificates
from tests.mail.postbox import LOOPBACK, PASSWORD, USER, free_port

_START_SECONDS = 30.0

_CONF = """
protocols = imap
listen = {loopback}
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
default_internal_user = {service}
default_internal_group = {group}
default_login_user = {login}
first_valid_uid = 1
first_valid_gid = 1
ssl = yes
ssl_cert = <{certificate}
ssl_key = <{key}
disable_plaintext_auth = no
auth_failure_delay = 0
mail_location = maildir:{folder}/mail
passdb {{
  driver = static
  args = password={{PLAIN}}{password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = {loopback}
    port = {plain}
  }}
  inet_listener imaps {{
    address = {loopback}
    port = {tls}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
"""


class Dovecot:
    """One mailbox, with the folder ``INBOX`` and any other that is put into."""

    def __init__(self, certificates: Certificates) -> None:
        self._program = _program()
        # Not pytest's folder: its sockets need short names, and as root the mail belongs to a user of its own.
        self._folder = Path(tempfile.mkdtemp(prefix="dc"))
        self._folder.chmod(0o755)
        self._certificates = certificates
        self._plain, self._tls = free_port(), free_port()
        self._names = count(1)
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        owner = pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
        self._owner = (owner.pw_uid, owner.pw_gid)
        (self._folder / "run").mkdir()
        self._made("")
        file = self._folder / "conf"
        file.write_text(self._conf(), encoding="utf-8")
        self._process = subprocess.Popen([self._program, "-F", "-c", str(file)], stdin=subprocess.DEVNULL)
        self._answering()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process is not None
        self._process.terminate()
        self._process.wait(timeout=30)
        shutil.rmtree(self._folder)

    def server(self, security: Security = "tls") -> Server:
        """Return how a client reaches it."""
        port = self._tls if security == "tls" else self._plain
        return Server(LOOPBACK, port, security, USER, PASSWORD, str(self._certificates.authority))

    def put(self, raw: bytes, folder: str = "") -> Path:
        """Lay a message into ``INBOX`` or another folder, as a mail server does: new, and read by nobody."""
        place = self._made(folder)
        name = f"{next(self._names)}.{os.getpid()}.test"
        (place / "tmp" / name).write_bytes(raw)
        os.chown(place / "tmp" / name, *self._owner)
        return (place / "tmp" / name).rename(place / "new" / name)

    def empty(self) -> None:
        """Forget every folder, as a mailbox that is made anew."""
        shutil.rmtree(self._folder / "mail")
        self._made("")

    def flags(self) -> list[str]:
        """Return what is marked of each message, sorted: ``S`` is seen, an empty text is nothing."""
        files = [file.name for part in ("new", "cur") for file in (self._folder / "mail" / part).iterdir()]
        return sorted(name.partition(":2,")[2] for name in files)

    def log(self) -> str:
        return (self._folder / "log").read_text(encoding="utf-8", errors="replace")

    def _made(self, folder: str) -> Path:
        place = self._folder / "mail" / (f".{folder}" if folder else "")
        for part in ("", "tmp", "new", "cur"):
            (place / part).mkdir(parents=True, exist_ok=True)
            os.chown(place / part, *self._owner)
        return place

    def _conf(self) -> str:
        root = os.getuid() == 0
        user = pwd.getpwuid(os.getuid()).pw_name
        return _CONF.format(
            loopback=LOOPBACK,
            folder=self._folder,
            service="dovecot" if root else user,
            group="dovecot" if root else grp.getgrgid(os.getgid()).gr_name,
            login="dovenull" if root else user,
            certificate=self._certificates.server,
            key=self._certificates.key,
            password=PASSWORD,
            uid=self._owner[0],
            gid=self._owner[1],
            plain=self._plain,
            tls=self._tls,
        )

    def _answering(self) -> None:
        end = time.monotonic() + _START_SECONDS
        while time.monotonic() < end:
            try:
                with socket.create_connection((LOOPBACK, self._plain), timeout=5) as link:
                    if link.recv(4).startswith(b"* OK"):
                        return
            except OSError:
                time.sleep(0.05)
        raise AssertionError(self.log())


def _program() -> str:
    found = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if found is None:
        pytest.skip("needs Dovecot's IMAP server (Debian: dovecot-imapd)")
    return found
