"""Sentences of a text with their marks, and the ways to look around in one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from tbcalc.exact.noun import noun, replaced
from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.figure_search import Found
from tbcalc.sources.prose_marks import Mark, find_marks
from tbcalc.sources.unread_scales import has_scale_unread

_END: Final = late_pattern(r"\n(?![a-z])|[。！？!?]|\.(?=[\s\"”’')\]]|$)")
_SHORT: Final = late_pattern(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Inc|Ltd|Co|Corp|"
    r"Gov|Gen|approx|est|mln|bln|trln|pct|ca|i\.e|e\.g)|\b(?:[A-Za-z]\.)*[A-Z])$"
)
_ORDINAL: Final = late_pattern(
    r"(?i)(?:an? [a-z]+th|an? third|\d+) (?:straight |consecutive |successive )?"
    r"(?:(?:month|year|quarter|week|day|time)\b"
    r"|(?:months|years|quarters|weeks) (?:in a row|running))"
    r"|the (?:third|[a-z]+th)\b(?! of\b)"
)
_MULTIPLE: Final = late_pattern(
    r"(?i)(?:double|twice|triple|treble|half) (?:the|what|its|their) (?:[a-z]+ ){0,2}"
    r"(?:\d[\d.]* ?(?:%|per ?cent|pct)|(?:decline|drop|rise|fall|pace|rate|growth|increase|gain)\b)"
)
"""A rate compared with another: more than double the 3.5 percent expected, half the pace."""
_WRAPPED: Final = late_pattern(r"\b(?:to|of|in|by|the|and|from|with|at|a|on|its)$")
"""What no line ends with that is not but broken off."""
_SHARING: Final = late_pattern(
    r" (?:countr|nation|member)[a-z]+ (?:that )?(?:shar|us)(?:e|ing) the euro"
)
"""What tells a number to be part of a name: the 20 countries sharing the euro."""
_FETCHES: Final = late_pattern(
    r" (?:fetch|b(?:ought|uys)|cost|equals|trades? at|was worth|is worth)"
)
"""What follows a unit of money whose price is told: one euro fetched 7.84 yuan."""
_LOOK_BACK: Final = 12
_PAIR: Final = 3
_BOTH: Final = frozenset(("exports", "imports"))
_MOST: Final = 1500
_MOST_TAKEN: Final = 80
"""Figures and periods of one sentence: more than any has."""
_ENDS_OF_GROUPS: Final = ("欧", "盟", "歐", "亚", "亞", "非")
_QUALIFIER: Final = {"qualifier": ""}
_OF_SHARE: Final = {"share": ""}
"""What 约占 says beside its qualifier."""
_NOWHERE: Final = 1 << 60


@noun
class Sentence:
    """A stretch of the text with its marks in order; ``figures`` are the places of figures.

    ``kinds`` are all kinds of words that its marks have. A sentence is equal to itself alone, so
    that what was found out of it can be remembered.
    """

    text: str
    start: int
    end: int
    marks: tuple[Mark, ...]
    figures: tuple[int, ...]
    kinds: frozenset[str]

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def gap(self, place: int) -> str:
        """Return the text between the mark at ``place`` and the one after it."""
        after = self.marks[place + 1].start if place + 1 < len(self.marks) else self.end
        return self.text[self.marks[place].end : after]

    def figure_before(self, place: int) -> int:
        """Return the place of the last figure before a place, -1 where there is none."""
        behind = bisect_left(self.figures, place)
        return self.figures[behind - 1] if behind else -1

    def printed(self, place: int) -> str:
        """Return the text of a mark."""
        return self.text[self.marks[place].start : self.marks[place].end]

    def before(self, place: int, stops: str = ",;:.(") -> Iterator[int]:
        """Yield the places before, nearest first, up to a figure or one of the stops."""
        parting, marks = _split(stops), self.marks
        for at in range(place - 1, -1, -1):
            mark = marks[at]
            if mark.figure >= 0 or mark.senses.get("stop") in parting:
                return
            yield at

    def after(self, place: int, stops: str = ",;:.)") -> Iterator[int]:
        """Yield the places behind, nearest first, up to a figure or one of the stops."""
        parting, marks = _split(stops), self.marks
        for at in range(place + 1, len(marks)):
            mark = marks[at]
            if mark.figure >= 0 or mark.senses.get("stop") in parting:
                return
            yield at

    def stop(self, place: int) -> str:
        """Return the punctuation at a place, empty when it is none."""
        return self.marks[place].senses.get("stop", "")

    def has(self, place: int, kind: str) -> bool:
        """Tell whether there is a mark of this kind at ``place``."""
        return 0 <= place < len(self.marks) and kind in self.marks[place].senses


def _joined_flows(text: str, marks: Sequence[Mark]) -> Iterable[Mark]:
    """Return the marks, exports and imports that "and" joins as one: goods imports and exports."""
    flows = [
        (place, mark.sense("flow")) for place, mark in enumerate(marks) if "flow" in mark.senses
    ]
    is_pair = any(
        second == first + _PAIR - 1 and {one, other} == _BOTH
        for (first, one), (second, other) in pairwise(flows)
    )
    return _with_pairs(text, marks) if is_pair else marks


def _with_pairs(text: str, marks: Iterable[Mark]) -> Iterator[Mark]:
    held: list[Mark] = []
    in_list = False
    for mark in marks:
        held.append(mark)
        if len(held) < _PAIR:
            continue
        first, joint, second = held
        flows = {first.sense("flow"), second.sense("flow")}
        is_joint = "and" in joint or joint.sense("stop") == "list"
        gaps = text[first.end : joint.start] + text[joint.end : second.start]
        if flows == _BOTH and is_joint and not gaps.strip() and not in_list:
            held = [Mark(first.start, second.end, {"flow": "total"})]
            continue
        if text[joint.start : joint.end] == "、":
            in_list = first.sense("flow") == "total"
        if first.area and second.area and joint.sense("stop") == "-" and not gaps.strip():
            held[1] = Mark(joint.start, joint.end, _BESIDE)
        yield held.pop(0)
    yield from held


_BESIDE: Final = {"and": "", "with": ""}
"""What a dash between two areas says: 中国—东盟贸易额."""


def _split(stops: str) -> frozenset[str]:
    return _STOPS[stops] if stops in _STOPS else frozenset(stops)


_STOPS: Final = {
    stops: frozenset(stops) for stops in (",;:.(", ",;:.)", ";.", ";:.", ".", ",;:.", "")
}


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences begin and end: at a line's end, or at a full stop that is one.

    What goes on longer than any sentence does is cut, so that no text takes more than its length.
    """
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        is_point = match.group() == "."
        unfinished = _SHORT if is_point else _WRAPPED
        if unfinished.search(text, max(start, end - _LOOK_BACK), end - 1):
            continue
        yield from _cut(text, start, end)
        start = end
    yield from _cut(text, start, len(text))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a stretch whole, or in pieces that end at a space where there is one."""
    while end - start > _MOST:
        space = text.rfind(" ", start + _MOST // 2, start + _MOST)
        cut = space + 1 if space > start else start + _MOST
        yield start, cut
        start = cut
    yield start, end


def sentences(
    text: str, language: str, found: Sequence[Found], periods: Sequence[Mark]
) -> Iterator[Sentence]:
    """Yield the sentences that hold anything, with the figures and periods among their marks."""
    taken = _taken(text, found, periods)
    at = 0
    for start, end in _thinned(sentence_spans(text), [mark.start for mark in taken]):
        if not text[start:end].strip():
            continue
        mine = []
        while at < len(taken) and taken[at].start < end:
            mine.append(taken[at])
            at += 1
        reach = max([end, *(mark.end for mark in mine)])
        marks = tuple(_joined_flows(text, [*find_marks(text, start, reach, language, mine)]))
        figures = tuple([place for place, mark in enumerate(marks) if mark.figure >= 0])
        kinds = frozenset().union(*[mark.senses for mark in marks])
        yield Sentence(text, start, reach, marks, figures, kinds)


def _thinned(spans: Iterable[tuple[int, int]], starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the spans, cut where more figures begin in one than any sentence has."""
    at = 0
    for start, end in spans:
        last = bisect_left(starts, end, at)
        first = start
        while last - at > _MOST_TAKEN:
            at += _MOST_TAKEN
            yield first, starts[at]
            first = starts[at]
        at = last
        yield first, end


def without_dates(found: Sequence[Found], periods: Sequence[Mark], text: str = "") -> list[Found]:
    """Return the figures that are no numbers of a date, nor of a name: 中东欧17国."""
    spans = iter([*periods, Mark(_NOWHERE, _NOWHERE)])
    span = next(spans)
    kept: list[int] = []
    for i, figure in enumerate(found):
        while span.end <= figure.start:
            span = next(spans)
        is_date = span.start <= figure.start and figure.end <= span.end
        is_number = figure.figure.kind in ("count", "number") or (
            is_date and span.start < figure.start  # in 2024-25, 6 percent more: 25 is no list
        )
        is_ordinal = _is_ordinal(text, figure)
        is_other = is_date or _is_of_name(text, figure) or is_ordinal
        is_multiple = _MULTIPLE.match(text, figure.start) is not None
        # the April-September half of fiscal 2025; the third in a row
        is_half = (is_date or is_ordinal) and figure.is_spelled
        is_one = figure.is_spelled and _is_no_number(text, figure)
        is_none = (is_number and is_other) or is_half or is_multiple or is_one
        if not (is_none or has_scale_unread(text, figure)):
            kept.append(i)
    if len(kept) == len(found):
        return list(found)
    places = {old: new for new, old in enumerate(kept)}
    return [
        replaced(found[i], range_with=None if (r := found[i].range_with) is None else places.get(r))
        for i in kept
    ]


def _is_no_number(text: str, found: Found) -> bool:
    """Tell a word that counts nothing: the overall one, a double blow."""
    word = text[found.start : found.end].lower()
    is_noun = text[max(0, found.start - 3) : found.start].lower() == " a "
    is_one = word == "one" or (word.startswith("one ") and _FETCHES.match(text, found.end))
    return bool(is_one) or (is_noun and word in ("double", "triple"))


def _is_ordinal(text: str, found: Found) -> bool:
    """Tell "a fifth straight month" from a part, and how long something went on."""
    return _ORDINAL.match(text, found.start) is not None


def _is_of_name(text: str, figure: Found) -> bool:
    """Tell how many countries a group has, where its name ends with it: 欧盟27国."""
    if _SHARING.match(text, figure.end):
        return True
    if text[figure.end : figure.end + 1] not in ("国", "國"):
        return False
    is_named = text[figure.start - 1 : figure.start] in _ENDS_OF_GROUPS and figure.start > 0
    return is_named or text[max(0, figure.start - 2) : figure.start] in ("盟（", "盟(")


def _taken(text: str, found: Sequence[Found], periods: Sequence[Mark]) -> list[Mark]:
    """Return figures and periods in order; a period that a figure overlaps is none."""
    figures = [Mark(f.start, f.end, figure=i) for i, f in enumerate(found)]
    figures += [
        Mark(
            f.qualifier_start,
            f.qualifier_end,
            _OF_SHARE if text[f.qualifier_end - 1] in "占佔" else _QUALIFIER,
        )
        for f in found
        if f.qualifier_end > f.qualifier_start
    ]
    taken: list[Mark] = []
    for mark in sorted([*figures, *periods], key=lambda m: (m.start, -m.figure)):
        if taken and mark.start < taken[-1].end:
            if mark.is_figure and not taken[-1].is_figure:
                taken[-1] = mark
            continue
        taken.append(mark)
    return taken
