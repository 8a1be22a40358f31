"""Flows named behind the figures that are of them: $71.2 billion of exports, a $5bn surplus."""

from __future__ import annotations

from typing import Final

from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.prose_again import goes_on, part_of_last
from tbcalc.sources.prose_asides import NEAR, earned_from, is_named_before, is_spent, named_by_of
from tbcalc.sources.prose_sentences import Sentence

_ADJECTIVES: Final = 3
_FEW: Final = 2
_COPULAS: Final = ("was", "were", "is", "are", "being")
_JOINING: Final = (
    "as", "when", "because", "since", "while", "though", "although", "that", "but",
    "made", "left", "gave", "took", "put", "sent", "brought", "pushed", "lifted", "helped", "kept",
)  # fmt: skip
_COLOURS: Final = ("in the red", "in the black", "in deficit", "in surplus")
_OUTDOING: Final = ("outpacing", "exceeding", "topping", "surpassing", "outstripping", "matching")
_CLAUSES: Final = [[word] for word in _JOINING]
"""What begins a clause of its own behind a figure: a surplus of $5 billion as exports rose."""
_MOVED: Final = late_pattern(
    r"(?i)['’]?\s*(?:(?:worth )?of (?:goods|merchandise|products|wares) )?(?:"
    r"(?P<imports>(?:came|come|flowed|poured|streamed) in(?= from|\s*[,.;]| and| while|$)"
    r"|(?:entered|came into|reached) the country|arrived from"
    r"|(?:was|were) (?:received|obtained|bought|imported) from|came from"
    r"|entered (?:it|[A-Z]))"
    r"|(?P<exports>left (?:the country|it\b|[A-Z])"
    r"|went (?:out|abroad|overseas)(?= to|\s*[,.;]| and| while|$)"
    r"|(?:was|were) (?:dispatched|despatched|delivered|sent|shipped|exported)"
    r" (?:to|abroad|overseas)|went to))"
)
"""What became of goods of some worth: 103 billion euros' worth of goods came in."""
_BEGINS: Final = tuple(
    f"{joint}{verb}"
    for joint in (" ", "' ", "’ ")
    for verb in (
        "worth",
        "of ",
        "came",
        "come",
        "flow",
        "pour",
        "stream",
        "enter",
        "reach",
        "arriv",
        "was ",
        "were ",
        "left",
        "went",
    )
)
"""How what became of goods may begin behind their worth."""
_GOODS: Final = late_pattern(r"(?i)\b(?:goods|merchandise|products|wares|commodities)\b")
_BACK: Final = 60


def goods_moved(sentence: Sentence, place: int) -> str:
    """Return the flow of goods of some worth that came in, or left the country; else nothing."""
    end = sentence.marks[place].end
    if not sentence.text.startswith(_BEGINS, end):
        return ""
    match = _MOVED.match(sentence.text, end, sentence.end)
    if match is None:
        return ""
    start = max(sentence.start, end - _BACK)
    is_of_goods = _GOODS.search(sentence.text, start, match.end()) is not None
    return (match.lastgroup or "") if is_of_goods else ""


def is_of_goods(sentence: Sentence) -> bool:
    """Tell a sentence on goods of some worth that came in, or went to someone."""
    return any(goods_moved(sentence, place) for place in sentence.figures)


def named_behind(sentence: Sentence, place: int, kind: str, wholes: frozenset[int]) -> int:
    """Return the place of the flow named behind a figure that is of it, -1 when none is.

    $71.2 billion of exports, a $5 billion surplus, a 5 percent rise in imports.
    """
    if kind != "share" and (thing := named_by_of(sentence, place, wholes)) >= 0:
        return thing
    if (own := _behind_copula(sentence, place, wholes)) >= 0:
        return own
    is_told = is_named_before(sentence, place) and not _has_sign(sentence, place)
    is_told = is_told and sentence.printed(min(place + 1, len(sentence.marks) - 1)) not in _COLOURS
    end = sentence.marks[place].end
    words = sentence.text[end : end + NEAR].split(None, 1)[:1]
    begins_clause = words in _CLAUSES or (words != [] and words[0].endswith(_OUTDOING))
    if kind == "share" or is_told or begins_clause:
        return -1
    return _joined_behind(sentence, place, kind, wholes)


def _joined_behind(sentence: Sentence, place: int, kind: str, wholes: frozenset[int]) -> int:
    """Return the place of the flow that a joint, or adjectives alone, part from a figure."""
    at = place + 1
    seen_joint = False
    while at < len(sentence.marks) and len(sentence.gap(at - 1)) <= NEAR:
        mark = sentence.marks[at]
        if "whole" in mark and _is_total(sentence, at):
            return at
        if ("flow" in mark or "topic" in mark) and at not in wholes:
            is_near = len(sentence.gap(at - 1).split()) <= _ADJECTIVES
            return at if is_near and (seen_joint or kind == "amount") else -1
        if "again" in mark and seen_joint and (part_of_last(sentence, at) or goes_on(sentence, at)):
            return at
        kinds = mark.senses.keys()
        if kind != "amount" and ({"dir", "basis"} & kinds) and not seen_joint:
            at += 1
            continue
        is_joint = mark.sense("prep") in ("of", "in", "worth", "for") or (
            mark.sense("prep") == "on" and is_spent(sentence, place)
        )
        if is_joint or (at == place + 1 and earned_from(sentence, at)):
            seen_joint = True
        elif not (mark.area or "its" in kinds or "whole" in kinds):
            return -1
        at += 1
    return -1


def _behind_copula(sentence: Sentence, place: int, wholes: frozenset[int]) -> int:
    """Return the flow that a part is said to be: $24 billion was exports, 61 percent of it were."""
    if "is" not in sentence.kinds:
        return -1
    at = place + 1
    while at <= place + _FEW and (
        sentence.has(at, "whole") or at in wholes or sentence.has(at, "prep")
    ):
        at += 1
    if not sentence.has(at, "is") or sentence.printed(at).lower() not in _COPULAS:
        return -1
    is_flow = sentence.has(at + 1, "flow") and len(sentence.gap(at).split()) <= _FEW
    is_flow = is_flow and not sentence.marks[at + 1].senses["flow"].startswith("balance")
    return at + 1 if is_flow and not is_named_before(sentence, place) else -1


def _has_sign(sentence: Sentence, place: int) -> bool:
    """Tell a balance that the word behind says to be a surplus or a deficit: 4亿美元顺差."""
    is_signed = (
        sentence.has(place + 1, "flow") and sentence.marks[place + 1].senses["flow"][-1] in "+-"
    )
    bare = next((m for m in reversed(sentence.marks[:place]) if "flow" in m), None)
    return (
        is_signed
        and not sentence.gap(place).strip()
        and bare is not None
        and (bare.senses["flow"] == "balance")
    )


def _is_total(sentence: Sentence, place: int) -> bool:
    """Tell whether the words are "of the total": the sum of all trade."""
    is_of = sentence.has(place - 1, "prep") and sentence.marks[place - 1].senses["prep"] == "of"
    return is_of and sentence.printed(place).lower() == "total"
