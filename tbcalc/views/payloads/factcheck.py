"""A fact check as JSON has it, and as claim reviews in the words of schema.org."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tbcalc.core.advice import Advice
from tbcalc.figures.source import Source
from tbcalc.views.catalog import message, say
from tbcalc.views.document import plain
from tbcalc.views.layouts.factcheck import factcheck_title, summary
from tbcalc.views.layouts.factcheck_entries import Entry
from tbcalc.views.layouts.report_look import ReportLook
from tbcalc.views.markup import language_tag
from tbcalc.views.payloads.linked import CONTEXT, cited, made
from tbcalc.views.payloads.report import report_payload

_RATINGS: Final[Mapping[Advice, tuple[int, str]]] = {
    "not": (1, message("Do not quote")),
    "care": (2, message("Quote with care")),
    "quote": (3, message("May be quoted")),
}
"""Advice as a rating of schema.org, from 1 to 3, with its name."""


def factcheck_payload(
    entries: Sequence[Entry], checked: Sequence[str], others: Sequence[str], look: ReportLook
) -> dict[str, object]:
    """Return the advice on every figure."""
    counts = {a: sum(entry.advice == a for entry in entries) for a in ("quote", "care", "not")}
    facts = {
        "summary": plain(summary(entries, look)),
        "checked": list(checked),
        "counts": counts,
        "figures": [_entry(entry) for entry in entries],
    }
    return report_payload(
        "factcheck", factcheck_title(checked, look), look, [*checked, *others], facts
    )


def _entry(entry: Entry) -> dict[str, object]:
    passage = entry.passage
    return {
        "id": entry.id,
        "source": entry.source,
        "text": entry.text,
        "about": entry.about or None,
        "advice": entry.advice,
        "whys": list(entry.whys),
        "reasons": list(entry.reasons),
        "number": entry.quantity,
        "reading": entry.reading,
        "instead": entry.instead or None,
        "passage": None if passage is None else passage.text,
    }


def factcheck_linked(
    entries: Sequence[Entry], checked: Sequence[str], look: ReportLook
) -> dict[str, object]:
    """Return a claim review for each figure."""
    return {
        "@context": CONTEXT,
        "@type": "CreativeWork",
        "name": factcheck_title(checked, look),
        "inLanguage": language_tag(look.locale),
        **made(look),
        "hasPart": [_review(entry, look) for entry in entries],
    }


def _review(entry: Entry, look: ReportLook) -> dict[str, object]:
    value, name = _RATINGS[entry.advice]
    source = look.sources.get(entry.source, Source(entry.source))
    return {
        "@type": "ClaimReview",
        "identifier": entry.id,
        "claimReviewed": f"{entry.about}: {entry.text}" if entry.about else entry.text,
        "itemReviewed": {"@type": "Claim", "appearance": cited(source)},
        "reviewRating": {
            "@type": "Rating", "ratingValue": value, "worstRating": 1, "bestRating": 3,
            "alternateName": say(name, look.locale),
        },
        "reviewBody": " ".join(entry.reasons),
        "author": {"@type": "SoftwareApplication", "name": "tbcalc",
                   "softwareVersion": look.version},
    }  # fmt: skip
