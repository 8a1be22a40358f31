"""The long table form, written: it is read again as what it was."""

from __future__ import annotations

import pytest

from tbcalc.cli.data import load_collection
from tbcalc.exact.noun import replaced
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.observation import Observation, Whole
from tbcalc.figures.period import Period
from tbcalc.sources.table_reader import read_table
from tbcalc.sources.table_remark import written_whole
from tbcalc.sources.table_writer import write_sources, write_table


def bare(observation: Observation) -> Observation:
    """Return what is said but notes and places, which share one column."""
    return replaced(observation, note="", where="", path="", line=0)


def again(dataset: Dataset) -> Dataset:
    return read_table(write_table(dataset), write_sources(dataset), path="figures.csv")


@pytest.mark.parametrize("name", ["founding", "customs", "press"])
def test_a_collection_is_read_as_it_was(name: str) -> None:
    dataset = load_collection(name)
    told = again(dataset)
    assert list(map(bare, told.observations)) == list(map(bare, dataset.observations))
    assert told.sources == dataset.sources


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("all", Whole()),
        ("flow total-employment", Whole(flow="total-employment")),
        ("reporter CN, product all", Whole(reporter="CN", product="")),
        ("partner W, product cars, vans", Whole(partner="W", product="cars, vans")),
        ("period 2024-H1", Whole(period=Period.parse("2024-H1"))),
        ("period soon", None),
        ("of the world", None),
        ("flow total, flow exports", None),
    ],
)
def test_a_whole_in_a_remark(words: str, whole: Whole | None) -> None:
    assert written_whole(words) == whole
