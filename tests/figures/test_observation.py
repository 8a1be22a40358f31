"""Keys as they are written."""

from __future__ import annotations

import pytest

from tbcalc.figures.observation import Key
from tbcalc.figures.period import Period

YEAR = Period.year(2024)


@pytest.mark.parametrize(
    ("key", "written"),
    [
        (Key("CN", "W", "goods", "", "exports", YEAR), "CN exports 2024"),
        (Key("CN", "US", "goods", "", "total", YEAR), "CN with US total 2024"),
        (Key("CN", "W", "services", "", "imports", YEAR), "CN services imports 2024"),
        (Key("CN", "W", "other", "", "exports", YEAR), "CN other exports 2024"),
        (Key("CN", "W", "other", "", "gdp", YEAR), "CN gdp 2024"),
        (
            Key("CN-SD", "W", "goods", "vegetables", "exports", YEAR),
            "CN-SD vegetables exports 2024",
        ),
    ],
    ids=str,
)
def test_key_is_written_without_what_goes_without_saying(key: Key, written: str) -> None:
    assert str(key) == written
