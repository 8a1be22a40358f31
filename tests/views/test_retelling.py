"""What the floors below say, said again in Chinese: no template outlives what it repeats."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tbcalc
from tbcalc.errors import UsageError
from tbcalc.views.as_error import render
from tbcalc.views.error_words import ERRORS, error_words
from tbcalc.views.retelling import LONGEST, TEMPLATES, said_again

PACKAGE = Path(tbcalc.__file__).parent
OTHERS = (PACKAGE / "errors.py", PACKAGE / "views" / "numerals_locales.py")
COMPOSED = ("ECB reference rates", "Federal Reserve H.10 averages", "growth of", "share of")
"""What the texts of several places begin with, told in pieces there."""


def _said() -> Iterator[str]:
    """Yield every text of the floors below and of the commands, its places bare."""
    for floor in ("core", "sources", "figures", "cli", "."):
        paths = (PACKAGE / floor).rglob("*.py") if floor != "." else OTHERS
        for path in paths:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value
                elif isinstance(node, ast.JoinedStr):
                    yield "".join(
                        str(part.value) if isinstance(part, ast.Constant) else "{}"
                        for part in node.values
                    )


def test_each_template_is_still_said_below() -> None:
    said = set(_said())
    for template in (*TEMPLATES, *ERRORS):
        bare = re.sub(r"\{\w+\}", "{}", template)
        assert bare in said or template.startswith(COMPOSED), template


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("balance = exports - imports", "差额＝出口－进口"),
        ("total = exports + imports; balance = exports - imports",
         "进出口总额＝出口＋进口；差额＝出口－进口"),
        ("ECB reference rates, mean of 2017-Q1 (65 days)",
         "欧洲央行参考汇率，2017年一季度均值（65天）"),
        ("ECB reference rates, mean of 2024 (256 days), crossed through the euro",
         "欧洲央行参考汇率，2024年均值（256天），经欧元套算"),
        ("¥ read as CNY", "¥按CNY理解"),
        ("no date is given: the mean of 2026-10 is used, the last month known",
         "未给出日期：采用已知的最近一个月2026年10月的均值"),
        ("2024-05", "2024年5月"),
        ("2024 elephants", "2024 elephants"),
        ("", ""),
        ("nobody said that", "nobody said that"),
        (" read as ", " read as "),
    ],
)  # fmt: skip
def test_texts_are_said_again(text: str, told: str) -> None:
    assert said_again(text, "zh_CN") == told
    assert said_again(text, "en") == text
    assert said_again(text, "de") == text


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_stands_in_the_places_is_kept(one: str, other: str) -> None:
    told = said_again(f"{one}Ω read as {other}Ω", "zh_CN")
    assert "Ω" in told


def test_a_long_text_stays() -> None:
    text = "x" * LONGEST + " read as CNY"
    assert said_again(text, "zh_CN") == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("this is no year.", "这不是年份。"),
        ("'zillion' is no currency that ISO 4217 or the lexicon knows.",
         "“zillion”不是ISO 4217或词库所知的货币。"),
        ("something quite new.", "something quite new."),
    ],
)  # fmt: skip
def test_errors_are_told_in_chinese(text: str, told: str) -> None:
    assert error_words(text, "zh_CN") == told
    assert error_words(text, "de") == text


def test_an_error_keeps_its_slug_in_any_language() -> None:
    error = UsageError("this is no year.", remedy="Give other periods with --period.", text="x")
    assert render(error, locale="zh_CN") == (
        "tbcalc: error[usage]\n  x\n  这不是年份。其他时期请用--period。\n"
    )
