"""Read a dataset file: YAML in the dataset format, all faults told at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

from tbcalc.errors import DatasetSyntaxError, PeriodSyntaxError
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.observation import Observation
from tbcalc.figures.period import Period
from tbcalc.figures.relation import Relation
from tbcalc.figures.source import Source
from tbcalc.sources.dataset_entry import Entries
from tbcalc.sources.dataset_fields import DATASET
from tbcalc.sources.dataset_figures import Figures
from tbcalc.sources.dataset_page import Page, Scalar, TooManyFaultsError
from tbcalc.sources.dataset_relations import Relations
from tbcalc.sources.dataset_values import Values
from tbcalc.sources.dataset_words import Words
from tbcalc.sources.yaml_events import MAPPING, NO_YAML, events_of, syntax_fault
from tbcalc.sources.yaml_nodes import Node, Nodes, Record

_HEAD: Final = ("sources", "defaults")
_REMEDY: Final = "A dataset is a mapping with sources:, defaults:, figures: and relations:."


def read_dataset(text: str, *, path: str) -> Dataset:
    """Return the dataset that ``text``, the contents of the file ``path``, holds.

    Raises FaultyInputError with every fault of the file, DatasetSyntaxError where it is no
    dataset at all.
    """
    reading = _Reading(text, path)
    reading.run()
    if reading.began_early:
        head = _Reading(text, path)
        head.run(head_only=True)
        reading = _Reading(text, path)
        reading.sources.update(head.sources)
        reading.base.update(head.base)
        reading.run()
    return reading.dataset()


class _Reading:
    """One pass over a file; ``began_early`` when figures came before what they build on."""

    def __init__(self, text: str, path: str) -> None:
        self.sources: dict[str, Source] = {}
        self.base: dict[str, Scalar] = {}
        self.began_early = False
        self._page = Page(text, path)
        self._text = text
        self._figures: Figures | None = None
        self._relations: Relations | None = None
        self._observations: list[Observation] = []
        self._said: list[Relation] = []
        self._end: DatasetSyntaxError | None = None

    def run(self, *, head_only: bool = False) -> None:
        """Read the file, to its end or to the point from which on it cannot be read."""
        unseen = set(_HEAD)
        try:
            nodes = Nodes(self._page, events_of(self._text))
            self._begin(nodes)
            for name, field in nodes.names(DATASET):
                if name.value in _HEAD:
                    unseen.discard(name.value)
                    self.began_early |= self._figures is not None
                    self._read_head(name, nodes.value(name, field))
                elif head_only:
                    nodes.skip_value()
                else:
                    self._read_body(name, nodes.items(name, field))
            nodes.end()
            self._check_whole()
        except NO_YAML as error:
            self._end = syntax_fault(self._page, self._text, error)
        except DatasetSyntaxError as error:
            self._end = error
        except TooManyFaultsError:
            self.began_early |= bool(unseen)

    def dataset(self) -> Dataset:
        """Return what was read.

        Raises FaultyInputError, DatasetSyntaxError.
        """
        if self._end is not None and not self._page.faults:
            raise self._end
        if self._end is not None:
            self._page.faults.append(self._end)
        if self._page.faults:
            raise self._page.verdict()
        return Dataset(tuple(self._observations), self.sources, tuple(self._said))

    def _begin(self, nodes: Nodes) -> None:
        start = nodes.start()
        if start is None:
            raise DatasetSyntaxError("the file is empty.", remedy=_REMEDY, place=self._page.path)
        if not isinstance(start, MAPPING):
            fault = DatasetSyntaxError("this is no dataset.", remedy=_REMEDY)
            mark = start.start_mark
            raise self._page.placed(fault, mark.line, mark.column, 1)

    def _read_head(self, name: Scalar, node: Node | None) -> None:
        if not isinstance(node, Record):
            return
        if name.value == "defaults":
            self.base.update(_texts(node))
            return
        for source_id, said in node.fields.items():
            self.sources[source_id] = (
                self._source(source_id, said) if isinstance(said, Record) else Source(source_id)
            )

    def _source(self, source_id: str, record: Record) -> Source:
        texts = _texts(record)
        if source_id.split() != [source_id]:
            fault = DatasetSyntaxError(
                "the id of a source is one word without spaces.", remedy="Write xinhua-2025, say."
            )
            self._page.tell(fault, record.start_mark)
        if "published" in texts:
            self._check_date(texts["published"])
        return Source(source_id, **{name: scalar.value for name, scalar in texts.items()})

    def _check_date(self, scalar: Scalar) -> None:
        try:
            period = Period.parse(scalar.value)
        except PeriodSyntaxError:
            period = None
        if period is None or str(period) != scalar.value or "/" in scalar.value:
            fault = PeriodSyntaxError(
                f'"{scalar.value}" is no date of publication.',
                remedy="Write 2025-11-26, or 2025-11 or 2025 where no more is known.",
            )
            self._page.tell_scalar(fault, scalar)

    def _read_body(self, name: Scalar, nodes: Iterator[Node]) -> None:
        figures, relations = self._readers()
        for record in nodes:
            if not isinstance(record, Record):
                continue
            if name.value == "figures":
                self._observations += figures.observations(record)
            elif (relation := relations.relation(record)) is not None:
                self._said.append(relation)

    def _readers(self) -> tuple[Figures, Relations]:
        if self._figures is None or self._relations is None:
            words, values = Words(self._page), Values(self._page)
            entries = Entries(self._page, words, values, self.base, self.sources)
            entries.check_base()
            self._figures = Figures(self._page, entries, values)
            self._relations = Relations(self._page, words, entries)
        return self._figures, self._relations

    def _check_whole(self) -> None:
        figures, _ = self._readers()
        figures.check_references()
        if not (self._observations or self._said or self._page.faults):
            raise DatasetSyntaxError(
                "the file holds no figure.", remedy="Add one under figures:.",
                place=self._page.path,
            )  # fmt: skip


def _texts(record: Record) -> dict[str, Scalar]:
    """Return the fields of a record whose shape allows texts only."""
    fields = cast("dict[str, Scalar | None]", record.fields)
    return {name: scalar for name, scalar in fields.items() if scalar is not None}
