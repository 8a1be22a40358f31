"""Periods as CLDR names them in any locale; part of the door to babel."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tbcalc.figures.period import Period
from tbcalc.views.numerals_locales import cldr_locale

if TYPE_CHECKING:
    from babel import Locale


def cldr_period(period: Period, locale: str) -> str:
    """Return the period in the language of the locale: Mai 2024, T1 2017, 2024.

    Raises UsageError when CLDR does not know the locale.

    >>> cldr_period(Period.parse("2024-05"), "de"), cldr_period(Period.parse("2017-Q1"), "fr")
    ('Mai 2024', '1er trimestre 2017')
    """
    from babel.dates import format_date, format_skeleton

    known = cldr_locale(locale)
    first, last = date(*period.first), date(*period.last)
    if not period.is_month_run:
        return _run(format_date(first, "long", known), format_date(last, "long", known))
    if period.first[1] == 1 and period.last[1] == 12:
        return _run(_year(first, known), _year(last, known))
    if "-Q" in str(period):
        return str(format_skeleton("yQQQQ", first, locale=known))
    skeleton = "yMMMM"
    return _run(
        format_skeleton(skeleton, first, locale=known),
        format_skeleton(skeleton, last, locale=known),
    )


def _year(day: date, known: Locale) -> str:
    from babel.dates import format_skeleton

    return str(format_skeleton("y", day, locale=known))


def _run(first: str, last: str) -> str:
    return first if first == last else f"{first} – {last}"
