"""What must never stand in a notice, looked for in the finished text: a guard for templates and for changes by hand."""

from __future__ import annotations

import re

from takedown.notices.facts import Facts

# The articles of the French penal code that a letter may cite; each was read in the consolidated text.
_CITED = frozenset({"226-2-1", "226-8-1"})

# The same for Regulation (EU) 2022/2065.
_CITED_UNION = frozenset({"16", "17"})

_NEVER = {
    "image-or-tracking": r"<\s*img|data:image|\bcid:|\butm_\w+|tracking|accusé de lecture|read receipt",
    "fingerprint": r"\b[0-9a-f]{16,}\b|\bhash(es)?\b|empreintes?\b|\b(pdq|md5|sha-?256)\b",
    "birth-date": r"\bnée? le\b|date de naissance|date of birth|\bborn (on|in)\b",
    "deadline": r"\b\d+\s*(h|hours?|heures?|days?|jours?)\b(?!\s*\d)"
    r"|\b(twenty-four|forty-eight|vingt-quatre|quarante-huit)\b|\bdeadline\b|\bsous huitaine\b",
    "refere": r"référé",
    "old-lcen": r"\b6[-\s]I[-\s]\d|\bLCEN\b|2004-575",
    "description": r"\b(nue?s?|nudes?|naked|porn\w*|revenge|sextape|fellation|blow\s?job|masturb\w+|penetrat\w+"
    r"|pénétr\w+|genital\w*|génit\w+|breasts?|seins?|intercourse|rapport sexuel|viol|rape)\b",
    "blame": r"\b(honte\w*|shame\w*|regret\w*|imprud\w+|careless\w*|naïve?\w*|(ma|par) faute|my fault|should have)\b",
    "accusation": r"\b(mon ex|my ex|ex-(petit|compagn|conjoint|boyfriend|girlfriend|husband|wife|mari)\w*"
    r"|coupables?|guilty)\b",
    "threat": r"faute de quoi|à défaut de réponse|failing which|mise en demeure|formal demand|legal action|poursuit\w+"
    r"|proceedings|tribunal\w*|\bcourt\b|\blawsuit",
}


def lint(text: str, facts: Facts) -> tuple[str, ...]:
    """Return the codes of what is wrong with ``text``; empty: nothing was found.

    The notifier's name and e-mail may stand in the last section alone, where the law asks for them. That a letter
    speaks of one person can't be read in its words: ``Facts`` is made of one case.
    """
    bare = _without_values(text, facts)
    found = [code for code, pattern in _NEVER.items() if re.search(pattern, bare, re.IGNORECASE)]
    checks = {
        "foreign-link": re.search(r"\w+://|\bwww\.", bare) is not None,
        "unread-article": _cites_other(bare),
        "name-in-text": any(_stands_in(value, _before_last(bare)) for value in (facts.name, facts.email)),
    }
    return tuple(found + [code for code, wrong in checks.items() if wrong])


def _cites_other(text: str) -> bool:
    national = set(re.findall(r"(?<![\w-])\d{3}-\d+(?:-\d+)*", text))
    union = set(re.findall(r"\b(?:articles?|art\.)\s+(\d+)(?![\d-])", text, re.IGNORECASE))
    return not (national <= _CITED and union <= _CITED_UNION)


def _without_values(text: str, facts: Facts) -> str:
    # The longest first: one address may begin another one.
    given = {value for address in facts.addresses for value in (address.url, address.page)} | {facts.reference}
    for value in sorted(given - {""}, key=len, reverse=True):
        text = text.replace(value, "")
    return text


def _before_last(text: str) -> str:
    underlines = list(re.finditer(r"^-{3,}$", text, re.MULTILINE))
    return text[: underlines[-1].start()] if underlines else text


def _stands_in(value: str, text: str) -> bool:
    return value != "" and re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text, re.IGNORECASE) is not None
