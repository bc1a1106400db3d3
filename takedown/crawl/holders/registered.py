"""What a registry says of a network or a domain: its answer (RFC 9083), cut to what is asked for and then parsed.

``whoisit`` parses. It expects answers as the standard describes them, so everything else is taken out before: texts of
wrong kinds, remarks, dates, and people beyond the few that matter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any, cast

from takedown.crawl.adapters import shapes
from takedown.crawl.holders.mails import is_mail, is_page

MOST_ENTITIES = 40
MOST_FIELDS = 60
DEEPEST = 4
"""Levels of entities within entities: a registrar's abuse contact is on the second."""

_TEXTS = ("objectClassName", "handle", "name", "country", "type", "ldhName", "ipVersion")
_CARD = frozenset({"fn", "org", "kind", "email", "contact-uri"})
_CARD_PARTS = 4
_ASKED_FOR = ("abuse", "registrar", "registrant", "administrative", "technical")


class Unreadable(Exception):
    """The answer isn't one of its kind. Internal: the finder says that there was none."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody whom a registry names: an organisation's ``name`` and ``handle``, and where it can be written to.

    A person's name is not kept: ``is_person`` says that it is one. ``over``: the handle of whom it belongs to.
    """

    name: str = ""
    handle: str = ""
    mails: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    is_person: bool = False
    over: str = ""


@dataclass(frozen=True, slots=True)
class Network:
    """A network: ``first`` and ``last`` of its addresses, and by whom reports of abuse are taken.

    ``asns``: the numbers of the autonomous systems that announce it, where the registry says so (ARIN does).
    """

    source: str
    name: str
    handle: str
    country: str
    first: str
    last: str
    organisation: str
    abuse: tuple[Party, ...]
    asns: tuple[int, ...] = ()

    def holds(self, address: str) -> bool:
        """Return whether ``address`` lies in it."""
        try:
            first, last, number = ip_address(self.first), ip_address(self.last), ip_address(address)
        except ValueError:
            return False
        same = first.version == last.version == number.version
        return same and int(first) <= int(number) <= int(last)


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain: its registrar, those who take reports of abuse, and the registrar's own server (``related``).

    ``of_a_person``: the registry says that whoever registered it is one.
    """

    source: str
    registrar: Party | None
    abuse: tuple[Party, ...]
    of_a_person: bool
    related: str


def network(raw: object, source: str) -> Network:
    """Return the network that an answer describes.

    Raises:
        Unreadable: it describes none.
    """
    from whoisit.parser import ParseIPNetwork  # type: ignore[import-untyped]  # slow to import, and seldom needed

    cut = shaped(raw, "ip network")
    first, last = shapes.label(raw, "startAddress"), shapes.label(raw, "endAddress")
    found = _parsed(ParseIPNetwork, cut)
    parties = _parties(found)
    named = [one for role in ("registrant", "administrative", "abuse") for one in parties[role]]
    return Network(
        source=source,
        name=found["name"],
        handle=found["handle"],
        country=found["country"],
        first=first,
        last=last,
        organisation=next((one.name for one in named if one.name and not one.is_person), ""),
        abuse=parties["abuse"],
        asns=tuple(found["origin_autnums"]),
    )


def domain(raw: object, source: str) -> Domain:
    """Return the domain that an answer describes.

    Raises:
        Unreadable: it describes none.
    """
    from whoisit.parser import ParseDomain

    found = _parsed(ParseDomain, shaped(raw, "domain"))
    parties = _parties(found)
    return Domain(
        source=source,
        registrar=next(iter(parties["registrar"]), None),
        abuse=parties["abuse"],
        of_a_person=any(one.is_person for one in parties["registrant"]),
        related=cast("str", found["registrar_url"]),
    )


def shaped(raw: object, kind: str) -> dict[str, Any]:
    """Return of an answer of this ``kind`` what is asked for, each part of the type that the standard gives it."""
    cut: dict[str, Any] = {"objectClassName": kind, **_texts(raw)}
    cut["links"] = _links(raw)
    cut["entities"] = _entities(raw, 1)
    numbers = shapes.items(raw, "arin_originas0_originautnums")[:MOST_FIELDS]
    cut["arin_originas0_originautnums"] = [n for n in numbers if isinstance(n, int) and 0 < n < 2**32]
    return cut


def _parsed(parser: Callable[..., Any], cut: Mapping[str, Any]) -> dict[str, Any]:
    from whoisit.bootstrap import BaseBootstrap  # type: ignore[import-untyped]
    from whoisit.errors import WhoisItError  # type: ignore[import-untyped]

    try:
        # Told so, it takes an answer without a handle: some registries give none (.de).
        return cast("dict[str, Any]", parser(BaseBootstrap(), cut, "", using_overrides=True).parse())
    except (WhoisItError, ValueError, TypeError, LookupError, AttributeError) as problem:
        raise Unreadable from problem


def _parties(found: Mapping[str, Any]) -> dict[str, tuple[Party, ...]]:
    entities = found["entities"]
    return {role: tuple(_party(one) for one in entities.get(role, [])) for role in _ASKED_FOR}


def _party(entity: Mapping[str, Any]) -> Party:
    is_person = entity.get("kind") == "individual"
    return Party(
        name="" if is_person else str(entity.get("organisation") or entity.get("name") or ""),
        handle=str(entity.get("handle", "")),
        mails=tuple(dict.fromkeys(mail.lower() for mail in entity.get("emails", []) if is_mail(mail))),
        pages=tuple(page for page in entity.get("contact_uris", []) if is_page(page)),
        is_person=is_person,
        over=str(entity.get("parent_handle", "")),
    )


def _texts(raw: object) -> dict[str, str]:
    return {key: text for key in _TEXTS if (text := shapes.label(raw, key))}


def _links(raw: object) -> list[dict[str, str]]:
    found = shapes.records(raw, "links")[:MOST_FIELDS]
    return [{key: shapes.text(link, key)[:4096] for key in ("rel", "href", "type")} for link in found]


def _entities(raw: object, depth: int) -> list[dict[str, Any]]:
    if depth > DEEPEST:
        return []
    return [_entity(entity, depth) for entity in shapes.records(raw, "entities")[:MOST_ENTITIES]]


def _entity(raw: dict[str, object], depth: int) -> dict[str, Any]:
    roles = [role.lower() for role in shapes.items(raw, "roles")[:MOST_FIELDS] if isinstance(role, str)]
    return {
        "handle": shapes.label(raw, "handle"),
        "roles": list(dict.fromkeys(roles)),
        "vcardArray": ["vcard", _card(raw)],
        "entities": _entities(raw, depth + 1),
    }


def _card(raw: object) -> list[list[object]]:
    """Return the fields of a jCard (RFC 7095) that say who somebody is and where to write."""
    fields = shapes.items(raw, "vcardArray", 1)[:MOST_FIELDS]
    named = [field for field in fields if isinstance(field, list) and len(field) == _CARD_PARTS]
    return [[field[0], {}, field[2], value] for field in named if field[0] in _CARD and (value := _value(field[3]))]


def _value(value: object) -> str:
    """Return a field's text in one line; an organisation's may be a list, the whole first (RFC 7095, 3.3.1.3)."""
    parts = value if isinstance(value, list) else [value]
    return shapes.line(" ".join(part for part in parts[:3] if isinstance(part, str)))[: shapes.LONGEST_LABEL]
