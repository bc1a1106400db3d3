"""The contract of every adapter: each ships pages and says what is on them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.cases.post import LONGEST_TEXT
from takedown.crawl.adapters.adapter import Adapter, Sample
from takedown.crawl.adapters.registry import ADAPTERS, UnknownAdapter, adapter_for
from takedown.crawl.net.guard import parse
from takedown.crawl.net.urls import canonical
from takedown.settings import HostSettings

SAMPLES = [(adapter, sample) for adapter in ADAPTERS.values() for sample in adapter.samples]


@pytest.mark.parametrize(("adapter", "sample"), SAMPLES)
def test_finds_what_its_samples_hold(adapter: Adapter, sample: Sample) -> None:
    assert adapter.reads(sample.content_type, sample.body[:1024], sample.url)
    finds = adapter.read(sample.body, sample.url, sample.content_type)
    assert {link.url for link in finds.media} == set(sample.media)
    assert {link.url for link in finds.pages} == set(sample.pages)
    assert {link.url for link in finds.pages if link.more} == set(sample.more)
    assert {post.uri for post in finds.posts} == set(sample.posts)
    assert not ({link.url for link in finds.media} | {link.url for link in finds.pages}) & set(sample.never)


@pytest.mark.parametrize(("adapter", "sample"), SAMPLES)
def test_gives_addresses_that_can_be_visited(adapter: Adapter, sample: Sample) -> None:
    finds = adapter.read(sample.body, sample.url, sample.content_type)
    posts = (*finds.posts, *(link.post for link in finds.media if link.post is not None))
    links = [*(link.url for link in finds.media), *(link.url for link in finds.pages)]
    for url in (*links, *(post.url for post in posts)):
        assert canonical(parse(url)) == url
    for post in posts:
        assert post.uri
        assert len(post.text) <= LONGEST_TEXT
        assert all(parse(url) for url in adapter.spread(post))


@pytest.mark.parametrize("adapter", ADAPTERS.values())
def test_has_samples_and_a_start(adapter: Adapter) -> None:
    assert adapter.samples
    assert adapter.entries
    for configured, expected in adapter.entries:
        host = HostSettings(name="x", kind=adapter.kind, start=[configured], token_file="token")
        assert tuple(adapter.starts(host)) == expected


@given(st.sampled_from(SAMPLES), st.data())
def test_a_broken_sample_raises_nothing(chosen: tuple[Adapter, Sample], data: st.DataObject) -> None:
    adapter, sample = chosen
    cut = data.draw(st.integers(0, len(sample.body)))
    noise = data.draw(st.binary(max_size=20))
    adapter.read(sample.body[:cut] + noise + sample.body[cut:], sample.url, sample.content_type)
    adapter.read(sample.body[:cut], sample.url, "")


def test_is_listed_under_its_kind() -> None:
    assert {adapter.kind: adapter for adapter in ADAPTERS.values()} == ADAPTERS
    assert adapter_for("web") is ADAPTERS["web"]


def test_an_unknown_kind_names_the_nearest() -> None:
    with pytest.raises(UnknownAdapter) as problem:
        adapter_for("webb")
    assert problem.value.data == {"kind": "webb", "nearest": "web"}
