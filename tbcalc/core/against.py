"""Printed figures against the record: what official tables tell of the same key, and verdicts.

A figure is contradicted when no number can be both what is printed and what the record tells. It
is never so where the two are not the same thing: another valuation or scope, a conversion beside
an official figure in that currency. What a later record tells within 5 percent may be a revision.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, Literal

from tbcalc.core.evidence import Knowledge
from tbcalc.core.rate_bounds import RateBounds, rate_bounds
from tbcalc.core.record import Known, Record
from tbcalc.core.releases import published
from tbcalc.core.selection import is_currency
from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import noun, replaced
from tbcalc.exact.rounding import NEAREST
from tbcalc.figures.area import WORLD
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.flow import EXPORTS, IMPORTS, is_flow
from tbcalc.figures.observation import Key, Observation, Whole
from tbcalc.figures.period import Day
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.rate import quote_base
from tbcalc.figures.source import Source

Standing = Literal["supported", "strained", "revised", "contradicted", "unknown"]
STANDINGS: Final[tuple[Standing, ...]] = (
    "contradicted", "strained", "revised", "supported", "unknown",
)  # fmt: skip
"""From the worst to what nothing is known of."""

Matter = Literal["valuation", "vintage", "coverage", "currency", "conversion", "mirror"]

_REVISED_WITHIN: Final = Decimal("0.05")
_FIRST_WITHIN: Final = Decimal("0.005")
_POINTS: Final = Decimal("0.4")
"""Growths and shares may be off by a part of this: by 2 points where a level may by 5 percent."""
_REVISED_AFTER: Final = 60
"""Days after which a record may have been revised."""
_SOFT: Final = ("valuation", "coverage", "conversion", "mirror")
_UNSAID: Final = "not said"
_MIRRORED: Final = {EXPORTS: IMPORTS, IMPORTS: EXPORTS}
_POWERS: Final = (-3, 3, -4, 4, -1, 1, -6, 6, -8, 8)
_FIELDS: Final = ("period", "flow", "partner", "product", "scope", "reporter")


@noun
class Difference:
    """In what the claim and the record are not of one kind: ``claimed`` beside ``recorded``."""

    matter: Matter
    claimed: str
    recorded: str


@noun
class Nearest:
    """Another amount of the record that is what the claim prints, and the fields that differ."""

    known: Known
    differs: tuple[str, ...]


@noun
class Compared:
    """A printed figure beside what the record tells; ``known`` is None where it tells nothing.

    ``official`` is in the unit of the claim, converted where need be. ``slip`` is the power of ten
    by which the print is too large (below nought: too small) where that alone is wrong, else 0.
    """

    claim: Observation
    standing: Standing
    known: Known | None = None
    official: Quantity | None = None
    differences: tuple[Difference, ...] = ()
    nearest: Nearest | None = None
    slip: int = 0


def compared(claims: Dataset, record: Dataset, knowledge: Knowledge) -> tuple[Compared, ...]:
    """Return each figure of trade that is claimed, in order, beside what the record tells."""
    bench = _Bench(claims, Record(record), rate_bounds(knowledge.rates))
    return tuple(bench.compared(o) for o in claims.observations if _is_of_trade(o))


def _is_of_trade(o: Observation) -> bool:
    if not is_flow(o.key.flow) or o.status == "forecast":
        return False
    match o.aspect:
        case "level":
            return is_currency(o.figure.unit)
        case "growth":
            return o.basis == "yoy"
        case "share":
            return o.whole is not None
    return False


class _Bench:
    """Holds claims against a record."""

    def __init__(self, claims: Dataset, record: Record, rates: RateBounds) -> None:
        self._sources = claims.sources
        self._record = record
        self._rates = rates

    def compared(self, claim: Observation) -> Compared:
        """Return a claim beside what the record tells of its key, or of one close to it."""
        for key, differences in _keys(claim):
            found = self._known(claim, key)
            if found is None:
                continue
            known, official, converted = found
            told = (*differences, *converted, *self._differences(claim, known))
            standing = self._standing(claim, official, told, known)
            nearest = None
            if standing in ("contradicted", "strained", "revised"):
                nearest = self._nearest(claim)
            if standing != "supported" and any(d.matter == "mirror" for d in told):
                standing = "unknown"
            slip = _slip(claim, official) if standing == "contradicted" else 0
            return Compared(claim, standing, known, official, told, nearest, slip)
        return Compared(claim, "unknown", nearest=self._nearest(claim))

    def _known(
        self, claim: Observation, key: Key
    ) -> tuple[Known, Quantity, tuple[Difference, ...]] | None:
        unit = claim.figure.unit
        if claim.aspect == "level":
            known = self._record.level(key, unit)
            return self._converted(claim, key) if known is None else (known, known.quantity, ())
        if claim.aspect == "growth":
            known = self._record.growth(key, claim.currency)
        else:
            known = self._record.share(key, claim.whole or Whole())
        return None if known is None else (known, known.quantity, ())

    def _converted(
        self, claim: Observation, key: Key
    ) -> tuple[Known, Quantity, tuple[Difference, ...]] | None:
        """Return an amount of the record in the currency of the claim, at all rates there were."""
        day = published(self._sources.get(claim.source))
        for unit in self._record.units(key):
            known = self._record.level(key, unit)
            base = quote_base(unit, claim.figure.unit)
            quote = unit if base == claim.figure.unit else claim.figure.unit
            rate = self._rates.until(day or claim.key.period)(base, quote, claim.key.period)
            if known is None or rate is None:
                continue
            is_divided = base == claim.figure.unit
            likely, possible = (
                each / rate if is_divided else each * rate
                for each in (known.quantity.likely, known.quantity.possible)
            )
            told = f"at {rate.low:.4f} to {rate.high:.4f} {quote}/{base}"
            difference = Difference("currency", claim.figure.unit, f"{unit}, {told}")
            official = Quantity(_middle(likely), likely, possible, claim.figure.unit)
            return known, official, (difference,)
        return None

    def _standing(
        self,
        claim: Observation,
        official: Quantity,
        differences: tuple[Difference, ...],
        known: Known,
    ) -> Standing:
        figure = claim.figure
        if figure.possible.meets(official.possible):
            return "supported" if figure.likely.meets(official.likely) else "strained"
        if any(d.matter in _SOFT and d.claimed != _UNSAID for d in differences):
            return "strained"
        return "revised" if self._may_be_revised(claim, official, known) else "contradicted"

    def _may_be_revised(self, claim: Observation, official: Quantity, known: Known) -> bool:
        """Tell whether the record is so near that its being of another vintage may explain it.

        A claim is no older than its period. A record without a date is taken for a first release
        of the last period that it tells, and for a later one of those before.
        """
        if official.value is None:
            return False
        gap = abs(claim.figure.value - official.value)
        size = abs(official.value) if claim.aspect == "level" else _POINTS
        dates = [published(self._record.sources.get(o.source)) for o in known.figures]
        if None in dates:
            is_last = claim.key.period.last >= self._record.last_day(known.figures)
            return gap <= size * (_FIRST_WITHIN if is_last else _REVISED_WITHIN)
        day = published(self._sources.get(claim.source))
        known_from = max(claim.key.period.last, *([day.last] if day else []), (0, 0, 0))
        late = max(_days(when.last) for when in dates if when is not None) - _days(known_from)
        return late > _REVISED_AFTER and gap <= size * _REVISED_WITHIN

    def _differences(self, claim: Observation, known: Known) -> Iterator[Difference]:
        own = claim.key.treatment.valuation
        valued = {o.key.flow: o.key.treatment.valuation for o in known.figures}
        if own and claim.aspect == "level" and valued.get(claim.key.flow, own) not in (own, ""):
            yield Difference("valuation", own, valued[claim.key.flow])
        elif len(set(valued.values())) > 1:
            told = ", ".join(f"{flow} {word}" for flow, word in valued.items() if word)
            yield Difference("valuation", own or _UNSAID, told)
        if claim.pair_of and claim.figure.unit in self._record.units(claim.key):
            yield Difference("conversion", "a conversion", "a figure of its own")
        dates = [_date(self._record.sources.get(o.source)) for o in known.figures]
        told_date, own_date = max(dates), _date(self._sources.get(claim.source))
        if told_date != own_date:
            yield Difference("vintage", own_date, told_date)

    def _nearest(self, claim: Observation) -> Nearest | None:
        """Return the amount of the record that the claim prints, of the key that differs least."""
        figure = claim.figure
        is_exact = figure.qualifier in ("exact", "about") and figure.likely.is_bounded
        if claim.aspect != "level" or not is_exact or not figure.value:
            return None
        found = [
            (len(differs), differs, abs(known.quantity.value - figure.value), known)
            for known in self._record.amounts(figure.likely, figure.unit)
            if known.quantity.value is not None
            and 0 < len(differs := _differing(claim.key, known.key)) <= 2
        ]
        if not found:
            return None
        _, differs, _, known = min(found, key=lambda each: (*each[:3], str(each[3].key)))
        return Nearest(known, tuple(_FIELDS[place] for place in differs))


def _keys(claim: Observation) -> Iterator[tuple[Key, tuple[Difference, ...]]]:
    """Yield the keys under which the record may tell a claim, its own first."""
    key = claim.key
    yield key, ()
    if claim.aspect != "level":
        return
    for scope in ("goods", "goods+services", "services"):
        if scope != key.scope:
            yield replaced(key, scope=scope), (Difference("coverage", key.scope, scope),)
    if key.partner != WORLD and key.flow in _MIRRORED:
        mirror = replaced(key, reporter=key.partner, partner=key.reporter, flow=_MIRRORED[key.flow])
        yield mirror, (Difference("mirror", f"{key.reporter} {key.flow}", str(mirror)),)


def _differing(one: Key, other: Key) -> tuple[int, ...]:
    """Return the places in _FIELDS of what two keys differ in."""
    return tuple(
        place for place, name in enumerate(_FIELDS) if getattr(one, name) != getattr(other, name)
    )


def _slip(claim: Observation, official: Quantity) -> int:
    """Return by which power of ten a level is off, 0 where it is off in another way."""
    if claim.aspect != "level" or not claim.figure.likely.is_bounded:
        return 0
    for power in _POWERS:
        if claim.figure.likely.scaled(Decimal(1).scaleb(-power)).meets(official.likely):
            return power
    return 0


def _middle(interval: Interval) -> Decimal | None:
    return interval.midpoint if interval.is_bounded else None


def _date(source: Source | None) -> str:
    return source.published if source is not None and source.published else _UNSAID


def _days(day: Day) -> int:
    """Return about how many days there were up to one."""
    year, month, number = day
    return int(NEAREST.multiply(Decimal(year * 12 + month), Decimal("30.4"))) + number
