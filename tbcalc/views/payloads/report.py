"""What every report has in JSON: its title, language, version, data and sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from tbcalc.figures.source import Source
from tbcalc.views.document import How, plain
from tbcalc.views.layouts.report_look import ReportLook
from tbcalc.views.payloads.datasets import source_payload

SCHEMAS: Final = "tbcalc.report.{}/1"


def report_payload(
    kind: str, title: str, look: ReportLook, sources: Iterable[str], facts: Mapping[str, object]
) -> dict[str, object]:
    """Return the facts of a report of a kind between what it is and what it rests on."""
    return {
        "schema": SCHEMAS.format(kind),
        "title": title,
        "language": look.locale,
        "version": look.version,
        "data": [{"name": data.name, "sha256": data.digest} for data in look.data],
        **facts,
        "sources": [source_payload(look.sources.get(one, Source(one))) for one in sources],
    }


def how_payload(how: How) -> dict[str, object]:
    """Return how a number is known, in words and as a formula over the names of others."""
    return {
        "name": how.name,
        "number": how.quantity,
        "told": [plain(line) for line in how.lines],
        "formula": how.formula or None,
        "of": [each.name for each in how.of],
    }
