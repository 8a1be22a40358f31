"""Answers as a notebook shows them: Markdown there, plain text under ``print``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tbcalc.figures.finding import Finding, Verdicts
from tbcalc.views import as_markdown, as_text
from tbcalc.views.document import Document


@dataclass(frozen=True, slots=True, repr=False)
class Shown:
    """What is told of an answer; a notebook shows it as Markdown, ``str`` as plain text."""

    document: Document

    def __str__(self) -> str:
        return as_text.render(self.document, width=80)

    def __repr__(self) -> str:
        return str(self).rstrip("\n")

    def _repr_markdown_(self) -> str:
        return as_markdown.render(self.document)


@dataclass(frozen=True, slots=True, repr=False)
class Outcome(Shown):
    """The outcome of a check, which is its findings in order of gravity as well."""

    verdicts: Verdicts

    @property
    def is_contradicted(self) -> bool:
        """True when some figures cannot all be true."""
        return self.verdicts.is_contradicted

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.verdicts.findings)

    def __len__(self) -> int:
        return len(self.verdicts.findings)


class Rows(list[dict[str, Any]]):
    """Rows as ``-f json`` has them, a list of dicts that shows itself as a table.

    ``pandas.json_normalize(rows)`` makes a data frame of it.
    """

    def __init__(self, rows: list[dict[str, Any]], shown: Shown) -> None:
        super().__init__(rows)
        self.shown = shown

    def __str__(self) -> str:
        return str(self.shown)

    def __repr__(self) -> str:
        return repr(self.shown)

    def _repr_markdown_(self) -> str:
        return self.shown._repr_markdown_()
