"""Reports: bulletins, fact checks and series, in every format and two languages."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tbcalc.views.html_style import STYLE
from tbcalc.views.svg_style import page_style
from tests.command_line import called, process
from tests.conftest import Golden

ROOT = Path(__file__).parents[2]
DATA = "tests/data/report/trade.yaml"
"""From the top of the repository, so that what tells its path is the same everywhere."""
SUFFIXES = {"text": "txt", "table": "table", "md": "md", "html": "html", "json": "json"}
KINDS = {
    "bulletin": ("bulletin", "--year", "2024", "--data", DATA),
    "factcheck": ("factcheck", DATA, "--data", DATA),
    "series": ("series", "--from", "2022", "--to", "2024", "--data", DATA),
}


@pytest.fixture(autouse=True)
def _at_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("locale", ["en", "zh_CN"])
@pytest.mark.parametrize("format_word", list(SUFFIXES))
@pytest.mark.parametrize("kind", list(KINDS))
def test_a_report(kind: str, format_word: str, locale: str, golden: Golden) -> None:
    told = called("report", *KINDS[kind], "-f", format_word, "--locale", locale)
    assert (told.code, told.err) == (0, "")
    golden(
        f"report/{kind}-{locale}.{SUFFIXES[format_word]}",
        told.out.replace(STYLE, "").replace(page_style(), ""),
    )


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        ("en", ("widened from 5.78 trillion yuan in 2023 to 7.06 trillion yuan in 2024", "+7.1 %")),
        ("zh_CN", ("顺差由2023年的5.78万亿元扩大至2024年的7.06万亿元", "+7.1%")),
    ],
)
@pytest.mark.parametrize("format_word", ["text", "md", "html"])
def test_the_bundled_figures_of_2024(format_word: str, locale: str, told: tuple[str, ...]) -> None:
    outcome = called("report", "bulletin", "--year", "2024", "-f", format_word,
                     "--locale", locale)  # fmt: skip
    assert outcome.code == 0
    one_line = re.sub(r"(?<=\w)\n(?=\w)", " " if locale == "en" else "", outcome.out)
    for words in told:
        assert words in one_line


def test_without_a_period_it_is_of_the_last_known() -> None:
    told = called("report", "bulletin", "--data", DATA, "-f", "json")
    assert json.loads(told.out)["bulletins"][0]["period"] == "2024"


def test_each_number_of_the_json_is_the_number_of_surplus() -> None:
    told = json.loads(called("report", *KINDS["bulletin"], "-f", "json").out)
    row = json.loads(
        called("surplus", "--year", "2024", "--data", DATA, "-f", "json").out
    )["rows"][0]  # fmt: skip
    (own,) = told["bulletins"]
    del row["sources"]  # those of the year before come along
    assert {name: own[name] for name in row} == row


def test_what_moved_the_balance_adds_up() -> None:
    moved = json.loads(called("report", *KINDS["bulletin"], "-f", "json").out)
    moved = moved["bulletins"][0]["moved"]
    parts = moved["exports"]["value"] + moved["imports"]["value"]
    assert moved["before"]["value"] + parts == moved["after"]["value"]
    assert parts == moved["change"]["value"]


@pytest.mark.parametrize("kind", list(KINDS))
def test_the_same_bytes_whatever_the_machine_is_set_to(kind: str) -> None:
    settings = (
        {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "1"},
        {"LC_ALL": "C", "LANG": "de_DE.UTF-8", "TZ": "Asia/Shanghai", "PYTHONHASHSEED": "2"},
    )
    one, other = (process("report", *KINDS[kind], "-f", "html", **each) for each in settings)
    assert one.code == 0
    assert one.out == other.out


@pytest.mark.parametrize(
    ("arguments", "code", "slug"),
    [
        (("bulletin", "--year", "2023", "--year", "2024"), 2, "usage"),
        (("bulletin", "--year", "1824"), 1, "not-answerable"),
        (("series", "--from", "2024", "--to", "2023"), 2, "usage"),
        (("series", "--from", "1824", "--to", "1830"), 1, "not-answerable"),
        (("factcheck", "no-such-file.txt"), 3, "unreadable-input"),
        (("factcheck",), 2, "usage"),
        (("bulletin", "--year", "2024", "--locale", "xx_YY"), 2, "usage"),
    ],
)
def test_what_cannot_be_answered(arguments: tuple[str, ...], code: int, slug: str) -> None:
    told = called("report", *arguments, *(("--data", DATA) if arguments[0] != "factcheck" else ()))
    assert told.code == code
    assert f"error[{slug}]" in told.err
    assert told.out == ""


def test_a_suspected_figure_is_not_to_be_quoted() -> None:
    told = json.loads(called("report", *KINDS["factcheck"], "-f", "json").out)
    advice = {figure["id"]: figure for figure in told["figures"]}
    total = next(f for f in told["figures"] if f["text"] == "6.7 billion euros")
    assert total["advice"] == "not"
    assert total["instead"]
    assert sum(told["counts"].values()) == len(advice) == 27
    forecast = next(f for f in told["figures"] if f["text"] == "4.1 billion euros")
    assert (forecast["advice"], forecast["whys"]) == ("care", ["forecast"])


def test_an_article_is_read_and_each_figure_judged(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(
        "China's exports in 2024 came to 25.45 trillion yuan and imports to 18.39 trillion yuan. "
        "China's total foreign trade in 2024 was 34.84 trillion yuan. The economy grew by 5 "
        "percent.\n",
        encoding="utf-8",
    )
    told = called("report", "factcheck", str(article), "--date", "2025-01-14", "-f", "json")
    assert told.code == 0
    figures = {f["text"]: f for f in json.loads(told.out)["figures"]}
    assert figures["34.84 trillion yuan"]["advice"] == "not"
    assert "34.84 trillion yuan" in figures["34.84 trillion yuan"]["passage"]
    assert any(f["whys"] == ["unjudged"] for f in figures.values())


def test_a_series_of_months_is_found_to_be_one(tmp_path: Path) -> None:
    figures = [
        f"  - {{flow: {flow}, period: 2024-{month:02d}, value: {value + month}.0 billion yuan}}"
        for month in range(1, 13)
        for flow, value in (("exports", 300), ("imports", 200))
    ]
    data = tmp_path / "months.yaml"
    head = "sources: {s: {publisher: Office}}\ndefaults: {source: s, reporter: CN}\nfigures:\n"
    data.write_text(head + "\n".join(figures) + "\n", encoding="utf-8")
    told = json.loads(called("report", "series", "--data", str(data), "-f", "json").out)
    (series,) = told["series"]
    assert [row["period"] for row in series["rows"]] == [f"2024-{m:02d}" for m in range(1, 13)]
    assert {row["balance"]["value"] for row in series["rows"]} == {100_000_000_000}


def linked(*arguments: str) -> dict[str, Any]:
    """Return what a page tells machines."""
    page = called("report", *arguments, "-f", "html").out
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    told: dict[str, Any] = json.loads(script)
    return told


def test_a_page_tells_machines_its_numbers() -> None:
    told = linked(*KINDS["bulletin"])
    assert (told["@type"], told["temporalCoverage"]) == ("Dataset", "2024-01-01/2024-12-31")
    measured = {each["name"]: each for each in told["variableMeasured"]}
    balance = measured["balance, 2024"]
    assert (balance["value"], balance["unitText"]) == (-4_130_000_000, "EUR")
    assert balance["minValue"] <= balance["value"] <= balance["maxValue"]
    digest = hashlib.sha256(Path(ROOT, DATA).read_bytes()).hexdigest()
    assert told["isBasedOn"][0]["identifier"] == f"sha256:{digest}"
    assert {each["identifier"] for each in told["citation"]} == {
        "office-2024", "office-2025", "gazette-2025",
    }  # fmt: skip


def test_each_advice_is_a_claim_review() -> None:
    told = linked(*KINDS["factcheck"])
    reviews = told["hasPart"]
    figures = json.loads(called("report", *KINDS["factcheck"], "-f", "json").out)["figures"]
    assert [each["identifier"] for each in reviews] == [each["id"] for each in figures]
    ratings = {"not": 1, "care": 2, "quote": 3}
    assert [each["reviewRating"]["ratingValue"] for each in reviews] == [
        ratings[each["advice"]] for each in figures
    ]


def test_products_have_the_share_that_is_known(tmp_path: Path) -> None:
    path = tmp_path / "products.yaml"
    path.write_text(
        "sources: {s: {publisher: M, published: 2025-06-01}}\n"
        "defaults: {source: s, reporter: DE, partner: W, scope: goods, period: 2024}\n"
        "figures:\n"
        "  - {flow: exports, value: 1.559 trillion euros}\n"
        "  - {flow: imports, value: 1.317 trillion euros}\n"
        "  - {flow: exports, product: cars, value: 262 billion euros}\n",
        encoding="utf-8",
    )
    told = called("report", "bulletin", "--year", "2024", "--data", str(path), "-f", "md").out
    assert "| product | exports | share of exports |" in told
    assert "| cars | 262 billion euros | 16.8 % |" in told
