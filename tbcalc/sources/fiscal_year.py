"""Fiscal years: where they begin, and which year names them."""

from __future__ import annotations

from functools import cache

from tbcalc.exact.noun import noun
from tbcalc.figures.area import country_of
from tbcalc.sources.lexicon import lexicon_rows


@noun
class FiscalYear:
    """``first_month`` of the year (1 to 12), and ``named_by_end``: FY2023 ends in 2023."""

    first_month: int
    named_by_end: bool

    def start_of(self, named: int) -> int:
        """Return the calendar year in which the fiscal year called ``named`` begins."""
        return named - 1 if self.named_by_end and self.first_month > 1 else named

    def start_on(self, year: int, month: int) -> int:
        """Return the calendar year in which the fiscal year that holds a month began."""
        return year if month >= self.first_month else year - 1


CALENDAR = FiscalYear(1, named_by_end=True)


def fiscal_year_of(area: str) -> FiscalYear:
    """Return the fiscal year of an area, the calendar year where nothing else is known.

    Source: CIA World Factbook, "Fiscal year"; national budget laws.
    """
    return _fiscal_years().get(country_of(area), CALENDAR)


@cache
def _fiscal_years() -> dict[str, FiscalYear]:
    return {
        area: FiscalYear(int(month), named == "end")
        for area, month, named in lexicon_rows("fiscal_years.txt")
    }
