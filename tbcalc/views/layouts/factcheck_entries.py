"""The entries of a fact check: each figure with the advice on it, and its reasons in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tbcalc.core.advice import Advice, Advised, Reason, Why
from tbcalc.exact.noun import noun
from tbcalc.figures.observation import Observation
from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity
from tbcalc.views.amounts import bounds_words
from tbcalc.views.catalog import capitalised, listed, message, say
from tbcalc.views.layouts.figure_names import figure_words
from tbcalc.views.layouts.finding_words import Telling, expected, finding_message, slip
from tbcalc.views.layouts.report_look import ReportLook
from tbcalc.views.period_names import period_words

_PLAINLY: Final[Mapping[Why, str]] = {
    "forecast": message("A forecast, not an outcome."),
    "converted": message("The source's own conversion: quote the amount it converts."),
    "unchecked": message("Nothing bears on it."),
    "tied": message("Agrees with what it is tied to."),
}
_BESIDE: Final = message("Beside a figure that is probably wrong: {what}")
_ONE_OF_THEM: Final = message("It or another is wrong: {what}")
_DOUBTFUL: Final = message("Not surely read: {what}.")
_YEAR: Final = message("{when} is compared with {against}, which comes after it.")
_ECHOED: Final = message("Also printed by {who}.")
_UNJUDGED: Final = message("Not judged: {what}.")
_SHORT: Final = frozenset((*_PLAINLY, "echoed", "doubtful", "year", "unjudged"))
"""Reasons that are told in few words."""

READ: Final = (
    message("no word tells which way it went"), message("what it is against is not said"),
    message("the flow is that of an earlier sentence"), message("whose trade it is is not said"),
    message("the period is not said"), message("the sign may mean several currencies"),
    message("a count"), message("a rate"), message("a difference in points"),
    message("no flow of trade is named"), message("its period is not told"),
    message("its currency is not told"), message("what it is a share of is not told"),
    message("it is the end of a range"), message("what it is of is not known"),
    message("it is no second print of what was told before"),
)  # fmt: skip
"""What the reading of an article leaves open, in the words of its reader."""

_MOST: Final = 3
"""Sources named for one figure."""


@noun
class Passage:
    """Where a figure stands: the text around it, and its place in that."""

    text: str
    start: int
    end: int


@noun
class Unjudged:
    """A figure of an article that is none of trade, or says too little; and why."""

    id: str
    source: str
    text: str
    reason: str
    quantity: Quantity


@noun
class Entry:
    """A figure with the advice on it: what it is about, why, how to read it, what to say instead.

    ``whys`` are the reasons for machines, ``reasons`` the same in words.
    """

    id: str
    source: str
    text: str
    about: str
    advice: Advice
    whys: tuple[str, ...]
    reasons: tuple[str, ...]
    reading: str
    instead: str
    quantity: Quantity
    passage: Passage | None

    @property
    def is_told_at_length(self) -> bool:
        """True where a finding says something of it: it is more than a cell holds."""
        return not _SHORT.issuperset(self.whys)


Passages = Mapping[str, Passage]
"""Passages by the ids of their figures."""


def entries(
    advice: Sequence[Advised],
    unjudged: Sequence[Unjudged],
    passages: Passages,
    telling: Telling,
    look: ReportLook,
) -> tuple[Entry, ...]:
    """Return the entries: judged figures in their order, then those that are not judged."""
    judged = (_entry(each, passages.get(each.figure.id), telling) for each in advice)
    others = (_unjudged(each, passages.get(each.id), look) for each in unjudged)
    return (*judged, *others)


def _entry(advised: Advised, passage: Passage | None, telling: Telling) -> Entry:
    figure = advised.figure
    return Entry(
        figure.id, figure.source, figure.figure.text,
        capitalised(figure_words(figure, telling.names, locale=telling.style.locale)),
        advised.advice,
        tuple(dict.fromkeys(reason.why for reason in advised.reasons)),
        tuple(dict.fromkeys(words for r in advised.reasons for words in _told(r, telling))),
        bounds_words(figure.figure.quantity, telling.style),
        _instead(advised, telling),
        figure.figure.quantity, passage,
    )  # fmt: skip


def _instead(advised: Advised, telling: Telling) -> str:
    """Return what to say instead of a figure: the slip mended, else what others make of it."""
    if advised.instead is not None:
        return slip(advised.instead, telling)
    if advised.expected is None or advised.advice == "quote":
        return ""
    return expected(advised.expected, advised.figure, telling)


def _told(reason: Reason, telling: Telling) -> Iterator[str]:
    locale, why = telling.style.locale, reason.why
    if reason.finding is not None:
        told = finding_message(reason.finding, reason.finding.clashes[0], telling)
        frames = {"beside": _BESIDE, "contradicted": _ONE_OF_THEM}
        yield say(frames[why], locale, what=told) if why in frames else told
    elif why == "echoed":
        yield say(_ECHOED, locale, who=_who(reason.others, telling))
    elif why == "doubtful":
        yield say(_DOUBTFUL, locale, what="; ".join(say(each, locale) for each in reason.told))
    elif why == "year":
        when, against = (period_words(Period.parse(each), locale) for each in reason.told)
        yield capitalised(say(_YEAR, locale, when=when, against=against))
    else:
        yield say(_PLAINLY[why], locale)


def _who(others: Sequence[Observation], telling: Telling) -> str:
    """Return who prints the same, the first of them by name."""
    sources = list(dict.fromkeys(o.source for o in others))
    names = [telling.sources[s].publisher if s in telling.sources else "" for s in sources]
    known = list(dict.fromkeys(name or s for name, s in zip(names, sources, strict=True)))
    return listed(known[:_MOST], telling.style.locale)


def _unjudged(unjudged: Unjudged, passage: Passage | None, look: ReportLook) -> Entry:
    reason = say(_UNJUDGED, look.locale, what=say(unjudged.reason, look.locale))
    return Entry(
        unjudged.id, unjudged.source, unjudged.text, "", "care", ("unjudged",), (reason,),
        bounds_words(unjudged.quantity, look.style), "", unjudged.quantity, passage,
    )  # fmt: skip
