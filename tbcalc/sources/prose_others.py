"""Figures of something that the sentence names and the lexicon does not know.

"Private enterprises contributed 9.1 billion yuan" is no second print of the trade that the
sentence before was about. What a reader of articles does not know must not be held against what
it knows: such figures are told, and are no observations.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import Final

from tbcalc.exact.noun import replaced
from tbcalc.exact.pattern import late_pattern
from tbcalc.figures.flow import BALANCE
from tbcalc.sources.lexicon import lexicon_rows
from tbcalc.sources.prose_apart import is_apart
from tbcalc.sources.prose_reading import Reading
from tbcalc.sources.prose_scopes import is_plain, without_plain_signs
from tbcalc.sources.prose_sentences import Sentence

_WORDS: Final = late_pattern(r"[^\W\d_][\w'’&-]*")
_FIRST_HAN: Final = "\u3400"
_BRACKETS: Final = late_pattern(r"\([^()]*\)")
_LATIN_VERBS: Final = ("ed", "ing", "ly")
_DONE: Final = late_pattern(r"(?i)(?:[a-z]+ed|bought|sold|sent|buys|sells|earns?|ships?)$")
_WITHIN: Final = late_pattern(r"(?i)intra\b")
_ONLINE: Final = late_pattern(r"(?i)\be-commerce")
_COUNTRY: Final = late_pattern(
    r"(?i)\b(?:it|they|we|country|nation|kingdom|bloc|union|republic|federation|territory|city|"
    r"state|province|economy|island)\b"
)
"""Words for whoever trades."""
_DATELINE: Final = 40
_LEAST_SIGNS: Final = 2
_MOVES: Final = ("dir", "is", "share", "by", "to", "from", "than", "basis", "forecast")


def without_others(sentence: Sentence, readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings, those of something unknown marked as such."""
    told = []
    for place, reading in zip(sentence.figures, readings, strict=True):
        of_other = bool(reading.flow) and (
            is_apart(sentence, place, reading) or _is_of_other(sentence, place, reading)
        )
        told.append(replaced(reading, is_of_other=True) if of_other else reading)
    return told


def _is_of_other(sentence: Sentence, place: int, reading: Reading) -> bool:
    if _is_han(sentence):
        return _names_han(sentence, place, reading)
    at = reading.subject.place
    if at >= 0 and _is_within(sentence, at):
        return True
    return _names(sentence, _told_of(sentence, place, reading))


def _told_of(sentence: Sentence, place: int, reading: Reading) -> Iterator[str]:
    """Yield the text that would name what a figure is of, where no known word does."""
    at = reading.subject.place
    if at >= 0 and not reading.subject.scope and _DONE.match(sentence.printed(at)):
        return chain(_places(sentence, at), (sentence.gap(at),) if at < place else ())
    if _is_its(sentence, at) and not _is_of_area(sentence, at - 1):
        return _places(sentence, _first_move(sentence, at - 1))
    if 0 <= at < place and reading.flow == BALANCE and _is_posted(sentence, at):
        return _owner(sentence, at)
    if at < 0 and not reading.is_of_pronoun:
        return _places(sentence, _first_move(sentence, place))
    return _clause(sentence, at, place) if 0 <= at < place else iter(())


def _is_its(sentence: Sentence, at: int) -> bool:
    return at > 0 and "its" in sentence.marks[at - 1] and not sentence.gap(at - 1).strip()


def _is_of_area(sentence: Sentence, its: int) -> bool:
    """Tell whether its owner is an area that trades in the sentence: China sold less, and its."""
    at = next((p for p in range(its - 1, -1, -1) if sentence.marks[p].area), -1)
    is_trading = at >= 0 and any(kind in sentence.marks[at + 1] for kind in ("flow", *_MOVES))
    return is_trading and not sentence.gap(at).strip()


def _is_posted(sentence: Sentence, at: int) -> bool:
    """Tell a balance that somebody posts or runs: the sector posted a surplus."""
    start = sentence.marks[at].start
    return sentence.text[max(0, start - 4) : start].endswith((" a ", " an "))


def _owner(sentence: Sentence, at: int) -> Iterator[str]:
    """Yield the words of the clause that would say who posts a balance, where no area does."""
    clause = list(sentence.before(at))
    begin = min(clause, default=at)
    start = sentence.marks[begin - 1].end if begin else sentence.start
    told = sentence.text[start : sentence.marks[at].start]
    if any(sentence.marks[p].area for p in clause) or _COUNTRY.search(told):
        return
    yield sentence.text[start : sentence.marks[begin].start]
    for p in range(begin, at):
        yield sentence.gap(p)


def _is_within(sentence: Sentence, at: int) -> bool:
    """Tell whether a flow is none of the whole: e-commerce, trade within an area."""
    if _is_compound(sentence, at):
        return True
    if not _has_within(sentence):
        return False
    areas = [p for p, mark in enumerate(sentence.marks[:at]) if mark.area]
    return any(_WITHIN.match(sentence.printed(p)) for p in areas)


@lru_cache(maxsize=2)
def _has_within(sentence: Sentence) -> bool:
    return "intra" in sentence.text[sentence.start : sentence.end].lower()


def _is_compound(sentence: Sentence, place: int) -> bool:
    """Tell whether the word is but the end of another: e-commerce, not re-exports."""
    if _ONLINE.search(sentence.printed(place)):
        return True
    before = sentence.text[max(0, sentence.marks[place].start - 3) : sentence.marks[place].start]
    return before.endswith("-") and before[-2:-1].isalpha() and before.lower() != "re-"


@lru_cache(maxsize=2)
def _is_han(sentence: Sentence) -> bool:
    text = sentence.text[sentence.start : sentence.end]
    return not text.isascii() and max(text) >= _FIRST_HAN


def _first_move(sentence: Sentence, place: int) -> int:
    """Return the place of the first word that says how something moved, at most ``place``."""
    for at, mark in enumerate(sentence.marks[:place]):
        if any(kind in mark for kind in _MOVES) or mark.is_figure:
            return at
    return place


def _places(sentence: Sentence, end: int) -> Iterator[str]:
    """Yield the text between the marks before ``end``, what stands in commas left out."""
    stops = [at for at in range(end) if sentence.stop(at) == ","]
    inner = range(stops[0], stops[-1]) if len(stops) > 1 else range(0)
    first = sentence.marks[0].start if sentence.marks else sentence.end
    yield _past_dateline(sentence.text[sentence.start : first])
    for at in range(end):
        if at not in inner:
            yield sentence.gap(at)


def _past_dateline(words: str) -> str:
    """Return the words behind where an article was written: WIESBADEN -- The country."""
    head, dash, rest = words.rpartition("--") if "--" in words else words.rpartition("—")
    return rest if dash and len(head) < _DATELINE and head[:1].isupper() else words


def _clause(sentence: Sentence, subject: int, place: int) -> Iterator[str]:
    """Yield the text between the last comma behind the subject and the figure."""
    begin = next(
        (at for at in range(place - 1, subject, -1) if sentence.stop(at) in (",", ";", "(")), -1
    )
    if begin < 0 or any(sentence.marks[at].is_figure for at in range(begin, place)):
        return
    for at in range(begin, place):
        if any(kind in sentence.marks[at + 1] for kind in _MOVES):
            yield sentence.gap(at)
            return
        yield sentence.gap(at)


def _names(sentence: Sentence, texts: Iterator[str]) -> bool:
    """Tell whether a noun stands there that is not known; an owner that is known is none."""
    return not all(_is_known(word) for text in texts for word in _WORDS.findall(text))


@lru_cache(maxsize=8192)
def _is_known(word: str) -> bool:
    small = word.lower()
    return is_plain(small) or small in _openers() or small.endswith(_LATIN_VERBS)


@cache
def _openers() -> frozenset[str]:
    """Return words that open a sentence and name nothing: meanwhile, figure, latest."""
    rows = lexicon_rows("prose_scopes.txt")
    return frozenset(w for kind, words in rows if kind == "opener" for w in words.split("|"))


def _names_han(sentence: Sentence, place: int, reading: Reading) -> bool:
    """Tell whether a Chinese clause begins with a noun that is not known."""
    at = reading.subject.place
    if at >= 0 or reading.is_of_pronoun or reading.subject.scope:
        return False
    begin = next((p for p in range(place - 1, -1, -1) if sentence.stop(p)), -1)
    start = sentence.marks[begin].end if begin >= 0 else sentence.start
    texts = [sentence.text[start : sentence.marks[begin + 1].start]]
    texts += [sentence.gap(p) for p in range(begin + 1, place)]
    return any(len(without_plain_signs(text)) >= _LEAST_SIGNS for text in texts)
