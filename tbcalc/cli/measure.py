"""A question on a measure, for the commands that take --measure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tbcalc.cli.output import Output
from tbcalc.cli.trade_options import Asked
from tbcalc.core.measure_answers import What, measure_answers, measure_in
from tbcalc.core.measure_rows import MeasureRow, measures
from tbcalc.errors import NotAnswerableError, UsageError
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.flow import is_flow

_SHOWN: Final = 80
"""Characters of an unknown name that are told."""


def measure_answer(what: What, words: str, dataset: Dataset, asked: Asked, output: Output) -> str:
    """Return the growth or share of the measure that ``words`` name, in the format asked for.

    Raises UsageError for a trade flow and for a workbook, NotAnswerableError for what is not in
    the data.
    """
    if output.format == "xlsx":
        raise UsageError(
            "a workbook is written of trade, not of a measure.",
            remedy="Leave out --measure, or write another format with -f.",
        )
    measure = named_measure(words, dataset)
    rows = measure_answers(dataset, asked.query, measure, what)
    if asked.currency:
        from tbcalc.cli.conversion import rate_of

        rows = tuple(measure_in(row, asked.currency, rate_of) for row in rows)
    return _rendered(what, rows, dataset, asked, output)


def named_measure(words: str, dataset: Dataset, *, flows: Sequence[str] = ()) -> str:
    """Return the measure named, its words joined as they like: CIIE intended transactions.

    ``flows`` are taken as well. Raises UsageError for a flow that is not taken, and
    NotAnswerableError with the nearest name and all that are known.
    """
    name = "-".join(words.lower().replace("_", " ").replace("-", " ").split())
    known = (*flows, *measures(dataset))
    if name in known:
        return name
    if is_flow(name):
        raise UsageError(
            f"'{words}' is a trade flow, not a measure.",
            remedy="Leave out --measure; growth takes --flow.",
        )
    raise _unknown(words, name, known, "flow or measure" if flows else "measure")


def _unknown(words: str, name: str, known: Sequence[str], kind: str) -> NotAnswerableError:
    from tbcalc.sources.dataset_page import nearest

    near = nearest(name, known) or next((one for one in known if name and name in one), "")
    return NotAnswerableError(
        f"the data have no {kind} '{words[:_SHOWN]}'; they have {', '.join(known) or 'none'}.",
        remedy=f"Did you mean {near}?" if near else "Name one of these, or other data with --data.",
        candidates=(near,) if near else (),
    )


def _rendered(
    what: What, rows: Sequence[MeasureRow], dataset: Dataset, asked: Asked, output: Output
) -> str:
    if output.format in ("json", "jsonl", "csv"):
        from tbcalc.cli.rows import machine_rows
        from tbcalc.views.payloads.measure import number_fields, row_payload

        numbers = number_fields(rows[0].key.flow)
        return machine_rows(what, [row_payload(row) for row in rows], numbers, output)
    from tbcalc.cli.naming import area_names
    from tbcalc.cli.shown import shown
    from tbcalc.views.layouts import measure as layouts

    look = layouts.MeasureLook(
        asked.query.by, area_names(asked.style.locale), asked.style, dataset.sources
    )  # fmt: skip
    lay_out = {
        "growth": layouts.measure_growth_document,
        "share": layouts.measure_share_document,
    }[what]
    return shown(lay_out(rows, look), output, asked.style.locale)
