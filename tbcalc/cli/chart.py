"""``tbcalc chart``: one chart of the figures, as a drawing, a picture or on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, cast

import click

from tbcalc.cli.data import load
from tbcalc.cli.output import Output, emit, emit_bytes, output_options
from tbcalc.cli.report_options import report_look
from tbcalc.cli.trade_options import Asked, key_options
from tbcalc.errors import NotAnswerableError, UsageError

if TYPE_CHECKING:
    from tbcalc.figures.dataset import Dataset
    from tbcalc.views.document import Block, Drawing
    from tbcalc.views.layouts.report_look import ReportLook
    from tbcalc.views.svg_style import Theme

HELP = """Draw one chart of the figures.

\b
KIND is what is drawn:
  flows     exports and imports either side of an axis, the balance across, over the years
  share     the balance as a share of exports and imports together, over the years
  move      what exports and imports added to the balance since the year before
  printed   what is printed of total and balance beside what the flows make of it
  rates     the rates that printed pairs imply beside the mean rate of the period
  series    every flow and ratio over time, side by side

\b
Examples:
  tbcalc chart flows --year 2024
  tbcalc chart flows --year 2024 -o flows.svg
  tbcalc chart move --year 2024 --locale zh_CN --theme dark -o move.png
"""
KINDS: Final = ("flows", "share", "move", "printed", "rates", "series")


@click.command(help=HELP)
@click.argument("kind", type=click.Choice(KINDS))
@key_options
@click.option(
    "--theme", type=click.Choice(["auto", "light", "dark"]), default="auto",
    help="The ground it is drawn for; auto leaves it to whoever shows it.",
)  # fmt: skip
@output_options("table", "text", "svg", "png", "md", "html")
def command(kind: str, asked: Asked, theme: str, output: Output) -> None:
    """Draw one chart of the figures."""
    dataset = load(asked.data)
    look = report_look(asked.style, dataset, asked.data, output)
    drawing = _drawing(kind, dataset, asked, look)
    if output.format in ("svg", "png"):
        from tbcalc.views.svg import svg_file

        if output.format == "svg":
            emit(svg_file(drawing.chart, cast("Theme", theme)), output)
            return
        from tbcalc.views import as_png
        from tbcalc.views.markup import language_tag

        ground: Theme = "dark" if theme == "dark" else "light"
        picture = as_png.render(svg_file(drawing.chart, ground), language=language_tag(look.locale))
        emit_bytes(picture, output)
        return
    from tbcalc.cli.shown import shown
    from tbcalc.exact.noun import replaced
    from tbcalc.views.document import document

    told = document(replaced(drawing, is_told=False), title=drawing.chart.title)
    emit(shown(told, output, look.locale), output)


def _drawing(kind: str, dataset: Dataset, asked: Asked, look: ReportLook) -> Drawing:
    """Return the drawing asked for.

    Raises NotAnswerableError where the data do not hold what it shows.
    """
    from tbcalc.views.document import Drawing

    blocks = _series(dataset, asked, look) if kind == "series" else _of_period(
        kind, dataset, asked, look
    )  # fmt: skip
    found = [block for block in blocks if isinstance(block, Drawing)]
    if not found:
        raise NotAnswerableError(
            f"the data do not hold what a chart of {kind} shows.",
            remedy="Ask for another period or chart, or name other data with --data.",
        )
    return found[0]


def _series(dataset: Dataset, asked: Asked, look: ReportLook) -> Iterator[Block]:
    from tbcalc.core.series_rows import series_of
    from tbcalc.figures.period import Period
    from tbcalc.views.layouts.report_charts import series_drawings

    periods = list(asked.query.periods)
    window = Period(
        min((p.first for p in periods), default=(1, 1, 1)),
        max((p.last for p in periods), default=(9999, 12, 31)),
    )
    for series in series_of(dataset, asked.query, window):
        yield from series_drawings(series, look)


def _of_period(kind: str, dataset: Dataset, asked: Asked, look: ReportLook) -> Iterator[Block]:
    """Find the drawings of a kind, subject by subject."""
    from tbcalc.cli.second_reading import knowledge
    from tbcalc.core.bulletin import bulletins, query_of_one_period
    from tbcalc.views.layouts import report_charts as charts

    if len(asked.query.periods) > 1:
        raise UsageError("the chart is of one period.", remedy="For several, ask for series.")
    query = query_of_one_period(dataset, asked.query)
    draw = {
        "flows": charts.flows_drawing, "share": charts.share_drawing,
        "move": charts.move_drawings, "printed": charts.printed_drawings,
        "rates": charts.rate_drawings,
    }[kind]  # fmt: skip
    for facts in bulletins(dataset, query, knowledge().rates):
        yield from draw(facts, look)
