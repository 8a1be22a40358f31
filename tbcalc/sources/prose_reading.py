"""Reading: a figure of an article with all that its sentence says of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, Literal

from tbcalc.exact.noun import noun
from tbcalc.figures.period import Period
from tbcalc.sources.figure_search import Found
from tbcalc.sources.prose_wholes import UNTOLD, Denominator

Kind = Literal["amount", "growth", "share", "pp_change", "count", "rate"]

PERCENTS: Final = ("growth", "share", "pp_change", "rate")


@noun
class Sort:
    """What kind of figure it is: ``nominal`` is signed where it tells a movement.

    ``role`` is change for an amount that tells by how much another moved. ``is_sure`` is False
    where no word tells the direction.
    """

    kind: Kind
    nominal: Decimal
    role: str = ""
    forecast: bool = False
    is_sure: bool = True


@noun
class Subject:
    """What a figure is about: ``flow`` is empty where it is no trade flow.

    ``place`` is that of the words in their sentence, -1 where another sentence has them; ``sign``
    is 1 for a surplus, -1 for a deficit; ``thing`` is what is told of a figure without a flow;
    ``scope`` names the part of the flow it covers.
    """

    flow: str
    sign: int = 0
    place: int = -1
    thing: str = ""
    scope: str = ""


NOTHING: Final = Subject("")


@noun
class Reading:
    """A figure as an article prints it, and what it is about.

    ``flow``, ``reporter`` and ``partner`` are empty where the article does not say. ``same_as``
    is the ordinal of the figure it converts, ``of`` that of the amount a growth or share is
    about. ``whole`` is what a share is a share of. ``adjusted`` tells seasonal adjustment,
    ``is_of_pronoun`` that the sentence goes on with what the one before was about,
    ``is_of_other`` that it is of something named that is not known; ``lent`` is what of partner,
    reporter and period its sentence leaves out.
    """

    found: Found
    sort: Sort
    subject: Subject
    currency: str = ""
    reporter: str = ""
    partner: str = ""
    period: Period | None = None
    basis: str = ""
    basis_implied: bool = False
    against: Period | None = None
    same_as: int | None = None
    of: int | None = None
    sentence: int = 0
    whole: Denominator = UNTOLD
    adjusted: bool = False
    is_of_pronoun: bool = False
    is_of_other: bool = False
    lent: frozenset[str] = frozenset()

    @property
    def kind(self) -> Kind:
        """Amount, growth, share, pp_change, count or rate."""
        return self.sort.kind

    @property
    def flow(self) -> str:
        """The trade flow, empty where it is none."""
        return self.subject.flow
