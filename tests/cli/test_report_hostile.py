"""Reports of hostile data: names, titles, notes and articles that would rather be commands."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.command_line import called
from tests.views.test_as_html import HOSTILE, Page

UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
FORMATS = ("text", "table", "md", "html", "json")
TEXTS = {name: text for name, text in HOSTILE.items() if name != "null"}
"""All but what makes a file a binary one, which is refused."""
KINDS = ("bulletin", "factcheck", "series")


def dataset(text: str) -> str:
    told = json.dumps(text)
    figures = (
        "{flow: exports, period: 2023, value: 3 billion euros}",
        "{flow: imports, period: 2023, value: 2 billion euros}",
        "{flow: exports, period: 2024, value: 3.1 billion euros, growth: up 3 percent}",
        f"{{flow: imports, period: 2024, value: 2.1 billion euros, note: {told}}}",
        "{flow: total, period: 2024, value: 9.9 billion euros}",
        f"{{flow: exports, period: 2024, product: {told}, value: 1 billion euros}}",
    )
    head = (
        f"sources: {{s: {{publisher: {told}, title: {told}, url: {told}}}}}\n"
        "defaults: {source: s, reporter: MT, scope: goods}\nfigures:\n"
    )
    return head + "".join(f"  - {figure}\n" for figure in figures)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", list(TEXTS.values()), ids=list(TEXTS))
def test_data_stay_data(tmp_path: Path, kind: str, text: str) -> None:
    data = tmp_path / "data.yaml"
    data.write_text(dataset(text), encoding="utf-8")
    subject = (str(data),) if kind == "factcheck" else ("--data", str(data))
    pages = {}
    for word in FORMATS:
        told = called("report", kind, *subject, "-f", word)
        assert told.code == 0, told.err
        assert not UNSEEN.search(told.out), word
        pages[word] = told.out
    page = Page(pages["html"])
    assert (page.open, page.faults) == ([], [])
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
    links = [a["href"] or "" for tag, a in page.tags if tag == "a"]
    assert not [link for link in links if not link.startswith("#")]
    assert json.loads("".join(page.scripts))["@context"] == "https://schema.org"
    assert json.loads(pages["json"])["sources"][0]["publisher"] == text


@pytest.mark.parametrize("text", list(TEXTS.values()), ids=list(TEXTS))
def test_articles_stay_text(tmp_path: Path, text: str) -> None:
    article = tmp_path / "article.txt"
    article.write_text(
        f"{text} China's exports came to 25.45 trillion yuan in 2024. {text}", encoding="utf-8"
    )
    for word in FORMATS:
        told = called("report", "factcheck", str(article), "--date", "2025-01-14", "-f", word)
        assert told.code == 0, told.err
        assert not UNSEEN.search(told.out), word
        if word == "html":
            page = Page(told.out)
            assert (page.open, page.faults) == ([], [])
            assert [tag for tag, _ in page.tags].count("script") == 1
