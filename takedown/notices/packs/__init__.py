"""Documents of several parts that a person prints, carries or files: nothing in here is sent by the program."""

from __future__ import annotations

from takedown.notices.packs.complaint import Dossier, Sight, complaint
from takedown.notices.packs.erasure import Erasure, erasure
from takedown.notices.packs.pack import Pack, Part, pdf, text
from takedown.notices.packs.sheets import hotlines, steps

__all__ = [
    "Dossier",
    "Erasure",
    "Pack",
    "Part",
    "Sight",
    "complaint",
    "erasure",
    "hotlines",
    "pdf",
    "steps",
    "text",
]
