"""The team's nouns in and out of the store."""

from __future__ import annotations

from takedown.cases.team.member import Member
from takedown.cases.team.organisation import CasePlace, Client, Organisation
from takedown.cases.team.token import Token
from takedown.pipeline.shelf import Shelf

ORGANISATIONS = Shelf("organisations", Organisation)
CLIENTS = Shelf("clients", Client)
MEMBERS = Shelf("members", Member)
CASE_PLACES = Shelf("case_places", CasePlace)
TOKENS = Shelf("tokens", Token)
