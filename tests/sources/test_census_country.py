"""The Census Bureau's trade by country: months, years, the year that is not over, groups."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from tbcalc.errors import DatasetSyntaxError, FaultyInputError
from tbcalc.figures.source import Source
from tbcalc.sources.census_country import is_census_header, read_census_country
from tbcalc.sources.official import Official, Wanted
from tbcalc.sources.official_kind import kind_of

SOURCE = Source("census-test", language="en")
MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
HEAD = ",".join([
    "year", "CTY_CODE", "CTYNAME", *(f"I{m}" for m in MONTHS), "IYR",
    *(f"E{m}" for m in MONTHS), "EYR",
])  # fmt: skip


def row(year: int, code: str, name: str, imports: Sequence[str], exports: Sequence[str]) -> str:
    """Return a row, months that are not given being nought as they are printed."""
    cells = [str(year), code, f'"{name}"']
    for told in (imports, exports):
        months = [*told, *["0"] * (12 - len(told))]
        cells += [*months, str(sum(Decimal(each) for each in months))]
    return ",".join(cells)


WHOLE = [f"{n}.5" for n in range(101, 113)]
TABLE = "\n".join([
    HEAD,
    row(2024, "0015", "World, Not Seasonally Adjusted", WHOLE, WHOLE),
    row(2024, "0004", "World, Seasonally Adjusted", WHOLE, WHOLE),
    row(2024, "0003", "European Union", WHOLE, WHOLE),
    row(2024, "0016", "Asia", WHOLE, WHOLE),
    row(2024, "5700", "China", [*WHOLE[:11], "0"], WHOLE),
    row(2025, "0015", "World, Not Seasonally Adjusted", WHOLE[:3], WHOLE[:3]),
    row(2025, "5700", "China", WHOLE[:3], ["0", "0.2", "0"]),
    row(2025, "5800", "Korea, South", WHOLE[:3], WHOLE[:3]),
]) + "\n"  # fmt: skip


def read(text: str, wanted: Wanted | None = None) -> Official:
    return read_census_country(text.splitlines(keepends=True), SOURCE, wanted or Wanted())


def values(official: Official) -> dict[str, Decimal]:
    return {
        f"{o.key} {o.key.treatment.adjustment}": o.figure.value
        for o in official.dataset.observations
    }


def test_months_years_and_the_world_both_ways() -> None:
    told = values(read(TABLE))
    assert told["US with CN exports 2024-01 nsa"] == Decimal(101500000)
    assert told["US with CN exports 2024 nsa"] == Decimal(1284000000)
    assert told["US imports 2024 nsa"] == told["US imports 2024 sa"] == Decimal(1284000000)
    assert told["US with EU imports 2024-12 nsa"] == Decimal(112500000)
    assert told["US with KR imports 2025-03 nsa"] == Decimal(103500000)


def test_a_nought_of_a_month_that_was_is_a_figure_and_one_to_come_is_none() -> None:
    told = values(read(TABLE))
    assert told["US with CN imports 2024-12 nsa"] == 0
    assert told["US with CN exports 2025-03 nsa"] == 0
    assert not any("2025-04" in key for key in told)
    assert told["US with CN imports 2025-Q1 nsa"] == Decimal(307500000)
    assert "US with CN imports 2025 nsa" not in told


def test_groups_are_left_and_what_is_left_is_counted() -> None:
    official = read(TABLE)
    assert official.is_whole
    assert [(left.rows, left.reason) for left in official.left] == [
        (1, "Asia is no area that is known here")
    ]
    (source,) = official.dataset.sources.values()
    assert source.publisher == "U.S. Census Bureau"
    assert "customs value" in source.note


def test_a_year_to_date_that_is_not_the_sum_is_left() -> None:
    broken = TABLE.replace("307.5", "907.5")
    official = read(broken)
    assert "US with CN imports 2025-Q1 nsa" not in values(official)
    assert any("not the sum of its months" in left.reason for left in official.left)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("101.5,", "NaN,", "the value is NaN, which is no number"),
        ("101.5,", "-5,", "the value is negative"),
        ("101.5,", "1,1,", "a comma too many"),
        ("2024,5700", "24,5700", "the year cannot be read"),
    ],
)
def test_what_is_broken_is_named(old: str, new: str, reason: str) -> None:
    official = read(TABLE.replace(old, new, 1))
    assert not official.is_whole
    assert any(reason in left.reason for left in official.left if left.is_faulty)
    assert "US with KR imports 2025-03 nsa" in values(official)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Cote d`Ivoire", "CI"), ("Bosnia-Hercegovina", "BA"), ("Burma (Myanmar)", "MM"),
        ("Cabo Verde", "CV"), ("Congo (Kinshasa)", "CD"), ("Macau", "MO"),
    ],
)  # fmt: skip
def test_names_of_schedule_c(name: str, code: str) -> None:
    text = f"{HEAD}\n{row(2024, '7480', name, WHOLE, WHOLE)}\n"
    assert f"US with {code} exports 2024 nsa" in values(read(text))


def test_what_is_wanted() -> None:
    told = values(read(TABLE, Wanted(partners=frozenset({"CN"}))))
    assert told
    assert all("with CN" in key for key in told)


def test_what_it_is_and_is_not() -> None:
    assert kind_of(TABLE.encode()) == "census"
    assert not is_census_header(["year", "CTY_CODE", "CTYNAME"])
    with pytest.raises(DatasetSyntaxError):
        read("a,b\n1,2\n")
    with pytest.raises(FaultyInputError):
        read(HEAD + "\ncut off\n")
