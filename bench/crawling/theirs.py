"""Scrapy in a process of its own: the spider that one would write for the same site, with its job directory on.

``python -m bench.crawling.theirs START CONCURRENCY JOBDIR`` prints one line of JSON. It asks for the same addresses as
ours: links, ``src``, each of a ``srcset``, and what a link leads to. Nothing is stored but what JOBDIR holds.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.http import HtmlResponse, Response
from scrapy.linkextractors import LinkExtractor

from bench.crawling.peak import own_peak


class Everything(scrapy.Spider):
    """Reads pages, takes pictures."""

    name = "everything"
    links = LinkExtractor(deny_extensions=())
    pages = 0
    pictures = 0

    async def start(self) -> AsyncIterator[scrapy.Request]:
        """Begin; by itself Scrapy asks for its start once more when a page links to it."""
        yield scrapy.Request(self.start_urls[0], self.parse)

    def parse(self, response: Response) -> Iterator[scrapy.Request]:
        """Take a page's links and pictures; of anything else, its bytes alone."""
        if not isinstance(response, HtmlResponse):
            self.pictures += bool(response.body)
            return
        self.pages += 1
        for link in self.links.extract_links(response):
            yield scrapy.Request(link.url, self.parse)
        for source in response.css("img::attr(src)").getall():
            yield response.follow(source, self.parse)
        for sources in response.css("img::attr(srcset), source::attr(srcset)").getall():
            for one in sources.split(","):
                yield response.follow(one.split()[0], self.parse)


def _settings(concurrency: int, folder: str) -> dict[str, Any]:
    return {
        "CONCURRENT_REQUESTS": concurrency,
        "CONCURRENT_REQUESTS_PER_DOMAIN": concurrency,
        "DOWNLOAD_DELAY": 0,
        "ROBOTSTXT_OBEY": True,
        "COOKIES_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "JOBDIR": folder,
        "LOG_LEVEL": "ERROR",
    }


def main(start: str, concurrency: str, folder: str) -> None:
    """Crawl once and print the figures."""
    begun = time.perf_counter()
    process = CrawlerProcess(_settings(int(concurrency), folder))
    crawler = process.create_crawler(Everything)
    process.crawl(crawler, start_urls=[start])
    process.start()
    seconds = time.perf_counter() - begun
    spider = crawler.spider
    if not isinstance(spider, Everything):
        raise SystemExit(1)
    figures = {"seconds": seconds, "pages": spider.pages, "media": spider.pictures, "peak": own_peak()}
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
