"""What a person reads: in French and English alike, complete, well set, and without blame or promise."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import (
    BaseNode,
    FunctionReference,
    Junk,
    Message,
    NumberLiteral,
    SelectExpression,
    StringLiteral,
    TextElement,
    VariableReference,
)
from fluent.syntax.visitor import Visitor

import takedown
from takedown.errors import TakedownError
from takedown.resources import shared
from takedown.words import LANGUAGES, Language, Words

PACKAGE = Path(takedown.__file__).parent
# No-break space and narrow no-break space.
NO_BREAK = "\u00a0\u202f"

# Nobody is blamed and nothing is promised; and what is said is said plainly.
UNWELCOME = {
    "en": ("you should have", "your fault", "guarantee", "we promise", "revenge porn", "nudes", "simply", "failed to"),
    "fr": ("vous auriez dû", "votre faute", "garanti", "nous promettons", "revenge porn", "nudes", "il suffit"),
}


def files(language: Language) -> list[Path]:
    return sorted((shared("locale") / language).glob("*.ftl"))


def messages(language: Language) -> dict[str, Message]:
    found = {}
    for file in files(language):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, Junk), f"{language}/{file.name}: {entry.content}"
            if isinstance(entry, Message):
                found[entry.id.name] = entry
    return found


ENGLISH, FRENCH = messages("en"), messages("fr")
BOTH = [("en", key, message) for key, message in ENGLISH.items()] + [("fr", key, m) for key, m in FRENCH.items()]


class Parts(Visitor):
    """Collects what a message is made of: its text, its variables, and which of them choose or are formatted."""

    def __init__(self, message: BaseNode) -> None:
        self.text: list[str] = []
        self.variables: set[str] = set()
        self.numbers: set[str] = set()
        self.visit(message)

    def visit_TextElement(self, node: TextElement) -> None:  # noqa: N802 - the library's name
        self.text.append(node.value)

    def visit_StringLiteral(self, node: StringLiteral) -> None:  # noqa: N802
        self.text.append(node.parse()["value"])

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802
        self.variables.add(node.id.name)

    def visit_FunctionReference(self, node: FunctionReference) -> None:  # noqa: N802
        self.numbers.update(part.id.name for part in node.arguments.positional if isinstance(part, VariableReference))
        self.generic_visit(node)

    def visit_SelectExpression(self, node: SelectExpression) -> None:  # noqa: N802
        keys = {variant.key.name for variant in node.variants if not isinstance(variant.key, NumberLiteral)}
        if isinstance(node.selector, VariableReference) and keys <= {"zero", "one", "two", "few", "many", "other"}:
            self.numbers.add(node.selector.id.name)
        self.generic_visit(node)


def wording(message: Message) -> str:
    return "".join(Parts(message).text)


def test_both_languages_have_the_same_files() -> None:
    assert [file.name for file in files("fr")] == [file.name for file in files("en")]


@pytest.mark.parametrize("name", [file.name for file in files("en")])
def test_both_languages_have_the_same_keys(name: str) -> None:
    texts = [(shared("locale") / language / name).read_text(encoding="utf-8") for language in LANGUAGES]
    keys = [re.findall(r"^([a-z][\w-]*) =", text, re.MULTILINE) for text in texts]

    assert sorted(keys[0]) == sorted(keys[1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_there_twice(language: Language) -> None:
    keys = [
        key
        for file in files(language)
        for key in re.findall(r"^([a-z][\w-]*) =", file.read_text("utf-8"), re.MULTILINE)
    ]

    assert [key for key, times in Counter(keys).items() if times > 1] == []


def test_both_languages_use_the_same_values() -> None:
    differ = [key for key in ENGLISH if Parts(FRENCH[key]).variables != Parts(ENGLISH[key]).variables]

    assert differ == []


@pytest.mark.parametrize("number", [0, 1, 2, 1_000_000])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_reads_with_any_values(language: Language, number: int) -> None:
    words = Words(language)

    bad = {key: text for key, text in filled(words, number) if not text.strip() or "{" in text}

    assert bad == {}


def filled(words: Words, number: int) -> Iterator[tuple[str, str]]:
    """Every message with its text, each value a letter, or the number where it is counted."""
    for key, message in ENGLISH.items():
        parts = Parts(message)
        # What one language counts, the other may only name.
        counted = parts.numbers | Parts(FRENCH[key]).numbers
        values: dict[str, str | float] = dict.fromkeys(parts.variables - counted, "x")
        yield key, words(key, **values, **dict.fromkeys(counted, number))


def test_nobody_is_blamed_and_nothing_is_promised() -> None:
    found = [
        (language, key, word)
        for language, key, message in BOTH
        for word in UNWELCOME[language]
        if word in wording(message).lower()
    ]

    assert found == []


def test_french_is_well_set() -> None:
    found = {key: badly_set(wording(message)) for key, message in FRENCH.items()}

    assert {key: marks for key, marks in found.items() if marks} == {}


def test_english_is_well_set() -> None:
    odd = re.compile(rf"\w'\w|[{NO_BREAK}][:;?!]")

    assert {key: odd.findall(wording(one)) for key, one in ENGLISH.items() if odd.search(wording(one))} == {}


def badly_set(text: str) -> list[str]:
    """Return what French typography forbids: a straight apostrophe, a quotation mark or a sign without its space."""
    # A colon inside an address or a time is no punctuation, and a setting is written as the file wants it.
    prose = re.sub(r"\S*://\S*|\d+:\d+|\S+:\w+\S*|`[^`]*`|\w+ = \S+", "", text)
    return [
        found.group()
        for pattern in (
            r"\w'\w",
            rf"[^{NO_BREAK}:;?!][;?!]",
            rf"[^{NO_BREAK}](?::(?=\s|$))",
            rf"«(?![{NO_BREAK}])",
            rf"(?<![{NO_BREAK}])»",
            r'"',
        )
        for found in re.finditer(pattern, prose)
    ]


@pytest.mark.parametrize(
    "text",
    ["l'image", "Quoi ?", "Quoi?", "Voici : rien", "Voici: rien", "« oui »", '"oui"', "Attention !", "un ; deux"],
)
def test_a_badly_set_text_is_found(text: str) -> None:
    assert badly_set(text)


@pytest.mark.parametrize(
    "text",
    [
        "l’image",
        "Quoi\u202f?",
        "Voici\u00a0: rien",
        "«\u00a0oui\u00a0»",
        "voir https://a.example/?b à 12:30",
        "Vraiment\u202f?!",
    ],
)
def test_a_well_set_text_passes(text: str) -> None:
    assert badly_set(text) == []


def errors() -> Iterator[type[TakedownError]]:
    """Every error of the program, its rooms imported one by one."""
    for module in pkgutil.walk_packages([str(PACKAGE)], "takedown."):
        # The migrations are Alembic's to import, not ours.
        if not module.name.endswith("__main__") and ".migrations" not in module.name:
            importlib.import_module(module.name)
    waiting = TakedownError.__subclasses__()
    while waiting:
        error = waiting.pop()
        waiting.extend(error.__subclasses__())
        if error.__module__.startswith("takedown."):
            yield error


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_has_its_sentence(language: Language) -> None:
    words = Words(language)

    assert sorted(error.key() for error in errors() if error.key() not in words and raised(error)) == []


def raised(error: type[TakedownError]) -> bool:
    """Whether the class itself is raised, rather than only the classes below it."""
    return not error.__subclasses__()


def test_every_sentence_of_an_error_has_its_error() -> None:
    known = {TakedownError.key(), *(error.key() for error in errors())}

    assert sorted(key for key in ENGLISH if key.startswith("error-") and key not in known) == []


def spoken() -> Iterator[tuple[str, str]]:
    """Every key that the program asks for by a literal, with its place."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and node.args and ast.unparse(node.func).endswith("words")):
                continue
            if isinstance(node.args[0], ast.Constant):
                yield str(node.args[0].value), f"{file.relative_to(PACKAGE)}:{node.lineno}"


def shown() -> Iterator[tuple[str, str]]:
    """Every key that a page's template asks for, with its place; one that ends in a dash is the start of several."""
    for file in sorted((PACKAGE / "web" / "templates").rglob("*.html")):
        for found in re.finditer(r"""\bwords\(\s*["']([\w-]+)["']""", file.read_text(encoding="utf-8")):
            yield found[1], str(file.relative_to(PACKAGE))


def test_every_sentence_that_is_asked_for_exists() -> None:
    asked = [*spoken(), *shown()]

    assert sorted(f"{place} {key}" for key, place in asked if key not in ENGLISH and not key.endswith("-")) == []


def test_every_start_of_sentences_that_a_page_asks_for_is_one() -> None:
    starts = {key for key, _ in shown() if key.endswith("-")}

    assert sorted(start for start in starts if not any(key.startswith(start) for key in ENGLISH)) == []


def test_every_sentence_of_the_pages_is_asked_for() -> None:
    """In a template or in a module, whole or by how it starts."""
    files = [*(PACKAGE / "web").rglob("*.html"), *(PACKAGE / "web").rglob("*.py")]
    asked = set(re.findall(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*-?", " ".join(file.read_text("utf-8") for file in files)))
    starts = tuple(part for part in asked if part.startswith("web-") and part.endswith("-") and part != "web-")
    pages = {key for key in ENGLISH if key.startswith("web-")}

    assert sorted(key for key in pages if key not in asked and not key.startswith(starts)) == []


@pytest.mark.parametrize("length", [999, 1001, 2501, 100_000])
def test_a_value_is_told_whole_however_long_it_is(length: int) -> None:
    address = "https://a.example/" + "a" * length
    assert Words("en")("bad-address", line=3, text=address).count(address) == 1
