"""Tables of the reference pages, made from what the code and its lexicon know."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from tbcalc.figures.period import Day
from tbcalc.sources.area_text import area_name
from tbcalc.sources.lexicon import lexicon_rows, lexicon_text
from tbcalc.sources.period_text import read_period


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table between blank lines."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(["", *(f"| {' | '.join(cells)} |" for cells in lines), "", ""])


def periods(*phrases: str, today: Day | None = None, reporter: str = "") -> str:
    """Return what each phrase is read as."""
    read = [(p, f"`{read_period(p, today=today, reporter=reporter)}`") for p in phrases]
    return table(("written", "read as"), read)


def fiscal_years() -> str:
    """Return the fiscal years that are not calendar years."""
    rows = [
        (area_name(area), area, month, f"`{read_period('FY2023', reporter=area)}`")
        for area, month, _ in lexicon_rows("fiscal_years.txt")
    ]
    return table(("area", "code", "begins in month", "FY2023"), sorted(rows))


def groups() -> str:
    """Return the groups of countries, by code."""
    codes = {row[0] for row in lexicon_rows("area_words.txt") if row[1] == "name-en"}
    countries = {row[0] for row in lexicon_rows("area_names.txt")}
    return table(("code", "name", "in Chinese"), _named(codes - countries))


def provinces() -> str:
    """Return China's provinces, by code."""
    codes = {row[0] for row in lexicon_rows("area_places.txt") if "/" not in row[0]}
    return table(("code", "name", "in Chinese"), _named(codes))


def fields(name: str = "") -> str:
    """Return the fields of a mapping of the dataset format, as its schema tells them.

    ``name`` is that of a definition of the schema: source, defaults, figure; empty for the file.
    """
    schema = json.loads(lexicon_text("dataset.schema.json"))
    told = schema["$defs"][name] if name else schema
    return table(("field", "says"), [(f"`{n}`", _said(f)) for n, f in told["properties"].items()])


def _named(codes: Iterable[str]) -> list[tuple[str, str, str]]:
    return [(code, area_name(code), area_name(code, "zh")) for code in sorted(codes)]


def _said(field: dict[str, Any]) -> str:
    words = ", ".join(f"`{word}`" for word in field.get("enum", ()) if isinstance(word, str))
    told = field.get("description", "").replace("|", "\\|")
    return f"{told} One of {words}." if words else told
