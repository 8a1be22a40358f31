"""The words on charts: numbers in one unit and scale for the whole chart, and lines of text."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import noun, replaced
from tbcalc.figures.quantity import Quantity
from tbcalc.views.chart_scale import Scale, extent
from tbcalc.views.numerals import Style, numeral, scale_word

_LONGEST: Final = 14
"""Signs of a number on an axis; a longer one is written with a power of ten."""


@noun
class Measure:
    """How the numbers of a chart are written: all in one ``unit`` of the data, in one scale."""

    unit: str
    style: Style

    @property
    def words(self) -> str:
        """The scale and unit in words, as they stand beside an axis."""
        return numeral(_point(Decimal(10), self.unit), self.style).unit


def measure(levels: Iterable[Quantity], style: Style) -> Measure:
    """Return how the numbers of a chart are written, in the scale that the largest reaches."""
    known = list(levels)
    sizes = [abs(end) for level in known for end in extent(level)]
    largest = max(sizes, default=Decimal(0))
    scale = style.scale or scale_word(largest, style)
    return Measure(known[0].unit if known else "1", replaced(style, scale=scale))


def number_text(level: Quantity, how: Measure, *, signed: bool = False) -> str:
    """Return a number without its unit, its bounds where they are all that is known."""
    told = numeral(level, how.style)
    text = told.number or told.bounds
    if len(text) > _LONGEST and level.value is not None:
        text = f"{level.value:.3g}"
    plus = signed and level.value is not None and level.value > 0
    return f"{'+' if plus else ''}{text}".replace("-", "−")


def tick_texts(scale: Scale, how: Measure, *, mirrored: bool = False) -> tuple[str, ...]:
    """Return the numbers beside the ticks, with as many decimals as the step has.

    A ``mirrored`` axis counts from nought either way, without a sign.
    """
    ticks = [abs(tick) if mirrored else tick for tick in scale.ticks]
    texts = [tick_text(tick, scale.step, how) for tick in ticks]
    if max(map(len, texts)) > _LONGEST:
        texts = [f"{tick.normalize():E}".replace("E+", "e") if tick else "0" for tick in ticks]
    return tuple(text.replace("-", "−") for text in texts)


def tick_text(tick: Decimal, step: Decimal, how: Measure) -> str:
    """Return one number beside an axis, to the last place of the step."""
    place = step.normalize().adjusted()
    width = Decimal(1).scaleb(place + 2 if "/" in how.unit else place)
    around = Interval.around(tick, width / 2 if tick else width)
    return numeral(Quantity(tick, around, around, how.unit), how.style).number


def _point(value: Decimal, unit: str) -> Quantity:
    exact = Interval.point(value)
    return Quantity(value, exact, exact, unit)
