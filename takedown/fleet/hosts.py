"""Hosts as the fleet calls them: a configured one by its name, any other by what its address is blind under."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from takedown.pipeline.looking.sieve import host_of
from takedown.settings import HostSettings, Settings
from takedown.store import Transaction

POLITE = 1.0
"""Seconds between two requests to a host that the configuration doesn't name: the default of its tables."""


def configured(settings: Settings, name: str) -> HostSettings | None:
    """Return the configured host called ``name``, if it is there."""
    return next((host for host in settings.hosts if host.name == name), None)


def names(tx: Transaction, settings: Settings) -> Mapping[bytes, str]:
    """Return the names of configured hosts by what their addresses are blind under; the first that has it counts."""
    found: dict[bytes, str] = {}
    for host in settings.hosts:
        for place in _places(host):
            found.setdefault(tx.spots().blind(place), host.name)
    return found


def called(known: Mapping[bytes, str], blind: bytes) -> str:
    """Return what the host is called in jobs and locks."""
    return known.get(blind) or blind.hex()


def blinds(tx: Transaction, settings: Settings, called: str) -> list[bytes]:
    """Return what the addresses of a host, called so, are blind under."""
    known = names(tx, settings)
    if configured(settings, called) is not None:
        return [blind for blind, name in known.items() if name == called]
    with suppress(ValueError):
        return [bytes.fromhex(called)]
    return []  # a host that isn't configured any more, under a name of its own


def delay_of(settings: Settings, called: str) -> float:
    """Return the seconds between two requests to a host."""
    host = configured(settings, called)
    return POLITE if host is None else host.delay


def _places(host: HostSettings) -> list[str]:
    return [host_of(address) for address in [*host.start, *(f"//{pair}" for pair in (*host.allow, *host.media))]]
