"""How a figure is printed again so that it reads the same: its own words, and a table's unit."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from tbcalc.errors import TbcalcError
from tbcalc.figures.figure import Figure
from tbcalc.figures.observation import Observation
from tbcalc.figures.source import Source
from tbcalc.sources.area_currency import area_currency, meant_by_signs
from tbcalc.sources.dataset_values import TableUnit, read_table_unit
from tbcalc.sources.repeated_figures import RepeatedFigures

_SCALES: Final = (
    (Decimal(1), ""), (Decimal(10) ** 3, "thousand "), (Decimal(10) ** 4, "10 thousand "),
    (Decimal(10) ** 6, "million "), (Decimal(10) ** 8, "100 million "),
    (Decimal(10) ** 9, "billion "), (Decimal(10) ** 12, "trillion "),
)  # fmt: skip
_UNITS: Final = {"1": "percent", "pp": "percentage points"}


class PrintedUnits:
    """Finds what a dataset must say beside the words of a figure; reads each text once."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._figures = RepeatedFigures()
        self._units: dict[str, TableUnit | None] = {}
        self._found: dict[int, tuple[Observation, str]] = {}

    def plain(self, observation: Observation) -> Figure | None:
        """Return what the words of a figure mean by themselves, None when they are no figure."""
        source = self._sources.get(observation.source)
        try:
            return self._figures.read(
                observation.figure.text,
                assume=meant_by_signs(
                    area_currency(observation.key.reporter), observation.figure.text
                ),
                locale=source.language if source else "",
            )
        except TbcalcError:
            return None

    def is_bare(self, observation: Observation) -> bool:
        """Tell whether the words of a figure are a number without a unit."""
        plain = self.plain(observation)
        return plain is not None and plain.kind == "number" and not plain.unit

    def unit(self, observation: Observation) -> str:
        """Return the unit that a table's head must add, empty when none or none that helps."""
        found = self._found.get(id(observation))
        if found is None:  # the observation is kept with it, so that its id is not another's
            found = self._found[id(observation)] = (observation, self._unit(observation))
        return found[1]

    def is_sure(self, observation: Observation) -> bool:
        """Tell whether the words of a figure, with its unit, give the figure."""
        return bool(self.unit(observation)) or observation.figure == self.plain(observation)

    def _unit(self, observation: Observation) -> str:
        figure, plain = observation.figure, self.plain(observation)
        if plain is None or plain.kind != "number" or plain.unit:
            return ""
        if figure == plain or not plain.value:
            return ""
        words = _UNITS.get(figure.unit, figure.unit)
        scales = _SCALES if figure.unit not in _UNITS else _SCALES[:1]
        units = (scale + words for factor, scale in scales if _fits(plain, factor, figure))
        return next((unit for unit in units if self._reads(unit, plain, figure)), "")

    def _reads(self, text: str, plain: Figure, figure: Figure) -> bool:
        if text not in self._units:
            try:
                self._units[text] = read_table_unit(text)
            except TbcalcError:
                self._units[text] = None
        unit = self._units[text]
        return unit is not None and unit.of(plain) == figure


def _fits(plain: Figure, factor: Decimal, figure: Figure) -> bool:
    return figure.unit in _UNITS or plain.value * factor == figure.value
