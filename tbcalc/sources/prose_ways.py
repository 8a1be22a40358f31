"""Which way the movement of a figure goes: by the nearest word that tells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.figure_search import Found
from tbcalc.sources.prose_reading import Reading, Sort
from tbcalc.sources.prose_sentences import Sentence

_ARTICLE: Final = late_pattern(r"(?i)\b(?:the|a|an|its) $")
_FROM: Final = ("up from", "down from")
_SHORT: Final = 2
_VERBS: Final = ("增", "升", "涨", "漲", "降", "跌", "减", "減")
_DASHES: Final = ("-", "–", "~", "－", "—")


@noun
class Way:
    """A direction, 1 or -1, and whether a word says so."""

    sign: int
    is_told: bool


def printed_way(found: Found) -> Way | None:
    """Return the way that a printed plus or minus tells, None where there is none."""
    printed = found.figure.text[:1]
    if printed in "+＋":
        return Way(1, is_told=True)
    return Way(-1, is_told=True) if found.figure.value < 0 else None


def direction(sentence: Sentence, place: int, before: Sort | None = None) -> Way:
    """Return which way the movement of a figure goes, by the nearest word that tells."""
    behind = next(_told_beside(sentence, place), 0)
    if not behind and before is not None and _is_compared_rate(sentence, place):
        return Way(-1 if before.nominal < 0 else 1, is_told=before.is_sure)
    told = behind or next(_told_before(sentence, place), 0)
    if told:
        return Way(told, is_told=True)
    if before is not None and before.kind == "growth" and continues(sentence, place):
        return Way(-1 if before.nominal < 0 else 1, is_told=before.is_sure)
    told = next(_told_farther(sentence, place), 0)
    if not told and before is not None and (before.kind == "growth" or before.role):
        told = -1 if before.nominal < 0 else 1
        return Way(told, is_told=False)
    return Way(told or 1, is_told=bool(told))


def _told_farther(sentence: Sentence, place: int) -> Iterator[int]:
    """Yield what words farther behind tell, else those before a comma: fell, by 5 percent."""
    for at in () if _is_start(sentence, place) else sentence.after(place):
        mark = sentence.marks[at]
        if "dir" in mark:
            yield _sign(mark.senses["dir"])
        if "flow" in mark or "and" in mark or "to" in mark or "than" in mark:
            break
    if sentence.has(place - 1, "by"):
        for at in sentence.before(place, ";."):
            mark = sentence.marks[at]
            if "cmp" in mark and sentence.has(at - 1, "dir") and not sentence.gap(at - 1).strip():
                continue  # imports grew less, by $3 billion
            if "dir" in mark or "cmp" in mark:
                yield _sign(mark.sense("dir") or mark.sense("cmp"))


def _is_start(sentence: Sentence, place: int) -> bool:
    """Tell a Chinese rate that a movement between two starts from: 由1.8%下调至0.5%."""
    is_led = sentence.has(place - 1, "from") and not sentence.printed(place - 1).isascii()
    return is_led and (sentence.has(place + 1, "to") or sentence.has(place + 2, "to"))


def _is_compared_rate(sentence: Sentence, place: int) -> bool:
    """Tell a rate that another is compared with: slowing from March's 14.8, below the 8.5 expected.

    It goes the way of that other where no word beside it tells.
    """
    for at in sentence.before(place, ",;:.("):
        mark = sentence.marks[at]
        if mark.phrase is not None or {"prep", "its", "forecast"} & mark.senses.keys():
            continue
        is_short = len(sentence.gap(at).split()) <= _SHORT
        is_latin = sentence.printed(at).isascii()
        return is_latin and is_short and bool({"than", "from", "cmp"} & mark.senses.keys())
    return False


def _told_beside(sentence: Sentence, place: int) -> Iterator[int]:
    """Yield what words beside tell, a Chinese verb before the others: 由降2.3%扩大为降3.9%."""
    left = place - 1
    is_led = left >= 0 and sentence.has(left, "dir") and not sentence.gap(left).strip()
    if is_led and sentence.printed(left) in _VERBS and "to" not in sentence.marks[left]:
        yield _sign(sentence.marks[left].sense("dir"))
    yield from _told_behind(sentence, place)


def _told_behind(sentence: Sentence, place: int) -> Iterator[int]:
    """Yield what the words right behind tell: 50.2 percent more, a 5 percent monthly drop."""
    if _is_start(sentence, place):
        return
    for at in sentence.after(place):
        mark = sentence.marks[at]
        if len(sentence.gap(at - 1).split()) > 1:
            return
        if sentence.printed(at).lower() == "over":
            return  # 5 percent over last year: who told the way said it before
        if "cmp" in mark or "dir" in mark:
            yield _sign(mark.sense("cmp") or mark.sense("dir"))
            return
        if "than" in mark and sentence.printed(at).lower() in _FROM:
            yield _sign(sentence.printed(at).lower().partition(" ")[0])
            return
        if "basis" not in mark:
            return


def _told_before(sentence: Sentence, place: int) -> Iterator[int]:
    """Yield what the words before tell; where a rate moves to a level, its noun tells the way."""
    is_level = False
    is_expected = sentence.has(place + 2, "forecast") and sentence.printed(place + 1) == "的"
    for at in sentence.before(place):
        mark = sentence.marks[at]
        is_expected = is_expected or "forecast" in mark
        if is_expected and "cmp" in mark and sentence.printed(at)[0] >= "\u3400":
            yield 1
        elif is_level and ("grown" in mark or _is_movement_in(sentence, at)):
            yield _sign(mark.sense("grown") or mark.sense("dir"))
        elif not is_level and ("dir" in mark or "cmp" in mark):
            yield _sign(mark.sense("dir") or mark.sense("cmp"))
        is_start = at == place - 1 and _is_start(sentence, place)
        is_level = is_level or is_start or ("to" in mark and "dir" not in mark)


def _is_movement_in(sentence: Sentence, place: int) -> bool:
    """Tell a noun for a movement whose size is told: the decline in imports deepened to 5."""
    is_in = sentence.has(place + 1, "prep") and sentence.marks[place + 1].sense("prep") == "in"
    before = sentence.text[max(sentence.start, sentence.marks[place].start - 5) :]
    is_noun = _ARTICLE.search(before, 0, 5) is not None
    return "dir" in sentence.marks[place] and is_in and is_noun and not sentence.gap(place).strip()


def _sign(way: str) -> int:
    return -1 if way == "down" else 1


def continues(sentence: Sentence, place: int) -> bool:
    """Tell whether the figure ends a movement or a list that the figure before begins."""
    for at in range(place - 1, -1, -1):
        mark = sentence.marks[at]
        if mark.is_figure:
            return at < place - 1 or sentence.gap(at).strip() in _DASHES
        is_time = mark.phrase is not None or sentence.printed(at) == "的"
        if not (
            is_time
            or {"to", "and", "dir"} & mark.senses.keys()
            or sentence.stop(at) in ("list", "-")
            or _parts_numbers(sentence, at)
        ):
            return False
    return False


def shares_basis(sentence: Sentence, place: int) -> bool:
    """Tell a growth of a list from one with a basis of its own: 月减0.5%、年增9.7%."""
    between = sentence.marks[sentence.figure_before(place) + 1 : place]
    is_own = any("basis" in mark for mark in between)
    return continues(sentence, place) and not is_own


def is_second_basis(sentence: Sentence, before: Reading, own: Reading) -> bool:
    """Tell the second of two bases for one flow in Chinese: 同比下滑4.5%，但环比提升5.6%."""
    is_pair = before is not own and before.kind == own.kind == "growth"
    is_same = is_pair and before.subject == own.subject and not before.basis_implied
    return is_same and not sentence.printed(0).isascii()


def _parts_numbers(sentence: Sentence, at: int) -> bool:
    """Tell a comma that alone parts a bare number from the next: 21.6, 7.2 and 5.8 percent."""
    is_comma = at > 0 and sentence.stop(at) == "," and sentence.marks[at - 1].is_figure
    return is_comma and sentence.printed(at - 1)[-1].isdigit() and not sentence.gap(at - 1).strip()
