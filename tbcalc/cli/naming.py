"""Names of areas in the language of a locale."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

import click

from tbcalc.sources.area_text import area_name
from tbcalc.views.catalog import catalogue_of, is_chinese

LOCALE_HELP: Final = "Language and numbers: en, zh_CN, zh_TW, de."


def checked_locale(context: click.Context, option: click.Parameter, words: str | None) -> str:
    """Return a locale that is known, empty for none.

    Raises UsageError, with the nearest.
    """
    if words and words not in ("en", "en_GB", "en_US", "zh", "zh_CN", "zh_TW", "C", "POSIX"):
        from tbcalc.views.numerals_locales import cldr_locale

        cldr_locale(words)
    return words or ""


locale_option = click.option(
    "--locale", metavar="LOCALE", default="en", help=LOCALE_HELP, callback=checked_locale
)


def area_names(locale: str) -> Callable[[str], str]:
    """Return what names areas: in Chinese for a Chinese locale, in English for all others."""
    return partial(area_name, language=catalogue_of(locale)) if is_chinese(locale) else area_name
