"""What an organisation decides for all of its cases."""

from __future__ import annotations

from takedown.cases.event import EventKind
from takedown.cases.team.organisation import Organisation
from takedown.cases.team.role import Right
from takedown.errors import TakedownError
from takedown.pipeline.team.session import TeamSession
from takedown.pipeline.team.shelves import ORGANISATIONS

FIELDS = ("two_person", "keeps_seen", "notifier_name", "notifier_email")


class BadReplyAddress(TakedownError):
    """That is no address that an answer could reach. Nothing was changed."""


def change(session: TeamSession, **fields: object) -> Organisation:
    """Change what the organisation decided; it counts from the next page on, and the ledger says what was changed.

    Args:
        session: of somebody who may. fields: those of ``FIELDS``.

    Raises:
        NotYours: that is an administrator's. BadReplyAddress: as it says.
        pydantic.ValidationError: too long, or not one of the choices.
    """
    session.check(Right.MEMBERS)
    if unknown := fields.keys() - set(FIELDS):
        raise ValueError(sorted(unknown))
    changed = Organisation.model_validate(session.organisation.model_dump() | fields)
    name, _, domain = changed.notifier_email.rpartition("@")
    if changed.notifier_email and (not name or "." not in domain or set(changed.notifier_email) & set(" <>,;\r\n")):
        raise BadReplyAddress
    with session.store.begin() as tx:
        before = ORGANISATIONS.get(tx, session.organisation.id)
        told = [field for field in FIELDS if getattr(before, field) != getattr(changed, field)]
        if told:
            ORGANISATIONS.renew(tx, changed, *told)
            body: dict[str, object] = {"what": "settings", "fields": told, "by": session.actor.id}
            session.ledger.append(tx, EventKind.CLIENT_CHANGED, None, session.organisation.id, body)
    return changed
