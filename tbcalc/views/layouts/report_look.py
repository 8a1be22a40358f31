"""What the layouts of reports need beside the facts: names, style, sources, data and version."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tbcalc.core.selection import Subject
from tbcalc.exact.noun import noun
from tbcalc.figures.area import WORLD
from tbcalc.figures.flow import EXPORTS, IMPORTS, TOTAL
from tbcalc.figures.source import Source
from tbcalc.views.catalog import catalogue_of, message, say
from tbcalc.views.numerals import Style
from tbcalc.views.terms import scope_words, term

AreaNames = Callable[[str], str]
"""From an area's code to its name."""


@noun
class Data:
    """A dataset as it was named, and the SHA-256 of what it holds."""

    name: str
    digest: str


@noun
class ReportLook:
    """How a report is told: names of areas, style, sources; what it was made of and by what.

    A ``deep`` one tells how every number is known, also where a row says it for all of its own.
    ``part`` is what the names of numbers begin with, where several subjects are told of.
    """

    names: AreaNames
    style: Style
    sources: Mapping[str, Source]
    data: tuple[Data, ...]
    version: str
    deep: bool = False
    part: str = ""

    @property
    def locale(self) -> str:
        """The locale of the report."""
        return self.style.locale


_WITH_ALL = {
    EXPORTS: message("{whose} exports of {what}"),
    IMPORTS: message("{whose} imports of {what}"),
    TOTAL: message("{whose} total trade in {what}"),
    "": message("{whose} trade in {what}"),
}
_WITH_ONE = {
    EXPORTS: message("{whose} exports of {what} to {whom}"),
    IMPORTS: message("{whose} imports of {what} from {whom}"),
    TOTAL: message("{whose} total trade in {what} with {whom}"),
    "": message("{whose} trade in {what} with {whom}"),
}


def trade_words(subject: Subject, look: ReportLook, flow: str = "") -> str:
    """Return whose trade it is as a noun phrase: China's trade in goods, exports of goods to Japan.

    ``flow`` is exports, imports or total; the trade as a whole for any other.
    """
    flow = flow if flow in _WITH_ALL else ""
    words = {"whose": whose(subject.reporter, look), "what": _traded(subject, look.locale)}
    if subject.partner == WORLD:
        return say(_WITH_ALL[flow], look.locale, **words)
    return say(_WITH_ONE[flow], look.locale, **words, whom=look.names(subject.partner))


def whose(area: str, look: ReportLook) -> str:
    """Return the name of an area as its trade is called: China's, the United States', 中国."""
    name = look.names(area)
    if catalogue_of(look.locale):
        return name
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _traded(subject: Subject, locale: str) -> str:
    if subject.product:
        return term(subject.product, locale)
    return scope_words(subject.scope, locale)
