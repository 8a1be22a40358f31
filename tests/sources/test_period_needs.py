"""What a form cannot do without: no match of a form is without it."""

from __future__ import annotations

import pytest

from tbcalc.sources.period_needs import need_of

NEEDS = [
    ("full year", "year", 11),
    ("first {count} months?", "month", 21),
    (r"{month}\s{day}", "0", 12),
    ("q{q}", "q0", 2),
    ("{year}年同[期月]", "0000年同", 6),
    ("(?:the )?year(?! before)", "year", 10),
    (r"half \(now\)", "(now)", 12),
    ("a{2,3}b", "b", 4),
    ("[ab]c?", "", 2),
    ("one|two", "", 0),
]
WIDTHS = {"count": (5, ""), "month": (9, ""), "day": (2, "0"), "q": (1, "0"), "year": (4, "0000")}


@pytest.mark.parametrize(("form", "need", "within"), NEEDS, ids=[each[0] for each in NEEDS])
def test_a_form_needs_its_rarest_signs(form: str, need: str, within: int) -> None:
    assert need_of(form, WIDTHS.__getitem__) == (need, within)
