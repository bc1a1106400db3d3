"""The key file on pages: a second half of the lock, on a stick for instance; or no longer."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from starlette.responses import Response

from takedown.errors import TakedownError
from takedown.pipeline.keeping import lock_changes
from takedown.vault import WrongPassphrase
from takedown.web.here import Here, Opened
from takedown.web.pages.vault import keyholder, names_file, state

router = APIRouter(prefix="/vault/key-file")


class PlaceNotWhole(TakedownError):
    """The place of the key file doesn't begin at the root of this machine's folders. Nothing was made or changed."""


@router.get("")
def ask(here: Opened) -> Response:
    """Say what a key file is, and ask where it is to be; or whether it is to be asked for no longer."""
    return _shown(here)


@router.post("")
def change(here: Opened) -> Response:
    """Make the file and ask for it from now on, or ask for it no longer."""
    drops = state(here)["key-file"] != "key-file-unused"
    try:
        with keyholder(here) as keys:
            if drops:
                keys.drop_key_file()
            else:
                lock_changes.make_key_file(keys, _place(here))
    except WrongPassphrase as problem:
        return _shown(here, here.words.error(problem), 403)
    except TakedownError as problem:
        return _shown(here, here.words.error(problem), 422)
    lock_changes.noted(here.session, "key-file-removed" if drops else "key-file")
    return here.go("/vault", "key-file-removed" if drops else "web-key-file-made")


def _place(here: Here) -> Path:
    place = Path(here.field("place")).expanduser()
    if not place.is_absolute():
        raise PlaceNotWhole
    return place


def _shown(here: Here, trouble: str = "", status: int = 200) -> Response:
    return here.page(
        "vault/key_file.html",
        status,
        trouble=trouble,
        has_key_file=state(here)["key-file"] != "key-file-unused",
        names_file=names_file(here),
        place=here.field("place"),
    )
