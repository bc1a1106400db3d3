"""What looks found, as a line of JSON has it and as a person reads it; shared by ``recheck`` and ``watch``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from takedown.cases.copy import Copy, CopyState
from takedown.cases.noun import rfc3339
from takedown.cli.language import words
from takedown.cli.output import say

if TYPE_CHECKING:
    from takedown.pipeline.recheck import Rechecked


def rechecked_record(result: Rechecked) -> dict[str, object]:
    """Return the fields of one address: ``now`` is what its looks together prove, ``seen`` what the last one found."""
    return {
        "match": result.match.id,
        "url": result.address.url,
        "role": result.address.role.value,
        "was": result.was.value,
        "now": result.now.value,
        "seen": result.seen.value,
        "reason": result.reason,
        "absences": result.absences,
        "checked_at": rfc3339(result.checked_at),
    }


def rechecked_text(result: Rechecked) -> str:
    """Return the same for a person."""
    values = {
        "was": words("verdict-" + result.was),
        "now": words("verdict-" + result.now),
        "url": result.address.url,
        "role": words("address-" + result.address.role),
        "why": words("look-" + result.reason),
    }
    line = words("recheck-once" if result.address.pending else "recheck-line", **values)
    return f"{line}\n{words('recheck-back', url=result.address.url)}" if result.came_back else line


def say_copies(copies: list[Copy]) -> None:
    """Tell how each copy that isn't plainly up stands as a whole, and how many stand how; without an address."""
    for copy in copies:
        standing = copy.standing
        if standing.state is not CopyState.UP:
            why = ", ".join(words("copy-" + reason) for reason in standing.reasons)
            state = words("copy-state-" + standing.state)
            say(words("recheck-copy", match=copy.matches[0].id, state=state, why=why))
    counts = Counter(copy.standing.state for copy in copies)
    by_state = {state.value: counts[state] for state in CopyState}
    say(words("recheck-copies", all=len(copies), **by_state))
