"""What locks an idle vault and forgets who left goes on after it failed once, and ends with the server."""

from __future__ import annotations

import asyncio

import pytest

from takedown.web.ticking import ticking


def test_what_fails_once_is_tried_again_and_ends_with_the_server(caplog: pytest.LogCaptureFixture) -> None:
    done: list[str] = []
    enough = asyncio.Event()

    async def served() -> None:
        loop = asyncio.get_running_loop()

        def tick() -> None:
            done.append("tick")
            if len(done) == 1:
                message = "the disk is away for a moment"
                raise OSError(message)
            loop.call_soon_threadsafe(enough.set)

        async with ticking(0.001, tick, lambda: done.append("last")):
            await asyncio.wait_for(enough.wait(), 30)
        ended = len(done)
        await asyncio.sleep(0.05)
        assert len(done) == ended

    asyncio.run(served())

    assert done[-1] == "last"
    assert done.count("last") == 1
    assert [record.getMessage() for record in caplog.records if "tick" in record.getMessage()] == ["tick: OSError"]
