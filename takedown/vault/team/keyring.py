"""The keyring of somebody in a team, and of a service of the fleet: keys of cases come from shares sealed to a seat."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from takedown.errors import NotShared
from takedown.memory import hold, wipe
from takedown.vault.sealing import Locked, Tampered, bound
from takedown.vault.team.compartments import EVERY, Compartment, CompartmentKey, new_key
from takedown.vault.team.seats import OpenSeat, seal_to
from takedown.vault.tries import Earlier
from takedown.vault.vault import VaultSigner

_MANY = 20_000
"""Shares kept open at once; an opening takes 0.15 ms, and a list asks for those of every case."""


@dataclass(frozen=True, slots=True)
class Holder:
    """To whom a share is sealed: the seat's id, its public key, and what of a case it may open."""

    id: str
    public: bytes
    compartments: tuple[Compartment, ...] = EVERY


def sealed_share(subject: str, holder: Holder, octets: bytes) -> bytes:
    """Return a share: ``octets`` sealed to ``holder``, who opens it for ``subject`` alone.

    ``subject`` is a case's id, or names what else is shared: an organisation's key, the seed of its signatures.
    """
    return seal_to(holder.public, bound("share", subject, holder.id), octets)


def opened_share(seat: OpenSeat, holder: str, subject: str, wrapped: bytes) -> bytes:
    """Return what ``sealed_share`` sealed.

    Raises:
        Tampered: altered, another subject's, or another holder's.
        Locked: the seat was forgotten.
    """
    try:
        return seat.unseal(bound("share", subject, holder), wrapped)
    except Tampered:
        raise Tampered(table="shares", column="wrapped") from None


class _Shares:
    """The keys that a seat opened; dropped all at once."""

    def __init__(self, seat: OpenSeat, holder: str) -> None:
        self.seat, self.holder = seat, holder
        self._opened: dict[tuple[str, bytes], CompartmentKey] = {}

    def open(self, case_id: str, wrapped: bytes) -> CompartmentKey:
        at = case_id, hashlib.sha256(wrapped).digest()
        if at not in self._opened:
            if len(self._opened) >= _MANY:
                self._opened.pop(next(iter(self._opened)))
            self._opened[at] = CompartmentKey.unpacked(opened_share(self.seat, self.holder, case_id, wrapped))
        return self._opened[at]

    def forget(self) -> None:
        self.seat.forget()
        for key in self._opened.values():
            key.forget()
        self._opened.clear()


class TeamKeyring:
    """What the store is given for a member, or for somebody who holds an organisation's token.

    Attributes:
        holder: the id of the seat.
    """

    def __init__(self, seat: OpenSeat, holder: str, rows_key: CompartmentKey, holders: Iterable[Holder] = ()) -> None:
        """Take an open seat and the organisation's key for rows of no case, both dropped by ``forget``.

        ``holders``: to whom every new case is shared beside this seat.
        """
        self.holder = holder
        self._shares = _Shares(seat, holder)
        self._rows_key = rows_key
        self._holders = tuple(other for other in holders if other.id != holder)
        self._own = Holder(holder, seat.public)
        self._fresh: dict[str, bytearray] = {}

    def new_case_key(self, case_id: str) -> bytes:
        """Return the own share of a fresh key for ``case_id``; ``shares_of`` gives the others', once."""
        key = new_key()
        self._fresh[case_id] = key
        whole = CompartmentKey.of_key(key)
        try:
            return sealed_share(case_id, self._own, whole.packed())
        finally:
            whole.forget()

    def shares_of(self, case_id: str) -> dict[str, bytes]:
        """Return the shares of the key that ``new_case_key`` just made, by the id of the holder; the own isn't there.

        Raises:
            KeyError: none was made, or they were given already; a programmer's mistake.
        """
        key = self._fresh.pop(case_id)
        whole = CompartmentKey.of_key(key)
        try:
            return {to.id: sealed_share(case_id, to, whole.packed(to.compartments)) for to in self._holders}
        finally:
            whole.forget()
            wipe(key)

    def open_case_key(self, case_id: str, wrapped: bytes) -> CompartmentKey:
        """Return what the own share ``wrapped`` opens.

        Raises:
            Tampered: altered, or another case's.
            Locked: it was forgotten.
        """
        return self._shares.open(case_id, wrapped)

    @property
    def seat(self) -> OpenSeat:
        """The seat itself, for what else was sealed to it."""
        return self._shares.seat

    def beside(self, holders: Iterable[Holder]) -> TeamKeyring:
        """Return the same keys with other holders of new cases; forgetting either drops both."""
        other = TeamKeyring(self._shares.seat, self.holder, self._rows_key, holders)
        other._shares = self._shares
        return other

    def share(self, case_id: str, wrapped: bytes, to: Holder) -> bytes:
        """Return a share for ``to`` of the case whose own share is ``wrapped``.

        Raises:
            NotShared: the own share doesn't reach that far.
            Tampered, Locked: as ``open_case_key``.
        """
        return sealed_share(case_id, to, self.open_case_key(case_id, wrapped).packed(to.compartments))

    def vault_key(self) -> CompartmentKey:
        """Return the organisation's key for rows that belong to no case."""
        return self._rows_key

    def forget(self) -> None:
        """Drop every key, and the seat's own."""
        self._shares.forget()
        self._rows_key.forget()
        for key in self._fresh.values():
            wipe(key)
        self._fresh.clear()


class FleetKeyring:
    """What the store is given for a service: it opens its part of every case that is shared with it, and makes none.

    Attributes:
        holder: the id of the service's seat.
    """

    def __init__(self, seat: OpenSeat, holder: str, rows_key: CompartmentKey) -> None:
        """Take an open seat and the fleet's key for rows of no case, both dropped by ``forget``."""
        self.holder = holder
        self._shares = _Shares(seat, holder)
        self._rows_key = rows_key
        self._parts: list[CompartmentKey] = []

    def within(self, part: CompartmentKey) -> FleetKeyring:
        """Return the same keys with an organisation's ``part`` for its rows of no case; dropped with the whole."""
        inner = FleetKeyring(self.seat, self.holder, part)
        inner._shares = self._shares
        self._parts.append(part)
        return inner

    def new_case_key(self, _case_id: str) -> bytes:
        """Refuse.

        Raises:
            NotShared: a service begins no case.
        """
        raise NotShared(table="shares", column="wrapped")

    def shares_of(self, _case_id: str) -> dict[str, bytes]:
        """Refuse, as ``new_case_key``."""
        raise NotShared(table="shares", column="wrapped")

    def open_case_key(self, case_id: str, wrapped: bytes) -> CompartmentKey:
        """Return what the own share ``wrapped`` opens.

        Raises:
            Tampered: altered, or another case's.
            Locked: it was forgotten.
        """
        return self._shares.open(case_id, wrapped)

    @property
    def seat(self) -> OpenSeat:
        """The seat itself, for what else was sealed to it."""
        return self._shares.seat

    def vault_key(self) -> CompartmentKey:
        """Return the fleet's key for rows that belong to no case."""
        return self._rows_key

    def forget(self) -> None:
        """Drop every key, and the seat's own."""
        self._shares.forget()
        for key in (self._rows_key, *self._parts):
            key.forget()


class TeamVault:
    """What a ``Session`` has in a vault's place where many work on one database. ``lock`` drops every key.

    Attributes:
        home: the folder of the program's files.
        keyring: for the store.
        signer: for the organisation's ledger.
        earlier: nobody is told here of wrong tries; the sign-in does that.
    """

    earlier: Earlier | None = None

    def __init__(self, home: Path, keyring: TeamKeyring | FleetKeyring, seed: bytearray, local: bytearray) -> None:
        """Take the seed of the organisation's signatures and the secret of local codes, 32 bytes each, overwritten."""
        self.home, self.keyring = home, keyring
        self.signer = VaultSigner(seed)
        self._local: bytearray | None = hold(bytearray(local))
        wipe(seed)
        wipe(local)

    def local_secret(self) -> bytes:
        """Return the secret that local codes are keyed with, 32 bytes; the same wherever codes are compared.

        Raises:
            Locked: the vault was locked.
        """
        if self._local is None:
            raise Locked
        return bytes(self._local)

    def lock(self) -> None:
        """Drop every key; what Python holds of them is overwritten as far as it lets us."""
        self.keyring.forget()
        self.signer.forget()
        if self._local is not None:
            wipe(self._local)
        self._local = None
