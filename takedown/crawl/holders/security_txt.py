"""``security.txt`` (RFC 9116): whom a site asks to write to about weaknesses, and who at least reads mail."""

from __future__ import annotations

from datetime import UTC, datetime

from takedown.crawl.holders.mails import is_mail, is_page, linked

PATH = "/.well-known/security.txt"
MOST_BYTES = 32 * 1024  # RFC 9116, 5.4, advises to set a limit of this size
_MOST_CONTACTS = 3
_MOST_LINES = 500


def contacts(text: str, now: datetime) -> tuple[str, ...]:
    """Return the mail and web addresses of ``Contact``, the preferred one first; none once it is past ``Expires``.

    A signature around it is left unchecked, as most readers do: who can write the file can write the signature.
    """
    fields = [line.partition(":") for line in text.splitlines()[:_MOST_LINES]]
    named = [(name.strip().lower(), value.strip()) for name, _, value in fields]
    if any(name == "expires" and _is_over(value, now) for name, value in named):
        return ()
    found = (_address(value) for name, value in named if name == "contact")
    return tuple(dict.fromkeys(filter(None, found)))[:_MOST_CONTACTS]


def _address(value: str) -> str:
    """Return what a contact means. Older files give a bare mail address, which the standard doesn't allow any more."""
    if value.startswith("https://"):
        return value if is_page(value) else ""
    return linked(value) or (value.lower() if is_mail(value) else "")


def _is_over(value: str, now: datetime) -> bool:
    try:
        end = datetime.fromisoformat(value)
    except ValueError:
        return False
    return (end if end.tzinfo else end.replace(tzinfo=UTC)) < now
