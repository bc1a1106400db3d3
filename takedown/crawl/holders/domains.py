"""Names as registries see them: the part that somebody registered."""

from __future__ import annotations

from functools import cache

from publicsuffixlist import PublicSuffixList

from takedown.crawl.net.guard import is_number


def registrable(host: str) -> str:
    """Return the name that was registered with a registry for ``host``, or nothing: a number, a bare suffix.

    By the public suffix list's own part for registries alone: a blog at a provider of free sites belongs, for the
    registry, to the provider.
    """
    return "" if is_number(host) else _suffixes().privatesuffix(host.lower().rstrip(".")) or ""


def same_owner(name: str, other: str) -> bool:
    """Return whether two names are below one registered name."""
    domain = registrable(name)
    return bool(domain) and domain == registrable(other)


def suffix_of(domain: str) -> str:
    """Return what the registry of ``domain`` runs: ``fr``, ``co.uk``."""
    return domain.partition(".")[2]


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList(only_icann=True)
