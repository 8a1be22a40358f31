"""Write tbcalc/lexicon/currency_names_LANGUAGE.txt: the names of all currencies, from CLDR.

``python -m scripts.make_currency_names``; CLDR as babel bundles it. Names that the words of the
press hold already, with their own meaning, are left out.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from babel import Locale
from babel.numbers import get_currency_name

from tbcalc.sources.vocabulary import currency_codes, vocabulary

FOLDER: Final = Path(__file__).parent.parent / "tbcalc" / "lexicon"
HEAD: Final = (
    "# Names of currencies ({}): code, names parted by |. Source: Unicode CLDR.\n"
    "# Written by scripts/make_currency_names.py; names of the press are in the figure words."
)
LOCALES: Final = {
    "en": ("en",), "de": ("de",), "fr": ("fr",), "es": ("es", "es_MX"), "it": ("it",),
    "pt": ("pt", "pt_PT"), "ru": ("ru",), "ar": ("ar",), "el": ("el",), "ja": ("ja",),
    "ko": ("ko",), "zh": ("zh_Hans", "zh_Hant", "zh_Hant_HK"), "nl": ("nl",), "pl": ("pl",),
    "tr": ("tr",), "id": ("id", "ms"), "vi": ("vi",),
}  # fmt: skip
COUNTS: Final = (None, 1, 2, 3, 5, 11, 100)
"""Numbers that bring out the plural forms of all these languages."""


def main() -> None:
    for language, locales in LOCALES.items():
        known = vocabulary((language,)).phrases
        names = names_of(locales)
        kept = {code: [n for n in names[code] if n not in known] for code in sorted(names)}
        rows = [f"{code}\t{'|'.join(forms)}" for code, forms in kept.items() if forms]
        path = FOLDER / f"currency_names_{language}.txt"
        path.write_text("\n".join([HEAD.format(language), *rows]) + "\n", encoding="utf-8")


def names_of(locales: tuple[str, ...]) -> dict[str, list[str]]:
    """Return code -> its names in the locales; names that several codes share are left out."""
    owners: dict[str, set[str]] = {}
    for code in currency_codes():
        for name in _forms(code, locales):
            owners.setdefault(name, set()).add(code)
    found: dict[str, list[str]] = {}
    for name, codes in owners.items():
        if len(codes) == 1:
            found.setdefault(codes.pop(), []).append(name)
    return {code: sorted(names) for code, names in found.items()}


def _forms(code: str, locales: tuple[str, ...]) -> list[str]:
    names = [
        get_currency_name(code, count=count, locale=Locale.parse(locale)).lower()
        for locale in locales
        for count in COUNTS
    ]
    return [name for name in dict.fromkeys(names) if name != code.lower() and "(" not in name]


if __name__ == "__main__":
    main()
