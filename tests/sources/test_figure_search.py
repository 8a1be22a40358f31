"""Figures found in prose: their spans, units lent along lists and ranges, and what is no figure."""

from __future__ import annotations

import json
import os
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tbcalc.sources.figure_search import Found, find_figures
from tests.reading_tables import READINGS

EXAMPLES = int(os.environ.get("TBCALC_EXAMPLES", "2000"))
SHARED = Path(__file__).parents[3] / "shared"


def found(text: str, **options: str) -> list[Found]:
    return list(find_figures(text, **options))


def spans(text: str) -> list[str]:
    return [text[f.start : f.end] for f in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trade fell in 2013 to 674.15 billion yuan.", ["674.15 billion yuan"]),
        ("进口18.48万亿元，分别增长7.1%和2.3%。", ["18.48万亿元", "7.1%", "2.3%"]),
        ("it grew ($3.86 trillion) in the first quarter", ["$3.86 trillion"]),
        ("Exports were 1 556.0 billion, imports $42.8bn.", ["1 556.0 billion", "$42.8bn"]),
        ("the 10-trillion-yuan mark", ["10-trillion-yuan"]),
        ("12.13万亿元人民币，3500多亿元", ["12.13万亿元人民币", "3500多亿元"]),
        ("up 5 per cent to R1.146-trillion", ["5 per cent", "R1.146-trillion"]),
        ("rose by 1,200 firms and 7.47 million tonnes", ["1,200", "7.47 million tonnes"]),
        ("above July's $13.61 billion", ["$13.61 billion"]),
        ("it doubled, nearly half of it, two-thirds", ["doubled", "half", "two-thirds"]),
        ("翻一番，近七成，三分之二", ["翻一番", "七成", "三分之二"]),
        ("slipped -1.5% and +4.0%", ["-1.5%", "+4.0%"]),
        ("14 billion 480 million dollars", ["14 billion 480 million dollars"]),
        ("stiegen um 1,2 Prozent auf 1.548,5 Mrd. Euro.", ["1,2 Prozent", "1.548,5 Mrd. Euro"]),
        ("un 4,1 % hasta los 89.400 millones de euros", ["4,1 %", "89.400 millones de euros"]),
        ("貿易総額は43兆8500億元（約970兆円）", ["43兆8500億元", "970兆円"]),
        ("4.6% 늘어난 575억2000만 달러", ["4.6%", "575억2000만 달러"]),
    ],
)
def test_the_spans_of_figures(text: str, expected: list[str]) -> None:
    assert spans(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He was 45 years old in 1999; room 305, flight CA123, HS 8471, G20, COVID-19.",
        "the 15th Five-Year Plan (2026-30), over the past 12 months, in three quarters",
        "in the first half of the year, a third quarter of it, on November 26, 2025",
        "2024年1-11月，第138届广交会，前11个月，上半年",
        "China won 12 medals; fifteen countries",
        "",
    ],
)
def test_what_is_no_figure_is_passed_over(text: str) -> None:
    assert spans(text) == []


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("4.64 trillion, 4.01 trillion and 1.91 trillion yuan", ("4.64E12", "4.01E12", "1.91E12"),
         "CNY"),
        ("6360.6亿、6211.9亿、2004.4亿元", ("6360.6E8", "6211.9E8", "2004.4E8"), "CNY"),
        ("up 1.2, 4.4 and 6.7 percent", ("0.012", "0.044", "0.067"), "1"),
        ("$40 to 50 billion", ("40E9", "50E9"), "USD"),
        ("5至6万亿元", ("5E12", "6E12"), "CNY"),
    ],
)  # fmt: skip
def test_lists_and_ranges_share_their_unit(text: str, values: tuple[str, ...], unit: str) -> None:
    figures = [f.figure for f in found(text)]
    assert [figure.value for figure in figures] == [Decimal(value) for value in values]
    assert {figure.unit for figure in figures} == {unit}


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("between $5 billion and $6 billion", [1, 0]),
        ("5 to 6 percent", [1, 0]),
        ("3至5个百分点", [1, 0]),
        ("from 5 percent to 6 percent", [None, None]),
        ("by $14.2 billion to $109.0 billion", [None, None]),
        ("$40 to 50 billion, 4.64 trillion and 1.91 trillion yuan", [1, 0, None, None]),
        ("$5 billion-$6 billion $-91.6bn", [None, 2, 1]),
    ],
)
def test_the_ends_of_a_range_know_each_other(text: str, partners: list[int | None]) -> None:
    figures = found(text)
    assert [f.range_with for f in figures] == partners
    wanted = ["exact" if p is None else "between" for p in partners]
    assert [f.figure.qualifier for f in figures] == wanted


@pytest.mark.parametrize(
    ("text", "qualifier", "words"),
    [
        ("it is more than a third", "more_than", "more than"),
        ("exceeding the 7 trillion yuan", "more_than", "exceeding the"),
        ("less than the 77 billion yuan of 2023", "exact", ""),
        ("up to 39%", "up_to", "up to"),
        ("5% or more", "at_least", "or more"),
        ("约2.2万亿元", "about", "约"),
        ("2.2万亿元左右", "about", "左右"),
        ("auf rund 1,3 Billionen Euro", "about", "rund"),
        ("вырос до 335,85 млрд долл", "exact", ""),
    ],
)
def test_the_qualifier_has_its_place(text: str, qualifier: str, words: str) -> None:
    (figure,) = found(text)
    assert figure.figure.qualifier == qualifier
    assert text[figure.qualifier_start : figure.qualifier_end] == words


def test_an_ambiguous_sign_is_found_with_what_it_may_mean() -> None:
    (figure,) = found("worth ¥5.2 trillion")
    assert (figure.figure.kind, figure.figure.unit) == ("amount", "")
    assert figure.currencies == ("JPY", "CNY")
    (figure,) = found("worth ¥5.2 trillion", assume="CNY")
    assert (figure.figure.unit, figure.currencies) == ("CNY", ())


def test_a_locale_names_the_language() -> None:
    (figure,) = found("1.548 Mrd.", locale="de")
    assert figure.figure.value == Decimal("1548E9")


prose = st.lists(st.sampled_from([r.text for r in READINGS]) | st.text(max_size=8), max_size=6).map(
    " ".join
)


@settings(max_examples=EXAMPLES // 4, deadline=None, suppress_health_check=list(HealthCheck))
@given(prose)
@example("$5 billion-$6 billion $-91.6bn")
@example("5-6-7 billion yuan")
def test_any_prose_is_searched_without_an_error(text: str) -> None:
    end = 0
    figures = found(text)
    for ordinal, figure in enumerate(figures):
        assert end <= figure.start < figure.end <= len(text)
        end = figure.end
        if figure.range_with is not None:
            assert figures[figure.range_with].range_with == ordinal


@pytest.mark.skipif(not SHARED.exists(), reason="the annotated set is not at hand")
def test_amounts_and_percents_of_the_annotated_set_are_found() -> None:
    wanted = seen = 0
    for name in ("sentences", "articles"):
        for line in (SHARED / "extraction" / f"{name}.jsonl").read_text("utf-8").splitlines():
            document = json.loads(line)
            figures = {(f.start, f.end): f.figure for f in find_figures(document["text"])}
            for gold in document["figures"]:
                if gold["kind"] in ("amount", "growth", "share"):
                    wanted += 1
                    figure = figures.get((gold["start"], gold["end"]))
                    seen += figure is not None and is_near(figure.value, gold["nominal"])
    assert seen >= wanted * 98 / 100


def is_near(value: Decimal, nominal: float) -> bool:
    return abs(abs(float(value)) - abs(nominal)) <= 5e-4 * abs(nominal)
