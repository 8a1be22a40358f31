"""Commodities whose measures go over into one another: a tonne of crude oil in barrels."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from tbcalc.errors import UnknownUnitError
from tbcalc.exact.interval import Interval
from tbcalc.exact.unit import Unit
from tbcalc.figures.commodity import Commodity, MeasureRatio
from tbcalc.figures.figure import digit_bounds
from tbcalc.figures.quantity import Quantity
from tbcalc.sources.lexicon import lexicon_rows


def read_commodity(text: str) -> Commodity:
    """Return the commodity of a name. Raises UnknownUnitError with the names there are."""
    name = " ".join(text.lower().replace("-", " ").split())
    found = _commodities().get(name)
    if found is None:
        raise UnknownUnitError(
            f'"{name[:40]}" is no commodity whose density is known.',
            text=text[:100],
            span=(0, min(len(text), 100)),
            remedy=f"Known are {', '.join(commodity_names())}.",
            candidates=commodity_names(),
        )
    return found


def commodity_names() -> tuple[str, ...]:
    """Return the name of every commodity, sorted."""
    return tuple(sorted({commodity.name for commodity in _commodities().values()}))


@cache
def _commodities() -> dict[str, Commodity]:
    rows: dict[str, list[list[str]]] = {}
    for row in lexicon_rows("commodities.txt"):
        rows.setdefault(row[0], []).append(row)
    names: dict[str, Commodity] = {}
    for name, facts in rows.items():
        commodity = Commodity(name, tuple(_ratio(fact) for fact in facts))
        names |= dict.fromkeys(_names(facts), commodity)
    return names


def _names(facts: list[list[str]]) -> Iterator[str]:
    for name, others, *_ in facts:
        yield name
        yield from others.split("|")


def _ratio(fact: list[str]) -> MeasureRatio:
    _, _, one, number, other, low, high, source = fact
    value = Decimal(number)
    unit = Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))
    likely, possible = digit_bounds(value, unit, unit, "exact")
    if low and low == high:
        likely = possible = Interval.point(value)
    elif low:
        possible = Interval(Decimal(low), Decimal(high))
    return MeasureRatio(
        Unit(((one, 1),)), Unit(((other, 1),)), Quantity(value, likely, possible, ""), source
    )
