"""What a reply says, where that is sure: a reference of ours, a receipt, a removal, a refusal, a question.

Whole phrases in English and French (``phrases.toml``) are looked for sentence by sentence, in what the sender wrote
and not in what was quoted. A sentence with a condition, a doubt or a question decides nothing, two meanings at once
neither: what isn't sure is ``unclear`` and left to a person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from takedown.cases.reply import Meaning
from takedown.mail.phrases import line, rule
from takedown.mail.reading import Mail

_ID_LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"
_REFERENCE = re.compile(rf"(?<![0-9A-Z-])([{_ID_LETTERS}]{{4}}-[{_ID_LETTERS}]{{4}})(?![0-9A-Z-])", re.IGNORECASE)
_MOST_READ = 8_000
_MOST_REFERENCES = 50

_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n\s*\n|\n(?=\s*[-*•])")
_DECISIONS = (Meaning.REMOVED, Meaning.REFUSED, Meaning.MORE_INFORMATION, Meaning.WRONG_RECIPIENT)
_BOUNCED = re.compile(r"^(?:mailer-daemon|postmaster)@")
_THEIRS = re.compile(
    r"(?:\b(?:ticket|case|reference|request|report|complaint|référence|réf|dossier|signalement|demande)\b"
    r"\s*(?:number|numéro|id|no|n°|nº)?\s*[.:]?\s*(?:is\s+|est\s+)?[#\[(]*\s*"
    r"|\[#|(?<!\w)#)([A-Z0-9][A-Z0-9_-]{2,38}[A-Z0-9])\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """The meaning, and a number that the reply asks to quote, empty unless exactly one was found."""

    meaning: Meaning
    their_reference: str = ""


def references(mail: Mail) -> tuple[str, ...]:
    """Return everything in the message that is formed like a reference of ours, quoted text included."""
    found = _REFERENCE.findall(f"{mail.subject}\n{mail.text}")
    return tuple(dict.fromkeys(one.upper() for one in found))[:_MOST_REFERENCES]


def recognise(mail: Mail) -> Recognised:
    """Return what ``mail`` says where that is sure; else ``unclear``."""
    if mail.failed or (_BOUNCED.match(mail.sender) and rule("undelivered").search(mail.subject)):
        return Recognised(Meaning.BOUNCE)
    fresh = own_words(mail.text)[:_MOST_READ]
    return Recognised(_meaning(mail, fresh), _their_reference(f"{mail.subject}\n{fresh}"))


def own_words(text: str) -> str:
    """Return what the sender wrote: without lines that are quoted, and without all that follows a quotation's head."""
    head = line("quoted").search(text)
    kept = text[: head.start()] if head else text
    return "\n".join(part for part in kept.split("\n") if not part.lstrip().startswith(">")).strip()


def _meaning(mail: Mail, fresh: str) -> Meaning:
    sentences = [" ".join(part.split()) for part in _SENTENCE.split(fresh) if part and part.strip()]
    found = {meaning for sentence in sentences for meaning in _decided(sentence)}
    if len(found) == 1:
        return found.pop()
    if found:
        return Meaning.UNCLEAR
    if rule("away").search(mail.subject) or rule("away").search(fresh):
        return Meaning.AUTO_REPLY
    if any(rule("receipt").search(sentence) for sentence in sentences):
        return Meaning.RECEIPT
    return Meaning.AUTO_REPLY if mail.automatic else Meaning.UNCLEAR


def _decided(sentence: str) -> list[Meaning]:
    """Return every meaning that the sentence states without a condition."""
    if rule("undecided").search(sentence):
        return []
    denied = rule("negated").search(sentence) is not None
    stated = [meaning for meaning in _DECISIONS if rule(meaning.value).search(sentence)]
    return [meaning for meaning in stated if not (meaning is Meaning.REMOVED and denied)]


def _their_reference(text: str) -> str:
    # Each run of spaces as one: the rule's many places for spaces would otherwise try every way to share them out.
    found = {one.strip("-_") for one in _THEIRS.findall(" ".join(text.split()))}
    numbers = {one for one in found if any(letter.isdigit() for letter in one) and not _REFERENCE.fullmatch(one)}
    return numbers.pop() if len(numbers) == 1 else ""
