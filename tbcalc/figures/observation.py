"""Key and Observation: a figure about something, from a source."""

from __future__ import annotations

from typing import Final, Literal

from tbcalc.exact.noun import noun, ordered_noun, replaced
from tbcalc.figures.area import WORLD
from tbcalc.figures.figure import Figure
from tbcalc.figures.flow import is_flow
from tbcalc.figures.period import Period

Aspect = Literal["level", "growth", "change", "share", "coverage_ratio", "rate"]
"""What of the key the figure tells: its level, its growth (a fraction), its change (an amount, or
points), its share of a whole, exports over imports, or an exchange rate."""

Basis = Literal["", "yoy", "mom", "qoq", "cagr"]
"""What a growth or a change is against; empty where it is none of these or is not known."""


@ordered_noun
class Treatment:
    """How the statistics were made; figures of different treatment are never equated.

    ``valuation`` is FOB or CIF, ``adjustment`` nsa or sa, ``prices`` current or constant,
    ``accounts`` customs or bop (balance of payments); empty where the source does not say.
    """

    valuation: str = ""
    adjustment: str = ""
    prices: str = ""
    accounts: str = ""


PLAIN: Final = Treatment()


@ordered_noun
class Key:
    """What a figure is about.

    ``flow`` is a trade flow, else a measure of its own (``ciie-intended-transactions``);
    ``product`` is empty for all products; ``reporter`` and ``partner`` are area codes.
    """

    reporter: str
    partner: str
    scope: str
    product: str
    flow: str
    period: Period
    treatment: Treatment = PLAIN

    def with_flow(self, flow: str) -> Key:
        """Return the key of another flow, all else the same."""
        return replaced(self, flow=flow)

    def with_period(self, period: Period) -> Key:
        """Return the key of another period, all else the same."""
        return replaced(self, period=period)

    def __str__(self) -> str:
        """Return the key as explain takes it: CN exports 2024, with what is not the default."""
        parts = [self.reporter]
        if self.partner != WORLD:
            parts.append(f"with {self.partner}")
        if self.product:
            parts.append(self.product)
        plain = ("", "goods") if is_flow(self.flow) else ("", "goods", "other")
        if self.scope not in plain:
            parts.append(self.scope)
        parts += [self.flow, str(self.period)]
        return " ".join(parts)


@noun
class Whole:
    """The denominator of a share: what of the numerator's key is replaced by what.

    Empty fields are those of the numerator; ``flow`` empty means the numerator's own.
    """

    reporter: str = ""
    partner: str = ""
    scope: str = ""
    product: str | None = None
    flow: str = ""
    period: Period | None = None

    def key(self, part: Key) -> Key:
        """Return the key of the whole that ``part`` is a share of."""
        return Key(
            self.reporter or part.reporter,
            self.partner or part.partner,
            self.scope or part.scope,
            part.product if self.product is None else self.product,
            self.flow or part.flow,
            self.period or part.period,
            part.treatment,
        )


@noun
class Observation:
    """A figure about a key, from a source.

    ``currency`` of a growth or share is the currency it is reckoned in (empty: not said).
    ``of`` is the id of the level a growth or share belongs to; ``pair_of`` the id of the figure
    this one converts; ``whole`` the denominator of a share. ``against`` is the base period of a
    growth or change whose basis is none of the usual ones. ``status`` is provisional, revised or
    forecast; ``variant`` keeps apart several figures that one source prints under one key.
    ``line`` counts from 1, 0 when there is no file.
    """

    id: str
    source: str
    key: Key
    aspect: Aspect
    figure: Figure
    basis: Basis = ""
    currency: str = ""
    of: str = ""
    pair_of: str = ""
    whole: Whole | None = None
    against: Period | None = None
    status: str = ""
    variant: str = ""
    where: str = ""
    note: str = ""
    path: str = ""
    line: int = 0
