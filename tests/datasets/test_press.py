"""The press collection: every file reads, and is what the script makes of the long table form."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.make_press_datasets import entries, numbered
from tbcalc.cli.bundled import collection_paths
from tbcalc.cli.data import load
from tbcalc.figures.dataset import Dataset
from tbcalc.sources.table_reader import read_table
from tbcalc.sources.yaml_reader import read_dataset
from tbcalc.sources.yaml_writer import write_dataset

TABLE = """\
figure_id,source_id,reporter,flow,period,printed,nominal,currency,basis,pair_of,of,remark
a,wire,China,total,2023,41.76 trillion yuan,,CNY,,,,
b,wire,China,growth_of:total,2023,up 0.2 percent,,CNY,yoy,,a,the base was revised
c,wire,China,total,2023,about 5.88 trillion U.S. dollars,,USD,,a,,
d,wire,China,growth_of:total,2023,up 0.2 percent,,CNY,yoy,,a,
e,wire,China,exports,2023,13.77,13770000000000,CNY,,,,table in trillion yuan
f,wire,China,growth_of:exports,2023,0.6 percent,0.006,CNY,yoy,,e,
g,wire,China,growth_of:exports,2023,up 5.0 percent,,USD,yoy,,e,
"""


@pytest.fixture(scope="module")
def press() -> Dataset:
    return load(("press",))


@pytest.fixture
def small() -> Dataset:
    return read_table(TABLE, "", path="figures.csv")


def test_every_source_has_a_file_and_every_figure_is_there(press: Dataset) -> None:
    assert len(collection_paths("press")) == len(press.sources) == 268
    assert len(press.observations) == 3015
    assert {o.source for o in press.observations} == set(press.sources)
    assert len({o.id for o in press.observations}) == 3015


def test_every_source_says_when_it_was_published(press: Dataset) -> None:
    assert all(source.publisher and source.published for source in press.sources.values())


def test_levels_are_amounts_and_growths_fractions(press: Dataset) -> None:
    units = {
        aspect: {len(o.figure.unit) for o in press.observations if o.aspect == aspect}
        for aspect in ("level", "growth", "share", "rate")
    }
    assert units == {"level": {0, 3}, "growth": {1}, "share": {1}, "rate": {7}}


def test_what_belongs_to_a_level_stands_in_its_entry(small: Dataset) -> None:
    found = [[o.id for o in entry] for entry in entries(small.observations)]
    assert found == [["a", "c", "d"], ["b"], ["e", "f", "g"]]


def test_figures_are_numbered_anew_by_entry(small: Dataset) -> None:
    renamed = numbered(small)
    assert [(o.id, o.of or o.pair_of) for o in renamed.observations] == [
        ("wire.1", ""), ("wire.1.also", "wire.1"), ("wire.1.growth", "wire.1"),
        ("wire.2", "wire.1"),
        ("wire.3", ""), ("wire.3.growth", "wire.3"), ("wire.3.growth.2", "wire.3"),
    ]  # fmt: skip


def test_a_table_becomes_a_file_that_reads_the_same(small: Dataset) -> None:
    renamed = numbered(small)
    text = write_dataset(renamed)
    again = read_dataset(text, path="press/wire.yaml")
    assert [o.figure for o in again.observations] == [o.figure for o in renamed.observations]
    assert "also: about 5.88 trillion U.S. dollars" in text
    assert "unit: trillion CNY" in text


def test_a_folder_is_read_without_its_tables_of_other_kinds(tmp_path: Path) -> None:
    (tmp_path / "figures.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "sources.csv").write_text("source_id,publisher\nwire,A wire\n", encoding="utf-8")
    (tmp_path / "findings.csv").write_text("id,printed\nx,y\n", encoding="utf-8")
    dataset = load((str(tmp_path),))
    assert len(dataset.observations) == 7
    assert dataset.sources["wire"].publisher == "A wire"
