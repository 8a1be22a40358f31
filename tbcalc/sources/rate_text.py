"""Read and write the table of monthly reference rates that travels with the package."""

from __future__ import annotations

from functools import cache

from tbcalc.figures.rate import RateTable
from tbcalc.sources.lexicon import lexicon_text
from tbcalc.sources.rate_files import fetched_monthly_rates

_HEADER = """\
# Source: European Central Bank, euro foreign exchange reference rates (eurofxref-hist).
# By month: mean = mean of the days' rates, quote/base, 8 significant digits; end = on the last
# published day; days = published days; last = day of the month of the last one.
"""


@cache
def load_rates() -> RateTable:
    """Return the table fetched last where it reaches further, else the bundled one.

    A series is parsed when it is asked for. Raises UnreadableInputError.
    """
    bundled = read_rates(lexicon_text("ecb_rates.txt"))
    fetched = fetched_monthly_rates()
    return max(bundled, read_rates(fetched), key=_reach) if fetched else bundled


def _reach(table: RateTable) -> tuple[int, int]:
    """Return the last month of a table, and the last day of it."""
    last = table.span[1]
    day = table.last_day(last)
    return last, day[2] if day else 0


def read_rates(text: str) -> RateTable:
    """Return the table of one series per line: name, tab, first month and values."""
    lines = {}
    for line in text.split("\n"):
        name, tab, months = line.partition("\t")
        if tab:
            lines[name] = months
    return RateTable("ECB reference rates", lines)


def write_rates(table: RateTable) -> str:
    """Return the table as text, with its source on top; ``read_rates`` reads it back."""
    return _HEADER + "".join(f"{name}\t{months}\n" for name, months in table.lines.items())
