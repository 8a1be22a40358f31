"""The main commands in Chinese: every word is, numbers are as in English, tables line up."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tbcalc.sources.lexicon import lexicon_rows
from tbcalc.views.cells import cell_width
from tests.command_line import called
from tests.conftest import Golden

ROOT = Path(__file__).parents[2]
DATA = Path("tests/data")
TRADE, PAPERS = str(DATA / "trade" / "china.yaml"), str(DATA / "check" / "papers.yaml")
OCTOBER = ("growth", "--reporter", "CN", "--flow", "total", "--period", "2020-10")
ARTICLE = (
    "据海关统计，2024年我国进出口总值43.85万亿元，同比增长5%。其中，出口25.45万亿元，增长7.1%；"
    "进口18.39万亿元，增长2.3%；贸易顺差7.06万亿元。\n"
)
COMMANDS = {
    "surplus-bounds": ("surplus", "--year", "2024", "--bounds", "--data", TRADE),
    "surplus-by-year": ("surplus", "--by", "year", "--reporter", "CN", "--data", TRADE),
    "surplus-by-partner": ("surplus", "--by", "partner", "--year", "2024", "--data", TRADE),
    "surplus-by-reporter": ("surplus", "--by", "reporter", "--year", "2024", "--data", TRADE),
    "surplus-in-dollars": ("surplus", "--year", "2024", "--in", "USD", "--data", TRADE),
    "share": ("share", "--year", "2024", "--data", TRADE),
    "share-by-partner": ("share", "--by", "partner", "--year", "2024", "--data", TRADE),
    "growth": ("growth", "--year", "2024", "--data", TRADE),
    "growth-by-year": ("growth", "--by", "year", "--reporter", "CN", "--data", TRADE),
    "growth-october": (*OCTOBER, "--weight", "89.6%", "--data", TRADE),
    "implied-base": ("implied", "base", "6.2 trillion yuan", "up 21.8 percent"),
    "implied-rate": ("implied", "rate", "3.33 trillion yuan", "$491.18 billion"),
    "implied-key": ("implied", "base", "--reporter", "CN-SD", "--year", "2022", "--data", TRADE),
    "convert": ("convert", "6.2T CNY", "--on", "2017-Q1"),
    "convert-latest": ("convert", "6.2T CNY", "--to", "EUR", "--on", "2017-03-31"),
    "read": ("read", "more than 43 trillion yuan"),
    "read-percent": ("read", "up 21.8 percent"),
    "rates": ("rates", "show", "CNY", "--on", "2024"),
    "rates-by-month": ("rates", "show", "CNY", "--on", "2024-Q1", "--by", "month"),
    "datasets-list": ("datasets", "list", PAPERS),
    "datasets-show": ("datasets", "show", PAPERS),
    "datasets-validate": ("datasets", "validate", PAPERS),
    "check": ("check", PAPERS),
    "explain": ("explain", "CN balance 2024", "--data", TRADE),
    "explain-growth": ("explain", "growth of China's imports in 2024", "--data", TRADE),
}
QUOTED = re.compile(r"“[^”]*”|\[[^\]]*\]|（[^）]*\)|\([^)]*\)")
NUMBER = re.compile(r"-?\d[\d,]*\.?\d*")


@pytest.fixture(autouse=True)
def _at_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def shown(name: str, *, locale: str = "zh_CN") -> str:
    outcome = called(*COMMANDS[name], "--locale", locale)
    assert outcome.err == ""
    return outcome.out


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_in_chinese(golden: Golden, name: str) -> None:
    golden(f"chinese/{name}.txt", shown(name))


def test_an_article_in_chinese(golden: Golden) -> None:
    told = called("extract", "-", "--date", "2025-01-13", "--locale", "zh_CN", stdin=ARTICLE)
    golden("chinese/extract.txt", told.out)


@pytest.mark.parametrize("name", [n for n in COMMANDS if n.startswith(("surplus", "growth"))])
def test_percentages_are_those_of_the_english_answer(name: str) -> None:
    english = sorted(re.findall(r"[+-]?\d[\d.]*(?= ?%)", shown(name, locale="en")))
    chinese = sorted(re.findall(r"[+-]?\d[\d.]*(?= ?%)", shown(name)))
    assert chinese == english


@pytest.mark.parametrize("name", COMMANDS)
def test_machines_are_told_the_same_in_any_language(name: str) -> None:
    if name in ("check", "explain", "explain-growth", "datasets-validate"):
        return  # their messages are for people, in the language asked for
    one = called(*COMMANDS[name], "-f", "jsonl", "--locale", "zh_CN").out
    other = called(*COMMANDS[name], "-f", "jsonl").out
    assert [json.loads(line) for line in one.splitlines()] == [
        json.loads(line) for line in other.splitlines()
    ]


@pytest.mark.parametrize("name", [n for n in COMMANDS if "-by-" in n and n != "rates-by-month"])
def test_tables_line_up_by_display_cells(name: str) -> None:
    lines = shown(name).splitlines()
    rules = [i for i, line in enumerate(lines) if set(line) <= {"-", " "} and "-" in line]
    assert rules
    for at in rules:
        gaps = [i for i, sign in enumerate(lines[at]) if sign == " "]
        below = lines[at + 1 :]
        table = below[: below.index("") if "" in below else len(below)]
        for row in (lines[at - 1], *table):
            cells = "".join(sign + "\0" * (cell_width(sign) - 1) for sign in row)
            assert all(cells[i : i + 1] in ("", " ") for i in gaps), row


TRADITIONAL = ("surplus-by-partner", "growth", "convert", "check", "explain", "implied-rate")


@pytest.mark.parametrize("name", TRADITIONAL)
def test_commands_in_traditional_chinese(golden: Golden, name: str) -> None:
    golden(f"chinese/traditional-{name}.txt", shown(name, locale="zh_TW"))


@pytest.mark.parametrize("locale", ["zh_TW", "zh_HK", "zh-Hant"])
@pytest.mark.parametrize("name", COMMANDS)
def test_traditional_chinese_has_no_simplified_sign(name: str, locale: str) -> None:
    told = re.sub("「[^」]*」", "", shown(name, locale=locale))
    assert not simplified_signs() & set(told)


def simplified_signs() -> frozenset[str]:
    """Return the signs that are simplified ones, but for those that Taiwan writes as well."""
    return frozenset(simple for simple, _ in lexicon_rows("han_forms.txt")) - set("合布折修占")


def test_hong_kong_counts_in_myriads_of_myriads() -> None:
    arguments = ("convert", "7.06T CNY", "--to", "CNY", "--locale")
    assert "7.06萬億元人民幣" in called(*arguments, "zh_HK").out
    assert "7.06兆元人民幣" in called(*arguments, "zh_TW").out
    assert " = 70,600億元人民幣" in called(*arguments, "zh_TW", "--scale", "億").out
    assert " = 70,600億元人民幣" in called(*arguments, "zh_TW", "--scale", "亿").out
