"""The team's tables. Columns are in clear, sealed or blind as in ``store/tables.py``; no case: the organisation's key.

Every table but ``organisations``, ``services`` and those of the fleet, at the end, has a column ``org_id`` that the
database fills by itself: see ``walls.py``. Where it is named here, the program reads it.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)

from takedown.store.tables import ADDRESSES, clear, metadata, sealed

team = MetaData(naming_convention=metadata.naming_convention)


def _id() -> Column[str]:
    return Column("id", Text, primary_key=True)


ORGANISATIONS = Table(
    "organisations",
    team,
    _id(),
    Column("slug", Text, nullable=False, unique=True),
    clear("name"),
    clear("made_at"),
    clear("ended_at", null=True),
    clear("public", LargeBinary),
    clear("ledger_public", LargeBinary),
    clear("two_person", Integer),
    clear("keeps_seen", Integer),
    clear("notifier_name"),
    clear("notifier_email"),
)

# The keys of the fleet's roles: the private half is wrapped under what an operator types at the start.
SERVICES = Table("services", team, _id(), clear("public", LargeBinary), clear("wrapped", LargeBinary), clear("made_at"))

# ``proof`` repeats the public key under the organisation's own: nothing is sealed to one that somebody else put there.
SEATS = Table(
    "seats",
    team,
    _id(),
    clear("kind"),
    clear("public", LargeBinary),
    clear("wrapped", LargeBinary),
    clear("made_at"),
    clear("ended_at", null=True),
    *sealed("proof"),
)

# A key sealed to a seat: of a case (``subject`` is its id) or of the organisation (``org``, ``ledger``, ``letterbox``).
SHARES = Table(
    "shares",
    team,
    clear("subject"),
    Column("holder", Text, nullable=False, index=True),
    clear("wrapped", LargeBinary),
    PrimaryKeyConstraint("subject", "holder"),
)

CLIENTS = Table("clients", team, _id(), clear("made_at"), clear("ended_at", null=True), *sealed("name", "mandate"))

CASE_PLACES = Table(
    "case_places",
    team,
    _id(),
    clear("org_id"),
    Column("client_id", Text, nullable=False, index=True),
    clear("opened_by"),
    clear("assigned_to", null=True),
    clear("locked_by", null=True),
    clear("locked_at", null=True),
    clear("withdrawn_at", null=True),
)

MEMBERS = Table(
    "members",
    team,
    _id(),
    clear("role"),
    clear("state"),
    clear("made_at"),
    clear("left_at", null=True),
    clear("clients"),
    Column("login_index", LargeBinary, nullable=False, index=True),
    clear("totp", LargeBinary),
    clear("totp_step", Integer),
    clear("tries", Integer),
    clear("not_before", null=True),
    *sealed("name", "login"),
)

# Of two who follow their links at once with one login, the second is refused. Who hasn't come, or has left, has none.
Index("ux_members_login_index", MEMBERS.c.login_index, unique=True, postgresql_where=text("login_index <> ''::bytea"))

INVITATIONS = Table(
    "invitations",
    team,
    _id(),  # the SHA-256 of the link's token, in hex
    Column("member_id", Text, nullable=False, index=True),
    clear("made_at"),
    clear("ends_at"),
    clear("used_at", null=True),
)

WEB_SESSIONS = Table(
    "web_sessions",
    team,
    _id(),  # the SHA-256 of the cookie's token, in hex
    Column("member_id", Text, nullable=False, index=True),
    clear("made_at"),
    clear("seen_at"),
    clear("ends_at"),
    clear("revoked_at", null=True),
    clear("wrapped", LargeBinary),  # the member's private key, under the token
    *sealed("about"),
)

PASSKEYS = Table(
    "passkeys",
    team,
    _id(),
    Column("member_id", Text, nullable=False, index=True),
    clear("made_at"),
    clear("credential_id", LargeBinary),
    clear("public_key", LargeBinary),
    clear("sign_count", Integer),
    *sealed("name"),
)

TOKENS = Table(
    "tokens",
    team,
    _id(),
    clear("made_by"),
    clear("role"),
    clear("scopes"),
    clear("clients"),
    clear("acts_for", null=True),
    clear("confirmed_by", null=True),
    clear("confirmed_at", null=True),
    clear("made_at"),
    clear("ends_at"),
    clear("revoked_at", null=True),
    clear("seen_at", null=True),
    clear("replaces", null=True),
    *sealed("name"),
)

# What was answered is sealed to the token's own seat before it comes here: only whoever asked reads it again.
IDEMPOTENCY = Table(
    "idempotency",
    team,
    _id(),  # of token and key
    Column("token_id", Text, nullable=False, index=True),
    clear("made_at"),
    clear("digest", LargeBinary),
    clear("status", Integer, null=True),
    *sealed("answer"),
)

# ``content`` is the address and the secret, sealed to the notifier; ``address`` the same under the organisation's key;
# ``seq`` the last entry of the ledger that was told.
WEBHOOKS = Table(
    "webhooks",
    team,
    _id(),
    clear("made_by"),
    clear("made_at"),
    clear("ended_at", null=True),
    clear("clients"),
    clear("events"),
    clear("seq", BigInteger),
    clear("failing_since", null=True),
    clear("why"),
    clear("content", LargeBinary),
    clear("address", LargeBinary),
)

# ``body`` is JSON of ids and codes: what stands in it anybody on the way may read.
DELIVERIES = Table(
    "deliveries",
    team,
    _id(),
    Column("webhook_id", Text, nullable=False, index=True),
    clear("event"),
    clear("made_at"),
    Column("next_at", Text, nullable=True, index=True),
    clear("done_at", null=True),
    clear("tries", Integer),
    clear("status", Integer, null=True),
    clear("body"),
)

# The person's own way in, without an account: ``id`` is the case number, the code's verifier says nothing of the code.
DOORS = Table(
    "doors",
    team,
    _id(),
    Column("case_id", Text, nullable=True, index=True),
    clear("made_at"),
    clear("verifier", LargeBinary),
    clear("tries", Integer),
    clear("not_before", null=True),
    clear("withdrawn_at", null=True),
)

# ``content`` is sealed to the letterbox of the organisation (HPKE).
LETTERBOX = Table(
    "letterbox",
    team,
    _id(),
    clear("kind"),
    clear("state"),
    clear("made_at"),
    Column("door_id", Text, nullable=True, index=True),
    clear("case_id", null=True),
    clear("content", LargeBinary),
)

# From which seat each entry of the ledger came (``id`` is the entry's); a trigger writes it. What an entry of a case
# says, an auditor can't open.
DEEDS = Table("deeds", team, _id(), Column("seq", Integer, nullable=False, index=True), clear("seat"))

# What the matchers follow; triggers write it (see ``walls.py``).
REGISTRY_LOG = Table(
    "registry_log",
    team,
    Column("id", BigInteger, primary_key=True, autoincrement=True),
    clear("org_id"),
    clear("case_id", null=True),
    clear("op"),
    clear("subject"),
    clear("at"),
)

# Candidates of the last days, in batches sealed to the matcher's key.
SEEN = Table("seen", team, _id(), Column("at", Text, nullable=False, index=True), clear("batch", LargeBinary))

# Up to which entry of the log what was registered has been held against what was seen.
LOOK_BACKS = Table("look_backs", team, _id(), clear("seq", BigInteger))

# Addresses to visit for a case, sealed to the crawler's key; ``id`` is blind, so that each is there once.
REVISITS = Table(
    "revisits",
    team,
    _id(),
    clear("case_id"),
    clear("made_at"),
    Column("done_at", Text, nullable=True, index=True),
    clear("content", LargeBinary),
)

WORKERS = Table("workers", team, _id(), clear("role"), clear("started_at"), clear("seen_at"), clear("state"))

# At which host each known address is, so that re-checks are planned host by host without opening one: ``host`` is blind
# under the fleet's own key, NULL until a worker has looked. A trigger writes the row (see ``walls.py``).
SPOTS = Table(
    "spots",
    team,
    Column("id", Text, ForeignKey(ADDRESSES.c.id, ondelete="CASCADE"), primary_key=True),
    Column("host", LargeBinary, nullable=True, index=True),
    clear("not_before", null=True),
)
Index("ix_spots_unplaced", SPOTS.c.id, postgresql_where=SPOTS.c.host.is_(None))

# How far the fleet's crawl of a host is, and when it was asked last; ``id`` is its name in the configuration, or the
# blind index of one that isn't there.
HOST_VISITS = Table(
    "host_visits",
    team,
    _id(),
    clear("began_at", null=True),
    clear("ended_at", null=True),
    clear("rest", Float),
    clear("opened_at", null=True),
    clear("finished_at", null=True),
    clear("tries", Integer),
    clear("pages", Integer),
    clear("media", Integer),
    clear("matches", Integer),
    clear("errors", Integer),
)
