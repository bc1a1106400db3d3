"""Tokens: a program's seat. An administrator makes one, a supervisor shares cases with it, either ends it at once.

The token's text is ``td_<organisation>_<seat>_<secret>``. The secret opens the seat's private key and is kept nowhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from secrets import token_urlsafe
from typing import Self

from takedown.cases.event import EventKind
from takedown.cases.noun import new_id, now, rfc3339
from takedown.cases.team.member import Member, MemberState
from takedown.cases.team.organisation import EVERY_CLIENT, Organisation, are_within
from takedown.cases.team.role import READERS, RIGHTS, NotYours, Right, Role
from takedown.cases.team.token import RIGHT_OF, Scope, Token
from takedown.errors import NotShared, TakedownError
from takedown.memory import wipe
from takedown.pipeline.shelf import NotFound
from takedown.pipeline.team import token_line
from takedown.pipeline.team.grants import of_organisation
from takedown.pipeline.team.keys import LEDGER_SEED, LETTERBOX, ORG_KEY, public_of
from takedown.pipeline.team.members import seat_row
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.session import Actor, TeamSession
from takedown.pipeline.team.shelves import CLIENTS, MEMBERS, ORGANISATIONS, TOKENS
from takedown.store import Transaction
from takedown.vault import Tampered
from takedown.vault.team.keyring import Holder, sealed_share
from takedown.vault.team.seats import OpenSeat, new_seat, open_by_secret, wrap_by_secret

TOKEN = "token"  # noqa: S105 - a kind of seat
"""The kind of a token's seat."""
LONGEST = timedelta(days=366)
"""So long a token lasts at most."""
LONGEST_OVERLAP = timedelta(days=7)
"""So long the old secret works at most beside the new one."""
_TEXT = re.compile(r"td_([2-9b-z-]{14})_([2-9b-z-]{14})_([A-Za-z0-9_-]{43})")
_SEEN = timedelta(minutes=1)
"""So often it is noted that a token was used."""


class NoToken(TakedownError):
    """No token came with the request, or none that opens anything: unknown, over or revoked. Nothing was done."""


class TokenWaits(TakedownError):
    """No supervisor has shared cases with the token yet. Nothing was done."""


class ScopeWanted(TakedownError):
    """The token wasn't made for that, or its role doesn't include it; ``scope``. Nothing was done, nothing shown."""


class BadToken(TakedownError):
    """A token can't be made so; ``why``: a code. Nothing was made."""


class NotTheirs(TakedownError):
    """Whoever a token acts for shares cases with it herself, and whoever made it never does. Nothing was changed."""


class NobodyApproves(TakedownError):
    """The token acts for no member, or she may no longer approve. Nothing was approved."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A token as it is asked for; the rest as in ``Token``. ``days``: how long it lasts."""

    name: str
    role: Role
    scopes: tuple[Scope, ...]
    clients: tuple[str, ...] = (EVERY_CLIENT,)
    acts_for: str | None = None
    days: int = 90


@dataclass(frozen=True, slots=True)
class TokenSession(TeamSession):
    """What a program with a token works with."""

    token: Token

    @classmethod
    def with_token(cls, server: TeamServer, organisation: Organisation, token: Token, seat: OpenSeat) -> Self:
        """Open the organisation for ``token``, whose ``seat`` is dropped by ``close``.

        Raises:
            NotShared: the organisation's key isn't shared with it.
        """
        base = TeamSession.entered(server, organisation, Actor(token.id, token.role, token.clients), seat)
        of_base = (base.home, base.settings, base.vault, base.store, base.ledger, server, organisation, base.actor)
        return cls(*of_base, token)

    @property
    def who(self) -> str:
        """Return whose an approval is: the member's whom the token acts for."""
        return self.token.acts_for or self.actor.id

    def check_scope(self, scope: Scope) -> None:
        """Let pass what the token was made for, and its role includes.

        Raises:
            ScopeWanted: not that. TokenWaits: no supervisor has confirmed it.
        """
        if scope not in self.token.allowed:
            raise ScopeWanted(scope=scope.value)
        if self.token.confirmed_at is None:
            raise TokenWaits

    def approver(self) -> Member:
        """Return the member in whose name the token approves.

        Raises:
            NobodyApproves: there is none, she has left, or her role doesn't include it any more.
        """
        with self.store.read() as tx:
            return _approver(tx, self.token.acts_for)


def make(session: TeamSession, wanted: Wanted) -> tuple[Token, str]:
    """Make a token; return it, and its text, which is shown once. It reads no case before a supervisor confirms it.

    Raises:
        NotYours: that is an administrator's. BadToken, NobodyApproves: nothing was made.
        NotFound: one of the clients isn't there, or isn't the administrator's own.
        pydantic.ValidationError: the name is too long.
    """
    session.check(Right.TOKENS)
    _check(wanted)
    session.check_clients(",".join(wanted.clients))
    at = now()
    token = Token(
        id=new_id(),
        made_by=session.actor.id,
        role=wanted.role,
        scopes=",".join(sorted({one.value for one in wanted.scopes})),
        clients=",".join(dict.fromkeys(wanted.clients)),
        acts_for=wanted.acts_for,
        made_at=at,
        ends_at=at + timedelta(days=wanted.days),
        name=wanted.name,
    )
    with session.store.begin() as tx:
        for client in wanted.clients if wanted.clients != (EVERY_CLIENT,) else ():
            CLIENTS.get(tx, client)
        if Scope.NOTICES_APPROVE in wanted.scopes:
            _approver(tx, wanted.acts_for)
        text = _seated(session, tx, token, of_organisation(session, tx, ORG_KEY, LEDGER_SEED), {})
        _note(session, tx, token, "made")
    return token, text


def confirm(session: TeamSession, token_id: str) -> int:
    """Share every case of the token's clients with it, as far as they are shared with the supervisor; return how many.

    From then on new cases of these clients are shared with it too. Whoever a token acts for confirms it, a supervisor
    or not: then its role and its clients go no further than her own.

    Raises:
        NotYours: that is a supervisor's who has these clients. NotTheirs: not this one's.
        NotFound: there is none, it is over, or it was confirmed before.
    """
    with session.store.begin() as tx:
        token = TOKENS.get(tx, token_id)
        if token.acts_for != session.actor.id or not _within(token, session.actor):
            session.check(Right.ASSIGN)
        if not are_within(token.clients, session.actor.clients):
            raise NotYours(right=Right.ASSIGN.value)
        token = _there(tx, token_id)
        if token.confirmed_at is not None:
            raise NotFound(noun="token", id=token_id)
        if token.made_by == session.actor.id or token.acts_for not in (None, session.actor.id):
            raise NotTheirs
        to = _holder(tx, token.id)
        if Scope.MEDIA_WRITE in token.allowed:
            for subject, octets in of_organisation(session, tx, LETTERBOX).items():
                tx.shares(to.id).give(subject, {to.id: sealed_share(subject, to, octets)})
        count = 0
        places = {row["id"]: row["client_id"] for row in tx.rows("case_places", only=["client_id"])}
        for case_id, wrapped in list(tx.shares(session.actor.id).all_wrapped()):
            if token.clients == EVERY_CLIENT or places.get(case_id) in token.clients.split(","):
                tx.shares(to.id).give(case_id, {to.id: session.keyring.share(case_id, wrapped, to)})
                count += 1
        confirmed = token.model_copy(update={"confirmed_by": session.actor.id, "confirmed_at": now()})
        TOKENS.renew(tx, confirmed, "confirmed_by", "confirmed_at")
        _note(session, tx, token, "confirmed", cases=count)
    return count


def listed(session: TeamSession) -> list[Token]:
    """Return the tokens that aren't over, the newest first: to administrators and supervisors those of their clients.

    To everybody her own: those that act in her name.
    """
    at = now()
    with session.store.read() as tx:
        found = [one for one in TOKENS.all(tx, order_by="-made_at", revoked_at=None) if one.is_there(at)]
    return [one for one in found if one.acts_for == session.actor.id or _sees(session, one)]


def revoke(session: TeamSession, token_id: str) -> int:
    """End a token, and those that it replaced or that replaced it, at once; return how many were ended.

    Their shares and wrapped keys are gone as this returns: the next request with one opens nothing.

    Raises:
        NotYours: that is an administrator's or a supervisor's; a token ends itself, and a member what acts in her name.
        NotFound: there is none.
    """
    with session.store.begin() as tx:
        found = {one.id: one for one in TOKENS.all(tx, order_by="made_at")}
        own = token_id in found and session.actor.id in (token_id, found[token_id].acts_for)
        if not own and not _ends(session):
            session.check(Right.TOKENS)
        if token_id not in found or not (own or _sees(session, found[token_id])):
            raise NotFound(noun="token", id=token_id)
        line = token_line.line({one.id: one.replaces for one in found.values()}, token_id)
        ended = [found[one] for one in sorted(line) if found[one].revoked_at is None]
        for one in ended:
            token_line.end_in(tx, one.id)
            _note(session, tx, one, "revoked")
    return len(ended)


def rotate(session: TokenSession, overlap: timedelta) -> tuple[Token, str]:
    """Give a token a new seat and a new secret; the old ones work for ``overlap`` more. It ends on the same day.

    Returns:
        The new token and its text, which is shown once.

    Raises:
        BadToken: too long an overlap. TokenWaits, NotFound: it can't be replaced (any more).
    """
    if not timedelta() <= overlap <= LONGEST_OVERLAP:
        raise BadToken(why="overlap")
    at = now()
    with session.store.begin() as tx:
        old = _there(tx, session.actor.id)
        if old.confirmed_at is None:
            raise TokenWaits
        if any(one.is_there(at) for one in TOKENS.all(tx, order_by="made_at", replaces=old.id)):
            raise BadToken(why="replaced")
        new = old.model_copy(update={"id": new_id(), "made_at": at, "replaces": old.id, "seen_at": None})
        held = {case_id: bytes(wrapped) for case_id, wrapped in tx.shares(old.id).all_wrapped()}
        text = _seated(session, tx, new, of_organisation(session, tx, ORG_KEY, LEDGER_SEED, LETTERBOX), held)
        TOKENS.renew(tx, old.model_copy(update={"ends_at": min(old.ends_at, at + overlap)}), "ends_at")
        _note(session, tx, new, "rotated")
    return new, text


def opened(server: TeamServer, text: str) -> TokenSession:
    """Return what a program with the token ``text`` works with; ``close`` drops its keys.

    Raises:
        NoToken: it opens nothing; why isn't told.
    """
    organisation, token = found(server, text)
    seat_id, secret = _parts(text)[1:]
    with server.outside(organisation.id, seat_id).read() as tx:
        row = tx.get("seats", seat_id)
    try:
        private = open_by_secret(bytes(row["wrapped"]) if row else b"", secret.encode())
    except Tampered:
        raise NoToken from None
    try:
        return TokenSession.with_token(server, organisation, token, OpenSeat(private))
    except NotShared:
        raise NoToken from None
    finally:
        wipe(private)


def found(server: TeamServer, text: str) -> tuple[Organisation, Token]:
    """Return whose token ``text`` names and the token as it stands, its name unread, and note that it is used.

    The secret isn't looked at: that is for whoever has it open already.

    Raises:
        NoToken: there is none, or it is over or revoked.
    """
    org_id, seat_id, _ = _parts(text)
    at = now()
    try:
        with server.store.read() as tx:
            organisation = ORGANISATIONS.get(tx, org_id)
        with server.outside(org_id, seat_id).read() as tx:
            token = TOKENS.get(tx, seat_id)
    except NotFound:
        raise NoToken from None
    if organisation.ended_at is not None or not token.is_there(at):
        raise NoToken
    if token.seen_at is None or at - token.seen_at > _SEEN:
        with server.outside(org_id, seat_id).begin(lasting=False) as tx:
            tx.update("tokens", token.id, seen_at=rfc3339(at))
    return organisation, token


def standing(session: TokenSession, organisation: Organisation, token: Token) -> TokenSession:
    """Return an open session with the token and its organisation as they stand now."""
    known = token.model_copy(update={"name": session.token.name})
    return replace(session, organisation=organisation, token=known)


def _parts(text: str) -> tuple[str, str, str]:
    shape = _TEXT.fullmatch(text)
    if shape is None:
        raise NoToken
    return shape[1], shape[2], shape[3]


def _check(wanted: Wanted) -> None:
    if wanted.role not in READERS:
        raise BadToken(why="role")
    if not wanted.scopes or any(RIGHT_OF[one] not in RIGHTS[wanted.role] for one in wanted.scopes):
        raise BadToken(why="scopes")
    if not wanted.clients or (EVERY_CLIENT in wanted.clients and len(wanted.clients) > 1):
        raise BadToken(why="clients")
    if not timedelta() < timedelta(days=wanted.days) <= LONGEST:
        raise BadToken(why="days")
    if (Scope.NOTICES_APPROVE in wanted.scopes) != (wanted.acts_for is not None):
        raise BadToken(why="acts-for")


def _approver(tx: Transaction, member_id: str | None) -> Member:
    if member_id is None:
        raise NobodyApproves
    try:
        member = MEMBERS.get(tx, member_id)
    except NotFound:
        raise NobodyApproves from None
    if member.state is not MemberState.ACTIVE or Right.APPROVE not in RIGHTS[member.role]:
        raise NobodyApproves
    return member


def _seated(session: TeamSession, tx: Transaction, token: Token, keys: dict[str, bytes], held: dict[str, bytes]) -> str:
    """Store a token with its seat and what is shared with it: the organisation's ``keys``, own shares of cases."""
    secret, (private, public) = token_urlsafe(32), new_seat()
    to = Holder(token.id, public)
    tx.insert("seats", seat_row(to.id, TOKEN, public, wrap_by_secret(private, secret.encode())))
    wipe(private)
    for subject, octets in keys.items():
        tx.shares(to.id).give(subject, {to.id: sealed_share(subject, to, octets)})
    for case_id, wrapped in held.items():
        tx.shares(to.id).give(case_id, {to.id: session.keyring.share(case_id, wrapped, to)})
    TOKENS.put(tx, token)
    return f"td_{session.organisation.id}_{token.id}_{secret}"


def _there(tx: Transaction, token_id: str) -> Token:
    token = TOKENS.get(tx, token_id)
    if not token.is_there(now()):
        raise NotFound(noun="token", id=token_id)
    return token


def _holder(tx: Transaction, seat_id: str) -> Holder:
    row = tx.get("seats", seat_id)
    if row is None:
        raise NotFound(noun="token", id=seat_id)
    return Holder(seat_id, public_of(row))


def _ends(session: TeamSession) -> bool:
    return bool({Right.ASSIGN, Right.TOKENS} & RIGHTS[session.actor.role])


def _sees(session: TeamSession, token: Token) -> bool:
    """Whether it is of her clients alone, and she looks after those of others."""
    return _ends(session) and are_within(token.clients, session.actor.clients)


def _within(token: Token, actor: Actor) -> bool:
    """As ``is_within``: she lets in nobody but herself."""
    return token_line.is_within((token.role, token.clients), (actor.role, actor.clients))


def _note(session: TeamSession, tx: Transaction, token: Token, what: str, **more: object) -> None:
    body = {"what": what, "by": session.actor.id, **more}
    session.ledger.append(tx, EventKind.TOKEN_CHANGED, None, token.id, body)
