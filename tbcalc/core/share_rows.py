"""Shares that a dataset holds: balance shares, and parts of a whole, printed and implied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tbcalc.core.answerable import known_periods, no_figures
from tbcalc.core.balance_rows import BalanceRow, balance_rows, bare_row
from tbcalc.core.query import By, Query
from tbcalc.core.selection import Subject, best_figure
from tbcalc.core.share import implied_share
from tbcalc.exact.noun import noun, replaced
from tbcalc.figures.area import WORLD, country_of
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.flow import EXPORTS, IMPORTS, TOTAL
from tbcalc.figures.observation import Key, Observation, Whole
from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity

PARTED = (EXPORTS, IMPORTS, TOTAL)
"""The flows whose parts are of the same sign as the whole, so that a share has a meaning."""


@noun
class PartShare:
    """What part of a whole a flow is, printed or implied by both levels."""

    part: Key
    whole: Key
    share: Quantity
    printed: bool
    source: str


@noun
class ShareRow:
    """A balance row, with what part the trade is of that with the world, or of all products."""

    balance: BalanceRow
    parts: tuple[PartShare, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all sources used."""
        shares = (share.source for share in self.parts if share.source)
        return tuple(dict.fromkeys((*self.balance.sources, *shares)))


def share_rows(dataset: Dataset, query: Query) -> tuple[ShareRow, ...]:
    """Return a row per subject and period of which a balance share or a part share is known.

    Raises NotAnswerableError when there is none.
    """
    found = {(row.subject, row.period): row for row in balance_rows(dataset, query)}
    printed: dict[tuple[Subject, Period], list[PartShare]] = {}
    for share in _printed(dataset, query):
        place = (Subject.of(share.part), share.part.period)
        printed.setdefault(place, []).append(share)
        found.setdefault(place, bare_row(*place, {}, (share.source,)))
    wholes = _wholes(dataset, query)
    rows = []
    for place in sorted(found, key=lambda each: (each[0].order, each[1])):
        mine = printed.get(place, [])
        rows.append(ShareRow(found[place], (*mine, *_implied(found[place], wholes, mine))))
    answers = tuple(row for row in rows if row.parts or row.balance.balance_share is not None)
    if not answers:
        raise no_figures(dataset, query, "a share", _known(dataset, query))
    return answers


def _printed(dataset: Dataset, query: Query) -> Iterator[PartShare]:
    """Yield the printed shares of trade flows, the best of each part and whole."""
    found: dict[tuple[Key, Key], list[Observation]] = {}
    for observation in dataset.observations:
        key = observation.key
        if observation.aspect == "share" and key.flow in PARTED and query.asks(key):
            whole = (observation.whole or Whole(partner=WORLD)).key(key)
            found.setdefault((key, whole), []).append(observation)
    for (part, whole), candidates in found.items():
        best = best_figure(candidates, dataset.sources)
        if best is not None:
            yield PartShare(part, whole, best.figure.quantity, True, best.source)


def _wholes(dataset: Dataset, query: Query) -> dict[tuple[Subject, Period], BalanceRow]:
    """Return the rows that those asked for may be parts of, by subject and period."""
    by: By = "year" if query.by == "year" else ""
    wide = replaced(query, reporter="", by=by)
    partner = WORLD if query.by == "partner" else query.partner
    queries = (replaced(wide, partner=WORLD), replaced(wide, partner=partner, product=""))
    rows = (row for each in queries for row in balance_rows(dataset, each))
    return {(row.subject, row.period): row for row in rows}


def _implied(
    row: BalanceRow,
    wholes: Mapping[tuple[Subject, Period], BalanceRow],
    printed: Sequence[PartShare],
) -> Iterator[PartShare]:
    """Yield the shares that follow from the levels of a part and of its whole in one currency."""
    told = {(share.part, share.whole) for share in printed}
    for subject in _subjects_around(row.subject):
        whole = wholes.get((subject, row.period))
        if whole is None or whole.currency != row.currency:
            continue
        for flow in PARTED:
            keys = (row.subject.key(flow, row.period), subject.key(flow, row.period))
            if flow in row.flows and flow in whole.flows and keys not in told:
                share = implied_share(row.flows[flow], whole.flows[flow])
                yield PartShare(*keys, share, False, "")


def _subjects_around(subject: Subject) -> Iterator[Subject]:
    """Yield what it is a part of: trade with the world, in all products, of the country."""
    if subject.partner != WORLD:
        yield replaced(subject, partner=WORLD)
    if subject.product:
        yield replaced(subject, product="")
    country = country_of(subject.reporter)
    if country != subject.reporter:
        yield replaced(subject, reporter=country)


def _known(dataset: Dataset, query: Query) -> set[Period]:
    """Return the periods for which a balance share or a printed share is known."""
    printed = _printed(dataset, query.at_any_time(dataset))
    return known_periods(dataset, query) | {share.part.period for share in printed}
