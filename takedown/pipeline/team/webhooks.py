"""Webhooks: programs are told that something happened, by ids and kinds alone, signed, and again until it arrives.

Signed as in Standard Webhooks (https://www.standardwebhooks.com, specification 1.0): HMAC-SHA256 over the message's id,
the time of this sending and the body, separated by points. The address and the secret are sealed to the notifier.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from secrets import token_bytes

from takedown.cases.event import EventKind
from takedown.cases.noun import new_id, now, rfc3339
from takedown.cases.team.member import MemberState
from takedown.cases.team.organisation import EVERY_CLIENT, Organisation, are_within
from takedown.cases.team.role import Role
from takedown.cases.team.webhook import Delivery, Webhook
from takedown.crawl import posting
from takedown.crawl.net.guard import AddressRefused
from takedown.errors import TakedownError
from takedown.pipeline import aio
from takedown.pipeline.shelf import NotFound, Shelf
from takedown.pipeline.team import api_feed, token_line
from takedown.pipeline.team.fleet import FleetSession
from takedown.pipeline.team.keys import public_of, service_seat
from takedown.pipeline.team.session import TeamSession
from takedown.store import Transaction
from takedown.vault import Tampered
from takedown.vault.sealing import bound
from takedown.vault.team.keyring import FleetKeyring
from takedown.vault.team.seats import seal_to

WEBHOOKS = Shelf("webhooks", Webhook)
DELIVERIES = Shelf("deliveries", Delivery)

NOTIFIER = "notifier"
MOST = 20
"""Webhooks of an organisation."""
TOGETHER = 100
"""Events in one message at most."""
PAUSES = (*(timedelta(minutes=one) for one in (1, 5, 15)), *(timedelta(hours=one) for one in (1, 2, 4, 8, 8)))
"""Between two sendings of one message: together a day; then it is given up."""
GIVEN_UP = timedelta(days=3)
"""A webhook at which nothing has arrived for so long is ended."""
_LEASE = timedelta(minutes=10)
"""So long a message is one notifier's."""
_KEPT = timedelta(days=7)
"""So long it can be seen what became of a message."""
_SECRET = "whsec_"  # noqa: S105 - how every secret begins
_OK, _MULTIPLE = 200, 300


class TooManyWebhooks(TakedownError):
    """The organisation has as many as it may; ``most``. None was made."""


class NoNotifier(TakedownError):
    """The server has no notifier that a webhook could be sealed to. None was made."""


class BadWebhook(TakedownError):
    """The address may not be posted to; ``why``: a code of ``AddressRefused``. None was made."""


def register(session: TeamSession, url: str, events: list[EventKind]) -> tuple[Webhook, str]:
    """Have ``url`` told of ``events`` from now on; return the webhook, and its secret, which is shown once.

    Raises:
        BadWebhook, TooManyWebhooks, NoNotifier: none was made.
    """
    _check(session, url)
    secret = _SECRET + base64.b64encode(token_bytes(32)).decode()
    with session.store.begin() as tx:
        if tx.count("webhooks", ended_at=None) >= MOST:
            raise TooManyWebhooks(most=MOST)
        head = tx.get("ledger_head", "head")
        webhook = Webhook(
            id=new_id(),
            made_by=session.actor.id,
            made_at=now(),
            clients=session.actor.clients,
            events=",".join(sorted({one.value for one in events})),
            seq=head["count"] if head else 0,
            content=b"",
            address=b"",
        )
        said = json.dumps({"url": url, "secret": secret}).encode()
        content = seal_to(_notifier(tx, session.organisation.id), _info(session.organisation, webhook.id), said)
        address = session.keyring.vault_key().seal(_place(webhook), url.encode())
        webhook = webhook.model_copy(update={"content": content, "address": address})
        WEBHOOKS.put(tx, webhook)
    return webhook, secret


def listed(session: TeamSession) -> list[Webhook]:
    """Return the webhooks of clients that she, or the token, has, the oldest first, those that ended too."""
    with session.store.read() as tx:
        return [one for one in WEBHOOKS.all(tx, order_by="made_at") if _theirs(session, one)]


def address_of(session: TeamSession, webhook: Webhook) -> str:
    """Return where a webhook is told."""
    return session.keyring.vault_key().unseal(_place(webhook), webhook.address).decode()


def deliveries(session: TeamSession, webhook_id: str) -> list[Delivery]:
    """Return the messages to a webhook of the last days, the newest first.

    Raises:
        NotFound: there is no such webhook.
    """
    with session.store.read() as tx:
        _got(session, tx, webhook_id)
        return DELIVERIES.all(tx, order_by="-made_at", webhook_id=webhook_id, limit=500)


def end(session: TeamSession, webhook_id: str) -> Webhook:
    """End a webhook: it is told nothing more, and what was on its way isn't sent.

    Raises:
        NotFound: there is no such webhook.
    """
    with session.store.begin() as tx:
        return _ended(tx, _got(session, tx, webhook_id), "")


def deliver_due(session: FleetSession, at: datetime | None = None) -> int:
    """Send what is due, for every organisation; return how many messages arrived. Of the notifier, every few seconds.

    A message arrives at least once: whoever receives it knows it again by its id. What a token had told ends with it,
    and what a member did as soon as she may have nothing told any more.

    Args:
        session: the notifier's. at: taken for the time, by default this moment.
    """
    moment = at or now()
    return sum(_delivered(session, organisation, moment) for organisation in session.server.organisations())


def signed(secret: str, message_id: str, at: datetime, body: bytes) -> dict[str, str]:
    """Return the headers that say by whom and when a message was sent."""
    seconds = str(int(at.timestamp()))
    key = base64.b64decode(secret.removeprefix(_SECRET))
    code = hmac.digest(key, b".".join((message_id.encode(), seconds.encode(), body)), hashlib.sha256)
    return {
        "content-type": "application/json",
        "webhook-id": message_id,
        "webhook-timestamp": seconds,
        "webhook-signature": "v1," + base64.b64encode(code).decode(),
    }


def _delivered(session: FleetSession, organisation: Organisation, at: datetime) -> int:
    store = session.within(organisation).store
    with store.read() as tx:
        hooks = WEBHOOKS.all(tx, order_by="made_at", ended_at=None)
    arrived = 0
    for hook in hooks:
        with store.begin() as tx:
            if why := _over(tx, hook, at):
                _ended(tx, WEBHOOKS.get(tx, hook.id), why)
                continue
            _plan(tx, hook.id, at)
            due = _due(tx, hook.id, at)
        for delivery in due:
            status = _sent(session, organisation, hook, delivery, at)
            with store.begin() as tx:
                arrived += _noted(tx, hook.id, delivery, status, at)
    return arrived


def _over(tx: Transaction, hook: Webhook, at: datetime) -> str:
    """Return why a webhook is told nothing more: whose it is, a token or a member, may have nothing told; or empty."""
    for maker in tx.rows("members", only=["state", "role", "clients"], id=hook.made_by):
        hers = (Role(maker["role"]), maker["clients"])
        if maker["state"] != MemberState.ACTIVE or not token_line.could_make(hers, hook.clients):
            return "member"
    return "token" if token_line.is_over(tx, hook.made_by, at) else ""


def _plan(tx: Transaction, webhook_id: str, at: datetime) -> None:
    """Make messages of what happened since the last, all of it at once; another notifier waits for the row."""
    hook = WEBHOOKS.get(tx, webhook_id)
    kinds = set(hook.events.split(","))
    places = {row["id"]: row["client_id"] for row in tx.rows("case_places", only=["client_id"])}
    clients = hook.clients.split(",")
    seq, before = hook.seq, -1
    while seq != before:
        before = seq
        found, seq = api_feed.after(
            tx, seq, TOGETHER, lambda case: hook.clients == EVERY_CLIENT or places.get(case) in clients
        )
        told = [one for one in found if one.kind in kinds]
        if told:
            DELIVERIES.put(tx, _message(hook, told, at))
    WEBHOOKS.renew(tx, hook.model_copy(update={"seq": seq}), "seq")
    for row in tx.rows("deliveries", webhook_id=webhook_id, next_at=None, only=["made_at"]):
        if row["made_at"] < rfc3339(at - _KEPT):
            tx.delete("deliveries", id=row["id"])


def _message(hook: Webhook, told: list[api_feed.Told], at: datetime) -> Delivery:
    events = [{"id": one.seq, "kind": one.kind, "at": one.at, "case": one.case, "subject": one.subject} for one in told]
    body = {"type": "events", "timestamp": rfc3339(at), "data": {"events": events}}
    text = json.dumps(body, separators=(",", ":"))
    return Delivery(id=new_id(), webhook_id=hook.id, event="events", made_at=at, next_at=at, body=text)


def _due(tx: Transaction, webhook_id: str, at: datetime) -> list[Delivery]:
    """Take what is due for this notifier, for a while."""
    waiting = DELIVERIES.all(tx, order_by="made_at", webhook_id=webhook_id, done_at=None)
    due = [one for one in waiting if one.next_at is not None and one.next_at <= at]
    for one in due:
        tx.update("deliveries", one.id, next_at=rfc3339(at + _LEASE))
    return due


def _sent(session: FleetSession, organisation: Organisation, hook: Webhook, delivery: Delivery, at: datetime) -> int:
    """Send one message; return the status of the answer, 0 where none came."""
    if not isinstance(keyring := getattr(session.vault, "keyring", None), FleetKeyring):
        raise TypeError(session.vault)
    try:
        said = json.loads(keyring.seat.unseal(_info(organisation, hook.id), hook.content))
        body = delivery.body.encode()
        headers = signed(said["secret"], delivery.id, at, body)
        return aio.run(posting.post(said["url"], body, headers, session.settings.team.webhook_allow))
    except (posting.NotPosted, Tampered):
        return 0


def _noted(tx: Transaction, webhook_id: str, delivery: Delivery, status: int, at: datetime) -> bool:
    """Note what became of a message; return whether it arrived."""
    arrived = _OK <= status < _MULTIPLE
    tries = delivery.tries + 1
    again = not arrived and tries <= len(PAUSES)
    moved = {
        "tries": tries,
        "status": status,
        "next_at": at + PAUSES[tries - 1] if again else None,
        "done_at": None if again else at,
    }
    hook = WEBHOOKS.get(tx, webhook_id)
    if hook.ended_at is not None:
        return arrived
    DELIVERIES.renew(tx, delivery.model_copy(update=moved), *moved)
    since = None if arrived else hook.failing_since or at
    if since != hook.failing_since:
        WEBHOOKS.renew(tx, hook.model_copy(update={"failing_since": since}), "failing_since")
    if since is not None and at - since >= GIVEN_UP:
        _ended(tx, hook, "failing")
    return arrived


def _ended(tx: Transaction, hook: Webhook, why: str) -> Webhook:
    if hook.ended_at is not None:
        return hook
    ended = hook.model_copy(update={"ended_at": now(), "why": why, "content": b""})
    WEBHOOKS.renew(tx, ended, "ended_at", "why", "content")
    for one in _waiting(tx, hook.id):
        tx.update("deliveries", one, next_at=None, done_at=rfc3339(now()))
    return ended


def _waiting(tx: Transaction, webhook_id: str) -> Iterator[str]:
    return (row["id"] for row in tx.rows("deliveries", webhook_id=webhook_id, done_at=None, only=["tries"]))


def _got(session: TeamSession, tx: Transaction, webhook_id: str) -> Webhook:
    hook = WEBHOOKS.get(tx, webhook_id)
    if not _theirs(session, hook):
        raise NotFound(noun="webhook", id=webhook_id)
    return hook


def _theirs(session: TeamSession, hook: Webhook) -> bool:
    return are_within(hook.clients, session.actor.clients)


def _check(session: TeamSession, url: str) -> None:
    try:
        posting.check(url, session.settings.team.webhook_allow)
    except AddressRefused as refused:
        raise BadWebhook(why=refused.data["why"]) from None


def _notifier(tx: Transaction, organisation: str) -> bytes:
    seat = tx.get("seats", service_seat(organisation, NOTIFIER))
    if seat is None:
        raise NoNotifier
    return public_of(seat)


def _place(webhook: Webhook) -> tuple[str, str, str]:
    return "webhooks", webhook.id, "address"


def _info(organisation: Organisation, webhook_id: str) -> bytes:
    return bound("webhook", organisation.id, webhook_id)
