"""What each page of signing in and of members takes; see ``web/team/rights.py``."""

from __future__ import annotations

from takedown.cases.team.role import Right
from takedown.web.team.rights import Open

_ANYBODY = (
    "GET /signin", "POST /signin", "GET /signin/second", "POST /signin/code", "POST /signin/passkey",
    "GET /signin/set-up", "POST /signin/set-up/codes", "POST /signin/set-up/passkey",
    "GET /o/{slug}/join", "POST /o/{slug}/join", "POST /signout",
)  # fmt: skip
_HERSELF = (
    "GET /me", "POST /me/sessions/end", "POST /me/sessions/end-others", "GET /me/ways", "POST /me/codes",
    "POST /me/codes/drop", "POST /me/passkeys", "POST /me/passkeys/drop", "GET /me/passphrase", "POST /me/passphrase",
    # Who is there, everybody may know; what else a page of a member offers is for its own right below.
    "GET /team/members", "GET /team/members/{member_id}",
)  # fmt: skip
_MANAGES = ("invite", "{member_id}/withdraw", "{member_id}/role", "{member_id}/second", "{member_id}/leave")

SIGN_IN: dict[str, Right | Open] = {
    **dict.fromkeys(_ANYBODY, Open.ANYBODY),
    **dict.fromkeys(_HERSELF, Open.MEMBER),
    **dict.fromkeys([f"POST /team/members/{path}" for path in _MANAGES], Right.MEMBERS),
    "POST /team/members/{member_id}/share": Right.ASSIGN,
}
"""The pages of ``web/team/signin`` and ``web/team/members``."""
