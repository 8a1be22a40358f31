"""Which identities hold among the figures of one edition: from observations to a system.

Never equated are FOB and CIF, customs and balance-of-payments basis, adjusted and unadjusted,
current and constant prices, growth in two currencies, a forecast and an outcome, different
vintages. What two countries say of their mutual trade is a gap, and no identity either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from tbcalc.core.identities_flows import tie_flows, tie_growths
from tbcalc.core.identities_parts import (
    name_of_share,
    tie_coverage,
    tie_parts,
    tie_scopes,
    tie_share,
)
from tbcalc.core.identities_periods import tie_periods
from tbcalc.core.identities_rates import (
    enter_conversion,
    flows_in_several_currencies,
    is_conversion,
    tie_conversions,
    tie_currencies,
)
from tbcalc.core.identities_relations import enter_relation
from tbcalc.core.ledger import Family, Ledger, Name, System, Wish
from tbcalc.core.network import Sum
from tbcalc.core.rate_bounds import Bounds
from tbcalc.core.said import said_factor, said_level
from tbcalc.figures.flow import FLOWS, is_flow
from tbcalc.figures.observation import Key, Observation
from tbcalc.figures.period import Period
from tbcalc.figures.relation import Relation

CHANGE = "change = level - base"

Editions = Callable[[Observation | Relation], str]
"""Whose figures an observation's are: those of one edition may be tied."""


def system_of(
    observations: Iterable[Observation],
    edition: Editions,
    bounds: Bounds,
    relations: Iterable[Relation] = (),
    wishes: Iterable[Wish] = (),
) -> System:
    """Return the system of all that the observations and relations say, and of what is wished."""
    entry = _Entry(sorted(observations, key=canonical), edition, bounds)
    for observation in entry.observations:
        entry.enter(observation)
    ledger = entry.ledger
    for relation in sorted(relations, key=str):
        enter_relation(ledger, relation, edition(relation), entry.units)
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


def base_period(observation: Observation) -> Period | None:
    """Return what a growth or change is against; None when it is not said."""
    period = observation.key.period
    if observation.against is not None:
        return observation.against
    if observation.basis == "yoy":
        return period.shift_years(-1)
    if not period.is_month_run:
        return None
    if observation.basis == "mom" and period.length == 1:
        return period.shift_months(-1)
    if observation.basis == "qoq" and period.length == 3:
        return period.shift_months(-3)
    return None


def variants_of(observations: Sequence[Observation]) -> Mapping[str, str]:
    """Return under which variant a figure goes, by id, where that is not the one it bears.

    A forecast stands apart from outcomes. Where a source prints a figure and its revision side by
    side, what has been revised stands apart; so does a provisional figure beside another.
    """
    printed: dict[tuple[object, ...], set[str]] = {}
    for o in observations:
        printed.setdefault(_print_of(o), set()).add(o.status)
    found: dict[str, str] = {}
    for o in observations:
        beside = printed[_print_of(o)] - {o.status}
        if o.status == "forecast" or (o.status == "provisional" and beside):
            found[o.id] = f"{o.variant} {o.status}".strip()
        elif o.status == "" and "revised" in beside:
            found[o.id] = f"{o.variant} before revision".strip()
    return found


def _print_of(observation: Observation) -> tuple[object, ...]:
    return (
        observation.source, observation.key, observation.aspect, observation.basis,
        observation.figure.unit, observation.currency, observation.variant,
    )  # fmt: skip


class _Entry:
    """Observations on their way into a ledger."""

    def __init__(
        self, observations: Sequence[Observation], edition: Editions, bounds: Bounds
    ) -> None:
        self.observations = observations
        self.ids = {o.id: o for o in observations}
        self.edition = edition
        self.bounds = bounds
        self.ledger = Ledger()
        self.variants = variants_of(observations)
        self.units = self._units()

    def _units(self) -> Mapping[Family, tuple[str, ...]]:
        """Return the currencies in which each family's levels are printed, its own ones."""
        units: dict[Family, dict[str, None]] = {}
        for o in self.observations:
            if o.aspect == "level" and not is_conversion(o, self.ids):
                units.setdefault(self.family(o, ""), {})[o.figure.unit] = None
        return {family: tuple(found) for family, found in units.items()}

    def family(self, observation: Observation, unit: str, key: Key | None = None) -> Family:
        """Return the family of an observation's key, or of another key it speaks of."""
        about = key or observation.key
        return Family(
            self.edition(observation), about.reporter, about.partner, about.scope, about.product,
            about.treatment, self.variants.get(observation.id, observation.variant), unit,
        )  # fmt: skip

    def enter(self, observation: Observation) -> None:
        """Enter one observation."""
        match observation.aspect:
            case "level":
                self._level(observation)
            case "growth":
                self._growth(observation)
            case "change":
                self._change(observation)
            case "share":
                self._share(observation)
            case "coverage_ratio":
                self._coverage(observation)
            case "rate":
                return

    def _level(self, observation: Observation) -> None:
        family = self.family(observation, observation.figure.unit)
        if is_conversion(observation, self.ids):
            original = self.ids[observation.pair_of]
            families = (family, self.family(original, original.figure.unit))
            enter_conversion(self.ledger, families, (observation, original), self.bounds)
            return
        key = observation.key
        self.ledger.say(said_level(observation, self.ledger.level(family, key.flow, key.period)))

    def _growth(self, observation: Observation) -> None:
        key, base, years = observation.key, base_period(observation), 1
        period = key.period
        if observation.basis == "cagr":
            if base is None:
                base, period = Period.year(period.first[0]), Period.year(period.last[0])
            years = period.last[0] - base.last[0]
        if base is None or base == period or years < 1:
            return
        family = self.family(observation, self.unit(observation))
        factor = self.ledger.factor(family, key.flow, period, base)
        self.ledger.say(said_factor(observation, factor, years))

    def _change(self, observation: Observation) -> None:
        key, base = observation.key, base_period(observation)
        if base is None or base == key.period or observation.figure.unit in ("pp", "1", ""):
            return
        family = self.family(observation, observation.figure.unit)
        name = Name("change", family, key.flow, key.period, base)
        change = self.ledger.variable(name)
        self.ledger.say(said_level(observation, change))
        level, start = (self.ledger.level(family, key.flow, p) for p in (key.period, base))
        self.ledger.tie(CHANGE, Sum((level, start, change), (1, -1, -1)))

    def _share(self, observation: Observation) -> None:
        if observation.whole is None:
            return
        key, whole = observation.key, observation.whole.key(observation.key)
        if whole == key:
            return
        family = self.family(observation, "")
        share = self.ledger.variable(name_of_share(family, key.flow, key.period, whole))
        self.ledger.say(said_level(observation, share))
        for unit in self.units_of(observation, whole):
            part = self.family(observation, unit)
            of = self.family(observation, unit, whole)
            tie_share(
                self.ledger, (part, key.flow, key.period), (of, whole.flow, whole.period), share
            )

    def _coverage(self, observation: Observation) -> None:
        key = observation.key
        family = self.family(observation, "")
        ratio = self.ledger.variable(Name("ratio", family, key.flow, key.period))
        self.ledger.say(said_level(observation, ratio))
        for unit in self.units_of(observation, key):
            tie_coverage(self.ledger, family._replace(unit=unit), key.period, ratio)

    def unit(self, observation: Observation) -> str:
        """Return the currency in which a growth is reckoned, empty when that is not known."""
        level = self.ids.get(observation.of)
        if observation.currency:
            return observation.currency
        if level is not None and level.aspect == "level":
            original = self.ids[level.pair_of] if is_conversion(level, self.ids) else level
            return original.figure.unit
        units = self.units.get(self.family(observation, ""), ())
        return units[0] if len(units) == 1 else ""

    def units_of(self, observation: Observation, whole: Key) -> tuple[str, ...]:
        """Return the currencies in which a share may be reckoned from printed levels."""
        if observation.currency:
            return (observation.currency,)
        families = self.family(observation, ""), self.family(observation, "", whole)
        found = [unit for family in families for unit in self.units.get(family, ())]
        return tuple(dict.fromkeys(found))
