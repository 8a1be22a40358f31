"""Read the long table form: CSV with one figure a row, and its sources beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tbcalc.errors import DatasetSyntaxError, DuplicateKeyError, FaultyInputError, TbcalcError
from tbcalc.exact.noun import replaced
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.flow import TOTAL
from tbcalc.figures.observation import Observation
from tbcalc.figures.source import Source
from tbcalc.sources.dataset_page import Page, TooManyFaultsError, nearest, quoted
from tbcalc.sources.table_cells import Cell, Row, Table
from tbcalc.sources.table_rows import REQUIRED, Rows

COLUMNS: Final = (
    "figure_id", "source_id", "reporter", "partner", "scope", "product", "flow", "period", "kind",
    "printed", "nominal", "currency", "qualifier", "basis", "pair_of", "of", "remark",
    "against", "status", "variant", "valuation", "adjustment", "prices", "accounts",
)  # fmt: skip
SOURCE_COLUMNS: Final = ("source_id", "publisher", "title", "date", "url", "lang", "note")
_MOST_COMPARED: Final = 1000


def read_table(figures: str, sources: str, *, path: str) -> Dataset:
    """Return the dataset that the two tables hold, ``path`` being that of the figures.

    ``sources`` may be empty: then each source has its id alone.

    Raises FaultyInputError with every fault of the two files, DatasetSyntaxError where one is no
    table at all.
    """
    reading = _Reading(figures, sources, path)
    reading.run(sources)
    return reading.dataset()


class _Reading:
    """One pass over the two tables."""

    def __init__(self, figures: str, sources: str, path: str) -> None:
        folder = path[: len(path) - len(path.replace("\\", "/").rpartition("/")[2])]
        self._page = Page(figures, path)
        self._sources_page = Page(sources, f"{folder}sources.csv")
        self._table = Table(self._page, figures, COLUMNS, REQUIRED)
        self._sources: dict[str, Source] = {}
        self._observations: list[Observation] = []
        self._ids: dict[str, int] = {}
        self._references: list[Cell] = []

    def run(self, sources: str) -> None:
        """Read both tables, to their ends or until there are too many faults."""
        try:
            if sources.strip():
                self._read_sources(sources)
            rows = Rows(self._page, self._sources, has_basis="basis" in self._table.names)
            for row in self._table.rows():
                self._read_figure(rows, row, is_declared=bool(sources.strip()))
            self._check_references()
        except TooManyFaultsError:
            return

    def dataset(self) -> Dataset:
        """Return what was read.

        Raises FaultyInputError.
        """
        faults = [*self._sources_page.faults, *self._page.faults]
        if faults:
            raise FaultyInputError(
                "1 fault found." if len(faults) == 1 else f"{len(faults)} faults found.",
                faults=sorted(faults, key=_position),
            )
        levels = {o.id: o for o in self._observations if o.aspect == "level"}
        return Dataset(tuple(_settled(o, levels) for o in self._observations), self._sources)

    def _read_sources(self, text: str) -> None:
        table = Table(self._sources_page, text, SOURCE_COLUMNS, ("source_id",))
        for row in table.rows():
            texts = {name: cell.value for name, cell in row.items()}
            id_ = texts.get("source_id", "")
            if id_ in self._sources:
                fault = DuplicateKeyError(f"the source {quoted(id_)} stands twice.")
                self._sources_page.tell_scalar(fault, row["source_id"])
            self._sources[id_] = Source(
                id_, texts.get("publisher", ""), texts.get("title", ""), texts.get("date", ""),
                texts.get("url", ""), texts.get("lang", ""), texts.get("note", ""),
            )  # fmt: skip

    def _read_figure(self, rows: Rows, row: Row, *, is_declared: bool) -> None:
        source = row.get("source_id")
        if source is not None and source.value not in self._sources:
            if is_declared:
                self._tell_source(source)
            self._sources.setdefault(source.value, Source(source.value))
        observation = rows.observation(row)
        self._references += [row[name] for name in ("of", "pair_of") if name in row]
        if observation is None:
            return
        if observation.id in self._ids:
            first = self._ids[observation.id]
            fault = DuplicateKeyError(
                f"the id {quoted(observation.id)} stands twice, first on line {first}.",
                remedy="Give each figure an id of its own.",
            )
            self._page.tell_scalar(fault, row.get("figure_id", row["printed"]))
        self._ids[observation.id] = observation.line
        self._observations.append(observation)

    def _tell_source(self, cell: Cell) -> None:
        near = nearest(cell.value, list(self._sources)[:_MOST_COMPARED])
        fault = DatasetSyntaxError(
            f"the source {quoted(cell.value)} is not in {self._sources_page.path}.",
            remedy=f"Write {near}, or add it there." if near else "Add it there.",
            candidates=(near,) if near else (),
        )
        self._page.tell_scalar(fault, cell)

    def _check_references(self) -> None:
        for cell in self._references:
            if cell.value not in self._ids and not self._page.faults:
                fault = DatasetSyntaxError(
                    f"no figure has the id {quoted(cell.value)}.",
                    remedy="Name the figure_id of another row.",
                )
                self._page.tell_scalar(fault, cell)


def _settled(observation: Observation, levels: Mapping[str, Observation]) -> Observation:
    """Return an observation whose flow is said: that of its level, else the total."""
    if observation.key.flow:
        return observation
    level = levels.get(observation.of)
    flow = TOTAL if level is None else level.key.flow
    return replaced(observation, key=observation.key.with_flow(flow))


def _position(error: TbcalcError) -> tuple[str, int, int]:
    path, line, column = error.place.rsplit(":", 2)
    return path, int(line), int(column)
