"""An amount that is no money, in another unit: tonnes in kilograms, or in barrels of crude oil."""

from __future__ import annotations

from collections.abc import Callable

from tbcalc.cli.output import Output
from tbcalc.cli.rate_options import rate_finder
from tbcalc.core.asked_rate import RateQuestion
from tbcalc.core.calculation import Calculated, calculated
from tbcalc.core.measures import Measures
from tbcalc.errors import TbcalcError, UnknownUnitError, UsageError
from tbcalc.figures.figure import Figure
from tbcalc.sources.commodity_text import read_commodity
from tbcalc.sources.expression_text import read_calculation
from tbcalc.sources.unit_text import unit_definitions
from tbcalc.views.numerals import Style


def converted_measure(
    text: str,
    to: str,
    read: Callable[[str], Figure],
    question: RateQuestion,
    unknown: TbcalcError,
) -> Calculated:
    """Return ``text`` in the unit ``to``, which is no currency, as ``unknown`` says.

    Raises ``unknown`` when ``to`` is no unit either, UnitMismatchError, FigureSyntaxError.
    """
    try:
        asked = read_calculation(f"{text} to {to}", read)
    except UnknownUnitError:
        raise unknown from None
    of = read_commodity(asked.commodity) if asked.commodity else None
    return calculated(asked, Measures(unit_definitions(), rate_finder(question), of))


def refuse_lines(to: str) -> UsageError:
    """Return the error of many lines in a unit that is no currency."""
    return UsageError(
        "of lines only money is converted.",
        remedy=f'Write "... to {to}" on each line, and ask tbcalc calc -.',
    )


def rendered_measure(worked: Calculated, output: Output, style: Style) -> str:
    """Return the answer in the format asked for."""
    if output.format in ("json", "jsonl", "csv"):
        return _machine(worked, output.format)
    from tbcalc.cli.shown import shown
    from tbcalc.views.layouts.calc import calc_document

    return shown(calc_document(worked, style), output, style.locale)


def _machine(worked: Calculated, form: str) -> str:
    from tbcalc.views.payloads.convert import measure_payload

    payload = measure_payload(worked)
    if form == "csv":
        from tbcalc.views import as_csv

        named = [f"{r.ratio.value} {r.unit}, {r.source}" for r in worked.ratios]
        return as_csv.render([{**payload, "densities": named}], numbers=("input", "result"))
    from tbcalc.views import as_json

    return as_json.render_lines([payload]) if form == "jsonl" else as_json.render(payload)
