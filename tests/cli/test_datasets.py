"""``tbcalc datasets``: list, show, validate, schema, export; what is refused, and how."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pytest

from tbcalc.cli.data import load_file
from tbcalc.sources.lexicon import lexicon_text
from tbcalc.sources.table_reader import read_table
from tbcalc.sources.yaml_reader import read_dataset
from tests.command_line import called, process
from tests.conftest import Golden

HEAD = """\
sources:
  xinhua: {publisher: Xinhua, published: 2025-11-26}
defaults: {source: xinhua, reporter: CN, partner: W, scope: goods}
figures:
"""
GOOD = """\
  - {flow: exports, period: 2024, value: 25.45 trillion yuan, growth: up 7.1 percent}
  - {flow: imports, period: 2024, value: 18.39 trillion yuan}
  - {flow: total, partner: ASEAN, period: 2024, share: 15.7 percent, of: {partner: W}}
relations:
  - {greater: {flow: exports, period: 2024}, than: {flow: imports, period: 2024}}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with one dataset in it."""
    (tmp_path / "trade.yaml").write_text(HEAD + GOOD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("form", ["table", "text", "json", "jsonl", "csv", "md"])
@pytest.mark.usefixtures("here")
def test_show(form: str, golden: Golden) -> None:
    outcome = called("datasets", "show", "trade.yaml", "-f", form)
    assert (outcome.code, outcome.err) == (0, "")
    golden(f"datasets/show.{form}", outcome.out)


@pytest.mark.parametrize("form", ["yaml", "csv", "json", "jsonl"])
@pytest.mark.usefixtures("here")
def test_export(form: str, golden: Golden) -> None:
    outcome = called("datasets", "export", "trade.yaml", "-f", form)
    assert (outcome.code, outcome.err) == (0, "")
    golden(f"datasets/export.{form}", outcome.out)


def test_what_is_exported_is_read_again(here: Path) -> None:
    for name in ("again.yaml", "again.csv"):
        assert called("datasets", "export", "trade.yaml", "-o", name).code == 0
    called("datasets", "export", "trade.yaml", "-f", "csv", "--sources", "-o", "sources.csv")
    first = load_file("trade.yaml")
    for name in ("again.yaml", "again.csv"):
        again = load_file(name)
        assert dict(again.sources) == dict(first.sources)
        told = [(o.id, o.key, o.aspect, o.figure, o.of, o.whole) for o in again.observations]
        assert told == [
            (o.id, o.key, o.aspect, o.figure, o.of, o.whole) for o in first.observations
        ]
    assert read_dataset((here / "again.yaml").read_text("utf-8"), path="x").relations
    assert [p.name for p in here.iterdir() if ".part" in p.name] == []


def test_the_bundled_figures_come_through_the_long_table() -> None:
    table = called("datasets", "export", "founding", "customs", "-f", "csv").out
    sources = called("datasets", "export", "founding", "customs", "-f", "csv", "--sources").out
    again = {o.id: o for o in read_table(table, sources, path="x.csv").observations}
    text = called("datasets", "export", "founding", "customs").out
    for observation in read_dataset(text, path="x.yaml").observations:
        if observation.aspect in ("level", "growth"):
            read = again[observation.id]
            assert (read.key, read.figure) == (observation.key, observation.figure)
            assert (read.basis, read.of, read.against) == (
                observation.basis, observation.of, observation.against,
            )  # fmt: skip


def test_an_export_may_be_piped_into_a_question() -> None:
    text = process("datasets", "export", "customs").out
    assert process("datasets", "validate", "-", stdin=text).out.endswith("no fault.\n")


@pytest.mark.usefixtures("here")
def test_list_names_each_file_with_its_counts(golden: Golden) -> None:
    golden("datasets/list.txt", called("datasets", "list", "trade.yaml").out)
    rows = json.loads(called("datasets", "list", "trade.yaml", "-f", "json").out)["rows"]
    assert rows == [
        {
            "name": "trade.yaml", "kind": "file", "files": 1, "figures": 4,
            "sources": ["xinhua"], "first": "2024", "last": "2024",
        }
    ]  # fmt: skip


def test_list_names_the_bundled_collections() -> None:
    rows = list(csv.DictReader(io.StringIO(called("datasets", "list", "-f", "csv").out)))
    assert {"customs", "founding"} <= {row["name"] for row in rows}
    for row in rows:
        files = called("datasets", "list", row["name"], "-f", "jsonl").out.splitlines()
        assert len(files) == int(row["files"])
        assert sum(json.loads(line)["figures"] for line in files) == int(row["figures"])


def test_the_schema_is_the_one_that_editors_take() -> None:
    assert called("datasets", "schema").out == lexicon_text("dataset.schema.json")


@pytest.mark.usefixtures("here")
def test_validate_counts_what_is_sound() -> None:
    assert called("datasets", "validate", "trade.yaml").out == "4 figures of 1 source, no fault.\n"
    answer = json.loads(called("datasets", "validate", "trade.yaml", "-f", "json").out)
    assert answer == {"schema": "tbcalc.datasets/1", "figures": 4, "sources": 1}


@pytest.mark.usefixtures("here")
def test_one_source_is_shown() -> None:
    assert called("datasets", "show", "trade.yaml", "--source", "xinhua").code == 0
    outcome = called("datasets", "show", "trade.yaml", "--source", "xinhau")
    assert (outcome.code, outcome.out) == (1, "")
    assert "Did you mean xinhua?" in outcome.err


@pytest.mark.usefixtures("here")
def test_without_a_name_the_data_of_the_environment_are_shown() -> None:
    outcome = process("datasets", "export", "-f", "jsonl", TBCALC_DATA="trade.yaml")
    assert len(outcome.out.splitlines()) == 4


BAD = {
    "missing": None,
    "empty": b"",
    "binary": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "not-utf-8": HEAD.encode() + b"  - {flow: exports, note: caf\xe9}\n",
    "a-list": b"- {flow: exports}\n",
    "tab": HEAD.encode() + b"\t- {flow: exports}\n",
    "duplicate-key": (HEAD + "  - {flow: exports, flow: imports, value: 5 yuan}\n").encode(),
    "misspelt-flow": (HEAD + "  - {flow: exprots, period: 2024, value: 5 yuan}\n").encode(),
    "two-faults": (HEAD + "  - {flow: exprots, period: 2024-13, value: 5 yuan}\n").encode(),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_told_with_place_and_remedy(name: str, here: Path, golden: Golden) -> None:
    content = BAD[name]
    if content is not None:
        (here / "bad.yaml").write_bytes(content)
    outcome = called("datasets", "validate", "bad.yaml")
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.startswith("tbcalc: error[")
    assert "bad.yaml" in outcome.err
    golden(f"datasets/errors/{name}.txt", outcome.err)


def test_a_folder_without_datasets(here: Path, golden: Golden) -> None:
    (here / "empty").mkdir()
    outcome = called("datasets", "validate", "empty")
    assert (outcome.code, outcome.out) == (3, "")
    golden("datasets/errors/folder.txt", outcome.err)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read(here: Path) -> None:
    (here / "trade.yaml").chmod(0)
    outcome = called("datasets", "validate", "trade.yaml")
    assert (outcome.code, outcome.out) == (3, "")
    assert "trade.yaml" in outcome.err


def test_faults_of_all_files_are_told(here: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (here / name).write_text(HEAD + "  - {flow: exprots, period: 2024, value: 5 yuan}\n")
    outcome = called("datasets", "validate", ".")
    assert outcome.code == 3
    assert "a.yaml:5:12" in outcome.err
    assert "b.yaml:5:12" in outcome.err
    assert outcome.err.endswith("tbcalc: 2 faults found.\n")


def test_the_sources_table_is_of_csv_alone(here: Path) -> None:
    assert here
    assert called("datasets", "export", "trade.yaml", "--sources").code == 2


@pytest.mark.parametrize("name", ["list", "show", "validate", "schema", "export"])
def test_help(name: str, golden: Golden) -> None:
    outcome = called("datasets", name, "--help")
    assert outcome.code == 0
    golden(f"help/datasets-{name}.txt", outcome.out)


def test_utf_16_is_told_as_such(here: Path) -> None:
    path = here / "wide.yaml"
    path.write_bytes("sources: {}\n".encode("utf-16"))
    told = called("datasets", "validate", str(path))
    assert (told.code, told.out) == (3, "")
    assert "it is UTF-16 text. Save it as UTF-8." in told.err


def test_an_open_bracket_is_pointed_at_where_it_opens(here: Path) -> None:
    path = here / "open.yaml"
    path.write_text("figures:\n  - {flow: exports, value: 1 euro\n  - {flow: imports}\n")
    shown = called("datasets", "validate", str(path)).err.splitlines()
    assert shown[0].endswith("open.yaml:2:5")
    assert shown[2].index("^") == shown[1].index("{")


def test_a_coverage_ratio_comes_through_the_long_table(here: Path) -> None:
    (here / "ratio.yaml").write_text(
        "sources: {s: {publisher: M}}\n"
        "defaults: {source: s, reporter: DE, partner: W, scope: goods, period: 2024}\n"
        "figures:\n"
        "  - {flow: exports, coverage: 118.4 percent}\n"
        "  - {flow: exports, product: cars, coverage: 1.18}\n"
    )
    own = called("datasets", "export", "ratio.yaml", "-f", "yaml").out
    (here / "ratio.csv").write_text(called("datasets", "export", "ratio.yaml", "-f", "csv").out)
    again = called("datasets", "export", "ratio.csv", "-f", "yaml").out
    assert "coverage: 118.4 percent" in own
    assert again.partition("defaults:")[2] == own.partition("defaults:")[2]
