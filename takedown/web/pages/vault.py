"""The vault on pages: made, opened by another passphrase, backed up, and looked over."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from urllib.parse import quote

from fastapi import APIRouter
from starlette.responses import Response

from takedown.errors import TakedownError
from takedown.pipeline.keeping import backup, health, health_vault, lock_changes
from takedown.pipeline.session import passphrase_with
from takedown.vault import Keyholder, Passphrase
from takedown.vault.age import ByPassphrase
from takedown.web.here import Anyone, Here, Opened
from takedown.web.pages.arrival import ADDRESSES
from takedown.web.typed import twice

router = APIRouter(prefix="/vault")


@router.get("/new")
def ask_new(here: Anyone) -> Response:
    """Say what is made, and ask for its passphrase."""
    return _elsewhere(here) or here.page("vault/new.html", trouble="")


@router.post("/new")
def make(here: Anyone) -> Response:
    """Make the vault, and lead to its recovery words."""
    if (way := _elsewhere(here)) is not None:
        return way
    try:
        here.keeper.make(here.visitor, twice(here))
    except TakedownError as problem:
        return here.page("vault/new.html", 422, trouble=here.words.error(problem))
    return here.go("/vault/words", "web-vault-made")


@router.get("")
def overview(here: Opened) -> Response:
    """Show what opens the vault, when it was backed up last, and what can be changed."""
    found = state(here)
    return here.page(
        "vault/overview.html",
        has_words=found["recovery"] == "recovery",
        has_key_file=found["key-file"] != "key-file-unused",
        backed_up_at=backup.last_backup(here.session),
    )


@router.get("/passphrase")
def ask_passphrase(here: Opened) -> Response:
    """Ask for another passphrase."""
    return here.page("vault/passphrase.html", trouble="", names_file=names_file(here))


@router.post("/passphrase")
def set_passphrase(here: Opened) -> Response:
    """Have another passphrase open the vault."""
    try:
        twice(here)
        with keyholder(here) as keys:
            keys.set_passphrase(passphrase_of(here, "new"))
    except TakedownError as problem:
        return here.page("vault/passphrase.html", 422, trouble=here.words.error(problem), names_file=names_file(here))
    lock_changes.noted(here.session, "passphrase")
    here.keeper.visitors.sign_others_out(here.visitor)
    return here.go("/vault", "passphrase-changed")


@router.get("/backup")
def ask_backup(here: Opened) -> Response:
    """Say what a backup is, and ask for the passphrase of its file."""
    return here.page("vault/backup.html", trouble="", left_out=backup.named_files(here.keeper.settings))


@router.post("/backup")
def back_up(here: Opened) -> Response:
    """Give the whole vault as one locked file."""
    try:
        content, _ = backup.in_memory(here.session, ByPassphrase(twice(here)))
    except TakedownError as problem:
        left_out = backup.named_files(here.keeper.settings)
        return here.page("vault/backup.html", 422, trouble=here.words.error(problem), left_out=left_out)
    name = f"td-{date.today().isoformat()}.age"  # noqa: DTZ011 - the day as the person's own calendar has it
    return download(content, name, "application/octet-stream")


@router.get("/health")
def look_over(here: Opened) -> Response:
    """Tell what works on this machine and what doesn't, each thing tried for real."""
    return here.page("vault/health.html", checks=list(health.checks_under(here.keeper.home, here.keeper.settings)))


def state(here: Here) -> dict[str, str]:
    """Return the codes of what keeps the vault closed, by check; nothing of a secret."""
    return {one.check: one.code for one in health_vault.vault_checks(here.keeper.home, here.keeper.settings)}


def names_file(here: Here) -> bool:
    """Return whether a form has to ask where the key file is: the vault asks for one, the settings name none."""
    return health_vault.file_unnamed(here.keeper.home, here.keeper.settings)


def keyholder(here: Here) -> Keyholder:
    """Return what changes the vault's lock, opened by the passphrase in the form.

    Raises:
        TakedownError: as ``Keyholder``; a wrong passphrase is counted.
    """
    return Keyholder(here.keeper.home, passphrase_of(here, "old"))


def passphrase_of(here: Here, name: str) -> Passphrase:
    """Return the passphrase in the form's field ``name``, with the key file that the form or the settings name."""
    named = here.field("key_file")
    typed = Passphrase("".join(here.fields(name)[-1:]), Path(named).expanduser() if named else None)
    return passphrase_with(here.keeper.settings, typed)


def download(content: bytes, name: str, kind: str) -> Response:
    """Return ``content`` as a file that the browser keeps under ``name``."""
    # RFC 8187: a name may have accents.
    named = f'filename="{name}"' if name.isascii() else f"filename*=utf-8''{quote(name)}"
    return Response(content, media_type=kind, headers={"content-disposition": f"attachment; {named}"})


def _elsewhere(here: Here) -> Response | None:
    """Return the way of whoever isn't to make a vault now."""
    if here.keeper.has_vault:
        return here.go("/")
    asked = here.visitor.arrival.may_keep or here.visitor.held.get(ADDRESSES)
    return None if asked else here.go("/arrival")
