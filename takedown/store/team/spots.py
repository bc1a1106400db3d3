"""At which host each known address is: what is due there is counted and found without opening an address.

The table's ``host`` is blind under the fleet's own key; states, dates and ids are in clear as they are elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, TextClause, bindparam, text

from takedown.store.keyring import CaseKey
from takedown.store.tables import CASES
from takedown.store.team.tables import SPOTS

_BYTES = 16
# Those of open cases, of matches that are looked at again: what a person ruled out, or no more than resembles, isn't.
_LOOKED_AT = """
    FROM addresses a
    JOIN spots s ON s.id = a.id
    JOIN matches m ON m.id = a.match_id
    JOIN cases c ON c.id = a.case_id
    WHERE c.status = 'open' AND m.state IN ('new', 'confirmed')
      AND NOT (m.state = 'new' AND m.confidence = 'possible')"""
_DUE = f"{_LOOKED_AT} AND a.next_at <= :at AND (s.not_before IS NULL OR s.not_before <= :at)"
_HERE = " AND s.host = ANY (:hosts)"
_UNCAPTURED = f"""{_LOOKED_AT} AND m.seen_at > :since AND m.method <> 'reported'
      AND NOT EXISTS (SELECT FROM captures k WHERE k.match_id = m.id)"""


class Spots:
    """The rows within one transaction; ``Transaction.spots`` gives it. Hosts are blind, as ``blind`` gives them."""

    def __init__(self, link: Connection, key: CaseKey) -> None:
        self._link = link
        self._key = key

    def blind(self, host: str) -> bytes:
        """Return what a host (its name, with a port that isn't the scheme's own) is known by."""
        return self._key.index("leads.host", host)[:_BYTES]

    def unplaced(self, most: int) -> list[str]:
        """Return addresses of which nobody has looked yet at which host they are, by their ids."""
        question = text(
            "SELECT a.id FROM spots s JOIN addresses a ON a.id = s.id WHERE s.host IS NULL ORDER BY s.id LIMIT :most"
        )
        return list(self._link.execute(question, {"most": most}).scalars())

    def unkept(self, after: str, most: int) -> list[str]:
        """Return matches of open cases that were reported with no address kept yet, by id, from ``after``."""
        return list(self._link.execute(_UNKEPT, {"after": after, "most": most}).scalars())

    def place(self, hosts: Mapping[str, str]) -> None:
        """Write down at which host each of these addresses is; a host that is empty is one of its own."""
        rows = [{"at": item, "where": self.blind(host)} for item, host in hosts.items()]
        if rows:
            here = SPOTS.c.id == bindparam("at")
            self._link.execute(SPOTS.update().where(here).values(host=bindparam("where")), rows)

    def due(self, at: str) -> Iterator[tuple[bytes, int]]:
        """Yield each host with addresses that are due at ``at`` (RFC 3339, UTC), and how many: one pass over all."""
        yield from self._counted(f"SELECT s.host, count(*) {_DUE}", at=at)

    def due_at(self, hosts: Iterable[bytes], at: str, most: int) -> list[tuple[str, str]]:
        """Return the addresses that are due at these hosts, each with its case; the longest due come first."""
        asked = f"SELECT a.id, a.case_id {_DUE}{_HERE} ORDER BY a.next_at, a.id LIMIT :most"
        return [(row[0], row[1]) for row in self._link.execute(text(asked), _of(hosts, at=at, most=most))]

    def uncaptured(self, since: str) -> Iterator[tuple[bytes, int]]:
        """Yield each host with matches, seen after ``since``, of which nobody tried a capture, and how many."""
        yield from self._counted(f"SELECT s.host, count(*) {_UNCAPTURED}", since=since)

    def uncaptured_at(self, hosts: Iterable[bytes], since: str, most: int) -> list[str]:
        """Return such matches at these hosts."""
        asked = f"SELECT DISTINCT m.id {_UNCAPTURED}{_HERE} LIMIT :most"
        return list(self._link.execute(text(asked), _of(hosts, since=since, most=most)).scalars())

    def matches_at(self, hosts: Iterable[bytes]) -> list[str]:
        """Return the matches with an address at these hosts, of open cases, that are looked at again."""
        asked = text(f"SELECT DISTINCT m.id {_LOOKED_AT}{_HERE}")
        return list(self._link.execute(asked, _of(hosts)).scalars())

    def pages_at(self, hosts: Iterable[bytes], most: int) -> list[str]:
        """Return the addresses of pages at these hosts that aren't known to be gone."""
        pages = " AND a.role = 'page' AND a.verdict NOT IN ('gone', 'soft-gone') LIMIT :most"
        asked = text(f"SELECT a.id {_LOOKED_AT}{_HERE}{pages}")
        return list(self._link.execute(asked, _of(hosts, most=most)).scalars())

    def wait(self, addresses: Sequence[str], until: str) -> None:
        """Leave these addresses alone until then, whenever they are due: their case is paused, or nobody may look."""
        self._link.execute(_WAIT, {"some": list(addresses), "until": until})

    def hurry(self, addresses: Sequence[str], at: str) -> None:
        """Have these addresses due at ``at``."""
        for words in _HURRY:
            self._link.execute(words, {"some": list(addresses), "at": at})

    def organisations_due(self, at: str) -> list[str]:
        """Return the organisations with letters in the outbox whose time has come, or that nobody knows about."""
        return list(self._link.execute(_LETTERS, {"at": at}).scalars())

    def _counted(self, asked: str, **values: str) -> Iterator[tuple[bytes, int]]:
        question = text(f"{asked} AND s.host IS NOT NULL GROUP BY s.host")
        for row in self._link.execute(question, values):
            yield bytes(row[0]), int(row[1])


_WAIT: TextClause = text("UPDATE spots SET not_before = :until WHERE id = ANY (:some)")
_HURRY: tuple[TextClause, ...] = (
    text("UPDATE addresses SET next_at = :at WHERE id = ANY (:some)"),
    text("UPDATE spots SET not_before = NULL WHERE id = ANY (:some)"),
)
_UNKEPT: TextClause = text(
    f"SELECT m.id FROM matches m JOIN {CASES.name} c ON c.id = m.case_id "  # noqa: S608 - of constants
    "WHERE c.status = 'open' AND m.method = 'reported' AND m.state IN ('new', 'confirmed') AND m.id > :after "
    "AND NOT EXISTS (SELECT FROM addresses a WHERE a.match_id = m.id) ORDER BY m.id LIMIT :most"
)
_LETTERS: TextClause = text(
    f"SELECT DISTINCT p.org_id FROM dispatches d JOIN case_places p ON p.id = d.case_id JOIN {CASES.name} c "  # noqa: S608 - of constants
    "ON c.id = d.case_id WHERE d.state = 'sending' OR (d.state = 'waiting' AND d.not_before <= :at)"
)


def _of(hosts: Iterable[bytes], **values: object) -> dict[str, object]:
    return {"hosts": list(hosts), **values}
