"""From a page's bytes to text. Wrong or broken encodings give a few odd letters, never an error."""

from __future__ import annotations

import codecs
import re

from takedown.crawl.lists import listed

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_PRESCAN = 4096
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

# The encodings of https://encoding.spec.whatwg.org/ that Python knows, by Python's names. Others (``idna``,
# ``unicode_escape``, ``undefined``...) would let a page choose a codec that does more than spell letters.
_KNOWN = listed("""
    utf-8 utf-16 utf-16-le utf-16-be big5 big5hkscs euc_jp euc_kr gb18030 gbk gb2312 iso2022_jp shift_jis cp932 cp949
    koi8-r koi8-u mac-roman mac-cyrillic cp866 cp874 tis-620
    cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258
    iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14 iso8859-15
    iso8859-16
""")
_AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874"}


def decoded(body: bytes, content_type: str) -> str:
    """Return the text of a page: by its byte order mark, its header, its ``meta``, else UTF-8."""
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    return body.decode(_encoding(body, content_type), "replace")


def _encoding(body: bytes, content_type: str) -> str:
    from_header = _HEADER.search(content_type)
    from_meta = _META.search(body[:_PRESCAN])
    labels = (from_header[1] if from_header else "", from_meta[1].decode("ascii") if from_meta else "")
    return next((name for name in map(_known, labels) if name), "utf-8")


def _known(label: str) -> str:
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""
    name = _AS_BROWSERS_DO.get(name, name)
    return name if name in _KNOWN else ""
