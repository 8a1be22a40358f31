"""``tbcalc explain``: how a figure is known, down to printed figures and their sources."""

from __future__ import annotations

import click

from tbcalc.cli.output import Output, emit, output_options
from tbcalc.cli.trade_options import Asked, key_options
from tbcalc.core.question import Answer, Question
from tbcalc.errors import NotAnswerableError, UsageError
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.flow import FLOWS, is_flow
from tbcalc.figures.observation import Key
from tbcalc.figures.period import Period

HELP = """Explain how a figure is known: the identities it follows from, down to what is printed.

KEY says whose trade, which flow or other measure of the data, and when; options say the same.

\b
Examples:
  tbcalc explain "CN balance 2024"
  tbcalc explain "growth of China's imports in 2023"
  tbcalc explain "growth of China gdp 2017-Q1"
  tbcalc explain --reporter CN-SD --flow total --period 2022
"""
_FLOW = click.Choice([*FLOWS])


@click.command(help=HELP)
@click.argument("key", nargs=-1, metavar="[KEY]")
@click.option("--flow", type=_FLOW, help="Which flow.")
@click.option("--measure", metavar="NAME", help="Or a measure of the data that is no flow: gdp.")
@click.option("--growth", is_flag=True, help="Its growth on the year before.")
@key_options
@output_options("table", "text", "json", "md", "html")
def command(
    key: tuple[str, ...],
    flow: str | None,
    measure: str | None,
    growth: bool,
    asked: Asked,
    output: Output,
) -> None:
    """Explain how a figure is known."""
    from tbcalc.cli.data import load

    if flow and measure:
        raise click.UsageError("--flow and --measure exclude one another.")
    dataset = load(asked.data)
    named = flow or (_named(measure, dataset) if measure else "")
    questions = _questions(" ".join(key), named, growth, asked, dataset)
    emit(_rendered(_answers(dataset, questions), dataset, asked, output), output)


def _named(measure: str, dataset: Dataset) -> str:
    from tbcalc.cli.measure import named_measure

    return named_measure(measure, dataset)


def _questions(
    words: str, named: str, growth: bool, asked: Asked, dataset: Dataset
) -> list[Question]:
    """Return one question per period asked for."""
    from tbcalc.core.measure_rows import measures
    from tbcalc.sources.key_text import KeyText, read_key

    said = read_key(words, measures=measures(dataset)) if words else KeyText()
    query = asked.query
    reporter, meant = query.reporter or said.reporter, named or said.flow
    periods = query.periods or ((said.period,) if said.period is not None else ())
    if not reporter or not meant or not periods:
        missing = "whose trade" if not reporter else "which flow" if not meant else "when"
        raise UsageError(
            f"it does not say {missing}.", text=words, remedy='Write, say, "CN balance 2024".'
        )
    partner = said.partner if words else query.partner
    scope = query.scope or said.scope or "goods"
    product = query.product or said.product
    keys = [Key(reporter, partner, scope, product, meant, period) for period in periods]
    return [_question(_known(key, dataset), growth or said.is_growth) for key in keys]


def _known(key: Key, dataset: Dataset) -> Key:
    """Return the key as the data have it: that of a measure has the scope it was filed under."""
    if is_flow(key.flow):
        return key
    return next((k for k in (o.key for o in dataset.observations) if _is_same(k, key)), key)


def _is_same(one: Key, other: Key) -> bool:
    return (one.reporter, one.product, one.flow, one.period) == (
        other.reporter, other.product, other.flow, other.period
    )  # fmt: skip


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
                f"{_asked(question)} is not in the data, and does not follow from them.",
                remedy=_remedy(question, dataset),
            )
        found.append(answered)
    return tuple(found)


def _asked(question: Question) -> str:
    return f"growth of {question.key}" if question.base is not None else str(question.key)


def _remedy(question: Question, dataset: Dataset) -> str:
    """Return what the data have that is nearest to the question."""
    from tbcalc.core.near import near_figures

    near = near_figures(dataset, question.key, is_growth=question.base is not None)
    if not near:
        return "Name other data with --data, or another key."
    told = ", ".join(f"growth of {key}" if is_growth else str(key) for key, is_growth in near)
    return f"The data have {told}; name other data with --data."


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
