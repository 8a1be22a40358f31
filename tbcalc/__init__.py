"""tbcalc: trade balances as they are printed, read, related, judged and reported."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__version__ = "0.1.0"


def load(*paths: str) -> Any:
    """Return dataset files, folders or bundled collections as a book of figures to ask.

    See tbcalc/cli/book.py; nothing of it is imported before this is called.

    >>> book = load("customs")
    >>> str(book.balance("CN", 2024).likely)
    '[7055000000000, 7065000000000]'
    """
    from importlib import import_module

    return import_module("tbcalc.cli.book").load(*paths)
