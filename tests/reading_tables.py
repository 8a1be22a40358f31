"""The tables of printed figures that tests and benchmarks read."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "data" / "reading"


class Reading(NamedTuple):
    """A printed figure and what it means; ``value`` may be a ratio, 1/3."""

    text: str
    value: Fraction
    unit: str
    qualifier: str


def rows(name: str) -> list[list[str]]:
    """Return the rows of a table."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def readings(name: str) -> list[Reading]:
    """Return the rows of a table as readings."""
    return [Reading(text, Fraction(value), unit, q) for text, value, unit, q in rows(name)]


TABLES = (
    "english.tsv", "press_wording.tsv", "east_asia.tsv", "other_languages.tsv",
    "money_and_numbers.tsv",
)  # fmt: skip
READINGS = [reading for name in TABLES for reading in readings(name)]
REFUSED = [(text, slug) for text, slug in rows("refused.tsv")]
