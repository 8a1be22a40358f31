"""Measure what part of the development sets ``read_figure`` reads as they say.

The sets lie beside the repository (../shared): the cases, and the figures of the press with the
phrase as printed. A press row counts where its phrase carries its own unit: rows whose unit or
sign stands elsewhere (in a table's head, in the text around) are told apart. Fails below 99.5 %.

    python -m benchmarks.reading [--rest]
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final

from benchmarks.tables import markdown_table
from tbcalc.errors import TbcalcError
from tbcalc.figures.figure import Figure
from tbcalc.sources.figure_text import read_figure

SHARED: Final = Path(__file__).parents[2] / "shared"
LIMIT: Final = Decimal("0.995")
NEAR: Final = Decimal("1e-6")


def main(arguments: Sequence[str]) -> int:
    """Print the table and, with --rest, each phrase that is read otherwise; return the code."""
    if not SHARED.exists():
        print("the development sets are not at hand")
        return 0
    cases = list(judged_cases())
    press = [row for row in rows(SHARED / "press" / "figures.csv", ",") if row["kind"] != "rate"]
    own = [row for row in press if carries_its_unit(row)]
    faults = [(row, fault) for row in own if (fault := press_fault(row))]
    table = [
        ("cases.tsv", str(len(cases)), share(sum(cases), len(cases))),
        ("press, own unit", str(len(own)), share(len(own) - len(faults), len(own))),
    ]
    print(markdown_table(("set", "phrases", "read as it says"), table))
    if "--rest" in arguments:
        for row, fault in faults:
            print(f"{row['figure_id']}: {row['printed']!r}: {fault}")
    return int(sum(cases) < len(cases) or len(own) - len(faults) < LIMIT * len(own))


def rows(path: Path, delimiter: str) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def judged_cases() -> Iterator[bool]:
    """Yield whether each case is read, or refused, as it says."""
    for case in rows(SHARED / "reading" / "cases.tsv", "\t"):
        figure = figure_or_none(case["input"])
        refused = case["nominal"] == "REJECT" or "|" in case["currency"]
        if figure is None or refused:
            yield (figure is None) == refused
            continue
        low, high = Decimal(case["low"]), Decimal(case["high"])
        width = figure.likely.width - figure.last_place
        yield (
            figure.value == Decimal(case["nominal"])
            and figure.unit == case["currency"].replace("%", "1")
            and high - low in (figure.last_place, width, figure.likely.width)
        )


def carries_its_unit(row: dict[str, str]) -> bool:
    """Tell whether the phrase itself prints a unit; a number alone has it from elsewhere."""
    figure = figure_or_none(row["printed"], row["currency"])
    return figure is None or bool(figure.unit) or row["kind"] == "count"


def press_fault(row: dict[str, str]) -> str:
    """Return what is read otherwise than the row says, empty for nothing.

    The sign of a phrase that has no word of direction or balance is that of the text around it.
    """
    figure = figure_or_none(row["printed"], row["currency"])
    if figure is None:
        return "refused"
    nominal = Decimal(row["nominal"])
    if abs(abs(figure.value) - abs(nominal)) > abs(nominal) * NEAR:
        return f"value {figure.value}, not {nominal}"
    if row["kind"] == "level" and figure.unit != row["currency"]:
        return f"currency {figure.unit}, not {row['currency']}"
    if figure.qualifier != row["qualifier"]:
        return f"{figure.qualifier}, not {row['qualifier']}"
    return "" if figure.value == nominal or figure.value > 0 else f"sign of {figure.value}"


def figure_or_none(text: str, assume: str = "") -> Figure | None:
    try:
        return read_figure(text, assume=assume)
    except TbcalcError:
        return None


def share(part: int, whole: int) -> str:
    return f"{part / whole:.2%}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
