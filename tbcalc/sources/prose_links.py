"""How figures hang together: which one converts which, and what a growth or share is of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tbcalc.exact.noun import replaced
from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.prose_beside import is_whole_figure
from tbcalc.sources.prose_levels import likeliest_first
from tbcalc.sources.prose_reading import Reading
from tbcalc.sources.prose_scopes import is_of_untold
from tbcalc.sources.prose_sentences import Sentence

_TERMS: Final = late_pattern(r"(?i)\b(?:dollar|yuan|euro|rmb)(?:-denominated)? terms\b")
"""What is told in other money is of other levels."""
_WHOLE: Final = ("", "goods", "merchandise")
_BOTH: Final = late_pattern("[两二三四五六]者")
_LONGEST: Final = 12
"""Months: a sum over several years has no growth or share of its own."""


Told = Mapping[object, int]
"""The levels that earlier sentences told: what each is about, and its ordinal."""


def topic(reading: Reading) -> object:
    """Return what a level is about, for growths of later sentences to find it."""
    subject = reading.subject
    sides = reading.reporter, reading.partner, reading.period
    return subject.flow, subject.sign if subject.flow == "balance" else 0, subject.scope, *sides


def with_targets(
    sentence: Sentence, readings: Sequence[Reading], compared: frozenset[int], levels: Told
) -> list[Reading]:
    """Return the readings with each growth, share and difference tied to what it is of."""
    told = list(readings)
    for i, reading in enumerate(told):
        if reading.kind == "share" and _is_of_sum(sentence, told, i):
            told[i] = replaced(reading, partner="", reporter=_whole_of(told, i))
        elif reading.kind == "share" and is_of_untold(sentence, sentence.figures[i]):
            continue
        elif reading.kind in ("growth", "share", "pp_change") and reading.of is None:
            target = _target(sentence, told, i, compared, levels)
            if target is not None:
                told[i] = replaced(reading, of=target)
    return told


def _is_of_sum(sentence: Sentence, told: Sequence[Reading], i: int) -> bool:
    """Tell a share of what several partners come to together: 三者合计占49.5%."""
    before = [r for r in told[:i] if r.kind == "amount"][-2:]
    is_one = len({r.subject for r in before}) == 1
    is_list = len({r.partner for r in before}) > 1 and len({r.flow for r in before}) == 1
    clause = list(sentence.before(sentence.figures[i]))
    if is_list and clause and _BOTH.match(sentence.text, sentence.marks[clause[-1]].start - 2):
        return True  # 三者占其进口总额的34.2%
    is_list = (is_list and is_one) or len({r.reporter for r in before}) > 1
    return is_list and any("sum" in sentence.marks[at] for at in clause)


def _whole_of(told: Sequence[Reading], i: int) -> str:
    """Return whose whole several places have a share of: the province of its cities."""
    before = {r.reporter for r in told[:i] if r.kind == "amount"}
    wholes = {code.rpartition("/")[0] for code in before}
    whole = next(iter(wholes))
    return whole if len(before) > 1 and len(wholes) == 1 and whole else told[i].reporter


def _target(
    sentence: Sentence, told: Sequence[Reading], i: int, compared: frozenset[int], earlier: Told
) -> int | None:
    """Return the ordinal of the figure that the one at index ``i`` is of."""
    own = told[i]
    if own.kind == "pp_change":
        rate = _rate_of(sentence, told, i)
        if rate is not None:
            return sentence.marks[sentence.figures[rate]].figure
        if own.subject.thing == "rate":
            return None
    forward = _forward(sentence, told, i, compared)
    if forward is None:
        around = (*range(i - 1, -1, -1), *range(i + 1, len(told)))
        wholes = [
            p for p in sentence.figures if own.kind == "share" and is_whole_figure(sentence, p)
        ]
        allowed = [j for j in around if sentence.figures[j] not in (*compared, *wholes)]
        levels = [j for j in allowed if _fits(own, told[j]) and not _is_apart(sentence, j, i)]
        levels = likeliest_first(sentence, told, i, levels)
        is_new = own.subject.place >= 0 or own.is_of_pronoun or "ally" in sentence.kinds
        is_new = is_new and bool(own.flow) and not own.sort.forecast
        is_new = is_new and not _TERMS.search(sentence.text, sentence.start, sentence.end)
        if not levels and is_new and topic(own) in earlier:
            return earlier[topic(own)]
        is_named_again = _is_latin(sentence) or bool(own.partner)
        levels = levels or (_restated(own, told[:i]) if is_named_again else [])
        changes = (
            j
            for j in reversed(allowed)
            if _fits(own, told[j], "change") and not _is_apart(sentence, j, i)
        )
        forward = next(iter(levels), None) if levels else next(changes, None)
    if forward is None:
        return None
    same = told[forward].same_as
    return sentence.marks[sentence.figures[forward]].figure if same is None else same


def _is_latin(sentence: Sentence) -> bool:
    return sentence.printed(0).isascii()


def _restated(own: Reading, before: Sequence[Reading]) -> list[int]:
    """Return the level that the sentence told in other words: exported goods worth ...; exports."""
    if (
        own.kind != "growth"
        or own.sort.forecast
        or own.subject.scope
        or own.subject.place < 0
        or not own.flow
    ):
        return []
    same = [
        j
        for j, each in enumerate(before)
        if each.kind == "amount" and not each.sort.role and each.same_as is None
        and each.found.range_with is None
        and (each.flow, each.reporter, each.partner, each.period)
        == (own.flow, own.reporter, own.partner, own.period)
        and each.subject.scope in _WHOLE
    ]  # fmt: skip
    return same[-1:]


def _is_apart(sentence: Sentence, first: int, second: int) -> bool:
    """Tell whether a semicolon and a noun of its own part a growth from an amount before it."""
    if first > second:
        return False
    for at in range(sentence.figures[first] + 1, sentence.figures[second]):
        if sentence.stop(at) == ";" and len(sentence.gap(at).split()) > 1:
            return True
    return False


def _rate_of(sentence: Sentence, told: Sequence[Reading], i: int) -> int | None:
    """Return the share or growth that a difference in points is of: the next one it leads to."""
    if i + 1 < len(told) and told[i + 1].kind in ("share", "growth", "rate"):
        marks = range(sentence.figures[i] + 1, sentence.figures[i + 1])
        is_other = any(_begins_share(sentence, at) for at in marks)
        if not is_other and any("to" in sentence.marks[at] for at in marks):
            return i + 1
    is_of_share = any("share" in sentence.marks[at] for at in sentence.before(sentence.figures[i]))
    for j in range(i - 1, -1, -1):
        if _is_held_against(sentence, j, i) and j:
            continue  # 比对欧盟的12.4%高出4.4个百分点
        if is_of_share and told[j].kind == "share":
            return j
        if told[j].kind == "share" and j < i - 1 and _is_held_against(sentence, i - 1, i):
            return j
        if told[j].kind in ("share", "growth", "rate") and told[j].subject == told[i].subject:
            return j
    return None


def _is_held_against(sentence: Sentence, j: int, i: int) -> bool:
    """Tell a rate that another is above by the points at ``i``, in Chinese."""
    place, end = sentence.figures[j], sentence.figures[i]
    is_close = not any(sentence.stop(p) for p in range(place, end))
    is_led = any("than" in sentence.marks[p] for p in sentence.before(place))
    return is_close and is_led and not sentence.printed(place - 1).isascii()


def _begins_share(sentence: Sentence, at: int) -> bool:
    """Tell a Chinese clause on a share: 增速高0.9个百分点，占比提升至51.1%."""
    is_first = sentence.has(at, "share") and sentence.has(at - 1, "stop")
    return is_first and not sentence.printed(at).isascii()


def _forward(
    sentence: Sentence, told: Sequence[Reading], i: int, compared: frozenset[int]
) -> int | None:
    """Return the amount that the growth leads to: rose 4 percent to 33.61 trillion yuan."""
    for j in range(i + 1, len(told)):
        place = sentence.figures[j]
        if place in compared:
            continue
        if told[j].sort.role and told[j].subject == told[i].subject:
            continue
        if not _fits(told[i], told[j]):
            return None
        between = range(sentence.figures[i] + 1, place)
        kinds = {kind for at in between for kind in sentence.marks[at].senses}
        stops = {sentence.stop(at) for at in between} - {""}
        leads = "to" in kinds or "is" in kinds or _is_at(sentence, between)
        is_bracketed = told[i + 1].sort.role and j > i + 1
        return j if leads and (is_bracketed or not stops & {",", ";", ":", "."}) else None
    return None


def _is_at(sentence: Sentence, between: range) -> bool:
    return any(sentence.marks[at].sense("prep") == "at" for at in between)


def _is_of_another_time(own: Reading, other: Reading) -> bool:
    """Tell a growth of an earlier month beside a level: slowing from March's 14.8 percent."""
    times = (own.period, other.period)
    if times[0] is None or times[1] is None or own.period == other.period:
        return False
    if times[1].encloses(times[0]) or times[1].last < times[0].first:
        return True
    return times[0].length == times[1].length and times[0].last < times[1].first


def _is_of_year_before(own: Reading, other: Reading) -> bool:
    """Tell the share of the same time a year before, or after, whose level is not told."""
    if own.period is None or other.period is None or own.period == other.period:
        return False
    return own.period.length == other.period.length


def _may_grow(own: Reading, other: Reading, role: str) -> bool:
    """Tell whether a growth is of the same time as a level, and as much a forecast."""
    is_supposed = own.sort.forecast and not (other.sort.forecast or role)
    return not is_supposed and not _is_of_another_time(own, other)


def _fits(own: Reading, other: Reading, role: str = "") -> bool:
    """Tell whether a growth or share may be of the other figure."""
    is_price = other.kind == "rate" and bool(other.currency)
    if not (other.kind in ("amount", "count") or is_price) or other.same_as is not None:
        return False
    is_range = other.found.range_with is not None
    if (
        is_range
        or other.sort.role != role
        or (
            own.whole.flow == "other" and other.kind == "count"  # of 15 members, 30 percent of GDP
        )
    ):
        return False
    if own.kind == "growth" and not _may_grow(own, other, role):
        return False
    if other.period is not None and other.period.length > _LONGEST:
        return False
    if own.kind == "share" and _is_of_year_before(own, other):
        return False
    return own.subject.place == other.subject.place and own.subject.flow == other.subject.flow


def with_flows_of_targets(sentence: Sentence, readings: list[Reading]) -> list[Reading]:
    """Give a growth the subject and sides of what it is of."""
    places = {sentence.marks[place].figure: i for i, place in enumerate(sentence.figures)}
    told = list(readings)
    for i, reading in enumerate(told):
        target = places.get(reading.of) if reading.of is not None else None
        if target is not None:
            of = told[target]
            is_taken = reading.kind == "share" and not of.partner  # 出口2500亿元，中国占16%
            partner = reading.partner if is_taken else of.partner
            told[i] = replaced(
                reading, subject=of.subject, reporter=of.reporter, partner=partner,
                period=reading.period if reading.basis == "cagr" else of.period,
            )  # fmt: skip
    return told
