"""Words that never leave in a notice, whoever gets it: each pattern has the code under which it is told.

All are looked for in lower case, with one space between words.
"""

from __future__ import annotations

import re

_PATTERNS = {
    "image-or-tracking": r"< ?img|data:image|\b(?:cid:|utm_\w|tracking|pixel|accusé de lecture|read receipt)",
    "attached-image": r"\b(?:attached (?:image|photo|video|screenshot)"
    r"|(?:images?|photos?|vidéos?|captures? d’écran) (?:ci-)?joint)",
    "our-copy": r"\b(?:(?:our|my) (?:own )?copy\b|(?:notre|ma) (?:propre )?copie\b)",
    "fingerprint": r"\b(?:[0-9a-f]{16,}|hash(?:es)?|empreintes?|pdq|md5|sha-?256)\b",
    "birth-date": r"\b(?:née? le|date de naissance|date of birth|born (?:on|in))\b",
    "name-in-text": r"\b(?:my name is|je m[’']appelle)\b",
    "old-lcen": r"\b6[- ]i[- ]\d",
    "description": r"\b(?:nue?s?|nudes?|naked|porn\w*|revenge|sextape|fellation|blow ?job|masturb\w+|penetrat\w+"
    r"|pénétr\w+|genital\w*|génit\w+|breasts?|seins?|intercourse|rapport sexuel|viol|rape)\b",
    "blame": r"\b(?:honte\w*|shame\w*|regret\w*|imprud\w+|careless\w*|naïve?\w*"
    r"|(?:ma|par) faute|my fault|should have)\b",
    "accusation": r"\b(?:mon ex|my ex|ex-(?:petit|compagn|conjoint|boyfriend|girlfriend|husband|wife|mari)\w*"
    r"|coupables?|guilty)\b",
    "threat": r"\b(?:faute de quoi|à défaut de réponse|failing which|mise en demeure|formal demand|legal action"
    r"|poursuit\w+ (?:judiciaire|en justice)|legal proceedings|lawsuit|(?:will|shall) (?:go to court|sue)|huissier)",
    "order": r"\b(?:(?:court|judicial) orders?|injonctions?|injunctions?|ordonnance)\b",
    "more-than-one-person": r"\b(?:(?:persons|people|women|girls|victims|individuals) (?:shown|depicted|concerned)"
    r"|(?:personnes|femmes|filles|victimes) (?:représentées|concernées|montrées)"
    r"|(?:several|two|three|many) (?:persons|people|women|victims)|(?:our|my) (?:clients|victims)"
    r"|(?:plusieurs|deux|trois) (?:personnes|femmes|victimes)|(?:nos|mes) (?:clientes?|client·es|victimes))\b",
}

NEVER = {code: re.compile(pattern) for code, pattern in _PATTERNS.items()}

TITLED = re.compile(r"\b(?:Mme|Mlle|Mrs?|Ms)\.? [A-ZÉ]")
"""A person's title before a name, as it is written."""

POLICE = re.compile(r"\b(?:plaintes?\b|police\b|gendarm|complaint was filed|protection order)")
"""What whoever published the content must not learn, wherever a text may reach him."""

HANDED_ON = re.compile(r"\b(?:authorit(?:y|ies)|autorités?|i (?:am|act)|je suis|j’agis)\b")
"""The same for a text that a host gives its customer: nor who writes."""
