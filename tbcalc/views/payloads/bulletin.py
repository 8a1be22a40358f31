"""A bulletin as JSON has it, and the same as a dataset in the words of schema.org."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tbcalc.core.bulletin import Bulletin, Move, PrintedPair
from tbcalc.core.share_rows import ShareRow
from tbcalc.figures.finding import Verdicts
from tbcalc.figures.flow import FLOWS
from tbcalc.views.document import How
from tbcalc.views.layouts.bulletin import (
    Chapter,
    bulletin_hows,
    bulletin_sources,
    bulletin_title,
    headline,
)
from tbcalc.views.layouts.derivations import Printed
from tbcalc.views.layouts.finding_words import Telling
from tbcalc.views.layouts.report_look import ReportLook
from tbcalc.views.payloads import share, trade
from tbcalc.views.payloads.check import finding_payloads
from tbcalc.views.payloads.convert import rate_payload
from tbcalc.views.payloads.datasets import figure_payload
from tbcalc.views.payloads.linked import Measured, dataset_linked
from tbcalc.views.payloads.report import how_payload, report_payload


def bulletin_payload(
    chapters: Sequence[Chapter], printed: Printed, look: ReportLook
) -> dict[str, object]:
    """Return all that a bulletin tells, each number with how it is known."""
    used = dict.fromkeys(s for chapter in chapters for s in bulletin_sources(chapter))
    told = [_chapter(chapter, printed, look) for chapter in chapters]
    return report_payload(
        "bulletin", bulletin_title(chapters, look), look, used, {"bulletins": told}
    )


def _chapter(chapter: Chapter, printed: Printed, look: ReportLook) -> dict[str, object]:
    facts, review = chapter.facts, chapter.review
    telling = Telling(review.named, look.sources, look.names, look.style)
    verdicts = Verdicts(review.findings, 0, 0)
    return {
        "headline": [sentence for sentence, _ in headline(facts, look)],
        **trade.row_payload(facts.balance, look.names),
        "implied_growth": {flow: facts.row.implied.get(flow) for flow in FLOWS},
        "before": None if facts.before is None else trade.row_payload(facts.before, look.names),
        "moved": None if facts.move is None else _move(facts.move),
        "history": [trade.row_payload(row, look.names) for row in facts.history],
        "partners": list(_parts(facts.partners, look)),
        "products": list(_parts(facts.products, look)),
        "rates": [_pair(pair) for pair in facts.pairs],
        "disagreements": list(finding_payloads(verdicts, telling)),
        "unchecked": [figure_payload(o) for o in review.unchecked],
        "derivations": {
            name: how_payload(how) for name, how in bulletin_hows(facts, printed, look).items()
        },
    }


def _move(move: Move) -> dict[str, object]:
    return {
        "before": move.before,
        "exports": move.exports,
        "imports": move.imports,
        "after": move.after,
        "change": move.difference,
    }


def _parts(parts: Iterable[ShareRow], look: ReportLook) -> Iterable[dict[str, object]]:
    return (share.row_payload(part, look.names) for part in parts)


def _pair(pair: PrintedPair) -> dict[str, object]:
    return {
        "printed": pair.one.figure.quantity,
        "converted": pair.other.figure.quantity,
        "implied": pair.implied,
        "official": None if pair.official is None else rate_payload(pair.official),
        "figures": [pair.one.id, pair.other.id],
        "source": pair.other.source,
    }


def bulletin_linked(
    chapters: Sequence[Chapter], printed: Printed, look: ReportLook
) -> dict[str, object]:
    """Return a bulletin as a dataset in the words of schema.org."""
    used = dict.fromkeys(s for chapter in chapters for s in bulletin_sources(chapter))
    first = chapters[0].facts
    told = " ".join(sentence for sentence, _ in headline(first, look))
    measured = [m for c in chapters for m in _measured(c.facts, printed, look)]
    period = first.balance.period
    return dataset_linked(bulletin_title(chapters, look), told, period, look, used, measured)


def _measured(facts: Bulletin, printed: Printed, look: ReportLook) -> Iterable[Measured]:
    hows: dict[str, How] = bulletin_hows(facts, printed, look)
    return (Measured(how.name, how.quantity) for how in hows.values())
