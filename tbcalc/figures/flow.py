"""Flow: the four trade flows, and which of them are bound to be nonnegative."""

from __future__ import annotations

from typing import Final

EXPORTS: Final = "exports"
IMPORTS: Final = "imports"
TOTAL: Final = "total"
BALANCE: Final = "balance"
FLOWS: Final = (EXPORTS, IMPORTS, TOTAL, BALANCE)
"""The flows of merchandise and services trade; any other word is a measure of its own."""


def is_flow(word: str) -> bool:
    """Tell whether ``word`` is a trade flow rather than a measure."""
    return word in FLOWS
