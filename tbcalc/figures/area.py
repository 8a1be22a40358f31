"""Area: codes of countries, provinces, groups and places below them."""

from __future__ import annotations

import re
from typing import Final

WORLD: Final = "W"
"""The partner that stands for all partners."""

_CODE = re.compile(r"(W|[A-Z][A-Z0-9]*|[A-Z]{2}-[A-Z0-9]{1,3})((?:/[\w.'-]+)*)$")


def is_area_code(code: str) -> bool:
    """Tell whether ``code`` has the form of an area: CN, CN-SD, CN-SD/Weihai, ASEAN, W."""
    return _CODE.match(code) is not None


def is_within(code: str, whole: str) -> bool:
    """Tell whether an area's code says that it lies in ``whole``.

    >>> is_within("CN-SD/Weihai", "CN"), is_within("CN", "W"), is_within("CN", "CN-SD")
    (True, True, False)
    """
    return whole in (code, WORLD) or code.startswith((f"{whole}-", f"{whole}/"))


def country_of(code: str) -> str:
    """Return the country or group an area's code begins with: CN for CN-SD/Weihai."""
    return re.split(r"[-/]", code, maxsplit=1)[0]
