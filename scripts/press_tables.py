"""What ``check`` contradicts in the press collection, each with a defence written by hand.

The defences stand in docs/explanation/press-defences.csv, by the figure that a finding is about.
A finding without a defence, or a defence without its finding, stops the making of the page: then
somebody has to look at the article.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import tbcalc
from tbcalc.figures.finding import Finding
from tbcalc.sources.area_text import area_name
from tbcalc.views.layouts.finding_words import Telling, finding_message
from tbcalc.views.numerals import ENGLISH

DEFENCES: Final = Path(__file__).parent.parent / "docs/explanation/press-defences.csv"


def contradictions() -> str:
    """Return every contradiction, the gravest first, with the sources and why it is none of ours.

    Raises ValueError when defences and findings are not about the same figures.
    """
    book = tbcalc.load("press")
    figures = {o.id: o for o in book.dataset.observations}
    telling = Telling(figures, book.dataset.sources, area_name, ENGLISH)
    found = [f for f in book.check() if f.verdict == "contradicted"]
    defences = _defences()
    if unpaired := {f.clashes[0].about for f in found} ^ defences.keys():
        raise ValueError(f"findings without defence, or defences without finding: {unpaired}")
    items = [item for f in found for item in _item(f, telling, defences[f.clashes[0].about])]
    return "\n".join(["", *items, ""])


def _item(finding: Finding, telling: Telling, defence: str) -> Iterator[str]:
    names = [telling.sources[s] for s in finding.sources]
    whose = "; ".join(f"{s.publisher}, {s.published} `{s.id}`" for s in names)
    yield f"1. {whose}"
    yield f"   > {finding_message(finding, finding.clashes[0], telling)}"
    yield ""
    yield f"   {defence}"
    yield ""


def _defences() -> dict[str, str]:
    with DEFENCES.open(encoding="utf-8", newline="") as lines:
        return {row["about"]: row["defence"] for row in csv.DictReader(lines)}
