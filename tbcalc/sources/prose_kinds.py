"""What kind of figure each is: a level or a change, growth or a share, and which way it goes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.figure_search import Found
from tbcalc.sources.prose_asides import is_of_levy
from tbcalc.sources.prose_changes import is_change
from tbcalc.sources.prose_compared import compares
from tbcalc.sources.prose_forecasts import is_foreseen
from tbcalc.sources.prose_places import (
    is_figure,
    is_of_next,
    is_on_others,
    is_points,
    says_again,
)
from tbcalc.sources.prose_rates import is_rate_of
from tbcalc.sources.prose_reading import Kind, Sort
from tbcalc.sources.prose_sentences import Sentence
from tbcalc.sources.prose_shares import (
    covers,
    is_next_part,
    is_of_time,
    is_said_to_be,
    is_share_beside,
)
from tbcalc.sources.prose_towards import is_of_last
from tbcalc.sources.prose_ways import continues, direction, printed_way

_TIMES: Final = ("times", "times as", "fold", "倍", "x")
_PER_UNIT: Final = late_pattern(
    r"\s?(?:per|an?|/|each|every|每)\s?(?:metric |short |troy |million )?"
    r"(?:tonnes?|tons?|barrels?|kilograms?|kg|kilos?|grams?|ounces?|pounds?|lbs?|bushels?|gallons?|"
    r"lit(?:er|re)s?|units?|British thermal units?|"
    r"pieces?|TEUs?|FEUs?|containers?|MMBtu|therms?|head|dozen|"
    r"square met(?:er|re)s?|"
    r"megawatt-hours?|MWh|kWh|bags?|bales?|"
    r"[吨桶克台辆件只个斤盎箱]|公斤|千克|公吨|平方米|盎司|标准箱)"
    r"(?![A-Za-z])",
    re.IGNORECASE,
)
_UNIT_BEFORE: Final = late_pattern(
    r"(?:每(?:百万英热)?(?:[吨桶台辆件只个斤盎箱股度]|公斤|千克|公吨|平方米|立方米|标准箱|盎司|单位)|均价|均價|单价|單價)"
    r"[^，。；：、\d]{0,8}$"
)
_PASSED: Final = frozenset(("with", "with-from", "prep", "its", "both"))
_BACK: Final = 24
_PERCENT: Final = ("cent", "pct", "%")
_OUTPUT: Final = late_pattern(r"(?i)\bgdp\b|gross domestic product|economic output")


def sorts(sentence: Sentence, found: Sequence[Found]) -> dict[int, Sort]:
    """Return the kind of each figure of the sentence, by its ordinal."""
    told: dict[int, Sort] = {}
    before: Sort | None = None
    moved: Sort | None = None
    for place in sentence.figures:
        figure = found[sentence.marks[place].figure]
        last = moved if moved is not None and _is_elliptic(sentence, place) else before
        own = _sort(sentence, place, figure, last)
        is_aside = own.kind == "amount" and sentence.stop(place - 1) == "(" and before is not None
        if own.kind == "growth" and is_share_beside(sentence, place, told):
            own = Sort("share", figure.figure.value, "", own.forecast)
        told[sentence.marks[place].figure] = own
        if is_aside and not sentence.printed(0)[-1] >= "\u3400":
            continue  # accounted for 31.3 percent ($87.7 billion) of exports
        before = own
        moved = before if before.kind == "growth" or before.role else moved
    return told


def _is_elliptic(sentence: Sentence, place: int) -> bool:
    """Tell a figure whose verb is that of the flow before: exports fell 3 percent, imports 5."""
    for at in sentence.before(place, ";:.("):
        mark = sentence.marks[at]
        if "flow" in mark.senses or ("again" in mark.senses and at < place - 1):
            is_led = any("and" in sentence.marks[p] for p in sentence.before(at, ";:.("))
            is_led = is_led or sentence.stop(at - 1 - sentence.has(at - 1, "its")) == ","
            return is_led and sentence.printed(at).isascii()
        if not ("by" in mark or mark.area or _PASSED & mark.senses.keys()):
            return False
    return False


def _sort(sentence: Sentence, place: int, found: Found, before: Sort | None) -> Sort:
    figure = found.figure
    forecast = is_foreseen(sentence, place)
    if figure.kind in ("amount", "count", "number") and not _is_factor(figure.unit):
        return _level(sentence, place, found, before)
    if figure.kind == "points" and "exchange" in sentence.kinds:
        return Sort("count", figure.value.scaleb(4), "change", forecast)
    kind: Kind = "pp_change" if figure.kind == "points" else _percent_kind(sentence, place, found)
    if figure.kind == "percent" and kind == "growth" and before:
        is_same = continues(sentence, place) or _is_earlier(sentence, place)
        is_same = is_same or (before.kind == "rate" and is_on_others(sentence, place))
        is_same = is_same or (
            before.kind == "share"
            and (is_of_next(sentence, place) or is_next_part(sentence, place))
        )
        kind = before.kind if is_same and before.kind in ("growth", "share", "rate") else kind
    if kind == "share" and found.is_spelled and before and before.kind == "growth":
        kind = "growth" if _is_elliptic(sentence, place) and not _is_of(sentence, place) else kind
    if kind in ("share", "rate"):
        return Sort(kind, figure.value, "", forecast)
    way = printed_way(found) or direction(sentence, place, before)
    value = _grown(sentence, place, found) if kind == "growth" else figure.value
    return Sort(kind, abs(value) * way.sign, "", forecast, way.is_told)


def _level(sentence: Sentence, place: int, found: Found, before: Sort | None) -> Sort:
    """Return the kind of an amount or a count: a price, a level, or the size of a change."""
    figure = found.figure
    forecast = is_foreseen(sentence, place)
    kind: Kind = "amount" if figure.kind == "amount" else "count"
    is_rate = found.figure.text[:1].isdigit() and is_rate_of(sentence.text, found.start, found.end)
    is_bare = _is_bare(found) and found.range_with is None
    is_priced = is_price(sentence.text, found.end) or _is_priced_before(sentence.text, found.start)
    is_moved = before is not None and before.kind == "rate" and _is_of_price(sentence, place)
    if kind == "amount" and (is_rate or is_bare or is_priced or is_moved):
        return Sort("rate", figure.value, "", forecast)
    is_part = before is not None and before.kind == "growth" and _restates(sentence, place)
    is_moved = before is not None and before.role != "" and _is_elliptic(sentence, place)
    is_moved = is_moved and sentence.printed(place - 1).lower().endswith(("ports", "ments"))
    if not (is_part or is_moved or is_change(sentence, place)):
        return Sort(kind, figure.value, "", forecast)
    way = direction(sentence, place, before)
    return Sort(kind, abs(figure.value) * way.sign, "change", forecast, way.is_told)


def _is_bare(found: Found) -> bool:
    """Tell whether an amount prints no currency: it is an exchange rate."""
    return found.figure.text.replace(".", "").isdigit()


def _is_of_price(sentence: Sentence, place: int) -> bool:
    """Tell the end of a Chinese price's movement: 均价由每吨5.4万元跌至3.1万元."""
    is_han = sentence.printed(place)[-1] >= "\u3400"
    left = next((p for p in range(place - 1, -1, -1) if sentence.marks[p].is_figure), -1)
    is_from = any(sentence.has(p, "from") for p in range(max(left - 4, 0), left))
    return is_han and is_from and sentence.has(place - 1, "to") and left >= place - 3


def _restates(sentence: Sentence, place: int) -> bool:
    """Tell whether the amount says the growth before it again: 39 percent, or 49 billion euros."""
    is_or = sentence.has(place - 1, "or") and not sentence.gap(place - 1).strip()
    at = place - 2 if is_or and sentence.stop(place - 2) == "," else place - 1
    return is_or and at > 0 and (sentence.marks[at - 1].is_figure or sentence.marks[at].is_figure)


def is_price(text: str, end: int) -> bool:
    """Tell whether an amount that ends at ``end`` is the price of a unit: $590.61 a tonne."""
    return _PER_UNIT.match(text, end) is not None


def _is_priced_before(text: str, start: int) -> bool:
    """Tell whether the unit whose price it is stands before: 每吨4286.1元, 均价约53美元."""
    before = text[max(0, start - _BACK) : start]
    return not before.isascii() and _UNIT_BEFORE.search(before) is not None


def _is_factor(unit: str) -> bool:
    return unit in _TIMES


def _grown(sentence: Sentence, place: int, found: Found) -> Decimal:
    """Return the growth a factor means: 3 times the base is 2, a growth of 2 times is 2."""
    figure = found.figure
    if not _is_factor(figure.unit):
        return figure.value
    left = next(iter(sentence.before(_list_start(sentence, place))), -1)
    is_growth = left >= 0 and bool({"dir", "grown", "by"} & sentence.marks[left].senses.keys())
    behind = sentence.text[found.end : found.end + 12].lower().lstrip(" -")
    is_growth = is_growth or behind.startswith(("increase", "rise", "jump", "growth", "surge"))
    return figure.value if is_growth else figure.value - 1


def _list_start(sentence: Sentence, place: int) -> int:
    """Return the place of the figure that a list begins with: 增长22.9%、3.6倍."""
    while (
        place > 1
        and sentence.printed(place - 1) in "、和及"
        and sentence.marks[place - 2].is_figure
    ):
        place -= 2
    return place


def _percent_kind(sentence: Sentence, place: int, found: Found) -> Kind:
    """Tell growth from a share and a rate by the words before, then by those behind."""
    is_noun = sentence.has(place + 1, "dir") and not sentence.gap(place).strip()
    is_more = found.is_spelled and sentence.has(place + 1, "cmp")
    is_noun = is_noun or (is_more and not sentence.gap(place).strip())
    if is_noun or (found.is_spelled and _is_word_of_growth(found)):
        return "growth"
    is_rate = not found.is_spelled and covers(sentence, place)
    if is_rate or (
        is_of_last(sentence, place)
        or _is_of_something(sentence, place)
        or _is_of_flow(sentence, place)
    ):
        return "rate" if is_rate else "share"
    start = _past_points(sentence, place)
    is_level = start < place
    for at in sentence.before(start, ",;:."):
        mark = sentence.marks[at]
        if "share" in mark or "rate" in mark:
            return _part_or_rate(sentence, at)
        is_level = is_level or "to" in mark or "is" in mark or "from" in mark
        if "grown" in mark or ("dir" in mark and not is_level):
            return "growth"
    behind = next((p for p in sentence.after(place) if sentence.printed(p) != "的"), -1)
    is_near = behind >= 0 and len(sentence.gap(place).split()) < 3
    kinds = sentence.marks[behind].senses.keys() if is_near else ()
    if "share" in kinds or "rate" in kinds or is_of_levy(sentence, place):
        return "share" if "share" in kinds else "rate"
    is_part = found.is_spelled and found.figure.unit not in _TIMES
    is_part = is_part and not found.figure.text.lower().endswith(_PERCENT)  # imports three per cent
    is_part = is_part and not _moves(sentence, place)
    return "share" if is_part or is_said_to_be(sentence, place) else "growth"


def _past_points(sentence: Sentence, place: int) -> int:
    """Return the place of the points that lead to a share or rate, else its own: 2 points to 46."""
    left = place - 2 if sentence.has(place - 1, "to") else place
    left -= sentence.stop(left) == ","
    return left if is_figure(sentence, left) and is_points(sentence, left) else place


def _part_or_rate(sentence: Sentence, place: int) -> Kind:
    """Tell a share from a rate by its noun; a ratio to GDP is a share."""
    is_ratio = sentence.printed(place).lower() == "ratio"
    names_gdp = any(_OUTPUT.search(sentence.printed(p)) for p in sentence.after(place))
    return "share" if "share" in sentence.marks[place] or (is_ratio and names_gdp) else "rate"


def _is_word_of_growth(found: Found) -> bool:
    """Tell whether the figure is a word such as doubled or halved, and no part such as a third."""
    return found.figure.value.copy_abs() >= 1 or found.figure.value < 0


def _moves(sentence: Sentence, place: int) -> bool:
    return any("dir" in sentence.marks[at] for at in sentence.before(place))


def _is_of_something(sentence: Sentence, place: int) -> bool:
    """Tell a part by the "of" behind it, or by the amount that it only says again: ..., or 41%."""
    is_of_which = sentence.has(place + 1, "again") and sentence.printed(place + 1)[:2] == "of"
    return says_again(sentence, place) or _is_of(sentence, place) or is_of_which


def _is_of(sentence: Sentence, place: int) -> bool:
    """Tell a part by the "of" right behind it."""
    return (
        sentence.has(place + 1, "prep")
        and sentence.marks[place + 1].sense("prep") == "of"
        and sentence.printed(place + 1) != "的"
        and not sentence.gap(place).strip()
        and not is_of_time(sentence, place + 2)
    )


def _is_of_flow(sentence: Sentence, place: int) -> bool:
    """Tell a part by the whole right before it: 不足全市外贸总额的0.2%."""
    is_led = place > 1 and sentence.printed(place - 1) == "的" and sentence.has(place - 2, "flow")
    return is_led and not (sentence.gap(place - 1).strip() or sentence.gap(place - 2).strip())


def _is_earlier(sentence: Sentence, place: int) -> bool:
    """Tell a percentage that the one before is compared with, or says again: half (47 percent)."""
    for at in sentence.before(place, ";:."):
        mark = sentence.marks[at]
        if "than" in mark or "from" in mark or ("actual" in mark and "forecast" not in mark):
            return True
        if compares(sentence, at) and not sentence.printed(at).isascii():
            return True
        if sentence.stop(at) == "(":
            return sentence.marks[at - 1].is_figure and not sentence.gap(at).strip()
        is_passed = mark.phrase is not None or {"prep", "its", "qualifier"} & mark.senses.keys()
        if not is_passed and sentence.stop(at) != ",":
            return False
    return False
