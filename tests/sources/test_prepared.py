"""The prepared form of a dataset: the same to the last digit, and never older than its files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tbcalc.cli import bundled
from tbcalc.cli.data import load_collection, load_files
from tbcalc.figures.dataset import Dataset
from tbcalc.sources.prepared import digest, read_prepared, write_prepared
from tests.dataset_strategies import datasets


@given(datasets())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_prepared_is_read_as_it_was(dataset: Dataset) -> None:
    again = read_prepared(write_prepared(dataset, "code"), "code", folder="")
    assert again == dataset
    assert repr(again) == repr(dataset)  # 5 and 5.0 are equal, and are printed otherwise


def test_what_was_made_from_other_files_is_not_read() -> None:
    assert read_prepared(write_prepared(Dataset(), "code"), "other", folder="") is None


def test_the_digest_tells_names_and_contents() -> None:
    codes = {
        digest([("a.yaml", b"x")]),
        digest([("b.yaml", b"x")]),
        digest([("a.yaml", b"y")]),
        digest([("a.yaml", b"x"), ("b.yaml", b"")]),
    }
    assert len(codes) == 4


@pytest.mark.parametrize("name", bundled.bundled_collections())
def test_bundled_collections_are_prepared_as_they_are_read(name: str) -> None:
    told = "run python -m scripts.prepare_datasets"
    prepared = bundled.prepared_collection(name)
    assert prepared is not None, told
    read = load_files(bundled.collection_paths(name))
    assert prepared == read, told
    assert repr(prepared) == repr(read), told


def test_a_changed_file_is_read_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    head = "sources: {a: {}}\ndefaults: {reporter: CN, flow: total, period: 2024}\nfigures:\n"
    (folder / "a.yaml").write_text(f"{head}  - value: 5 yuan\n")
    monkeypatch.setattr(bundled, "bundled_root", lambda: str(tmp_path))
    dataset = load_collection("mine")
    code = bundled.collection_digest("mine")
    Path(bundled.prepared_path("mine")).write_text(write_prepared(dataset, code))
    assert bundled.prepared_collection("mine") is not None
    (folder / "a.yaml").write_text(f"{head}  - value: 6 yuan\n")
    assert bundled.prepared_collection("mine") is None
    assert load_collection("mine").observations[0].figure.text == "6 yuan"
