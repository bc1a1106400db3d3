"""The server that the API's own tests ask."""

from __future__ import annotations

from tests.web.api.conftest import address, first, server

__all__ = ["address", "first", "server"]
