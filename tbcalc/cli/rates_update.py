"""``tbcalc rates update``: fetch the newest reference rates. The one command with a network."""

from __future__ import annotations

import os

import click

from tbcalc.cli.output import Output, emit, output_options, write_file
from tbcalc.errors import UnwritableOutputError

EPILOG = """\b
Examples:
  tbcalc rates update

\b
The rates lie in TBCALC_RATES, else in tbcalc/rates of your data folder, and are used where they
reach further than those that travel with tbcalc. On any failure the ones known before stay.
"""


@click.command(epilog=EPILOG, short_help="Fetch newer reference rates from the ECB.")
@click.option("--url", default="", metavar="URL", help="Where to fetch eurofxref-hist.zip from.")
@output_options("text", "json")
def update(url: str, output: Output) -> None:
    """Fetch the ECB's daily reference rates; what is known stays where anything fails."""
    from tbcalc.sources.daily_rates import daily_text
    from tbcalc.sources.ecb_download import ECB_URL, Patience, dates_of, fetch_rates
    from tbcalc.sources.rate_files import DAILY, MONTHLY, rates_folder
    from tbcalc.sources.rate_text import write_rates

    known = dates_of(daily_text())
    fetched = fetch_rates(url or ECB_URL, known=known, patience=Patience())
    folder = rates_folder()
    _make(folder)
    write_file(os.path.join(folder, DAILY), fetched.daily.encode("ascii"))
    write_file(os.path.join(folder, MONTHLY), write_rates(fetched.table).encode("ascii"))
    facts = {
        "schema": "tbcalc.rates.update/1",
        "from": url or ECB_URL,
        "folder": folder,
        "last": fetched.dates[-1],
        "new_days": len(fetched.dates) - len(known),
    }
    if output.format == "json":
        from tbcalc.views import as_json

        emit(as_json.render(facts), output)
    else:
        emit(
            f"ECB reference rates to {fetched.dates[-1]}: {facts['new_days']} days more than "
            f"before, to {known[-1]}. They lie in {folder}.\n",
            output,
        )


def _make(folder: str) -> None:
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise UnwritableOutputError(
            f"the folder cannot be made: {error.strerror or error}.",
            remedy="Name a folder that can be written with TBCALC_RATES.",
            place=folder,
        ) from error
