"""The places in articles where figures stand: file, line and column, and the words around each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from tbcalc.cli.read_article import ReadArticle
from tbcalc.figures.finding import Verdicts
from tbcalc.views.catalog import say
from tbcalc.views.document import Line, Notes, Span, line, note

_AROUND: Final = 44
"""Characters that are quoted before and behind a figure, up to the end of a word."""


def places_of_findings(
    verdicts: Verdicts, read: Sequence[ReadArticle], locale: str
) -> Notes | None:
    """Return where the figures of findings stand, what is suspected marked as wrong."""
    clashes = [clash for finding in verdicts.findings for clash in finding.clashes]
    wrong = {
        *(figure for finding in verdicts.findings for figure in finding.suspects),
        *(
            f
            for finding in verdicts.findings
            for each in finding.diagnoses[:1]
            for f in each.figures
        ),
    }
    figures = (figure for clash in clashes for figure in clash.figures)
    told = tuple(places_of(figures, read, locale, wrong))
    return Notes(told, say("In the text", locale)) if told else None


def places_of(
    figures: Iterable[str], read: Sequence[ReadArticle], locale: str, wrong: Collection[str] = ()
) -> Iterator[Line]:
    """Yield a line for each figure, with the words around it: x.txt, line 1: a »25.1bn« surplus."""
    articles = {each.article.id: each for each in read}
    for figure in dict.fromkeys(figures):
        source, _, ordinal = figure.rpartition(".")
        if source in articles:
            of = articles[source]
            yield line(
                *_place(of, int(ordinal) - 1, locale, is_wrong=figure in wrong),
                note(f"  [{figure}]"),
            )


def _place(read: ReadArticle, ordinal: int, locale: str, *, is_wrong: bool) -> Line:
    found, text = read.readings[ordinal].found, read.article.text
    begin = text.rfind("\n", 0, found.start) + 1
    end = text.find("\n", found.end)
    end = len(text) if end < 0 else end
    number = text.count("\n", 0, begin) + 1
    path = read.article.path or "<stdin>"
    return line(
        say("{path}, line {number}: ", locale, path=path, number=number),
        Span(_before(text, begin, found.start), "quote"),
        Span(f"»{text[found.start : found.end]}«", "wrong" if is_wrong else "emphasis"),
        Span(_behind(text, found.end, end), "quote"),
    )


def _before(text: str, begin: int, end: int) -> str:
    """Return the end of a stretch of text, from a word's beginning where there is one."""
    start = max(begin, end - _AROUND)
    if start == begin:
        return text[begin:end].lstrip()
    space = text.find(" ", start, end - 1)
    return "… " + text[space + 1 if space >= 0 else start : end]


def _behind(text: str, start: int, end: int) -> str:
    """Return the beginning of a stretch of text, to a word's end where there is one."""
    reach = min(end, start + _AROUND)
    if reach == end:
        return text[start:end].rstrip()
    space = text.rfind(" ", start + 1, reach)
    return text[start : space if space >= 0 else reach] + " …"
