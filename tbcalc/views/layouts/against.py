"""Printed figures beside the record: the table of all, and in words what each comparison says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tbcalc.core.against import STANDINGS, Compared, Difference, Standing
from tbcalc.figures.quantity import Quantity
from tbcalc.views.document import (
    Block,
    Cell,
    Column,
    Heading,
    Line,
    Meaning,
    Notes,
    Paragraph,
    Span,
    Table,
    line,
    note,
)
from tbcalc.views.layouts.figure_names import figure_words, key_words
from tbcalc.views.layouts.finding_words import Telling, amount
from tbcalc.views.layouts.words import source_notes

_WORDS: Final[dict[Standing, str]] = {
    "contradicted": "contradicted by the record", "strained": "strained",
    "revised": "may be revised since", "supported": "as the record has it",
    "unknown": "the record does not tell",
}  # fmt: skip
_MEANINGS: Final[dict[Standing, Meaning]] = {
    "contradicted": "wrong",
    "strained": "doubtful",
    "supported": "sound",
}
_SAID: Final = {
    "valuation": "valued {claimed}; the record values {recorded}",
    "vintage": "printed {claimed}; the record is of {recorded}",
    "coverage": "it is of {claimed}; the record is of {recorded}",
    "currency": "printed in {claimed}; the record is in {recorded}",
    "conversion": "{claimed} of the source; the record's is {recorded}",
    "mirror": "it is of {claimed}; the record has what the partner reports: {recorded}",
}
_FIELDS: Final = {
    "period": "another period", "flow": "another flow", "partner": "another partner",
    "product": "another product", "scope": "another scope", "reporter": "another reporter",
}  # fmt: skip
_COLUMNS: Final = (
    Column("figure"), Column("printed", "right"), Column("record", "right"),
    Column("verdict"),
)  # fmt: skip


def against_blocks(
    compared: Sequence[Compared], telling: Telling, record: Telling
) -> Iterator[Block]:
    """Yield the comparison of all figures with the record, the worst first."""
    yield Heading(line("Against the record"), 2)
    told = [c for standing in STANDINGS for c in compared if c.standing == standing]
    yield Paragraph(line(counts(compared)))
    known = [c for c in told if c.standing != "unknown" or c.official or c.nearest]
    if known:
        yield Table(_COLUMNS, tuple(_row(each, telling) for each in known))
        notes = tuple(each for c in known for each in _notes(c, telling))
        if notes:
            yield Notes(notes)
    sources = dict.fromkeys(o.source for c in known if c.known for o in c.known.figures)
    if sources:
        yield source_notes(sources, record.sources)


def counts(compared: Sequence[Compared]) -> str:
    """Return how many figures were held against the record, and how they stand."""
    if not compared:
        return "no figure of trade to hold against the record."
    told = [
        f"{number} {_WORDS[standing]}"
        for standing in STANDINGS
        if (number := sum(c.standing == standing for c in compared))
    ]
    figures = "figure" if len(compared) == 1 else "figures"
    return f"{len(compared)} {figures} of trade: {', '.join(told)}."


def against_message(compared: Compared, telling: Telling) -> str:
    """Return what a comparison says, in one sentence or two."""
    what = figure_words(compared.claim, telling.names)
    printed = compared.claim.figure.text
    if compared.official is None:
        said = f"the record does not tell {what} (printed {printed})"
    else:
        official = _amount(compared.official, telling)
        said = f"{what}: printed {printed}, the record has {official}"
        if compared.standing != "supported":
            said = f"{said}: {_WORDS[compared.standing]}"
    parts = [said, *(difference_words(d) for d in compared.differences)]
    if compared.slip:
        parts.append(slip_words(compared.slip))
    if compared.nearest is not None:
        parts.append(nearest_words(compared, telling))
    return "; ".join(parts) + "."


def difference_words(difference: Difference) -> str:
    """Return in what claim and record are not of one kind."""
    template = _SAID[difference.matter]
    if difference.matter == "valuation" and difference.claimed == "not said":
        template = "the record values {recorded}"
    elif difference.matter == "vintage" and difference.recorded == "not said":
        template = "the record does not say its date"
    elif difference.matter == "vintage" and difference.claimed == "not said":
        template = "the record is of {recorded}"
    return template.format(claimed=difference.claimed, recorded=difference.recorded)


def slip_words(power: int) -> str:
    """Return by how many times a print is too large or too small."""
    way = "large" if power > 0 else "small"
    return f"the print is {10 ** abs(power):,} times too {way}: a scale word may have slipped"


def nearest_words(compared: Compared, telling: Telling) -> str:
    """Return what of the record is as the claim prints it, where its own key is not."""
    nearest = compared.nearest
    if nearest is None:
        return ""
    what = key_words(nearest.known.key, telling.names)
    differs = " and ".join(_FIELDS[name] for name in nearest.differs)
    return f"{_amount(nearest.known.quantity, telling)} is {what} ({differs})"


def _row(compared: Compared, telling: Telling) -> tuple[Cell, ...]:
    official = "" if compared.official is None else _amount(compared.official, telling)
    meaning = _MEANINGS.get(compared.standing, "plain")
    what = figure_words(compared.claim, telling.names)
    return (
        line(what, note(f" [{compared.claim.id}]")),
        line(compared.claim.figure.text),
        line(official),
        line(Span(_WORDS[compared.standing], meaning)),
    )


def _notes(compared: Compared, telling: Telling) -> Iterator[Line]:
    said = [difference_words(d) for d in compared.differences if d.matter != "vintage"]
    if compared.standing not in ("supported", "unknown"):
        said += [difference_words(d) for d in compared.differences if d.matter == "vintage"]
    if compared.slip:
        said.append(slip_words(compared.slip))
    if compared.nearest is not None:
        said.append(nearest_words(compared, telling))
    if said:
        yield line(note(f"[{compared.claim.id}] "), "; ".join(said))


def _amount(quantity: Quantity, telling: Telling) -> str:
    return amount(quantity, telling.style)
