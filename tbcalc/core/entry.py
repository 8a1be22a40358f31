"""Observations on their way into the ledger: which variables each of them speaks of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Final

from tbcalc.core.identities_parts import name_of_share, tie_coverage, tie_share
from tbcalc.core.identities_rates import enter_conversion, is_conversion
from tbcalc.core.ledger import Family, Ledger, Name
from tbcalc.core.network import Sum
from tbcalc.core.rate_bounds import Bounds
from tbcalc.core.said import said_beside, said_factor, said_level
from tbcalc.core.valued import unvalued, usually_valued
from tbcalc.exact.noun import replaced
from tbcalc.figures.flow import is_flow
from tbcalc.figures.observation import Key, Observation
from tbcalc.figures.period import Period
from tbcalc.figures.relation import Relation

CHANGE: Final = "change = level - base"
POINTS: Final = "change in points = rate now - rate then"

Editions = Callable[[Observation | Relation], str]
"""Whose figures an observation's are: those of one edition may be tied."""


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


class Entry:
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
        self._usual = usually_valued(observations, edition)
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
        about, edition = key or observation.key, self.edition(observation)
        return Family(
            edition, about.reporter, about.partner, about.scope, about.product,
            unvalued(about) if edition in self._usual else about.treatment,
            self.variants.get(observation.id, observation.variant), unit,
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
            self._beside_own(observation, family)
            return
        key = observation.key
        self.ledger.say(said_level(observation, self.ledger.level(family, key.flow, key.period)))

    def _beside_own(self, observation: Observation, family: Family) -> None:
        """Enter a conversion as a likely print of its own currency, where flows of it are printed.

        An article that prints exports and imports in yuan, and dollars with yuan in brackets for
        the surplus, has two yuan surpluses; readers take them for one.
        """
        key = observation.key
        if not is_flow(key.flow) or family.unit not in self.units.get(family._replace(unit=""), ()):
            return
        place = (observation.source, key.with_flow(""), observation.variant, family.unit)
        if len(self._own_flows.get(place, set()) - {key.flow}) > 1:
            level = self.ledger.level(family, key.flow, key.period)
            self.ledger.say(said_beside(observation, level))

    @cached_property
    def _own_flows(self) -> Mapping[tuple[object, ...], set[str]]:
        """The flows whose levels are no conversions, by all else that places them."""
        found: dict[tuple[object, ...], set[str]] = {}
        for o in self.observations:
            if o.aspect == "level" and not is_conversion(o, self.ids):
                place = (o.source, o.key.with_flow(""), o.variant, o.figure.unit)
                found.setdefault(place, set()).add(o.key.flow)
        return found

    @cached_property
    def _rates(self) -> Mapping[tuple[object, ...], list[Observation]]:
        """Shares and growths by source, key and aspect."""
        found: dict[tuple[object, ...], list[Observation]] = {}
        for o in self.observations:
            if o.aspect in ("share", "growth"):
                found.setdefault((o.source, o.key, o.aspect), []).append(o)
        return found

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
        if base is None or base == key.period:
            return
        if observation.figure.unit == "pp":
            self._points(observation, base)
            return
        if observation.figure.unit in ("1", ""):
            return
        family = self.family(observation, observation.figure.unit)
        name = Name("change", family, key.flow, key.period, base)
        change = self.ledger.variable(name)
        self.ledger.say(said_level(observation, change))
        level, start = (self.ledger.level(family, key.flow, p) for p in (key.period, base))
        self.ledger.tie(CHANGE, Sum((level, start, change), (1, -1, -1)))

    def _points(self, observation: Observation, base: Period) -> None:
        """Enter a change in points: of a share, or of a growth, since a base period."""
        about = self._in_points(observation)
        if about is None:
            return
        key, family = about.key, self.family(about, "")
        then, now = self._rate_of(about, base), self._rate_of(about, key.period)
        if then is not None and now is not None:
            name = Name("points", family, key.flow, key.period, base, about.aspect)
            points = self.ledger.variable(name)
            self.ledger.say(said_level(observation, points))
            self.ledger.tie(POINTS, Sum((now, then, points), (1, -1, -1)))

    def _in_points(self, observation: Observation) -> Observation | None:
        """Return the share or growth that changed: the one named, else the only one of its key."""
        named = self.ids.get(observation.of)
        if named is not None and named.aspect in ("share", "growth"):
            return named
        for aspect in ("share", "growth"):
            found = self._rates.get((observation.source, observation.key, aspect), [])
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def _rate_of(self, about: Observation, period: Period) -> int | None:
        """Return the share or the factor that ``about`` is, of another period."""
        key = about.key
        if about.aspect == "share" and about.whole is not None:
            whole = about.whole.key(key)
            if whole.period == key.period:
                whole = whole.with_period(period)
            return self._share_of(about, key.with_period(period), whole)
        base = base_period(replaced(about, key=key.with_period(period), against=None))
        if about.aspect != "growth" or base is None:
            return None
        return self.ledger.factor(self.family(about, self.unit(about)), key.flow, period, base)

    def _share(self, observation: Observation) -> None:
        if observation.whole is None:
            return
        key, whole = observation.key, observation.whole.key(observation.key)
        if whole != key:
            self.ledger.say(said_level(observation, self._share_of(observation, key, whole)))

    def _share_of(self, observation: Observation, key: Key, whole: Key) -> int:
        """Return the share of a key in a whole, tied to both in the currencies they are told in."""
        family = self.family(observation, "")
        share = self.ledger.variable(name_of_share(family, key.flow, key.period, whole))
        for unit in self.units_of(observation, whole):
            part = self.family(observation, unit)
            of = self.family(observation, unit, whole)
            tie_share(
                self.ledger, (part, key.flow, key.period), (of, whole.flow, whole.period), share
            )
        return share

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
