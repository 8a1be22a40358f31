"""The book: the questions of the command line, asked from Python."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import tbcalc
from tbcalc.cli.book import Book
from tbcalc.cli.number import Number
from tbcalc.errors import (
    FaultyInputError,
    FigureSyntaxError,
    NotAnswerableError,
    UnreadableInputError,
    UsageError,
)
from tbcalc.exact.interval import Interval
from tests.articles import article
from tests.command_line import called

YEAR = Book(
    article("""
    exports 2024: 25.45 trillion yuan; growth up 7.1 percent
    imports 2024: 18.39 trillion yuan; growth up 2.3 percent
    with ASEAN total 2024: 6.99 trillion yuan""")
)
TRILLION = Decimal(10) ** 12


def test_a_balance_is_reckoned() -> None:
    balance = YEAR.balance("CN", 2024)
    assert balance.value == Decimal("7.06") * TRILLION
    assert balance.likely == Interval(Decimal("7.05E12"), Decimal("7.07E12"))


def test_flows_are_found_by_name_and_in_words() -> None:
    assert YEAR.exports("China", "2024").value == Decimal("25.45") * TRILLION
    assert YEAR.imports("CN", 2024).value == Decimal("18.39") * TRILLION
    assert YEAR.total("CN", 2024, partner="ASEAN").value == Decimal("6.99") * TRILLION
    assert YEAR.growth("exports", "CN", 2024).value == Decimal("0.071")


def test_what_does_not_follow_is_said() -> None:
    with pytest.raises(NotAnswerableError, match="CN balance 2031"):
        YEAR.balance("CN", 2031)
    with pytest.raises(UsageError):
        YEAR.explain("China")


def test_a_check_is_its_findings_and_shows_itself() -> None:
    outcome = YEAR.check()
    assert len(outcome) == 0
    assert list(outcome) == []
    assert str(outcome).startswith("5 figures of 1 source: no contradictions")
    assert "no contradictions" in outcome._repr_markdown_()


def test_an_explanation_shows_its_figures() -> None:
    told = str(YEAR.explain("CN balance 2024"))
    assert '"25.45 trillion yuan"' in told
    assert "balance = exports - imports" in told


def test_data_are_loaded_as_by_the_commands(tmp_path: Path) -> None:
    assert tbcalc.load("founding").total("CN-SD", 2022).value == Decimal("3.33") * TRILLION
    with pytest.raises(UnreadableInputError):
        tbcalc.load(str(tmp_path / "none.yaml"))


def test_numbers_show_themselves() -> None:
    balance = YEAR.balance("CN", 2024)
    assert repr(balance) == "Number(7.06 trillion yuan, likely 7.05 to 7.07)"
    assert str(balance) == "7.06 trillion yuan (7.05 to 7.07)"
    assert float(balance) == 7.06e12
    assert pickle.loads(pickle.dumps(balance)) == balance
    told = called("implied", "balance", "25.45 trillion yuan", "18.39 trillion yuan", "-f", "json")
    assert balance.to_dict() == json.loads(told.out)["result"]


def test_a_number_of_bounds_alone_has_no_float() -> None:
    bound = tbcalc.read("up to 43 trillion yuan")
    assert float(bound) == 43e12
    with pytest.raises(NotAnswerableError, match="only bounds are known"):
        float(Number(None, bound.likely, bound.possible, "CNY"))


def test_shares_ratios_and_parts() -> None:
    assert str(YEAR.balance_share("CN", 2024)) == "16.1 % (16.08 to 16.13)"
    assert str(YEAR.coverage_ratio("CN", 2024)) == "138.4 % (138.32 to 138.46)"
    assert str(YEAR.share("total", "CN", 2024, partner="ASEAN")) == "15.9 % (15.9 to 16.0)"
    with pytest.raises(NotAnswerableError):
        YEAR.share("exports", "CN", 2024, partner="ASEAN")


def test_a_balance_between_wide_bounds_is_no_answer() -> None:
    with pytest.raises(NotAnswerableError, match=r"CN with US balance 2024.*CN exports 2024"):
        YEAR.balance("CN", 2024, partner="US")


def test_rows_are_those_of_surplus_and_show_themselves() -> None:
    rows = YEAR.rows("China", periods=2024)
    assert rows[0]["balance"] == YEAR.balance("CN", 2024).to_dict()
    assert str(rows).startswith("China: goods trade, 2024")
    assert "25.45" in YEAR.rows(by="reporter", periods=2024)._repr_markdown_()
    assert "|" in rows._repr_markdown_()
    dollars = YEAR.rows("CN", periods=["2024"], currency="dollars")
    assert (dollars[0]["currency"], dollars[0]["balance"]["unit"]) == ("USD", "USD")
    printed = json.loads(called("surplus", "--by", "year", "-f", "json").out)
    assert list(tbcalc.load().rows()) == printed["rows"]


def test_a_book_is_its_figures() -> None:
    assert repr(YEAR) == "Book(5 figures of 1 source)"
    assert len(YEAR) == len(list(YEAR)) == len(YEAR.figures()) == 5
    assert YEAR.figures()[0]["figure"]["text"] == "25.45 trillion yuan"
    assert repr(tbcalc.load("founding")) == "Book(founding: 34 figures of 5 sources)"


def test_what_is_no_period_or_flow_is_told() -> None:
    with pytest.raises(UsageError, match=r"2024\.5 is no period"):
        YEAR.balance("CN", 2024.5)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="Known are exports, imports, total, balance"):
        YEAR.growth("exprots", "CN", 2024)
    with pytest.raises(UsageError, match="it does not say when"):
        YEAR.explain("CN balance")


def test_a_path_may_be_one_and_its_faults_are_all_told(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("soures: {}\n", encoding="utf-8")
    with pytest.raises(FaultyInputError, match=r'own\.yaml:1:1: a dataset has no field "soures"'):
        tbcalc.load(path)


def test_figures_are_read_and_converted() -> None:
    assert repr(tbcalc.read("¥6 trillion", assume="yuan")) == (
        "Number(6 trillion yuan, likely 5.5 to 6.5)"
    )
    with pytest.raises(FigureSyntaxError, match="Did you mean million"):
        tbcalc.read("6.2 zillion")
    told = json.loads(called("convert", "6.2T CNY", "--on", "2024", "-f", "json").out)
    assert tbcalc.convert("6.2T CNY", on=2024).to_dict() == told["result"]


def test_the_package_alone_imports_nothing() -> None:
    told = "import sys, tbcalc; print(sorted(m for m in sys.modules if m.startswith('tbcalc.')))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, check=True, text=True)
    assert done.stdout == "[]\n"
