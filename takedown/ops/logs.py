"""The log of a process of the team's server: lines of JSON on standard error, of fields that ``fields.py`` allows."""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping, MutableMapping
from datetime import UTC, datetime
from typing import IO, Any, cast

import structlog

from takedown.ops.fields import allowed, fault

_OURS = ("at", "event", "level")
_LEVELS = {"debug": 10, "info": 20, "warning": 30, "error": 40}


def begin(role: str, *, out: IO[str] | None = None, least: str = "info") -> None:
    """Have this process log, as ``role``; for its start.

    Args:
        role: on every line. out: where lines go; standard error by default. least: the lowest level that is written.
    """
    structlog.configure(
        processors=[structlog.contextvars.merge_contextvars, _written, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(_LEVELS[least]),
        logger_factory=structlog.WriteLoggerFactory(file=cast("Any", out or sys.stderr)),
        cache_logger_on_first_use=False,
    )
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(role=role)
    root = logging.getLogger()
    for handler in [one for one in root.handlers if isinstance(one, _Libraries)]:
        root.removeHandler(handler)
    root.addHandler(_Libraries(logging.WARNING))


def log(
    event: str,
    fields: Mapping[str, object] | None = None,
    level: str = "info",
    problem: BaseException | None = None,
) -> None:
    """Write one line.

    Args:
        event: what happened, as a code with hyphens.
        fields: see ``fields.py``; what isn't allowed is dropped and counted.
        level: ``debug``, ``info``, ``warning`` or ``error``.
        problem: an error; its kind and its places are told, and nothing of what it says.
    """
    given = {**(fields or {}), **(fault(problem) if problem else {})}
    told = {name: value for name, value in given.items() if name not in _OURS}
    structlog.get_logger().log(_LEVELS[level], event, **told)


def _written(_logger: object, level: str, given: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    moment = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return {"at": moment, "level": level, **allowed(given)}


class _Libraries(logging.Handler):
    """What libraries tell: which of them, how grave, and an error's kind. Their sentences may hold anything."""

    def emit(self, record: logging.LogRecord) -> None:
        problem = record.exc_info[1] if record.exc_info else None
        level = "error" if record.levelno >= logging.ERROR else "warning"
        log("library", {"source": record.name}, level, problem)
