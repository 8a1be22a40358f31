"""``tbcalc report bulletin``: what happened in a period, and what of it may be quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tbcalc.cli.data import load
from tbcalc.cli.output import Output, output_options
from tbcalc.cli.report_options import report_look, template_option, written
from tbcalc.cli.trade_options import Asked, key_options
from tbcalc.core.query import Query
from tbcalc.errors import UsageError
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.observation import Key
from tbcalc.figures.period import Period

if TYPE_CHECKING:
    from tbcalc.core.evidence import Knowledge
    from tbcalc.views.layouts.bulletin import Chapter

HELP = """Write a bulletin of a period: the balance and what moved it, in figures with bounds.

\b
Examples:
  tbcalc report bulletin --year 2024
  tbcalc report bulletin --year 2024 --locale zh_CN -o bulletin.html
  tbcalc report bulletin --period 2024-H1 --data press -f md
  tbcalc report bulletin --year 2024 --template mine.html.jinja -o mine.html

It tells growth as printed and as both years imply, partners and products where they are
known, the rates at which sources converted, what they disagree on, and what nothing bears on.
Without a year or a period it is of the last one for which a balance is known.
"""


@click.command(help=HELP, short_help="The balance of a period, and what moved it.")
@key_options
@template_option
@output_options("table", "text", "json", "md", "html", "xlsx")
def bulletin(asked: Asked, template: str | None, output: Output) -> None:
    """Write a bulletin of a period."""
    from tbcalc.cli.clashing import knowledge
    from tbcalc.core.bulletin import query_of_one_period
    from tbcalc.core.prints import growth_prints, level_prints
    from tbcalc.views.layouts.bulletin import bulletin_document
    from tbcalc.views.layouts.derivations import Printed
    from tbcalc.views.payloads.bulletin import bulletin_linked, bulletin_payload

    if len(asked.query.periods) > 1:
        raise UsageError(
            "a bulletin is of one period.", remedy="For several, ask for report series."
        )
    dataset = load(asked.data)
    query = query_of_one_period(dataset, asked.query)
    chapters = _chapters(dataset, query, knowledge())
    look = report_look(asked.style, dataset, asked.data, output)
    printed = Printed(level_prints(dataset), growth_prints(dataset))
    written(
        lambda appendix: bulletin_document(chapters, printed, look, appendix=appendix),
        lambda: bulletin_payload(chapters, printed, look),
        lambda: bulletin_linked(chapters, printed, look),
        template, look, output,
    )  # fmt: skip


def _chapters(dataset: Dataset, query: Query, known: Knowledge) -> list[Chapter]:
    from tbcalc.core.bulletin import bulletins
    from tbcalc.core.review import around, review
    from tbcalc.views.layouts.bulletin import Chapter

    chapters = []
    (period,) = query.periods
    for facts in bulletins(dataset, query, known.rates):
        reporter = facts.balance.subject.reporter
        near = around(dataset, reporter, period)
        concerned = {o.id for o in near.observations if _concerns(o.key, reporter, period)}
        chapters.append(Chapter(facts, review(near, known, concerned)))
    return chapters


def _concerns(key: Key, reporter: str, period: Period) -> bool:
    return key.period == period and key.reporter == reporter
