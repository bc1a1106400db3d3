"""Addresses as CSV (RFC 4180), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from takedown.cases.noun import rfc3339
from takedown.notices.facts import Address

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""OWASP, "CSV Injection": a cell that begins so may be taken for a formula; the last four as East Asia types them."""


def table(addresses: Iterable[Address], *, times: bool = True) -> bytes:
    """Return the addresses as CSV in UTF-8 with a line of names: ``number,url,page,last_seen_utc``.

    Args:
        addresses: of one person.
        times: whether the last column is there; for a person under 18, addresses alone. It is empty where a person
            gave the address.
    """
    names = ["number", "url", "page", "last_seen_utc"]
    rows = [
        [str(number), place.url, place.page, "" if place.reported else rfc3339(place.seen_at)]
        for number, place in enumerate(addresses, start=1)
    ]
    width = len(names) if times else len(names) - 1
    written = io.StringIO()
    # RFC 4180, 2.1: lines end with CR LF; 2.5 to 2.7: quotation marks where a cell needs them.
    csv.writer(written, lineterminator="\r\n").writerows(
        [harmless(cell) for cell in row[:width]] for row in [names, *rows]
    )
    return written.getvalue().encode()


def harmless(cell: str) -> str:
    """Return ``cell`` with an apostrophe before what a spreadsheet would calculate."""
    return "'" + cell if cell.startswith(_STARTS_A_FORMULA) else cell
