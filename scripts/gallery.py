"""Write the reports of the gallery from the bundled figures, and pictures of them.

``python scripts/gallery.py`` writes the pages; with playwright and a Chromium their pictures too.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "gallery"
PAGES = {
    "bulletin-2024": ("bulletin", "--year", "2024"),
    "bulletin-2024-zh": ("bulletin", "--year", "2024", "--locale", "zh_CN"),
    "series-2012-2025": ("series", "--reporter", "CN", "--from", "2012", "--to", "2025"),
    "factcheck": ("factcheck", "datasets/press/menafn-20250113.yaml"),
    "factcheck-zh": ("factcheck", "datasets/press/menafn-20250113.yaml", "--locale", "zh_CN"),
}
PICTURES = (
    ("bulletin-2024", "desktop", 960, 1180, "light", 0),
    ("bulletin-2024", "charts-dark", 960, 900, "dark", 940),
    ("bulletin-2024", "phone", 360, 760, "light", 0),
    ("bulletin-2024-zh", "desktop", 960, 1180, "light", 0),
    ("bulletin-2024-zh", "phone-dark", 360, 760, "dark", 500),
    ("series-2012-2025", "desktop", 960, 800, "light", 330),
    ("factcheck", "desktop", 960, 900, "light", 0),
    ("factcheck-zh", "phone", 360, 760, "light", 0),
)
"""Page, name, width and height of the window, colours, and how far the page is scrolled."""


def main() -> int:
    """Write pages and pictures."""
    FOLDER.mkdir(exist_ok=True)
    for name, arguments in PAGES.items():
        command = [sys.executable, "-m", "tbcalc", "report", *arguments]
        subprocess.run([*command, "-o", str(FOLDER / f"{name}.html")], check=True, cwd=ROOT)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("no Chromium: the pictures are as they were", file=sys.stderr)
        return 0
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for picture in PICTURES:
            _take(browser, *picture)
        _print(browser)
        browser.close()
    return 0


def _take(
    browser: Any, page: str, name: str, width: int, height: int, scheme: str, down: int
) -> None:
    size = {"width": width, "height": height}
    context = browser.new_context(viewport=size, color_scheme=scheme)
    shown = context.new_page()
    shown.goto((FOLDER / f"{page}.html").as_uri())
    shown.evaluate(f"scrollTo(0, {down})")
    shown.screenshot(path=FOLDER / f"{page}-{name}.png")
    context.close()


def _print(browser: Any) -> None:
    """Take the first page as it comes out of a printer, where Ghostscript can show it."""
    ghostscript = shutil.which("gs")
    if ghostscript is None:
        return
    shown = browser.new_page()
    shown.goto((FOLDER / "bulletin-2024.html").as_uri())
    paper = FOLDER / "print.pdf"
    shown.pdf(path=paper, format="A4", print_background=True)
    subprocess.run(
        [ghostscript, "-q", "-sDEVICE=pnggray", "-r72", "-dTextAlphaBits=4",
         "-dGraphicsAlphaBits=4", "-dLastPage=1", "-o", str(FOLDER / "bulletin-2024-print.png"),
         str(paper)],
        check=True,
    )  # fmt: skip
    paper.unlink()


if __name__ == "__main__":
    raise SystemExit(main())
