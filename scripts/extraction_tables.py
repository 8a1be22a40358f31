"""Tables of how well articles are read, for the page in docs, from the numbers kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

_RESULTS: Final = Path(__file__).parent.parent / "benchmarks/results/extraction.json"
_NAMES: Final = {"value+currency": "amount and currency", "growth: kind+value+direction": "growth"}


def scores(part: str) -> str:
    """Return a table of F1 and of how many there were, per field and language."""
    kept: dict[str, Any] = json.loads(_RESULTS.read_text(encoding="utf-8"))[part]
    lines = ["| field | English | of | Chinese | of |", "| --- | --- | --- | --- | --- |"]
    for field, (_, _, english, count) in kept["en"].items():
        chinese, others = kept["zh"][field][2:]
        told = f"{chinese:.3f}" if others else "none"
        name = _NAMES.get(field, field)
        lines.append(f"| {name} | {english:.3f} | {count} | {told} | {others} |")
    return "\n" + "\n".join(lines) + "\n\n"


def verdicts() -> str:
    """Return the line that tells what was found of planted contradictions."""
    kept: dict[str, Any] = json.loads(_RESULTS.read_text(encoding="utf-8"))
    return f"\n> {str(kept['contradictions']).removeprefix('contradictions: ').capitalize()}.\n\n"
