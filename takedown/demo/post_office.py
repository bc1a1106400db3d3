"""A mail server that somebody else wrote, on loopback: it takes every letter and keeps it in a folder of its own."""

from __future__ import annotations

import sys
from email import message_from_bytes, policy
from email.message import EmailMessage
from importlib.util import find_spec
from pathlib import Path
from typing import Self

from takedown.demo.hosts import LOOPBACK, HostNotStarted, answers, free_port
from takedown.demo.photographs import DemoNotInstalled
from takedown.demo.processes import Children
from takedown.words import Language

ADDRESS = "abuse@gallery.example"
"""Where the demonstration's gallery takes reports; RFC 2606 keeps the name for examples."""

_ENTRY = """\
# Made by the demonstration: a desk that takes reports by e-mail.
id = "demo_gallery"
name = "Gallery"
kind = "host"
domains = ["gallery.example"]
languages = ["{language}", "{other}"]
legal_bases = ["eu-dsa-16"]
sources = ["https://gallery.example/abuse"]
verified_on = "{today}"
confidence = "high"

[[channels]]
type = "email"
purpose = {{ en = "abuse desk", fr = "service des signalements" }}
email = "{address}"
confidence = "high"
"""

_REPLY = {
    "en": "Hello,\n\nWe have received your notice {reference}. Your ticket number is 48213.\n\nThe abuse desk\n",
    "fr": "Bonjour,\n\nNous avons bien reçu votre signalement {reference}. Dossier numéro 48213.\n\nLe service\n",
}


class PostOffice:
    """aiosmtpd with its own mailbox: what arrives is read there and goes nowhere.

    Attributes:
        port: of ``127.0.0.1``, once opened.
    """

    name = "aiosmtpd"

    def __init__(self, folder: Path, children: Children) -> None:
        self._folder = folder
        self._children = children
        self.port = 0

    def open(self) -> Self:
        """Start it and wait until it answers.

        Raises:
            DemoNotInstalled: aiosmtpd isn't there.
            HostNotStarted: it ended, or gave no answer for 20 seconds.
        """
        if find_spec("aiosmtpd") is None:
            raise DemoNotInstalled(package="aiosmtpd")
        self._folder.mkdir(parents=True)
        log_file = self._folder / "aiosmtpd.log"
        self.port = free_port()
        with log_file.open("wb") as log:
            words = ["-n", "-l", f"{LOOPBACK}:{self.port}", "-c", "aiosmtpd.handlers.Mailbox", str(self._mailbox)]
            process = self._children.start([sys.executable, "-m", "aiosmtpd", *words], stdout=log, stderr=log)
        if not answers(process, self.port):
            raise HostNotStarted(host=self.name, log=str(log_file))
        return self

    @property
    def _mailbox(self) -> Path:
        return self._folder / "mail"

    def received(self) -> list[EmailMessage]:
        """Return every letter that arrived."""
        files = sorted((self._mailbox / "new").glob("*")) if self._mailbox.is_dir() else []
        return [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]


def entry(language: Language, today: str) -> str:
    """Return the directory entry of the desk that the demonstration writes to."""
    other = {"en": "fr", "fr": "en"}[language]
    return _ENTRY.format(language=language, other=other, today=today, address=ADDRESS)


def reply(to: EmailMessage, reference: str, language: Language) -> bytes:
    """Return what the desk answers to a letter, as the file that a mail program saves."""
    answer = EmailMessage(policy=policy.SMTP)
    answer["From"], answer["To"] = ADDRESS, str(to["From"])
    answer["Subject"] = f"Re: {to['Subject']}"
    answer["In-Reply-To"] = str(to["Message-ID"])
    answer["Message-ID"] = "<reply-1@gallery.example>"
    answer.set_content(_REPLY[language].format(reference=reference))
    return answer.as_bytes()
