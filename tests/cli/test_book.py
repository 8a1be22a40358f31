"""The book: the questions of the command line, asked from Python."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import tbcalc
from tbcalc.cli.book import Book
from tbcalc.errors import NotAnswerableError, UnreadableInputError, UsageError
from tbcalc.exact.interval import Interval
from tests.articles import article

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


def test_the_package_alone_imports_nothing() -> None:
    told = "import sys, tbcalc; print(sorted(m for m in sys.modules if m.startswith('tbcalc.')))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, check=True, text=True)
    assert done.stdout == "[]\n"
