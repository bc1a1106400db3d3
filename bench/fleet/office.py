"""What people and programs do while processes are killed: members have letters sent, a program opens cases."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event

from takedown.client.api import Api
from takedown.client.errors import ApiError, Unreachable
from tests.fleet.letters_scene import sent_by
from tests.mail.postbox import Postbox
from tests.team_server import House

_APART = 2.0
"""Seconds between two letters, and between two cases."""
_CONFLICT = 409


@dataclass(slots=True)
class Office:
    """What was done so far.

    Attributes:
        letters: the ids of notices that members had sent, by organisation. opened: the labels of cases of which a
            program was told that they are open, and unsure: of which nobody told it. answered: when, of ``monotonic``.
    """

    letters: dict[str, list[str]] = field(default_factory=dict)
    opened: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)


@contextmanager
def working(
    houses: Sequence[House], box: Postbox, urls: Sequence[str], address: Callable[[], str], token: str
) -> Iterator[Office]:
    """Have both go on until the block ends; what went wrong is raised then.

    Args:
        houses, box: whose letters, and where they arrive. urls: of the copies that letters are about, with ``{}``.
        address: says where the API answers now. token: of the program.
    """
    office, over = Office(), Event()
    with ThreadPoolExecutor(2) as threads:
        running: list[Future[None]] = [
            threads.submit(_write, office, houses, box, urls, over),
            threads.submit(_open, office, address, token, over),
        ]
        try:
            yield office
        finally:
            over.set()
        for one in running:
            one.result()


def _write(office: Office, houses: Sequence[House], box: Postbox, urls: Sequence[str], over: Event) -> None:
    number = 0
    while not over.wait(_APART):
        house = houses[number % len(houses)]
        notice = sent_by(house, box, number, urls[number % len(urls)])
        office.letters.setdefault(house.organisation.slug, []).append(notice.id)
        number += 1


def _open(office: Office, address: Callable[[], str], token: str, over: Event) -> None:
    number = 0
    while not over.wait(_APART):
        _opened(office, address, token, f"case-{number}")
        number += 1


def _opened(office: Office, address: Callable[[], str], token: str, label: str) -> None:
    """Open one case, asking as often as it takes; a request that died under way is for somebody to look into."""
    while True:
        try:
            with Api(f"{address()}api/v1", token, pause=lambda _: time.sleep(0.2)) as api:
                api.open_case("I agree.", adult="yes", standing="subject", key=label, label=label)
        except Unreachable:  # another process answers at another place
            continue
        except ApiError as problem:
            if problem.status != _CONFLICT:
                raise
            office.unsure.append(label)
            return
        office.opened.append(label)
        office.answered.append(time.monotonic())
        return
