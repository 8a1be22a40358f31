"""An article's figures as a draft of a dataset file, each with its place and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tbcalc.exact.noun import noun, replaced
from tbcalc.figures.dataset import Dataset, union
from tbcalc.figures.observation import Observation
from tbcalc.sources.dataset_fields import SOURCE
from tbcalc.sources.dataset_records import Fields, entry_fields
from tbcalc.sources.printed_units import PrintedUnits
from tbcalc.sources.prose_dataset import Article, Left
from tbcalc.sources.prose_figures import reads_back
from tbcalc.sources.prose_reading import Reading
from tbcalc.sources.yaml_text import field_lines, item_lines
from tbcalc.sources.yaml_writer import shared_fields


@noun
class Draft:
    """An article with its readings, their dataset, and what is left out of it."""

    article: Article
    readings: Sequence[Reading]
    dataset: Dataset
    left: Sequence[Left]


def draft_text(drafts: Iterable[Draft]) -> str:
    """Return the draft of a dataset file; what is not entered stands in comments, with why.

    Of each article no more is held than what is entered of it.
    """
    parts: list[Dataset] = []
    comments: list[str] = []
    for draft in drafts:
        kept, dropped = _writable(draft.dataset)
        parts.append(kept)
        comments += _comments(draft, dropped)
    whole = union(parts)
    base = shared_fields(whole)
    lines = ["sources:"] if whole.sources else []
    for source in whole.sources.values():
        fields = {name: text for name in SOURCE.fields if (text := getattr(source, name))}
        lines += field_lines(source.id, fields or {"title": source.id}, "  ", block=True)
    if base:
        lines += field_lines("defaults", base, "")
    if whole.observations:
        lines.append("figures:")
    units = PrintedUnits(whole.sources)
    for observation in whole.observations:
        entry = entry_fields([observation], base, "", units)
        lines += item_lines(entry | _confidence(observation), "  ")
    return "\n".join([*lines, *comments]) + "\n"


def _confidence(observation: Observation) -> Fields:
    return {"confidence": "unsure" if observation.note else "sure"}


def _writable(dataset: Dataset) -> tuple[Dataset, list[Observation]]:
    """Return what a dataset file can say, and the observations that it cannot.

    An entry whose figure does not read back from its own text is left out, and the ties to it.
    """
    dropped = {o.id for o in dataset.observations if not reads_back(o.figure, o.figure.unit)}
    dropped |= {o.id for o in dataset.observations if o.pair_of in dropped and o.pair_of}
    kept = [
        replaced(o, of="" if o.of in dropped else o.of)
        for o in dataset.observations
        if o.id not in dropped
    ]
    out = [o for o in dataset.observations if o.id in dropped]
    return Dataset(tuple(kept), dataset.sources), out


def _ordinal(observation: Observation) -> int:
    return int(observation.id.rpartition(".")[2]) - 1


def _comments(draft: Draft, dropped: Sequence[Observation]) -> Iterator[str]:
    """Yield what is not entered, in the order of the text, and why."""
    told = [(left.ordinal, left.reason) for left in draft.left]
    told += [(_ordinal(o), "the format cannot say it") for o in dropped]
    if told:
        yield f"# Not entered of {draft.article.id}:"
    text = draft.article.text
    line, at = 1, 0
    for ordinal, reason in sorted(told):
        found = draft.readings[ordinal].found
        line += text.count("\n", at, found.start)
        at = found.start
        printed = " ".join(text[found.start : found.end].split())
        yield f"# line {line}: {printed}: {reason}"
