"""Hypothesis strategies for every noun that is stored."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from takedown.cases.case import Adult, Case, CaseStatus, Consent, Standing
from takedown.cases.dispatch import Dispatch, DispatchState
from takedown.cases.holding import Contact, Holder, Holding
from takedown.cases.match import Confidence, Match, MatchState, Method, Sighting, Span, Verdict
from takedown.cases.media import Fingerprint, Level, Media, MediaKind, Origin
from takedown.cases.negative import Negative, NegativeOrigin
from takedown.cases.notice import Notice, NoticeState, Outcome
from takedown.cases.noun import Noun, new_id
from takedown.cases.particulars import Answer, Particulars
from takedown.cases.recipient import Both, Channel, Deadline, NoDeadline, Recipient
from takedown.cases.reply import Meaning, Reply

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
ids = st.builds(new_id)
moments = st.datetimes(
    min_value=datetime(1971, 1, 1),  # noqa: DTZ001 - hypothesis wants bounds without a zone
    max_value=datetime(2099, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=2)), timezone(-timedelta(hours=9, minutes=30))]),
)
maybe = st.none() | moments
json_objects: SearchStrategy[dict[str, Any]] = st.dictionaries(
    words,
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(2**53), 2**53)
        | st.floats(allow_nan=False, allow_infinity=False)
        | words,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
        max_leaves=6,
    ),
    max_size=4,
)


def octets(length: int) -> SearchStrategy[bytes | None]:
    return st.none() | st.binary(min_size=length, max_size=length)


raw = st.binary(max_size=300)
seconds = st.floats(0, 1e6)
spans = st.lists(st.builds(Span, start=seconds, end=seconds, of_start=seconds, of_end=seconds), max_size=3).map(tuple)
several = st.lists(words, max_size=3).map(tuple)
answers = st.sampled_from(Answer)
days = st.none() | st.dates(date(1971, 1, 1), date(2099, 1, 1))
particulars = st.builds(
    Particulars,
    organisation=words,
    mandate=words,
    mandate_on=days,
    signature=words,
    made_by_her=answers,
    synthetic=answers,
    identifiable=answers,
    link_uk=answers,
    known_uploader=answers,
    complaint_number=words,
    complaint_on=days,
    complaint_at=words,
    police_first_until=maybe,
    rights_name=words,
    rights_address=words,
    rights_phone=words,
    rights_email=words,
)
cases = st.builds(
    Case,
    id=ids,
    status=st.sampled_from([CaseStatus.OPEN, CaseStatus.CLOSED]),
    created_at=moments,
    closed_at=maybe,
    label=words,
    adult=st.sampled_from(Adult),
    standing=st.sampled_from(Standing),
    country=st.sampled_from(["", "FR", "DE"]),
    contact=words,
    name=words,
    level=st.sampled_from(Level),
    particulars=particulars,
)
consents = st.builds(
    Consent,
    id=ids,
    case_id=ids,
    given_at=moments,
    scope=words,
    standing=st.sampled_from(Standing),
    statement=words,
)
fingerprints = st.builds(
    Fingerprint,
    sha256=octets(32),
    md5=octets(16),
    pdq=octets(32),
    pdq_variants=st.lists(st.binary(min_size=32, max_size=32), max_size=8).map(tuple),
    quality=st.integers(0, 100),
    phash=octets(8),
    dhash=octets(8),
    width=st.integers(0, 30_000),
    height=st.integers(0, 30_000),
    format=st.sampled_from(["", "jpeg", "png"]),
)
media = st.builds(
    Media,
    id=ids,
    case_id=ids,
    kind=st.sampled_from(MediaKind),
    origin=st.sampled_from(Origin),
    registered_at=moments,
    fingerprint=fingerprints,
    sha256=words,
    local=raw,
    frames=raw,
    duration=seconds,
)
matches = st.builds(
    Match,
    id=ids,
    case_id=ids,
    media_id=ids | st.just(""),
    state=st.sampled_from(MatchState),
    seen_at=moments,
    url=words,
    page=words,
    host=words,
    site=words,
    confidence=st.sampled_from(Confidence),
    method=st.sampled_from(Method),
    score=st.floats(0, 1),
    distance=st.integers(0, 256),
    transform=words,
    reason=words,
    spans=spans,
    seen_fingerprint=st.none() | fingerprints,
    seen=raw,
    verdict=st.sampled_from(Verdict),
    checked_at=maybe,
)
negatives = st.builds(
    Negative,
    id=ids,
    case_id=ids | st.just(""),
    media_id=ids | st.just(""),
    match_id=ids | st.just(""),
    origin=st.sampled_from(NegativeOrigin),
    added_at=moments,
    fingerprint=fingerprints,
    local=raw,
)
sightings = st.builds(Sighting, id=ids, case_id=ids, match_id=ids, seen_at=moments, manifest=json_objects)
notices = st.builds(
    Notice,
    id=ids,
    case_id=ids,
    state=st.sampled_from(NoticeState),
    created_at=moments,
    sent_at=maybe,
    due_at=maybe,
    due_basis=words,
    recipient=words,
    route=words,
    language=st.sampled_from(["fr", "en"]),
    reference=words,
    their_reference=words,
    urls=st.lists(words, min_size=1, max_size=4).map(tuple),
    match_ids=st.lists(ids, max_size=4).map(tuple),
    missing=st.lists(words, max_size=3).map(tuple),
    text=words,
    facts=st.none() | json_objects,
    letter=st.sampled_from(["notice", "reminder", "complaint", "withdrawal", "refused"]),
    follows=ids | st.just(""),
    addressee=st.none() | json_objects,
    contact_checked=st.booleans(),
    holding=st.none() | json_objects,
    outcome=st.sampled_from(["", *(outcome.value for outcome in Outcome)]),
    decided_at=maybe,
    their_words=words,
)
contacts = st.builds(
    Contact,
    address=words,
    found=st.sampled_from(["rdap-abuse", "security-txt", "rfc2142"]),
    source=words,
    confidence=st.sampled_from(["high", "medium", "low"]),
    private=st.booleans(),
)
holders = st.builds(
    Holder,
    part=st.sampled_from(["platform", "host", "network", "cdn", "registrar", "registry", "site"]),
    name=words,
    handle=words,
    recipient=words,
    contacts=st.lists(contacts, max_size=2).map(tuple),
    source=st.sampled_from(["directory", "rdap", "dns", "headers", "page"]),
)
holdings = st.builds(
    Holding,
    url=words,
    host=words,
    at=moments,
    ips=several,
    role=st.sampled_from(["hosts", "embeds", "search", "cache", "translates"]),
    holders=st.lists(holders, max_size=3).map(tuple),
    failed=several,
)
dispatches = st.builds(
    Dispatch,
    id=ids,
    case_id=ids,
    notice_id=ids,
    state=st.sampled_from(DispatchState),
    created_at=moments,
    not_before=moments,
    sent_at=maybe,
    tries=st.integers(0, 50),
    message_id=words,
    to=words,
    answer=words,
    message=words,
)
replies = st.builds(
    Reply,
    id=ids,
    case_id=ids | st.just(""),
    notice_id=ids | st.just(""),
    received_at=moments,
    meaning=st.sampled_from(Meaning),
    decided_by_person=st.booleans(),
    message_id=words,
    sender=words,
    subject=words,
    text=words,
    their_reference=words,
)
said = words.filter(str.strip)
both = st.builds(Both, en=said, fr=said)
deadlines = st.builds(Deadline, basis=words, hours=st.integers(1, 99)) | st.builds(
    Deadline, basis=words, months=st.integers(1, 9)
)
tongues = st.sampled_from([(), ("fr",), ("en", "fr"), ("ko", "many")])
read_days = st.sampled_from(["2026-11-21", "2026-11", "2026", "undated"])
channels = st.builds(
    Channel,
    type=st.sampled_from(["form", "email", "post", "authority_only"]),
    purpose=both,
    confidence=st.sampled_from(["high", "medium", "low"]),
    url=words,
    email=words,
    login_required=st.none() | st.booleans(),
    login=st.none() | both,
    fields=st.lists(both, max_size=3).map(tuple),
    bases=several,
    never=st.sampled_from(["", "copyright", "minors"]),
    languages=tongues,
    deadlines=st.lists(deadlines, max_size=2).map(tuple),
    published_time=st.none() | both,
    reveals_notifier=st.none() | both,
    forwards=st.sampled_from(["", "yes", "no", "unknown"]),
    appeal=st.none() | both,
    sources=st.lists(words.filter(lambda text: len(text) > 3), max_size=1).map(tuple),
    verified_on=st.just("") | read_days,
)
recipients = st.builds(
    Recipient,
    id=st.from_regex(r"[a-z0-9_]{1,12}", fullmatch=True),
    name=said,
    kind=st.sampled_from(["platform", "host", "authority"]),
    domains=st.lists(words, min_size=1, max_size=3).map(tuple),
    archive=st.booleans(),
    channels=st.lists(channels, min_size=1, max_size=2).map(tuple),
    languages=tongues,
    legal_bases=several,
    deadlines=st.lists(deadlines, max_size=2).map(tuple),
    no_deadline=st.lists(st.builds(NoDeadline, basis=words, why=both), max_size=1).map(tuple),
    published_time=st.none() | both,
    reveals_notifier=st.none() | both,
    forwards=st.sampled_from(["yes", "no", "unknown"]),
    stopncii=st.none() | st.booleans(),
    ncmec_take_it_down=st.none() | st.booleans(),
    appeal=st.none() | both,
    notes=st.lists(both, max_size=2).map(tuple),
    sources=st.lists(words.map("at {}".format), min_size=1, max_size=2).map(tuple),
    verified_on=read_days,
    confidence=st.sampled_from(["high", "medium", "low"]),
)

EVERY: dict[str, SearchStrategy[Noun]] = {
    "case": cases,
    "consent": consents,
    "fingerprint": fingerprints,
    "media": media,
    "match": matches,
    "negative": negatives,
    "sighting": sightings,
    "notice": notices,
    "channel": channels,
    "recipient": recipients,
    "particulars": particulars,
    "holding": holdings,
    "dispatch": dispatches,
    "reply": replies,
}
