"""Which official table a file is, told by how it begins."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from typing import Final

from tbcalc.sources.census_country import is_census_header
from tbcalc.sources.comtrade_json import is_comtrade_json
from tbcalc.sources.eurostat_tsv import is_eurostat_head
from tbcalc.sources.imf_wide import is_imf_header
from tbcalc.sources.sdmx import is_sdmx_header

KINDS: Final = {
    "comtrade": "a file of UN Comtrade Plus",
    "comtrade-json": "an answer of UN Comtrade in JSON",
    "baci": "a file of BACI",
    "baci-parquet": "a file of BACI in Parquet",
    "gacc": "a release page of China Customs",
    "gacc-csv": "a flat table of China Customs by partner",
    "sdmx-csv": "SDMX-CSV",
    "sdmx-ml": "SDMX-ML",
    "imf": "a table of the IMF with a column per period",
    "census": "a table of the U.S. Census Bureau by country",
    "eurostat": "a tab-separated table of Eurostat",
    "wdi": "a file of the World Bank's World Development Indicators",
    "h10": "a file of the Federal Reserve's H.10 release",
    "table": "a table in the long form",
}
"""Kind -> what it is in words."""

HEAD: Final = 65_536
"""Bytes of a file that tell what it is."""
_LINES: Final = 12
_PAGE: Final = re.compile(r"<(?:!doctype html|html|table|head|body)\b", re.IGNORECASE)
_MESSAGE: Final = re.compile(r"<(?:\w+:)?(?:StructureSpecific\w*|Generic\w*|Compact\w*)Data\b")


def kind_of(head: bytes) -> str:
    """Return the kind of a file that begins with ``head``, empty when it is none that is known."""
    if head.startswith(b"PAR1"):
        return "baci-parquet"
    text = head.decode("utf-8", "replace").removeprefix("\ufeff")
    start = text.lstrip()
    if start.startswith("<"):
        if _MESSAGE.search(start):
            return "sdmx-ml"
        return "gacc" if _PAGE.search(start) else ""
    if start.startswith(("{", "[")):
        return "comtrade-json" if is_comtrade_json(start) else ""
    if is_eurostat_head(start):
        return "eurostat"
    rows = list(_rows(text.splitlines()[:_LINES]))
    return next((kind for row in rows for kind in _kinds(row)), "")


def _rows(lines: Iterable[str]) -> Iterable[list[str]]:
    for line in lines:
        try:
            yield [cell.strip() for cell in next(csv.reader([line]), [])]
        except csv.Error:
            continue


def _kinds(row: list[str]) -> Iterable[str]:
    """Yield the kinds that a row of names is the header of."""
    names = {cell.lower() for cell in row}
    if {"reportercode", "flowcode", "cmdcode", "primaryvalue"} <= names:
        yield "comtrade"
    if {"t", "i", "j", "k", "v"} <= names:
        yield "baci"
    if "partner" in names and names & {"total_ytd", "exports_ytd", "imports_ytd"}:
        yield "gacc-csv"
    if row[:1] == ["Series Description"] or {"date", "country", "exchange rate"} <= names:
        yield "h10"
    if {"source_id", "flow", "period", "printed"} <= names:
        yield "table"
    if is_imf_header(row):
        yield "imf"
    if is_census_header(row):
        yield "census"
    codes = {cell for cell in row if re.fullmatch(r"[A-Z]{2}(?:\.[A-Z0-9]+){2,4}", cell)}
    if "country code" in names or (codes and names & {"ref_area", "iso3c", "economy"}):
        yield "wdi"
    if is_sdmx_header(row):
        yield "sdmx-csv"
