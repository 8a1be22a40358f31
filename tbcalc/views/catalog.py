"""Messages in the reader's language: gettext catalogues of the package, loaded when one is used.

English needs no catalogue: the English template is the message. Every other language has a
``locale/<name>/LC_MESSAGES/tbcalc.mo``, kept by ``python scripts/catalog.py``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from gettext import GNUTranslations

CATALOGUES: Final = {"zh": "zh_CN"}
"""Language -> the catalogue it is written with; all others are written in English."""

_FOLDER: Final = __file__.rsplit("views", 1)[0] + "locale/"


def say(template: str, locale: str = "en", /, **values: object) -> str:
    """Return a message in the language of ``locale``, with the values in its ``{places}``.

    The template is a literal, so that it can be extracted, or was marked by ``message``.

    >>> say("{flow} of {whom}", flow="exports", whom="China")
    'exports of China'
    """
    name = catalogue_of(locale)
    told = _catalogue(name).gettext(template) if name else template
    return told.format_map(values) if values else told


def say_count(one: str, many: str, number: int, locale: str = "en", /, **values: object) -> str:
    """Return a message about a number of things, itself the value ``number``.

    >>> say_count("{number} source", "{number} sources", 1200)
    '1,200 sources'
    """
    name = catalogue_of(locale)
    plain = one if number == 1 else many
    told = _catalogue(name).ngettext(one, many, number) if name else plain
    if name and told == plain:  # marked by message, each form by itself
        told = _catalogue(name).gettext(plain)
    return told.format_map({**values, "number": f"{number:,}"})


def message(template: str) -> str:
    """Return the template: a mark for what a table holds now and ``say`` says later."""
    return template


def joined(words: Iterable[str], locale: str = "en") -> str:
    """Return words one behind the other, in Chinese without spaces."""
    return ("" if catalogue_of(locale) == "zh_CN" else " ").join(words)


def bracketed(words: str, locale: str = "en") -> str:
    """Return words in the brackets that follow others."""
    return f"（{words}）" if catalogue_of(locale) == "zh_CN" else f" ({words})"


def quoted(words: str, locale: str = "en") -> str:
    """Return words between quotation marks."""
    return f"“{words}”" if catalogue_of(locale) == "zh_CN" else f'"{words}"'


def capitalised(words: str) -> str:
    """Return words as they begin a sentence."""
    return words[:1].upper() + words[1:]


def listed(items: Iterable[str], locale: str = "en") -> str:
    """Return items as an enumeration.

    >>> listed(["exports", "imports", "balance"]), listed(["出口", "进口"], "zh_CN")
    ('exports, imports and balance', '出口和进口')
    """
    comma, last = ("、", "和") if catalogue_of(locale) == "zh_CN" else (", ", " and ")
    *rest, end = [*items] or [""]
    return f"{comma.join(rest)}{last}{end}" if rest else end


def catalogue_of(locale: str) -> str:
    """Return the name of the catalogue for a locale, empty where English does."""
    if locale.startswith("en"):
        return ""
    return CATALOGUES.get(locale.partition(".")[0].replace("-", "_").partition("_")[0].lower(), "")


@cache
def _catalogue(name: str) -> GNUTranslations:
    from gettext import GNUTranslations
    from io import BytesIO

    loader = __spec__.loader
    data = loader.get_data(f"{_FOLDER}{name}/LC_MESSAGES/tbcalc.mo")  # type: ignore[union-attr]  # any file loader
    return GNUTranslations(BytesIO(data))
