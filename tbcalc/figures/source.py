"""Source: who printed a figure, where and when."""

from __future__ import annotations

from tbcalc.exact.noun import noun


@noun
class Source:
    """A publication. ``published`` is a date as far as known: 2025-11-26, 2025-11 or 2025."""

    id: str
    publisher: str = ""
    title: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    note: str = ""
