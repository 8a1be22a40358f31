"""Which identities hold among the figures of one edition: from observations to a system.

Never equated are FOB and CIF, customs and balance-of-payments basis, adjusted and unadjusted,
current and constant prices, growth in two currencies, a forecast and an outcome, different
vintages. What two countries say of their mutual trade is a gap, and no identity either.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tbcalc.core.entry import Editions, Entry
from tbcalc.core.identities_flows import tie_flows, tie_growths
from tbcalc.core.identities_parts import (
    tie_parts,
    tie_scopes,
)
from tbcalc.core.identities_periods import tie_periods
from tbcalc.core.identities_rates import (
    flows_in_several_currencies,
    tie_conversions,
    tie_currencies,
)
from tbcalc.core.identities_relations import enter_relation
from tbcalc.core.ledger import Ledger, System, Wish
from tbcalc.core.rate_bounds import Bounds
from tbcalc.figures.flow import FLOWS, is_flow
from tbcalc.figures.observation import Observation
from tbcalc.figures.relation import Relation


def system_of(
    observations: Iterable[Observation],
    edition: Editions,
    bounds: Bounds,
    relations: Iterable[Relation] = (),
    wishes: Sequence[Wish] = (),
) -> System:
    """Return the system of all that the observations and relations say, and of what is wished."""
    entry = Entry(sorted(observations, key=canonical), edition, bounds)
    for observation in entry.observations:
        entry.enter(observation)
    ledger = entry.ledger
    wished = {w.family._replace(unit=""): (w.family.unit,) for w in wishes}
    units = {**wished, **entry.units}
    for relation in sorted(relations, key=str):
        enter_relation(ledger, relation, edition(relation), units)
    for wish in wishes:
        _enter_wish(ledger, wish)
    tie_scopes(ledger)
    tie_growths(ledger)
    tie_flows(ledger, flows_in_several_currencies(ledger))
    tie_conversions(ledger)
    tie_currencies(ledger, bounds)
    tie_periods(ledger)
    tie_parts(ledger)
    return ledger.closed()


def _enter_wish(ledger: Ledger, wish: Wish) -> None:
    """Enter what is asked for, with what it may follow from: the other flows of its period."""
    family, flow, period, base = wish
    flows = FLOWS if is_flow(flow) else (flow,)
    for each in flows:
        ledger.level(family, each, period)
    if base is None:
        ledger.ask(ledger.level(family, flow, period))
    else:
        for each in flows:
            ledger.level(family, each, base)
        ledger.ask(ledger.factor(family, flow, period, base))


def canonical(observation: Observation) -> tuple[object, ...]:
    """Return what orders observations by what they say, whatever their order in files."""
    key, figure = observation.key, observation.figure
    return (
        key, observation.aspect, observation.basis, observation.source, figure.unit,
        observation.currency, figure.value, figure.text, observation.variant, observation.status,
        observation.id,
    )  # fmt: skip
