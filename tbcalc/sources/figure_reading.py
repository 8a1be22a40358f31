"""What was read of a figure before its numbers are worked out: numerals, measure, wording."""

from __future__ import annotations

from tbcalc.exact.noun import noun
from tbcalc.figures.figure import Kind, Qualifier


@noun
class Term:
    """A number with its scale: ``text`` as printed, times ten to the ``exponent``.

    ``spelled`` tells that ``text`` stands for number words and is plain digits.
    """

    text: str
    exponent: int
    spelled: bool
    start: int
    end: int


@noun
class Numeral:
    """A printed number: ``terms`` to be added up, or a ratio of words, or a factor.

    ``ratio`` is two thirds as (2, 3); ``factor`` is 2 for doubled, 0.5 for halved; ``more``
    tells that a word within says a little more (3500多).
    """

    terms: tuple[Term, ...]
    start: int
    end: int
    ratio: tuple[int, int] | None = None
    factor: str = ""
    more: bool = False


@noun
class Measure:
    """What a number is of: ``exponent`` is -2 for percent; ``unit`` a code, a sign or a noun.

    ``closed`` tells that the noun is one the lexicon knows; ``divisible`` that it is measured
    rather than counted.
    """

    kind: Kind
    unit: str = ""
    exponent: int = 0
    start: int = 0
    end: int = 0
    closed: bool = True
    divisible: bool = True


@noun
class Core:
    """A number or a range with its measure and sign: what the span of a figure covers."""

    numeral: Numeral
    measure: Measure
    start: int
    end: int
    negative: bool = False
    upper: Numeral | None = None
    upper_negative: bool = False
    margin: Numeral | None = None
    sign_first: bool = False


@noun
class Wording:
    """What the words around a number say of it.

    ``direction`` is up or down; ``movement`` is that of a second such word, as in a decline that
    slowed. ``level`` tells that a word such as to leads from the movement to where it ended.
    """

    qualifier: Qualifier = "exact"
    direction: str = ""
    movement: str = ""
    balance: str = ""
    negative: bool = False
    level: bool = False
