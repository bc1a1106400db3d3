"""Who holds an address at a given time: the platform it belongs to, and those behind it, each with its source."""

from __future__ import annotations

from typing import Literal

from takedown.cases.noun import Moment, Noun
from takedown.cases.recipient import Trust

Part = Literal["platform", "host", "network", "cdn", "registrar", "registry", "site"]
"""``site``: whoever runs the page itself, found on it."""

Role = Literal["hosts", "embeds", "search", "cache", "translates"]
"""What the address does with the file: only the first keeps it, and a cache keeps a copy of its own."""


class Contact(Noun):
    """A way to write to somebody that isn't in the directory; a person approves it before anything is sent.

    Attributes:
        address: an e-mail address or the address of a page.
        found: ``rdap-abuse``, ``security-txt``, ``page-dmca``, ``page-abuse``, ``page-contact``, ``page-legal``
            (imprint), ``rfc2142``, ``mail-link``.
        source: where it was read: the address asked.
        confidence: RDAP and security.txt ``medium``, pages ``medium``, a conventional address nobody published ``low``.
        private: whoever answers may be a person alone, not a company: she might be writing to the uploader.
    """

    address: str
    found: str
    source: str
    confidence: Trust
    private: bool = False


class Holder(Noun):
    """One part: who, by which directory entry if there is one, and how it can be reached if there is none.

    Attributes:
        recipient: the directory's id, or empty.
        name: as the source names it (a network's or a registrar's name); ``handle`` its registry's handle.
        source: ``directory``, ``rdap``, ``dns``, ``headers``, ``page``.
    """

    part: Part
    name: str
    handle: str = ""
    recipient: str = ""
    contacts: tuple[Contact, ...] = ()
    source: str


class Holding(Noun):
    """What was found about one address at one time.

    Attributes:
        host: the name in the address; ``ips`` what it resolved to, sorted.
        role: what the address does with the file.
        holders: those found, the nearest to the file first: platform, site, host, cdn, network, registrar, registry.
        failed: codes of questions that got no answer (``dns``, ``rdap-ip``, ``rdap-domain``, ``pages``).
    """

    url: str
    host: str
    at: Moment
    ips: tuple[str, ...] = ()
    role: Role = "hosts"
    holders: tuple[Holder, ...] = ()
    failed: tuple[str, ...] = ()

    def held_by(self, part: Part) -> Holder | None:
        """Return the holder of ``part``, or ``None``."""
        return next((holder for holder in self.holders if holder.part == part), None)

    def differs(self, later: Holding) -> tuple[str, ...]:
        """Return the parts that are somebody else's in ``later``: a notice drafted before goes to the wrong one.

        A part that one of the two couldn't find out doesn't count; addresses within one network neither.
        """
        named = {holder.part: holder.recipient or holder.handle or holder.name for holder in self.holders}
        then = {holder.part: holder.recipient or holder.handle or holder.name for holder in later.holders}
        return tuple(part for part in named if part in then and named[part] != then[part])
