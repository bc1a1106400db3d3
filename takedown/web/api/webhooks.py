"""Webhooks: addresses that are told of events, by ids and kinds alone."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import AfterValidator, Field, StringConstraints

from takedown.cases.event import EventKind
from takedown.cases.team.token import Scope
from takedown.cases.team.webhook import Delivery, Webhook
from takedown.pipeline.team import api_feed, webhooks
from takedown.pipeline.team.tokens import TokenSession
from takedown.web.api.route import Called, Guarded, needs
from takedown.web.api.shapes import ItemId, Moment, Sent, Shown

router = APIRouter(prefix="/webhooks", tags=["webhooks"], route_class=Guarded)


def _told(values: list[str]) -> list[str]:
    return list(dict.fromkeys(values))


_Kind = Annotated[
    str, StringConstraints(pattern="^(" + "|".join(one.value for one in api_feed.TOLD) + ")$"), Field(title="EventKind")
]


class WebhookSent(Sent):
    """An address, and the events that it is told of."""

    url: Annotated[str, StringConstraints(min_length=1, max_length=2000)]
    events: Annotated[list[_Kind], Field(min_length=1, max_length=100), AfterValidator(_told)]


class WebhookShown(Shown):
    """A webhook. ``why``: a code, where the program ended it (``failing``: nothing arrived for three days)."""

    id: str
    url: str
    events: list[str]
    made_at: Moment
    ended_at: Moment | None
    failing_since: Moment | None
    why: str


class NewWebhook(WebhookShown):
    """A webhook, and the secret that its messages are signed with, which is shown once."""

    secret: str


class Webhooks(Shown):
    """Webhooks, the oldest first."""

    items: list[WebhookShown]


class DeliveryShown(Shown):
    """A message. ``status``: of the last answer; 0 where none came."""

    id: str
    made_at: Moment
    next_at: Moment | None
    done_at: Moment | None
    tries: int
    status: int | None


class Deliveries(Shown):
    """Messages of the last days, the newest first."""

    items: list[DeliveryShown]


@router.get("", openapi_extra=needs(Scope.WEBHOOKS_WRITE))
def list_webhooks(call: Called) -> Webhooks:
    """List webhooks, those that ended too."""
    return Webhooks(items=[WebhookShown(**_shown(call.session, one)) for one in webhooks.listed(call.session)])


@router.post("", status_code=201, openapi_extra=needs(Scope.WEBHOOKS_WRITE))
def create_webhook(call: Called, sent: WebhookSent, answer: Response) -> NewWebhook:
    """Have an address told of events from now on. ``https`` alone, and no private address."""
    made, secret = webhooks.register(call.session, sent.url, [EventKind(one) for one in sent.events])
    answer.headers["location"] = f"/api/v1/webhooks/{made.id}/deliveries"
    return NewWebhook(secret=secret, **_shown(call.session, made))


@router.get("/{webhook_id}/deliveries", openapi_extra=needs(Scope.WEBHOOKS_WRITE))
def list_deliveries(call: Called, webhook_id: ItemId) -> Deliveries:
    """List what became of the messages of the last days."""
    return Deliveries(items=[_delivery(one) for one in webhooks.deliveries(call.session, webhook_id)])


@router.delete("/{webhook_id}", status_code=204, openapi_extra=needs(Scope.WEBHOOKS_WRITE))
def end_webhook(call: Called, webhook_id: ItemId) -> None:
    """Tell an address nothing more."""
    webhooks.end(call.session, webhook_id)


def _shown(session: TokenSession, one: Webhook) -> dict[str, object]:
    return {
        "id": one.id,
        "url": webhooks.address_of(session, one),
        "events": one.events.split(","),
        "made_at": one.made_at,
        "ended_at": one.ended_at,
        "failing_since": one.failing_since,
        "why": one.why,
    }


def _delivery(one: Delivery) -> DeliveryShown:
    return DeliveryShown(
        id=one.id, made_at=one.made_at, next_at=one.next_at, done_at=one.done_at, tries=one.tries, status=one.status
    )
