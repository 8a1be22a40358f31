"""The record on the command line: official tables and datasets that claims are held against."""

from __future__ import annotations

from collections.abc import Sequence

import click

from tbcalc.cli.data import dataset_paths, load_files
from tbcalc.cli.official_file import opened
from tbcalc.cli.output import Output
from tbcalc.core.against import compared
from tbcalc.core.evidence import Knowledge
from tbcalc.figures.dataset import Dataset, union
from tbcalc.sources.official import Wanted
from tbcalc.sources.official_kind import kind_of
from tbcalc.views.document import Block
from tbcalc.views.layouts.finding_words import Telling
from tbcalc.views.numerals import Style


class Held:
    """Claims held against a record, and how that is told."""

    def __init__(self, claims: Dataset, paths: Sequence[str], knowledge: Knowledge) -> None:
        self._claims = claims
        self._record = load_record(paths, claims)
        self.compared = compared(claims, self._record, knowledge)

    @property
    def is_contradicted(self) -> bool:
        """True when the record contradicts any claim."""
        return any(each.standing == "contradicted" for each in self.compared)

    def blocks(self, style: Style) -> tuple[Block, ...]:
        """Return the comparison as blocks of a document."""
        from tbcalc.views.layouts.against import against_blocks

        telling, record = self._tellings(style)
        return tuple(against_blocks(self.compared, telling, record))

    def entries(self, style: Style) -> list[dict[str, object]]:
        """Return the comparison as entries of JSON."""
        from tbcalc.views.payloads.against import against_payloads

        return list(against_payloads(self.compared, self._tellings(style)[0]))

    def machine(self, style: Style, output: Output) -> str:
        """Return the comparison as CSV or as lines of JSON."""
        from tbcalc.views import as_csv, as_json
        from tbcalc.views.payloads.against import NUMBERS, against_rows

        if output.format == "csv":
            rows = against_rows(self.compared, self._tellings(style)[0])
            return as_csv.render(rows, numbers=NUMBERS)
        return as_json.render_lines(self.entries(style))

    def _tellings(self, style: Style) -> tuple[Telling, Telling]:
        from tbcalc.cli.naming import area_names

        names = area_names(style.locale)
        told, record = self._claims, self._record
        return (
            Telling({o.id: o for o in told.observations}, told.sources, names, style),
            Telling({o.id: o for o in record.observations}, record.sources, names, style),
        )


def load_record(paths: Sequence[str], claims: Dataset) -> Dataset:
    """Return what tables and datasets hold of the reporters and partners that are claimed of.

    Raises what reading them raises; what an official table leaves is told on stderr.
    """
    return union(_record(path, claims) for path in paths)


def _record(path: str, claims: Dataset) -> Dataset:
    with_kind = _kind(path)
    if with_kind in ("", "table"):
        return load_files(dataset_paths(path))
    from tbcalc.cli.official import read_official, told

    areas = {area for o in claims.observations for area in (o.key.reporter, o.key.partner)}
    wanted = Wanted(reporters=areas) if with_kind.startswith("baci") else Wanted()
    official = read_official(path, kind=with_kind, wanted=wanted)
    for line in told(official, path):
        click.echo(f"tbcalc: {line}", err=True)
    return official.dataset


def _kind(path: str) -> str:
    """Return the kind of an official table, empty for datasets, folders and collections."""
    import os

    if not os.path.isfile(path) or path.lower().endswith((".yaml", ".yml")):
        return ""
    with opened(path) as file:
        return kind_of(file.head)
