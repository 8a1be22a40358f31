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


def blind(language: str) -> str:
    """Return F1 by field of each batch of fresh texts as it was first scored; none: in words."""
    path = _RESULTS.with_name(f"extraction-blind-{language}.json")
    if not path.is_file():
        return "\nNone is kept yet.\n\n"
    kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    batches = {name: each for name, each in kept.items() if _is_first_look(name, each)}
    ordered = sorted(batches, key=lambda name: _ORDER.index(name.partition(" ")[0]))
    heads = [name.partition(",")[0] for name in ordered]
    lines = [f"| field | {' | '.join(heads)} |", "| --- |" + " --- |" * len(heads)]
    lines.append(f"| texts | {' | '.join(str(batches[name]['texts']) for name in ordered)} |")
    for field in sorted(batches[ordered[0]]["scores"]):
        cells = [_f1(batches[name]["scores"][field]) for name in ordered]
        lines.append(f"| {_NAMES.get(field, field)} | {' | '.join(cells)} |")
    return "\n" + "\n".join(lines) + "\n\n"


_ORDER: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth",
)  # fmt: skip


def _is_first_look(name: str, batch: object) -> bool:
    is_batch = isinstance(batch, dict) and "scores" in batch
    return is_batch and name.partition(" ")[0] in _ORDER and "corrected" not in name


def _f1(score: list[float]) -> str:
    return f"{score[2]:.3f}" if score[3] else "none"


def founding() -> str:
    """Return by founding document how many figures there are, and how many are found right."""
    path = _RESULTS.with_name("extraction-founding.json")
    kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    lines = [
        "| document | figures | found | invented | of trade | flow, period and reporter right |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    right = "of trade, flow, period and reporter right"
    for name, told in kept.items():
        numbers = (
            told["entries"], told["found"], len(told["invented"]), told["of trade"], told[right]
        )  # fmt: skip
        lines.append(f"| {name} | {' | '.join(map(str, numbers))} |")
    found, there, extracted = (
        sum(each[key] for each in kept.values()) for key in ("found", "entries", "extracted")
    )
    return (
        "\n"
        + "\n".join(lines)
        + (f"\n\nPrecision {found / extracted:.3f}, recall {found / there:.3f}.\n\n")
    )
