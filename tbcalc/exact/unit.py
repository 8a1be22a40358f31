"""Units of measure as products of named units, and the factors between them. The door to pint.

pint is given names and whole numbers only, never a person's text, and reckons in fractions, so
that a factor is exact. A currency is a dimension of its own: only a rate leads to another.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final

from tbcalc.exact.noun import noun

_CODE_LENGTH: Final = 3


@noun
class Unit:
    """Named units with their powers: (("USD", 1), ("barrel", -1)) for dollars per barrel."""

    factors: tuple[tuple[str, int], ...] = ()

    def __mul__(self, other: Unit) -> Unit:
        powers = dict(self.factors)
        for name, power in other.factors:
            powers[name] = powers.get(name, 0) + power
        return Unit(tuple((name, power) for name, power in powers.items() if power))

    def __truediv__(self, other: Unit) -> Unit:
        return self * other.raised(-1)

    def raised(self, exponent: int) -> Unit:
        """Return the unit to a whole power."""
        return Unit(tuple((n, p * exponent) for n, p in self.factors if p * exponent))

    @property
    def currencies(self) -> tuple[tuple[str, int], ...]:
        """The currencies in it, with their powers."""
        return tuple((name, power) for name, power in self.factors if is_currency(name))

    def __str__(self) -> str:
        """Name the unit as CNY/USD or USD/barrel; empty for a plain number."""
        over = [_powered(name, power) for name, power in self.factors if power > 0]
        under = [_powered(name, -power) for name, power in self.factors if power < 0]
        if not under:
            return "·".join(over)
        return "/".join(("·".join(over) or "1", *under))


NO_UNIT: Final = Unit()


def is_currency(name: str) -> bool:
    """Tell whether a unit's name is the code of a currency.

    >>> is_currency("USD"), is_currency("TEU"), is_currency("barrel")
    (True, False, False)
    """
    return len(name) == _CODE_LENGTH and name.isupper() and name != "TEU"


def factor_between(one: Unit, other: Unit, definitions: Mapping[str, str]) -> Fraction | None:
    """Return how many of ``other`` one of ``one`` is; None where they measure different things.

    ``definitions`` name each unit's measure ("[mass]") or what it is in others
    ("1000 * kilogram"); a name that it lacks is a thing counted, a measure of its own.

    >>> masses = {"kilogram": "[mass]", "pound": "0.45359237 * kilogram"}
    >>> factor_between(Unit((("pound", 1),)), Unit((("kilogram", 1),)), masses)
    Fraction(45359237, 100000000)
    """
    if dict(one.factors) == dict(other.factors):
        return Fraction(1)
    names = frozenset(name for name, _ in (*one.factors, *other.factors))
    own = tuple(sorted(names - definitions.keys()))
    if len(own) == len(names):
        return None  # currencies and things counted are measures of their own
    from pint import DimensionalityError

    registry = _registry(tuple(definitions.items()), own)
    amount = 1 * _built(registry, one, own)
    try:
        return Fraction(amount.to(_built(registry, other, own)).magnitude)
    except DimensionalityError:
        return None


def _built(registry: Any, unit: Unit, own: tuple[str, ...]) -> Any:  # pint's types are untrue
    built = registry.Unit("dimensionless")
    for name, power in unit.factors:
        built = built * registry.Unit(_own_name(own.index(name)) if name in own else name) ** power
    return built


@lru_cache(maxsize=16)
def _registry(definitions: tuple[tuple[str, str], ...], own: tuple[str, ...]) -> Any:
    """Return a registry of the definitions, and of a measure for each name of its own."""
    from pint import UnitRegistry

    registry: Any = UnitRegistry(None, non_int_type=Fraction)
    for name, definition in definitions:
        registry.define(f"{name} = {definition}")
    for place in range(len(own)):
        registry.define(f"{_own_name(place)} = [{_own_name(place)}]")
    return registry


def _own_name(place: int) -> str:
    """Return a name that pint takes for a currency or thing, whatever letters it is of."""
    return f"own{chr(ord('a') + place % 26)}{'x' * (place // 26)}"


def _powered(name: str, power: int) -> str:
    plain = name.replace("_", " ")
    return plain if power == 1 else f"{plain}^{power}"
