"""Rows of the balance, of growth and of shares written as workbooks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from tbcalc.cli.output import Output, emit_bytes
from tbcalc.cli.report_options import report_look
from tbcalc.cli.trade_options import Asked
from tbcalc.figures.dataset import Dataset

if TYPE_CHECKING:
    from tbcalc.core.balance_rows import BalanceRow
    from tbcalc.core.growth_rows import GrowthRow
    from tbcalc.core.share_rows import ShareRow
    from tbcalc.views.document import Document
    from tbcalc.views.layouts.derivations import Printed
    from tbcalc.views.layouts.report_look import ReportLook


def emit_workbook(
    rows: Sequence[BalanceRow], dataset: Dataset, asked: Asked, output: Output
) -> None:
    """Write rows of the balance with formulas for what is derived.

    Raises MissingExtraError.
    """
    from tbcalc.views.catalog import say
    from tbcalc.views.layouts.workbook import workbook_document

    title = say("Exports, imports and the balance", asked.style.locale)
    _emit(partial(workbook_document, rows, title=title), dataset, asked, output)


def emit_growth_workbook(
    rows: Sequence[GrowthRow], flows: Sequence[str], dataset: Dataset, asked: Asked, output: Output
) -> None:
    """Write rows of growth with formulas for what the levels imply.

    Raises MissingExtraError.
    """
    from tbcalc.views.layouts.workbook_growth import growth_workbook

    _emit(partial(growth_workbook, rows, flows), dataset, asked, output)


def emit_share_workbook(
    rows: Sequence[ShareRow], dataset: Dataset, asked: Asked, output: Output
) -> None:
    """Write rows of shares with formulas for the ratios.

    Raises MissingExtraError.
    """
    from tbcalc.views.layouts.workbook_share import share_workbook

    _emit(partial(share_workbook, rows), dataset, asked, output)


def _emit(
    lay_out: Callable[[Printed, ReportLook], Document], dataset: Dataset, asked: Asked,
    output: Output,
) -> None:  # fmt: skip
    from tbcalc.core.prints import growth_prints, level_prints
    from tbcalc.views import as_xlsx
    from tbcalc.views.layouts.derivations import Printed

    look = report_look(asked.style, dataset, asked.data, output)
    printed = Printed(level_prints(dataset), growth_prints(dataset))
    emit_bytes(as_xlsx.render(lay_out(printed, look)), output)
