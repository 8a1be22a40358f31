"""The end of every report: its sources, the data it was made of, and what made it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tbcalc.figures.source import Source
from tbcalc.views.catalog import say
from tbcalc.views.document import Block, Heading, Line, Notes, Span, line, note
from tbcalc.views.layouts.report_look import ReportLook


def end_blocks(sources: Sequence[str], look: ReportLook) -> Iterator[Block]:
    """Yield the sources with their addresses, the data with their digests, and the version."""
    yield Heading(line(say("Sources", look.locale)), 2)
    yield Notes(tuple(_source(look.sources.get(one, Source(one))) for one in sources))
    yield Heading(line(say("Made of", look.locale)), 2)
    data = tuple(
        line(Span(data.name, "code"), note(f"  SHA-256 {data.digest}")) for data in look.data
    )
    by = say("tbcalc {version}; the same data give the same page, byte for byte.", look.locale,
             version=look.version)  # fmt: skip
    means = say(
        "Every printed figure is read as the set of numbers its print allows; what is likely lies "
        "within half a unit of the last digit, and bounds are rounded outward.",
        look.locale,
    )
    yield Notes((*data, line(note(by)), line(note(means))))


def _source(source: Source) -> Line:
    parts = [part for part in (source.publisher, source.published) if part]
    spans = [Span(", ".join(parts), "source")] if parts else []
    if source.title:
        spans += [Span(": " if parts else ""), Span(source.title, "quote")]
    spans += [Span("  " if spans else ""), note(f"[{source.id}]")]
    if source.url:
        spans += [Span(" "), Span(source.url, "source")]
    return tuple(spans)
