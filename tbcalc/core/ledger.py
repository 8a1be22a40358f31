"""The ledger: which variables there are, what ties them, and who says what of them.

It is filled once by the modules ``identities_*`` and closed into a System, which does not change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from tbcalc.core.network import Bound, Constraint, Network, build_network
from tbcalc.core.pruning import Tie, bearing_ties
from tbcalc.core.stretch import Stretch
from tbcalc.exact.interval import NONNEGATIVE, Interval
from tbcalc.exact.noun import noun
from tbcalc.figures.flow import EXPORTS, IMPORTS, TOTAL
from tbcalc.figures.observation import Key, Observation, Treatment
from tbcalc.figures.period import Period
from tbcalc.figures.relation import Relation

What = Literal[
    "level", "factor", "share", "ratio", "change", "points", "rate", "converted", "printed",
    "weight", "difference", "excess", "days", "grown",
]  # fmt: skip
"""``factor`` is 1 plus a growth, ``printed`` the amount that a conversion started from, ``weight``
the part that one addend has in a base, ``difference`` one of growths, ``excess`` how far one level
exceeds another, ``days`` the quotient of working days, ``grown`` a factor with theirs."""

NEVER_NEGATIVE: Final = frozenset((EXPORTS, IMPORTS, TOTAL))
"""The flows that cannot be negative, nor turn their sign by growth."""


Changes = Mapping[int, Interval | None]
"""Figures by place: what they say instead, None when they are set aside."""


class Family(NamedTuple):
    """What levels must share before an identity may tie them: all but the flow and the period.

    ``edition`` is whose figures they are (a source, or the sources of one release), ``unit`` the
    currency. Figures of another valuation, adjustment, price basis or account are another family.
    """

    edition: str
    reporter: str
    partner: str
    scope: str
    product: str
    treatment: Treatment
    variant: str
    unit: str

    def key(self, flow: str, period: Period) -> Key:
        """Return the key of one of the family's levels."""
        return Key(
            self.reporter, self.partner, self.scope, self.product, flow, period, self.treatment
        )


class Name(NamedTuple):
    """What a variable is: of the ``flow`` of a family in a period, against another or for another.

    ``other`` is the base period of a factor or change, the whole of a share, the partner of a
    pair; ``mark`` tells apart what is still the same, such as two conversions of one figure.
    """

    what: What
    family: Family
    flow: str
    period: Period
    other: object = None
    mark: str = ""


class Wish(NamedTuple):
    """What is asked for: a level, or with a ``base`` the growth from it."""

    family: Family
    flow: str
    period: Period
    base: Period | None = None

    @property
    def name(self) -> Name:
        """The variable that answers it."""
        if self.base is None:
            return Name("level", self.family, self.flow, self.period)
        return Name("factor", self.family, self.flow, self.period, self.base)


Reading = Literal["level", "factor", "printed", "beside"]
"""How a figure bears on a variable: as itself, as 1 plus itself, as what was converted, as what is
likely the same though converted."""


class Said(NamedTuple):
    """What a source says of a variable; the same speaker may bear on several.

    ``years`` is over how many years a growth is the average.
    """

    speaker: Observation | Relation
    variable: int
    possible: Interval
    likely: Interval
    stretch: Stretch
    reading: Reading = "level"
    years: int = 1


def speaker_id(speaker: Observation | Relation) -> str:
    """Return the id of an observation, or of a relation by its place."""
    if isinstance(speaker, Observation):
        return speaker.id
    return f"{speaker.source}:{speaker.path}:{speaker.line}"


@noun
class System:
    """A network, and what its variables, constraints and figures are; same places as in it."""

    network: Network
    names: tuple[Name, ...]
    ties: tuple[Tie, ...]
    said: tuple[Said, ...]
    places: Mapping[Name, int]


class Ledger:
    """A System being filled."""

    def __init__(self) -> None:
        self.places: dict[Name, int] = {}
        self.domains: dict[int, Interval] = {}
        self.ties: dict[Tie, None] = {}
        self.said: list[Said] = []
        self.asked: set[int] = set()
        self.levels: dict[Family, dict[str, dict[Period, int]]] = {}
        self.factors: dict[Family, dict[tuple[Period, Period], dict[str, int]]] = {}
        self.conversions: dict[tuple[object, ...], dict[str, tuple[int, Decimal]]] = {}

    def variable(self, name: Name, domain: Interval | None = None) -> int:
        """Return the variable of that name, a new one when there is none yet."""
        place = self.places.get(name)
        if place is None:
            place = self.places[name] = len(self.places)
            if domain is not None:
                self.domains[place] = domain
        return place

    def level(self, family: Family, flow: str, period: Period) -> int:
        """Return the level of a flow in a period."""
        periods = self.levels.setdefault(family, {}).setdefault(flow, {})
        place = periods.get(period)
        if place is None:
            domain = NONNEGATIVE if flow in NEVER_NEGATIVE else None
            place = self.variable(Name("level", family, flow, period), domain)
            periods[period] = place
        return place

    def known_level(self, family: Family, flow: str, period: Period) -> int | None:
        """Return the level if something already bears on it."""
        return self.levels.get(family, {}).get(flow, {}).get(period)

    def factor(self, family: Family, flow: str, period: Period, base: Period) -> int:
        """Return 1 plus the growth from the base to the period, tied to the two levels."""
        flows = self.factors.setdefault(family, {}).setdefault((period, base), {})
        place = flows.get(flow)
        if place is None:
            domain = NONNEGATIVE if flow in NEVER_NEGATIVE else None
            place = self.variable(Name("factor", family, flow, period, base), domain)
            flows[flow] = place
        return place

    def tie(self, kind: str, constraint: Constraint) -> None:
        """Note that an identity holds."""
        self.ties[Tie(kind, constraint)] = None

    def say(self, said: Said) -> None:
        """Note what a source says."""
        self.said.append(said)

    def ask(self, variable: int) -> None:
        """Note that a variable is wanted, though no figure may speak of it."""
        self.asked.add(variable)

    def families(self) -> Iterator[tuple[Family, dict[str, dict[Period, int]]]]:
        """Return the families with a level, in the order in which they came up."""
        yield from list(self.levels.items())

    def closed(self) -> System:
        """Return the system as it stands; ties that bear on nothing spoken of are left out."""
        spoken = {said.variable for said in self.said} | self.asked
        ties = tuple(bearing_ties(tuple(self.ties), spoken, self.domains))
        return System(
            build_network(
                len(self.places),
                [tie.constraint for tie in ties],
                [Bound(said.variable, said.possible) for said in self.said],
                self.domains,
            ),
            tuple(self.places),
            ties,
            tuple(self.said),
            self.places,
        )
