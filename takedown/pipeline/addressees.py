"""Whom to write to about a match: those whom the host's table names, or whom the directory knows, and the authority."""

from __future__ import annotations

import difflib

from takedown.cases.case import Case
from takedown.cases.match import Match
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
        self._own = session.home / FOLDER
        self._hosts = {host.name: host.recipients for host in session.settings.hosts}
        self._directory = directory.load(self._own)

    def named(self, item: str) -> Recipient:
        """Return the recipient with the id ``item``.

        Raises:
            UnknownRecipient: the directory has none.
        """
        if item not in self._directory:
            nearest = difflib.get_close_matches(item, self._directory, n=1, cutoff=0.0)[0]
            raise UnknownRecipient(recipient=item, nearest=nearest)
        return self._directory[item]

    def of(self, match: Match) -> list[str]:
        """Return the ids of who can take the copy down, perhaps none.

        Raises:
            UnknownRecipient: the host's table names one that the directory doesn't have.
        """
        listed = self._hosts.get(match.site, [])
        if listed:
            return [self.named(item).id for item in listed]
        found = directory.for_host(match.host, self._own)
        return [found.id] if found else []

    def with_authority(self, match: Match, case: Case) -> list[str]:
        """Return the ids of all to write to, each once: a host's table may name the authority itself.

        Raises:
            UnknownRecipient: as ``of``.
        """
        authority = AUTHORITY.get(case.country)
        return list(dict.fromkeys([*self.of(match), *filter(None, [authority])]))
