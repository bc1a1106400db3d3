"""A post: who showed or passed on a copy, when and in which words, as the host itself says it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from takedown.cases.noun import Moment, Noun

LONGEST_TEXT = 2000
"""Characters of a post's own words that are kept."""


class PostKind(StrEnum):
    """What a post does with the one it refers to."""

    POST = "post"
    """It shows the copy itself."""
    REPOST = "repost"
    QUOTE = "quote"
    REPLY = "reply"


@dataclass(frozen=True, slots=True)
class PostFacts:
    """What a host's page or API says of one post.

    Attributes:
        uri: what the host calls it, unique on that host: an ``at://`` address, an id, or its web address.
        url: where a person can open it.
        kind: how it stands to the post ``about``.
        handle: who posted it, as the host shows the name; never a display name where a handle is there.
        at: when, by the host's clock; ``None`` where the host doesn't say (most lists of reposts don't).
        text: its own words without markup, at most ``LONGEST_TEXT`` characters.
        about: the ``uri`` of the post that it reposts, quotes or answers; empty for ``post``.
    """

    uri: str
    url: str
    kind: PostKind = PostKind.POST
    handle: str = ""
    at: datetime | None = None
    text: str = field(default="", repr=False)
    about: str = ""


class Post(Noun):
    """One post of a case's spread. Stored once per case and ``uri``."""

    id: str
    case_id: str
    match_id: str
    """The match that it carries or refers to."""
    kind: PostKind
    seen_at: Moment
    uri: str
    url: str
    host: str
    handle: str = ""
    at: Moment | None = None
    text: str = ""
    about: str = ""
