"""Groups written at once are those that the quantities give, to the character."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tbcalc.core.aggregate_rows import aggregate_row, amounts_of
from tbcalc.figures.aggregate import Sums
from tbcalc.views import as_json
from tbcalc.views.payloads.aggregate_text import NUMBERS, RowText

NAMES = ("year", "reporter", "product")


def by_quantities(sums: Sums, scale: Decimal, unit: str, *, is_indented: bool) -> str:
    """Return what the general way makes of a group."""
    row = aggregate_row(NAMES, sums, scale, unit)
    payload = {**row.keys, **{name: getattr(row, name) for name in NUMBERS}}
    if not is_indented:
        return as_json.encoded(payload)
    return as_json.render(payload).rstrip().replace("\n", "\n    ")


def check(sums: Sums, scale: Decimal, unit: str) -> None:
    amounts = amounts_of(sums, scale)
    for is_indented in (False, True):
        told = RowText(NAMES, unit, is_indented=is_indented)(sums.keys, amounts)
        assert told == by_quantities(sums, scale, unit, is_indented=is_indented)


@pytest.mark.parametrize(
    ("exports", "imports"),
    [
        ("0", "0"), ("0.000000000", "5"), ("5600", "2250"), ("1", "1"), ("999999.5", "1000000"),
        ("999999.499", "999999.5"), ("9999995", "9999994"), ("999999500", "999999499"),
        ("999999500000.001", "63300000"), ("63300001", "100000000000000"), ("1000000.000001", "3"),
        ("123456789012345678901234.5678", "3"), ("99999999999999999999999999999", "7"),
        ("0.000000001", "123456789012345678901"), ("123456789012345678901", "0.000000007"),
        ("3", None), (None, "0.5"), (None, None), ("2", "3"), ("1234565", "1234575"),
        ("64024259", "5129733"),  # the digits of the quotient end in nines, or in noughts
    ],
)  # fmt: skip
@pytest.mark.parametrize("scale", [Decimal(1), Decimal(1000), Decimal("1E+6")])
def test_numbers_at_the_edges(exports: str | None, imports: str | None, scale: Decimal) -> None:
    sides = (None if side is None else Decimal(side) for side in (exports, imports))
    check(Sums(("2022", "CN", "010121"), *sides), scale, "USD")


@pytest.mark.parametrize("unit", ["USD", "CNY", "CHF", "XXX"])
def test_units_and_strange_keys(unit: str) -> None:
    check(
        Sums(("2022", 'a "b"\\\n', "\u200b\ud800出口"), Decimal("1.5E+9"), Decimal(2)),
        Decimal(1),
        unit,
    )


amounts = st.none() | st.decimals(0, 10**13, places=3) | st.decimals(0, 10**7, places=9)


@settings(max_examples=300, deadline=None)
@given(amounts, amounts, st.sampled_from([Decimal(1), Decimal(1000)]))
def test_any_sums(exports: Decimal | None, imports: Decimal | None, scale: Decimal) -> None:
    check(Sums(("2022", "CN", "010121"), exports, imports), scale, "USD")
