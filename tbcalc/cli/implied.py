"""``tbcalc implied``: the base, rate, total or level that printed figures imply."""

from __future__ import annotations

import click

from tbcalc.cli.figure_command import FigureCommand
from tbcalc.cli.output import Output, output_options
from tbcalc.cli.printed_question import answer_printed, answered, assume_option
from tbcalc.cli.trade_options import Asked, key_options
from tbcalc.core.implied import IMPLIED, implied
from tbcalc.errors import NotAnswerableError, UsageError
from tbcalc.exact.noun import replaced
from tbcalc.figures.flow import FLOWS, is_flow
from tbcalc.figures.observation import Observation
from tbcalc.figures.quantity import Quantity
from tbcalc.views.layouts.implied import Given

HELP = """Derive what two printed figures imply, with bounds.

\b
Examples:
  tbcalc implied base "6.2 trillion yuan" "up 21.8 percent"
  tbcalc implied rate "3.33 trillion yuan" "$491.18 billion"
  tbcalc implied total "6.89 trillion yuan" "15.7 percent"
  tbcalc implied base --reporter CN-SD --year 2022

A base follows from a level and its growth, a level from a base and its growth, a rate from
one amount in two currencies, a total from exports and imports or from a part and its share,
a growth from a level and its base, a share from a part and its whole, a balance from exports
and imports. Without figures they are looked up for the key that the options name.
"""


@click.command(cls=FigureCommand, help=HELP)
@click.argument("what", type=click.Choice(IMPLIED), metavar=f"[{'|'.join(IMPLIED)}]")
@click.argument("texts", nargs=-1, metavar="[FIGURE FIGURE]")
@key_options
@click.option(
    "--flow", "--measure", "flow", metavar="NAME", default="total", show_default=True,
    help="The flow or measure of the key.",
)  # fmt: skip
@assume_option
@output_options("table", "text", "json", "jsonl", "csv", "md", "html")
def command(
    what: str, texts: tuple[str, ...], asked: Asked, flow: str, assume: str, output: Output
) -> int:
    """Derive what two printed figures imply, with bounds; 1 when they exclude one another."""
    if texts:
        return answer_printed(what, texts, asked.style, output, assume)
    try:
        given = _looked_up(what, asked, flow)
        result, roles = implied(what, [each.quantity for each in given])
        given = [replaced(each, role=role) for each, role in zip(given, roles, strict=True)]
    except NotAnswerableError:
        found = _deduced(what, asked, flow)
        if found is None:
            raise
        result, given = found
    return answered(what, result, given, (), asked.style, output)


def _looked_up(what: str, asked: Asked, flow: str) -> list[Given]:
    """Return the two figures of the key that the options name."""
    from tbcalc.cli.data import load
    from tbcalc.core.implied_key import implied_figures

    if not asked.query.periods:
        raise UsageError(
            "neither figures nor a key is given.",
            remedy="Give two printed figures, or name a key with --reporter, --flow and --year.",
        )
    dataset = load(asked.data)
    if not is_flow(flow):
        from tbcalc.cli.measure import named_measure

        flow = named_measure(flow, dataset, flows=FLOWS)
    found = implied_figures(what, dataset, asked.query, flow)
    return [Given(each.figure.quantity, "", _name(each), each.source) for each in found]


def _deduced(what: str, asked: Asked, flow: str) -> tuple[Quantity, list[Given]] | None:
    """Return what follows from other figures than the two, and those; None for nothing."""
    from tbcalc.cli.data import load
    from tbcalc.cli.deduction import evidence_of
    from tbcalc.core.deduced import implied_answer

    told = implied_answer(evidence_of(load(asked.data)), what, asked.query, flow)
    if told is None:
        return None
    speakers = [said.speaker for said in (told.prints or told.grounds)]
    figures = [each for each in speakers if isinstance(each, Observation)]
    return told.quantity, [
        Given(each.figure.quantity, _role(each), _name(each), each.source) for each in figures
    ]


def _role(figure: Observation) -> str:
    about = f"{figure.key.flow} {figure.key.period}"
    return about if figure.aspect == "level" else f"{figure.aspect} of {about}"


def _name(figure: Observation) -> str:
    return str(figure.key) if figure.aspect == "level" else f"{figure.aspect} of {figure.key}"
