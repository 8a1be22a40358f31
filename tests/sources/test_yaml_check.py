"""A large dataset is held against a part of it that says everything the whole says."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from tbcalc.errors import DatasetSyntaxError
from tbcalc.exact.noun import replaced
from tbcalc.figures.dataset import Dataset
from tbcalc.sources import yaml_check
from tbcalc.sources.printed_units import PrintedUnits
from tbcalc.sources.yaml_reader import read_dataset
from tbcalc.sources.yaml_writer import write_dataset
from tests.dataset_strategies import datasets

HEAD = """\
sources: {s: {publisher: S, language: en}}
defaults: {source: s, reporter: CN, partner: W, scope: goods}
figures:
"""


def numbered(count: int) -> Dataset:
    rows = "".join(
        f"  - {{flow: exports, partner: {'US' if n % 2 else 'DE'}, period: {1500 + n // 2}, "
        f"value: {n + 1000}.5, unit: million USD}}\n"
        for n in range(count)
    )
    return read_dataset(HEAD + rows, path="x")


@given(datasets())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_part_of_any_dataset_can_be_written(dataset: Dataset) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_check, "_LARGE", 0)
        assert write_dataset(dataset)


def test_the_part_is_small_and_says_everything() -> None:
    dataset = numbered(400)
    part = yaml_check.representatives(dataset, PrintedUnits(dataset.sources)).observations
    assert {o.key.period for o in part} == {o.key.period for o in dataset.observations}
    assert {o.key.partner for o in part} == {"US", "DE"}
    assert len(part) <= 202
    assert [o.id for o in part] == [f"s.{n + 1}" for n in range(len(part))]


@pytest.mark.parametrize("place", [0, 123, 399])
def test_what_cannot_be_said_is_found_wherever_it_stands(
    place: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_check, "_LARGE", 100)
    dataset = numbered(400)
    told = list(dataset.observations)
    assert write_dataset(dataset).count("flow: exports") == 400
    for wrong in (
        replaced(told[place], figure=replaced(told[place].figure, text="8 zillion")),
        replaced(
            told[place], figure=replaced(told[place].figure, value=told[place].figure.value * 2)
        ),
        replaced(told[place], key=replaced(told[place].key, partner="no area")),
        replaced(told[place], status="rumoured"),
        replaced(told[place], id=told[place - 1].id),
    ):
        changed = (*told[:place], wrong, *told[place + 1 :])
        with pytest.raises((DatasetSyntaxError, ValueError)):
            write_dataset(Dataset(changed, dataset.sources))
