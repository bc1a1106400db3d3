"""What time alone made due, as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from takedown.cli.language import words

if TYPE_CHECKING:
    from takedown.pipeline.following.chores import Done


def done_record(done: Done) -> dict[str, object]:
    """Return the fields of one chore."""
    record: dict[str, object] = {"chore": done.chore.value, "number": done.number}
    if done.case is not None:
        record["case"] = done.case.id
    if done.problem is not None:
        record["reason"] = done.problem.key().removeprefix("error-")
    return record


def done_text(done: Done) -> str:
    """Return one chore in a sentence."""
    if done.problem is not None:
        return words("chore-problem", why=words.error(done.problem))
    case = done.case.id if done.case is not None else ""
    if done.chore == "ends-soon" and done.case is not None:
        return ending_text(case, done.number, str(done.case.retain_until))
    return words("chore-" + done.chore, case=case, number=done.number)


def ending_text(case: str, days: int, until: str) -> str:
    """Return that a case's date is near, or over."""
    return words("case-ends-soon" if days > 0 else "case-ends-now", case=case, days=max(days, 0), until=until)
