"""Parts and wholes: shares, coverage, points, goods and services, disjoint parts, areas.

Implied parts are few and safe: what is inside a country's trade with the world is at most that
trade. For groups (the EU, the euro area) "the world" may mean extra-group trade, so nothing is
implied for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tbcalc.core.ledger import NEVER_NEGATIVE, Family, Ledger, Name
from tbcalc.core.network import Product, Sum
from tbcalc.exact.interval import INFINITY
from tbcalc.exact.pattern import late_pattern
from tbcalc.figures.area import WORLD, is_within
from tbcalc.figures.flow import EXPORTS, IMPORTS
from tbcalc.figures.period import Period

SHARE: Final = "part = share x whole"
COVERAGE: Final = "exports = coverage ratio x imports"
AT_MOST: Final = "a part is at most the whole"
SCOPES: Final = "goods + services = goods and services"

_IN_ORDER: Final = tuple(sorted(NEVER_NEGATIVE))
_GOODS, _SERVICES, _BOTH = "goods", "services", "goods+services"
_COUNTRY = late_pattern(r"(?!EU|EA)[A-Z]{2}$")
_PLACE = late_pattern(r"(?!EU|EA)[A-Z]{2}(-[A-Z0-9]{1,3})?(/[^/+]+)?$")


def tie_share(
    ledger: Ledger, part: tuple[Family, str, Period], whole: tuple[Family, str, Period], share: int
) -> None:
    """Tie a share to its part and whole."""
    ledger.tie(SHARE, Product(ledger.level(*part), ledger.level(*whole), share))


def tie_coverage(ledger: Ledger, family: Family, period: Period, ratio: int) -> None:
    """Tie a coverage ratio to exports and imports."""
    levels = (ledger.level(family, flow, period) for flow in (EXPORTS, IMPORTS))
    exports, imports = levels
    ledger.tie(COVERAGE, Product(exports, imports, ratio))


def tie_scopes(ledger: Ledger) -> None:
    """Tie goods, services and their sum wherever two of them are spoken of."""
    seen: set[Family] = set()
    for family, _ in ledger.families():
        plain = family._replace(scope=_BOTH)
        if family.scope in (_GOODS, _SERVICES, _BOTH) and plain not in seen:
            seen.add(plain)
            _tie_scopes_of(ledger, plain)


def _tie_scopes_of(ledger: Ledger, both: Family) -> None:
    families = [both, both._replace(scope=_GOODS), both._replace(scope=_SERVICES)]
    spoken: dict[tuple[str, Period], int] = {}
    for family in families:
        for flow, periods in ledger.levels.get(family, {}).items():
            for period in periods:
                spoken[flow, period] = spoken.get((flow, period), 0) + 1
    for (flow, period), count in spoken.items():
        if count > 1:
            whole, goods, services = (ledger.level(f, flow, period) for f in families)
            ledger.tie(SCOPES, Sum((whole, goods, services), (1, -1, -1)))


def tie_parts(ledger: Ledger) -> None:
    """Tie products, partners and places to the wholes they are inside of."""
    groups: dict[Family, list[Family]] = {}
    for family, _ in ledger.families():
        if _PLACE.match(family.reporter):
            groups.setdefault(_root(family), []).append(family)
    for families in groups.values():
        if len(families) > 1:
            _tie_group(ledger, families)


def _root(family: Family) -> Family:
    return family._replace(reporter=family.reporter[:2], partner="", product="")


def _tie_group(ledger: Ledger, families: Sequence[Family]) -> None:
    for whole in families:
        parts = [part for part in families if part != whole and _is_part(part, whole)]
        for flow in _IN_ORDER:
            for period, level in ledger.levels[whole].get(flow, {}).items():
                _tie_inside(ledger, level, [
                    (part, inside)
                    for part in parts
                    if (inside := ledger.known_level(part, flow, period)) is not None
                ])  # fmt: skip


def _tie_inside(ledger: Ledger, whole: int, parts: Sequence[tuple[Family, int]]) -> None:
    together = [place for family, place in parts if _COUNTRY.match(family.partner)]
    alone = [place for family, place in parts if not _COUNTRY.match(family.partner)]
    for group in [[place] for place in alone] + ([together] if together else []):
        ledger.tie(AT_MOST, Sum(
            (whole, *group), (1, *(-1 for _ in group)), 0, INFINITY
        ))  # fmt: skip


def _is_part(part: Family, whole: Family) -> bool:
    """Tell whether one difference, of product, partner or place, puts ``part`` inside ``whole``."""
    differing = [
        part.product != whole.product,
        part.partner != whole.partner,
        part.reporter != whole.reporter,
    ]
    if sum(differing) != 1:
        return False
    if differing[0]:
        return not whole.product
    if differing[1]:
        return whole.partner == WORLD
    return is_within(part.reporter, whole.reporter)


def name_of_share(family: Family, flow: str, period: Period, whole: object) -> Name:
    """Return the name of a share, which has no currency."""
    return Name("share", family._replace(unit=""), flow, period, whole)
