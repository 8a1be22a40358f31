"""Small files in the shape of official tables, with all the traps of the real ones."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

DATA = Path(__file__).parent / "data" / "official"

_NAMES = (
    "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,"
    "flowCode,flowDesc,partnerCode,partnerISO,partnerDesc,partner2Code,partner2ISO,partner2Desc,"
    "classificationCode,classificationSearchCode,isOriginalClassification,cmdCode,cmdDesc,"
    "aggrLevel,isLeaf,customsCode,customsDesc,mosCode,motCode,motDesc,qtyUnitCode,qtyUnitAbbr,qty,"
    "isQtyEstimated,altQtyUnitCode,altQtyUnitAbbr,altQty,isAltQtyEstimated,netWgt,"
    "isNetWgtEstimated,grossWgt,isGrossWgtEstimated,cifvalue,fobvalue,primaryValue,"
    "legacyEstimationFlag,isReported,isAggregate"
)
COMTRADE = tuple(_NAMES.split(","))
"""The 47 names of a Comtrade Plus file."""
_USUAL = {
    "typeCode": "C", "freqCode": "A", "refYear": "2024", "refMonth": "52", "reporterCode": "156",
    "reporterISO": "CHN", "reporterDesc": "China", "partnerCode": "0", "partnerISO": "W00",
    "partnerDesc": "World", "partner2Code": "0", "partner2ISO": "W00", "partner2Desc": "World",
    "classificationCode": "H6", "classificationSearchCode": "HS",
    "isOriginalClassification": "True", "cmdCode": "TOTAL", "cmdDesc": "All Commodities",
    "aggrLevel": "0", "isLeaf": "False", "customsCode": "C00", "customsDesc": "TOTAL CPC",
    "mosCode": "0", "motCode": "0", "motDesc": "TOTAL MOT", "qtyUnitCode": "-1",
    "qtyUnitAbbr": "N/A", "isQtyEstimated": "False", "altQtyUnitCode": "-1",
    "altQtyUnitAbbr": "N/A", "isAltQtyEstimated": "False", "isNetWgtEstimated": "False",
    "isGrossWgtEstimated": "False", "legacyEstimationFlag": "0", "isReported": "False",
    "isAggregate": "True",
}  # fmt: skip
WORLD_EXPORTS = "3576540112854"
WORLD_IMPORTS = "2585127694120.5"


def comtrade_row(flow: str, value: str, **said: str) -> list[str]:
    """Return the cells of a row; exports are FOB and imports CIF unless ``said``."""
    own = {"X": "fobvalue", "M": "cifvalue"}.get(flow, "")
    told = {**_USUAL, "flowCode": flow, "flowDesc": flow, "primaryValue": value, own: value, **said}
    told.setdefault("period", told["refYear"])
    told.setdefault("refPeriodId", f"{told['refYear']}0101")
    return [told.get(name, "") for name in COMTRADE]


def comtrade_rows() -> list[list[str]]:
    """Return China's trade of 2024 with a breakdown of every kind beside it."""
    ivory_coast = {"partnerCode": "384", "partnerISO": "CIV", "partnerDesc": "Côte d'Ivoire"}
    taiwan = {"partnerCode": "490", "partnerISO": "S19", "partnerDesc": "Other Asia, nes"}
    hong_kong = {"partner2Code": "344", "partner2ISO": "HKG", "partner2Desc": "China, Hong Kong"}
    america = {"partnerCode": "842", "partnerISO": "USA", "partnerDesc": "USA"}
    return [
        comtrade_row("X", WORLD_EXPORTS),
        comtrade_row("M", WORLD_IMPORTS, fobvalue="2450000000000"),
        comtrade_row("X", "525651000000", **america),
        comtrade_row("X", "5012345678", **ivory_coast),
        comtrade_row("X", "75000000000", **taiwan),
        comtrade_row("X", "2000000000000", motCode="2100", motDesc="Sea"),
        comtrade_row("X", "1500000000000", motCode="1000", motDesc="Air"),
        comtrade_row("M", "99000000", **hong_kong),
        comtrade_row("M", "1000000000", customsCode="C06"),
        comtrade_row("RX", "123456789"),
        comtrade_row("X", WORLD_EXPORTS),
        comtrade_row("X", "3576000000000", isOriginalClassification="False"),
        comtrade_row("X", "30000000000", cmdCode="27", cmdDesc="Mineral fuels, oils; 20°C"),
    ]


def csv_text(
    names: Sequence[str], rows: Iterable[Sequence[str]], *, tail: str = "", lead: str = ""
) -> str:
    """Return CSV; ``tail`` ends each row of data (a comma too many), ``lead`` begins it."""
    lines = [_line(names), *(f"{lead}{_line(row)}{tail}" for row in rows)]
    return "".join(f"{line}\r\n" for line in lines)


def comtrade_file(rows: Iterable[Sequence[str]] | None = None) -> bytes:
    """Return a file as it is downloaded: Latin-1, and a comma behind every row of data."""
    return csv_text(COMTRADE, comtrade_rows() if rows is None else rows, tail=",").encode("latin-1")


def release_page(title: str, unit: str, rows: Sequence[str], *, date: str = "2026/04/14") -> str:
    """Return a release page; cells are parted by "|", "text^3" spans columns, "text_2" rows."""
    body = "\n".join(f"<tr>{''.join(map(_cell, row.split('|')))}</tr>" for row in rows)
    return f"""<!DOCTYPE html><html><head><title>{title}</title></head><body>
<div class="g-nav"><ul><li><a href="/x">Export Service 1-3</a></li></ul></div>
<div class="atcl-ttl">{title}</div><div class="atcl-date">{date}</div>
<div class="atcl-cnt"><table><tbody>
<tr><td colspan="10"><span><b>{title}</b></span></td></tr>
<tr><td colspan="10"><span>Unit: {unit}</span></td></tr>
{body}
<tr><td colspan="10">Note: 1. a note with 3,000.5 in it.</td></tr>
</tbody></table></div></body></html>"""


def _line(cells: Sequence[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(cells)
    return buffer.getvalue()


def _cell(text: str) -> str:
    text, _, below = text.partition("_")
    text, _, wide = text.partition("^")
    spans = (f' colspan="{wide}"' if wide else "") + (f' rowspan="{below}"' if below else "")
    return f"<td{spans}><span><b>{text}&nbsp;</b></span></td>"
