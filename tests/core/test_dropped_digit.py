"""A digit left out is told first where the source prints its other figures with one digit more."""

from __future__ import annotations

import pytest

from tests.articles import findings


@pytest.mark.parametrize(
    ("balance", "kind"),
    [
        pytest.param("5.9 trillion yuan", "dropped_digit", id="of 5.59, beside two decimals"),
        pytest.param("5.39 trillion yuan", "one_digit", id="of 5.59, as long as it should be"),
    ],
)
def test_the_length_of_the_others_tells(balance: str, kind: str) -> None:
    found = findings(f"""
    exports 2024: 9.45 trillion yuan
    imports 2024: 3.86 trillion yuan
    total 2024: 13.31 trillion yuan
    with US exports 2024: 1.25 trillion yuan
    balance 2024: {balance}""")
    first = found[0].diagnoses[0]
    assert (first.kind, first.figures) == (kind, ("balance 2024",))
