"""Write tbcalc/lexicon/area_names.txt: every country in English and Chinese, from CLDR.

``python -m scripts.make_area_lexicon``; CLDR as babel bundles it.
"""

from __future__ import annotations

from pathlib import Path

from babel import Locale
from babel.core import get_global

TARGET = Path(__file__).parent.parent / "tbcalc" / "lexicon" / "area_names.txt"
HEAD = """\
# Countries and territories of ISO 3166-1: code, three-letter code, name in English, in Chinese
# (simplified) and in Chinese (traditional). Source: Unicode CLDR.
# Written by scripts/make_area_lexicon.py; names of the press are in area_words.txt.
"""
# Codes of CLDR that ISO 3166-1 does not assign (EA is Ceuta and Melilla there, the euro area here),
# but for Kosovo (XK), which trade statistics know by this code.
NO_COUNTRY = ("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ")
WITHDRAWN = ("ANT", "BUR", "DDR", "FXX", "NTZ", "SCG", "SUN", "TMP", "YMD", "YUG", "ZAR")


def three_letter_codes() -> dict[str, str]:
    """Return the three-letter code of each two-letter one."""
    aliases = get_global("territory_aliases").items()
    return {
        codes[0]: code
        for code, codes in aliases
        if len(code) == 3 and code.isalpha() and len(codes) == 1 and code not in WITHDRAWN
    }


def rows() -> list[tuple[str, str, str, str, str]]:
    """Return code, three-letter code and the three names of each country, by code."""
    english, simplified, traditional = (
        {str(code): name for code, name in Locale.parse(name).territories.items()}
        for name in ("en", "zh_Hans", "zh_Hant")
    )
    codes = [code for code in english if len(code) == 2 and code not in NO_COUNTRY]
    three = three_letter_codes()
    return [
        (code, three.get(code, ""), english[code], simplified[code], traditional[code])
        for code in sorted(codes)
    ]


def main() -> None:
    lines = ["\t".join(row) + "\n" for row in rows()]
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
