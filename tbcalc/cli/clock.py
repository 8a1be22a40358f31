"""The day on which a command is run."""

from __future__ import annotations

import time

from tbcalc.figures.period import Day


def today() -> Day:
    """Return the local date."""
    now = time.localtime()
    return now.tm_year, now.tm_mon, now.tm_mday
