"""A process of the team's server, watched while it runs: its log, its metrics, and its port for an operator."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager

from takedown.ops.logs import begin, log
from takedown.ops.metrics import Metrics
from takedown.ops.port import OperatorPort
from takedown.store.team.figures import Figures


@contextmanager
def watched(
    role: str,
    port: int | None,
    why: Callable[[], str],
    figures: Callable[[], Figures] | None = None,
    queues: Iterable[str] = (),
    position: Callable[[], int] | None = None,
) -> Iterator[Metrics]:
    """Give what this process counts; while the block runs it logs, and answers its operator.

    Args:
        role: ``web``, ``crawler``, ``matcher`` or ``notifier``; of several, the first.
        port: on this machine, 0 for any; ``None``: none.
        why: why it can't do its work just now, as a code, or nothing (``pipeline.team.health.readiness``).
        figures: of the whole server, where this process may see them. queues: what the queues are called.
        position: how far a matcher of this machine has followed the log, where this process asks one.

    Raises:
        OperatorPortTaken: nothing was started.
    """
    begin(role)
    metrics = Metrics(figures, queues, position)
    with ExitStack() as stack:
        there: dict[str, object] = {}
        if port is not None:
            there["port"] = stack.enter_context(OperatorPort(port, metrics, why)).port
        log("started", there)
        try:
            yield metrics
        except Exception as problem:
            log("ended", {}, "error", problem)
            raise
        log("ended")
