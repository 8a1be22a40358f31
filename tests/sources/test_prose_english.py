"""English sentences of agencies and offices: whose trade, with whom, when, against what."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tbcalc.figures.extracted import Extracted
from tbcalc.sources.prose import read_article
from tbcalc.sources.prose_extracted import extracted

DAY = (2025, 10, 20)
TABLE = Path(__file__).parents[1] / "data/reading/english_prose.txt"


def cases() -> Iterator[tuple[str, str, list[str]]]:
    """Yield the name of each case of the table, its text and the rows to be read of it."""
    for block in TABLE.read_text("utf-8").strip().split("\n\n")[1:]:
        name, *lines = block.split("\n")
        text = "\n".join(line for line in lines if not line.startswith("= "))
        yield name.removeprefix("# "), text, [line[2:] for line in lines if line.startswith("= ")]


CASES = {name: (text, rows) for name, text, rows in cases()}


def row(figure: Extracted) -> str:
    """Print a figure: its flow, period, reporter > partner, what a growth is against, its link."""
    basis = f" {figure.basis or figure.basis_ext or '-'}" if figure.kind == "growth" else ""
    link = "" if figure.of is None else f" of {figure.of}"
    whose = f"{figure.reporter or '?'}>{figure.partner or '-'}"
    return f"{figure.text} | {figure.flow or '-'} {figure.period or '?'} {whose}{basis}{link}"


@pytest.mark.parametrize(("text", "rows"), CASES.values(), ids=CASES)
def test_a_sentence_says_whose_trade_it_tells(text: str, rows: list[str]) -> None:
    assert [row(each) for each in extracted(text, read_article(text, published=DAY))] == rows


def test_the_table_is_whole() -> None:
    assert len(CASES) == len(list(cases()))
    assert all(rows for _, rows in CASES.values())
