"""Trade with single partners in one period, by whose trade it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tbcalc.core.answerable import answered_rows
from tbcalc.core.balance_rows import BalanceRow
from tbcalc.core.query import Query
from tbcalc.core.selection import Subject
from tbcalc.exact.noun import replaced
from tbcalc.figures.area import WORLD
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.period import Period


def partner_groups(
    dataset: Dataset, query: Query, window: Period
) -> Iterator[tuple[Subject, Sequence[BalanceRow]]]:
    """Find the rows in which the balance is known, those of one subject and currency together.

    Of each subject they are of the period asked for, else of its last within the window, and the
    subject is told as that of all partners. Raises NotAnswerableError.
    """
    rows = answered_rows(dataset, replaced(query, by="partner"))
    groups: dict[tuple[Subject, str], list[BalanceRow]] = {}
    for row in rows:
        if row.is_complete and (query.periods or window.encloses(row.period)):
            subject = replaced(row.subject, partner=WORLD)
            groups.setdefault((subject, row.currency), []).append(row)
    for (subject, _), found in groups.items():
        last = max(row.period for row in found)
        yield subject, tuple(row for row in found if row.period == last)
