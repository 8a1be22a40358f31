"""Renderers: golden files at several widths, nothing wider than its place, nothing left out."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tbcalc.views import as_markdown, as_table, as_text
from tbcalc.views.cells import cell_width
from tbcalc.views.document import (
    Bar,
    Column,
    Document,
    Heading,
    Line,
    Notes,
    Paragraph,
    Quote,
    Span,
    Table,
    Tree,
    document,
    line,
    plain,
)
from tests.conftest import Golden
from tests.views.documents import SERIES, every_block

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("width", [40, 80, 120])
def test_text(golden: Golden, width: int) -> None:
    golden(f"views/text-{width}.txt", as_text.render(every_block(), width=width))


@pytest.mark.parametrize("width", [40, 80, 120])
def test_table(golden: Golden, width: int) -> None:
    golden(f"views/table-{width}.txt", as_table.render(every_block(), width=width))


def test_table_without_colour_or_blocks(golden: Golden) -> None:
    plainly = as_table.render(every_block(), width=80, colour=False, blocks=False)
    golden("views/table-plain.txt", plainly)
    assert plainly == as_text.render(every_block(), width=80)


def test_markdown(golden: Golden) -> None:
    golden("views/markdown.md", as_markdown.render(every_block()))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1. first", "1\\. first"),
        ("# no heading", "\\# no heading"),
        ("- no list", "\\- no list"),
        ("-7.06 trillion", "-7.06 trillion"),
        ("2024 was", "2024 was"),
        ("a|b <i> `x`", "a\\|b \\<i\\> \\`x\\`"),
    ],
)
def test_markdown_takes_text_as_text(text: str, shown: str) -> None:
    assert as_markdown.render(document(Paragraph(line(text)))) == f"{shown}\n"


def test_colour_adds_nothing_but_colour() -> None:
    coloured = as_table.render(every_block(), width=100)
    assert ESCAPE.sub("", coloured) == as_table.render(every_block(), width=100, colour=False)


def test_no_width_leaves_lines_whole() -> None:
    long = document(Paragraph(line("word " * 300)))
    assert as_text.render(long, width=None) == ("word " * 300).strip() + "\n"


def test_an_empty_document() -> None:
    assert as_text.render(Document(())) == as_table.render(Document(())) == ""
    assert as_markdown.render(Document(())) == ""


def test_control_characters_never_reach_the_terminal() -> None:
    evil = document(Heading(line("a\x1b[31mb\x07\u202e")), Quote("\x1b]0;title\x07", ((0, 3),)))
    for rendered in (as_text.render(evil), as_table.render(evil, colour=False)):
        assert "\x1b" not in rendered
        assert "\x07" not in rendered
        assert "\u202e" not in rendered


def test_a_bar_is_never_longer_than_its_side_and_never_nothing() -> None:
    shown = as_table.render(document(SERIES), width=100, colour=False)
    bars = [row.rpartition("yuan")[2].split(" ", 8)[-1] for row in shown.splitlines()[1:]]
    assert all("│" in bar and ("█" in bar or "▌" in bar or "▐" in bar) for bar in bars)
    assert max(map(cell_width, shown.splitlines())) <= 100


words = st.text(st.sampled_from("ab 中é-.%"), min_size=0, max_size=30).map(
    lambda text: " ".join(text.split())
)
lines: st.SearchStrategy[Line] = st.lists(
    st.builds(Span, words, st.sampled_from(["plain", "number", "unit"])), max_size=3
).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    count = draw(st.integers(1, 5))
    columns = tuple(
        Column(draw(words), draw(st.sampled_from(["left", "right"])), draw(st.booleans()))
        for _ in range(count)
    )
    cells = [lines, st.builds(Bar, *[st.integers(0, 9).map(Decimal)] * 3)]
    kinds = [draw(st.integers(0, 4)) == 4 for _ in range(count)]
    rows = draw(st.lists(st.tuples(*(cells[kind] for kind in kinds)), max_size=4))
    return Table(columns, tuple(rows))


blocks = st.one_of(
    st.builds(Heading, lines),
    st.builds(Paragraph, lines),
    tables(),
    st.builds(Notes, st.lists(lines, max_size=3).map(tuple), words),
    st.builds(Tree, lines, st.lists(st.builds(Tree, lines), max_size=2).map(tuple)),
)
documents = st.lists(blocks, max_size=4).map(lambda found: Document(tuple(found)))


@given(documents, st.integers(24, 100))
def test_nothing_is_wider_than_its_place(shown: Document, width: int) -> None:
    for rendered in (as_text.render(shown, width=width), as_table.render(shown, width=width)):
        assert all(cell_width(row) <= width for row in ESCAPE.sub("", rendered).splitlines())


@given(documents, st.integers(24, 100))
def test_no_fact_is_left_out(shown: Document, width: int) -> None:
    """Every sign of every text is there, in whichever row it was put."""
    for rendered in (
        as_text.render(shown, width=width),
        as_table.render(shown, width=width, colour=False),
        as_markdown.render(shown),
    ):
        have = _signs(rendered)
        for text in _texts(shown):
            for sign, count in _signs(text).items():
                assert have.get(sign, 0) >= count, text


def _signs(text: str) -> dict[str, int]:
    return {sign: text.count(sign) for sign in set(text) if sign.isalnum()}


def _texts(shown: Document) -> list[str]:
    found = []
    for block in shown.blocks:
        match block:
            case Heading(told) | Paragraph(told):
                found.append(plain(told))
            case Notes(told_lines):
                found += [plain(told) for told in told_lines]
            case Table(_, rows):
                found += [plain(cell) for row in rows for cell in row if not isinstance(cell, Bar)]
            case Tree():
                found += [plain(block.line), *(plain(child.line) for child in block.children)]
    return found
