"""Yuan = rate x dollars: conversions at one rate per article and period, bounded by known rates.

A dollar figure in brackets is the printed yuan figure, converted. It is tied to the digits it was
converted from and to nothing else: it is not the customs' own dollar figure, which stands for
itself and is tied to the yuan by a rate of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import combinations
from typing import Final

from tbcalc.core.identities_flows import BALANCE_OF, TOTAL_OF, Spoken
from tbcalc.core.ledger import Family, Ledger, Name
from tbcalc.core.network import Product, Sum
from tbcalc.core.rate_bounds import Bounds
from tbcalc.core.said import RATE_SLACK, said_level, said_printed
from tbcalc.exact.interval import INFINITY, NONNEGATIVE
from tbcalc.exact.rounding import UP
from tbcalc.figures.flow import BALANCE, EXPORTS, FLOWS, IMPORTS, TOTAL
from tbcalc.figures.observation import Observation
from tbcalc.figures.period import Period
from tbcalc.figures.rate import quote_base

CONVERSION: Final = "one rate converts all figures of a period in an article"
OWN_RATE: Final = "the same figure in two currencies: their rate was a rate of that time"
GROWTH_RATE: Final = "growth in one currency x growth of the rate = growth in the other"

_MONEY_LENGTH = 3


def is_money(unit: str) -> bool:
    """Tell whether a unit is an ISO code of a currency."""
    return len(unit) == _MONEY_LENGTH and unit.isalpha() and unit.isupper()


def is_conversion(observation: Observation, ids: Mapping[str, Observation]) -> bool:
    """Tell whether a figure is another of its source in another currency."""
    other = ids.get(observation.pair_of)
    if other is None or observation.aspect != "level":
        return False
    units = observation.figure.unit, other.figure.unit
    return is_money(units[0]) and is_money(units[1]) and units[0] != units[1]


def enter_conversion(
    ledger: Ledger, families: tuple[Family, Family], pair: tuple[Observation, Observation],
    bounds: Bounds,
) -> None:  # fmt: skip
    """Enter a figure that converts another: both tied by the rate of their article and period."""
    observation, original = pair
    key = observation.key
    converted = ledger.variable(
        Name("converted", families[0], key.flow, key.period, original.figure.unit, observation.id)
    )
    printed = ledger.variable(Name("printed", families[1], key.flow, key.period, "", original.id))
    if not any(s.variable == printed for s in ledger.said):
        ledger.say(said_printed(original, printed))
    ledger.say(said_level(observation, converted))
    group = (families[0], original.figure.unit, key.period, observation.source)
    ledger.conversions.setdefault(group, {}).setdefault(
        key.flow, (converted, _leeway(observation, original))
    )
    said = (CONVERSION, key.period, bounds)
    _tie_rate(ledger, families, (converted, printed), said, observation.source)


def _leeway(observation: Observation, original: Observation) -> Decimal:
    """Return by how much a conversion may be off what it would be of the unrounded amount."""
    printed = original.figure
    if not printed.value or not printed.possible.is_bounded:
        return INFINITY
    part = UP.divide(printed.possible.width, abs(printed.value))
    return UP.multiply(abs(observation.figure.value), UP.add(part, 2 * RATE_SLACK))


def flows_in_several_currencies(ledger: Ledger) -> Spoken:
    """Return the flows spoken of in any currency, of what is told in several."""
    told: dict[Family, list[dict[str, dict[Period, int]]]] = {}
    for family, flows in ledger.families():
        if is_money(family.unit):
            told.setdefault(family._replace(unit=""), []).append(flows)
    found: dict[tuple[Family, Period], set[str]] = {}
    for family, currencies in told.items():
        for flows in currencies if len(currencies) > 1 else ():
            for flow in FLOWS:
                for period in flows.get(flow, ()):
                    found.setdefault((family, period), set()).add(flow)
    return found


def tie_conversions(ledger: Ledger) -> None:
    """Tie conversions of one article and period as their originals are tied, with their leeway."""
    for flows in ledger.conversions.values():
        for kind, whole, signs in (
            (TOTAL_OF, TOTAL, (1, -1, -1)),
            (BALANCE_OF, BALANCE, (1, -1, 1)),
        ):
            if {whole, EXPORTS, IMPORTS} <= flows.keys():
                found = [flows[flow] for flow in (whole, EXPORTS, IMPORTS)]
                leeway = sum((each[1] for each in found), Decimal(0))
                variables = tuple(each[0] for each in found)
                ledger.tie(kind, Sum(variables, signs, -leeway, leeway))


def tie_currencies(ledger: Ledger, bounds: Bounds) -> None:
    """Tie levels that a source gives in two currencies, neither converted from the other."""
    plain: dict[tuple[Family, str, Period], list[tuple[Family, int]]] = {}
    for family, flows in ledger.families():
        if is_money(family.unit):
            for flow, periods in flows.items():
                for period, level in periods.items():
                    name = (family._replace(unit=""), flow, period)
                    plain.setdefault(name, []).append((family, level))
    for (_, flow, period), levels in plain.items():
        for (one, its), (other, others) in combinations(levels, 2):
            mark = f"{flow} own"
            said = (OWN_RATE, period, bounds)
            _tie_rate(ledger, (one, other), (its, others), said, mark)


def _tie_rate(
    ledger: Ledger,
    families: tuple[Family, Family],
    amounts: tuple[int, int],
    said: tuple[str, Period, Bounds],
    mark: str,
) -> None:
    kind, period, bounds = said
    one, other = families
    base = quote_base(one.unit, other.unit)
    quote = other.unit if base == one.unit else one.unit
    in_base, in_quote = amounts if base == one.unit else amounts[::-1]
    plain = Family(one.edition, "", "", "", "", one.treatment, "", f"{quote}/{base}")
    domain = bounds(base, quote, period) or NONNEGATIVE
    rate = ledger.variable(Name("rate", plain, "", period, None, mark), domain)
    ledger.tie(kind, Product(in_quote, in_base, rate))
