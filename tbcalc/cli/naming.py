"""Names of areas in the language of a locale."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

import click

from tbcalc.sources.area_text import area_name

LOCALE_HELP: Final = "Language and numbers: en, zh_CN, de."
locale_option = click.option("--locale", metavar="LOCALE", default="en", help=LOCALE_HELP)


def area_names(locale: str) -> Callable[[str], str]:
    """Return what names areas: in Chinese for a Chinese locale, in English for all others."""
    return partial(area_name, language=locale) if locale.startswith("zh") else area_name
