"""Release pages of China Customs: by country, by commodity, totals; months and units; faults."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tbcalc.errors import DatasetSyntaxError, UsageError
from tbcalc.figures.period import Period
from tbcalc.figures.source import Source
from tbcalc.sources.official import Official, Wanted
from tests.official_files import DATA, release_page

pytest.importorskip("selectolax")

from tbcalc.sources.gacc import published, read_gacc, read_unit
from tbcalc.sources.gacc_columns import named_period
from tbcalc.sources.gacc_csv import read_gacc_csv

SOURCE = Source("gacc-test")
MONTHLY = (
    "Import Source|Export &amp; Import^2|Export^2|Import^2|1-to-3 Total Year-on-Year (±%)^3",
    "Export Destination|3|1-to-3|3|1-to-3|3|1-to-3|Export &amp; Import|Export|Import",
    "Total|41,046.4|118,380.0|22,297.0|68,466.7|18,749.4|49,913.3|15.0|11.9|19.6",
    "&nbsp;&nbsp;of which: Germany|1,243.6|3,752.6|711.8|2,240.9|531.7|1,511.7|12.7|21.2|2.1",
    "&nbsp;Taiwan, China|2,272.5|-|630.5|-|1,642.0|-|-|-|-",
)
COMMODITIES = (
    "Commodity_2|Quantity Unit_2|4^2|1-4 Total^2|1-4 Total, 2024^2|1-4 Total, Year-On-Year(%)^2",
    "Quantity|Value|Quantity|Value|Quantity|Value|Quantity|Value",
    "Agricultural products*|-|-|8,472.4|-|32,810.9|-|31,250.9|-|5.0",
    "&nbsp;&nbsp;Rare earth|Ton|4,784.8|21.7|18,962.3|149.4|18,049.5|176.3|5.1|-15.3",
)


def figures(official: Official) -> dict[str, str]:
    return {f"{o.key} {o.aspect}": o.figure.text for o in official.dataset.observations}


def test_the_page_of_january_and_february_2025() -> None:
    page = (DATA / "gacc_2025-01_02_by_country_cny.html").read_text(encoding="utf-8")
    official = read_gacc(page, SOURCE)
    told = figures(official)
    assert (official.rows, len(told), official.left) == (30, 180, ())
    assert told["CN exports 2025-01/2025-02 level"] == "38,812.1"
    assert told["CN imports 2025-01/2025-02 level"] == "26,551.5"
    assert told["CN with BRI imports 2025-01/2025-02 growth"] == "-5.1%"
    (source,) = official.dataset.sources.values()
    assert (source.published, source.language) == ("2025-03-11", "en")
    first = official.dataset.observations[0].figure
    assert (first.value, first.unit) == (Decimal(6536360000000), "CNY")


def test_the_page_and_the_flat_table_say_the_same() -> None:
    page = (DATA / "gacc_2025-01_02_by_country_cny.html").read_text(encoding="utf-8")
    path = DATA / "gacc_2025-01_02_by_partner_cny100m.csv"
    with path.open(encoding="utf-8") as file:
        flat = read_gacc_csv(file, SOURCE, name=path.name)
    one, other = read_gacc(page, SOURCE).dataset, flat.dataset
    assert {(o.key, o.aspect): o.figure.value for o in one.observations} == {
        (o.key, o.aspect): o.figure.value for o in other.observations
    }


def test_printed_totals_are_sums_within_rounding() -> None:
    page = (DATA / "gacc_2025-01_02_by_country_cny.html").read_text(encoding="utf-8")
    levels = {
        (o.key.partner, o.key.flow): o.figure
        for o in read_gacc(page, SOURCE).dataset.observations
        if o.aspect == "level"
    }
    partners = {partner for partner, _ in levels}
    assert len(partners) == 30
    for partner in partners:
        total = levels[partner, "exports"].likely + levels[partner, "imports"].likely
        assert total.meets(levels[partner, "total"].likely), partner


def test_months_with_the_months_before_them() -> None:
    title = "(4) China's Total Export & Import Values by Country/Region, March 2026 (in CNY)"
    official = read_gacc(release_page(title, "CNY 100 Million", MONTHLY), SOURCE)
    told = figures(official)
    assert told["CN total 2026-03 level"] == "41,046.4"
    assert told["CN total 2026-Q1 level"] == "118,380.0"
    assert told["CN imports 2026-Q1 growth"] == "19.6%"
    assert "CN imports 2026-03 growth" not in told
    assert told["CN with DE exports 2026-03 level"] == "711.8"
    assert "CN with TW exports 2026-Q1 level" not in told
    assert [(each.reason, each.rows, each.is_faulty) for each in official.left] == [
        ("no value is given (absent, not zero)", 6, False)
    ]
    assert official.notes == ("Note: 1. a note with 3,000.5 in it.",)


@pytest.mark.parametrize("has_units", [True, False], ids=["with-units", "units-left-out"])
def test_commodities(has_units: bool) -> None:
    title = "(5) China's Major Exports by Quantity and Value, April 2025 (in USD)"
    rows = list(COMMODITIES)
    if not has_units:  # as on a page of April 2025: the cells stand one to the left
        rows[2:] = ["|".join([*row.split("|")[:1], *row.split("|")[2:], ""]) for row in rows[2:]]
    official = read_gacc(release_page(title, "USD1 Million", rows), SOURCE)
    told = figures(official)
    assert told == {
        "CN Agricultural products exports 2025-04 level": "8,472.4",
        "CN Agricultural products exports 2025-01/2025-04 level": "32,810.9",
        "CN Agricultural products exports 2025-01/2025-04 growth": "5.0%",
        "CN Agricultural products exports 2024-01/2024-04 level": "31,250.9",
        "CN Rare earth exports 2025-04 level": "21.7",
        "CN Rare earth exports 2025-01/2025-04 level": "149.4",
        "CN Rare earth exports 2025-01/2025-04 growth": "-15.3%",
        "CN Rare earth exports 2024-01/2024-04 level": "176.3",
    }
    assert official.dataset.observations[0].figure.value == Decimal(8472400000)
    assert "quantities are left" in official.notes
    assert official.is_whole


def test_totals_in_rows_and_months_in_columns() -> None:
    title = "(1) China's Total Export & Import Values, March 2025 (in USD)"
    rows = (
        "Item_2|Amount^2|Year-on-Year (±%)^2",
        "3|1 to 3|3|1 to 3",
        "Total Export &amp; Import|526,560.0|1,432,500.5|5.0|0.2",
        "Export|313,912.5|853,670.0|12.4|5.8",
        "Import|211,270.5|580,590.1|-4.3|-7.0",
        "Balance|102,642.0|273,079.9|-|-",
    )
    told = figures(read_gacc(release_page(title, "USD1 Million", rows), SOURCE))
    assert told["CN exports 2025-03 level"] == "313,912.5"
    assert told["CN balance 2025-Q1 level"] == "273,079.9"
    assert told["CN imports 2025-03 growth"] == "-4.3%"
    assert told["CN total 2025-Q1 growth"] == "0.2%"


def test_months_in_rows() -> None:
    title = "(1) China's Total Export & Import Values, Jan.-Mar. 2025 (in CNY)"
    rows = (
        "Month|Export &amp; Import|Export|Import|Balance",
        "2025.01|33,000.5|19,500.1|13,500.4|5,999.7",
        "2025.02|32,363.1|19,312.0|13,051.1|6,260.9",
        "1-3|103,013.4|61,300.2|41,713.2|19,587.0",
    )
    told = figures(read_gacc(release_page(title, "CNY 100 Million", rows), SOURCE))
    assert told["CN exports 2025-01 level"] == "19,500.1"
    assert told["CN balance 2025-02 level"] == "6,260.9"
    assert told["CN imports 2025-Q1 level"] == "41,713.2"


def test_the_page_in_chinese() -> None:
    title = "（4）2026年7月进出口商品主要国别（地区）总值表（人民币值）"
    rows = (
        "进口原产国（地）_2|进出口^2|出口^2|进口^2|累计比去年同期±%^3",
        "7月|1至7月|7月|1至7月|7月|1至7月|进出口|出口|进口",
        "总值|40,000.1|280,000.2|24,000.0|165,000.1|16,000.1|115,000.1|3.5|7.3|-1.6",
        "其中：德国|1,300.0|9,000.0|700.5|5,000.2|599.5|3,999.8|1.0|2.0|-0.3",
    )
    official = read_gacc(release_page(title, "亿元人民币", rows, date="2026-08-07"), SOURCE)
    told = figures(official)
    assert told["CN exports 2026-07 level"] == "24,000.0"
    assert told["CN with DE imports 2026-01/2026-07 growth"] == "-0.3%"
    (source,) = official.dataset.sources.values()
    assert (source.language, source.published) == ("zh", "2026-08-07")


def test_what_cannot_be_read_is_counted() -> None:
    title = "(4) China's Total Export & Import Values by Country/Region, March 2026 (in CNY)"
    rows = (*MONTHLY, "Ruritania|1.0|2.0|3.0|4.0|5.0|6.0|7.0|8.0|9.0", "Japan|1.0|2.0|3.0")
    official = read_gacc(release_page(title, "CNY 100 Million", rows), SOURCE)
    assert {(each.reason, each.rows) for each in official.left if each.is_faulty} == {
        ('"Ruritania" is no area that is known', 1),
        ("the row has 4 cells where 10 are due", 1),
    }


def test_a_page_that_names_two_currencies_is_refused() -> None:
    title = "(4) China's Total Export & Import Values by Country/Region, June 2025 (in CNY)"
    with pytest.raises(
        DatasetSyntaxError, match="the title says CNY and the unit of the table USD"
    ):
        read_gacc(release_page(title, "USD1 Million", MONTHLY), SOURCE)


def test_what_the_page_does_not_say_is_asked_for() -> None:
    rows = [row.replace("1-to-3", "total") for row in MONTHLY]
    page = release_page("China's Total Export & Import Values by Country/Region", "", rows)
    with pytest.raises(UsageError, match="months"):
        read_gacc(page, SOURCE)
    march = Period.parse("2026-03")
    with pytest.raises(UsageError, match="unit"):
        read_gacc(page, SOURCE, Wanted(period=march))
    told = Wanted(period=march, unit="100 million CNY")
    assert read_gacc(page, SOURCE, told).dataset.observations[0].figure.unit == "CNY"


def test_a_page_without_a_table_is_refused() -> None:
    with pytest.raises(DatasetSyntaxError, match="no table"):
        read_gacc("<html><body><table><tr><td>a</td></tr></table></body></html>", SOURCE)


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("by Country/Region, January-February 2025 (in CNY)", "2025-01/2025-02"),
        ("by Country/Region, Jan. 2018", "2018-01"),
        ("Values, Jan–Nov 2025 (in USD)", "2025-01/2025-11"),
        ("by Trade Mode, August 2018 (Only August, in CNY)", "2018-08"),
        ("2025年1至2月进出口商品国别（地区）总值表", "2025-01/2025-02"),
        ("2025年12月全国进出口总值表", "2025-12"),
        ("no month 2025", None),
    ],
)
def test_months_of_titles(title: str, period: str | None) -> None:
    found = named_period(title)
    assert (None if found is None else str(found)) == period


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("CNY 100 Million", "100 million CNY"), ("USD1 Million", "million USD"),
        ("US$1,000", "thousand USD"), ("10,000 yuan", "10 thousand CNY"),
        ("USD Billion", "billion USD"), ("百万美元", "million USD"),
        ("万元人民币", "10 thousand CNY"),
        ("亿元", "100 million CNY"), ("Tons", ""),
    ],
)  # fmt: skip
def test_units_of_tables(text: str, unit: str) -> None:
    assert read_unit(text) == unit


@pytest.mark.parametrize(
    ("text", "date"),
    [("2025/03/11", "2025-03-11"), ("x 2025年3月9日", "2025-03-09"), ("2025/13/11", ""), ("", "")],
)
def test_dates_of_pages(text: str, date: str) -> None:
    assert published(text) == date
