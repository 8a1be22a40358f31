"""Mirror statistics on the command line: what both sides of a trade report of it."""

from __future__ import annotations

from tbcalc.cli.output import Output
from tbcalc.cli.trade_options import Asked
from tbcalc.core.mirror import mirror_rows
from tbcalc.errors import NotAnswerableError
from tbcalc.figures.dataset import Dataset


def mirrored(dataset: Dataset, asked: Asked, output: Output) -> str:
    """Return the answer to ``surplus --mirror``.

    Raises NotAnswerableError where no flow is told by both sides.
    """
    rows = mirror_rows(dataset, asked.query)
    if not rows:
        raise NotAnswerableError(
            f"no flow of {asked.query.subject} is told by both sides in the data.",
            remedy="Name data of both with --data: exports of the one, imports of the other.",
        )
    if output.format in ("json", "jsonl", "csv"):
        from tbcalc.cli.rows import machine_rows
        from tbcalc.views.payloads.mirror import NUMBERS, mirror_payload

        return machine_rows("surplus", [mirror_payload(row) for row in rows], NUMBERS, output)
    from tbcalc.cli.naming import area_names
    from tbcalc.cli.shown import shown
    from tbcalc.views.layouts.mirror import mirror_document

    told = mirror_document(
        rows, sources=dataset.sources, names=area_names(asked.style.locale), style=asked.style
    )
    return shown(told, output, asked.style.locale)
