"""What opens the vault, on pages: the passphrase, the words, the key file; and a copy to keep elsewhere."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from takedown.pipeline.keeping.backup import last_backup
from takedown.vault import Keyholder, Passphrase, RecoveryWords, WrongPassphrase
from takedown.vault.recovery import _UNKIND, new_words
from takedown.words import LANGUAGES, Language, Words
from tests.conftest import PASSPHRASE
from tests.web.conftest import Site, Visitor

LONG = "lantern gravel oboe thistle"
PAGES = ["", "/words", "/words/remove", "/passphrase", "/backup", "/key-file", "/health"]


def opens(site: Site, secret: Passphrase | RecoveryWords) -> bool:
    try:
        Keyholder(site.keeper.home, secret).lock()
    except WrongPassphrase:
        return False
    return True


def shown(visitor: Visitor) -> str:
    card = visitor.post("/vault/words", on="/vault").text
    return " ".join(html.unescape(word) for word in re.findall(r"<li>([^<]+)</li>", card))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_speaks_its_language_under_a_title_that_says_nothing(house: Site, language: Language) -> None:
    visitor, words = house.entered(language), Words(language)

    for path in PAGES:
        page = visitor.get(f"/vault{path}").text
        assert f"<title>{words('web-vault-title')} · td</title>" in page
        assert page.count("<h1>") == 1


def test_only_who_is_signed_in_sees_any_of_it(house: Site) -> None:
    stranger = house.visitor()

    assert {stranger.get(f"/vault{path}").url.path for path in (*PAGES, "/words/card.pdf")} == {"/unlock"}


def test_the_words_count_once_they_were_typed_back(site: Site) -> None:
    visitor = site.entered()
    words = shown(visitor)
    assert len(words.split()) == 12

    visitor.post("/vault/words/check", 422, on="/vault", typed=" ".join(words.split()[:-1]), old=PASSPHRASE)
    visitor.post("/vault/words/check", 422, on="/vault", typed=words, old="not this one")
    assert "twelve words" in visitor.get("/vault/words/card").text
    visitor.post("/vault/words/check", on="/vault", typed=words.upper(), old=PASSPHRASE)

    assert opens(site, RecoveryWords(words))
    assert visitor.get("/vault/words/card").url.path == "/vault/words"
    visitor.post("/vault/words/remove", on="/vault", old=PASSPHRASE)
    assert visitor.get("/vault").text.count(Words("en")("web-vault-words-none")) == 1


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", 'filename="words-to-learn.pdf"'), ("fr", "filename*=utf-8''mots-%C3%A0-apprendre.pdf")],
)
def test_the_card_looks_like_any_list(house: Site, language: Language, name: str) -> None:
    visitor = house.entered(language)
    words = shown(visitor)

    page, file = visitor.get("/vault/words/card").text, visitor.get("/vault/words/card.pdf")

    assert f"<title>{Words(language)('card-title')}" in page
    assert file.content.startswith(b"%PDF")
    assert file.headers["content-disposition"] == f"attachment; {name}"
    assert words.split()[0] in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_that_would_hurt_to_read_is_on_a_card(language: Language) -> None:
    drawn = {word for _ in range(50) for word in new_words(language)}

    assert drawn.isdisjoint(_UNKIND[language].split())


def test_another_passphrase_opens_in_place_of_the_old_one(site: Site) -> None:
    visitor = site.entered()

    visitor.post("/vault/passphrase", 422, on="/vault", old="not this one", new=LONG, again=LONG)
    visitor.post("/vault/passphrase", 422, on="/vault", old=PASSPHRASE, new=LONG, again="another")
    visitor.post("/vault/passphrase", on="/vault", old=PASSPHRASE, new=LONG, again=LONG)

    assert opens(site, Passphrase(LONG))
    assert not opens(site, Passphrase(PASSPHRASE))


def test_a_key_file_is_asked_for_at_the_door(site: Site, tmp_path: Path) -> None:
    visitor, file = site.entered(), tmp_path / "holiday.bin"

    visitor.post("/vault/key-file", 422, on="/vault", old=PASSPHRASE, place="holiday.bin")
    visitor.post("/vault/key-file", on="/vault", old=PASSPHRASE, place=str(file))

    stranger = site.visitor()
    assert 'name="key_file"' in stranger.get("/unlock").text
    stranger.post("/unlock", 403, on="/unlock", passphrase=PASSPHRASE)
    stranger.post("/unlock", on="/unlock", passphrase=PASSPHRASE, key_file=str(file))
    stranger.post("/vault/key-file", on="/vault", old=PASSPHRASE, key_file=str(file))
    assert opens(site, Passphrase(PASSPHRASE))


def test_a_copy_is_one_locked_file_and_nothing_of_it_stays_here(house: Site, written: list[str]) -> None:
    visitor = house.entered()

    visitor.post("/vault/backup", 422, on="/vault", new="short", again="short")
    copy = visitor.post("/vault/backup", on="/vault", new=LONG, again=LONG)

    assert copy.content.startswith(b"age-encryption.org/v1\n")
    assert b"header.json" not in copy.content
    assert re.fullmatch(r'attachment; filename="td-\d{4}-\d\d-\d\d\.age"', copy.headers["content-disposition"])
    assert last_backup(house.session) is not None
    assert [name for name in written if "__pycache__" not in name] == []
