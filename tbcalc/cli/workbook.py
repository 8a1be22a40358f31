"""Rows of the balance written as a workbook."""

from __future__ import annotations

from collections.abc import Sequence

from tbcalc.cli.output import Output, emit_bytes
from tbcalc.cli.report_options import report_look
from tbcalc.cli.trade_options import Asked
from tbcalc.core.balance_rows import BalanceRow
from tbcalc.figures.dataset import Dataset


def emit_workbook(
    rows: Sequence[BalanceRow], dataset: Dataset, asked: Asked, output: Output
) -> None:
    """Write the rows with formulas for what is derived.

    Raises MissingExtraError.
    """
    from tbcalc.core.prints import growth_prints, level_prints
    from tbcalc.views import as_xlsx
    from tbcalc.views.catalog import say
    from tbcalc.views.layouts.derivations import Printed
    from tbcalc.views.layouts.workbook import workbook_document

    look = report_look(asked.style, dataset, asked.data, output)
    printed = Printed(level_prints(dataset), growth_prints(dataset))
    title = say("Exports, imports and the balance", look.locale)
    emit_bytes(as_xlsx.render(workbook_document(rows, printed, look, title)), output)
