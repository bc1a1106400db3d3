"""What the crawl tells a person, in both languages."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import takedown.crawl
from takedown.errors import TakedownError
from takedown.words import LANGUAGES, Language, Words

DATA: dict[str, str | float] = {
    "host": "host.example",
    "why": "private",
    "limit": 1,
    "seconds": 30.0,
    "status": 500,
    "site": "here",
    "kind": "webb",
    "nearest": "web",
    "until": "06:00",
    "moment": 0,
    "nameserver": "nowhere",
    "bootstrap": "nowhere",
}


def errors() -> list[type[TakedownError]]:
    for module in pkgutil.walk_packages(takedown.crawl.__path__, "takedown.crawl."):
        importlib.import_module(module.name)
    return [kind for kind in TakedownError.__subclasses__() if kind.__module__.startswith("takedown.crawl.")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("error", errors(), ids=lambda kind: kind.__name__)
def test_every_error_has_its_sentence(error: type[TakedownError], language: Language) -> None:
    assert len(Words(language)(error.key(), **DATA)) > 60


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("why", ["malformed", "scheme", "credentials", "port", "numeric", "private", "never", "onion"])
def test_every_refusal_has_its_reason(why: str, language: Language) -> None:
    words = Words(language)
    sentence = words("error-address-refused", host="host.example", why=why)
    others = {words("error-address-refused", host="host.example", why=other) for other in ("scheme", "private")}
    assert "host.example" in sentence
    assert (sentence in others) == (why in ("scheme", "private"))
