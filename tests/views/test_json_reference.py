"""Every field of the answers' JSON is described in docs/reference/json.md, and none else."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.command_line import process

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data" / "trade" / "china.yaml"
PAGE = ROOT / "docs" / "reference" / "json.md"


def described(heading: str) -> set[str]:
    """Return the fields in the first column of the tables under a heading."""
    page = PAGE.read_text(encoding="utf-8")
    section = page.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    cells = re.findall(r"^\| (`[^|]+) \|", section, re.MULTILINE)
    return {field for cell in cells for field in re.findall(r"`(\w+)`", cell)}


def row(*arguments: str) -> dict[str, object]:
    outcome = process(*arguments, "--data", str(DATA), "--year", "2024", "-f", "jsonl")
    first: dict[str, object] = json.loads(outcome.out.splitlines()[0])
    return first


def test_rows() -> None:
    fields = set(row("surplus")) | set(row("growth")) | set(row("share"))
    assert fields == described("surplus, share, growth")


@pytest.mark.parametrize("command", ["growth", "share"])
def test_measures(command: str) -> None:
    measure = "ciie-intended-transactions" if command == "growth" else "foreign-trade-entities"
    told = json.loads(process(command, "--measure", measure, "-f", "jsonl").out)
    assert set(told) == described("Measures") - {"whole", "implied", "implies"}


@pytest.mark.parametrize("what", ["base", "total", "rate"])
def test_implied(what: str) -> None:
    figures = {
        "base": ("6.2 trillion yuan", "up 21.8 percent"),
        "total": ("5 yuan", "6 yuan"),
        "rate": ("6.2 trillion yuan", "$899 billion"),
    }[what]
    answer = json.loads(process("implied", what, *figures, "-f", "json").out)
    assert set(answer) - {"schema"} == described("implied")


def test_numbers() -> None:
    assert set(row("surplus")["balance"]) == described("Numbers")  # type: ignore[call-overload]


def test_the_record() -> None:
    outcome = process("check", str(DATA), "--against", str(DATA), "-f", "jsonl", "--by", "source")
    told = json.loads(outcome.out.splitlines()[0])
    nested = {"kind", "claim", "record", "official", "figures", "differs"}
    assert set(told) == described("check --against") - (nested - set(told))


def test_mirror_statistics(tmp_path: Path) -> None:
    path = tmp_path / "both.yaml"
    path.write_text(
        "sources: {a: {publisher: A}}\n"
        "defaults: {scope: goods, period: 2024}\n"
        "figures:\n"
        "  - {reporter: CN, partner: US, flow: exports, value: 5 dollars}\n"
        "  - {reporter: US, partner: CN, flow: imports, value: 4 dollars}\n",
        encoding="utf-8",
    )
    outcome = process("surplus", "--mirror", "--data", str(path), "-f", "jsonl")
    assert set(json.loads(outcome.out.splitlines()[0])) == described("surplus --mirror")


def test_reports() -> None:
    fields = described("report")
    bulletin = json.loads(process("report", "bulletin", "--year", "2024", "-f", "json").out)
    (one,) = bulletin["bulletins"]
    surplus = set(row("surplus"))
    assert {*bulletin, *one} - surplus <= fields
    checked = json.loads(process("report", "factcheck", str(DATA), "-f", "json").out)
    assert {*checked, *checked["figures"][0]} <= fields
    series = json.loads(process("report", "series", "-f", "json").out)
    assert {*series, *series["series"][0]} <= fields
    told = {*bulletin, *one, *checked, *checked["figures"][0], *series, *series["series"][0]}
    assert fields - told == set()


def test_charts() -> None:
    told = json.loads(process("chart", "flows", "--year", "2024", "-f", "json").out)
    assert {*told, *told["series"][0]} - {"schema"} == described("chart")
