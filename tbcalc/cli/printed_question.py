"""What two printed figures imply, asked with the figures themselves as arguments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from tbcalc.cli.output import Output, emit
from tbcalc.cli.printed import assumptions, printed_figures
from tbcalc.cli.rate_options import currency_named
from tbcalc.core.implied import implied
from tbcalc.errors import PeriodSyntaxError, UnknownAreaError, UsageError
from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity
from tbcalc.views.layouts.implied import Given
from tbcalc.views.numerals import Style

Command = TypeVar("Command", bound=Callable[..., Any])


def answer_printed(
    what: str, texts: Sequence[str], style: Style, output: Output, assume: str = ""
) -> int:
    """Print what two figures imply; return 1 when they exclude one another, else 0.

    Raises UsageError for a year or an area in a figure's place, which are options; two numbers
    are taken as figures whatever they are.
    """
    if output.format == "xlsx":
        raise UsageError(
            "a workbook is written of data, not of two figures.",
            remedy="Leave out the figures, or write another format with -f.",
        )
    if len(texts) != 2 or not all(map(str.isdigit, texts)):
        _refuse_keys(texts)
    figures = printed_figures(texts, assume=currency_named(assume), locale=style.locale)
    result, roles = implied(what, [figure.quantity for figure in figures])
    given = [Given(f.quantity, role) for f, role in zip(figures, roles, strict=True)]
    return answered(what, result, given, assumptions(figures), style, output)


def assume_option(command: Command) -> Command:
    """Add --assume, passed as ``assume: str``."""
    return click.option(
        "--assume", default="", metavar="CUR", help="What an ambiguous sign such as ¥ is."
    )(command)


def answered(
    what: str,
    result: Quantity,
    given: Sequence[Given],
    said: Sequence[str],
    style: Style,
    output: Output,
) -> int:
    """Print a result with the figures it follows from; return the exit code."""
    if result.is_contradictory:
        said = (*said, "no number can be that: the figures exclude one another")
    emit(_rendered(what, result, given, said, style, output), output)
    return int(result.is_contradictory)


def _refuse_keys(texts: Sequence[str]) -> None:
    """Raise UsageError where the words are those of an option: 2024, China."""
    for text in texts:
        option = _option(text.strip())
        if option:
            raise UsageError(
                "this is no figure.", text=text, span=(0, len(text)),
                remedy=f"Write {option} {text.strip()}.",
            )  # fmt: skip


def _option(word: str) -> str:
    """Return the option that the word belongs to, empty for a word that may be a figure."""
    try:
        return "--year" if Period.parse(word).is_year else "--period"
    except PeriodSyntaxError:
        if not word.replace(" ", "").replace("-", "").isalpha():
            return ""
    from tbcalc.sources.area_text import read_area

    try:
        read_area(word)
    except UnknownAreaError:
        return ""
    return "--reporter"


def _rendered(
    what: str,
    result: Quantity,
    given: Sequence[Given],
    said: Sequence[str],
    style: Style,
    output: Output,
) -> str:
    if output.format in ("json", "jsonl", "csv"):
        from tbcalc.views.payloads.implied import implied_payload

        payload = implied_payload(what, result, given, said)
        if output.format == "csv":
            from tbcalc.views import as_csv

            row = {"implied": what, "result": result, "from": [e.quantity.text for e in given]}
            return as_csv.render([row], numbers=("result",))
        from tbcalc.views import as_json

        return (
            as_json.render_lines([payload]) if output.format == "jsonl" else as_json.render(payload)
        )
    from tbcalc.cli.shown import shown
    from tbcalc.views.layouts.implied import implied_document

    return shown(implied_document(what, result, given, said, style), output, style.locale)
