"""What the report of a bundle tells, out of what goes into the bundle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from takedown import __version__
from takedown.cases.event import EventKind
from takedown.cases.match import Match, Method, Sighting, Verdict
from takedown.cases.post import Post, PostKind
from takedown.evidence.bundle.bag import fingerprint
from takedown.evidence.bundle.trail import Trail, trail
from takedown.evidence.canonical import canonical
from takedown.evidence.manifest import as_current
from takedown.evidence.proof import CaseProof, ProvenEntry
from takedown.notices.handover.account import Account, Event, Seen, Sent, Spreader, Stamp
from takedown.pipeline.letters.addressees import Addressees, UnknownRecipient
from takedown.pipeline.proof.gather import Gathered, Letter
from takedown.pipeline.session import Session

_CLIENT = ("machine", "release", "browser", "user_agent", "python", "openssl")
_NETWORK = ("family", "proxy", "cookies", "cache", "history")


@dataclass(frozen=True, slots=True)
class _Numbers:
    """Places in the bundle by id: of copies and what was captured of them, of letters, of each copy's folders."""

    copies: Mapping[str, int]
    letters: Mapping[str, int]
    sightings: Mapping[str, list[int]]
    captures: Mapping[str, list[int]]


def account_of(session: Session, found: Gathered) -> Account:
    """Return what the report tells of ``found``."""
    numbers = _numbers(found)
    case, proof = found.case, found.proof
    return Account(
        case=case.id,
        opened_at=case.created_at,
        made_at=found.at,
        key=fingerprint(proof.public_key),
        software=f"takedown {__version__}",
        whole=found.whole,
        seen=tuple(_seen(found, numbers)),
        events=tuple(_events(proof, numbers)),
        letters=tuple(_sent(Addressees(session), found.letters)),
        stamps=tuple(_stamps(proof)),
        context=tuple(_context(_manifests(found))),
        entries=len(proof.entries),
        posts=len(found.posts),
        trail=_trail(proof, found.sightings),
    )


def _numbers(found: Gathered) -> _Numbers:
    sightings, captures = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
    for number, sighting in enumerate(found.sightings, start=1):
        sightings[sighting.match_id].append(number)
    for number, capture in enumerate(found.captures, start=1):
        captures[capture.match_id].append(number)
    copies = {match.id: number for number, match in enumerate(found.matches, start=1)}
    copies |= {capture.id: copies[capture.match_id] for capture in found.captures}
    letters = {letter.notice.id: number for number, letter in enumerate(found.letters, start=1)}
    return _Numbers(copies, letters, sightings, captures)


def _seen(found: Gathered, numbers: _Numbers) -> Iterator[Seen]:
    posts = defaultdict[str, list[Post]](list)
    for post in found.posts:
        posts[post.match_id].append(post)
    for number, match in enumerate(found.matches, start=1):
        mine = [found.sightings[at - 1] for at in numbers.sightings.get(match.id, ())]
        captures = tuple(numbers.captures.get(match.id, ()))
        yield _one(number, match, mine, posts[match.id], captures, tuple(numbers.sightings.get(match.id, ())))


def _one(
    number: int,
    match: Match,
    sightings: list[Sighting],
    posts: list[Post],
    captures: tuple[int, ...],
    places: tuple[int, ...],
) -> Seen:
    media = [found for one in sightings if isinstance(found := one.manifest.get("media"), dict)]
    last = media[-1] if media else {}
    moments = [match.seen_at, *(one.seen_at for one in sightings)]
    if match.verdict is Verdict.LIVE and match.checked_at is not None:
        moments.append(match.checked_at)
    return Seen(
        number=number,
        url=match.url,
        page=match.page if match.page != match.url else "",
        host=match.host,
        first=min(moments),
        last=max(moments),
        verdict=match.verdict.value,
        checked_at=match.checked_at,
        method=match.method.value,
        reported=match.method is Method.REPORTED,
        sha256=tuple(dict.fromkeys(str(one["sha256"]) for one in media if one.get("sha256"))),
        size=_int(last.get("bytes")),
        width=_int(last.get("width")),
        height=_int(last.get("height")),
        spreaders=tuple(_spreaders(posts)),
        sightings=places,
        captures=captures,
    )


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0


def _spreaders(posts: Iterable[Post]) -> Iterator[Spreader]:
    order = sorted(posts, key=lambda post: (post.kind is not PostKind.POST, post.at or post.seen_at))
    return (Spreader(post.kind.value, post.handle, post.host, post.at) for post in order)


def _events(proof: CaseProof, numbers: _Numbers) -> Iterator[Event]:
    """Yield what happened to the copies and by letters; a look that found what the one before found is none."""
    for entry in proof.entries:
        event = _event(entry, numbers)
        if event is not None:
            yield event


def _event(entry: ProvenEntry, numbers: _Numbers) -> Event | None:
    kind, subject, body = str(entry.header["kind"]), str(entry.header["subject"]), entry.body or {}
    told = _told(EventKind(kind), body)
    known = subject in numbers.copies or subject in numbers.letters
    if told is None or not known:
        return None
    at = datetime.fromisoformat(str(entry.header["at"]))
    copy, letter = numbers.copies.get(subject, 0), numbers.letters.get(subject, 0)
    return Event(at, entry.index + 1, told[0], copy, letter, told[1])


def _told(kind: EventKind, body: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return the word for an event and its detail, or ``None`` where a report doesn't tell of it."""
    if kind is EventKind.RECHECKED:
        return None if body.get("verdict") == body.get("was") else (kind.value, str(body.get("verdict", "")))
    if kind is EventKind.NOTICE_MOVED:
        return (str(body["state"]), "") if body.get("state") in ("approved", "sent") else None
    if kind is EventKind.MATCH_DECIDED:
        return ("confirmed", "") if body.get("state") == "confirmed" else None
    plain = (EventKind.SIGHTING, EventKind.CAPTURED, EventKind.ADDRESS_REPORTED, EventKind.REAPPEARED)
    return (kind.value, "") if kind in (*plain, EventKind.REUPLOADED, EventKind.REPLY_RECEIVED) else None


def _sent(addressees: Addressees, letters: Iterable[Letter]) -> Iterator[Sent]:
    for number, letter in enumerate(letters, start=1):
        notice = letter.notice
        if notice.sent_at is not None:
            name = _name(addressees, letter)
            yield Sent(number, name, notice.sent_at, notice.reference, len(letter.replies))


def _name(addressees: Addressees, letter: Letter) -> str:
    try:
        return addressees.of_notice(letter.notice).name
    except UnknownRecipient:
        return letter.notice.recipient


def _stamps(proof: CaseProof) -> Iterator[Stamp]:
    counts = {one.checkpoint.id: one.checkpoint.count for one in proof.checkpoints}
    for number, stamp in enumerate(proof.timestamps, start=1):
        count = counts.get(stamp.checkpoint_id, 0)
        covers = sum(entry.index < count for entry in proof.entries)
        yield Stamp(number, stamp.authority, stamp.stamped_at, covers)


def _manifests(found: Gathered) -> Iterator[Mapping[str, Any]]:
    """Yield what was noted of each visit: at a sighting, and at a capture as its entry in the ledger has it."""
    yield from (sighting.manifest for sighting in found.sightings)
    for entry in found.proof.entries:
        if entry.header["kind"] == EventKind.CAPTURED:
            yield _table(_table(entry.body).get("manifest"))


def _context(manifests: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what the visits were made with, each value once, in the order of a standard for officers."""
    found: dict[str, dict[str, None]] = {field: {} for field, _ in _fields({})}
    for manifest in manifests:
        facts = as_current(manifest)
        for field, value in _fields(facts):
            if value not in ("", "None"):
                found[field][value] = None
    return ((field, tuple(values)) for field, values in found.items() if values)


def _fields(facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    client, network, clock = (_table(facts.get(name)) for name in ("client", "network", "clock"))
    yield "software", f"{client.get('software', '')} {client.get('version', '')}".strip()
    yield "system", str(client.get("system", ""))
    yield from ((name, str(client.get(name, ""))) for name in _CLIENT)
    yield from ((name, _word(network.get(name))) for name in _NETWORK)
    yield from (("clock_" + name, str(clock.get(name, ""))) for name in ("source", "offset"))


def _word(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else "" if value is None else str(value)


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _trail(proof: CaseProof, sightings: tuple[Sighting, ...]) -> Trail | None:
    """Return the way from the first sighting whose entry can be shown."""
    entries = {
        canonical(one.body): one
        for one in proof.entries
        if one.header["kind"] == EventKind.SIGHTING and one.body is not None
    }
    for number, sighting in enumerate(sightings, start=1):
        entry = entries.get(canonical(sighting.manifest))
        if entry is not None:
            return trail(proof, entry, f"data/sightings/{number}/manifest.json")
    return None
