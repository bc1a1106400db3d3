"""A vault, registered photographs and the two real hosts, full of copies among unrelated pictures."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from takedown.demo.hosts import FileHost, Gallery
from takedown.demo.person import Line, Person
from takedown.demo.photographs import registered, unrelated
from takedown.demo.posts import IN_GALLERY, ON_FILE_HOST, among
from takedown.demo.processes import Children
from takedown.demo.workplace import Workplace
from tests.cli import warm
from tests.hosts.scene import Scene


@pytest.fixture(scope="module", autouse=True)
def _warm() -> Iterator[None]:
    """The process that short verbs are forked from ends with the tests that use it."""
    yield
    warm.close_all()


@pytest.fixture(scope="session")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    others = unrelated()
    with Workplace(tmp_path_factory.mktemp("scene") / "demo") as place, Children() as children:
        person = Person("en", place, children)
        place.config.touch()
        person.does("init")
        opened = person.does("case", "new", "--label", "hosts", "--adult", "yes", "--standing", "subject")
        names = {str(path): name for name, path in registered().items()}
        lines = person.does("register", "--case", opened[0]["case"], *names)
        photographs = {line["media"]: names[line["path"]] for line in lines}
        file_host = FileHost(place.hosts / "copyparty", children).start()
        file_host.fill(among(ON_FILE_HOST, others[:7]))
        gallery = Gallery(place.hosts / "sigal", children).start(among(IN_GALLERY, others[7:]))
        yield Scene(place, children, person, opened[0]["case"], photographs, file_host, gallery)


@pytest.fixture(scope="session")
def crawled(scene: Scene) -> list[Line]:
    """What one crawl of both hosts printed: a line for each match, and the summary."""
    scene.configure()
    return scene.person.does("crawl")


@pytest.fixture(scope="session")
def found(scene: Scene, crawled: list[Line]) -> dict[str, Line]:
    """The matches by address, as the program lists them."""
    assert crawled
    return {line["url"]: line for line in scene.person.does("matches", "list", "--case", scene.case)}
