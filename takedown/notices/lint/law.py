"""What a letter may cite: per basis the texts, articles and figures that were read, and no other.

A figure of time stands only in the paragraph that names the text which sets it, and only where that text binds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from takedown.notices.clocks import deadline_of
from takedown.notices.facts import Facts

_TEXTS = {
    "dsa": r"2022/2065|\bdsa\b|digital services act|services numériques",
    "gdpr": r"2016/679|\bgdpr\b|\brgpd\b",
    "tida": r"take it down act|119-12",
    "osa": r"online safety act",
    "dmca": r"\b17 usc\b|\bdmca\b|perjury|parjure",
    "cpp": r"code de procédure pénale|code of criminal procedure",
    "lcen": r"\blcen\b|2004-575",
    # Addressed to states, to makers of AI, or another law altogether: never a recipient's duty.
    "not-for-them": r"2024/1385|2011/93|2024/1689|\bai act\b|\bsren\b|15 usc|\bu\.?s\.?c\.? 6851",
}
_TEXTS_FOUND = {name: re.compile(pattern) for name, pattern in _TEXTS.items()}

_OFFENCES = frozenset({"226-2-1", "226-8-1"})
"""Code pénal: the two that a letter to whoever holds the content may cite."""

# Code pénal and Code de procédure pénale, for those who receive a complaint; each read in the consolidated text.
_COMPLAINT = _OFFENCES | {"226-1", "226-2", "226-6", "226-4-1", "222-33-2-2", "312-10", "15-3"}


@dataclass(frozen=True, slots=True)
class Cited:
    """What a letter on one basis may name.

    Attributes:
        texts: keys of ``_TEXTS``.
        articles: numbers after "article" of a regulation or a code. sections: numbers after "section".
        times: pairs of a figure and the words that must stand in the same paragraph.
    """

    texts: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
    times: tuple[tuple[str, str], ...] = ()


def _cited(texts: str = "", articles: str = "", sections: str = "", times: tuple[tuple[str, str], ...] = ()) -> Cited:
    return Cited(frozenset(texts.split()), frozenset(articles.split()), frozenset(sections.split()), times)


_SIX_MONTHS = (r"(six|6) (months|mois)", r"20\(1\)|20, paragraphe 1")
_ONE_MONTH = (r"(one|un|1|same|même) (month|mois)", r"12\(3\)|12, paragraphe 3")
_TIDA_HOURS = (r"48 (hours|heures)", r"take it down act|119-12")
_OSA_HOURS = (r"48 (hours|heures)", r"10\(3a\)|section 27\b")
_PENAL = " ".join(sorted(_OFFENCES))

_CITED = {
    "eu-dsa-16": _cited("dsa", f"16 17 {_PENAL}"),
    # 20(1): at least six months.
    "eu-dsa-20": _cited("dsa", f"16 17 20 {_PENAL}", times=(_SIX_MONTHS,)),
    "eu-dsa-22": _cited("dsa", f"16 22 {_PENAL}"),
    "fr-arcom-tf": _cited("dsa", f"16 22 {_PENAL}"),
    "us-tida": _cited("tida", sections="3", times=(_TIDA_HOURS,)),
    "us-tida-ftc": _cited("tida", sections="3", times=(_TIDA_HOURS,)),
    "uk-osa-20a": _cited("osa", sections="20A 10 27", times=(_OSA_HOURS,)),
    "uk-osa-ofcom": _cited("osa", sections="20A 10 27", times=(_OSA_HOURS,)),
    "eu-gdpr-17": _cited("gdpr", "12 17", times=(_ONE_MONTH,)),
    "fr-cnil": _cited("gdpr", "12 17 77", times=(_ONE_MONTH,)),
    "us-dmca-512": _cited("dmca"),
    "fr-pharos": _cited("", _PENAL),
    "fr-plainte": _cited("cpp", " ".join(sorted(_COMPLAINT))),
}
_NOTHING = Cited()

_FOLLOWING = _cited("", _PENAL)
"""A letter that follows another may say once more why the content is illegal; what is sworn is left as it was."""

# The word for an article, then one number or a list of them; national ones have hyphens.
_ARTICLES = re.compile(
    r"\b(?:articles?|art\.)\s+((?:L\.\s?)?\d+[\d-]*(?:(?:,| et| and| or| ou| to| à)\s+\d+[\d-]*)*)", re.IGNORECASE
)
_NATIONAL = re.compile(r"(?<![\w/-])\d{3}-\d+(?:-\d+)*")
_SECTIONS = re.compile(r"\b(?:sections?|s\.) (\d+[a-z]*)")
_NUMBER = (
    r"(?:\d+|one|two|three|six|seven|twenty-four|forty-eight|same"
    r"|une?|deux|trois|sept|vingt-quatre|quarante-huit|même)"
)
_TIMES = re.compile(
    rf"\b(?:{_NUMBER} ?(?:h|hours?|heures?|days?|jours?|weeks?|semaines?|months?|mois)\b(?! ?\d)"
    r"|deadline\b|sous huitaine\b|quinze jours\b)"
)


def citations(text: str, facts: Facts, basis: str) -> list[str]:
    """Return the codes of what ``text`` cites and may not; it is in lower case, each paragraph on one line."""
    allowed = _allowed(facts, basis)
    articles = frozenset().union(*(one.articles for one in allowed))
    checks = {
        "refere": "référé" in text,
        "wrong-deepfake-article": re.search(r"(?<![\w-])226-8(?![\w-])", text) is not None,
        "unread-text": not _texts(text) <= frozenset().union(*(one.texts for one in allowed)),
        "unread-article": not (_articles(text) <= articles and _sections(text) <= _all_sections(allowed)),
        "deadline": any(_unfounded(paragraph, allowed, facts, basis) for paragraph in text.splitlines()),
    }
    return [code for code, wrong in checks.items() if wrong]


def _allowed(facts: Facts, basis: str) -> list[Cited]:
    """Return what the letter's own basis lets it cite, and that of the letter it follows."""
    own = _CITED.get(basis, _NOTHING)
    if facts.letter == "notice" or facts.earlier is None:
        return [own]
    before = facts.earlier.basis
    why = [] if before == "us-dmca-512" else [_FOLLOWING]
    return [own, _CITED.get(before, _NOTHING), *why]


def _texts(text: str) -> set[str]:
    return {name for name, pattern in _TEXTS_FOUND.items() if pattern.search(text)}


def _articles(text: str) -> set[str]:
    text = text.replace("pub. l. 119-12", "")
    listed = {number.strip("-") for found in _ARTICLES.findall(text) for number in re.findall(r"\d[\d-]*", found)}
    return (listed | set(_NATIONAL.findall(text))) - {"226-8"}


def _sections(text: str) -> set[str]:
    return {found.upper() for found in _SECTIONS.findall(text)}


def _all_sections(allowed: list[Cited]) -> frozenset[str]:
    return frozenset().union(*(one.sections for one in allowed))


def _unfounded(paragraph: str, allowed: list[Cited], facts: Facts, basis: str) -> bool:
    """Say whether a time stands in ``paragraph`` without the text that sets it, or where that text doesn't bind."""
    bound = basis == "eu-dsa-20" or facts.letter != "notice" or deadline_of(basis, facts.recipient) is not None
    # A report to a regulator tells that the time of the letter before is over.
    bound = bound or (facts.earlier is not None and facts.earlier.due_on is not None)
    for figure, ground in (time for one in allowed for time in one.times) if bound else ():
        if re.search(ground, paragraph):
            paragraph = re.sub(rf"\b{figure}\b", "", paragraph)
    return _TIMES.search(paragraph) is not None
