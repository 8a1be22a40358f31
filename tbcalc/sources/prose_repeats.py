"""Second prints of one subject in an article: the same figure, a slip of it, or another thing.

Where an article seems to print two amounts of one thing, it mostly speaks of another the second
time, in words that are not known. Only what could be the first one misprinted is held against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from tbcalc.figures.figure import Figure
from tbcalc.figures.observation import Observation

_LEAST_DIGITS: Final = 3
_ASPECTS: Final = ("level", "growth", "change", "share")


def other_things(observations: Sequence[Observation]) -> frozenset[str]:
    """Return the ids of second prints that are neither the first nor a slip of it."""
    first: dict[object, Observation] = {}
    found: set[str] = set()
    for each in observations:
        if each.of in found:
            found.add(each.id)
        if each.id in found or each.pair_of or each.aspect not in _ASPECTS:
            continue
        unit = "" if each.aspect in ("growth", "share") else each.figure.unit
        topic = (
            each.key, each.aspect, each.basis, each.against, each.status, each.whole, unit
        )  # fmt: skip
        before = first.setdefault(topic, each)
        if before is not each and not _may_be_one(before.figure, each.figure):
            found.add(each.id)
    return frozenset(found | _conversions_of(found, observations))


def _conversions_of(found: Iterable[str], observations: Sequence[Observation]) -> set[str]:
    taken = set(found)
    return {each.id for each in observations if each.pair_of in taken or each.of in taken}


def _may_be_one(one: Figure, other: Figure) -> bool:
    """Tell whether two prints may be of one number, with at most one slip between them."""
    if one.possible.meets(other.possible):
        return True
    if one.value == other.value.copy_negate():
        return True
    return _is_slip(_digits(one.value), _digits(other.value))


def _digits(value: Decimal) -> str:
    return "".join(map(str, value.as_tuple().digits)).strip("0")


def _is_slip(one: str, other: str) -> bool:
    """Tell whether digits differ by a power of ten, one digit, two changed about, or one left out.

    >>> _is_slip("352", "325"), _is_slip("352", "252"), _is_slip("34874", "3474")
    (True, True, True)
    >>> _is_slip("128", "12"), _is_slip("34874", "26333")
    (False, False)
    """
    if one == other:
        return True
    if min(len(one), len(other)) < _LEAST_DIGITS:
        return False
    if len(one) == len(other):
        apart = [at for at in range(len(one)) if one[at] != other[at]]
        if len(apart) == 1:
            return True
        left, right = apart[0], apart[-1]
        is_pair = len(apart) == 2 and right == left + 1
        return is_pair and (one[left], one[right]) == (other[right], other[left])
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(
        long[:at] + long[at + 1 :] == short for at in range(len(long))
    )
