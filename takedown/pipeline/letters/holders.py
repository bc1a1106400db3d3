"""Who holds an address now: looked up for a draft and again right before sending, and made somebody to write to."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import time

from takedown.cases.holding import Contact, Holder, Holding, Part
from takedown.cases.notice import Notice
from takedown.cases.noun import now
from takedown.cases.recipient import Both, Channel, Kind, Recipient
from takedown.notices import directory
from takedown.notices.bases import surely_set
from takedown.pipeline import aio
from takedown.pipeline.session import Session
from takedown.settings import Settings
from takedown.words import Words

LISTS = "rdap"
"""The folder of the home in which the lists of registries' servers stay for a day; they are the same for everybody."""
_DAY = 24 * 3600.0

_KINDS: dict[Part, tuple[str, Kind, tuple[str, ...]]] = {
    "platform": ("platform_generic", "platform", ("eu-dsa-16", "eu-gdpr-17")),
    "site": ("platform_generic", "platform", ("eu-dsa-16", "eu-gdpr-17")),
    "host": ("host_generic", "host", ("eu-dsa-16", "eu-gdpr-17")),
    "network": ("host_generic", "host", ("eu-dsa-16", "eu-gdpr-17")),
    "cdn": ("cdn_generic", "cdn", ("eu-dsa-16",)),
    "registrar": ("registrar_generic", "registrar", ("eu-dsa-16",)),
    "registry": ("registrar_generic", "registrar", ("eu-dsa-16",)),
}
"""Under which id and of which kind somebody is written to who has no entry; and on what, where there is no generic
entry of that id either."""

_TRUST = ("high", "medium", "low")

_MACHINES: frozenset[Part] = frozenset({"host", "network", "cdn"})
_NAMES: frozenset[Part] = frozenset({"registrar", "registry"})
_DECIDED_BY: dict[Part, frozenset[Part]] = {
    "platform": frozenset({"platform"}),
    "site": frozenset(_KINDS),
    **dict.fromkeys(_MACHINES, _MACHINES | {"platform"}),
    **dict.fromkeys(_NAMES, _NAMES),
}
"""Which parts say whether a letter to this part still goes to the right one: a platform that moves its machines is
still that platform."""
_NO_HOLDERS = frozenset({"authority", "hotline", "hash_bank"})


@dataclass(frozen=True, slots=True)
class Again:
    """What a second look-up said.

    Attributes:
        parts: those that are somebody else's now, and make the letter go to the wrong one.
        failed: codes of questions that got no answer this time, as ``Holding.failed``: what they would have told
            counts as unchanged.
        holding: as it is now; ``None`` where nothing was looked up.
    """

    parts: tuple[Part, ...] = ()
    failed: tuple[str, ...] = ()
    holding: Holding | None = None


def holding_of(session: Session, url: str, *, pages: bool = True, file: str = "") -> Holding:
    """Return who holds ``url`` now. Nothing is stored.

    Args:
        session: whose settings and directory are used.
        url: the address; one that isn't of the web has ``address`` in ``failed``.
        pages: whether an unknown site's own pages may be fetched (never the address itself). ``False`` asks name
            servers and registries alone, as for a case of somebody who is or may be under 18.
        file: the address at which the file itself was seen, if elsewhere.

    Raises:
        BadNameserver, BadBootstrap, BadDirectoryEntry: a setting or a file can't be used; nobody was asked. What
            others answer, or don't, never raises.
    """
    return aio.run(_look(session.settings, session.home, [url], pages=pages, file=file))[0]


def holdings_of(session: Session, urls: Iterable[str], *, pages: bool = True) -> list[Holding]:
    """Return the same for many, in order; each host, network and domain is asked about once."""
    return find(session.settings, session.home, urls, pages=pages)


def find(settings: Settings, home: Path, urls: Iterable[str], *, pages: bool = True) -> list[Holding]:
    """Return the same without an open vault: nothing of a case is needed to look an address up."""
    return aio.run(_look(settings, home, list(urls), pages=pages))


def changed(session: Session, notice: Notice) -> tuple[Part, ...]:
    """Return the parts of the notice's first address that somebody else holds now than when it was drafted.

    Only those that make the letter go to the wrong one; empty where nothing was looked up then. What couldn't be found
    out this time isn't among them: ``again`` says what that was. Nothing is stored; whoever stops the sending says so
    in the ledger.

    Raises:
        BadNameserver, BadBootstrap, BadDirectoryEntry: as ``holding_of``.
    """
    return again(session, notice).parts


def again(session: Session, notice: Notice) -> Again:
    """Look the notice's first address up again, at name servers and registries alone, and say what is different.

    Raises:
        BadNameserver, BadBootstrap, BadDirectoryEntry: as ``holding_of``.
    """
    if notice.holding is None:
        return Again()
    before = Holding.model_validate(notice.holding)
    decisive = _decisive(session, notice, before)
    if not decisive - {"platform"}:  # whose a platform's name is, no name server decides
        return Again(_renamed(session, notice, before) if decisive else ())
    later = holding_of(session, before.url, pages=False)
    different = {*before.differs(later), *_passed_on(before, later)}
    return Again(tuple(part for part in _KINDS if part in different & decisive), later.failed, later)


def addressee(holding: Holding, part: Part) -> Recipient | None:
    """Return somebody to write to for a part that the directory doesn't have; ``None`` without a way to reach them.

    Asks nobody: everything is taken from what was found. The id is a generic entry's; what that entry says of its like
    (legal bases, whether notices are forwarded) holds for this one as well.
    """
    holder = holding.held_by(part)
    if holder is None or holder.recipient or not holder.contacts:
        return None
    item, kind, bases = _KINDS[part]
    contacts = sorted(holder.contacts, key=lambda one: (one.private, _TRUST.index(one.confidence)))
    generic = directory.load().get(item) or _unlisted(item, kind, bases)
    return generic.model_copy(
        update={
            "name": holder.name or holder.handle or holding.host,
            "domains": (holding.host,),
            "channels": tuple(_channel(one, holding) for one in contacts),
            "sources": tuple(dict.fromkeys(one.source for one in contacts)),
            "verified_on": holding.at.date().isoformat(),
            "confidence": contacts[0].confidence,
        }
    )


async def _look(settings: Settings, home: Path, urls: list[str], *, pages: bool, file: str = "") -> list[Holding]:
    # Imported where somebody is asked: the libraries for names and registries take their time.
    from takedown.crawl.holders.finder import Finder

    kept = _Lists(home / LISTS, settings.lookup.bootstrap)
    async with Finder(settings, directory.folder_of(home), pages=pages, kept=kept) as finder:
        if file:
            return [await finder.holding(url, file) for url in urls]
        return await finder.holdings(urls)


class _Lists:
    """The lists of registries' servers in the home, each as old as its file; of another source they are others."""

    def __init__(self, folder: Path, source: str) -> None:
        self._folder = folder
        self._mark = sha256(source.encode()).hexdigest()[:8]

    def read(self, name: str) -> bytes | None:
        file = self._file(name)
        try:
            return file.read_bytes() if 0 <= time() - file.stat().st_mtime < _DAY else None
        except OSError:
            return None

    def keep(self, name: str, text: bytes) -> None:
        """Keep a list; a home that can't be written to keeps none, and they are fetched again."""
        file = self._file(name)
        beside = file.with_suffix(".new")
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            beside.write_bytes(text)
            beside.replace(file)
        except OSError:
            with suppress(OSError):
                beside.unlink()

    def _file(self, name: str) -> Path:
        return self._folder / f"{self._mark}-{name}"


def _decisive(session: Session, notice: Notice, before: Holding) -> frozenset[Part]:
    """Return the parts on which it depends whom this notice has to go to."""
    known = directory.load(directory.folder_of(session.home)).get(notice.recipient)
    if notice.addressee is None and known is not None and known.kind in _NO_HOLDERS:
        return frozenset()
    there = [holder.part for holder in before.holders if _goes_to(notice, holder)]
    found = [_DECIDED_BY[part] for part in there[:1]] or list(_DECIDED_BY.values())
    return frozenset().union(*found)


def _renamed(session: Session, notice: Notice, before: Holding) -> tuple[Part, ...]:
    """Return whether the directory or the configuration names another platform for the host by now."""
    listed = {item for host in session.settings.hosts for item in host.recipients}
    owner = directory.for_host(before.host, directory.folder_of(session.home))
    return ("platform",) if notice.recipient not in {*listed, owner.id if owner is not None else ""} else ()


def _goes_to(notice: Notice, holder: Holder) -> bool:
    if notice.addressee is None:
        return holder.recipient == notice.recipient
    channels = Recipient.model_validate(notice.addressee).channels
    reached = {address for channel in channels for address in (channel.email, channel.url) if address}
    return any(contact.address in reached for contact in holder.contacts)


def _passed_on(before: Holding, later: Holding) -> tuple[Part, ...]:
    """Return whether a delivery network stands before the host now and didn't then, or the other way round.

    What a page's headers showed then isn't asked for again, so that its absence says nothing.
    """
    unasked = {"dns", "dns-proxied", "rdap-ip"} & {*before.failed, *later.failed}
    then, there = before.held_by("cdn"), later.held_by("cdn")
    one = then or there
    if unasked or one is None or one.source == "headers":
        return ()
    return ("cdn",) if (then is None) != (there is None) else ()


def _unlisted(item: str, kind: Kind, bases: tuple[str, ...]) -> Recipient:
    set_by = (surely_set(basis, kind) for basis in bases)
    return Recipient(
        id=item,
        name=item,
        kind=kind,
        domains=("*",),
        channels=(Channel(type="note", purpose=_both("contact-found-rfc2142"), confidence="low"),),
        legal_bases=bases,
        deadlines=tuple(deadline for deadline in set_by if deadline is not None),
        reveals_notifier=_both("holder-may-forward"),
        sources=("RFC 9083",),
        verified_on=now().date().isoformat(),
        confidence="low",
    )


def _channel(contact: Contact, holding: Holding) -> Channel:
    is_mail = "@" in contact.address and "://" not in contact.address
    return Channel(
        type="email" if is_mail else "page",
        purpose=_both(f"contact-found-{contact.found}"),
        confidence=contact.confidence,
        email=contact.address if is_mail else "",
        url="" if is_mail else contact.address,
        sources=(contact.source,),
        verified_on=holding.at.date().isoformat(),
    )


def _both(key: str) -> Both:
    return Both(en=Words("en")(key), fr=Words("fr")(key))
