"""Pages in a browser: quiet, alone, whole on a phone, without a fault that axe finds.

Skipped where playwright or a Chromium is missing; axe's part where axe is. ``pip install
'tbcalc[pages]'`` brings both but the browser.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import called

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
                None)  # fmt: skip
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium")

DATA = str(Path(__file__).parents[1] / "data" / "report" / "trade.yaml")
PAGES = {
    "bulletin": ("report", "bulletin", "--year", "2024"),
    "bulletin-zh": ("report", "bulletin", "--year", "2024", "--locale", "zh_CN"),
    "bulletin-partners": ("report", "bulletin", "--year", "2024", "--data", DATA),
    "factcheck": ("report", "factcheck", DATA),
    "series": ("report", "series", "--from", "2012", "--to", "2025"),
    "surplus": ("surplus", "--by", "year"),
    "check": ("check", "datasets/press/menafn-20250113.yaml"),
    "explain": ("explain", "CN balance 2024"),
    "convert": ("convert", "6.2T CNY", "--to", "USD"),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    for name, arguments in PAGES.items():
        called(*arguments, "-f", "html", "-o", str(folder / f"{name}.html"))
    return {name: folder / f"{name}.html" for name in PAGES}


def opened(browser: Any, path: Path, width: int, scheme: str) -> Any:
    """Return a page as it is shown, with what it said and asked for under ``noise``."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    page.noise = []
    page.on("console", lambda message: page.noise.append(message.text))
    page.on("pageerror", lambda error: page.noise.append(str(error)))
    page.on("request", lambda request: page.noise.append(request.url))
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1200, "dark")])
@pytest.mark.parametrize("name", list(PAGES))
def test_a_page(browser: Any, pages: dict[str, Path], name: str, width: int, scheme: str) -> None:
    page = opened(browser, pages[name], width, scheme)
    assert page.noise == [pages[name].as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("[...document.querySelectorAll('svg')].every(s => s.querySelector('title')"
                         "?.textContent.trim())")  # fmt: skip
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not there")
    violations = axe.Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in violations] == []
    page.context.close()


def test_a_number_opens_its_note_without_a_script(browser: Any, pages: dict[str, Path]) -> None:
    page = opened(browser, pages["bulletin"], 360, "light")
    first = page.locator("details.how").first
    first.locator("summary").click()
    assert first.locator(".card").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box = first.locator(".card").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    page.context.close()


def test_on_paper_numbers_have_the_numbers_of_their_notes(
    browser: Any, pages: dict[str, Path]
) -> None:
    page = opened(browser, pages["bulletin"], 1200, "dark")
    assert not page.locator(".mark").first.is_visible()
    page.emulate_media(media="print", color_scheme="light")
    assert page.locator(".mark").first.is_visible()
    assert page.locator("#how-1").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.context.close()
