"""Messages in the reader's language: gettext catalogues of the package, loaded when one is used.

English needs no catalogue: the English template is the message. Every other language has a
``locale/<name>/LC_MESSAGES/tbcalc.mo``, kept by ``python scripts/catalog.py``. Chinese has two, for
its simplified and its traditional signs.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from gettext import GNUTranslations

SIMPLIFIED: Final = "zh_CN"
TRADITIONAL: Final = "zh_TW"
_TRADITIONAL: Final = frozenset(("hant", "tw", "hk", "mo"))
"""Parts of a locale whose readers read traditional signs."""

_QUOTES: Final = {SIMPLIFIED: ("“", "”"), TRADITIONAL: ("「", "」")}
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
    return ("" if is_chinese(locale) else " ").join(words)


def bracketed(words: str, locale: str = "en") -> str:
    """Return words in the brackets that follow others."""
    return f"（{words}）" if is_chinese(locale) else f" ({words})"


def quoted(words: str, locale: str = "en") -> str:
    """Return words between quotation marks.

    >>> quoted("5%"), quoted("5%", "zh_CN"), quoted("5%", "zh_TW")
    ('"5%"', '“5%”', '「5%」')
    """
    before, after = _QUOTES.get(catalogue_of(locale), ('"', '"'))
    return f"{before}{words}{after}"


def page_quotes(locale: str = "en") -> tuple[str, str]:
    """Return the quotation marks of a page set in type, which are curved in English too."""
    return _QUOTES.get(catalogue_of(locale), ("“", "”"))


def capitalised(words: str) -> str:
    """Return words as they begin a sentence."""
    return words[:1].upper() + words[1:]


def listed(items: Iterable[str], locale: str = "en") -> str:
    """Return items as an enumeration.

    >>> listed(["exports", "imports", "balance"]), listed(["出口", "进口"], "zh_CN")
    ('exports, imports and balance', '出口和进口')
    """
    comma, last = ("、", "和") if is_chinese(locale) else (", ", " and ")
    *rest, end = [*items] or [""]
    return f"{comma.join(rest)}{last}{end}" if rest else end


def catalogue_of(locale: str) -> str:
    """Return the name of the catalogue for a locale, empty where English does.

    >>> catalogue_of("zh"), catalogue_of("zh_HK"), catalogue_of("zh-Hans-HK"), catalogue_of("de")
    ('zh_CN', 'zh_TW', 'zh_CN', '')
    """
    if locale.startswith("en"):
        return ""
    language, *rest = locale.partition(".")[0].replace("-", "_").lower().split("_")
    if language != "zh":
        return ""
    is_traditional = "hans" not in rest and not _TRADITIONAL.isdisjoint(rest)
    return TRADITIONAL if is_traditional else SIMPLIFIED


def is_chinese(locale: str) -> bool:
    """Tell whether a locale is told in Chinese, in whichever signs."""
    return catalogue_of(locale) != ""


@cache
def _catalogue(name: str) -> GNUTranslations:
    from gettext import GNUTranslations
    from io import BytesIO

    loader = __spec__.loader
    data = loader.get_data(f"{_FOLDER}{name}/LC_MESSAGES/tbcalc.mo")  # type: ignore[union-attr]  # any file loader
    return GNUTranslations(BytesIO(data))
