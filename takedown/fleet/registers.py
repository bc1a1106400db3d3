"""The name of what candidates are held against, for a whole fleet."""

from __future__ import annotations

from hashlib import sha256
from time import time

from takedown.cases.media import PIPELINE
from takedown.pipeline.looking.lookup import MATCHER
from takedown.settings import Settings

SPAN = 30 * 24 * 3600
"""Seconds. What is older than that was forgotten by the matchers, so everything is held against the registry anew."""


def mark_of(settings: Settings, at: float | None = None) -> str:
    """Return the name of what candidates are held against, for a whole fleet; it changes every 30 days.

    A person's own crawl fetches everything again once something is registered. A fleet, where that is every few
    minutes, holds what is new against what was seen lately instead, and fetches again only what is older.
    """
    jail = settings.jail
    limits = (jail.max_bytes, jail.max_pixels, jail.max_video_seconds, jail.max_candidate_work, jail.max_video_work)
    span = int((time() if at is None else at) // SPAN)
    return sha256(f"{MATCHER} {PIPELINE} {limits} {span}".encode()).hexdigest()[:16]
