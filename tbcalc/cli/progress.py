"""A bar on a terminal's stderr for work that takes long, and nothing anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

from tbcalc.cli.output import Output

Item = TypeVar("Item")


def with_progress(items: Iterable[Item], label: str, output: Output) -> Iterator[Item]:
    """Yield the items; how many there were is shown where it does not disturb the answer.

    That is on a terminal's stderr, when the answer goes to a file or a pipe.
    """
    answers_elsewhere = output.path is not None or not sys.stdout.isatty()
    if not (sys.stderr.isatty() and answers_elsewhere):
        yield from items
        return
    with click.progressbar(items, label=label, file=sys.stderr, show_pos=True) as bar:
        yield from bar
