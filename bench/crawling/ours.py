"""Our crawler in a process of its own, without fingerprinting; what it has still to visit stands in an encrypted vault.

``python -m bench.crawling.ours START CONCURRENCY PAGES HOME`` prints one line of JSON. The vault is made before, by
``python -m bench.crawling.ours HOME``, as ``takedown init`` makes one; its passphrase costs next to nothing: deriving
its keys is no part of a crawl.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path

from bench.crawling.peak import own_peak
from takedown.crawl.plan import Plan
from takedown.crawl.stats import Stats
from takedown.crawl.walk import Crawl
from takedown.pipeline.looking.leads import StoredQueue
from takedown.settings import CrawlSettings, HostSettings
from takedown.store import Store
from takedown.vault import Cost, Vault

_PASSPHRASE = "bench"
_DATABASE = "store.db"
_CHEAP = Cost(time=1, memory_kib=64, lanes=1)


def host_of(start: str, concurrency: int, pages: int) -> HostSettings:
    """Return the settings of the made-up host: as fast as it answers, as far as it goes."""
    return HostSettings(
        name="bench",
        start=[start],
        allow=[start.split("/")[2]],
        delay=0,
        concurrency=concurrency,
        max_pages=pages + 10,
        max_depth=50,
    )


async def crawled(host: HostSettings, store: Store) -> Stats:
    """Crawl once."""
    plan = Plan(queue_of=lambda one: StoredQueue(store, one.name))
    async with Crawl([host], CrawlSettings(), plan) as crawl:
        async for candidate in crawl.candidates():
            crawl.done(candidate)
        return crawl.stats


def made(folder: Path) -> None:
    """Make the vault and its empty database."""
    folder.mkdir()
    with Vault.create(folder, _PASSPHRASE, _CHEAP) as vault:
        Store.open_sqlcipher(folder / _DATABASE, vault.database_key(), vault.keyring).close()


def main(start: str, concurrency: str, pages: str, home: str) -> None:
    """Crawl once and print the figures."""
    folder = Path(home)
    with Vault.unlock(folder, _PASSPHRASE) as vault:
        store = Store.open_sqlcipher(folder / _DATABASE, vault.database_key(), vault.keyring)
        begun = time.perf_counter()
        stats = asyncio.run(crawled(host_of(start, int(concurrency), int(pages)), store))
        seconds = time.perf_counter() - begun
        store.close()
    figures = {"seconds": seconds, "pages": stats.pages, "media": stats.media, "peak": own_peak()}
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        main(*sys.argv[1:])
    else:
        made(Path(sys.argv[1]))
