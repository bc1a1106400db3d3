"""``evidence stamp``: how the ledger stands, signed, and dated by the authorities that the settings name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from takedown.cases.checkpoint import Checkpoint, Timestamp, TimestampState
from takedown.cases.noun import now, rfc3339
from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import PARTLY, Json
from takedown.cli.output import Output, say

if TYPE_CHECKING:
    from takedown.evidence.anchor import Anchor

Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help=words("help-stamp-out"))]
Kept = Annotated[Path | None, typer.Option("--anchor", metavar="FILE", help=words("help-anchor"))]


def register(group: typer.Typer) -> None:
    """Declare the verb of the group ``evidence``."""
    group.command("stamp", help=words("help-evidence-stamp"))(stamp)


def stamp(context: typer.Context, *, out: Out = None, as_json: Json = False) -> None:
    """Make a checkpoint of what isn't in one yet, and ask now."""
    from takedown.pipeline.proof import stamping

    options: Options = context.obj
    output = Output(as_json=as_json)
    with options.session() as session:
        point, stamps = stamping.stamp_now(session, now())
        if point is None:
            say(words("stamp-nothing"))
            return
        for one in stamps or (None,):
            output.line(_record(point, one), _text(point, one))
        if not session.settings.timestamps:
            say(words("stamp-nobody"))
        if out is not None:
            anchor = stamping.write_anchor(session, out)
            say(words("stamp-kept", file=str(out), count=anchor.checkpoint.count, stamps=len(anchor.timestamps)))
    if any(one.state is not TimestampState.STAMPED for one in stamps):
        raise typer.Exit(PARTLY)


def anchor_of(file: Path | None) -> Anchor | None:
    """Return what was kept in ``file``.

    Raises:
        NotAnAnchor, NoSuchFile: it isn't there, or isn't one.
    """
    from takedown.pipeline.proof.stamping import read_anchor

    return None if file is None else read_anchor(file)


def _record(point: Checkpoint, one: Timestamp | None) -> dict[str, object]:
    record: dict[str, object] = {"checkpoint": point.id, "made_at": rfc3339(point.made_at), "count": point.count}
    record |= {"root": point.root.hex(), "authority": one.authority if one else "", "state": one.state if one else ""}
    stamped_at = one.stamped_at if one else None
    return {**record, "stamped_at": rfc3339(stamped_at) if stamped_at else None, "why": one.why if one else ""}


def _text(point: Checkpoint, one: Timestamp | None) -> str:
    if one is None:
        return words("stamp-made", count=point.count, root=point.root.hex())
    if one.stamped_at is not None:
        return words("stamp-done", authority=one.authority, at=rfc3339(one.stamped_at), count=point.count)
    why = words(f"stamp-{one.why}") if one.why else words("stamp-not-asked")
    waits = one.state is TimestampState.QUEUED
    return words("stamp-waits" if waits else "stamp-refused", authority=one.authority, why=why)
