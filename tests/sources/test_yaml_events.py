"""YAML without libyaml: the same datasets, the same faults in the same lines."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tbcalc.errors import TbcalcError
from tbcalc.figures.dataset import Dataset
from tbcalc.sources import yaml_events
from tbcalc.sources.yaml_reader import read_dataset
from tests.sources.test_dataset_faults import FIGURES, FILES, GOOD, HEAD

ROOT = Path(__file__).parents[2] / "datasets"
BUNDLED = [*sorted((ROOT / "founding").glob("*.yaml")), ROOT / "customs" / "2014.yaml"]

pytestmark = pytest.mark.skipif(not yaml.__with_libyaml__, reason="libyaml is missing")


def both(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Dataset | str, Dataset | str]:
    """Return what is read, or what is told and where, with libyaml and without."""
    with_libyaml = outcome(text)
    monkeypatch.setattr(yaml_events, "_LOADER", yaml.SafeLoader)
    return with_libyaml, outcome(text)


def outcome(text: str) -> Dataset | str:
    try:
        return read_dataset(text, path="x.yaml")
    except TbcalcError as error:
        faults = getattr(error, "faults", ()) or (error,)
        return "\n".join(f"{fault.slug} {fault.place.rpartition(':')[0]}" for fault in faults)


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_datasets_are_read_alike(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = both(path.read_text(encoding="utf-8"), monkeypatch)
    assert isinstance(first, Dataset)
    assert first == second


@pytest.mark.parametrize("name", FIGURES)
def test_faulty_figures_are_told_alike(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = both(f"{HEAD}{GOOD}  - {FIGURES[name]}\n", monkeypatch)
    assert isinstance(first, str)
    assert first == second


@pytest.mark.parametrize("name", [name for name in FILES if name != "deep"])
def test_faulty_files_are_told_alike(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = both(FILES[name], monkeypatch)
    assert isinstance(first, str)
    assert isinstance(second, str)
    assert first.split() == second.split()


def test_a_deep_file_is_refused_by_either(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = both("figures: " + "[" * 3000, monkeypatch)
    assert isinstance(first, str)
    assert isinstance(second, str)
