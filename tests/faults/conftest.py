"""The same vault and servers as the command line's tests; and where the kills landed, told at the end."""

from __future__ import annotations

import pytest

from tests.cli.conftest import _warm, background, empty_vault, shell

__all__ = ["_warm", "background", "empty_vault", "shell"]

LANDED = ("before", "within", "after")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many kills landed before the first write of each verb, between two writes, and when all was done."""
    passed = terminalreporter.stats.get("passed", [])
    rows = [value for report in passed for name, value in report.user_properties if name == "kills"]
    if not rows:
        return
    terminalreporter.section("kills without loss")
    for row in [*rows, {"verb": "all", **{name: sum(row.get(name, 0) for row in rows) for name in LANDED}}]:
        figures = ", ".join(f"{row.get(name, 0):4} {name}" for name in LANDED)
        terminalreporter.write_line(f"{row['verb']:10} {figures}")
