"""Tables of what ``check`` finds of planted errors, made from what benchmarks/detection.py kept."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.detection import LIMITS, Results, load_results, total
from scripts.reference_tables import table


def by_error() -> str:
    """Return for each kind of error how many were planted, and what part is told, and how."""
    results = load_results()
    rows = []
    for slip, limit in LIMITS.items():
        counts = total(results, slip)
        told = (counts[each] for each in ("told", "contradicted", "suspected", "named", "listed"))
        shares = [_percent(count, counts["errors"]) for count in told]
        rows.append((slip, f"{counts['errors']:,}", *shares, _percent(round(1000 * limit), 1000)))
    head = (
        "error", "planted", "told", "contradicted", "suspected first", "slip named first",
        "slip listed", "told at least",
    )  # fmt: skip
    return table(head, rows)


def by_layout(answer: str = "told") -> str:
    """Return for each layout what part of each kind of error is answered in one way."""
    results = load_results()
    rows = [
        (layout, *(_share(results, layout, slip, answer) for slip in LIMITS)) for layout in results
    ]
    return table(("layout", *LIMITS), rows)


def alarms() -> str:
    """Return how many true articles were checked, and how many alarms were false."""
    rows = [
        (layout, f"{counts['clean']['articles']:,}", *_false(counts["clean"]))
        for layout, counts in load_results().items()
    ]
    clean = total(load_results(), "clean")
    rows.append(("all", f"{clean['articles']:,}", *_false(clean)))
    return table(("layout", "true articles", "contradicted", "strained"), rows)


def _false(clean: Mapping[str, int]) -> tuple[str, str]:
    return str(clean.get("contradicted", 0)), str(clean.get("strained", 0))


def _share(results: Results, layout: str, slip: str, answer: str) -> str:
    counts = results[layout].get(slip)
    return _percent(counts[answer], counts["errors"]) if counts else ""


def _percent(part: int, whole: int) -> str:
    """Return a share; 100 % is all of them, nothing less."""
    tenths = part * 1000 // whole
    return "100 %" if part == whole else f"{tenths // 10}.{tenths % 10} %"
