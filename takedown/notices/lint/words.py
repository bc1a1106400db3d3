"""Words that never leave in a notice, whoever gets it: each pattern has the code under which it is told."""

from __future__ import annotations

import re

_PATTERNS = {
    "image-or-tracking": r"<\s*img|data:image|\bcid:|\butm_\w+|tracking|\bpixel|accusé de lecture|read receipt",
    "attached-image": r"\battached (image|photo|video|screenshot)"
    r"|\b(images?|photos?|vidéos?|captures? d’écran) (ci-)?joint",
    "our-copy": r"\b(our|my|a) (own )?copy (is|can be|may be)|\b(notre|ma) (propre )?copie\b",
    "fingerprint": r"\b[0-9a-f]{16,}\b|\bhash(es)?\b|empreintes?\b|\b(pdq|md5|sha-?256)\b",
    "birth-date": r"\bnée? le\b|date de naissance|date of birth|\bborn (on|in)\b",
    "name-in-text": r"\bmy name is\b|\bje m[’']appelle\b|\b(?-i:Mme|Mlle|Mrs?|Ms)\.?\s+(?-i:[A-ZÉ])",
    "old-lcen": r"\b6[-\s]I[-\s]\d",
    "description": r"\b(nue?s?|nudes?|naked|porn\w*|revenge|sextape|fellation|blow\s?job|masturb\w+|penetrat\w+"
    r"|pénétr\w+|genital\w*|génit\w+|breasts?|seins?|intercourse|rapport sexuel|viol|rape)\b",
    "blame": r"\b(honte\w*|shame\w*|regret\w*|imprud\w+|careless\w*|naïve?\w*|(ma|par) faute|my fault|should have)\b",
    "accusation": r"\b(mon ex|my ex|ex-(petit|compagn|conjoint|boyfriend|girlfriend|husband|wife|mari)\w*"
    r"|coupables?|guilty)\b",
    "threat": r"faute de quoi|à défaut de réponse|failing which|mise en demeure|formal demand|legal action"
    r"|poursuit\w+ (judiciaire|en justice)|legal proceedings|\blawsuit|(will|shall) (go to court|sue)|huissier",
    "order": r"\b(court|judicial) orders?\b|\binjonctions?\b|\binjunctions?\b|\bordonnance\b",
    "more-than-one-person": r"\b(persons|people|women|girls|victims|individuals) (shown|depicted|concerned)\b"
    r"|\b(personnes|femmes|filles|victimes) (représentées|concernées|montrées)\b"
    r"|\b(several|two|three|many) (persons|people|women|victims)\b|\b(our|my) (clients|victims)\b"
    r"|\b(plusieurs|deux|trois) (personnes|femmes|victimes)\b|\b(nos|mes) (clientes?|client·es|victimes)\b",
}

NEVER = {code: re.compile(pattern, re.IGNORECASE) for code, pattern in _PATTERNS.items()}

POLICE = re.compile(r"\bplaintes?\b|\bpolice\b|gendarm|\bcomplaint was filed\b|protection order", re.IGNORECASE)
"""What whoever published the content must not learn, wherever a text may reach him."""

HANDED_ON = re.compile(r"\bauthorit(y|ies)\b|\bautorités?\b|\bI (am|act)\b|\bJe suis\b|\bJ’agis\b", re.IGNORECASE)
"""The same for a text that a host gives its customer: nor who writes."""
