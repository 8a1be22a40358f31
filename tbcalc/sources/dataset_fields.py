"""The dataset format: which fields stand where, and the words they take.

tbcalc/lexicon/dataset.schema.json says the same to editors; a test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.sources.dataset_page import nearest


@noun
class Field:
    """What may stand in a field: text, a mapping of a shape, or a list of these."""

    text: bool = True
    shape: Shape | None = None
    many: bool = False

    def __str__(self) -> str:
        """Return what the field takes, in words."""
        takes = ["a text"] if self.text else []
        if self.shape is not None:
            takes.append(f"a mapping such as {self.shape.example}")
        if self.many:
            takes.append("a list")
        return " or ".join(takes)


@noun
class Shape:
    """A mapping of the format: its name in messages, its fields, and an example of it.

    ``names`` is what a mapping with free names holds under each, such as the ids of sources.
    """

    what: str
    fields: Mapping[str, Field]
    example: str = ""
    names: Field | None = None


TEXT: Final = Field()
UNSAID: Final = "unsaid"
"""The word for a basis or a whole that the source does not say."""

_KEY = dict.fromkeys(("reporter", "partner", "scope", "product", "flow", "measure", "period"), TEXT)
_TREATMENT = dict.fromkeys(("valuation", "adjustment", "prices", "accounts"), TEXT)

KEY_FIELDS: Final = (*_KEY, *_TREATMENT)
"""The fields that say what a figure is about, in the order in which keys are looked up."""

WORDS: Final = {
    "flow": ("exports", "imports", "total", "balance"),
    "scope": ("goods", "services", "goods+services", "other"),
    "valuation": ("FOB", "CIF"),
    "adjustment": ("nsa", "sa"),
    "prices": ("current", "constant"),
    "accounts": ("customs", "bop"),
    "basis": ("yoy", "mom", "qoq", "cagr", UNSAID),
    "status": ("provisional", "revised", "forecast"),
    "exhaustive": ("yes", "no"),
    "confidence": ("sure", "unsure"),
}
"""Field -> the words it takes; the other fields take free text, figures, areas or periods."""

MEANT: Final = {
    "export": "exports", "import": "imports", "trade": "total", "trade balance": "balance",
    "surplus": "balance", "deficit": "balance", "seasonally adjusted": "sa",
    "real": "constant", "nominal": "current", "estimate": "provisional", "true": "yes",
    "false": "no", "unit": "currency", "country": "reporter", "year": "period", "date": "period",
    "name": "publisher", "link": "url", "amount": "value", "figure": "value",
    "text": "value", "month": "period", "comment": "note",
}  # fmt: skip
"""Words people write -> the word of the format they mean, where spelling alone does not tell."""

_ABOUT = {"value": TEXT, "basis": TEXT, "currency": TEXT, "against": TEXT}
_WHOLE = Shape("the whole of a share", _KEY, "{partner: W}")
_CHANGE = Field(shape=Shape("a growth", _ABOUT, "{value: up 5 percent, basis: yoy}"), many=True)
_PLACE = Shape("a key", {**_KEY, **_TREATMENT}, "{flow: exports, period: 2024}")
_PLACED = Field(text=False, shape=_PLACE)

SOURCE: Final = Shape(
    "a source",
    dict.fromkeys(("publisher", "title", "published", "url", "language", "note"), TEXT),
    "{publisher: Xinhua, published: 2025-11-26}",
)
DEFAULTS: Final = Shape(
    "defaults",
    {
        "source": TEXT, **_KEY, **_TREATMENT, "unit": TEXT, "basis": TEXT, "currency": TEXT,
        "status": TEXT, "variant": TEXT,
    },
    "{source: ID, reporter: CN, partner: W, scope: goods}",
)  # fmt: skip
FIGURE: Final = Shape(
    "a figure",
    {
        "id": TEXT, "source": TEXT, **_KEY, **_TREATMENT,
        "value": TEXT, "unit": TEXT, "also": Field(many=True), "pair_of": TEXT,
        "growth": _CHANGE, "change": _CHANGE, "basis": TEXT, "against": TEXT, "currency": TEXT,
        "share": TEXT, "of": Field(shape=_WHOLE), "whole": Field(shape=_WHOLE),
        "coverage": TEXT, "rate": TEXT,
        "status": TEXT, "variant": TEXT, "where": TEXT, "note": TEXT,
        "confidence": TEXT,
    },
    "{flow: exports, period: 2024, value: 25.45 trillion yuan}",
)  # fmt: skip
RELATION: Final = Shape(
    "a relation",
    {
        "source": TEXT, **_KEY, **_TREATMENT,
        "greater": _PLACED, "than": _PLACED,
        "parts": Field(text=False, shape=_PLACE, many=True), "of": _PLACED, "exhaustive": TEXT,
        "record": _PLACED,
    },
    "{record: {flow: total, period: 2024}}",
)  # fmt: skip
DATASET: Final = Shape(
    "a dataset",
    {
        "sources": Field(
            text=False, shape=Shape("sources", {}, "{ID: {...}}", Field(False, SOURCE))
        ),
        "defaults": Field(text=False, shape=DEFAULTS),
        "figures": Field(text=False, shape=FIGURE, many=True),
        "relations": Field(text=False, shape=RELATION, many=True),
    },
)


def meant(word: str, known: Collection[str]) -> str:
    """Return the word of ``known`` that ``word`` is another word for, or a misspelling of."""
    synonyms = {other: own for other, own in MEANT.items() if own in known}
    near = nearest(word, [*known, *synonyms])
    return synonyms.get(near, near)
