"""From the readings of an article to a dataset: what is told of trade, and why the rest is not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.exact.pattern import late_pattern
from tbcalc.figures.area import WORLD, is_within
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.flow import BALANCE
from tbcalc.figures.observation import Basis, Key, Observation, Treatment, Whole
from tbcalc.figures.period import Period
from tbcalc.figures.source import Source
from tbcalc.sources.prose_doubts import doubts
from tbcalc.sources.prose_figures import figure_of
from tbcalc.sources.prose_reading import Reading
from tbcalc.sources.prose_repeats import other_things
from tbcalc.sources.prose_subjects import PART
from tbcalc.sources.prose_treated import adjusted, money_of_growth

NO_PRINT: Final = "it is no second print of what was told before"
_BASES: Final[dict[str, Basis]] = {"yoy": "yoy", "mom": "mom", "qoq": "qoq", "cagr": "cagr"}
_BETWEEN_WORDS: Final = late_pattern(r"[^\w]+")
_SCOPES: Final = ("goods and services", "货物和服务", "goods", "services", "服务")
_UNIONS: Final = ("EU", "EA")
_ONE_PLACE: Final = late_pattern(r"[A-Z]{2}(?:[-/].*)?$")
_MORE: Final = Decimal("1.02")
"""By what factor a flow is larger than that of goods where it is of services too."""
_ALL_TRADE: Final = ("", "goods", "merchandise", "货物")


@noun
class Article:
    """An article's source, its text and its path, empty where it is no file."""

    id: str
    text: str
    published: str = ""
    path: str = ""
    language: str = ""
    title: str = ""


@noun
class Left:
    """A figure that is not entered, by its ordinal, and why in words."""

    ordinal: int
    reason: str


def article_dataset(
    article: Article, readings: Sequence[Reading]
) -> tuple[Dataset, tuple[Left, ...]]:
    """Return what the readings say of trade as a dataset, and which figures are left out.

    The id of an observation is the article's and the figure's ordinal, counted from 1.
    """
    draft = _Draft(article, readings)
    entered = [draft.observation(i) for i in draft.entered]
    others = other_things(entered)
    repeated = {i: NO_PRINT for i in draft.entered if draft.id(i) in others}
    entered = [each for each in entered if each.id not in others]
    source = Source(
        article.id, title=article.title, published=article.published, language=article.language
    )
    left = tuple(Left(i, why) for i, why in sorted({**draft.left, **repeated}.items()))
    return Dataset(tuple(entered), {article.id: source}), left


class _Draft:
    """The observations of one article in the making."""

    def __init__(self, article: Article, readings: Sequence[Reading]) -> None:
        self.article = article
        self.readings = readings
        self.goods = "goods+services" if _is_of_services_too(readings) else "goods"
        self.left = dict(_left(readings))
        for i in _apart(readings):
            self.left.setdefault(i, "the part that it is of is not told")
        self.entered = [i for i in range(len(readings)) if i not in self.left]
        self.adjusted = adjusted(readings, article.text)
        self.money = money_of_growth(readings, article.text)
        self.breaks = [at for at, sign in enumerate(article.text) if sign == "\n"]

    def id(self, ordinal: int | None) -> str:
        """Return the id of a figure, empty for none and for what is left out."""
        return "" if ordinal is None or ordinal in self.left else f"{self.article.id}.{ordinal + 1}"

    def observation(self, i: int) -> Observation:
        """Return the figure with ordinal ``i`` as an observation."""
        reading = self.readings[i]
        key = self._key(i)
        told = doubts(reading)
        growth = reading.kind == "growth"
        change = reading.sort.role == "change" or reading.kind == "pp_change"
        line = bisect_left(self.breaks, reading.found.start) + 1
        return Observation(
            self.id(i), self.article.id, key,
            "growth" if growth else "share" if reading.kind == "share" else
            "change" if change else "level",
            figure_of(reading, self.article.text),
            basis=_BASES.get(reading.basis, "") if growth else "",
            currency=self.money.get(i, ""),
            of=self.id(reading.of), pair_of=self.id(reading.same_as),
            whole=self._whole(reading, key), against=reading.against if growth or change else None,
            status="forecast" if reading.sort.forecast else "",
            where=f"line {line}, characters {reading.found.start} to {reading.found.end}",
            note="; ".join(told), path=self.article.path, line=line,
        )  # fmt: skip

    def _key(self, i: int) -> Key:
        reading = self.readings[i]
        if reading.same_as is not None:
            return self._key(reading.same_as)
        if reading.kind == "pp_change" and reading.of is not None:
            return self._key(reading.of)
        scope, product = _scope(reading.subject.scope, self.goods)
        if product == PART:
            product = "" if reading.partner else f"{PART} {reading.sentence}"
        period = reading.period
        assert period is not None  # what has no period is left out
        return Key(
            reading.reporter or WORLD, reading.partner or WORLD, scope, product, reading.flow,
            period, Treatment(adjustment="sa" if i in self.adjusted else ""),
        )  # fmt: skip

    def _whole(self, reading: Reading, key: Key) -> Whole | None:
        if reading.kind != "share":
            return None
        told = reading.whole
        return Whole(
            reporter=told.area if told.area and told.area != key.reporter else "",
            partner=WORLD if key.partner != WORLD else "",
            product="" if key.product else None,
            flow=told.flow if told.flow not in ("", key.flow) else "",
        )


def _scope(words: str, usual: str) -> tuple[str, str]:
    """Return the scope and the product that the words before a flow mean."""
    lowered = words.lower()
    if lowered in ("goods and services", "货物和服务"):
        return "goods+services", ""
    if lowered in ("services", "服务"):
        return "services", ""
    if lowered == "goods":
        return "goods", ""
    return ("services" if "服务" in words or "services" in lowered else usual), _BETWEEN_WORDS.sub(
        " ", lowered
    ).strip()


def _is_of_services_too(readings: Sequence[Reading]) -> bool:
    """Tell whether a bare flow is that of goods and services: goods are told beside it."""
    scopes = (r.subject.scope.lower() for r in readings if r.flow)
    first = next((scope for scope in scopes if scope in _SCOPES), "")
    if first == "goods and services":
        return True
    levels = [r for r in readings if r.flow and r.kind == "amount" and not r.sort.role]
    bare = {(_place(r), r.currency): r.found.figure.value for r in levels if not r.subject.scope}
    goods = [r for r in levels if r.subject.scope == "goods" and r.flow != BALANCE]
    beside = ((r.found.figure.value, bare.get((_place(r), r.currency))) for r in goods)
    return any(both is not None and both > value * _MORE for value, both in beside)


def _place(reading: Reading) -> tuple[object, ...]:
    return reading.reporter, reading.partner, reading.flow, reading.period


def _left(readings: Sequence[Reading]) -> Iterator[tuple[int, str]]:
    for i, reading in enumerate(readings):
        reason = _reason(reading, readings)
        if reason:
            yield i, reason


def _reason(reading: Reading, readings: Sequence[Reading]) -> str:
    """Return why a figure is no observation of trade, empty when it is one."""
    if reading.kind in ("count", "rate"):
        return {"count": "a count", "rate": "a rate"}[reading.kind]
    if reading.kind == "pp_change" and not _is_of_rate(reading, readings):
        return "a difference in points"
    root = reading if reading.same_as is None else readings[reading.same_as]
    of_what = None if reading.of is None else readings[reading.of]
    wants = {
        "what it is of is no amount": of_what is not None and of_what.kind in ("rate", "count"),
        "no flow of trade is named": not root.flow,
        "its period is not told": root.period is None,
        "its currency is not told": reading.kind == "amount" and not reading.currency,
        "what it is of is not known": _is_of_other(reading, readings),
        "what it is a share of is not told": reading.kind == "share" and not _has_whole(reading),
        "no word tells which way it went": bool(reading.sort.role) and not reading.sort.is_sure,
        "it is the end of a range": root.found.range_with is not None,
    }
    return next((reason for reason, is_so in wants.items() if is_so), "")


def _is_of_rate(reading: Reading, readings: Sequence[Reading]) -> bool:
    """Tell a difference in points of a share or a growth that is entered, since a period told."""
    of = None if reading.of is None else readings[reading.of]
    is_dated = reading.against is not None and not (
        of is not None and of.kind == "growth" and reading.basis_implied
    )
    is_rate = of is not None and of.kind in ("share", "growth")
    return is_rate and is_dated and of is not None and not _reason(of, readings)


def _is_of_other(reading: Reading, readings: Sequence[Reading]) -> bool:
    """Tell whether a figure, or what it converts or is of, is of something not known."""
    linked = (reading.same_as, reading.of)
    return reading.is_of_other or any(i is not None and readings[i].is_of_other for i in linked)


def _has_whole(reading: Reading) -> bool:
    told = reading.whole
    scope = reading.subject.scope
    is_narrower = bool(reading.partner or scope)
    if (told.scope not in _ALL_TRADE and is_narrower) or (
        reading.partner and scope not in _ALL_TRADE
    ):
        return False  # of a part of trade, or a part of a part: 23.5 percent of non-oil exports
    if told.is_all:
        return is_narrower
    if not (told.flow or told.area) or told.flow == "other":
        return False
    if told.flow == "total" and reading.flow != "total" and reading.subject.scope:
        return False  # the part's exports, or all of the part: 出口1.83万亿元，约占外贸的5.7%
    is_other = bool(told.area and told.area != reading.reporter)
    if is_other and told.flow in ("", reading.flow) and not _encloses(told.area, reading.reporter):
        return False  # of another's: 81 percent of one province's trade and 59 of the next one's
    return is_narrower or is_other or told.flow not in ("", reading.flow)


def _encloses(area: str, reporter: str) -> bool:
    """Tell whether an area holds the reporter, or is one of several countries that may."""
    is_group = area in _UNIONS or not _ONE_PLACE.match(area)
    return is_group or is_within(reporter, area)


def _is_of_unnamed(reading: Reading) -> bool:
    """Tell a share of all trade whose part is not named: what it is of is none of the whole."""
    told = reading.whole
    is_plain = not (reading.partner or reading.subject.scope or told.scope)
    is_plain = is_plain and told.area in ("", reading.reporter)
    is_of_all = told.is_all or told.flow == reading.flow
    return reading.kind == "share" and is_plain and is_of_all and bool(reading.flow)


def _apart(readings: Sequence[Reading]) -> frozenset[int]:
    """Return the figures that are of some part that is not named in a way that can be read.

    Those are figures whose flow is told elsewhere, and a second level of one subject.
    """
    apart: set[int] = {r.of for r in readings if r.of is not None and _is_of_unnamed(r)}
    seen: set[tuple[object, ...]] = set()
    for i, reading in enumerate(readings):
        if reading.kind in ("growth", "pp_change") and reading.of is not None:
            if reading.of in apart:
                apart.add(i)
            continue
        is_told = reading.subject.place >= 0 or reading.is_of_pronoun
        topic = (*_place(reading), reading.subject, reading.sentence, reading.sort.role)
        is_level = reading.kind == "amount" and reading.same_as is None
        if not is_told or (is_level and topic in seen):
            apart.add(i)
        if is_level:
            seen.add(topic)
    return frozenset(apart)


def periods_of(readings: Sequence[Reading]) -> frozenset[Period]:
    """Return the periods the readings tell."""
    return frozenset(reading.period for reading in readings if reading.period is not None)
