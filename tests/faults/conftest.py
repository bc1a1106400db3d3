"""The same vault and servers as the command line's tests."""

from tests.cli.conftest import _warm, background, empty_vault, shell

__all__ = ["_warm", "background", "empty_vault", "shell"]
