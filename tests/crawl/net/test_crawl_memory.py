"""The byte budget: who waits, and that no more is held than allowed."""

from __future__ import annotations

import asyncio

from hypothesis import given
from hypothesis import strategies as st

from takedown.crawl.net.memory import ByteBudget


async def test_waits_in_order_and_never_holds_more_than_it_has() -> None:
    budget = ByteBudget(100)
    first = await budget.reserve(60)
    large = asyncio.create_task(budget.reserve(80))
    small = asyncio.create_task(budget.reserve(10))
    await asyncio.sleep(0)
    assert not large.done()
    assert not small.done()  # it would fit, but the large one was first
    first.release()
    await asyncio.gather(large, small)
    assert budget.held == 90
    assert budget.peak == 90


async def test_more_than_everything_is_everything() -> None:
    budget = ByteBudget(100)
    share = await budget.reserve(1000)
    assert share.size == 100
    share.release()
    share.release()
    assert budget.held == 0


async def test_shrinking_makes_room() -> None:
    budget = ByteBudget(100)
    share = await budget.reserve(100)
    waiting = asyncio.create_task(budget.reserve(70))
    await asyncio.sleep(0)
    share.shrink(30)
    assert (await waiting).size == 70
    share.shrink(50)
    assert budget.held == 100


async def test_who_leaves_the_line_gives_way_to_the_next() -> None:
    budget = ByteBudget(100)
    first = await budget.reserve(50)
    large = asyncio.create_task(budget.reserve(80))
    small = asyncio.create_task(budget.reserve(50))
    await asyncio.sleep(0)
    large.cancel()
    await asyncio.gather(large, return_exceptions=True)
    assert (await small).size == 50
    first.release()
    assert budget.held == 50


async def test_who_is_served_and_cancelled_at_once_keeps_nothing() -> None:
    budget = ByteBudget(100)
    first = await budget.reserve(100)
    waiting = asyncio.create_task(budget.reserve(40))
    await asyncio.sleep(0)
    first.release()  # serves it, but it hasn't run yet
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    assert budget.held == 0


@given(st.lists(st.tuples(st.integers(0, 150), st.booleans(), st.integers(0, 3)), max_size=30))
def test_holds_under_any_use(uses: list[tuple[int, bool, int]]) -> None:
    async def run() -> None:
        budget = ByteBudget(100)

        async def use(size: int, turns: int) -> None:
            share = await budget.reserve(size)
            try:
                for _ in range(turns):
                    await asyncio.sleep(0)
            finally:
                share.release()

        tasks = [asyncio.create_task(use(size, turns)) for size, _, turns in uses]
        await asyncio.sleep(0)
        for task, (_, gone, _) in zip(tasks, uses, strict=True):
            if gone:
                task.cancel()
        done = await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 5)
        assert all(result is None or isinstance(result, asyncio.CancelledError) for result in done)
        assert budget.peak <= 100
        assert budget.held == 0

    asyncio.run(run())
