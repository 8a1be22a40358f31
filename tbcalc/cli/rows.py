"""Rows of an answer in the formats for machines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tbcalc.cli.output import Output


def machine_rows(
    command: str, rows: Sequence[Mapping[str, object]], numbers: Sequence[str], output: Output
) -> str:
    """Return the rows as JSON under the command's schema, as JSON lines, or as CSV.

    ``numbers`` names the fields that hold numbers or null.
    """
    if output.format == "csv":
        from tbcalc.views import as_csv

        return as_csv.render(rows, numbers=numbers)
    from tbcalc.views import as_json

    if output.format == "jsonl":
        return as_json.render_lines(rows)
    return as_json.render({"schema": f"tbcalc.{command}/1", "rows": rows})
