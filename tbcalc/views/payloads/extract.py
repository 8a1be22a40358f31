"""An article's figures as JSON, in the form of docs/reference/json.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tbcalc.figures.extracted import Contradiction, Extracted

_NULLS = ("flow", "period", "reporter", "partner", "basis", "same_as", "of")
"""The fields that are always there, null where nothing is told."""

_TOLD = (
    "role", "scope", "unit", "basis_ext", "range_with", "sign", "forecast", "basis_implied",
    "currency_implied",
)  # fmt: skip
"""The fields that are there where they say something."""


def article_payload(
    name: str, figures: Sequence[Extracted], contradictions: Sequence[Contradiction]
) -> Mapping[str, object]:
    """Return what is told of one article."""
    return {
        "id": name,
        "figures": [dict(_fields(figure)) for figure in figures],
        "contradictions": [
            {"type": c.type, "indices": list(c.indices), "message": c.message}
            for c in contradictions
        ],
    }


def _fields(figure: Extracted) -> Iterator[tuple[str, object]]:
    yield from (("kind", figure.kind), ("start", figure.start), ("end", figure.end))
    yield "text", figure.text
    yield "nominal", figure.nominal
    yield "currency", figure.currency or None
    yield "qualifier", figure.qualifier
    for name in _NULLS:
        told = getattr(figure, name)
        yield name, None if told == "" else told
    if figure.qualifier_text:
        yield "qualifier_text", figure.qualifier_text
        yield "qualifier_start", figure.qualifier_start
        yield "qualifier_end", figure.qualifier_end
    for name in _TOLD:
        told = getattr(figure, name)
        if told not in ("", None, False, 0) or (name == "range_with" and told == 0):
            yield name, told
    if figure.is_word:
        yield "written_form", "word"
    yield "confidence", "unsure" if figure.doubts else "sure"
    if figure.doubts:
        yield "doubts", list(figure.doubts)
