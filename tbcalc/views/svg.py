"""Charts as SVG: drawn by hand, titled for who cannot see them, their bounds in sight."""

from __future__ import annotations

from typing import Final

from tbcalc.views.chart import Chart, Dumbbell, Lines, Mirrored, Multiples, Waterfall, known_levels
from tbcalc.views.chart_labels import measure
from tbcalc.views.chart_text import lines_of
from tbcalc.views.svg_marks import SMALL, place, rect, text_svg, words
from tbcalc.views.svg_sides import sides
from tbcalc.views.svg_steps import dumbbell, waterfall
from tbcalc.views.svg_style import FONTS, Theme, file_style
from tbcalc.views.svg_time import lines, mirrored, multiples

WIDTH: Final = 720.0
"""Units of a drawing across; on a screen it is made as wide as there is room."""


_TITLE_SIZE: Final = 16.0
_MARGIN: Final = 18.0


def svg(chart: Chart, name: str = "chart") -> str:
    """Return the drawing of a chart within a page; ``name`` tells it from others of the page.

    Empty where no number of it is known.
    """
    height, marks = _drawn(chart)
    if not marks:
        return ""
    box = f"0 0 {place(WIDTH)} {place(height)}"
    return (
        f'<svg class="tb" role="img" viewBox="{box}" aria-labelledby="{name}-t {name}-d" '
        'font-size="13">\n'
        f"{_told(chart, name)}{marks}</svg>\n"
    )


def svg_file(chart: Chart, theme: Theme = "auto") -> str:
    """Return a chart as a file of its own, its title and notes in the drawing.

    It has the colours of a light or a dark ground, or those that whoever shows it prefers.
    """
    height, marks = _drawn(chart)
    title = lines_of(chart.title, _TITLE_SIZE, WIDTH)
    notes = [row for note in chart.notes for row in lines_of(note, SMALL, WIDTH)]
    head = [words(_MARGIN, _MARGIN + 14 + 22 * n, row, "title") for n, row in enumerate(title)]
    top = _MARGIN + 22 * len(title) + 12
    end = top + height
    foot = [words(_MARGIN, end + 14 + 15 * n, row, "soft") for n, row in enumerate(notes)]
    wide, high = WIDTH + 2 * _MARGIN, end + 15 * len(notes) + _MARGIN
    size = f'width="{place(wide)}" height="{place(high)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="tb" role="img" {size} '
        f'viewBox="0 0 {place(wide)} {place(high)}" aria-labelledby="chart-t chart-d" '
        f'font-family="{FONTS}" font-size="13">\n'
        f"{_told(chart, 'chart')}<style>{file_style(theme)}</style>\n"
        f"{rect(0, 0, wide, high, 'paper')}{''.join(head)}"
        f'<g transform="translate({place(_MARGIN)} {place(top)})">\n{marks}</g>\n'
        f"{''.join(foot)}</svg>\n"
    )


def _told(chart: Chart, name: str) -> str:
    return (
        f'<title id="{name}-t">{text_svg(chart.title)}</title>\n'
        f'<desc id="{name}-d">{text_svg(chart.description)}</desc>\n'
    )


def _drawn(chart: Chart) -> tuple[float, str]:
    """Return the height of a plot and its marks, none where no number is known."""
    levels = list(known_levels(chart.plot))
    if not levels:
        return 0.0, ""
    how = measure(levels, chart.style)
    match chart.plot:
        case Mirrored() as plot:
            return (mirrored if plot.over == "period" else sides)(plot, how, WIDTH)
        case Lines() as plot:
            return lines(plot, how, WIDTH)
        case Waterfall() as plot:
            return waterfall(plot, how, WIDTH)
        case Dumbbell() as plot:
            return dumbbell(plot, how, WIDTH)
        case Multiples() as plot:
            return multiples(plot, chart.style, WIDTH)
