"""Articles as tables: a figure per line, what else is said of it behind semicolons.

customs 2025-01-13
exports 2024: 25.45 trillion yuan; also $3.47 trillion; growth up 7.1 percent
imports 2024: 18.39 trillion yuan
with ASEAN total 2024: 6.99 trillion yuan; share 15.9 percent
services exports 2024: ...

Ids are what stands before the colon, and the word of the part: ``exports 2024 growth``; those of
the second source on begin with its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tbcalc.core.check import checked
from tbcalc.core.evidence import Knowledge
from tbcalc.figures.area import WORLD
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.finding import Finding, Verdicts
from tbcalc.figures.observation import Aspect, Basis, Key, Observation, Treatment, Whole
from tbcalc.figures.period import Period
from tbcalc.figures.relation import Relation
from tbcalc.figures.source import Source
from tbcalc.sources.area_currency import area_currency
from tbcalc.sources.figure_text import read_figure
from tbcalc.sources.rate_text import load_rates

_KEY = re.compile(
    r"(?:(?P<reporter>[A-Z]{2}\S*) )?(?:with (?P<partner>\S+) )?"
    r"(?:(?P<scope>goods\+services|services) )?(?:<(?P<product>[^>]+)> )?"
    r"(?P<flow>[a-z-]+) (?P<period>\S+)(?: \((?P<mark>[^)]+)\))?"
)
_TREATMENTS = {
    "FOB": Treatment(valuation="FOB"), "CIF": Treatment(valuation="CIF"),
    "sa": Treatment(adjustment="sa"), "bop": Treatment(accounts="bop"),
    "constant": Treatment(prices="constant"),
}  # fmt: skip
_STATUS = ("revised", "provisional", "forecast")
KNOWLEDGE = Knowledge(load_rates(), area_currency)


def article(text: str, *relations: Relation) -> Dataset:
    """Return the dataset of one or more articles."""
    sources: dict[str, Source] = {}
    observations: list[Observation] = []
    source = Source("press", "Press", published="2025-01-13")
    for line in filter(None, map(str.strip, text.splitlines())):
        if ": " not in line:
            name, _, published = line.partition(" ")
            source = Source(name, name.capitalize(), published=published)
        else:
            prefix = "" if not sources or source.id == next(iter(sources)) else f"{source.id} "
            observations += _observations(line, source.id, prefix)
        sources.setdefault(source.id, source)
    return Dataset(tuple(observations), sources, relations)


def _observations(line: str, source: str, prefix: str) -> Iterator[Observation]:
    name, _, told = line.partition(": ")
    match = _KEY.fullmatch(name)
    assert match is not None, f"not a line of an article: {line}"
    mark = match["mark"] or ""
    key = Key(
        match["reporter"] or "CN", match["partner"] or WORLD, match["scope"] or "goods",
        match["product"] or "", match["flow"], Period.parse(match["period"]),
        _TREATMENTS.get(mark, Treatment()),
    )  # fmt: skip
    status = mark if mark in _STATUS else ""
    variant = mark if mark and mark not in _TREATMENTS and not status else ""
    for part in told.split("; "):
        yield _part(part, key, f"{prefix}{name}", source, (status, variant))


def _part(part: str, key: Key, name: str, source: str, marks: tuple[str, str]) -> Observation:
    word, _, printed = part.partition(" ")
    aspect: Aspect = "level"
    basis: Basis = ""
    whole, against, of, pair = None, None, name, ""
    match word:
        case "growth" | "mom" | "qoq":
            aspect, basis = "growth", "yoy" if word == "growth" else word
        case "cagr":
            since, _, printed = printed.partition(" ")
            aspect, basis, against = "growth", "cagr", Period.parse(since)
        case "since":
            year, _, printed = printed.partition(" ")
            aspect, against = "growth", Period.parse(year)
        case "share":
            aspect, whole = "share", Whole(partner=WORLD, product="")
        case "coverage":
            aspect = "coverage_ratio"
        case "change":
            aspect, basis = "change", "yoy"
        case "also":
            pair = name
        case _:
            word, printed, of = "", part, ""
    status, variant = marks
    return Observation(
        f"{name} {word}".strip(), source, key, aspect,
        read_figure(printed, assume="CNY"),
        basis=basis, of="" if word == "also" else of, pair_of=pair, whole=whole, against=against,
        status=status, variant=variant,
    )  # fmt: skip


def verdicts(text: str | Dataset, *relations: Relation, by_source: bool = False) -> Verdicts:
    """Return the outcome of a check."""
    dataset = text if isinstance(text, Dataset) else article(text, *relations)
    return checked(dataset, KNOWLEDGE, by_source=by_source)


def findings(text: str | Dataset, verdict: str = "contradicted") -> list[Finding]:
    """Return the findings of one verdict."""
    return [f for f in verdicts(text).findings if f.verdict == verdict]


def outcome(text: str | Dataset) -> str:
    """Return the gravest verdict, "consistent" when there is no finding."""
    found = verdicts(text).findings
    return found[0].verdict if found else "consistent"


def suspicion(text: str | Dataset) -> tuple[str, str]:
    """Return the kind and the figure of the first diagnosis of the gravest finding."""
    found = verdicts(text).findings
    if not found or not found[0].diagnoses:
        return ("", "")
    first = found[0].diagnoses[0]
    return (first.kind, first.figures[0])
