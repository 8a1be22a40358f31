"""Scale words as exact powers of ten, and the choice of a scale for print."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

THOUSAND: Final = Decimal(10) ** 3
MILLION: Final = Decimal(10) ** 6
BILLION: Final = Decimal(10) ** 9
TRILLION: Final = Decimal(10) ** 12
WAN: Final = Decimal(10) ** 4
YI: Final = Decimal(10) ** 8
WAN_YI: Final = Decimal(10) ** 12

SHORT_SCALE: Final = (
    ("trillion", TRILLION), ("billion", BILLION), ("million", MILLION), ("thousand", THOUSAND),
)  # fmt: skip
"""English scale words, largest first."""

MYRIAD_SCALE: Final = (("万亿", WAN_YI), ("亿", YI), ("万", WAN))
"""Chinese scale words, largest first."""


def scale_for(magnitude: Decimal, words: tuple[tuple[str, Decimal], ...]) -> tuple[str, Decimal]:
    """Return the largest scale of ``words`` that does not exceed ``magnitude``, else ('', 1).

    >>> scale_for(Decimal("7060000000000"), SHORT_SCALE)[0]
    'trillion'
    """
    size = abs(magnitude)
    for word, factor in words:
        if size >= factor:
            return word, factor
    return "", Decimal(1)
