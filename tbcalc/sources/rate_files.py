"""The rates that ``tbcalc rates update`` fetched: where they lie, and what they hold.

The folder is TBCALC_RATES where that is set, else ``tbcalc/rates`` in the user's data folder
(XDG_DATA_HOME, else ~/.local/share).
"""

from __future__ import annotations

import os
from typing import Final

from tbcalc.errors import UnreadableInputError

DAILY: Final = "eurofxref-hist.csv"
MONTHLY: Final = "by-month.txt"


def rates_folder() -> str:
    """Return the folder of the fetched rates, which need not exist."""
    environment = os.environ
    if named := environment.get("TBCALC_RATES"):
        return named
    data = environment.get("XDG_DATA_HOME") or os.path.join(
        os.path.expanduser("~"), ".local", "share"
    )
    return os.path.join(data, "tbcalc", "rates")


def fetched_daily_rates() -> str:
    """Return the daily file, empty when none was fetched. Raises UnreadableInputError."""
    return _fetched(DAILY)


def fetched_monthly_rates() -> str:
    """Return the table by month, empty when none was fetched. Raises UnreadableInputError."""
    return _fetched(MONTHLY)


def _fetched(name: str) -> str:
    path = os.path.join(rates_folder(), name)
    if not os.path.isfile(path):
        return ""
    try:
        with open(path, encoding="ascii") as file:
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInputError(
            f"the fetched rates cannot be read: {error}.",
            place=path,
            remedy="Delete the file, or fetch it again with `tbcalc rates update`.",
        ) from error
