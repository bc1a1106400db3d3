"""The legal bases: what each is, who can be written to on it, and the one deadline that its own text sets, if any.

Every article and figure was read in an official text or a verbatim copy of it; where it was not, it isn't here.
"""

from __future__ import annotations

from dataclasses import dataclass

from takedown.cases.recipient import Deadline, Kind


@dataclass(frozen=True, slots=True)
class Basis:
    """One ground on which somebody can be asked to act.

    Attributes:
        id: as in a recipient's ``legal_bases`` and a notice's ``route``; ``basis-<id>`` are its words.
        cites: the text and article as a letter cites it, or empty for a recipient's own rules.
        kinds: the kinds of recipients that a letter on it is written to; there is a template for each.
        deadline: set by the text itself and counted from a valid request; ``None``: the text sets none.
        sets: the article that sets the deadline, as it is cited beside it; empty where there is none.
        minors: the one lane that is left for a person who was or may have been under 18; addresses only.
    """

    id: str
    cites: str
    kinds: frozenset[Kind]
    deadline: Deadline | None = None
    sets: str = ""
    minors: bool = False


def _basis(
    item: str,
    cites: str,
    *kinds: Kind,
    hours: int | None = None,
    months: int | None = None,
    sets: str = "",
    minors: bool = False,
) -> Basis:
    deadline = Deadline(basis=item, hours=hours, months=months) if hours or months else None
    return Basis(item, cites, frozenset(kinds), deadline, sets, minors)


BASES = {
    one.id: one
    for one in (
        # Regulation (EU) 2022/2065, article 16; 16(6) sets no number of hours. Article 20(1): at least six months to
        # complain. Article 22: trusted flaggers.
        _basis(
            "eu-dsa-16", "Regulation (EU) 2022/2065, art. 16", "platform", "host", "search_engine", "cdn", "registrar"
        ),
        _basis("eu-dsa-20", "Regulation (EU) 2022/2065, art. 20", "platform"),
        _basis("eu-dsa-22", "Regulation (EU) 2022/2065, art. 22", "hotline", "authority"),
        # Pub. L. 119-12, section 3: 48 hours after a valid request.
        _basis(
            "us-tida",
            "Pub. L. 119-12, s. 3",
            *("platform", "host", "search_engine", "cdn", "registrar"),
            hours=48,
            sets="Pub. L. 119-12, s. 3",
        ),
        # Online Safety Act 2023, sections 10(3A) and 20A: 48 hours after the report.
        _basis(
            "uk-osa-20a",
            "Online Safety Act 2023, s. 20A",
            *("platform", "host", "search_engine"),
            hours=48,
            sets="Online Safety Act 2023, s. 10(3A)",
        ),
        # Regulation (EU) 2016/679, articles 17 and 12(3): one month.
        _basis(
            "eu-gdpr-17",
            "Regulation (EU) 2016/679, art. 17",
            *("platform", "host", "search_engine"),
            months=1,
            sets="Regulation (EU) 2016/679, art. 12(3)",
        ),
        # 17 USC 512(c)(3)(A): sworn, and handed on to the uploader.
        _basis("us-dmca-512", "17 USC 512(c)(3)(A)", "platform", "host", "search_engine"),
        # A recipient's own rules: no law, no deadline.
        _basis("own-rules", "", "platform", "host", "search_engine"),
        # Code pénal 226-2-1 and 226-8-1 are cited as the national offence; Code de procédure pénale, 15-3.
        _basis("fr-pharos", "", "authority"),
        _basis("fr-plainte", "Code de procédure pénale, art. 15-3", "authority", "hotline", "platform"),
        _basis("fr-cnil", "Regulation (EU) 2016/679, art. 77", "authority"),
        _basis("fr-arcom-tf", "Regulation (EU) 2022/2065, art. 22", "authority", "hotline"),
        # Authorities and services of other states: reports in their own forms, no article cited.
        _basis("us-tida-ftc", "Pub. L. 119-12, s. 3", "authority"),
        _basis("uk-osa-ofcom", "Online Safety Act 2023", "authority"),
        _basis("es-aepd", "", "authority"),
        _basis("it-144bis", "", "authority"),
        _basis("be-iefh", "", "authority"),
        _basis("au-esafety", "", "authority"),
        _basis("ca", "", "authority"),
        _basis("help", "", "hotline"),
        _basis("hash-bank", "", "hash_bank"),
        # Under 18 or unsure: addresses only.
        _basis("minors", "", "hotline", "authority", "hash_bank", minors=True),
    )
}
"""Every basis by its id, in the order in which they are shown."""

_UNSETTLED: dict[str, frozenset[Kind]] = {"us-tida": frozenset({"search_engine", "cdn", "registrar"})}
"""Pub. L. 119-12, section 4(3), covers what is primarily a forum for its users' content. Whether it reaches these kinds
isn't settled, nor whether it reaches an archive, which shows what it captured itself: nothing is counted for them."""


def surely_set(basis: str, kind: Kind, *, archive: bool = False) -> Deadline | None:
    """Return the deadline that the text of ``basis`` surely sets for a recipient of ``kind``, or ``None``."""
    text, unsettled = BASES.get(basis), _UNSETTLED.get(basis, frozenset())
    if text is None or kind not in text.kinds or kind in unsettled or (unsettled and archive):
        return None
    return text.deadline


LAWS = frozenset({"FR"})
"""The countries whose national offence the letters know. Elsewhere nothing is cited and ``legal-ground`` is missing."""

NAME_AN_OFFENCE = frozenset({"eu-dsa-16", "fr-pharos", "fr-plainte"})
"""Bases whose letters say which offence it is; the others need none."""

OFFENCES = frozenset({"fr-cp-226-2-1", "fr-cp-226-8-1", "fr-cp-227-23", "fr-lcen-6-1"})
"""Ids in a recipient's ``legal_bases`` that a letter may cite beside its basis, or that say whom it is for."""

ALIASES = {
    ("us-tida", "authority"): "us-tida-ftc",
    ("uk-osa-20a", "authority"): "uk-osa-ofcom",
    ("eu-gdpr-17", "authority"): "",
    ("us-tida", "hotline"): "help",
    ("uk-osa-20a", "hotline"): "help",
    ("kr", "hotline"): "help",
    ("us-ncmec-tid", "hotline"): "minors",
    ("us-ncmec-tid", "hash_bank"): "minors",
    ("fr-cp-227-23", "hotline"): "minors",
    ("fr-cp-227-23", "authority"): "minors",
}
"""Where a recipient's list names a text that isn't the ground of a letter to its kind: what stands for it, if any."""
