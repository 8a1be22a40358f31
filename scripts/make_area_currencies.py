"""Write tbcalc/lexicon/area_currencies.txt: the currency of each country, from CLDR.

``python -m scripts.make_area_currencies``; CLDR as babel bundles it.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

from babel.core import get_global
from babel.numbers import get_territory_currencies

TARGET = Path(__file__).parent.parent / "tbcalc" / "lexicon" / "area_currencies.txt"
HEAD = """\
# The currency that is tender in each country. Source: Unicode CLDR, supplemental data.
# Written by scripts/make_area_currencies.py. Currency, then its countries by ISO 3166 code.
"""
GROUPS = {"EUR": ["EU", "EA"]}


def area_currencies(on: date) -> dict[str, list[str]]:
    """Return the countries of each currency, both sorted."""
    found: dict[str, list[str]] = defaultdict(list)
    for territory in sorted(get_global("territory_currencies")):
        tender = get_territory_currencies(territory, on, tender=True)
        if len(territory) == 2 and tender:
            found[tender[0]].append(territory)
    for currency, groups in GROUPS.items():
        found[currency] = sorted({*found[currency], *groups})
    return dict(sorted(found.items()))


def main() -> None:
    rows = area_currencies(date(2026, 1, 1)).items()
    lines = [f"{currency}\t{' '.join(areas)}\n" for currency, areas in rows]
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
