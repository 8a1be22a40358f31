"""HTML: well made, and inert whatever the data hold."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tbcalc.exact.interval import Interval
from tbcalc.figures.quantity import Quantity
from tbcalc.views import as_html, as_markdown, as_table, as_text
from tbcalc.views.document import (
    Column,
    Derivations,
    Document,
    Heading,
    How,
    Notes,
    Paragraph,
    Quote,
    Span,
    Table,
    Tree,
    document,
    line,
    number,
)
from tests.views.documents import every_block

VOID = ("meta", "br", "link", "img", "input", "hr")
HOSTILE = {
    "script": "<script>alert(1)</script>",
    "attribute": '" onmouseover="alert(1)',
    "link": "[click](javascript:alert(1)) ![x](http://evil.example/x.png)",
    "formula": '=HYPERLINK("http://evil.example","click")',
    "escapes": "\x1b]8;;http://evil.example\x07click\x1b[2J\x9b31m",
    "right to left": "total \u202e7102\u202c \u2066x",
    "lines": "a\n\n# heading\r\n- item\u2028\u2029\x85",
    "comment": "<!-- --> ]]> --> <![CDATA[",
    "long": "x" * 10_000,
    "null": "a\x00b\ufffe",
}


class Page(HTMLParser):
    """A page as it was written: which elements are open, what was closed out of order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "script":
            self.scripts.append(data)


def full_of(text: str) -> Document:
    """Return a document with the text in every place that takes any."""
    how = How(text, Quantity(None, Interval.point(1), Interval.point(1), "1"), (line(text),))
    return document(
        Heading(line(text)),
        Paragraph(line(Span(text, "quote"), Span(text, "source"), Span(text, "code"))),
        Paragraph(line(number(text), Span(text, "number", how)), lead=True),
        Table((Column(text), Column(text, "right"), Column("", tight=True)),
              ((line(text), line(Span(text, "number", how)), line(Span(text, "unit"))),), text),
        Notes((line(text),), text),
        Tree(line(text), (Tree(line(text)),)),
        Quote(text, ((0, 1),)),
        Derivations(text, (how,)),
        title=text, language=text,
        appendix=json.dumps({"name": text}),
    )  # fmt: skip


def test_the_page_is_well_made() -> None:
    page = Page(as_html.render(every_block()))
    assert (page.open, page.faults) == ([], [])
    tags = [tag for tag, _ in page.tags]
    assert tags.count("main") == tags.count("h1") == tags.count("title") == 1
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(set(ids)) == len(ids)
    assert all("scope" in attributes for tag, attributes in page.tags if tag == "th")


@pytest.mark.parametrize("text", list(HOSTILE.values()), ids=list(HOSTILE))
def test_hostile_text_is_text(text: str) -> None:
    rendered = as_html.render(full_of(text))
    page, calm = Page(rendered), Page(as_html.render(full_of("calm")))
    assert (page.open, page.faults) == ([], [])
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in calm.tags]
    attributes = [[sorted(a.keys() - {"class"}) for _, a in each.tags] for each in (page, calm)]
    assert attributes[0] == attributes[1]
    assert json.loads("".join(page.scripts)) == {"name": text}
    for sign in ("\x1b", "\x9b", "\u202e", "\u2066", "\u2028", "\x00", "\x85"):
        assert sign not in rendered


@pytest.mark.parametrize("text", list(HOSTILE.values()), ids=list(HOSTILE))
def test_hostile_text_is_text_for_people_too(text: str) -> None:
    told = (
        as_text.render(full_of(text)),
        as_table.render(full_of(text), colour=False),
        as_markdown.render(full_of(text)),
    )
    for rendered in told:
        for sign in ("\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\u2028", "\x00", "\x85", "\r"):
            assert sign not in rendered
    outside_code = re.sub("`[^`]*`", "", told[2])
    assert "<script>" not in outside_code.replace("\\<", "")
    assert not re.search(r"(?<!\\)\]\(", outside_code)


def test_only_addresses_of_the_web_become_links() -> None:
    addresses = ("https://example.org/a?b=1&c", "javascript:alert(1)", "http://a b", "//evil")
    blocks = [Paragraph(line(Span(address, "source"))) for address in addresses]
    page = Page(as_html.render(document(*blocks)))
    links = [attributes["href"] for tag, attributes in page.tags if tag == "a"]
    assert links == ["https://example.org/a?b=1&c"]


def test_it_asks_for_nothing() -> None:
    rendered = as_html.render(every_block())
    page = Page(rendered)
    assert not [a for _, a in page.tags if {"src", "srcset", "onload"} & a.keys()]
    assert "@import" not in rendered
    assert "url(" not in rendered
    policy = [a.get("content") for tag, a in page.tags if tag == "meta"]
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in policy


def test_a_number_opens_how_it_is_known() -> None:
    how = How("exports", Quantity(None, Interval.point(1), Interval.point(1), "1"),
              (line("printed"),))  # fmt: skip
    cell = line(Span("25.45", "number", how))
    table = Table((Column(), Column("2024", "right")), ((line("exports"), cell),))
    rendered = as_html.render(document(table, Derivations("", (how,))))
    assert "<details" in rendered
    assert '<li id="how-1">' in rendered
    rows = tuple((line(str(n)), cell) for n in range(500))
    long = as_html.render(document(Table(table.columns, rows), Derivations("", (how,))))
    assert "<details" not in long
    assert long.count('href="#how-1"') == 500


@given(st.text(max_size=60))
def test_any_text_leaves_the_page_as_it_is(text: str) -> None:
    page = Page(as_html.render(full_of(text)))
    assert (page.open, page.faults) == ([], [])
