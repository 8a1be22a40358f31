"""A question on a number, and its answer: what it must be, who prints it, how it follows."""

from __future__ import annotations

from tbcalc.core.derivation import Derivation
from tbcalc.core.ledger import Said
from tbcalc.exact.noun import noun
from tbcalc.figures.observation import Key
from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.relation import Relation


@noun
class Question:
    """A level of a key, or with a ``base`` its growth since; ``unit`` empty is the official one.

    ``is_close`` asks only for what is known from both sides.
    """

    key: Key
    base: Period | None = None
    unit: str = ""
    is_close: bool = False


@noun
class Answer:
    """What the figures make of a question.

    ``quantity`` is as close as they know it; ``prints`` are the figures that print just that, and
    ``derivation`` is how it follows from others, as plainly as can be, None where it does not.
    ``set_aside`` are the ids of figures that are probably wrong and were not used, ``is_mixed``
    tells that figures of several releases were taken together, and ``relations`` are what the
    sources say in words of the key asked for.
    """

    question: Question
    quantity: Quantity
    prints: tuple[Said, ...]
    derivation: Derivation | None
    sources: tuple[str, ...]
    set_aside: tuple[str, ...]
    is_mixed: bool
    relations: tuple[Relation, ...] = ()

    @property
    def grounds(self) -> tuple[Said, ...]:
        """The printed figures that the derivation comes down to."""
        return () if self.derivation is None else self.derivation.prints()
