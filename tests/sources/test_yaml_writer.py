"""Writing datasets: what is written reads as it was, looks as designed, and never lies."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tbcalc.errors import TbcalcError
from tbcalc.figures.dataset import Dataset, union
from tbcalc.sources.yaml_reader import read_dataset
from tbcalc.sources.yaml_text import flow_text, scalar_text
from tbcalc.sources.yaml_writer import write_dataset
from tests.conftest import Golden
from tests.dataset_strategies import datasets, hostile

ROOT = Path(__file__).parents[2] / "datasets"
BUNDLED = [*sorted(ROOT.glob("[!p]*/*.yaml")), *sorted(ROOT.glob("press/*.yaml"))[::10]]


def placeless(dataset: Dataset) -> tuple[object, ...]:
    """All that a dataset says, but for lines and paths."""
    slots = type(dataset.observations[0]).__match_args__
    told = [
        tuple(getattr(o, name) for name in slots if name not in ("path", "line"))
        for o in dataset.observations
    ]
    relations = [repr(r).partition(", path=")[0] for r in dataset.relations]
    return dict(dataset.sources), told, relations


@given(datasets())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_written_reads_as_it_was(dataset: Dataset) -> None:
    text = write_dataset(dataset)
    assert placeless(read_dataset(text, path="x")) == placeless(dataset)
    assert write_dataset(read_dataset(text, path="x")) == text


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_bundled_datasets_are_written_as_they_are_read(path: Path) -> None:
    dataset = read_dataset(path.read_text(encoding="utf-8"), path=str(path))
    text = write_dataset(dataset)
    assert placeless(read_dataset(text, path="x")) == placeless(dataset)
    assert max(len(line) for line in text.splitlines() if "http" not in line) <= 100


@given(hostile)
@settings(max_examples=200, deadline=None)
def test_any_text_is_one_scalar(text: str) -> None:
    head = (
        "sources: {a: {note: %s}}\nfigures: [{flow: total, reporter: CN, period: 2024, value: 1}]"
    )
    assert read_dataset(head % scalar_text(text), path="x").sources["a"].note == text


def test_the_look_of_a_dataset(golden: Golden) -> None:
    text = """\
sources:
  xinhua: {publisher: Xinhua, title: "Explainer: why", published: 2025-11-26}
defaults: {source: xinhua, reporter: CN, partner: W, scope: goods}
figures:
  - {flow: exports, period: 2024, value: 25.45 trillion yuan}
  - {flow: total, period: 2024, value: more than 43 trillion yuan, also: $6.07 trillion}
  - {flow: total, period: 2017-Q1, value: 6.2 trillion yuan, also: $899 billion, growth: up 21.8%, note: said by customs officials at a briefing of the General Administration in April 2017}
  - {flow: total, partner: ASEAN, period: 2024, share: 15.7 percent, of: {partner: W}}
  - {measure: ciie, period: 2025, value: "38,812.1", unit: million dollars}
  - {flow: exports, period: 2024, growth: {value: up 5 percent, currency: USD}}
  - {flow: exports, period: 2024, growth: down 1 percent, basis: mom}
  - {period: 2024, rate: 7.12 yuan per dollar}
relations:
  - {greater: {flow: exports, reporter: CN-SD/Weihai, period: 2017-Q1}, than: {flow: imports, reporter: CN-SD/Weihai, period: 2017-Q1}}
  - {parts: [{product: oil}, {product: non-oil}], of: {}, period: 2024, flow: total}
"""  # noqa: E501 one line a figure is the look at issue
    golden("datasets/written.yaml", write_dataset(read_dataset(text, path="x.yaml")))


def test_equal_datasets_are_written_in_equal_bytes() -> None:
    dataset = union(read_dataset(p.read_text("utf-8"), path=str(p)) for p in BUNDLED[:3])
    assert write_dataset(dataset) == write_dataset(dataset)


def test_a_figure_that_the_format_cannot_say_is_refused() -> None:
    dataset = read_dataset(
        "sources: {a: {}}\nfigures: [{flow: total, reporter: CN, period: 2024, value: 5 yuan}]",
        path="x",
    )
    odd = type(dataset)(dataset.observations, {}, ())
    with pytest.raises(TbcalcError):
        write_dataset(odd)


def test_flow_text_nests() -> None:
    assert flow_text({"of": {"partner": "W"}, "also": ["$5 bn", "€4 bn"]}) == (
        "{of: {partner: W}, also: [$5 bn, €4 bn]}"
    )
