"""``tbcalc check`` as a person runs it."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.command_line import process, shell, terminal
from tests.conftest import Golden

DATA = Path(__file__).parents[1] / "data" / "check"
PAPERS = str(DATA / "papers.yaml")
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv", "md"])
def test_formats(golden: Golden, form: str) -> None:
    outcome = process("check", PAPERS, "-f", form)
    assert outcome.err == ""
    assert outcome.code == 1
    golden(f"check/papers.{'txt' if form == 'text' else form}", outcome.out)


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_a_terminal(golden: Golden, columns: int) -> None:
    shown = terminal("check", PAPERS, columns=columns).out
    golden(f"check/terminal-{columns}.txt", shown)
    assert max(len(row) for row in ESCAPE.sub("", shown).splitlines()) <= columns


def test_a_contradiction_that_no_single_bound_shows(golden: Golden, tmp_path: Path) -> None:
    """Growth makes exports less than imports; without levels no bound ends, yet it is decided."""
    outcome = process("check", str(DATA / "circle.yaml"))
    assert outcome.code == 1
    golden("check/circle.txt", outcome.out)
    possible = (DATA / "circle.yaml").read_text(encoding="utf-8").replace("surplus", "deficit")
    (tmp_path / "deficit.yaml").write_text(possible, encoding="utf-8")
    assert process("check", str(tmp_path / "deficit.yaml")).code == 0


def test_by_source(golden: Golden) -> None:
    outcome = process("check", PAPERS, "--by", "source")
    assert outcome.code == 1
    golden("check/by-source.txt", outcome.out)


def test_chinese_numbers(golden: Golden) -> None:
    golden("check/chinese.txt", process("check", PAPERS, "--locale", "zh_CN").out)


def test_nothing_wrong_is_said_and_exits_0(tmp_path: Path) -> None:
    path = tmp_path / "fine.yaml"
    path.write_text(
        "sources: {a: {publisher: A}}\n"
        "defaults: {source: a, reporter: CN, period: 2024}\n"
        "figures:\n  - {flow: exports, value: 25.45 trillion yuan}\n",
        encoding="utf-8",
    )
    outcome = process("check", str(path))
    assert outcome.code == 0
    assert outcome.out == (
        "1 figure of 1 source: no contradictions, no strains, no revisions. No figures\n"
        "are tied to others; nothing bears on 1.\n"
    )


def test_the_json_keeps_its_contract() -> None:
    payload = json.loads(process("check", PAPERS, "-f", "json").out)
    assert payload["schema"] == "tbcalc.check/1"
    assert payload["checked"] + payload["undetermined"] == 16
    for finding in payload["findings"]:
        assert finding["verdict"] in ("contradicted", "strained", "revised", "undetermined")
        assert finding["figures"]
        assert finding["message"]
        for number in (finding["expected"], finding["printed"]):
            assert number is None or set(number) == {
                "value", "likely", "possible", "unit", "text",
            }  # fmt: skip
        for diagnosis in finding["diagnosis"]:
            assert {"kind", "figure", "instead"} <= set(diagnosis)


def test_csv_has_a_row_for_each_finding_of_the_json() -> None:
    payload = json.loads(process("check", PAPERS, "-f", "json").out)
    rows = list(csv.DictReader(io.StringIO(process("check", PAPERS, "-f", "csv").out)))
    assert [row["message"] for row in rows] == [f["message"] for f in payload["findings"]]
    assert "expected.likely.low" in rows[0]


def test_a_long_table_is_checked(tmp_path: Path) -> None:
    (tmp_path / "sources.csv").write_text(
        "source_id,publisher,title,date,url,lang\na,A,,2025-01-13,,en\n", encoding="utf-8"
    )
    (tmp_path / "figures.csv").write_text(
        "figure_id,source_id,reporter,partner,scope,product,flow,period,kind,printed\n"
        "a.1,a,China,World,goods,all,exports,2024,level,25.45 trillion yuan\n"
        "a.2,a,China,World,goods,all,imports,2024,level,18.39 trillion yuan\n"
        "a.3,a,China,World,goods,all,total,2024,level,48.84 trillion yuan\n",
        encoding="utf-8",
    )
    for path in (tmp_path, tmp_path / "figures.csv"):
        outcome = process("check", str(path), "-f", "json")
        assert outcome.code == 1
        (finding,) = json.loads(outcome.out)["findings"]
        assert sorted(finding["figures"]) == ["a.1", "a.2", "a.3"]


def test_several_paths_are_checked_together(tmp_path: Path) -> None:
    for name, printed in (("one", "42.07"), ("two", "47.02")):
        (tmp_path / f"{name}.yaml").write_text(
            f"sources: {{{name}: {{publisher: P, published: 2023-01-13}}}}\n"
            f"defaults: {{source: {name}, reporter: CN}}\n"
            f"figures:\n  - {{flow: total, period: 2022, value: {printed} trillion yuan}}\n",
            encoding="utf-8",
        )
    paths = [str(tmp_path / f"{name}.yaml") for name in ("one", "two")]
    assert process("check", *paths).code == 1
    assert process("check", *paths, "--by", "source").code == 0
    assert process("check", *paths).out == process("check", *reversed(paths)).out


def test_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "faulty.yaml"
    path.write_text("figures:\n  - {flow: exports, value: 6.2 zillion yuan}\n", encoding="utf-8")
    outcome = process("check", str(path))
    assert outcome.code == 3
    assert outcome.out == ""
    assert "zillion" in outcome.err


def test_a_closed_pipe_is_quiet() -> None:
    outcome = shell(f"tbcalc check '{PAPERS}' | head -1")
    assert outcome.err == ""
    assert outcome.out.startswith("16 figures of 3 sources: 2 contradictions")


def test_hash_seeds_change_nothing() -> None:
    first = process("check", PAPERS, "-f", "json", PYTHONHASHSEED="1").out
    assert process("check", PAPERS, "-f", "json", PYTHONHASHSEED="4711").out == first
