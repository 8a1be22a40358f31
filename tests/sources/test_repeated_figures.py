"""Figures read by the hundred thousand are those that read_figure reads, one by one."""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tbcalc.errors import TbcalcError
from tbcalc.figures.figure import Figure
from tbcalc.sources import repeated_figures
from tbcalc.sources.figure_text import read_figure
from tbcalc.sources.repeated_figures import RepeatedFigures

EXAMPLES = int(os.environ.get("TBCALC_EXAMPLES", "2000"))
WORDINGS = [
    "{} trillion yuan", "{}亿元", "超{}万亿元", "{}多亿元", "more than {} billion dollars", "{}",
    "nearly ${}bn", "about {} percent", "up {}%", "down {} percent", "deficit of {} bn euros",
    "less than {} million yen", "{} countries", "{} million tonnes", "{} percentage points",
    "{} times", "{}-fold", "-{} bn USD", "({}) million dollars", "{} Mrd. Euro", "€{} millones",
    "{} lakh crore rupees", "{} to 9 billion yuan", "between 1 and {} bn yuan", "{}조 원",
    " {} yuan ", "{} yuan 5", "half of {}", "{}.5 yuan", "1{} yuan", "{} zillion yuan", "¥{} bn",
    "at least {} bps", "up to {} yuan", "{} ± 0.1 trillion yuan", "a third of {}", "FY{} yuan",
]  # fmt: skip
digits = (
    st.integers(0, 10**7).map(str)
    | st.decimals(0, 10**5, places=2).map(str)
    | st.decimals(0, 10, places=5).map(str)
    | st.integers(1, 10**9).map("{:,}".format)
    | st.decimals(1, 10**7, places=1).map("{:,}".format)
    | st.sampled_from(["0", "00", "1", "007", "1.", ".5", "1,2", "1.234", "1,200", "10", "2024"])
)


def outcome(read: object, text: str, assume: str, locale: str) -> Figure | str:
    try:
        return read(text, assume=assume, locale=locale)  # type: ignore[operator,no-any-return]
    except TbcalcError as error:
        return f"{type(error).__name__}: {error.reason} {error.span} {error.text}"


@given(
    st.sampled_from(WORDINGS), st.lists(digits, min_size=1, max_size=8),
    st.sampled_from(["", "CNY", "JPY"]), st.sampled_from(["", "en", "de"]),
)  # fmt: skip
@settings(max_examples=EXAMPLES // 8, deadline=None)
def test_repeated_figures_are_read_as_any(
    wording: str, numbers: list[str], assume: str, locale: str
) -> None:
    repeated = RepeatedFigures()
    for number in (*numbers, *numbers):
        text = wording.format(number)
        expected = outcome(read_figure, text, assume, locale)
        assert outcome(repeated.read, text, assume, locale) == expected


def test_a_wording_is_read_a_few_times_only(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(text: str, **told: str) -> Figure:
        read.append(text)
        return read_figure(text, **told)

    monkeypatch.setattr(repeated_figures, "read_figure", counted)
    repeated = RepeatedFigures()
    for number in range(100, 1100):
        repeated.read(f"{number / 10:.1f} billion yuan")
    assert len(read) <= 4
