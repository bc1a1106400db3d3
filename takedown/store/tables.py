"""The tables. Of each column: is it in clear, sealed, or a blind index of a sealed one?

In clear are ids, states, dates and what a recipient's directory says in public; all that is about a person is sealed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

ERASED = "erased"
"""The status of a case whose key was destroyed."""
HEAD = "head"
"""The id of the one row of ``ledger_head``; the first migration puts it there, so that it can always be locked."""


def clear(name: str, kind: type[TypeEngine[Any]] = Text, *, null: bool = False) -> Column[Any]:
    """Return a column that everybody who reads the database may read."""
    return Column(name, kind, nullable=null)


def sealed(*names: str, unshared: str | None = None) -> Iterator[Column[Any]]:
    """Yield columns whose values, JSON or bytes, only the row's key opens; NULL once their case is erased.

    ``unshared`` is what whoever holds a part of the key only reads there, where the column isn't in that part.
    """
    info = {"sealed": True, "unshared": unshared}
    return (Column(name, LargeBinary, nullable=True, info=dict(info)) for name in names)


def index(field: str) -> Column[Any]:
    """Return the blind index of the sealed ``field``, NULL while the field is empty."""
    return Column(f"{field}_index", LargeBinary, nullable=True, info={"index_of": field})


def _id() -> Column[Any]:
    return Column("id", Text, primary_key=True)


def _case(*, null: bool = False) -> Column[Any]:
    return Column("case_id", Text, ForeignKey("cases.id"), nullable=null, index=True)


CASES = Table(
    "cases",
    metadata,
    _id(),
    clear("status"),
    clear("created_at"),
    clear("closed_at", null=True),
    clear("retain_until", null=True),
    *sealed("label", unshared=""),
    *sealed("adult", unshared="unsure"),  # of whom nobody may tell the age, nothing is searched
    *sealed("standing", unshared="subject"),
    *sealed("country", "contact", "name", unshared=""),
    *sealed("level", "particulars", "telling", "agreed", "guided"),
)

CASE_KEYS = Table(
    "case_keys",
    metadata,
    Column("case_id", Text, ForeignKey("cases.id"), primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
)

CONSENTS = Table(
    "consents",
    metadata,
    _id(),
    _case(),
    clear("given_at"),
    clear("withdrawn_at", null=True),
    *sealed("scope", "standing", "terms"),
    *sealed("statement", unshared=""),
)

MEDIA = Table(
    "media",
    metadata,
    _id(),
    _case(),
    clear("kind"),
    clear("origin"),
    clear("registered_at"),
    *sealed("fingerprint", "sha256", "local", "frames", "duration"),
    index("sha256"),
    UniqueConstraint("case_id", "sha256_index"),
)

MATCHES = Table(
    "matches",
    metadata,
    _id(),
    _case(),
    clear("media_id"),
    clear("state"),
    clear("seen_at"),
    clear("checked_at", null=True),
    clear("confidence"),
    clear("method"),
    clear("verdict"),
    *sealed("url", "page", "host", "site", "score", "distance", "transform"),
    *sealed("reason", "spans", "seen_fingerprint", "seen"),
    index("url"),
    UniqueConstraint("case_id", "url_index"),
)

NEGATIVES = Table(
    "negatives",
    metadata,
    _id(),
    _case(null=True),
    clear("media_id"),
    Column("match_id", Text, nullable=False, index=True),
    clear("origin"),
    clear("added_at"),
    *sealed("fingerprint", "local"),
)

SIGHTINGS = Table(
    "sightings",
    metadata,
    _id(),
    _case(),
    Column("match_id", Text, nullable=False, index=True),
    clear("seen_at"),
    *sealed("manifest"),
)

NOTICES = Table(
    "notices",
    metadata,
    _id(),
    _case(),
    clear("state"),
    clear("created_at"),
    clear("sent_at", null=True),
    clear("due_at", null=True),
    clear("due_basis"),
    clear("recipient"),
    clear("route"),
    clear("language"),
    clear("letter", null=True),
    clear("follows", null=True),
    clear("decided_at", null=True),
    *sealed("reference", "their_reference", "urls", "match_ids", "missing", "facts", "text"),
    *sealed("addressee", "contact_checked", "holding", "outcome", "their_words", "edited"),
)

DISPATCHES = Table(
    "dispatches",
    metadata,
    _id(),
    _case(),
    Column("notice_id", Text, nullable=False, index=True),
    Column("state", Text, nullable=False, index=True),
    clear("created_at"),
    clear("not_before"),
    clear("sent_at", null=True),
    clear("tries", Integer),
    *sealed("message_id", "to", "answer", "message"),
)

REPLIES = Table(
    "replies",
    metadata,
    _id(),
    _case(),
    Column("notice_id", Text, nullable=False, index=True),
    clear("received_at"),
    clear("meaning"),
    *sealed("decided_by_person", "message_id", "sender", "subject", "text", "their_reference"),
    index("message_id"),
    UniqueConstraint("case_id", "message_id_index"),
)

ADDRESSES = Table(
    "addresses",
    metadata,
    _id(),
    _case(),
    Column("match_id", Text, nullable=False, index=True),
    clear("role"),
    clear("added_at"),
    clear("verdict"),
    clear("checked_at", null=True),
    Column("next_at", Text, nullable=True, index=True),
    *sealed("url", "looks"),
    index("url"),
    UniqueConstraint("match_id", "url_index"),
)

POSTS = Table(
    "posts",
    metadata,
    _id(),
    _case(),
    Column("match_id", Text, nullable=False, index=True),
    clear("kind"),
    clear("seen_at"),
    *sealed("uri", "url", "host", "handle", "at", "text", "about"),
    index("uri"),
    UniqueConstraint("case_id", "uri_index"),
)

CAPTURES = Table(
    "captures",
    metadata,
    _id(),
    _case(),
    Column("match_id", Text, nullable=False, index=True),
    clear("at"),
    clear("state"),
    *sealed("reasons", "manifest", "text", "warc", "picture"),
)

CAUTIONS = Table(
    "cautions",
    metadata,
    _id(),
    _case(),
    clear("media_id"),
    clear("match_id"),
    clear("kind"),
    Column("state", Text, nullable=False, index=True),
    clear("raised_at"),
    clear("decided_at", null=True),
    *sealed("detail", "words"),
)

LOOKS = Table(
    "looks",
    metadata,
    _id(),
    _case(),
    Column("match_id", Text, nullable=False, index=True),
    clear("media_id"),
    clear("at"),
    clear("kind"),
    *sealed("who", "words"),
)

NOTES = Table(
    "notes",
    metadata,
    _id(),
    _case(),
    clear("at"),
    *sealed("who", "words"),
)

VIEWS = Table(
    "views",
    metadata,
    _id(),
    clear("made_at"),
    *sealed("name", "filters"),
)

# What is left of cases whose time is over: counts that lead back to nobody.
TALLIES = Table(
    "tallies",
    metadata,
    _id(),
    clear("month"),
    clear("kind"),
    clear("recipient"),
    clear("route"),
    clear("outcome"),
    clear("hours", Float, null=True),
    clear("number", Integer),
)

CHECKPOINTS = Table(
    "checkpoints",
    metadata,
    _id(),
    clear("made_at"),
    clear("count", Integer),
    clear("chain"),
    clear("root"),
    clear("signature"),
)

TIMESTAMPS = Table(
    "timestamps",
    metadata,
    _id(),
    Column("checkpoint_id", Text, nullable=False, index=True),
    clear("authority"),
    Column("state", Text, nullable=False, index=True),
    clear("queued_at"),
    clear("asked_at", null=True),
    clear("stamped_at", null=True),
    clear("tries", Integer),
    clear("why"),
    clear("roots"),
    clear("token", LargeBinary),
)

# What a crawl has still to visit, and what it has visited; of no case. ``queue.py`` reads and writes it.
LEADS = Table(
    "leads",
    metadata,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    clear("site", LargeBinary),  # blind, as is all that names an address
    clear("digest", LargeBinary),
    clear("state", Integer),
    clear("tier", Integer),
    clear("depth", Integer),
    clear("due", Float, null=True),
    Column("held", LargeBinary, nullable=True, index=True),
    clear("lead", LargeBinary),  # sealed under the vault's key
    UniqueConstraint("site", "digest"),
    Index("ix_leads_site_state_tier_depth_seq", "site", "state", "tier", "depth", "seq"),
)

LEDGER = Table(
    "ledger",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    clear("at"),
    Column("kind", Text, nullable=False, index=True),
    _case(null=True),
    clear("subject"),
    *sealed("body", "salt"),
    clear("commitment", LargeBinary, null=True),
    clear("leaf", LargeBinary),
    clear("chain", LargeBinary),
    clear("signature", LargeBinary),
)

LEDGER_HEAD = Table(
    "ledger_head",
    metadata,
    _id(),
    clear("count", Integer),
    clear("chain", LargeBinary),
    clear("signature", LargeBinary),
    CheckConstraint(f"id = '{HEAD}'", name="one_row"),
)
