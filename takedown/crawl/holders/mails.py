"""Ways to write to somebody, as texts: mail addresses linked, written out or spelled out in a page, and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from takedown.crawl.net.guard import AddressRefused, parse

MOST = 20
"""Of one page; a page of a thousand addresses says nothing about whom to write to."""
_LONGEST = 254  # RFC 5321, 4.5.3.1.3, less the brackets
_MOST_TEXT = 200_000
_CFEMAIL = re.compile(r"[0-9a-f]{8,600}", re.IGNORECASE)

_LOCAL = r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_MAIL = re.compile(rf"(?=.{{1,64}}@){_LOCAL}@(?:{_LABEL}\.)+[A-Za-z][A-Za-z0-9-]{{0,61}}[A-Za-z0-9]")
# "name [at] host [dot] org", "name (arobase) host (point) fr": brackets are asked for, or "look at this.page" would be
# an address; a plain "@" with a bracketed dot counts too.
_AT = r"\s*(?:@|[\[({<]\s*(?:at|@|arobase|arroba|ät|chez)\s*[\])}>])\s*"
_DOT = r"(?:\.|\s*[\[({<]\s*(?:dot|point|punkt|punto|\.)\s*[\])}>]\s*)"
_WORD = r"[A-Za-z0-9_+-]{1,64}"
_SPELLED = re.compile(
    rf"(?<![\w.+-])({_WORD}(?:{_DOT}{_WORD}){{0,4}}){_AT}({_WORD}(?:{_DOT}{_WORD}){{1,5}})", re.IGNORECASE
)
_DOTS = re.compile(_DOT, re.IGNORECASE)
# File names of pictures for screens of double density look like addresses: photo@2x.png.
_NO_TOP = re.compile(r"\.(?:png|jpe?g|gif|webp|avif|svg|css|js|html?|php)$", re.IGNORECASE)


def is_mail(text: str) -> bool:
    """Return whether ``text`` is one plain address: ASCII, no comment, no display name, nothing to be quoted."""
    return len(text) <= _LONGEST and _MAIL.fullmatch(text) is not None


def is_page(text: str) -> bool:
    """Return whether ``text`` is a plain address of the web."""
    try:
        parse(text)
    except AddressRefused:
        return False
    return True


def linked(href: str) -> str:
    """Return the address of a ``mailto:`` link (RFC 6068), the first where there are several; else nothing."""
    scheme, _, rest = href.strip().partition(":")
    mail = unquote(rest.partition("?")[0]).split(",")[0].strip()
    return mail.lower() if scheme.lower() == "mailto" and is_mail(mail) else ""


def written(text: str) -> Iterator[str]:
    """Yield the addresses written in ``text``, plainly or spelled out, in order."""
    for found in _SPELLED.finditer(" ".join(text[:_MOST_TEXT].split())):
        mail = f"{_DOTS.sub('.', found[1])}@{_DOTS.sub('.', found[2])}"
        mail = mail.rstrip(".-").lower()
        if is_mail(mail) and not _NO_TOP.search(mail):
            yield mail


def veiled(code: str) -> str:
    """Return what a ``data-cfemail`` holds, as the page's own script shows it to every reader; else nothing.

    Cloudflare's e-mail obfuscation: the first byte is the key, the others are combined with it by exclusive or.
    """
    if not _CFEMAIL.fullmatch(code) or len(code) % 2:
        return ""
    key, *rest = bytes.fromhex(code)
    mail = bytes(byte ^ key for byte in rest).decode("ascii", "replace")
    return mail.lower() if is_mail(mail) else ""


def addresses(tree: LexborHTMLParser) -> list[tuple[str, bool]]:
    """Return the addresses of a page, each once, with whether it was linked rather than only written."""
    found: dict[str, bool] = {}
    for node in tree.css("a[href], [data-cfemail]"):
        mail = linked(node.attributes.get("href") or "") or veiled(node.attributes.get("data-cfemail") or "")
        if mail:
            found.setdefault(mail, True)
    tree.strip_tags(["script", "style", "template"])
    for mail in written(tree.root.text(separator=" ") if tree.root is not None else ""):
        found.setdefault(mail, False)
    return list(found.items())[:MOST]
