"""A new passphrase as it is typed on a page: twice, and one that holds."""

from __future__ import annotations

from takedown.errors import TakedownError
from takedown.vault import chosen
from takedown.vault.age import ByPassphrase
from takedown.web.here import Here


class TypedDiffer(TakedownError):
    """The two that were typed are not the same. Nothing was made or changed."""


def twice(here: Here, name: str = "new") -> str:
    """Return the new passphrase that was typed in the field ``name`` and in ``again``.

    Raises:
        TypedDiffer, PassphraseTooShort, PassphraseTooCommon: it can't be one.
    """
    first, second = ("".join(here.fields(field)[-1:]) for field in (name, "again"))
    chosen(first)
    if first != second:
        raise TypedDiffer
    return first


def lock_of(here: Here) -> ByPassphrase | None:
    """Return what a file that is handed out is locked with, as the form says; ``None``: nothing.

    Raises:
        TypedDiffer, PassphraseTooShort, PassphraseTooCommon: it was to be locked, and not with that.
    """
    return ByPassphrase(twice(here, "passphrase")) if here.field("lock") == "yes" else None
