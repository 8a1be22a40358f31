"""``tbcalc surplus`` as a person runs it: in a pipe, in a terminal, into a file."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import process, shell, terminal
from tests.conftest import Golden

DATA = str(Path(__file__).parents[1] / "data" / "trade" / "china.yaml")
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def surplus(*arguments: str, **environment: str) -> str:
    outcome = process("surplus", "--data", DATA, *arguments, **environment)
    assert outcome.err == ""
    assert outcome.code == 0
    return outcome.out


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("year", ("--year", "2024", "--reporter", "CN")),
        ("bounds", ("--year", "2024", "--reporter", "CN", "--bounds")),
        ("deficit", ("--year", "2024", "--reporter", "United States")),
        ("by-year", ("--by", "year", "--reporter", "CN")),
        ("by-year-bounds", ("--by", "year", "--bounds", "--reporter", "CN")),
        ("by-partner", ("--by", "partner", "--year", "2024")),
        ("by-reporter", ("--by", "reporter", "--year", "2024")),
        ("in-dollars", ("--year", "2024", "--reporter", "CN", "--in", "USD")),
        ("billion", ("--year", "2024", "--reporter", "CN", "--scale", "billion")),
        ("chinese", ("--year", "2024", "--reporter", "CN", "--locale", "zh_CN")),
        ("german", ("--year", "2024", "--reporter", "CN", "--locale", "de")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_text(golden: Golden, name: str, arguments: tuple[str, ...]) -> None:
    golden(f"surplus/{name}.txt", surplus(*arguments))


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "md"])
def test_formats(golden: Golden, form: str) -> None:
    golden(f"surplus/year.{form}", surplus("--year", "2024", "--reporter", "CN", "-f", form))


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_a_terminal(golden: Golden, columns: int) -> None:
    shown = terminal("surplus", "--data", DATA, "--reporter", "CN", columns=columns).out
    golden(f"surplus/terminal-{columns}.txt", shown)
    assert max(len(row) for row in ESCAPE.sub("", shown).splitlines()) <= columns


def test_no_color() -> None:
    coloured = terminal("surplus", "--data", DATA, "--year", "2024").out
    plain = terminal("surplus", "--data", DATA, "--year", "2024", NO_COLOR="1").out
    assert "\x1b" in coloured
    assert ESCAPE.sub("", coloured) == plain


def test_into_head() -> None:
    outcome = shell(
        f"tbcalc surplus --data '{DATA}' --by year -f csv | head -1; echo ${{PIPESTATUS[0]}}"
    )
    assert outcome.err == ""
    assert outcome.out.splitlines()[1] == "0"


def test_into_a_file(tmp_path: Path) -> None:
    target = tmp_path / "surplus.json"
    assert surplus("--year", "2024", "-o", str(target)) == ""
    assert json.loads(target.read_text())["schema"] == "tbcalc.surplus/1"


def test_json_rows_hold_the_contract() -> None:
    (row,) = json.loads(surplus("--year", "2024", "--reporter", "CN", "-f", "json"))["rows"]
    assert row["balance"]["value"] == 7060000000000
    assert row["balance"]["likely"] == [7050000000000, 7070000000000]
    assert row["balance"]["text"] == "7.06 trillion yuan"
    assert round(row["balance_share"]["value"], 3) == 0.161
    assert round(row["coverage_ratio"]["value"], 3) == 1.384
    assert row["reported"]["balance"]["possible"] == [7000000000000, None]
    assert row["growth"]["exports"]["value"] == 0.071
    assert row["sources"] == ["wire-2025", "customs-2025"]


def test_what_is_missing_is_null_and_said() -> None:
    rows = json.loads(surplus("--by", "year", "--reporter", "CN", "-f", "json"))["rows"]
    row = next(row for row in rows if row["period"] == "2013")
    assert row["exports"]["value"] == 13720000000000
    assert row["imports"] is row["balance"] is row["balance_share"] is None
    assert row["notes"] == ["imports of China in 2013 are not in the data"]


def test_csv_has_one_line_per_row() -> None:
    rows = list(csv.DictReader(io.StringIO(surplus("--by", "year", "-f", "csv"))))
    assert [(row["reporter"], row["period"]) for row in rows] == [
        ("CN", "2023"), ("CN", "2024"), ("US", "2024"),
    ]  # fmt: skip
    assert rows[0]["balance"] == "5780000000000"


def test_balance_is_the_same_command() -> None:
    arguments = ("--data", DATA, "--year", "2024")
    assert process("balance", *arguments).out == process("surplus", *arguments).out


@pytest.mark.parametrize(
    ("name", "arguments", "code"),
    [
        ("no-such-year", ("--year", "1999"), 1),
        ("no-such-reporter", ("--year", "2024", "--reporter", "DE"), 1),
        ("half-a-balance", ("--year", "2013"), 1),
        ("no-year", ("--year", "2024-Q1"), 2),
        ("no-period", ("--period", "soon"), 2),
        ("no-area", ("--reporter", "Atlantis"), 2),
        ("no-currency", ("--year", "2024", "--in", "doubloons"), 2),
        ("no-locale", ("--year", "2024", "--locale", "klingon"), 2),
        ("no-rate", ("--year", "2024", "--in", "AFN"), 1),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_failures(golden: Golden, name: str, arguments: tuple[str, ...], code: int) -> None:
    outcome = process("surplus", "--data", DATA, *arguments)
    assert (outcome.code, outcome.out) == (code, "")
    golden(f"surplus/failures/{name}.txt", outcome.err)


def test_figures_that_exclude_one_another(golden: Golden, tmp_path: Path) -> None:
    book = tmp_path / "clash.yaml"
    book.write_text(
        "sources: {a: {publisher: A}}\n"
        "defaults: {source: a, reporter: CN, partner: W, scope: goods, period: 2024}\n"
        "figures:\n"
        "  - {flow: exports, value: 9 trillion yuan}\n"
        "  - {flow: total, value: 5 trillion yuan}\n"
    )
    outcome = process("surplus", "--data", str(book), "--year", "2024")
    assert outcome.code == 1
    golden("surplus/contradicted.txt", outcome.out)
    row = json.loads(process("surplus", "--data", str(book), "-f", "jsonl").out)
    assert row["balance"]["value"] is row["balance"]["likely"] is row["balance"]["possible"] is None


@pytest.mark.parametrize("form", ["table", "text", "json"])
def test_nothing_heavy_is_imported(form: str) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "tbcalc", "surplus", "--year", "2024"]
    done = subprocess.run([*command, "-f", form], capture_output=True, text=True, check=True)
    modules = (line.rpartition("|")[2].strip() for line in done.stderr.splitlines())
    imported = {module.partition(".")[0] for module in modules}
    assert "tbcalc" in imported
    assert not imported & {"pint", "babel", "numpy"}
    assert ("rich" in imported) == (form == "table")


def test_the_bundled_figures_of_2024() -> None:
    row = json.loads(process("surplus", "--year", "2024", "-f", "json").out)["rows"][0]
    assert (row["reporter"], row["balance"]["text"]) == ("CN", "7.06 trillion yuan")
    assert row["balance"]["likely"] == [7050000000000, 7070000000000]
    shown = process("surplus", "--year", "2024").out
    for told in ("7.06 trillion yuan", "7.05 to 7.07", "16.1 %", "138.4 %"):
        assert told in shown


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("surplus", "--reporter", "CN"), "converted at the mean of each period, yuan per dollar:"),
        (("growth", "--reporter", "CN", "--flow", "total"), "yuan per dollar: 6.161 in 2014,"),
        (("surplus", "--reporter", "CN", "--locale", "zh_TW"), "2024年7.196；歐洲央行參考匯率"),
    ],
    ids=["surplus", "growth", "chinese"],
)
def test_the_rates_of_many_years_are_told_in_one_note(
    arguments: tuple[str, ...], told: str
) -> None:
    shown = process(*arguments, "--by", "year", "--in", "USD").out
    assert shown.count("converted at") + shown.count("金額按") == 1
    one_line = " ".join(shown.split())
    assert told in (one_line.replace(" ", "") if "zh_TW" in arguments else one_line)
