"""Cores in running prose: which are figures, what neighbours lend them, what qualifies them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, cast

from tbcalc.exact.noun import noun, replaced
from tbcalc.figures.figure import Qualifier
from tbcalc.sources.figure_beginnings import cores_in, may_begin
from tbcalc.sources.figure_items import Item
from tbcalc.sources.figure_ranges import bounds_range
from tbcalc.sources.figure_reading import Core, Measure
from tbcalc.sources.numeral import has

_NOTHING: Final = Measure("number")
_PASSED_OVER: Final = frozenset(
    ("a", "an", "record", "new", "total", "of", "un", "una", "eine", "des", "les", "de")
)
_TIMES: Final = "times"
_FACTORED: Final = frozenset(
    ("the", "as", "its", "their", "that", "what", "more", "higher", "larger", "bigger")
)
_AND: Final = "and "
_FARTHEST: Final = 3


@noun
class Sighting:
    """A core in prose with its qualifier, and the index of the other end of its range."""

    core: Core
    first: int
    after: int
    qualifier: Qualifier = "exact"
    qualifier_span: tuple[int, int] = (0, 0)
    range_with: int | None = None


def sightings(items: Sequence[Item]) -> list[Sighting]:
    """Return the figures among ``items``, units and scales lent along lists and ranges."""
    cores = [Sighting(*core) for core in cores_in(items)]
    lent = _lent(cores, items)
    kept = [i for i, one in enumerate(lent) if _is_figure(one, items) and _is_clear(one, items)]
    place = {index: ordinal for ordinal, index in enumerate(kept)}
    return [_placed(lent[i], place, items) for i in kept]


def _placed(sighting: Sighting, place: Mapping[int, int], items: Sequence[Item]) -> Sighting:
    """Return the sighting with the ordinal of its range's other end, or with its qualifier."""
    if sighting.range_with is None:
        return _qualified(sighting, items)
    other = place.get(sighting.range_with)
    if other is None:  # the other end is no figure, so there is no range
        return _qualified(replaced(sighting, qualifier="exact", range_with=None), items)
    return replaced(sighting, range_with=other)


def _lent(seen: list[Sighting], items: Sequence[Item]) -> list[Sighting]:
    """Return the sightings with what a range, then what a list lets them share; right to left."""
    lent = list(seen)
    close = [i for i in range(len(seen) - 2, -1, -1) if 0 < seen[i + 1].first - seen[i].after <= 2]
    for wanted in ("range", "list"):
        for index in close:
            left, right = lent[index], lent[index + 1]
            if _joint(left, right, items) != wanted or left.range_with is not None:
                continue
            if wanted == "range" and right.range_with is not None:
                continue  # it ends another range: each end has one other
            pair = _shared(left, right)
            if pair is not None:
                lent[index], lent[index + 1] = pair
                if wanted == "range":
                    lent[index] = _end_of_range(pair[0], index + 1)
                    lent[index + 1] = _end_of_range(pair[1], index)
    return lent


def _end_of_range(sighting: Sighting, partner: int) -> Sighting:
    return replaced(sighting, qualifier="between", range_with=partner)


def _joint(left: Sighting, right: Sighting, items: Sequence[Item]) -> str:
    """Return how two cores hang together: range, list, or not at all."""
    if not 0 < right.first - left.after <= 2:
        return ""
    between = items[left.after : right.first]
    opened = left.first > 0 and "open" in items[left.first - 1]
    if len(between) == 1 and "to" in between[0]:
        return "list" if _is_movement(left, right, between[0], items) else "range"
    if opened and len(between) == 1 and "and" in between[0]:
        return "range"
    return "list" if all("list" in item for item in between) else ""


def _is_movement(left: Sighting, right: Sighting, joint: Item, items: Sequence[Item]) -> bool:
    """Tell whether "to" leads from one level to another: from 5 to 6, up $5 billion to $9 billion.

    A word that follows a figure with its own unit or scale joins no range.
    """
    if left.first > 0 and {"open", "level"} <= items[left.first - 1].senses.keys():
        return True
    own = left.core.end > left.core.numeral.end or _scale(left.core) > 0
    is_by = left.first > 0 and items[left.first - 1].text.lower() == "by"
    return joint.kind == "word" and own and (is_by or not bounds_range(left.core, right.core))


def _shared(left: Sighting, right: Sighting) -> tuple[Sighting, Sighting] | None:
    """Return both with the unit, and the left one with the scale, that one of them prints."""
    one, two = left.core, right.core
    if _is_year(one) or one.numeral.ratio or one.numeral.factor or not two.numeral.terms:
        return None
    if one.measure == _NOTHING:
        if two.measure == _NOTHING and not _scale(two):
            return None
        one = replaced(one, measure=two.measure)
    elif two.measure == _NOTHING and one.measure.kind == "amount" and one.sign_first:
        two = replaced(two, measure=one.measure)
    elif one.measure.unit != two.measure.unit:
        return None
    if not _scale(one) and _scale(two) and left.core.end == left.core.numeral.end:
        terms = tuple(replaced(term, exponent=_scale(two)) for term in one.numeral.terms)
        one = replaced(one, numeral=replaced(one.numeral, terms=terms))
    return replaced(left, core=one), replaced(right, core=two)


def _scale(core: Core) -> int:
    return core.numeral.terms[-1].exponent if core.numeral.terms else 0


def _is_year(core: Core) -> bool:
    text = core.numeral.terms[0].text if core.numeral.terms else ""
    return len(text) == 4 and text.isdigit() and text[:2] in ("19", "20") and not _scale(core)


def _is_clear(sighting: Sighting, items: Sequence[Item]) -> bool:
    """Tell whether no scale word within has two meanings."""
    within = items[sighting.first : sighting.after]
    return not any("/" in item.senses["scale"] for item in within if "scale" in item.senses)


def _is_figure(sighting: Sighting, items: Sequence[Item]) -> bool:
    """Tell whether a core in prose is a figure, and no date, duration or name."""
    core, measure = sighting.core, sighting.core.measure
    if core.numeral.ratio:
        return _is_fraction(sighting, items)
    if core.numeral.factor or measure.kind in ("amount", "percent", "points"):
        return not _is_name(sighting, items)
    timed = has(items, sighting.after - 1, "time") or has(items, sighting.after, "time")
    is_multiple = measure.unit == _TIMES and _is_factor(sighting, items)
    return not timed and not _is_year(core) and (is_multiple or _is_counted(core))


def _is_factor(sighting: Sighting, items: Sequence[Item]) -> bool:
    """Tell a factor in words by what follows, from how often something was: ten times the base."""
    after = sighting.after
    if items[after - 1].text == "倍":  # 增长近两倍: spelled, and no occasion
        return True
    return after < len(items) and items[after].text.lower() in _FACTORED


def _is_name(sighting: Sighting, items: Sequence[Item]) -> bool:
    """Tell whether a letter and a few digits are a name rather than rand or naira: R2, N95."""
    first, core = items[sighting.first], sighting.core
    return first.kind == "word" and len(first.text) == 1 and core.sign_first and not _scale(core)


def _is_counted(core: Core) -> bool:
    """Tell whether a number without a currency counts something or is large by its print."""
    term = core.numeral.terms[-1]
    if term.spelled and term.exponent < 6:
        return False
    return core.measure.kind == "count" or term.exponent >= 3 or _is_grouped(term.text)


def _is_grouped(text: str) -> bool:
    parts = text.replace(" ", ",").split(",")
    return len(parts) > 1 and len(parts[-1]) == 3 and len(parts[0]) <= 3


def _is_fraction(sighting: Sighting, items: Sequence[Item]) -> bool:
    """Tell whether a third, half or a quarter is a share and no part of a year or an ordinal."""
    if sighting.core.measure != _NOTHING or sighting.core.numeral.terms:
        return True
    before, after = sighting.first - 1, sighting.after
    if has(items, before, "ordinal") or has(items, after, "time"):
        return False
    last = items[after - 1]
    bare_half = "half" in last and sighting.after - sighting.first == 1
    loose = bare_half or "article" in items[sighting.first] or last.sense("share") == "4"
    if not loose or last.kind == "ideograph":
        return True
    is_of = after < len(items) and items[after].text.lower().startswith("of ")
    is_led = has(items, before, "qualifier") or _is_by(items, before)
    is_led = is_led or (has(items, before, "direction") and not has(items, after, "point"))
    is_more = after < len(items) and items[after].text.lower().startswith(_MORE)
    return is_of or is_led or is_more or has(items, after, "link")


_MORE: Final = ("more", "less", "higher", "lower", "fewer", "larger", "smaller")
"""What makes a fraction a growth: a fifth more than in 2024."""


def _is_by(items: Sequence[Item], at: int) -> bool:
    return at >= 0 and items[at].text.lower() in ("by", "um", "de", "del")


def _qualified(sighting: Sighting, items: Sequence[Item]) -> Sighting:
    """Return the sighting with the qualifier that stands right before or behind it."""
    core = sighting.core
    at = sighting.first - 1
    steps = 0
    while at >= 0 and steps < _FARTHEST and items[at].text.lower() in _PASSED_OVER:
        at, steps = at - 1, steps + 1
    if has(items, at, "qualifier") and not has(items, at, "level"):
        joint = len(_AND) if items[at].text.lower().startswith(_AND) else 0
        span = items[at].start + joint, items[at].end
        return _with(sighting, items[at].sense("qualifier"), span)
    if has(items, sighting.after, "behind") and not _leads_on(items, sighting.after):
        behind = items[sighting.after]
        return _with(sighting, behind.sense("behind"), (behind.start, behind.end))
    if core.numeral.more:
        return replaced(sighting, qualifier="more_than")
    return sighting


def _leads_on(items: Sequence[Item], at: int) -> bool:
    """Tell whether "and up" begins what is said of the next figure: 3 percent and up 6 percent."""
    behind = at + 1
    behind += behind < len(items) and items[behind].text.lower() == "the"
    return items[at].kind == "word" and behind < len(items) and may_begin(items, behind)


def _with(sighting: Sighting, meaning: str, span: tuple[int, int]) -> Sighting:
    meaning = "about" if "/" in meaning else meaning
    return replaced(sighting, qualifier=cast("Qualifier", meaning), qualifier_span=span)
