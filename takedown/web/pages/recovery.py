"""Recovery words on pages: shown as a card, typed back once, and only then do they count."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from starlette.responses import Response

from takedown.errors import TakedownError
from takedown.pipeline import casework
from takedown.pipeline.keeping import lock_changes
from takedown.pipeline.keeping.word_card import card
from takedown.vault import RecoveryWords, new_words
from takedown.vault.recovery import spells
from takedown.web.here import Here, Opened
from takedown.web.pages.arrival import ADDRESSES
from takedown.web.pages.vault import download, keyholder, names_file, state

router = APIRouter(prefix="/vault/words")

_SHOWN = "vault-words"
"""Held of a visitor: the words that were shown and don't count yet."""


class WordsNotSame(TakedownError):
    """What was typed back isn't the words that were shown. They don't count yet; nothing was changed."""


@router.get("")
def explain(here: Opened) -> Response:
    """Say what recovery words are, before any are made."""
    return here.page("vault/words.html", has_words=state(here)["recovery"] == "recovery", then=after(here))


@router.post("")
def make(here: Opened) -> Response:
    """Make new words, which don't count yet, and show them."""
    here.visitor.held[_SHOWN] = new_words(here.language)
    return here.go("/vault/words/card")


@router.get("/card")
def show(here: Opened) -> Response:
    """Show the words as a card to write down or to print."""
    shown = _shown(here)
    return here.page("vault/card.html", shown=shown) if shown else here.go("/vault/words")


@router.get("/card.pdf")
def card_file(here: Opened) -> Response:
    """Give the same card as a page to print, which says neither what it is for nor where it comes from."""
    shown = _shown(here)
    if not shown:
        return here.go("/vault/words")
    name = Path(f"{here.words('card-title').lower().replace(' ', '-')}.pdf")
    return download(card(shown, here.language, name), name.name, "application/pdf")


@router.get("/check")
def ask_back(here: Opened) -> Response:
    """Ask for the words, to be typed back."""
    return _ask_back(here) if _shown(here) else here.go("/vault/words")


@router.post("/check")
def check(here: Opened) -> Response:
    """Let the words count from now on, if they were typed back."""
    shown, typed = _shown(here), here.field("typed")
    if not shown:
        return here.go("/vault/words")
    try:
        if not spells(typed, shown):
            raise WordsNotSame
        with keyholder(here) as keys:
            keys.set_recovery(RecoveryWords(" ".join(shown)))
    except TakedownError as problem:
        return _ask_back(here, here.words.error(problem))
    del here.visitor.held[_SHOWN]
    lock_changes.noted(here.session, "recovery")
    return here.go(after(here), "web-vault-words-count")


@router.post("/remove")
def remove(here: Opened) -> Response:
    """Have no recovery words open the vault any more."""
    try:
        with keyholder(here) as keys:
            keys.drop_recovery()
    except TakedownError as problem:
        return _ask_remove(here, here.words.error(problem))
    lock_changes.noted(here.session, "recovery-removed")
    return here.go("/vault", "recovery-removed")


@router.get("/remove")
def ask_remove(here: Opened) -> Response:
    """Say what it means to have none, and ask for the passphrase."""
    return _ask_remove(here)


def after(here: Here) -> str:
    """Return where to go on: to the case where there is none yet, else back to the vault."""
    cases = any(case.status != "erased" for case in casework.list_cases(here.session))
    if cases:
        return "/vault"
    return "/arrival/open" if here.visitor.held.get(ADDRESSES) else "/arrival"


def _shown(here: Here) -> tuple[str, ...]:
    words: tuple[str, ...] = here.visitor.held.get(_SHOWN, ())
    return words


def _ask_back(here: Here, trouble: str = "") -> Response:
    values = {"trouble": trouble, "typed": here.field("typed"), "names_file": names_file(here)}
    return here.page("vault/check.html", 422 if trouble else 200, **values)


def _ask_remove(here: Here, trouble: str = "") -> Response:
    return here.page("vault/remove.html", 422 if trouble else 200, trouble=trouble, names_file=names_file(here))
