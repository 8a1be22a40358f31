"""Reading periods: tables of what the press writes, and laws."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tbcalc.errors import PeriodSyntaxError
from tbcalc.figures.period import Day, Period
from tbcalc.sources.lexicon import lexicon_rows
from tbcalc.sources.period_forms import folded, places
from tbcalc.sources.period_macros import pattern_of
from tbcalc.sources.period_phrase import resolve
from tbcalc.sources.period_text import find_periods, read_period
from tests.strategies import days, periods

TODAY: Day = (2025, 11, 26)

ABSOLUTE = """
2024 = 2024
2017-Q1 = 2017-Q1
2025-01/2025-11 = 2025-01/2025-11
2024-01-01/2024-10-15 = 2024-01-01/2024-10-15
 2024-05  = 2024-05
2024/05 = 2024-05
2024/05/20 = 2024-05-20
11/2024 = 2024-11
2024Q1 = 2024-Q1
2024-M05 = 2024-05
2024S2 = 2024-H2
Q1 2017 = 2017-Q1
1Q 2017 = 2017-Q1
1Q24 = 2024-Q1
H1'24 = 2024-H1
1H24 = 2024-H1
Jan'24 = 2024-01
Q1'24 = 2024-Q1
H1 2024 = 2024-H1
2H 2024 = 2024-H2
first quarter of 2017 = 2017-Q1
the first-quarter of 2017 = 2017-Q1
2017's first quarter = 2017-Q1
last quarter of 2024 = 2024-Q4
quarter 3 2024 = 2024-Q3
first half of 2024 = 2024-H1
in the second half of 2024 = 2024-H2
the first three quarters of 2020 = 2020-01/2020-09
Q1-Q3 2024 = 2024-01/2024-09
first to third quarter of 2024 = 2024-01/2024-09
first 11 months of 2025 = 2025-01/2025-11
the first ten months of 2020 = 2020-01/2020-10
11 months of 2025 = 2025-01/2025-11
last two months of 2024 = 2024-11/2024-12
January-November 2025 = 2025-01/2025-11
Jan.-Nov. 2025 = 2025-01/2025-11
Jan–Nov 2025 = 2025-01/2025-11
January to November 2025 = 2025-01/2025-11
the January-to-November period of 2025 = 2025-01/2025-11
between January and March 2021 = 2021-Q1
up to the end of September 2020 = 2020-01/2020-09
in ten months of 2020 = 2020-01/2020-10
nine-month 2020 = 2020-01/2020-09
in three quarters of 2020 = 2020-01/2020-09
opening quarter of 2020 = 2020-Q1
final quarter of 2020 = 2020-Q4
the whole year 2020 = 2020
through September 2020 = 2020-01/2020-09
May 2024 = 2024-05
MAY 2024 = 2024-05
Sept. 2024 = 2024-09
March quarter 2020 = 2020-Q1
full-year 2024 = 2024
2024 full year = 2024
calendar year 2023 = 2023
year to November 2025 = 2024-12/2025-11
the three months to April 2019 = 2019-02/2019-04
year ended June 30, 2019 = 2018-07/2019-06
November 2024 to January 2025 = 2024-11/2025-01
2013-2021 = 2013/2021
between 2013 and 2021 = 2013/2021
2026-30 = 2026/2030
14th Five-Year Plan period = 2021/2025
the 15th Five-Year Plan (2026-2030) = 2026/2030
May 20, 2024 = 2024-05-20
20th May 2024 = 2024-05-20
Dec 1-20 2025 = 2025-12-01/2025-12-20
1-20 December 2025 = 2025-12-01/2025-12-20
Jan 1 to Oct 15, 2024 = 2024-01-01/2024-10-15
1 January to 15 October 2024 = 2024-01-01/2024-10-15
first 20 days of March 2025 = 2025-03-01/2025-03-20
opening ten days of March 2025 = 2025-03-01/2025-03-10
quarter to March 2025 = 2025-Q1
2024年 = 2024
2024年度 = 2024
２０２４年 = 2024
二〇二四年 = 2024
二〇二四年十一月 = 2024-11
2024年前11个月 = 2024-01/2024-11
2024年前11個月 = 2024-01/2024-11
2024年1-11月 = 2024-01/2024-11
2024年1月至11月 = 2024-01/2024-11
2023年11月至2024年1月 = 2023-11/2024-01
2024年第一季度 = 2024-Q1
2024年三季度 = 2024-Q3
2024年首季 = 2024-Q1
2024年前三季度 = 2024-01/2024-09
2024年一至三季度 = 2024-01/2024-09
2024年上半年 = 2024-H1
2024年下半年 = 2024-H2
2024年5月份 = 2024-05
2024年整年 = 2024
2024年后两个月 = 2024-11/2024-12
2024年末季 = 2024-Q4
2024年全年 = 2024
2013年至2021年 = 2013/2021
十四五时期 = 2021/2025
“十四五”期间 = 2021/2025
十一五 = 2006/2010
“十五五”规划 = 2026/2030
2025年12月1日至20日 = 2025-12-01/2025-12-20
2024年1月1日-10月15日 = 2024-01-01/2024-10-15
2025年3月前20天 = 2025-03-01/2025-03-20
2025年12月1日 = 2025-12-01
2024年1月上旬 = 2024-01-01/2024-01-10
2024年1月中旬 = 2024-01-11/2024-01-20
2024年2月下旬 = 2024-02-21/2024-02-29
"""

RELATIVE = """
last year = 2024
this year = 2025
next year = 2026
this month = 2025-11
本月 = 2025-11
上季度 = 2025-Q3
明年 = 2026
the year before last = 2023
first ten months = 2025-01/2025-10
the year's first three months = 2025-Q1
first half of this year = 2025-H1
fourth quarter = 2024-Q4
November = 2025-11
in December = 2024-12
November last year = 2024-11
last month = 2025-10
last quarter = 2025-Q3
this quarter = 2025-Q4
July-May = 2024-07/2025-05
June year = 2024-07/2025-06
去年 = 2024
前年 = 2023
今年前10个月 = 2025-01/2025-10
前三季度 = 2025-01/2025-09
上半年 = 2025-H1
半年报 = 2025-H1
一季报 = 2025-Q1
三季报 = 2025-01/2025-09
去年全年 = 2024
去年7月至今年6月 = 2024-07/2025-06
上月 = 2025-10
本季度 = 2025-Q4
截至10月底 = 2025-01/2025-10
截至6月的一年里 = 2024-07/2025-06
截至7月的三个月 = 2025-05/2025-07
"""

IN_TEXT = """
Trade in the ten months rose = 2025-01/2025-10
Exports for the ten months rose = 2025-01/2025-10
Imports of the same eight months fell = 2025-01/2025-08
Three months into 2024 they rose = 2024-Q1
Eight months' imports fell = 2025-01/2025-08
In the opening month of 2025 they fell = 2025-01
Three-quarter foreign trade rose = 2025-01/2025-09
Half-year exports rose = 2025-H1
It ended the year with a deficit = 2024
Yearly imports rose = 2024
They may rise next, it is said = 2026
"""

FISCAL = """
PK the fiscal year that has just ended = 2024-07/2025-06
IN FY2022-23 = 2022-04/2023-03
IN FY 2023 = 2022-04/2023-03
IN FY23 = 2022-04/2023-03
IN first four months (April-July) of FY25 = 2024-04/2024-07
IN second quarter (July-September) of fiscal 2025 = 2024-Q3
IN first half (April to September) of FY24 = 2023-04/2023-09
IN first eight months of the fiscal year = 2025-04/2025-11
NZ the December 2021 year = 2021
IN by the end of September 2023 = 2023-01/2023-09
NZ the June 2023 quarter = 2023-Q2
IN 2022-23 = 2022-04/2023-03
IN fiscal year 2022/23 = 2022-04/2023-03
IN April-January 2018-19 = 2018-04/2019-01
IN January-March 2023-24 = 2024-Q1
IN April-November FY22 = 2021-04/2021-11
IN Q1 FY24 = 2023-Q2
IN H1FY25 = 2024-04/2024-09
IN fiscal 2022-2023 = 2022-04/2023-03
IN FY22-23 = 2022-04/2023-03
IN the 2022-23 fiscal year = 2022-04/2023-03
IN the 2022-2023 financial year = 2022-04/2023-03
IN the 2023 fiscal year = 2022-04/2023-03
IN this fiscal year = 2025-04/2026-03
IN 上财年 = 2024-04/2025-03
IN 本财年 = 2025-04/2026-03
IN 2023财年 = 2022-04/2023-03
IN 2022-2023财年 = 2022-04/2023-03
IN 2022至2023财年 = 2022-04/2023-03
IN last fiscal = 2024-04/2025-03
PK the year as a whole = 2024
JP April-September half of fiscal 2025 = 2025-04/2025-09
PK outgoing fiscal year = 2024-07/2025-06
PK just concluded financial year = 2024-07/2025-06
GB four quarters to the end of Q1 2025 = 2024-04/2025-03
GB in the four quarters to the fourth quarter of 2024 = 2024
PK July-October of the previous year = 2024-07/2024-10
IN-MH fiscal 2023 = 2022-04/2023-03
JP fiscal 2022 = 2022-04/2023-03
JP FY2022-23 = 2022-04/2023-03
JP first half of fiscal 2022 = 2022-04/2022-09
US fiscal 2023 = 2022-10/2023-09
AU FY2023 = 2022-07/2023-06
PK July-May FY21 = 2020-07/2021-05
BD 2023/24 = 2023-07/2024-06
NZ financial year 2023 = 2022-07/2023-06
CN FY2023 = 2023
HK 2022/23财年 = 2022-04/2023-03
"""

BESIDE = """
the same period last year = 2024-01/2024-10
the same months one year earlier = 2024-01/2024-10
the same half of fiscal 2024 = 2024-01/2024-10
the year-earlier period = 2024-01/2024-10
the previous year = 2024-01/2024-10
前年同期 = 2023-01/2023-10
当月 = 2025-01/2025-10
當月 = 2025-01/2025-10
YTD = 2025-01/2025-10
so far this year = 2025-01/2025-10
since the beginning of the year = 2025-01/2025-10
年初至今 = 2025-01/2025-10
今年以来 = 2025-01/2025-10
the preceding quarter = 2024-03/2024-12
a month earlier = 2024-03/2024-12
前值 = 2024-03/2024-12
a year earlier = 2024-01/2024-10
same period of 2019 = 2019-01/2019-10
去年同期 = 2024-01/2024-10
上一财年同期 = 2024-01/2024-10
2019年同期 = 2019-01/2019-10
year-to-date = 2025-01/2025-10
今年同期 = 2025-01/2025-10
同年 = 2025-01/2025-10
一年前 = 2024-01/2024-10
前一个月 = 2024-03/2024-12
前月 = 2024-03/2024-12
前一季度 = 2024-03/2024-12
"""

REFUSED = """
n/a | no period
Q5 2024 | no period
2024-13 | no period
2024-05/2024-01 | ends before it begins
2023-02-30 | does not have
Feb 30 2024 | no period
first 13 months of 2024 | no period
前13个月 | no period
2024 tonnes | not what follows
May-24 | not what follows
1 | no period
last year | the day on which it was printed
first quarter | the day on which it was printed
FY2023 | whose fiscal year
2022-23 | whose fiscal year
the same period last year | stands beside
"""


def rows(table: str, separator: str = " = ") -> list[tuple[str, str]]:
    pairs = (line.rpartition(separator) for line in table.splitlines() if line)
    return [(words, meant) for words, _, meant in pairs]


@pytest.mark.parametrize(("words", "meant"), rows(ABSOLUTE))
def test_words_with_a_year_need_nothing_else(words: str, meant: str) -> None:
    assert str(read_period(words)) == meant


@pytest.mark.parametrize(("words", "meant"), rows(RELATIVE))
def test_words_without_a_year_are_seen_from_the_day_of_print(words: str, meant: str) -> None:
    assert str(read_period(words, today=TODAY)) == meant


@pytest.mark.parametrize(("line", "meant"), rows(FISCAL))
def test_fiscal_years_are_those_of_the_reporter(line: str, meant: str) -> None:
    reporter, words = line.split(" ", 1)
    assert str(read_period(words, today=TODAY, reporter=reporter)) == meant


@pytest.mark.parametrize(("words", "meant"), rows(BESIDE))
def test_some_words_are_seen_from_the_period_beside_them(words: str, meant: str) -> None:
    ((_, _, phrase),) = find_periods(words)
    assert str(resolve(phrase, beside=Period.parse("2025-01/2025-10"))) == meant


@pytest.mark.parametrize(("words", "reason"), rows(REFUSED, " | "))
def test_what_is_no_period_is_refused(words: str, reason: str) -> None:
    with pytest.raises(PeriodSyntaxError, match=reason) as caught:
        read_period(words)
    assert caught.value.span is not None
    assert caught.value.remedy


def test_the_caret_stands_where_reading_ends() -> None:
    with pytest.raises(PeriodSyntaxError) as caught:
        read_period("May 2024 tonnes")
    assert caught.value.span == (8, 15)


TEXT = (
    "In the first 11 months of 2025 imports may reach 1,024 tonnes; in May they fell from 2024. "
    "去年前10个月出口7100亿元，2025年“十四五”时期超5000万元。"
)


def test_periods_are_found_in_running_text() -> None:
    found = [
        (TEXT[start:end], str(resolve(phrase, TODAY))) for start, end, phrase in find_periods(TEXT)
    ]
    assert found == [
        ("first 11 months of 2025", "2025-01/2025-11"),
        ("May", "2025-05"),
        ("2024", "2024"),
        ("去年前10个月", "2024-01/2024-10"),
        ("2025年", "2025"),
        ("“十四五”时期", "2021/2025"),
    ]


SPANS = [words.strip() for table in (ABSOLUTE, RELATIVE, BESIDE) for words, _ in rows(table)]


@pytest.mark.parametrize("words", SPANS)
def test_a_quick_look_finds_every_place_where_words_can_be_read(words: str) -> None:
    before = f"Trade in {words.removeprefix('in ')}"
    found = list(find_periods(f"{before}, they say"))
    assert [end for _, end, _ in found] == [len(before)]


@pytest.mark.parametrize(("text", "meant"), rows(IN_TEXT))
def test_a_form_is_read_where_its_words_go_on(text: str, meant: str) -> None:
    assert [str(resolve(phrase, TODAY)) for *_, phrase in find_periods(text)] == [meant]


EXAMPLES = "\n".join(folded(table) for table in (ABSOLUTE, RELATIVE, IN_TEXT, FISCAL, BESIDE))


@pytest.mark.parametrize("row", lexicon_rows("period_forms.txt"), ids=lambda row: row[-1])
def test_every_form_of_the_lexicon_has_an_example(row: list[str]) -> None:
    assert re.search(pattern_of(row[3]), EXAMPLES)


@given(periods)
def test_a_printed_period_reads_back(period: Period) -> None:
    assert read_period(str(period)) == period


ALPHABET = st.sampled_from(
    [*"0123456789-/–至年月日季度前上下半去今期“”十一 .,'", "2024", "first ", "quarter", "half",
     "month", "months", " of ", "the ", "last ", "year", "FY", "May", "Q1", "to ", "same period"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(ALPHABET, max_size=12).map("".join) | st.text(max_size=30), days)
def test_any_text_is_a_period_or_a_clear_error(text: str, today: Day) -> None:
    for _, _, phrase in find_periods(text):
        resolve(phrase, today, reporter="IN", beside=Period.year(2024))
    try:
        period = read_period(text, today=today, reporter="IN")
    except PeriodSyntaxError:
        return
    assert read_period(str(period)) == period


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)
    assert all(match.end() <= len(text) for match in places().finditer(folded(text)))
