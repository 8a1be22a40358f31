"""What a source says in words: greater than, parts of a whole, a record."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Final

from tbcalc.core.identities_parts import name_of_share
from tbcalc.core.ledger import Family, Ledger, Name, Said
from tbcalc.core.network import Sum
from tbcalc.core.stretch import Stretch
from tbcalc.exact.interval import INFINITY, NONNEGATIVE
from tbcalc.figures.flow import BALANCE, EXPORTS, IMPORTS
from tbcalc.figures.observation import Key
from tbcalc.figures.period import Period
from tbcalc.figures.relation import Greater, Parts, Record, Relation

GREATER: Final = "one exceeds the other, as the source says"
RECORD: Final = "a record exceeds all before it"
DISJOINT: Final = "disjoint parts add up to at most the whole"
EXHAUSTIVE: Final = "the parts add up to the whole"

Units = Mapping[Family, Collection[str]]
"""The currencies in which the levels of a family are printed, by the family without one."""

_ZERO = Decimal(0)


def enter_relation(ledger: Ledger, relation: Relation, edition: str, units: Units) -> None:
    """Enter what one relation says, in each currency in which its levels are known."""
    match relation:
        case Greater():
            for unit in _units(units, edition, (relation.greater, relation.than)):
                _enter_greater(ledger, relation, edition, unit)
        case Parts():
            for unit in _units(units, edition, (relation.whole, *relation.parts)):
                _enter_parts(ledger, relation, edition, unit)
            _tie_shares(ledger, relation, edition)
        case Record():
            for unit in _units(units, edition, (relation.key,)):
                _enter_record(ledger, relation, edition, unit)


def _family(key: Key, edition: str, unit: str) -> Family:
    return Family(
        edition, key.reporter, key.partner, key.scope, key.product, key.treatment, "", unit
    )


def _units(units: Units, edition: str, keys: Collection[Key]) -> tuple[str, ...]:
    found = (u for key in keys for u in units.get(_family(key, edition, ""), ()))
    return tuple(dict.fromkeys(found))


def _level(ledger: Ledger, key: Key, edition: str, unit: str) -> int:
    return ledger.level(_family(key, edition, unit), key.flow, key.period)


def _say_excess(
    ledger: Ledger, relation: Relation, kind: str, levels: tuple[int, int], name: Name
) -> None:
    """Note the claim that one level is at least another: what exceeds it is not negative."""
    excess = ledger.variable(name)
    ledger.tie(kind, Sum((*levels, excess), (1, -1, -1)))
    ledger.say(Said(relation, excess, NONNEGATIVE, NONNEGATIVE, Stretch(_ZERO, _ZERO, INFINITY)))


def _enter_greater(ledger: Ledger, relation: Greater, edition: str, unit: str) -> None:
    greater, than = relation.greater, relation.than
    if _is_about_balance(greater, than):
        balance = _level(ledger, greater.with_flow(BALANCE), edition, unit)
        _say_sign(ledger, relation, balance, is_surplus=greater.flow == EXPORTS)
        return
    levels = (_level(ledger, greater, edition, unit), _level(ledger, than, edition, unit))
    family = _family(greater, edition, unit)
    name = Name("excess", family, greater.flow, greater.period, than, relation.source)
    _say_excess(ledger, relation, GREATER, levels, name)


def _is_about_balance(greater: Key, than: Key) -> bool:
    """Tell whether exports and imports of one key are compared, which is the balance's sign."""
    return {greater.flow, than.flow} == {EXPORTS, IMPORTS} and than == greater.with_flow(than.flow)


def _say_sign(ledger: Ledger, relation: Greater, balance: int, *, is_surplus: bool) -> None:
    within = NONNEGATIVE if is_surplus else -NONNEGATIVE
    ends = (_ZERO, INFINITY) if is_surplus else (INFINITY, _ZERO)
    ledger.say(Said(relation, balance, within, within, Stretch(_ZERO, *ends)))


def _enter_parts(ledger: Ledger, relation: Parts, edition: str, unit: str) -> None:
    whole = _level(ledger, relation.whole, edition, unit)
    parts = [_level(ledger, part, edition, unit) for part in relation.parts]
    kind = EXHAUSTIVE if relation.exhaustive else DISJOINT
    high = 0 if relation.exhaustive else INFINITY
    ledger.tie(kind, Sum((whole, *parts), (1, *(-1 for _ in parts)), 0, high))


def _tie_shares(ledger: Ledger, relation: Parts, edition: str) -> None:
    """Tie the shares of the parts in the whole, as far as they are printed."""
    names = [
        name_of_share(_family(part, edition, ""), part.flow, part.period, relation.whole)
        for part in relation.parts
    ]
    shares = [ledger.places[name] for name in names if name in ledger.places]
    if len(shares) > 1:
        is_whole = relation.exhaustive and len(shares) == len(names)
        kind = EXHAUSTIVE if is_whole else DISJOINT
        ledger.tie(kind, Sum(tuple(shares), tuple(1 for _ in shares), 1 if is_whole else 0, 1))


def _enter_record(ledger: Ledger, relation: Record, edition: str, unit: str) -> None:
    key = relation.key
    family = _family(key, edition, unit)
    level = ledger.level(family, key.flow, key.period)
    for period, before in list(ledger.levels[family][key.flow].items()):
        if _is_before(period, key.period):
            name = Name("excess", family, key.flow, key.period, period, relation.source)
            _say_excess(ledger, relation, RECORD, (level, before), name)


def _is_before(period: Period, other: Period) -> bool:
    """Tell whether a period of the same kind lies before another."""
    return (
        period.last < other.first
        and period.length == other.length
        and period.is_month_run == other.is_month_run
    )
