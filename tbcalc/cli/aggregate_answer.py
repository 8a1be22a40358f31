"""The answer of ``tbcalc aggregate`` in each format, written a batch of groups at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import Final, Protocol

from tbcalc.cli.output import Output, emit, emit_pieces, write_pieces
from tbcalc.core.aggregate_rows import AggregateRow, Amounts, aggregate_row, amounts_of
from tbcalc.errors import NotAnswerableError
from tbcalc.figures.aggregate import Aggregate, Sums
from tbcalc.views.catalog import say

NO_CURRENCY: Final = "XXX"
"""The code of ISO 4217 for no currency."""
_MOST_SHOWN: Final = 1_000
"""Groups that people are shown; the others are for machines."""
_MOST_IN_DATASET: Final = 100_000


class AnySums(Protocol):
    """The sums of an engine by key, fetched a batch at a time."""

    about: Aggregate

    @property
    def groups(self) -> int: ...  # noqa: D102 - as the engines document it

    def keys(self, place: int) -> list[str]: ...  # noqa: D102

    def rename(self, codes: Mapping[int, Mapping[str, str]]) -> None: ...  # noqa: D102

    def batches(self) -> Iterator[list[Sums]]: ...  # noqa: D102


class Answer:
    """The sums with what follows from them: each is ``scale`` of the ``unit``, a currency."""

    def __init__(self, sums: AnySums, scale: Decimal, unit: str) -> None:
        self.sums, self.unit = sums, unit
        self._scale = scale
        self.names = [each.name for each in sums.about.by]

    def amounts(self) -> Iterator[list[tuple[Sequence[str], Amounts]]]:
        """Yield the keys of groups with their numbers."""
        for batch in self.sums.batches():
            yield [(each.keys, amounts_of(each, self._scale)) for each in batch]

    def rows(self) -> Iterator[list[AggregateRow]]:
        """Yield groups with their numbers as quantities."""
        for batch in self.sums.batches():
            yield [aggregate_row(self.names, each, self._scale, self.unit) for each in batch]

    def first(self, most: int) -> list[AggregateRow]:
        """Return the first rows."""
        firsts = islice((each for batch in self.sums.batches() for each in batch), most)
        return [aggregate_row(self.names, each, self._scale, self.unit) for each in firsts]


def write_answer(
    answer: Answer, files: Sequence[str], memory: str, locale: str, output: Output
) -> None:
    """Write the sums; for Parquet the engine takes no more than ``memory``.

    Raises UnwritableOutputError, NotAnswerableError, UsageError, MissingExtraError.
    """
    match output.format:
        case "parquet":
            from tbcalc.bulk.parquet_writer import parquet_pieces

            by = answer.sums.about.by
            rows = ((*keys, *told) for batch in answer.amounts() for keys, told in batch)
            write_pieces(output.path or "", parquet_pieces(by, rows, answer.unit, memory))
        case "csv" | "json" | "jsonl":
            emit_pieces(_pieces(answer, files, output.format), output)
        case "yaml":
            emit(_dataset(answer, files), output)
        case _:
            emit(_document(answer, locale, output), output)


def _pieces(answer: Answer, files: Sequence[str], form: str) -> Iterator[str]:
    from tbcalc.views.payloads import aggregate as payloads

    if form == "csv":
        return payloads.csv_pieces(answer.names, answer.amounts(), answer.unit)
    if form == "jsonl":
        return payloads.line_pieces(answer.names, answer.amounts(), answer.unit)
    about = payloads.aggregate_payload(answer.sums.about, files, notes(answer))
    return payloads.json_pieces(about, answer.names, answer.amounts(), answer.unit)


def _dataset(answer: Answer, files: Sequence[str]) -> str:
    from tbcalc.cli.aggregate_dataset import dataset_text

    sums = answer.sums
    if sums.groups > _MOST_IN_DATASET:
        raise NotAnswerableError(
            f"{sums.groups:,} rows are too many for a dataset.",
            remedy="Sum by fewer keys, or write -f csv, jsonl or parquet.",
        )
    return dataset_text(sums.about, [row for batch in answer.rows() for row in batch], files)


def _document(answer: Answer, locale: str, output: Output) -> str:
    from tbcalc.cli.naming import area_names
    from tbcalc.cli.shown import shown
    from tbcalc.views.layouts.aggregate import aggregate_document
    from tbcalc.views.numerals import Style

    told = aggregate_document(
        answer.sums.about, answer.first(_MOST_SHOWN), notes(answer, locale),
        unit=answer.unit, groups=answer.sums.groups, names=area_names(locale), style=Style(locale),
    )  # fmt: skip
    return shown(told, output, locale)


def notes(answer: Answer, locale: str = "en") -> list[str]:
    """Return what must be known to read the sums."""
    told = []
    about = answer.sums.about
    if "BACI" in about.forms:
        told.append(
            say("each row of BACI is an export of i and an import of j, FOB on both sides", locale)
        )
    if answer.unit == NO_CURRENCY:
        told.append(say("the table names no currency: --unit says it", locale))
    timed = {"year", "period"} & {each.name for each in about.by}
    if not timed and len(set(about.years)) > 1:
        first, last = about.years
        told.append(
            say(
                "the sums are over all years from {first} to {last}", locale, first=first, last=last
            )
        )
    return [*told, *unknown_areas(answer.sums, locale)]


def unknown_areas(sums: AnySums, locale: str = "en") -> list[str]:
    """Name the areas whose codes are not known; their rows are summed under these."""
    from tbcalc.sources.official_areas import lettered_area

    places = [n for n, each in enumerate(sums.about.by) if each.name in ("reporter", "partner")]
    codes = {code for n in places for code in sums.keys(n)}
    strange = sorted(code for code in codes if not lettered_area(code))
    if not strange:
        return []
    shown = ", ".join(code[:20] for code in strange[:10]) + (", ..." if len(strange) > 10 else "")
    return [say("unknown areas, summed under the code of the table: {areas}", locale, areas=shown)]
