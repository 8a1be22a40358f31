"""A fact check: of every figure whether it may be quoted, why, and what to say instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tbcalc.core.advice import Advice
from tbcalc.figures.source import Source
from tbcalc.views.catalog import is_chinese, message, page_quotes, say, say_count
from tbcalc.views.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Line,
    Meaning,
    Notes,
    Paragraph,
    Span,
    Table,
    document,
    line,
)
from tbcalc.views.layouts.factcheck_entries import Entry, Passage
from tbcalc.views.layouts.report_end import end_blocks
from tbcalc.views.layouts.report_look import ReportLook
from tbcalc.views.layouts.tables import compact

_SECTIONS: Final[Mapping[Advice, str]] = {
    "not": message("Do not quote"), "care": message("Quote with care"),
    "quote": message("May be quoted"),
}  # fmt: skip
_MEANINGS: Final[Mapping[Advice, Meaning]] = {"not": "wrong", "care": "doubtful", "quote": "sound"}


def factcheck_title(checked: Sequence[str], look: ReportLook) -> str:
    """Return what was checked: the one source by its title, or how many."""
    if len(checked) == 1:
        source = look.sources.get(checked[0], Source(checked[0]))
        return say("Fact check: {what}", look.locale, what=source.title or source.id)
    return say_count("Fact check of {number} source", "Fact check of {number} sources",
                     len(checked), look.locale)  # fmt: skip


def factcheck_document(
    entries: Sequence[Entry],
    checked: Sequence[str],
    others: Sequence[str],
    look: ReportLook,
    *,
    appendix: str = "",
) -> Document:
    """Return the figures by advice, the gravest first; ``others`` are what they were held against.

    ``checked`` are the sources under review, by id.
    """
    title = factcheck_title(checked, look)
    blocks: list[Block] = [Heading(line(title)), Paragraph(summary(entries, look), lead=True)]
    blocks += _advice_notes(look)
    for advice, words in _SECTIONS.items():
        found = [entry for entry in entries if entry.advice == advice]
        if not found:
            continue
        count = f"{say(words, look.locale)} ({len(found):,})"
        blocks.append(Heading(line(count), 2))
        long = [entry for entry in found if entry.is_told_at_length]
        short = [entry for entry in found if not entry.is_told_at_length]
        blocks += _at_length(long, look)
        blocks += [_table(short, look)] if short else []
    blocks += end_blocks([*checked, *others], look)
    return document(blocks, title=title, language=look.locale, appendix=appendix)


def summary(entries: Sequence[Entry], look: ReportLook) -> Line:
    """Return how many figures may be quoted, with care, or not."""
    counts = {advice: sum(entry.advice == advice for entry in entries) for advice in _SECTIONS}
    told = say_count(
        "Of {number} figure, {quote} may be quoted and {care} with care.",
        "Of {number} figures, {quote} may be quoted and {care} with care.",
        len(entries), look.locale, quote=counts["quote"], care=counts["care"],
    )  # fmt: skip
    if counts["not"]:
        told = say_count(
            "Of {number} figure, {quote} may be quoted, {care} with care, and {no} should not be.",
            "Of {number} figures, {quote} may be quoted, {care} with care, and {no} should not be.",
            len(entries), look.locale, quote=counts["quote"], care=counts["care"],
            no=counts["not"],
        )  # fmt: skip
    return line(told)


def _advice_notes(look: ReportLook) -> Iterator[Block]:
    told = say(
        "Do not quote: it cannot be true beside other figures. With care: strained, revised since, "
        "a forecast, a conversion, not surely read, or nothing bears on it. May be quoted: it "
        "agrees with figures that bear on it.",
        look.locale,
    )
    yield Paragraph(line(Span(told, "note")))


def _at_length(entries: Sequence[Entry], look: ReportLook) -> Iterator[Block]:
    """Yield each figure under its own heading: what it is, where it stands, why, what instead."""
    for entry in entries:
        about = (Span(": "), Span(entry.about)) if entry.about else ()
        yield Heading(line(Span(entry.text, _MEANINGS[entry.advice]), *about), 3)
        if entry.passage is not None:
            yield Paragraph(_quoted(entry.passage, look.locale))
        told = [line(reason) for reason in entry.reasons]
        if entry.instead:
            label = say("Read instead: ", look.locale)
            told.append(line(Span(label, "key"), Span(entry.instead, "emphasis")))
        yield Notes(tuple(told))


def _quoted(passage: Passage, locale: str) -> Line:
    """Return the passage with its figure marked."""
    opening, closing = page_quotes(locale)
    before, after = passage.text[: passage.start], passage.text[passage.end :]
    figure = passage.text[passage.start : passage.end]
    spans = (
        Span(f"{opening}{before}", "quote"), Span(figure, "wrong"),
        Span(f"{after}{closing}", "quote"),
    )  # fmt: skip
    return tuple(span for span in spans if span.text)


def _table(entries: Sequence[Entry], look: ReportLook) -> Table:
    columns = (
        Column(say("figure", look.locale)), Column(say("what it tells", look.locale)),
        Column(say("it means", look.locale)), Column(say("why", look.locale)),
    )  # fmt: skip
    return compact(Table(columns, tuple(_row(entry, look) for entry in entries)))


def _row(entry: Entry, look: ReportLook) -> tuple[Cell, ...]:
    space = "" if is_chinese(look.locale) else " "
    return (
        line(Span(entry.text, _MEANINGS[entry.advice])),
        line(entry.about) if entry.about else (),
        line(Span(entry.reading, "bounds")),
        line(Span(space.join(entry.reasons), "note")),
    )
