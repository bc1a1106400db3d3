"""What a member changes of her own sign-in: her passphrase, her codes, her passkeys. Nobody else can for her."""

from __future__ import annotations

from takedown.cases.event import EventKind
from takedown.cases.noun import now
from takedown.cases.team.sign_in import Passkey
from takedown.errors import TakedownError
from takedown.memory import wipe
from takedown.pipeline.shelf import NotFound
from takedown.pipeline.team import entering, passkeys, totp, web_sessions
from takedown.pipeline.team.entering import NotLetIn, Ways
from takedown.pipeline.team.passkeys import PasskeyRefused, Site
from takedown.pipeline.team.session import TeamSession
from takedown.pipeline.team.shelves import MEMBERS
from takedown.pipeline.team.web_sessions import PASSKEYS
from takedown.store import Transaction
from takedown.vault import Cost, WrongPassphrase, chosen
from takedown.vault.team.seats import OpenSeat, open_by_passphrase, seal_to, wrap_by_passphrase


class SecondMissing(TakedownError):
    """One way to give the second factor has to stay. Nothing was changed."""


def ways(session: TeamSession) -> Ways:
    """Return her codes and passkeys."""
    with session.store.read() as tx:
        return entering.ways_in(tx, MEMBERS.get(tx, session.actor.id))


def new_codes(session: TeamSession, token: str, code: str) -> None:
    """Have codes of ``totp.secret_for(token)`` count in the place of earlier ones; ``token``: of her browser's session.

    Raises:
        NotLetIn: ``code`` isn't one of them; nothing was changed.
    """
    secret = totp.secret_for(token)
    step = totp.step_of(secret, code, after=0, at=now())
    if step is None:
        raise NotLetIn
    with session.store.begin() as tx:
        sealed = seal_to(session.keyring.seat.public, entering.codes_info(session.actor.id), secret.encode())
        tx.update("members", session.actor.id, totp=sealed, totp_step=step)
        _note(session, tx, "codes")


def no_codes(session: TeamSession) -> None:
    """Have passkeys alone.

    Raises:
        SecondMissing: she has none; nothing was changed.
    """
    with session.store.begin() as tx:
        if not entering.ways_in(tx, MEMBERS.get(tx, session.actor.id)).passkeys:
            raise SecondMissing
        tx.update("members", session.actor.id, totp=b"")
        _note(session, tx, "codes-removed")


def add_passkey(session: TeamSession, token: str, site: Site, answer: str, name: str) -> Passkey:
    """Have one more passkey.

    Raises:
        PasskeyRefused: ``answer`` tells of no new key; nothing was changed.
    """
    with session.store.begin() as tx:
        member = MEMBERS.get(tx, session.actor.id)
        key = passkeys.made(site, token, member, answer, name)
        if any(one.credential_id == key.credential_id for one in entering.ways_in(tx, member).passkeys):
            raise PasskeyRefused
        PASSKEYS.put(tx, key)
        _note(session, tx, "passkey")
    return key


def drop_passkey(session: TeamSession, item: str) -> None:
    """Have a passkey of hers answer no longer.

    Raises:
        NotFound: she has no such key. SecondMissing: it is all that she has. Nothing was changed.
    """
    with session.store.begin() as tx:
        has = entering.ways_in(tx, MEMBERS.get(tx, session.actor.id))
        if not any(one.id == item for one in has.passkeys):
            raise NotFound(noun="passkey", id=item)
        if not has.codes and len(has.passkeys) == 1:
            raise SecondMissing
        PASSKEYS.drop(tx, item)
        _note(session, tx, "passkey-removed")


def set_passphrase(session: TeamSession, token: str, old: str, new: str, cost: Cost | None = None) -> None:
    """Have ``new`` open her seat, and end her other sessions.

    Raises:
        WrongPassphrase: ``old`` isn't hers. PassphraseTooShort, PassphraseTooCommon: ``new`` can't be one.
        EmptyPassphrase: as it says. Nothing was changed.
    """
    chosen(new)
    with session.store.read() as tx:
        seat = tx.get("seats", session.actor.id)
    if seat is None:
        raise WrongPassphrase
    private = open_by_passphrase(bytes(seat["wrapped"]), old)
    try:
        if OpenSeat(private).public != session.keyring.seat.public:
            raise WrongPassphrase
        wrapped = wrap_by_passphrase(private, new, cost)
    finally:
        wipe(private)
    with session.store.begin() as tx:
        tx.update("seats", session.actor.id, wrapped=wrapped)
        web_sessions.end_others_in(tx, session.actor.id, token)
        _note(session, tx, "passphrase")


def _note(session: TeamSession, tx: Transaction, what: str) -> None:
    body: dict[str, object] = {"what": what, "by": session.actor.id}
    session.ledger.append(tx, EventKind.MEMBER_CHANGED, None, session.actor.id, body)
