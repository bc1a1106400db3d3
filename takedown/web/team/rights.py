"""What each page of a team's server takes: a right, being signed in, or nothing. What isn't named here isn't there."""

from __future__ import annotations

from enum import StrEnum

from takedown.cases.team.role import Right


class Open(StrEnum):
    """What takes no right: ``ANYBODY`` may ask; ``MEMBER``: whoever is signed in, about herself."""

    ANYBODY = "anybody"
    MEMBER = "member"


ANYBODY, MEMBER = Open.ANYBODY, Open.MEMBER
_READ, _WORK, _APPROVE, _ERASE = Right.READ, Right.WORK, Right.APPROVE, Right.ERASE

PIPELINE: dict[str, Right | Open] = {
    "GET /live/{job_id}": _READ,
    "GET /live/{job_id}/now": _READ,
    "POST /live/{job_id}/stop": _WORK,
    "GET /help": ANYBODY,
    "GET /arrival/lines": MEMBER,
    "POST /undo": _WORK,
    "GET /c/{case_id}/story": _READ,
    "POST /c/{case_id}/story/done": _WORK,
    "GET /c/{case_id}/story/{number}": _READ,
    "POST /c/{case_id}/story/{number}": _WORK,
    "GET /c/{case_id}/letters": _READ,
    "POST /c/{case_id}/letters/draft": _WORK,
    "POST /c/{case_id}/letters/later": _WORK,
    "GET /n/{notice_id}": _READ,
    "POST /n/{notice_id}/words": _WORK,
    "POST /n/{notice_id}/check": _READ,
    "POST /n/{notice_id}/language": _WORK,
    "POST /n/{notice_id}/route": _WORK,
    "POST /n/{notice_id}/details": _WORK,
    "GET /n/{notice_id}/file/{kind}": _READ,
    "GET /n/{notice_id}/send": _APPROVE,
    "POST /n/{notice_id}/send": _APPROVE,
    "POST /n/{notice_id}/back": _APPROVE,
    "POST /n/{notice_id}/undo": _APPROVE,
    "POST /n/{notice_id}/again": _APPROVE,
    "POST /n/{notice_id}/keep": _WORK,
    "POST /n/{notice_id}/filed": _APPROVE,
    "POST /n/{notice_id}/answer": _WORK,
    "POST /n/{notice_id}/replies/{reply_id}": _WORK,
    "POST /n/{notice_id}/withdraw": _WORK,
    "GET /cases": _READ,
    "POST /cases/search": _READ,
    "GET /cases/new": Right.OPEN,
    "POST /cases/new": Right.OPEN,
    "GET /case/{case_id}": _READ,
    "GET /case/{case_id}/events": _READ,
    "POST /case/{case_id}/notes": _READ,
    "GET /case/{case_id}/list": _WORK,
    "POST /case/{case_id}/list/upload": _WORK,
    "GET /figures": Right.FIGURES,
    "GET /figures/table.csv": Right.FIGURES,
    "GET /figures/ended.csv": Right.FIGURES,
    "GET /c/{case_id}": _READ,
    "POST /c/{case_id}/pause": _WORK,
    "POST /c/{case_id}/go-on": _WORK,
    "POST /c/{case_id}/news": _WORK,
    "GET /c/{case_id}/follow": _READ,
    "GET /c/{case_id}/follow/{match_id}": _READ,
    "GET /c/{case_id}/papers": _READ,
    "POST /c/{case_id}/papers": _WORK,
    "GET /c/{case_id}/papers/proof": _WORK,
    "POST /c/{case_id}/papers/proof": _WORK,
    "GET /c/{case_id}/papers/copy": _WORK,
    "POST /c/{case_id}/papers/copy": _WORK,
    "GET /c/{case_id}/settings": _READ,
    "GET /c/{case_id}/settings/{what}": _READ,
    "POST /c/{case_id}/settings/{what}": _WORK,
    "GET /c/{case_id}/leave-no-trace": _READ,
    "POST /c/{case_id}/close": _WORK,
    "POST /c/{case_id}/reopen": _WORK,
    "GET /c/{case_id}/leave-no-trace/erase": _ERASE,
    "POST /c/{case_id}/leave-no-trace/erase": _ERASE,
    "GET /c/{case_id}/found": _READ,
    "GET /m/{match_id}": _READ,
    "POST /m/{match_id}/second-look/{caution_id}": _WORK,
    "POST /m/{match_id}/decide": _WORK,
    "GET /m/{match_id}/picture": _WORK,
    "POST /m/{match_id}/picture": _WORK,
    "GET /m/{match_id}/picture/veil": _WORK,
    "POST /m/{match_id}/picture/clear": _WORK,
    "POST /m/{match_id}/picture/show": _WORK,
    "GET /m/{match_id}/picture/show": _WORK,
    "GET /m/{match_id}/picture/once/{ticket}": _WORK,
    "POST /m/{match_id}/picture/away": _WORK,
    "GET /queue": _READ,
    "POST /queue/search": _READ,
    "POST /queue/keys": _READ,
    "GET /queue/table.csv": _READ,
    "GET /queue/row/{item}": _READ,
    "POST /queue/row/{item}/context": _WORK,
    "POST /queue/row/{item}/decide": _WORK,
    "POST /queue/many": _WORK,
    "POST /queue/many/do": _WORK,
    "GET /queue/addresses": _WORK,
    "POST /queue/addresses": _WORK,
    "POST /views": _WORK,
    "POST /views/{view_id}/remove": _WORK,
    "GET /{anything:path}": ANYBODY,
}
"""Of the pages that one person has too, those that members have."""

LEFT_OUT = frozenset(
    {
        # The door of one vault: who comes in here, and how, is a team's own.
        "GET /", "GET /open/{token}", "GET /unlock", "POST /unlock", "POST /lock", "GET /leave", "POST /leave",
        "POST /here", "GET /calendar", "POST /language", "GET /live/here",
        # The first questions to one person alone, and her vault.
        "GET /arrival", "POST /arrival", "POST /arrival/back", "POST /arrival/again", "GET /arrival/told",
        "POST /arrival/addresses", "GET /arrival/open", "POST /arrival/open",
        "GET /vault", "GET /vault/new", "POST /vault/new", "GET /vault/passphrase", "POST /vault/passphrase",
        "GET /vault/backup", "POST /vault/backup", "GET /vault/health", "GET /vault/key-file", "POST /vault/key-file",
        "GET /vault/words", "POST /vault/words", "GET /vault/words/card", "GET /vault/words/card.pdf",
        "GET /vault/words/check", "POST /vault/words/check", "GET /vault/words/remove", "POST /vault/words/remove",
        "GET /wipe", "POST /wipe",
        # No picture comes to the server: it is described where it is.
        "GET /c/{case_id}/pictures", "POST /c/{case_id}/pictures/done", "POST /c/{case_id}/pictures/upload",
        "POST /c/{case_id}/pictures/hand", "POST /c/{case_id}/pictures/hand/{hand_id}",
        "POST /c/{case_id}/pictures/hand/{hand_id}/{offset}/upload",
        # Hosts are visited by the fleet, one worker at each; what is searched stands in the server's settings.
        "GET /c/{case_id}/search", "POST /c/{case_id}/search/start", "POST /c/{case_id}/search/pause",
        "POST /c/{case_id}/search/later", "POST /c/{case_id}/search/watching", "POST /c/{case_id}/search/hosts",
        "POST /c/{case_id}/search/hosts/add", "GET /c/{case_id}/addresses", "POST /c/{case_id}/addresses",
        "POST /c/{case_id}/addresses/upload", "POST /c/{case_id}/letters/outbox", "POST /c/{case_id}/letters/mailbox",
        # Whoever looks is who signed in.
        "POST /m/{match_id}/who", "POST /queue/who",
    }
)  # fmt: skip
"""Of the pages that one person has, those that a team's server doesn't."""

TEAM: dict[str, Right | Open] = {
    "GET /": ANYBODY,
    "POST /lock": ANYBODY,
    "GET /leave": ANYBODY,
    "POST /leave": ANYBODY,
    "GET /unlock": ANYBODY,
    "POST /here": ANYBODY,
    "GET /live/here": ANYBODY,
    "GET /calendar": ANYBODY,
    "POST /language": ANYBODY,
    "GET /team": _READ,
    "GET /team/case/{case_id}": _READ,
    "POST /team/case/{case_id}/take": _WORK,
    "POST /team/case/{case_id}/give-back": _WORK,
    "POST /team/case/{case_id}/take-over": Right.ASSIGN,
    "POST /team/case/{case_id}/hand-over": _WORK,
    "POST /team/case/{case_id}/look": _WORK,
    "POST /team/case/{case_id}/crawl": _WORK,
    "POST /team/case/{case_id}/share": Right.ASSIGN,
    "POST /team/case/{case_id}/unshare": Right.ASSIGN,
    "GET /team/letters": Right.TAKE_IN,
    "GET /team/letters/card.json": Right.TAKE_IN,
    "POST /team/letters/{letter_id}/take-in": Right.TAKE_IN,
    "POST /team/letters/discard": Right.TAKE_IN,
    "POST /team/letters/discard/sure": Right.TAKE_IN,
    "GET /team/letters/file/{case_id}": Right.TAKE_IN,
    "POST /team/letters/file/{case_id}/upload": Right.TAKE_IN,
    "GET /team/case/{case_id}/pictures": Right.TAKE_IN,
    "GET /team/clients": Right.CLIENTS,
    "POST /team/clients": Right.CLIENTS,
    "GET /team/clients/{client_id}": Right.CLIENTS,
    "POST /team/clients/{client_id}": Right.CLIENTS,
    "POST /team/clients/{client_id}/export": Right.CLIENTS,
    "POST /team/clients/{client_id}/end": Right.CLIENTS,
    "GET /team/events": Right.EVENTS,
    "POST /team/events/verify": Right.EVENTS,
    "GET /team/counts": Right.FIGURES,
    "GET /team/settings": Right.MEMBERS,
    "POST /team/settings": Right.MEMBERS,
    # Whoever a token acts for confirms and ends it, whatever she is; each step looks at whose it is.
    "GET /team/tokens": MEMBER,
    "POST /team/tokens": Right.TOKENS,
    "POST /team/tokens/rotate": MEMBER,
    "POST /team/tokens/{token_id}/confirm": MEMBER,
    "POST /team/tokens/{token_id}/revoke": MEMBER,
    "GET /team/webhooks": Right.TOKENS,
    "POST /team/webhooks": Right.TOKENS,
    "POST /team/webhooks/{webhook_id}/end": Right.TOKENS,
}
"""The pages that only a team has."""
