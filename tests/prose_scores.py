"""Score what is read of annotated articles: per field, the F1 of right against told and annotated.

A figure is matched with the annotated one of its group whose span overlaps it by half or more.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from tbcalc.cli.articles import read_articles
from tbcalc.cli.contradictions import contradictions
from tbcalc.figures.period import Period
from tbcalc.sources.prose_extracted import extracted
from tbcalc.views import as_json
from tbcalc.views.payloads.extract import article_payload

Record = Mapping[str, Any]

DATA: Final = Path(__file__).parent / "data/extraction"
PLAIN: Final = ("qualifier", "flow", "period", "reporter", "partner", "basis")
_HALF: Final = 0.5
_NEAR: Final = 5e-4


def annotated(*names: str) -> list[Record]:
    """Return the annotated texts of files in tests/data/extraction."""
    lines = [line for name in names for line in (DATA / name).read_text("utf-8").splitlines()]
    return [json.loads(line) for line in lines]


def answers(records: Sequence[Record], folder: Path) -> dict[str, Record]:
    """Return what extract answers to the texts alone, by their ids."""
    path = folder / "texts.jsonl"
    asked = [{name: r[name] for name in ("id", "text", "date", "lang")} for r in records]
    path.write_text("".join(json.dumps(one) + "\n" for one in asked), "utf-8")
    printed = as_json.render_lines(
        article_payload(
            read.article.id, extracted(read.article.text, read.readings), contradictions(read)
        )
        for read in read_articles([str(path)], "", "")
    )
    told = [json.loads(line) for line in printed.splitlines()]
    return {one["id"]: one for one in told}


def scores(records: Sequence[Record], told: Mapping[str, Record]) -> dict[str, float]:
    """Return the F1 of each field."""
    seen: Counter[tuple[str, str]] = Counter()
    for record in records:
        seen.update(_judged(record["figures"], told[record["id"]]["figures"]))
    fields = {field for field, _ in seen}
    return {f: 2 * seen[f, "right"] / (seen[f, "told"] + seen[f, "true"]) for f in sorted(fields)}


def _judged(true: Sequence[Record], told: Sequence[Record]) -> Iterator[tuple[str, str]]:
    pairs = _pairs(true, told)
    mates = {mine: own for own, mine in pairs.items()}
    for own, figure in enumerate(true):
        mine = told[pairs[own]] if own in pairs else None
        yield from _values(figure, mine)
        yield from _plain(figure, mine, true)
    for index, figure in enumerate(told):
        if index not in mates:
            yield from _invented(figure)
    yield from _links(true, told, mates)


def _pairs(true: Sequence[Record], told: Sequence[Record]) -> dict[int, int]:
    found = [
        (overlap, own, mine)
        for own, figure in enumerate(true)
        for mine, other in enumerate(told)
        if _group(figure) == _group(other) and (overlap := _overlap(figure, other)) >= _HALF
    ]
    pairs: dict[int, int] = {}
    for _, own, mine in sorted(found, key=lambda each: -each[0]):
        if own not in pairs and mine not in pairs.values():
            pairs[own] = mine
    return pairs


def _group(figure: Record) -> str:
    kind = str(figure["kind"])
    if kind == "rate":
        return "price" if figure.get("currency") else "percent"
    return "percent" if kind in ("growth", "share", "pp_change") else kind


def _overlap(one: Record, other: Record) -> float:
    inside: float = min(one["end"], other["end"]) - max(one["start"], other["start"])
    whole: float = max(one["end"], other["end"]) - min(one["start"], other["start"])
    return inside / whole


def _values(true: Record, told: Record | None) -> Iterator[tuple[str, str]]:
    is_close = told is not None and _is_close(true["nominal"], told["nominal"])
    if true["kind"] == "amount":
        yield "amount", "true"
        is_right = is_close and told is not None and told["currency"] == true["currency"]
        yield from _verdict("amount", told is not None, is_right)
    if true["kind"] == "growth":
        yield "growth", "true"
    if told is not None and told["kind"] == "growth":
        is_same = true["kind"] == "growth" and is_close
        yield from _verdict(
            "growth", True, is_same and (told["nominal"] < 0) == (true["nominal"] < 0)
        )


def _is_close(one: float, other: float) -> bool:
    return abs(abs(one) - abs(other)) <= _NEAR * max(abs(one), abs(other))


def _verdict(field: str, is_told: bool, is_right: bool) -> Iterator[tuple[str, str]]:
    if is_told:
        yield field, "told"
    if is_right:
        yield field, "right"


def _plain(true: Record, told: Record | None, all_true: Sequence[Record]) -> Iterator[Any]:
    for field in PLAIN:
        if field == "basis" and true["kind"] != "growth":
            continue
        own, mine = _field(true, field), _field(told, field)
        if field == "basis" and true.get("basis_implied") and mine is None:
            continue
        if field == "qualifier" and own is None and true.get("same_as") is not None:
            is_lent = mine == _field(all_true[true["same_as"]], field)
            mine = None if is_lent else mine
        if own is not None:
            yield field, "true"
        yield from _verdict(field, mine is not None, own is not None and own == mine)


def _field(figure: Record | None, field: str) -> object:
    value = None if figure is None else figure.get(field)
    if value is None or value == "exact":
        return None
    return str(Period.parse(value)) if field == "period" else str(value).casefold()


def _invented(figure: Record) -> Iterator[tuple[str, str]]:
    if figure["kind"] in ("amount", "growth"):
        yield figure["kind"], "told"
    for field in PLAIN:
        if _field(figure, field) is not None and (field != "basis" or figure["kind"] == "growth"):
            yield field, "told"


def _links(
    true: Sequence[Record], told: Sequence[Record], mates: Mapping[int, int]
) -> Iterator[tuple[str, str]]:
    for field in ("same_as", "of"):
        for figure in true:
            if figure.get(field) is not None:
                yield field, "true"
        for index, figure in enumerate(told):
            target = figure.get(field)
            if target is None:
                continue
            own, aim = mates.get(index), mates.get(target)
            is_right = own is not None and aim is not None and true[own].get(field) is not None
            is_right = is_right and _root(true, true[own or 0][field]) == _root(true, aim or 0)
            yield from _verdict(field, True, is_right)


def _root(true: Sequence[Record], index: int) -> int:
    same = true[index].get("same_as")
    return index if same is None else int(same)
