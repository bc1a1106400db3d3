"""Through which of a recipient's channels a letter goes: one that was checked, and made for its basis if any is."""

from __future__ import annotations

from datetime import date

from takedown.cases.recipient import Channel, Means, Recipient
from takedown.notices.directory import Age, age

# Regulation (EU) 2022/2065, article 16(1): by electronic means. Letters and calls stay in the directory for a person.
_WRITTEN: frozenset[Means] = frozenset(
    (
        *("form", "help+form", "form+chat", "in_app", "in_product", "email", "policy"),
        *("help", "page", "process", "ticket", "api", "bot"),
    )
)

# Those who help are talked to as well, and a hash bank's page does its work on the person's own device.
_SPOKEN: frozenset[Means] = frozenset({"chat", "app_chat", "phone", "on_device_tool", "authority", "post"})
_HELPERS = {"authority", "hotline", "hash_bank"}

_OWN_REASON = {"us-dmca-512": "copyright", "minors": "minors", "eu-dsa-20": "appeal"}
"""The one basis for which a channel is right that isn't proposed for anything else."""


def channel_for(recipient: Recipient, basis: str, *, low: bool = False) -> Channel | None:
    """Return the channel that a letter on ``basis`` goes through, or ``None``.

    The first written one that takes it; one that was made for the basis comes before one that takes any. Where somebody
    who helps has none in writing: a chat, a telephone.

    Args:
        recipient: whose channels.
        basis: a legal basis' id.
        low: take one of low confidence too, where there is none better: a person looked at it. It is general knowledge
            only, and never chosen otherwise.
    """
    fitting = channels_for(recipient, basis)
    trusted = [channel for channel in fitting if channel.confidence != "low"]
    return next(iter(trusted or (fitting if low else ())), None)


def channels_for(recipient: Recipient, basis: str) -> tuple[Channel, ...]:
    """Return every channel that a letter on ``basis`` can go through, the best first, those of low confidence too."""
    taking = [channel for channel in recipient.channels if _takes(channel, basis) and _reaches(recipient, channel)]
    return tuple(sorted(taking, key=lambda channel: (channel.type in _SPOKEN, not _made_for(channel, basis))))


def is_stale(recipient: Recipient, channel: Channel | None, today: date) -> bool:
    """Say whether the entry, and the channel by its own date, is too old to be proposed without a confirmation.

    Where a person confirmed an entry, its ``verified_on`` is that day (``pipeline.addressees``).
    """
    ages = (age(recipient, today, {}), age(recipient, today, {}, channel))
    return all(one is Age.STALE for one in ages)


def _takes(channel: Channel, basis: str) -> bool:
    fits = not channel.bases or basis in channel.bases
    return fits and channel.never in {"", _OWN_REASON.get(basis, "")}


def _made_for(channel: Channel, basis: str) -> bool:
    return basis in channel.bases or (channel.never != "" and channel.never == _OWN_REASON.get(basis))


def _reaches(recipient: Recipient, channel: Channel) -> bool:
    return channel.type in _WRITTEN or (recipient.kind in _HELPERS and channel.type in _SPOKEN)
