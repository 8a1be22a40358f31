"""Commodities: how much of one measure is how much of another, as the trade reckons."""

from __future__ import annotations

from tbcalc.exact.noun import noun
from tbcalc.exact.unit import Unit
from tbcalc.figures.quantity import Quantity


@noun
class MeasureRatio:
    """``ratio`` of ``other`` are one of ``one``: 7.33 barrels are a tonne; by ``source``."""

    one: Unit
    other: Unit
    ratio: Quantity
    source: str

    @property
    def unit(self) -> Unit:
        """The unit of the ratio: barrels per tonne."""
        return self.other / self.one


@noun
class Commodity:
    """What is measured, and the ratios known of it."""

    name: str
    ratios: tuple[MeasureRatio, ...]
