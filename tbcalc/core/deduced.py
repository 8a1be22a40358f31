"""Rows of figures that nobody printed: they follow from others through more than one identity.

A surplus follows from the four quarters, from three growths and one level, from a growth and the
levels of the year before. ``tbcalc explain`` tells how.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tbcalc.core.ask import answer
from tbcalc.core.balance import trade
from tbcalc.core.balance_rows import BalanceRow
from tbcalc.core.evidence import Evidence
from tbcalc.core.growth_rows import GrowthRow
from tbcalc.core.query import Query
from tbcalc.core.question import Answer, Question
from tbcalc.core.selection import Subject
from tbcalc.exact.noun import replaced
from tbcalc.figures.flow import BALANCE, EXPORTS, FLOWS, IMPORTS, TOTAL, is_flow
from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity

MOST_SUBJECTS = 8
"""Of how many subjects a question is asked that names none."""


def deduced_rows(evidence: Evidence, query: Query) -> tuple[BalanceRow, ...]:
    """Return a row for each subject and period asked for in which exports and imports follow."""
    return tuple(
        row
        for subject in _subjects(evidence, query)
        for period in sorted(query.periods)
        if (row := _row(evidence, subject, period, query.currency)) is not None
    )


def deduced_growths(
    evidence: Evidence, query: Query, flows: Sequence[str]
) -> tuple[GrowthRow, ...]:
    """Return a row for each subject and period asked for in which the growth of a flow follows."""
    rows = []
    for subject in _subjects(evidence, query):
        for period in sorted(query.periods):
            base = period.shift_years(-1)
            grown = {
                flow: told
                for flow in flows
                if (told := _closely(evidence, Question(subject.key(flow, period), base)))
            }
            if grown:
                rows.append(_growth_row(subject, period, grown))
    return tuple(rows)


def _growth_row(subject: Subject, period: Period, grown: Mapping[str, Answer]) -> GrowthRow:
    bare = BalanceRow(
        subject, period, "", {}, (), None, None, {}, {}, _sources(grown), deduced=True
    )
    return GrowthRow(
        bare,
        {flow: told.quantity for flow, told in grown.items()},
        {},
        {},
        "other figures together",
    )


def _row(evidence: Evidence, subject: Subject, period: Period, currency: str) -> BalanceRow | None:
    answers: dict[str, Answer] = {}
    for flow in (EXPORTS, IMPORTS, TOTAL, BALANCE):
        told = _closely(evidence, Question(subject.key(flow, period), unit=currency))
        if told is not None:
            answers[flow] = told
        elif flow in (EXPORTS, IMPORTS):
            return None
    flows = {flow: told.quantity for flow, told in answers.items()}
    known = trade({flow: flows[flow] for flow in (EXPORTS, IMPORTS)})
    if known is None:
        return None
    printed = {flow for flow, told in answers.items() if told.prints}
    return BalanceRow(
        subject,
        period,
        flows[EXPORTS].unit,
        {flow: _closer(flows.get(flow), known.flow(flow)) for flow in FLOWS},
        (),
        known.balance_share,
        known.coverage_ratio,
        {flow: flows[flow] for flow in (TOTAL, BALANCE) if flow in printed},
        {},
        _sources(answers),
        deduced=True,
    )


def _closer(told: Quantity | None, reckoned: Quantity) -> Quantity:
    """Return what is known of a flow: as it was answered, or as exports and imports make it."""
    if told is None or told.unit != reckoned.unit:
        return reckoned
    return told if told.likely.width <= reckoned.likely.width else reckoned


def implied_answer(evidence: Evidence, what: str, query: Query, flow: str) -> Answer | None:
    """Return what other figures imply for a key; None where they do not, or several keys answer."""
    periods = tuple(query.periods)
    if what in ("rate", "share") or len(periods) != 1 or not is_flow(flow):
        return None
    asked = {"total": TOTAL, "balance": BALANCE}.get(what, flow)
    period = periods[0].shift_years(-1 if what == "base" else 0)
    base = period.shift_years(-1) if what == "growth" else None
    found = [
        told
        for subject in _subjects(evidence, query)
        if (told := _closely(evidence, Question(subject.key(asked, period), base)))
    ]
    return found[0] if len(found) == 1 else None


def _closely(evidence: Evidence, question: Question) -> Answer | None:
    """Return the answer where it has bounds on both sides that tell something."""
    return answer(evidence, replaced(question, is_close=True))


def _sources(answers: Mapping[str, Answer]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s for told in answers.values() for s in told.sources))


def _subjects(evidence: Evidence, query: Query) -> Iterator[Subject]:
    """Find the subjects asked for of which any trade is printed, at whatever time."""
    ever = frozenset(o.key.period for o in evidence.observations)
    wide = replaced(query, periods=ever, by="" if query.by == "year" else query.by)
    found = {
        Subject.of(o.key) for o in evidence.observations if is_flow(o.key.flow) and wide.asks(o.key)
    }
    yield from sorted(found, key=lambda subject: subject.order)[:MOST_SUBJECTS]
