"""What the reports have in common: their look, their templates, and how they are written."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tbcalc import __version__
from tbcalc.cli.bundled import bundled_collections
from tbcalc.cli.data import BUNDLED_DEFAULT, STDIN, dataset_paths, environment_data, read_text
from tbcalc.cli.output import Output, emit, emit_bytes
from tbcalc.figures.dataset import Dataset
from tbcalc.views.numerals import Style

if TYPE_CHECKING:
    from tbcalc.views.document import Document
    from tbcalc.views.layouts.report_look import Data, ReportLook

Command = TypeVar("Command", bound=Callable[..., Any])


def template_option(command: Command) -> Command:
    """Add --template, passed as ``template: str | None``."""
    return click.option(
        "--template", metavar="FILE", default=None,
        help="A template of your own (Jinja2, sandboxed), given what -f json holds.",
    )(command)  # fmt: skip


def report_look(
    style: Style, dataset: Dataset, names: tuple[str, ...], output: Output
) -> ReportLook:
    """Return how a report on a dataset is told; ``names`` are those of the data asked for."""
    from tbcalc.cli.naming import area_names
    from tbcalc.views.layouts.report_look import ReportLook

    used = dict.fromkeys(names or environment_data() or BUNDLED_DEFAULT)
    return ReportLook(
        area_names(style.locale), style, dataset.sources,
        tuple(_data(name, dataset) for name in used), __version__, output.format == "xlsx",
    )  # fmt: skip


def _data(name: str, dataset: Dataset) -> Data:
    """Return a dataset's name, without the folders it lies in, and its digest."""
    from tbcalc.views.layouts.report_look import Data

    if name == STDIN:
        from tbcalc.sources.table_writer import write_table

        return Data(name, hashlib.sha256(write_table(dataset).encode("utf-8")).hexdigest())
    shown = name if name in bundled_collections() else os.path.basename(os.path.normpath(name))
    return Data(shown, _digest(dataset_paths(name), os.path.isdir(name)))


def _digest(paths: list[str], is_folder: bool) -> str:
    """Return the SHA-256 of a file; of several, that of the list of theirs with their names."""
    if len(paths) == 1 and not is_folder:
        return _file_digest(paths[0])
    listed = "".join(f"{_file_digest(path)}  {os.path.basename(path)}\n" for path in paths)
    return hashlib.sha256(listed.encode("utf-8", "surrogateescape")).hexdigest()


def _file_digest(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def written(
    document: Callable[[str], Document],
    payload: Callable[[], Mapping[str, object]],
    linked: Callable[[], Mapping[str, object]],
    template: str | None,
    look: ReportLook,
    output: Output,
) -> None:
    """Write a report in the format asked for; only what that format needs is made."""
    from tbcalc.views import as_json

    if template is not None:
        from tbcalc.views import as_template

        source = read_text(template)
        emit(as_template.render(source, payload(), look.style, path=template), output)
    elif output.format == "json":
        emit(as_json.render(payload()), output)
    elif output.format == "html":
        from tbcalc.views import as_html

        emit(as_html.render(document(as_json.render(linked()))), output)
    elif output.format == "xlsx":
        from tbcalc.views import as_xlsx

        emit_bytes(as_xlsx.render(document("")), output)
    else:
        from tbcalc.cli.shown import shown

        emit(shown(document(""), output), output)
