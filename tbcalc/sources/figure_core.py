"""The core of a printed figure: sign, currency, number or range, scale, unit."""

from __future__ import annotations

from tbcalc.exact.noun import replaced
from tbcalc.sources.counted_thing import NOTHING, counted_thing
from tbcalc.sources.figure_items import NUMBER, Item
from tbcalc.sources.figure_reading import Core, Measure, Numeral
from tbcalc.sources.numeral import Items, has, read_numeral

_DASH = "-"
_JOINTS = ("'", ".")
_SHORT = 4
_MOST_CURRENCIES = 4
_SMALL_CODES = ("rs", "usd", "eur", "cny", "rmb", "jpy", "gbp", "inr", "hkd", "krw", "rp", "tk")


def read_core(items: Items, at: int, *, open_nouns: bool = False) -> tuple[Core, int] | None:
    """Return the core that begins at item ``at`` and the item after it, None if none does.

    A range and a number with its margin are one core; ``open_nouns`` takes unknown words behind
    a number as the thing counted.
    """
    found = read_single(items, at, open_nouns=open_nouns)
    if found is None:
        return None
    core, after = found
    if has(items, after, "margin"):
        return _with_margin(items, after, core, open_nouns)
    return _range(items, at, after, core, open_nouns)


def read_single(items: Items, at: int, *, open_nouns: bool = False) -> tuple[Core, int] | None:
    """Return the core of one number that begins at item ``at``, and the item after it."""
    if at < len(items) and items[at].kind == NUMBER:  # nothing stands before it
        first = read_numeral(items, at)
        if first is None:
            return None
        numeral, after = _in_trillions(items, *first, None)
        measure, after = _measure(items, after, None, open_nouns)
        return Core(numeral, measure, items[at].start, items[after - 1].end), after
    negative, begin = _sign(items, at)
    ahead, before = _currency(items, begin)
    inner, begin = _sign(items, ahead) if ahead > begin else (False, ahead)
    scale = _measure_before(items, begin)
    exponent, begin = _scale_before(items, begin) if before else (0, begin)
    first = read_numeral(items, begin + 1 if scale else begin)
    if first is None:
        return None
    numeral, after = _in_trillions(items, *first, before)
    numeral = _scaled_by(numeral, exponent)
    if before and _is_fraction(items, _past_link(items, after)):
        return None  # won 5 percent: no currency after all
    measure, after = _measure(items, after, before or scale, open_nouns)
    minus, signed = negative or inner, before is not None
    span = items[at].start, items[after - 1].end
    return Core(numeral, measure, *span, minus, sign_first=signed), after


def _sign(items: Items, at: int) -> tuple[bool, int]:
    """Return whether a minus stands here, and the item after any sign."""
    if at < len(items) and items[at].kind == "sign" and items[at].text in "+-":
        return items[at].text == _DASH, at + 1
    return False, at


def _currency(items: Items, at: int) -> tuple[int, Measure | None]:
    """Read the currencies in front of a number; a second one must say the same."""
    found: Measure | None = None
    last = at + _MOST_CURRENCIES
    while at < last and has(items, at, "currency") and _may_lead(items, at):
        found = joined_currency(found, items[at])
        at += 1
        if at < len(items) and items[at].text == ".":
            at += 1
    return at, found


def _may_lead(items: Items, at: int) -> bool:
    """Tell whether a currency may stand before its number: a code, a sign, a name that begins it.

    A name in small letters is as often another word: won 5 contracts. A single letter adjoins.
    """
    item = items[at]
    if "qualifier" in item:
        return False
    if len(item.text) == 1 and item.kind == "word":
        return at + 1 < len(items) and items[at + 1].kind == NUMBER and not items[at + 1].spaced
    return at == 0 or item.kind != "word" or not item.text.islower() or item.text in _SMALL_CODES


def joined_currency(known: Measure | None, item: Item) -> Measure:
    """Return a currency together with one named before it.

    Different names are kept side by side, parted by +, for currency_text to settle.
    """
    sign = item.sense("currency")
    if known is None:
        return Measure("amount", sign, 0, item.start, item.end)
    if sign in known.unit.split("+"):
        return known
    return Measure("amount", f"{known.unit}+{sign}", 0, known.start, item.end)


def _in_trillions(
    items: Items, numeral: Numeral, at: int, before: Measure | None
) -> tuple[Numeral, int]:
    """Read a small t as trillion where money is named; else it is a tonne."""
    if not has(items, at, "money_scale") or len(numeral.terms) != 1:
        return numeral, at
    if before is None and not has(items, at + 1, "currency"):
        return numeral, at
    term, end = numeral.terms[0], items[at].end
    exponent = term.exponent + int(items[at].sense("money_scale"))
    scaled = replaced(term, exponent=exponent, end=end)
    return replaced(numeral, terms=(scaled,), end=end), at + 1


def _scale_before(items: Items, at: int) -> tuple[int, int]:
    """Read a scale between currency and number, as tables have it: USD bn 5.2, Rs crore 450."""
    exponent, end = 0, at
    while has(items, end, "scale") and end < at + 2 and "/" not in items[end].sense("scale"):
        exponent, end = exponent + int(items[end].sense("scale")), end + 1
    numbered = end < len(items) and items[end].kind == NUMBER
    return (exponent, end) if numbered else (0, at)


def _scaled_by(numeral: Numeral, exponent: int) -> Numeral:
    if not exponent:
        return numeral
    terms = tuple(replaced(term, exponent=term.exponent + exponent) for term in numeral.terms)
    return replaced(numeral, terms=terms)


def _measure_before(items: Items, at: int) -> Measure | None:
    """Read what says percent in front of the number: 百分之五."""
    if not has(items, at, "percent_before"):
        return None
    item = items[at]
    return Measure("percent", "1", int(item.sense("percent_before")), item.start, item.end)


def _measure(
    items: Items, at: int, before: Measure | None, open_nouns: bool
) -> tuple[Measure, int]:
    """Read the unit behind a number, together with the one in front of it."""
    if before is not None and before.kind == "percent":
        return before, at
    if at >= len(items):
        return before or NOTHING, at
    behind = _past_link(items, at)
    senses = items[behind].senses
    if "percent" in senses or "points" in senses:
        return _fraction(items[behind]), behind + 1
    if before is None and "money" in senses:
        exponent, sign = items[behind].sense("money").split()
        span = items[behind].start, items[behind].end
        return Measure("amount", sign, int(exponent), *span), behind + 1
    found, after = before, at
    while has(items, _past_link(items, after), "currency"):
        ahead = _past_link(items, after)
        if ahead > after and ahead + 1 < len(items) and items[ahead + 1].kind == NUMBER:
            break  # one of US$30 billion: the currency is that of the next number
        after = ahead
        found = joined_currency(found, items[after])
        after += 1
    if found is not None:
        return found, after
    return counted_thing(items, behind, at, open_nouns=open_nouns)


def _past_link(items: Items, at: int) -> int:
    """Skip the of in trillions of dollars, millones de euros, where a unit follows."""
    ahead, end = at, len(items)
    while ahead < end and ("link" in items[ahead].senses or _is_point(items, ahead)):
        ahead += 1
    if ahead == at:
        return at
    named = any(has(items, ahead, c) for c in ("currency", "points", "percent", "unit"))
    return ahead if named else at


def _is_point(items: Items, at: int) -> bool:
    """Tell an elision, or the point of a scale cut short, from a full stop: 5 Mrd. Euro."""
    if items[at].text not in _JOINTS:
        return False
    return items[at].text == "'" or not at or len(items[at - 1].text) <= _SHORT


def _is_fraction(items: Items, at: int) -> bool:
    return has(items, at, "percent") or has(items, at, "points")


def _fraction(item: Item) -> Measure:
    """Return percent or points as a measure."""
    if "points" in item:
        return Measure("points", "pp", int(item.sense("points")), item.start, item.end)
    return Measure("percent", "1", int(item.sense("percent")), item.start, item.end)


def _with_margin(items: Items, at: int, core: Core, open_nouns: bool) -> tuple[Core, int] | None:
    """Read ± 0.1 trillion; number or margin may leave the scale and unit to the other."""
    second = read_single(items, at + 1, open_nouns=open_nouns)
    merged = second and not second[0].negative and _merged(core, second[0])
    if not second or not merged:
        return core, at
    other, after = second
    joined = replaced(core, measure=merged, end=other.end, margin=other.numeral)
    return joined, after


def _range(items: Items, at: int, after: int, core: Core, open_nouns: bool) -> tuple[Core, int]:
    """Read the second end of 5-6 trillion, between a and b; else return the core as it is."""
    opened = has(items, at - 1, "open")
    parted = has(items, after, "to") or (opened and has(items, after, "and"))
    if not parted or core.numeral.ratio or core.numeral.factor:
        return core, after
    second = read_single(items, after + 1, open_nouns=open_nouns)
    merged = second and _merged(core, second[0])
    if not second or not merged:
        return core, after
    other, end = second
    joined = replaced(core, measure=merged, end=other.end, upper=other.numeral)
    shared = core.negative and items[after].text == _DASH
    return replaced(joined, upper_negative=other.negative or shared), end


def _merged(first: Core, second: Core) -> Measure | None:
    """Return the measure two ends share; None when they name different ones."""
    one, two = first.measure, second.measure
    if one == NOTHING or one.unit == two.unit:
        return two
    if two == NOTHING:
        return one
    if one.kind == two.kind == "amount" and one.unit in two.unit.split("+"):
        return two
    return None


def is_article(item: Item, core: Core) -> bool:
    """Tell whether a core of one bare number word is an article: un aumento, ein Anstieg."""
    bare = core.measure == NOTHING and not core.numeral.ratio and not core.numeral.factor
    terms = core.numeral.terms
    return bare and "article" in item and len(terms) == 1 and not terms[0].exponent


def begins_number(items: Items, at: int) -> bool:
    """Tell whether a number might begin at item ``at``, to tell a second figure from a word."""
    return items[at].kind == NUMBER or any(has(items, at, c) for c in ("digit", "tens", "factor"))
