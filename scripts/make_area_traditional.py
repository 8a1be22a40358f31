"""Write the lexicon of areas' names in traditional Chinese, where CLDR has none.

``python -m scripts.make_area_traditional``, with OpenCC: provinces, cities and groups, in the
signs of Taiwan, and in its words where they are set here by hand.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from opencc import OpenCC

from tbcalc.sources.area_words import area_names

PATH: Final = Path(__file__).parent.parent / "tbcalc" / "lexicon" / "area_traditional.txt"
HEAD: Final = """\
# Names of provinces, cities and groups in traditional Chinese, where it differs from simplified:
# code, name. Countries have theirs in area_names.txt. Written by scripts/make_area_traditional.py.

"""
TAIWAN: Final = {
    "ASEAN": "東協", "OPEC": "石油輸出國組織", "GCC": "海灣合作理事會", "HK": "香港", "MO": "澳門",
    "TW": "台灣",
}  # fmt: skip
"""Names that are other words where traditional signs are read, not other signs."""


def main() -> None:
    """Write the lexicon."""
    signs = OpenCC("s2tw")
    rows = []
    for code, names in sorted(area_names().items()):
        if names.traditional == names.simplified:  # CLDR has no other
            told = TAIWAN.get(code) or signs.convert(names.simplified)
            if told != names.simplified:
                rows.append(f"{code}\t{told}\n")
    PATH.write_text(HEAD + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
