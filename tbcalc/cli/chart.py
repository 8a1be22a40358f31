"""``tbcalc chart``: one chart of the figures, as a drawing, a picture or on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, cast

import click

from tbcalc.cli.data import load
from tbcalc.cli.output import Output, emit, emit_bytes, output_options
from tbcalc.cli.report_options import report_look
from tbcalc.cli.trade_options import Asked, key_options, period_of
from tbcalc.errors import NotAnswerableError, UsageError
from tbcalc.exact.noun import replaced
from tbcalc.figures.period import Period

if TYPE_CHECKING:
    from tbcalc.core.selection import Subject
    from tbcalc.figures.dataset import Dataset
    from tbcalc.views.chart import Chart
    from tbcalc.views.document import Block
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
  partners  imports, exports and the balance with each partner, in one period
Or by the look of it: mirrored, waterfall, dumbbell, rate, multiples.

\b
Examples:
  tbcalc chart flows --from 2015 --to 2024
  tbcalc chart flows --year 2024 -o flows.svg
  tbcalc chart partners --year 2024 --data mine.yaml -o partners.svg
  tbcalc chart move --year 2024 --locale zh_CN --theme dark -o move.png
"""
KINDS: Final = ("flows", "share", "move", "printed", "rates", "series", "partners")
LOOKS: Final = {
    "mirrored": "flows", "waterfall": "move", "dumbbell": "printed", "rate": "rates",
    "multiples": "series",
}  # fmt: skip
"""What a chart looks like, and which kind it is."""


@click.command(help=HELP)
@click.argument("kind", type=click.Choice((*KINDS, *LOOKS)), metavar="KIND")
@key_options
@click.option("--from", "first", metavar="PERIOD", help="From when: 2012, 2012-01.")
@click.option("--to", "last", metavar="PERIOD", help="To when, that included.")
@click.option(
    "--theme", type=click.Choice(["auto", "light", "dark"]), default="auto",
    help="The ground it is drawn for; auto leaves it to whoever shows it.",
)  # fmt: skip
@output_options("table", "text", "json", "svg", "png", "md", "html")
def command(
    kind: str, asked: Asked, first: str | None, last: str | None, theme: str, output: Output
) -> None:
    """Draw one chart of the figures."""
    from tbcalc.views.document import Drawing
    from tbcalc.views.layouts.chart_alone import chart_alone

    kind = LOOKS.get(kind, kind)
    dataset = load(asked.data)
    look = report_look(asked.style, dataset, asked.data, output)
    window = _window(first, last)
    drawn = output.format in ("svg", "png", "html")
    found = [
        chart_alone(block.chart, subject, sources, look, drawn=drawn)
        for block, subject, sources in _charts(kind, dataset, _within(asked, last), look, window)
        if isinstance(block, Drawing)
    ]
    if not found:
        raise NotAnswerableError(
            f"the data do not hold what a chart of {kind} shows.",
            remedy="Ask for another period or chart, or name other data with --data.",
        )
    if len(found) > 1:
        click.echo(
            f"Drawn is the first of {len(found)}; --reporter, --scope name others.", err=True
        )
    _write(kind, found[0], theme, look, output)


def _write(kind: str, chart: Chart, theme: str, look: ReportLook, output: Output) -> None:
    """Write a chart in the format asked for."""
    from tbcalc.views.document import Drawing, document

    if output.format == "json":
        from tbcalc.views import as_json
        from tbcalc.views.payloads.chart import chart_payload

        emit(as_json.render(chart_payload(kind, chart)), output)
    elif output.format == "svg":
        from tbcalc.views.svg import svg_file

        emit(svg_file(chart, cast("Theme", theme)), output)
    elif output.format == "png":
        from tbcalc.views import as_png
        from tbcalc.views.markup import language_tag
        from tbcalc.views.svg import svg_file

        ground: Theme = "dark" if theme == "dark" else "light"
        picture = as_png.render(svg_file(chart, ground), language=language_tag(look.locale))
        emit_bytes(picture, output)
    else:
        from tbcalc.cli.shown import shown

        emit(shown(document(Drawing(chart), title=chart.title), output, look.locale), output)


def _window(first: str | None, last: str | None) -> Period:
    """Return the time that is drawn, all of it where no end is named."""
    start = period_of(first).first if first else (1, 1, 1)
    end = period_of(last).last if last else (9999, 12, 31)
    if end < start:
        raise UsageError(
            f"--from {first} is later than --to {last}.", remedy="Give the earlier one first."
        )
    return Period(start, end)


def _within(asked: Asked, last: str | None) -> Asked:
    """Return the question, of the last period where --to names one and nothing else does."""
    if not last or asked.query.periods:
        return asked
    return replaced(asked, query=replaced(asked.query, periods=(period_of(last),), by=""))


Found = Iterator[tuple["Block", "Subject", "Iterable[str]"]]
"""Drawings with whose trade they are of and the sources of their numbers."""


def _charts(kind: str, dataset: Dataset, asked: Asked, look: ReportLook, window: Period) -> Found:
    """Find the drawings of a kind, subject by subject."""
    if kind == "series":
        return _series(dataset, asked, look, window)
    if kind == "partners":
        return _partners(dataset, asked, look, window)
    return _of_period(kind, dataset, asked, look, window)


def _series(dataset: Dataset, asked: Asked, look: ReportLook, window: Period) -> Found:
    from tbcalc.core.series_rows import series_of
    from tbcalc.views.layouts.report_charts import series_drawings

    periods = list(asked.query.periods)
    if periods:
        window = Period(
            max(window.first, min(p.first for p in periods)),
            min(window.last, max(p.last for p in periods)),
        )
    for series in series_of(dataset, asked.query, window):
        for block in series_drawings(series, look):
            yield block, series.subject, (s for row in series.rows for s in row.sources)


def _partners(dataset: Dataset, asked: Asked, look: ReportLook, window: Period) -> Found:
    from tbcalc.core.partner_rows import partner_groups
    from tbcalc.views.layouts.partner_chart import partners_drawing

    if len(asked.query.periods) > 1:
        raise UsageError("the chart is of one period.", remedy="For several, ask for series.")
    for subject, rows in partner_groups(dataset, asked.query, window):
        for block in partners_drawing(rows, look):
            yield block, subject, (source for row in rows for source in row.sources)


def _of_period(
    kind: str, dataset: Dataset, asked: Asked, look: ReportLook, window: Period
) -> Found:
    from tbcalc.cli.clashing import knowledge
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
    over_years = kind in ("flows", "share")
    for facts in bulletins(dataset, query, knowledge().rates):
        history = tuple(row for row in facts.history if window.encloses(row.period))
        base = (facts.before,) if kind == "move" and facts.before is not None else ()
        rows = history if over_years else (*base, facts.balance)
        for block in draw(replaced(facts, history=history), look):
            yield block, facts.balance.subject, [s for row in rows for s in row.sources]
