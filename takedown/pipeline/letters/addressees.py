"""Whom to write to about a match: those whom the host's table names, or whom the directory knows, and the authority."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from takedown.cases.case import Case
from takedown.cases.match import Match
from takedown.cases.notice import Notice
from takedown.cases.recipient import Recipient
from takedown.errors import TakedownError
from takedown.notices import directory
from takedown.pipeline.session import Session

AUTHORITY = {"FR": "pharos"}
"""The authority that takes reports of public content, by country; a draft for it stands beside each host's notice."""

FOLDER = "recipients"
"""The folder of the home whose files add to the directory or replace entries of it."""


class UnknownRecipient(TakedownError):
    """A host's table names a recipient that the directory doesn't have; ``recipient`` and the ``nearest`` one."""


class Addressees:
    """The directory, with what the person added to it and what her configuration says of her hosts."""

    def __init__(self, session: Session) -> None:
        self._hosts = {host.name: host.recipients for host in session.settings.hosts}
        confirmed = directory.confirmed(session.home)
        entries = directory.load(session.home / FOLDER).values()
        # A person who looked again made the entry as young as that day.
        self._directory = {entry.id: directory.renewed(entry, confirmed) for entry in entries}
        self._owners = {
            domain.lower(): entry.id for entry in self._directory.values() for domain in entry.domains if domain != "*"
        }

    @property
    def directory(self) -> Mapping[str, Recipient]:
        """Every recipient by its id, the person's own among them."""
        return self._directory

    def named(self, item: str) -> Recipient:
        """Return the recipient with the id ``item``; its ``verified_on`` is the day of a later confirmation, if any.

        Raises:
            UnknownRecipient: the directory has none.
        """
        if item not in self._directory:
            nearest = difflib.get_close_matches(item, self._directory, n=1, cutoff=0.0)[0]
            raise UnknownRecipient(recipient=item, nearest=nearest)
        return self._directory[item]

    def of_notice(self, notice: Notice) -> Recipient:
        """Return whom ``notice`` is written to: of the directory, or found for a site that it doesn't know.

        Raises:
            UnknownRecipient: as ``named``.
        """
        if notice.addressee is not None:
            return Recipient.model_validate(notice.addressee)
        return self.named(notice.recipient)

    def of(self, match: Match) -> list[str]:
        """Return the ids of who can take the copy down, perhaps none.

        Raises:
            UnknownRecipient: the host's table names one that the directory doesn't have.
        """
        return self.of_place(match.site, match.host)

    def of_place(self, site: str, host: str) -> list[str]:
        """Return the same for whatever is at ``host``, on the configured host called ``site`` if any.

        Raises:
            UnknownRecipient: as ``of``.
        """
        listed = self._hosts.get(site, [])
        if listed:
            return [self.named(item).id for item in listed]
        owner = self._owner(host)
        return [owner] if owner else []

    def with_authority(self, match: Match, case: Case) -> list[str]:
        """Return the ids of all to write to, each once: a host's table may name the authority itself.

        Raises:
            UnknownRecipient: as ``of``.
        """
        authority = AUTHORITY.get(case.country)
        return list(dict.fromkeys([*self.of(match), *filter(None, [authority])]))

    def _owner(self, host: str) -> str:
        """Return whose name ``host`` is: the longest domain wins, ``m.x.com`` is X, ``notx.com`` isn't."""
        name, _, port = host.strip().lower().rpartition(":")
        labels = (name if name and port.isdigit() else host.strip().lower()).rstrip(".").split(".")
        names = (".".join(labels[at:]) for at in range(len(labels)))
        return next((self._owners[each] for each in names if each in self._owners), "")
