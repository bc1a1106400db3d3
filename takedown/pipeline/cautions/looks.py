"""Looks: before the first notice about a picture, a person has looked at where it was found; in words, never shown.

A person alone is shown it when she decides, or says that she has opened the page herself. Where an organisation
files, two people look, and whoever approves is one of them. An address that the person reported herself has no
picture: her report is the look.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from takedown.cases.case import Case
from takedown.cases.event import EventKind
from takedown.cases.look import Look, LookKind
from takedown.cases.match import Match, MatchState
from takedown.cases.notice import Notice
from takedown.cases.noun import new_id, now
from takedown.cases.post import Post
from takedown.errors import TakedownError
from takedown.pipeline.cautions.caution import named
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CAPTURES, CASES, LOOKS, MATCHES, POSTS, SIGHTINGS
from takedown.store import Transaction

_TWO = 2


class ContextUnseen(TakedownError):
    """Nobody, or not the approver, has looked at where a picture was found; ``matches``: one of each picture."""


class SecondPerson(TakedownError):
    """An organisation files, and one person alone has looked; ``matches``: one of each picture."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the place where a copy was found, in words.

    Attributes:
        title: of the page. text: its words, as captured; empty where nothing was. handle, posted_at: who put it there,
            and when, where the captured page itself says so. posts: who posted it, as its host tells.
    """

    match: Match
    title: str = ""
    text: str = ""
    handle: str = ""
    posted_at: str = ""
    posts: tuple[Post, ...] = ()


def context(session: Session, match_ids: Iterable[str], by: str = "", *, again: bool = False) -> list[Context]:
    """Return what is known of where copies were found, and record that somebody looked at each.

    Args:
        session: of the vault.
        match_ids: which.
        by: who looks; needed where an organisation files for the case.
        again: she was shown it a moment ago, as when a page is loaded once more: that is no other look.

    Raises:
        NotFound, NotAdult, CaseNotOpen, NameWanted: nothing was recorded.
    """
    with session.store.begin() as tx:
        matches = [MATCHES.get(tx, item) for item in dict.fromkeys(match_ids)]
        cases = [CASES.get(tx, match.case_id).for_search() for match in matches]
        whose = [session.who or named(case, by) for case in cases]
        if again:
            return [_context(tx, match) for match in matches]
        return [_shown(session, tx, match, who, "asked") for match, who in zip(matches, whose, strict=True)]


def with_decision(session: Session, matches: Iterable[Match]) -> list[Context]:
    """Return what a person alone is shown with her decision: of each picture that nobody looked at yet, one place.

    That it was shown is recorded as her look. Where an organisation files, looking is a step of its own.
    """
    seen: dict[str, Context] = {}
    with session.store.begin() as tx:
        for match in matches:
            if match.media_id in seen or not _is_first(session, tx, match):
                continue
            seen[match.media_id] = _shown(session, tx, match, session.who, "with-decision")
    return list(seen.values())


def _is_first(session: Session, tx: Transaction, match: Match) -> bool:
    """Return whether a person alone confirmed a picture at whose places nobody has looked."""
    if match.state is not MatchState.CONFIRMED or not match.media_id:
        return False
    case = CASES.get(tx, match.case_id)
    if not case.is_searched or session.takes_two(case):
        return False
    return not _whose(tx, match.case_id, [match.media_id])[match.media_id]


def _shown(session: Session, tx: Transaction, match: Match, who: str, how: str) -> Context:
    """Return the context of a match, and record what of it was shown, to whom and on which occasion."""
    one = _context(tx, match)
    shown: dict[str, object] = {"title": bool(one.title), "letters": len(one.text), "posts": len(one.posts)}
    shown |= {"handle": bool(one.handle), "posted_at": bool(one.posted_at)}
    looked(session, tx, match, who, {"how": how, **shown})
    return one


def looked(
    session: Session,
    tx: Transaction,
    match: Match,
    who: str,
    body: dict[str, object],
    kind: LookKind = LookKind.CONTEXT,
) -> Look:
    """Record one look at ``match``, at its context or at the picture itself; ``body`` says how."""
    look = Look(
        id=new_id(),
        case_id=match.case_id,
        match_id=match.id,
        media_id=match.media_id,
        at=now(),
        kind=kind,
        who=who,
    )
    LOOKS.put(tx, look)
    event = EventKind.CONTEXT_SEEN if kind is LookKind.CONTEXT else EventKind.PICTURE_SEEN
    session.ledger.append(tx, event, match.case_id, match.id, {"by": who, **body})
    return look


def check_seen(session: Session, tx: Transaction, case: Case, notice: Notice, *, by: str, seen: bool) -> None:
    """Let a first notice pass if each picture in it was looked at where it was found, by as many as it takes.

    Args:
        session, tx: where looks are recorded.
        case: of the notice.
        notice: the first to its recipient; what follows another one was looked at before.
        by: who approves, where an organisation files.
        seen: a person alone says that she has opened the pages herself; that is recorded as her look.

    Raises:
        ContextUnseen, SecondPerson: it waits.
    """
    if notice.letter != "notice" or notice.follows:
        return
    pictures = _pictures(tx, notice)
    whose = _whose(tx, notice.case_id, pictures)
    if session.takes_two(case):
        _check_two(pictures, whose, by)
        return
    unseen = [match_id for media, match_id in pictures.items() if not whose[media]]
    if unseen and not seen:
        raise ContextUnseen(matches=" ".join(unseen))
    for match_id in unseen:
        looked(session, tx, MATCHES.get(tx, match_id), session.who, {"how": "own-word"})


def _check_two(pictures: dict[str, str], whose: dict[str, set[str]], by: str) -> None:
    """Check that whoever approves has looked, and that another person has."""
    unseen = [match_id for media, match_id in pictures.items() if _same(by) not in whose[media]]
    if unseen:
        raise ContextUnseen(matches=" ".join(unseen))
    alone = [match_id for media, match_id in pictures.items() if len(whose[media]) < _TWO]
    if alone:
        raise SecondPerson(matches=" ".join(alone))


def _pictures(tx: Transaction, notice: Notice) -> dict[str, str]:
    """Return each picture that a notice is about, with the first of its matches there; columns in clear alone."""
    if not notice.match_ids:
        return {}
    media = {
        row["id"]: row["media_id"] for row in tx.each("matches", raw=True, only=["media_id"], id=list(notice.match_ids))
    }
    first: dict[str, str] = {}
    for item in notice.match_ids:
        if media.get(item):
            first.setdefault(media[item], item)
    return first


def _whose(tx: Transaction, case_id: str, pictures: Iterable[str]) -> dict[str, set[str]]:
    """Return by whom each picture was looked at, at a match that a person holds to be a copy."""
    whose: dict[str, set[str]] = {media: set() for media in pictures}
    if not whose:
        return whose
    looks = LOOKS.all(tx, order_by="at", case_id=case_id, kind=LookKind.CONTEXT.value, media_id=list(whose))
    at = [look.match_id for look in looks]
    confirmed = {
        row["id"] for row in tx.each("matches", raw=True, only=["state"], id=at, state=MatchState.CONFIRMED.value)
    }
    for look in looks:
        if look.match_id in confirmed:
            whose[look.media_id].add(_same(look.who))
    return whose


def _same(name: str) -> str:
    """Return a name as it is compared: two ways of writing one are one person."""
    return " ".join(name.split()).casefold()


def _context(tx: Transaction, match: Match) -> Context:
    posts = POSTS.all(tx, order_by="seen_at", match_id=match.id)
    # Not the page itself and its picture, which are in the same row.
    captured = tx.rows(CAPTURES.table, order_by="-at", limit=1, only=("manifest", "text"), match_id=match.id)
    sightings = SIGHTINGS.all(tx, order_by="-seen_at", limit=1, match_id=match.id)
    manifests = [captured[0]["manifest"]] if captured else []
    manifests += [sightings[0].manifest] if sightings else []
    pages = [page for one in manifests if isinstance(page := one.get("page"), dict)]
    title, handle, at = (_first(pages, *keys) for keys in (("title",), ("uploader", "handle"), ("posted", "at")))
    text = captured[0]["text"] if captured else ""
    return Context(match, title, text, handle, at, tuple(posts))


def _first(pages: Iterable[dict[str, object]], *keys: str) -> str:
    """Return what the first page that says something says under these keys, one within another."""
    for page in pages:
        found: object = page
        for key in keys:
            found = found.get(key) if isinstance(found, dict) else None
        if found:
            return str(found)
    return ""
