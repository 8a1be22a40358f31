"""``tbcalc explain``: how a figure is known, down to printed figures and their sources."""

from __future__ import annotations

import click

from tbcalc.cli.output import Output, emit, output_options
from tbcalc.cli.trade_options import Asked, key_options
from tbcalc.core.ask import Answer, Question
from tbcalc.errors import NotAnswerableError, UsageError
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.flow import FLOWS
from tbcalc.figures.observation import Key
from tbcalc.figures.period import Period

HELP = """Explain how a figure is known: the identities it follows from, down to what is printed.

KEY says whose trade, which flow and when; options say the same.

\b
Examples:
  tbcalc explain "CN balance 2024"
  tbcalc explain "growth of China's imports in 2023"
  tbcalc explain --reporter CN-SD --flow total --period 2022
"""
_FLOW = click.Choice([*FLOWS])


@click.command(help=HELP)
@click.argument("key", nargs=-1, metavar="[KEY]")
@click.option("--flow", type=_FLOW, help="Which flow.")
@click.option("--growth", is_flag=True, help="Its growth on the year before.")
@key_options
@output_options("table", "text", "json", "md", "html")
def command(
    key: tuple[str, ...], flow: str | None, growth: bool, asked: Asked, output: Output
) -> None:
    """Explain how a figure is known."""
    from tbcalc.cli.data import load

    dataset = load(asked.data)
    questions = _questions(" ".join(key), flow, growth, asked, dataset)
    emit(_rendered(_answers(dataset, questions), dataset, asked, output), output)


def _questions(
    words: str, flow: str | None, growth: bool, asked: Asked, dataset: Dataset
) -> list[Question]:
    """Return one question per period asked for."""
    from tbcalc.sources.key_text import KeyText, read_key

    said = read_key(words) if words else KeyText()
    query = asked.query
    reporter, meant = query.reporter or said.reporter, flow or said.flow
    periods = query.periods or ((said.period,) if said.period is not None else ())
    if not reporter or not meant or not periods:
        missing = "whose trade" if not reporter else "which flow" if not meant else "when"
        raise UsageError(
            f"it does not say {missing}.", text=words, remedy='Write, say, "CN balance 2024".'
        )
    partner = said.partner if words else query.partner
    scope = query.scope or said.scope or "goods"
    product = query.product or said.product
    return [
        _question(Key(reporter, partner, scope, product, meant, period), growth or said.is_growth)
        for period in periods
    ]


def _question(key: Key, growth: bool) -> Question:
    return Question(key, _year_before(key.period) if growth else None)


def _year_before(period: Period) -> Period:
    return period.shift_years(-1)


def _answers(dataset: Dataset, questions: list[Question]) -> tuple[Answer, ...]:
    """Return the answers; raises NotAnswerableError for a question that has none."""
    from tbcalc.cli.deduction import evidence_of
    from tbcalc.core.ask import answer

    evidence = evidence_of(dataset)
    found = []
    for question in questions:
        answered = answer(evidence, question)
        if answered is None:
            raise NotAnswerableError(
                f"{question.key} is not in the data, and does not follow from them.",
                remedy="Name other data with --data, or another key.",
            )
        found.append(answered)
    return tuple(found)


def _rendered(answers: tuple[Answer, ...], dataset: Dataset, asked: Asked, output: Output) -> str:
    from tbcalc.cli.naming import area_names
    from tbcalc.views.layouts.finding_words import Telling

    figures = {o.id: o for o in dataset.observations}
    telling = Telling(figures, dataset.sources, area_names(asked.style.locale), asked.style)
    if output.format == "json":
        from tbcalc.views import as_json
        from tbcalc.views.payloads.explain import explain_payload

        return as_json.render(explain_payload(answers, telling))
    from tbcalc.cli.shown import shown
    from tbcalc.views.layouts.explain import explain_document

    return shown(explain_document(answers, telling), output, asked.style.locale)
