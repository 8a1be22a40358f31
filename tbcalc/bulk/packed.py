"""What is packed: how much it may grow, and what lies beside the tables of an archive."""

from __future__ import annotations

from typing import Final

ARCHIVE: Final = (b"PK\x03\x04", b"PK\x05\x06")
"""How an archive begins, and one in which nothing is."""
WORKBOOK: Final = "xl/workbook.xml"
"""What the archive that is a workbook holds."""
MOST_TIMES: Final = 200
"""How many times its size a packed file may become; tables become some 10 to 20 times theirs."""
BOMB_FROM: Final = 4 << 20
BOMB: Final = f"it grows to more than {MOST_TIMES} times its size when unpacked, as no table does"
TRUST: Final = "Unpack it yourself if you trust it."
_BESIDE: Final = ("readme", "country_codes", "product_codes", "metadata")
"""What the names of files say that come beside the table: BACI and the World Bank pack them in."""


def is_bomb(unpacked: int, packed: int) -> bool:
    """Tell whether so many bytes out of so many packed ones are more than any table has."""
    return unpacked > max(BOMB_FROM, MOST_TIMES * packed)


def is_beside(name: str) -> bool:
    """Tell whether a file of an archive comes beside the table."""
    base = name.rsplit("/", 1)[-1].lower()
    return base.startswith((*_BESIDE, ".")) or name.startswith("__MACOSX/")
