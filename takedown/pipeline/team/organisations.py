"""Organisations: founded with a key that lies offline, and two people asked to come."""

from __future__ import annotations

from dataclasses import dataclass
from secrets import token_bytes

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from takedown.cases.event import EventKind
from takedown.cases.noun import new_id, now, rfc3339
from takedown.cases.team.organisation import EVERY_CLIENT, Client, Organisation
from takedown.cases.team.role import Role
from takedown.errors import TakedownError
from takedown.evidence.ledger import Ledger
from takedown.memory import wipe
from takedown.pipeline.team import members
from takedown.pipeline.team.keys import LEDGER_SEED, LETTERBOX, ORG_KEY, RECOVERY, SERVICE, SERVICES, service_seat
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.shelves import CLIENTS, ORGANISATIONS
from takedown.store import AlreadyStored
from takedown.vault import Cost, RecoveryWords, new_words
from takedown.vault.team.compartments import CompartmentKey, packed
from takedown.vault.team.keyring import Holder, TeamKeyring, sealed_share
from takedown.vault.team.seats import OpenSeat, new_seat, wrap_by_passphrase
from takedown.vault.vault import VaultSigner
from takedown.words import Language


class SlugTaken(TakedownError):
    """Another organisation has this short name; ``slug``. Nothing was made."""


@dataclass(frozen=True, slots=True)
class Founded:
    """A new organisation, and what is shown once and kept nowhere.

    Attributes:
        words: of the key that lies offline. invited: the token of each first member's link, by role.
    """

    organisation: Organisation
    words: tuple[str, ...]
    invited: dict[Role, str]


def found(
    server: TeamServer, *, slug: str, name: str, email: str = "", language: Language = "en", cost: Cost | None = None
) -> Founded:
    """Found an organisation, with one client, which is itself, and an administrator and a supervisor asked to come.

    Args:
        slug, name, email: of the organisation. language: of the words. cost: of the words' key; RFC 9106's by default.

    Raises:
        SlugTaken: nothing was made.
        pydantic.ValidationError: no such slug or name.
    """
    org_key, seed = bytearray(token_bytes(32)), bytearray(token_bytes(32))
    letterbox, letterbox_public = new_seat()
    recovery, recovery_public = new_seat()
    words = new_words(language)
    organisation = Organisation(
        id=new_id(), slug=slug, name=name, made_at=now(), public=letterbox_public,
        ledger_public=Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw(),
        notifier_name=name if email else "", notifier_email=email,
    )  # fmt: skip
    holder = Holder(new_id(), recovery_public)
    keys = {ORG_KEY: org_key, LEDGER_SEED: seed, LETTERBOX: letterbox}
    keyring = TeamKeyring(OpenSeat(recovery), holder.id, CompartmentKey.of_key(org_key))
    store = server.store.scoped(keyring, org=organisation.id, clients=EVERY_CLIENT, client="", seat=holder.id)
    try:
        with store.begin() as tx:
            ORGANISATIONS.open(tx, organisation)
            wrapped = wrap_by_passphrase(recovery, RecoveryWords(" ".join(words)), cost)
            tx.insert("seats", members.seat_row(holder.id, RECOVERY, recovery_public, wrapped))
            for subject, octets in keys.items():
                tx.shares(holder.id).give(subject, {holder.id: sealed_share(subject, holder, bytes(octets))})
            for service in tx.rows("services", only=["public"]):
                # A worker that stores what it found writes it into the organisation's ledger.
                to = Holder(service["id"], public := bytes(service["public"]))
                pinned = service_seat(organisation.id, to.id)
                tx.insert("seats", members.seat_row(pinned, SERVICE, public, b""))
                tx.shares(to.id).give(LEDGER_SEED, {to.id: sealed_share(LEDGER_SEED, to, bytes(seed))})
                part = packed(org_key, SERVICES[to.id])
                tx.shares(to.id).give(ORG_KEY, {to.id: sealed_share(ORG_KEY, to, part)})
            tx.insert("ledger_head", {"id": "head", "count": 0, "chain": b"", "signature": b""})
            ledger = Ledger(VaultSigner(bytearray(seed)))
            ledger.append(tx, EventKind.ORGANISATION_FOUNDED, None, organisation.id, {"at": rfc3339(now())})
            CLIENTS.put(tx, Client(id=new_id(), made_at=now(), name=name))
            invited = {
                role: members.invite_in(tx, role, EVERY_CLIENT, {name: keys[name] for name in subjects})
                for role, subjects in (
                    (Role.ADMINISTRATOR, (ORG_KEY, LEDGER_SEED)),
                    (Role.SUPERVISOR, (ORG_KEY, LEDGER_SEED, LETTERBOX)),
                )
            }
    except AlreadyStored:
        raise SlugTaken(slug=slug) from None
    finally:
        keyring.forget()
        for secret in (org_key, seed, letterbox, recovery):
            wipe(secret)
    return Founded(organisation, words, invited)
