"""``tbcalc report``: bulletins, fact checks and series that can be put before readers."""

from __future__ import annotations

import click

from tbcalc.cli.report_bulletin import bulletin
from tbcalc.cli.report_factcheck import factcheck
from tbcalc.cli.report_series import series


@click.group()
def command() -> None:
    """Write reports: a bulletin of a period, a fact check, a series of years.

    Formats are text, Markdown, HTML (one page that needs nothing else), JSON and XLSX; with
    --template FILE your own, which is given what the JSON holds.
    """


command.add_command(bulletin)
command.add_command(factcheck)
command.add_command(series)
