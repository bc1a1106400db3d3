"""When an address is worth another visit, as docs/crawling.md promises."""

from __future__ import annotations

import pytest

from takedown.crawl.frontier.lead import Known
from takedown.crawl.frontier.revisit import DAY, HOUR, Visit, due, interval

MINUTE = 60.0


@pytest.mark.parametrize(
    ("visit", "unchanged", "seconds"),
    [
        (Visit.LIST, -1, 0.0),
        (Visit.LIST, 2, 0.0),
        (Visit.LIST, 3, 10 * MINUTE),
        (Visit.LIST, 4, 20 * MINUTE),
        (Visit.LIST, 40, 6 * HOUR),
        (Visit.PAGE, -1, DAY / 2),
        (Visit.PAGE, -9, DAY / 2),
        (Visit.PAGE, 0, DAY),
        (Visit.PAGE, 1, 2 * DAY),
        (Visit.PAGE, 40, 30 * DAY),
        (Visit.MEDIA, -1, 7 * DAY),
        (Visit.MEDIA, 1, 14 * DAY),
        (Visit.MEDIA, 40, 90 * DAY),
        (Visit.MISSING, 0, DAY),
        (Visit.MISSING, 40, 30 * DAY),
        (Visit.TROUBLE, 0, 15 * MINUTE),
        (Visit.TROUBLE, 40, DAY),
    ],
)
def test_what_never_changes_is_visited_seldom_and_what_changes_often(
    visit: Visit, unchanged: int, seconds: float
) -> None:
    assert interval(visit, unchanged) == seconds
    assert due(visit, Known(unchanged=unchanged, visited_at=1000.0)) == 1000.0 + seconds


def test_a_later_part_of_a_list_is_never_due_on_its_own() -> None:
    assert due(Visit.ONCE, Known(visited_at=1000.0)) is None
