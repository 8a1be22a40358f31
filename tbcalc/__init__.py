"""tbcalc: trade balances as they are printed, read, related, judged and reported."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__version__ = "0.1.0"


def load(*paths: Any) -> Any:
    """Return dataset files, folders or bundled collections as a book of figures to ask.

    See tbcalc/cli/book.py; nothing of it is imported before this is called.

    >>> load("customs").balance("CN", 2024)
    Number(7.06 trillion yuan, likely 7.055 to 7.065)
    """
    from importlib import import_module

    return import_module("tbcalc.cli.book").load(*paths)


def read(text: str, **options: str) -> Any:
    """Return what a printed figure means, a number with its bounds.

    ``assume`` and ``locale`` are those of ``tbcalc read``.

    >>> read("up 21.8 percent")
    Number(21.8 %, likely 21.75 to 21.85)
    """
    from importlib import import_module

    return import_module("tbcalc.cli.reading").read(text, **options)


def convert(text: str, to: str = "", **options: Any) -> Any:
    """Return an amount in another currency, a number with its bounds.

    ``on``, ``rate`` and ``assume`` are those of ``tbcalc convert``.

    >>> convert("$899 billion", "CNY", on="2017-Q1")
    Number(6.193 trillion yuan, likely 6.1897 to 6.1967)
    """
    from importlib import import_module

    return import_module("tbcalc.cli.reading").convert(text, to, **options)
