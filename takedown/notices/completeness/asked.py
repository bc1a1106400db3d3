"""What each basis asks for, in its text's own order. An article is cited as far as it was read, else only its law.

An element without an article is this project's own: without it nobody could answer, or nobody would know who acts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from takedown.notices.bases import BASES, LAWS
from takedown.notices.completeness import there
from takedown.notices.completeness.there import Test
from takedown.notices.facts import Facts
from takedown.notices.routes import basis_for, channel_for, channels_for, checked

__all__ = ["LAWS", "Element", "codes", "elements", "missing"]


@dataclass(frozen=True, slots=True)
class Element:
    """One thing that a notice has to have.

    Attributes:
        code: ``element-<code>`` and ``missing-<code>`` are its words.
        article: that asks for it; empty where no law does.
        there: whether the notice has it.
    """

    code: str
    article: str
    there: bool


@dataclass(frozen=True, slots=True)
class _Asked:
    code: str
    article: str
    holds: Test
    applies: Test = there.always


_DSA = "Regulation (EU) 2022/2065, art. "
_GDPR = "Regulation (EU) 2016/679, art. "
_TIDA = "Pub. L. 119-12, s. 3"
_OSA = "Online Safety Act 2023, s. "
_DMCA = "17 USC 512(c)(3)(A)"


def _mandate(article: str = "") -> _Asked:
    return _Asked("mandate", article, there.mandate, there.acts_for_her)


def _law(article: str = "") -> tuple[_Asked, ...]:
    return _Asked("country", article, there.country), _Asked("legal-ground", article, there.legal_ground)


def _where(article: str = "") -> _Asked:
    return _Asked("exact-address", article, there.exact_address)


def _name(article: str = "") -> _Asked:
    return _Asked("notifier-name", article, there.name)


def _email(article: str = "") -> _Asked:
    return _Asked("notifier-email", article, there.email)


def _said(code: str, article: str) -> _Asked:
    """Return an element that every letter on the basis says by itself."""
    return _Asked(code, article, there.always)


def _rights() -> tuple[_Asked, ...]:
    fields = ("name", "address", "phone")
    return (
        *(_Asked(f"rights-{field}", f"{_DMCA}(iv)", _given(field)) for field in fields),
        _Asked("rights-email", f"{_DMCA}(iv)", lambda facts: there.is_email(facts.rights.email)),
    )


def _given(field: str) -> Test:
    return lambda facts: getattr(facts.rights, field) != ""


def _after(basis: str) -> tuple[_Asked, ...]:
    """Return that the platform itself was asked first, and its time is over."""
    cites = BASES[basis].cites
    return (
        _Asked("platform-request", cites, there.asked_before(basis)),
        _Asked("platform-time", cites, there.hours_gone(basis)),
    )


_FLAGGER = (_where(), _email(), _mandate())
_FOREIGN = (_where(), _email(), _mandate())

_ASKED: dict[str, tuple[_Asked, ...]] = {
    # 16(2): (a) why it is illegal, (b) exactly where, (c) who says so, (d) in good faith.
    "eu-dsa-16": (
        *_law(f"{_DSA}16(2)(a)"),
        _where(f"{_DSA}16(2)(b)"),
        _name(f"{_DSA}16(2)(c)"),
        _email(f"{_DSA}16(2)(c)"),
        _said("good-faith", f"{_DSA}16(2)(d)"),
        _mandate(),
    ),
    # 20(1): against the decision on a notice, for at least six months from the day that it was told.
    "eu-dsa-20": (
        _Asked("decision", f"{_DSA}20(1)", there.decision),
        _Asked("decision-date", f"{_DSA}20(1)", there.decision_date),
        _where(),
        _name(),
        _email(),
        _mandate(),
    ),
    "eu-dsa-22": _FLAGGER,
    "fr-arcom-tf": _FLAGGER,
    # Whom it protects: an identifiable individual, or an authorised person for her. Then the request's own (i) to (iv).
    "us-tida": (
        _Asked("identifiable", _TIDA, there.identifiable),
        _mandate(_TIDA),
        _Asked("signature", f"{_TIDA}, (i)", there.signature),
        _where(f"{_TIDA}, (ii)"),
        _said("no-consent", f"{_TIDA}, (iii)"),
        _email(f"{_TIDA}, (iv)"),
    ),
    # (d) and (e) were read in a secondary page only, so the section alone is cited for them.
    "uk-osa-20a": (
        _Asked("link-uk", f"{_OSA}4(5), (6)", there.link_uk),
        _said("declared-content", f"{_OSA}20A(2)(a)"),
        _said("declared-sender", f"{_OSA}20A(2)(b)"),
        _mandate(f"{_OSA}20A(2)(b)"),
        _said("good-faith", f"{_OSA}20A(2)(c)"),
        _where(f"{_OSA}20A(2)"),
        _email(f"{_OSA}20A(2)"),
    ),
    # An identity document is for a reasonable doubt of the recipient's, and never sent unasked.
    "eu-gdpr-17": (
        _said("unlawful", f"{_GDPR}17(1)(d)"),
        _where(f"{_GDPR}17(1)(d)"),
        _name(),
        _email(f"{_GDPR}12(3)"),
        _mandate(),
    ),
    "us-dmca-512": (
        _Asked("made-by-her", _DMCA, there.made_by_her),
        _Asked("signature", f"{_DMCA}(i)", there.signature),
        _said("work", f"{_DMCA}(ii)"),
        _where(f"{_DMCA}(iii)"),
        *_rights(),
        _said("good-faith", f"{_DMCA}(v)"),
        _said("sworn", f"{_DMCA}(vi)"),
        _mandate(f"{_DMCA}(vi)"),
    ),
    "own-rules": (_where(), _name(), _email(), _mandate()),
    # The form's own fields. The category is chosen on the form by the person, who may stay unnamed; the date and time
    # belong to each address and can't be absent.
    "fr-pharos": (*_law(), _where()),
    "fr-plainte": (*_law(), _where()),
    "fr-cnil": (
        _Asked("erasure-request", f"{_GDPR}12(3)", there.asked_before("eu-gdpr-17")),
        _Asked("erasure-month", f"{_GDPR}12(3)", there.month_gone),
        _where(),
        _name(),
        _email(),
        _mandate(),
    ),
    "us-tida-ftc": (*_after("us-tida"), _where(), _email(), _mandate()),
    "uk-osa-ofcom": (*_after("uk-osa-20a"), _where(), _email(), _mandate()),
    "es-aepd": _FOREIGN,
    "it-144bis": _FOREIGN,
    "be-iefh": _FOREIGN,
    "au-esafety": _FOREIGN,
    "ca": _FOREIGN,
    # Those who help are told as much or as little as the person wants; of a minor nothing but addresses.
    "help": (),
    "hash-bank": (),
    "minors": (_where(),),
}

_TO_NOBODYS_HARM = {"withdrawal", "wrong-recipient"}
"""Letters that ask for nothing to be removed: whatever else is missing mustn't keep them back."""


def elements(facts: Facts, basis: str | None = None) -> tuple[Element, ...]:
    """Return every element that this notice has to have, in the order of the law, those of reaching somebody last.

    Raises:
        NoRoute: no letter for this recipient on ``basis`` (by default, its own).
    """
    route = basis_for(facts.recipient) if basis is None else checked(facts.recipient, basis)
    asked = () if facts.letter in _TO_NOBODYS_HARM else _ASKED[route]
    listed = (*asked, *_reaching(facts, route))
    return tuple(Element(one.code, one.article, one.holds(facts)) for one in listed if one.applies(facts))


def missing(facts: Facts, basis: str | None = None) -> tuple[str, ...]:
    """Return the codes of what keeps this notice from being approved, in the order of the law; empty: complete.

    Raises:
        NoRoute: as ``elements``.
    """
    return tuple(element.code for element in elements(facts, basis) if not element.there)


def codes() -> frozenset[str]:
    """Return every code that an element may have."""
    return frozenset(one.code for asked in _ASKED.values() for one in asked) | _REACHING


_REACHING = frozenset({"recipient-channel", "contact-unchecked", "recipient-unconfirmed"})


def _reaching(facts: Facts, basis: str) -> Iterator[_Asked]:
    """Yield that there is a way to write, that a person looked at it where nobody did yet, and that it isn't old."""
    channels = channels_for(facts.recipient, basis)
    trusted = channel_for(facts.recipient, basis)
    yield _Asked("recipient-channel", "", lambda _: bool(channels))
    if channels and (facts.found or trusted is None):
        yield _Asked("contact-unchecked", "", lambda asked: asked.contact_checked)
    elif channels and facts.letter not in _TO_NOBODYS_HARM:
        # Whoever looked at the contact for this notice needs no confirmation for all.
        yield _Asked(
            "recipient-unconfirmed", "", lambda asked: asked.contact_checked or there.confirmed(asked, trusted)
        )
