"""The routes: on which legal basis a recipient is written to, through which of its channels, and in which order.

Takes the directory's entries and a case's answers, gives bases, channels and proposals.
Never here: a route for a person who was or may have been under 18, other than the hotlines' own.
"""

from takedown.notices.routes.channels import channel_for, channels_for, is_stale
from takedown.notices.routes.ground import NoRoute, bases_of, basis_for, checked, route_for
from takedown.notices.routes.picker import proposal_of, proposals
from takedown.notices.routes.situation import FEWEST, Proposal, Result, Situation

__all__ = [
    "FEWEST",
    "NoRoute",
    "Proposal",
    "Result",
    "Situation",
    "bases_of",
    "basis_for",
    "channel_for",
    "channels_for",
    "checked",
    "is_stale",
    "proposal_of",
    "proposals",
    "route_for",
]
