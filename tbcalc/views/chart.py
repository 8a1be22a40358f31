"""Charts: what is drawn, before how it looks; every number with the bounds it is known by.

Drawn as SVG (``svg``), with block characters (``blocks``), or told as a table (``chart_table``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from tbcalc.exact.noun import noun
from tbcalc.figures.quantity import Quantity
from tbcalc.views.numerals import Style

Role = Literal["exports", "imports", "balance", "reported", "computed"]
"""What a colour stands for; the same in every chart."""

Level = Quantity | None
"""A number with its bounds, None where it is not known: absent is not nought."""


@noun
class Series:
    """Numbers under one name, as many as the chart has labels, in the unit of the chart."""

    name: str
    role: Role
    levels: tuple[Level, ...]


@noun
class Mirrored:
    """Bars above and below an axis, one pair for each label, and a line across them.

    ``over`` is what the labels are: periods, or partners, below one another and without a line.
    """

    labels: tuple[str, ...]
    above: Series
    below: Series
    line: Series
    over: Literal["period", "partner"] = "period"


@noun
class Lines:
    """Lines over time with a band for their bounds; ``nought`` keeps zero in sight."""

    labels: tuple[str, ...]
    series: tuple[Series, ...]
    nought: bool = True


@noun
class Step:
    """A bar of a waterfall under its name."""

    name: str
    level: Quantity


@noun
class Waterfall:
    """What led from one level to another: each step begins where the one before ended."""

    start: Step
    steps: tuple[Step, ...]
    end: Step


@noun
class Dumbbell:
    """Two ranges for each label, which agree where they meet."""

    labels: tuple[str, ...]
    first: Series
    second: Series

    def apart(self, index: int) -> bool:
        """Tell whether the two ranges of a label cannot hold the same number."""
        one, other = self.first.levels[index], self.second.levels[index]
        return one is not None and other is not None and not one.possible.meets(other.possible)


@noun
class Panel:
    """One of small multiples."""

    title: str
    lines: Lines


@noun
class Multiples:
    """Small charts side by side, over the same labels; each with an axis of its own."""

    panels: tuple[Panel, ...]


Plot = Mirrored | Lines | Waterfall | Dumbbell | Multiples


@noun
class Chart:
    """A plot with its ``title``, a ``description`` in sentences for who cannot see it, and notes.

    ``style`` says how numbers are written. ``notes`` are small print under the drawing: the unit,
    the source, what the bounds are.
    """

    title: str
    description: str
    plot: Plot
    style: Style
    notes: tuple[str, ...] = ()


def plot_labels(plot: Plot) -> tuple[str, ...]:
    """Return what the numbers of a plot stand at: its periods, steps or figures."""
    match plot:
        case Waterfall(start, steps, end):
            return tuple(step.name for step in (start, *steps, end))
        case Multiples(panels):
            return panels[0].lines.labels if panels else ()
        case _:
            return plot.labels


def plot_series(plot: Plot) -> tuple[Series, ...]:
    """Return the series that a plot is of; those of small multiples one after the other."""
    match plot:
        case Mirrored(_, above, below, line, _):
            return (above, below, line)
        case Lines(_, series):
            return series
        case Dumbbell(_, first, second):
            return (first, second)
        case Waterfall(start, steps, end):
            return (Series("", "balance", tuple(s.level for s in (start, *steps, end))),)
        case Multiples(panels):
            return tuple(series for panel in panels for series in panel.lines.series)


def known_levels(plot: Plot) -> Iterator[Quantity]:
    """Yield every number in a plot that is known."""
    for series in plot_series(plot):
        yield from (level for level in series.levels if level is not None)
