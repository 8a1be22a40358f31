"""A bulletin: what happened in a period, in figures that may be quoted, and what not to quote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tbcalc.core.bulletin import Bulletin
from tbcalc.core.review import Review
from tbcalc.exact.noun import noun, replaced
from tbcalc.figures.flow import BALANCE, EXPORTS, IMPORTS, TOTAL
from tbcalc.figures.observation import Observation
from tbcalc.figures.quantity import Quantity
from tbcalc.views.catalog import capitalised, is_chinese, say
from tbcalc.views.document import (
    Block,
    Derivations,
    Document,
    Heading,
    How,
    Paragraph,
    Span,
    document,
    line,
    told_hows,
)
from tbcalc.views.layouts.bulletin_review import review_blocks, unchecked_blocks
from tbcalc.views.layouts.bulletin_tables import (
    history_table,
    key_table,
    move_table,
    parts_table,
    rate_table,
)
from tbcalc.views.layouts.derivations import SHARE, Printed, flow_hows, growth_hows, move_hows
from tbcalc.views.layouts.report_charts import (
    history_drawings,
    move_drawings,
    printed_drawings,
    rate_drawings,
)
from tbcalc.views.layouts.report_end import end_blocks
from tbcalc.views.layouts.report_look import ReportLook, trade_words
from tbcalc.views.layouts.words import row_notes, titled, trade_of
from tbcalc.views.period_names import period_label, period_words
from tbcalc.views.sentences import level_growth_sentence, level_sentence
from tbcalc.views.sentences_balance import balance_change_sentence
from tbcalc.views.sentences_share import balance_share_sentence

Hows = dict[str, How]


@noun
class Chapter:
    """A bulletin on one subject with the review of its figures."""

    facts: Bulletin
    review: Review


def bulletin_document(
    chapters: Sequence[Chapter], printed: Printed, look: ReportLook, *, appendix: str = ""
) -> Document:
    """Return the chapters one after the other, and at the end what all of it rests on."""
    blocks: list[Block] = []
    if len(chapters) > 1:
        blocks.append(Heading(line(bulletin_title(chapters, look))))
    level = 1 if len(chapters) == 1 else 2
    for chapter in chapters:
        own = _named(chapter, look) if len(chapters) > 1 else look
        hows = bulletin_hows(chapter.facts, printed, own)
        blocks += _chapter(chapter, hows, printed, own, level)
    told = told_hows(blocks)
    blocks.append(Heading(line(say("How each number is known", look.locale)), 2))
    blocks.append(Derivations("", told))
    used = dict.fromkeys(s for chapter in chapters for s in bulletin_sources(chapter))
    blocks += end_blocks(tuple(used), look)
    return document(
        blocks, title=bulletin_title(chapters, look), language=look.locale, appendix=appendix
    )


def _named(chapter: Chapter, look: ReportLook) -> ReportLook:
    """Return the look in which the names of numbers begin with whose trade they are of."""
    return replaced(look, part=trade_of(chapter.facts.balance.subject, look.names, look.locale))


def bulletin_title(chapters: Sequence[Chapter], look: ReportLook) -> str:
    """Return whose trade a bulletin is of and when; of several only when."""
    row = chapters[0].facts.balance
    if len(chapters) == 1:
        return titled(row, look.names, look.locale)
    when = period_label(row.period, look.locale)
    return say("Trade bulletin, {when}", look.locale, when=when)


def bulletin_hows(facts: Bulletin, printed: Printed, look: ReportLook) -> Hows:
    """Return how the numbers of a chapter are known, those of the year before under ``before.``."""
    now = flow_hows(facts.balance, printed, look)
    then = {} if facts.before is None else flow_hows(facts.before, printed, look)
    grown = growth_hows(facts.row, now, then, look)
    moved = {} if facts.move is None else move_hows(facts.move, now, then, look)
    return {**now, **{f"before.{name}": how for name, how in then.items()}, **grown, **moved}


def _chapter(
    chapter: Chapter, hows: Hows, printed: Printed, look: ReportLook, level: int
) -> Iterator[Block]:
    facts = chapter.facts
    yield Heading(line(titled(facts.balance, look.names, look.locale)), level)
    yield from _headline(facts, hows, look)
    yield Heading(line(say("Key figures", look.locale)), level + 1)
    yield key_table(facts, hows, look)
    yield from printed_drawings(facts, look)
    for told in row_notes(facts.balance, look.names, look.style):
        yield Paragraph(line(Span(f"{told[:1].upper()}{told[1:]}.", "note")))
    yield from _sections(chapter, hows, printed, look, level + 1)


def _sections(
    chapter: Chapter, hows: Hows, printed: Printed, look: ReportLook, level: int
) -> Iterator[Block]:
    facts = chapter.facts
    sections: tuple[tuple[str, Sequence[Block]], ...] = (
        (
            say("Over the years", look.locale),
            [*history_drawings(facts, look), *history_table(facts, printed, look)],
        ),
        (
            say("How the balance moved", look.locale),
            [*move_table(facts, hows, look), *move_drawings(facts, look)],
        ),
        (say("Partners", look.locale), list(parts_table(facts.partners, facts, printed, look))),
        (say("Products", look.locale), list(parts_table(facts.products, facts, printed, look))),
        (
            say("Exchange rates", look.locale),
            [*rate_table(facts, look), *rate_drawings(facts, look)],
        ),
        (
            say("Where the sources disagree", look.locale),
            list(review_blocks(chapter.review, facts, look)),
        ),
        (
            say("What could not be checked", look.locale),
            list(unchecked_blocks(chapter.review, look)),
        ),
    )
    for title, blocks in sections:
        if blocks:
            yield Heading(line(title), level)
            yield from blocks


def _headline(facts: Bulletin, hows: Hows, look: ReportLook) -> Iterator[Block]:
    """Yield what happened: a lead with the balance, then what made it."""
    lead, *rest = headline(facts, look)
    yield Paragraph(_noted(*lead, hows), lead=True)
    space = "" if is_chinese(look.locale) else " "
    spans = [span for told in rest for span in (Span(space), *_noted(*told, hows))]
    if spans:
        yield Paragraph(tuple(spans[1:]))


Sentence = tuple[str, tuple[str, ...]]
"""A sentence, and the names of the numbers it tells."""


def headline(facts: Bulletin, look: ReportLook) -> list[Sentence]:
    """Return what happened in sentences, the most important first: the balance, what made it."""
    row, style = facts.balance, look.style
    trade, period = trade_words(row.subject, look), row.period
    told: list[Sentence] = []
    if BALANCE in row.flows:
        before, after = (period.shift_years(-1), _balance(facts)), (period, row.flows[BALANCE])
        moved = balance_change_sentence(trade, before, after, style)
        told.append((moved, (BALANCE, f"before.{BALANCE}")))
    told += [
        (_grown(facts, flow, look), (flow, f"growth.{flow}"))
        for flow in (EXPORTS, IMPORTS, TOTAL)
        if flow in row.flows
    ]
    share = balance_share_sentence(trade, period, row.balance_share, style)
    if share is not None:
        told.append((share, (SHARE,)))
    first, *rest = told
    when = say("In {when}, ", look.locale, when=period_words(period, look.locale))
    return [first, *((capitalised(text.removeprefix(when)), names) for text, names in rest)]


def _balance(facts: Bulletin) -> Quantity | None:
    return None if facts.before is None else facts.before.flows.get(BALANCE)


def _grown(facts: Bulletin, flow: str, look: ReportLook) -> str:
    """Return how much a flow came to and how it grew: as printed, else as both levels imply."""
    row = facts.balance
    what = trade_words(row.subject, look, flow)
    growth = row.growth.get(flow) or facts.row.implied.get(flow)
    if growth is None:
        return level_sentence(what, row.period, row.flows.get(flow), look.style)
    return level_growth_sentence(what, row.period, row.flows.get(flow), growth, look.style)


def _noted(sentence: str, names: tuple[str, ...], hows: Hows) -> tuple[Span, ...]:
    """Return a sentence with the ways to the notes of its numbers."""
    notes = (Span("", "number", hows[name]) for name in names if name in hows)
    return (Span(sentence), *notes)


def bulletin_sources(chapter: Chapter) -> Iterator[str]:
    """Find the sources that a chapter rests on."""
    facts = chapter.facts
    yield from facts.row.balance.sources
    yield from (s for row in facts.history for s in row.sources)
    yield from (s for part in (*facts.partners, *facts.products) for s in part.sources)
    yield from (o.source for pair in facts.pairs for o in _both(pair.one, pair.other))
    yield from (o.source for o in chapter.review.figures)
    yield from (s for finding in chapter.review.findings for s in finding.sources)


def _both(one: Observation, other: Observation) -> tuple[Observation, Observation]:
    return one, other
