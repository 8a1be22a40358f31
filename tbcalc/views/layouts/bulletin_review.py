"""What sources disagree on, in a bulletin, and what could not be checked."""

from __future__ import annotations

from collections.abc import Iterator

from tbcalc.core.bulletin import Bulletin
from tbcalc.core.review import Review
from tbcalc.figures.finding import Finding, Verdict
from tbcalc.figures.observation import Observation
from tbcalc.views.catalog import message, say
from tbcalc.views.document import Block, Line, Meaning, Notes, Paragraph, Span, line, note
from tbcalc.views.layouts.derivations import quoted
from tbcalc.views.layouts.figure_names import figure_words
from tbcalc.views.layouts.finding_words import Telling, finding_message
from tbcalc.views.layouts.report_look import ReportLook

_WORDS: dict[Verdict, tuple[str, Meaning]] = {
    "contradicted": (message("contradicted"), "wrong"),
    "strained": (message("strained"), "doubtful"),
    "revised": (message("revised"), "doubtful"),
    "undetermined": (message("hardly possible"), "doubtful"),
}


def review_blocks(review: Review, facts: Bulletin, look: ReportLook) -> Iterator[Block]:
    """Yield the findings that bear on the figures of the bulletin."""
    if not review.findings:
        told = say("Nothing printed for this period contradicts anything else.", look.locale)
        yield Paragraph(line(told))
        return
    telling = Telling(review.named, look.sources, look.names, look.style)
    yield Notes(tuple(finding_line(finding, telling) for finding in review.findings))


def finding_line(finding: Finding, telling: Telling) -> Line:
    """Return a finding with its verdict before it and its sources behind."""
    word, meaning = _WORDS[finding.verdict]
    said = finding_message(finding, finding.clashes[0], telling)
    return line(
        Span(say(word, telling.style.locale), meaning), ": ", said, " ",
        note(" ".join(f"[{source}]" for source in finding.sources)),
    )  # fmt: skip


def unchecked_blocks(review: Review, look: ReportLook) -> Iterator[Block]:
    """Yield the figures that nothing bears on."""
    if not review.unchecked:
        return
    told = say("Nothing in the data bears on these figures; each rests on its source alone.",
               look.locale)  # fmt: skip
    yield Paragraph(line(told))
    yield Notes(tuple(_unchecked(o, look) for o in review.unchecked))


def _unchecked(o: Observation, look: ReportLook) -> Line:
    name = figure_words(o, look.names, locale=look.locale)
    return line(
        Span(name[:1].upper() + name[1:], "key"), ": ", quoted(o.figure.text, look.locale), " ",
        note(f"[{o.source}]"),
    )  # fmt: skip
