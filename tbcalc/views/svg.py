"""Charts as SVG: drawn by hand, titled for who cannot see them, their bounds in sight."""

from __future__ import annotations

from typing import Final

from tbcalc.views.chart import Chart, Dumbbell, Lines, Mirrored, Multiples, Waterfall, known_levels
from tbcalc.views.chart_labels import measure
from tbcalc.views.svg_marks import place, text_svg
from tbcalc.views.svg_steps import dumbbell, waterfall
from tbcalc.views.svg_time import lines, mirrored, multiples

WIDTH: Final = 720.0
"""Units of a drawing across; on a screen it is made as wide as there is room."""


def svg(chart: Chart, name: str = "chart") -> str:
    """Return the drawing of a chart; ``name`` tells it from others of a page.

    Empty where no number of it is known.
    """
    levels = list(known_levels(chart.plot))
    if not levels:
        return ""
    how = measure(levels, chart.style)
    match chart.plot:
        case Mirrored() as plot:
            height, marks = mirrored(plot, how, WIDTH)
        case Lines() as plot:
            height, marks = lines(plot, how, WIDTH)
        case Waterfall() as plot:
            height, marks = waterfall(plot, how, WIDTH)
        case Dumbbell() as plot:
            height, marks = dumbbell(plot, how, WIDTH)
        case Multiples() as plot:
            height, marks = multiples(plot, chart.style, WIDTH)
    box = f"0 0 {place(WIDTH)} {place(height)}"
    return (
        f'<svg class="tb" role="img" viewBox="{box}" aria-labelledby="{name}-t {name}-d" '
        'font-size="13">\n'
        f'<title id="{name}-t">{text_svg(chart.title)}</title>\n'
        f'<desc id="{name}-d">{text_svg(chart.description)}</desc>\n{marks}</svg>\n'
    )
