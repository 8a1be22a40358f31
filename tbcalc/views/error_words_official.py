"""Reasons and remedies of errors about official tables, sums and rates, in any language."""

from __future__ import annotations

from typing import Final

from tbcalc.views.catalog import message

OFFICIAL: Final = (
    message("it is no official table that is known here."),
    message("Say with --as what it is: {join}."),
    message("Parquet is read from a file, not from a stream."),
    message("Name the file."),
    message("it changed while it was read."),
    message("Read it again when it is whole."),
    message('"{unit}" names no scale and currency.'),
    message('Write --unit "100 million CNY" or "million USD".'),
    message("this is no BACI file: it has no column {missing}."),
    message("Its columns are t, i, j, k, v and q."),
    message("this is no Comtrade Plus file: it has no column {missing}."),
    message("Name a CSV file of UN Comtrade, or say with --as what it is."),
    message("the page holds no table of figures."),
    message("Name a release page of China Customs with its table, not its index."),
    message("the file has no header row."),
    message("Ask for other reporters, partners, products or periods."),
    message("no column tells the {missing}: the columns are {listed}."),
    message("the sums do not fit into {memory}."),
    message("Give more with --memory, or sum by fewer keys."),
    message("'{memory}' is no amount of memory."),
    message("Write --memory 512MB or 2GB."),
    message("there is no such file, or no CSV or Parquet file in it."),
    message("Name a file, a folder, or a pattern in quotes: 'data/**/*.parquet'."),
    message("a key stands twice in --by."),
    message("Name each once."),
    message("Parquet is no text."),
    message("Write it to a file: -o sums.parquet."),
    message("--resume keeps its state beside the answer of DuckDB."),
    message("Give -o FILE with it."),
    message("a dataset needs periods."),
    message("Sum --by year or --by period."),
    message("'{word}' is nothing to sum by."),
    message("Give {join} or product:2, product:4, product:6."),
    message("'{unit}' is no unit of money."),
    message('Write "million EUR".'),
    message("the fetched rates cannot be read: {error}."),
    message("Delete the file, or fetch it again with `tbcalc rates update`."),
    message("The rates known before stay in use. Try again later, or name a file with --url."),
    message("the folder cannot be made: {error}."),
    message("Name a folder that can be written with TBCALC_RATES."),
)
"""Templates; each is still said below, which a test holds."""
