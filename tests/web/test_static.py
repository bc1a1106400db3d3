"""What the browser is given as it is: styles that read from either side, scripts that keep and make nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from takedown.web import render, serve
from tests.web.conftest import Site
from tests.web.scene import lived_in, pages

STYLES = sorted(render.STATIC.glob("*.css"))
SCRIPTS = sorted(render.STATIC.glob("*.js"))
TEMPLATES = sorted(render.TEMPLATES.rglob("*.html"))
# What names a side of the page instead of the beginning or the end of a line (CSS Logical Properties Level 1).
_SIDES = re.compile(
    r"(?:^|[;{\s])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)"
    r"|left|right|top|bottom|width|height|(?:min|max)-(?:width|height))\s*:|text-align\s*:\s*(?:left|right)"
    r"|float\s*:\s*(?:left|right)"
)
_QUERY = re.compile(r"@media[^{]*\{")


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.name)
def test_no_style_knows_left_from_right(file: Path) -> None:
    style = _QUERY.sub("{", re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL))

    assert _SIDES.findall(style) == []


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.name)
def test_no_style_asks_for_anything_elsewhere(file: Path) -> None:
    style = file.read_text(encoding="utf-8")

    assert re.findall(r"url\((?![\"']?/static/)[^)]*\)|@import", style) == []
    assert not re.search(r"animation(?!\s*:\s*none)", style) or "prefers-reduced-motion" in style


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.relative_to(render.TEMPLATES).as_posix())
def test_no_template_holds_a_script_a_style_or_what_runs_on_an_event(file: Path) -> None:
    template = file.read_text(encoding="utf-8")

    assert re.findall(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)", template) == []
    assert re.findall(r"\|\s*safe\b|autoescape", template) == []


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.relative_to(render.TEMPLATES).as_posix())
def test_a_template_loads_nothing_from_elsewhere(file: Path) -> None:
    asked = re.findall(
        r"<(?:script|link|img|source|video|audio)[^>]*?(?:src|href)=\"([^\"]*)\"", file.read_text("utf-8")
    )

    assert [address for address in asked if not address.startswith(("/", "{{"))] == []


def test_no_plugin_and_no_frame_is_used() -> None:
    used = {
        file.name for file in TEMPLATES if re.search(r"<(?:object|embed|applet|i?frame)\b", file.read_text("utf-8"))
    }

    assert used == set()


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_nothing_is_put_into_the_browser_s_storage(file: Path) -> None:
    script = file.read_text(encoding="utf-8")

    assert re.findall(r"localStorage|sessionStorage|indexedDB|document\.cookie|caches\.|serviceWorker", script) == []


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_no_script_makes_markup_of_what_came_from_elsewhere(file: Path) -> None:
    """Only whole pieces that this server made of templates are put in as markup: what it answered, as it answered."""
    script = file.read_text(encoding="utf-8")
    made = re.findall(r"(?:inner|outer)HTML\s*\+?=\s*([^;]+);|insertAdjacentHTML\(\s*\"\w+\",\s*([^;]+)\);", script)

    assert {"".join(one).strip() for one in made} <= {"html", "await answer.text()"}
    assert re.findall(r"document\.write|\beval\(", script) == []
    assert "new Function" not in script


def test_windows_hear_each_other_only_on_a_channel_of_their_own_origin() -> None:
    for file in SCRIPTS:
        script = file.read_text(encoding="utf-8")

        assert not re.search(
            r"window\.(?:addEventListener\(\"message\"|postMessage|opener)|parent\.postMessage", script
        )


def test_no_header_of_a_proxy_is_believed(site: Site) -> None:
    told = {"x-forwarded-host": "elsewhere.example", "x-forwarded-proto": "https", "x-forwarded-for": "198.51.100.7"}
    answer = site.visitor().client.get("/", headers=told)

    assert answer.headers["location"] == "/unlock"
    assert "proxy_headers=False" in Path(serve.__file__).read_text(encoding="utf-8")


def test_every_page_of_somebody_who_is_in_can_be_locked_and_left(house: Site) -> None:
    scene, visitor = lived_in(house), house.entered()
    seen = [path for path in pages(scene, visitor) if path != "/calendar"]

    assert len(seen) > 20
    for path in seen:
        text = visitor.get(path).text
        assert 'action="/lock"' in text, path
        assert 'href="/leave"' in text, path
