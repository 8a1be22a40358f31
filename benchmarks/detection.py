"""Measure what ``check`` finds of slips planted in made-up articles, and whether it cries wolf.

    python -m benchmarks.detection [LAYOUT ...] [--articles 400] [--clean 1250]

An error counts when what is printed cannot stand for the same number as what would have been
right: their possible intervals do not meet, those of a bracket widened by what two rates of one
article may differ. It is planted where other figures pin the figure down. Results are kept by
layout in benchmarks/results/detection.json, from which the page in docs is made. Fails below the
limits.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.articles import (
    LAYOUTS,
    Article,
    Slot,
    figure_id,
    made_up_manner,
    with_claims,
    written,
)
from benchmarks.planted import KINDS, Changes, planted
from benchmarks.worlds import made_up_world
from tbcalc.core.check import checked
from tbcalc.core.evidence import Knowledge
from tbcalc.core.said import RATE_SLACK
from tbcalc.exact.interval import Interval
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.figure import Figure
from tbcalc.figures.finding import Finding
from tbcalc.sources.area_currency import area_currency
from tbcalc.sources.rate_text import load_rates
from tbcalc.sources.yaml_reader import read_dataset

RESULTS: Final = Path(__file__).parent / "results" / "detection.json"
SEED: Final = "detection 1"
LIMITS: Final = {
    "digit": 0.90, "transposed": 0.98, "dropped": 0.99, "x10": 0.99, "x1000": 0.99,
    "swap": 0.99, "currency": 0.99, "rate": 0.99, "sign": 0.90,
}  # fmt: skip
"""Of each kind of error, what part must be told, over all layouts that have room for it."""

ANSWERS: Final = ("told", "contradicted", "among", "suspected", "named", "listed")
"""What is counted of an error: that it is told as contradicted or strained, or contradicted; that
the wrong figure is among those of the first contradiction, or suspected first; that its slip is the
first named, or among those listed."""

RATES_APART: Final = Interval(1 - RATE_SLACK, 1 + RATE_SLACK)

MOST_TRIES: Final = 20
"""How many articles are made up for one error before a layout is said to have no room for it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check says of one planted error, by the names of ``ANSWERS``."""

    told: bool
    contradicted: bool
    among: bool
    suspected: bool
    named: bool
    listed: bool
    article: Article
    changes: Changes

    def counts(self) -> Counter[str]:
        """Return 1 for the error and for each answer that is right."""
        return Counter({"errors": 1, **{name: int(getattr(self, name)) for name in ANSWERS}})


class Bench:
    """What is known of rates, and the checks made with it."""

    def __init__(self) -> None:
        self.rates = load_rates()
        self.knowledge = Knowledge(self.rates, area_currency)

    def clean(self, layout: str, seed: str) -> Article:
        """Return a made-up article that is true."""
        random = Random(seed)
        world = made_up_world(random, self.rates)
        return with_claims(written(layout, world, made_up_manner(random)), world, random)

    def findings(self, article: Article) -> Sequence[Finding]:
        """Return what a check finds."""
        return checked(_read(article), self.knowledge).findings

    def planted(self, slip: str, layout: str, seed: str) -> tuple[Article, Changes] | None:
        """Return an article with an error that counts; None when the layout has no room for it."""
        for attempt in range(MOST_TRIES):
            random = Random(f"{seed} {attempt}")
            world, manner = made_up_world(random, self.rates), made_up_manner(random)
            article = written(layout, world, manner)
            changes = planted(slip, article, world, manner, random)
            if changes and _counts(article, article.with_prints(changes), changes):
                return article.with_prints(changes), changes
        return None

    def outcome(self, slip: str, layout: str, seed: str) -> Outcome | None:
        """Return what is said of one error; None when the layout has no room for it."""
        found = self.planted(slip, layout, seed)
        if found is None:
            return None
        article, changes = found
        return _judged(slip, article, changes, self.findings(article))


def _read(article: Article) -> Dataset:
    return read_dataset(article.text, path="article")


def _counts(right: Article, wrong: Article, changes: Changes) -> bool:
    """Tell whether no number prints both ways: intervals apart, or another currency."""
    before, after = ({o.id: o.figure for o in _read(each).observations} for each in (right, wrong))
    return all(
        before[figure_id(slot)].unit != after[figure_id(slot)].unit
        or not _room(before[figure_id(slot)], slot).meets(_room(after[figure_id(slot)], slot))
        for slot in changes
    )


def _room(figure: Figure, slot: Slot) -> Interval:
    """Return the numbers that a print leaves open."""
    return figure.possible * RATES_APART if slot[1] == "also" else figure.possible


def _judged(slip: str, article: Article, changes: Changes, findings: Sequence[Finding]) -> Outcome:
    ids = {figure_id(slot) for slot in changes}
    grave = [f for f in findings if f.verdict == "contradicted"]
    first = grave[0] if grave else None
    diagnoses = first.diagnoses if first else ()
    return Outcome(
        told=bool(findings),
        contradicted=bool(grave),
        among=first is not None and any(ids & set(c.figures) for c in first.clashes),
        suspected=first is not None and _suspected(first) in ids,
        named=bool(diagnoses) and _is_named(slip, ids, diagnoses[0].kind, diagnoses[0].figures),
        listed=any(_is_named(slip, ids, d.kind, d.figures) for d in diagnoses),
        article=article,
        changes=changes,
    )


def _suspected(finding: Finding) -> str:
    """Return the figure that is suspected first."""
    if finding.suspects:
        return finding.suspects[0]
    if finding.diagnoses:
        return finding.diagnoses[0].figures[0]
    return finding.clashes[0].about


def _is_named(slip: str, ids: set[str], kind: str, figures: Sequence[str]) -> bool:
    return kind == KINDS[slip] and figures[0] in ids


def measured(bench: Bench, layout: str, articles: int, clean: int) -> dict[str, dict[str, int]]:
    """Return the counts of one layout, by error; ``clean`` are the articles without one."""
    found: dict[str, dict[str, int]] = {}
    for slip in KINDS:
        counts: Counter[str] = Counter()
        for number in range(articles):
            outcome = bench.outcome(slip, layout, f"{SEED} {layout} {slip} {number}")
            if outcome is None:
                break
            counts += outcome.counts()
        if counts:
            found[slip] = {name: counts[name] for name in ("errors", *ANSWERS)}
    alarms: Counter[str] = Counter()
    for number in range(clean):
        article = bench.clean(layout, f"{SEED} {layout} clean {number}")
        alarms.update(f.verdict for f in bench.findings(article))
    found["clean"] = {"articles": clean, **alarms}
    return found


Results = Mapping[str, Mapping[str, Mapping[str, int]]]
"""By layout and error, how many were planted, found, located and explained."""


def total(results: Results, slip: str) -> Mapping[str, int]:
    """Return the counts of one error over all layouts."""
    counts: Counter[str] = Counter()
    for layout in results.values():
        counts.update(layout.get(slip, {}))
    return counts


def load_results() -> Results:
    """Return what has been measured so far."""
    results: Results = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    return results


def below_limits(results: Results) -> list[str]:
    """Return what misses its limit, in words."""
    missed = []
    for slip, limit in LIMITS.items():
        counts = total(results, slip)
        if counts["told"] < limit * counts["errors"]:
            missed.append(f"{slip}: {counts['told']} of {counts['errors']}")
    clean = total(results, "clean")
    alarms = sum(clean.values()) - clean["articles"]
    return [*missed, *([f"{alarms} false alarms"] if alarms else [])]


def main(arguments: Sequence[str]) -> int:
    """Measure the layouts named, keep the counts, print them; return 1 below the limits."""
    parser = argparse.ArgumentParser(description="Measure detection of planted errors.")
    parser.add_argument("layouts", nargs="*", default=LAYOUTS, metavar="LAYOUT")
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--clean", type=int, default=1250)
    asked = parser.parse_args(arguments)
    bench, results = Bench(), dict(load_results())
    for layout in asked.layouts:
        results[layout] = measured(bench, layout, asked.articles, asked.clean)
        RESULTS.parent.mkdir(exist_ok=True)
        ordered = {each: results[each] for each in LAYOUTS if each in results}
        RESULTS.write_text(json.dumps(ordered, indent=1) + "\n", "utf-8")
        print(layout, json.dumps(results[layout]))
    missed = below_limits(results)
    print("\n".join(missed) or "all limits are kept")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
