"""Shares, wholes and parts."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tbcalc.core.share import implied_part, implied_share, implied_whole
from tbcalc.errors import UnitMismatchError
from tbcalc.figures.quantity import Quantity
from tbcalc.sources.figure_text import read_figure
from tests.strategies import fractions, nonnegative, numbers_in, quantities


def printed(text: str) -> Quantity:
    return read_figure(text).quantity


def test_asean_2024() -> None:
    whole = implied_whole(printed("6.89 trillion yuan"), printed("15.7 percent"))
    assert whole.likely.holds(Decimal("43.85") * Decimal(10) ** 12)
    share = implied_share(printed("6.89 trillion yuan"), printed("43.85 trillion yuan"))
    assert share.likely.holds(Decimal("0.157"))
    part = implied_part(printed("43.85 trillion yuan"), printed("15.7 percent"))
    assert part.likely.holds(Decimal("6.89") * Decimal(10) ** 12)


def test_no_share_is_larger_than_one() -> None:
    assert implied_share(printed("5 yuan"), printed("5 yuan")).possible.high == 1


def test_units_must_agree() -> None:
    with pytest.raises(UnitMismatchError):
        implied_share(printed("5 yuan"), printed("9 dollars"))


@given(st.data(), quantities(nonnegative.filter(bool)), fractions(1, 99))
def test_every_possible_world_is_enclosed(
    data: st.DataObject, amount: Quantity, share: Quantity
) -> None:
    a, s = (Fraction(data.draw(numbers_in(each.possible))) for each in (amount, share))
    whole, part = implied_whole(amount, share).possible, implied_part(amount, share).possible
    assert Fraction(whole.low) <= a / s <= Fraction(whole.high)
    assert Fraction(part.low) <= a * s <= Fraction(part.high)
