"""Every number of a founding document's card stands in the bundled datasets, as printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tbcalc.cli.data import load
from tbcalc.figures.dataset import Dataset
from tests.datasets.cards import SEEDS, Row, card_paths, fact, figure_rows, section

ROWS = [row for card in card_paths() for row in figure_rows(card)]


@pytest.fixture(scope="module")
def founding() -> Dataset:
    return load(("founding",))


def test_five_cards() -> None:
    assert [card.stem[:3] for card in card_paths()] == ["000", "001", "002", "003", "004"]


@pytest.mark.parametrize("row", [r for r in ROWS if not r.holder.startswith("relation")], ids=str)
def test_figure_stands_in_the_datasets(row: Row, founding: Dataset) -> None:
    held = {o.id: o for o in founding.observations}
    assert row.holder in held
    assert held[row.holder].figure.text == row.printed


@pytest.mark.parametrize("card", card_paths(), ids=lambda card: card.stem)
def test_card_and_dataset_hold_the_same(card: Path, founding: Dataset) -> None:
    own = founding.of_source(fact(card, "source in the datasets"))
    rows = figure_rows(card)
    relations = sorted(row.holder for row in rows if row.holder.startswith("relation"))
    observed = {row.holder for row in rows if not row.holder.startswith("relation")}
    assert observed == {o.id for o in own.observations}
    assert relations == sorted(f"relation {type(r).__name__.lower()}" for r in own.relations)


@pytest.mark.parametrize("card", card_paths(), ids=lambda card: card.stem)
def test_card_agrees_with_the_source(card: Path, founding: Dataset) -> None:
    source = founding.sources[fact(card, "source in the datasets")]
    assert source.title == fact(card, "title")
    assert source.url == fact(card, "address")
    assert fact(card, "published").startswith(source.published)


@pytest.mark.parametrize("card", card_paths(), ids=lambda card: card.stem)
def test_card_is_complete(card: Path) -> None:
    assert section(card, "Numbers that are no trade figures")
    assert section(card, "Inferred")
    assert card.name in (SEEDS / "README.md").read_text(encoding="utf-8")


def test_each_document_has_its_dataset() -> None:
    bundled = SEEDS.parent / "datasets" / "founding"
    assert [p.stem for p in sorted(bundled.glob("*.yaml"))] == [c.stem for c in card_paths()]


@pytest.mark.parametrize(
    ("source", "flow", "period", "value"),
    [
        ("chinadaily-2017-04-21", "total", "2017-Q1", 6_200_000_000_000),
        ("chinadaily-2017-04-21", "total", "2016", 419_000_000_000),
        ("chinadaily-2026-01-09", "employment-supported-by-trade", "2025", 190_000_000),
        ("xinhua-2025-11-26", "exports", "2024", 25_450_000_000_000),
        ("xinhua-2025-11-26", "ciie-intended-transactions", "2025", 83_490_000_000),
        ("xinhua-2020-11-09", "imports", "2021/2025", 2_500_000_000_000),
        ("chinadaily-2023-02-09", "foreign-capital-in-actual-use", "2022", 22_870_000_000),
    ],
)
def test_level(source: str, flow: str, period: str, value: int, founding: Dataset) -> None:
    levels = [
        o.figure.value
        for o in founding.of_source(source).observations
        if (o.key.flow, str(o.key.period), o.aspect, o.pair_of) == (flow, period, "level", "")
    ]
    assert levels == [value]


def test_sources_are_not_quoted(founding: Dataset) -> None:
    longest = max(len(re.findall(r"\w+", row.printed)) for row in ROWS)
    assert longest <= 8
