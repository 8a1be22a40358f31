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
from tbcalc.views.error_words_data import DATA
from tbcalc.views.error_words_official import OFFICIAL
from tbcalc.views.error_words_questions import QUESTIONS
from tbcalc.views.retelling import LONGEST, TEMPLATES, said_again

PACKAGE = Path(tbcalc.__file__).parent
OTHERS = (
    PACKAGE / "errors.py",
    PACKAGE / "views" / "numerals_locales.py",
    PACKAGE / "views" / "as_template.py",
)
COMPOSED = ("ECB reference rates", "Federal Reserve H.10 averages", "growth of", "share of")
"""What the texts of several places begin with, told in pieces there."""


def _said() -> Iterator[str]:
    """Yield every text of the floors below and of the commands, its places bare."""
    for floor in ("core", "sources", "bulk", "figures", "cli", "."):
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
    for template in (*TEMPLATES, *ERRORS, *DATA, *OFFICIAL, *QUESTIONS):
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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('a dataset has no field "soures".', '数据集没有字段"soures"。'),
        ("Write sources.", "请写sources。"),
        ("Known are FOB, CIF.", "可用的有：FOB, CIF。"),
        ("Write --year 2024.", "请写--year 2024。"),
        ("a bracket is not closed.", "括号没有闭合。"),
        (("there are no figures of CN's goods trade for 2030 in the data; a balance is known for "
          "2012 to 2025."),
         "数据中没有CN的货物贸易在2030年的数字；已知差额的时期为2012年至2025年。"),
        (("there are no figures of trade with ASEAN in the data, only of CN's goods trade, CN-SD's "
          "goods trade."), "数据中没有与ASEAN的贸易的数字，只有CN的货物贸易、CN-SD的货物贸易。"),
        ("the exponent is beyond 1000.", "指数超出1000。"),
        ("an implied base follows from level and growth, not from what is given.",
         "推算基数需要数额和同比增长，给出的数字不符。"),
    ],
)  # fmt: skip
def test_errors_in_chinese_keep_what_is_to_be_typed(text: str, told: str) -> None:
    assert error_words(text, "zh_CN") == told


def test_sentences_in_two_languages_do_not_run_together() -> None:
    error = UsageError("nobody translated this.", remedy="Write --year 2024.")
    assert "this. 请写--year 2024。" in render(error, locale="zh_CN")
    assert "这不是年份。请写" in render(
        UsageError("this is no year.", remedy="Write --year 2024."), locale="zh_CN"
    )


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
