"""A parser so small that tests read as the press does: one figure per line, sources between.

xinhua 2025-11-26
CN exports 2024: 25.45 trillion yuan
CN exports 2024 growth: up 7.1 percent
CN with ASEAN total 2024 share of W: 15.7 percent
"""

from __future__ import annotations

import re

from tbcalc.figures.area import WORLD
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.observation import Aspect, Key, Observation, Treatment, Whole
from tbcalc.figures.period import Period
from tbcalc.figures.source import Source
from tbcalc.sources.figure_text import read_figure

_LINE = re.compile(
    r"(?P<reporter>\S+)(?: with (?P<partner>\S+))? (?P<flow>\S+) (?P<period>\d\S*)"
    r"(?: (?P<aspect>growth|share of (?P<whole>\S+)))?(?: \((?P<treatment>\w+)\))?"
)


def book(text: str) -> Dataset:
    """Return the dataset that the lines describe; lines before any source are of ``press``."""
    source = Source("press")
    sources = {source.id: source}
    observations: list[Observation] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        what, colon, printed = line.partition(": ")
        if colon:
            observations.append(_observation(what, printed, source.id, observations))
        else:
            name, _, published = line.partition(" ")
            source = Source(name, publisher=name.capitalize(), published=published)
            sources[name] = source
    return Dataset(tuple(observations), sources)


def _observation(what: str, printed: str, source: str, before: list[Observation]) -> Observation:
    match = _LINE.fullmatch(what)
    assert match is not None, f"not a line of a book: {what}"
    valuation = match["treatment"] or ""
    key = Key(
        match["reporter"], match["partner"] or WORLD, "goods", "", match["flow"],
        Period.parse(match["period"]), Treatment(valuation=valuation),
    )  # fmt: skip
    aspect: Aspect = "share" if match["whole"] else "growth" if match["aspect"] else "level"
    level = [o for o in before if o.key == key and o.source == source and o.aspect == "level"]
    return Observation(
        f"{source}-{len(before) + 1}", source, key, aspect, read_figure(printed),
        basis="yoy" if aspect == "growth" else "",
        of=level[-1].id if level and aspect == "growth" else "",
        whole=Whole(partner=match["whole"]) if match["whole"] else None,
    )  # fmt: skip
