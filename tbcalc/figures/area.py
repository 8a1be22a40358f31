"""Area: codes of countries, provinces, groups, places below them, and areas taken together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

WORLD: Final = "W"
"""The partner that stands for all partners."""

_CODE = re.compile(r"(?:[A-Z]{2}-[A-Z0-9]{1,3}|[A-Z][A-Z0-9]*)(?:/[\w.'-]+)*")


def is_area_code(code: str) -> bool:
    """Tell whether ``code`` has the form of an area: CN, CN-SD, CN-SD/Weihai, ASEAN, W, JP+KR."""
    return all(_CODE.fullmatch(part) for part in code.split("+"))


def together(codes: Iterable[str]) -> str:
    """Return the code of several areas taken as one, such as a partner of Japan and Korea.

    >>> together(["KR", "JP"])
    'JP+KR'
    """
    return "+".join(sorted({part for code in codes for part in code.split("+")}))


def is_within(code: str, whole: str) -> bool:
    """Tell whether an area's code says that it lies in ``whole``.

    >>> is_within("CN-SD/Weihai", "CN"), is_within("CN", "W"), is_within("CN", "CN-SD")
    (True, True, False)
    >>> is_within("JP", "JP+KR"), is_within("JP+KR", "JP")
    (True, False)
    """
    if whole in (code, WORLD):
        return True
    if "+" in code or "+" in whole:
        wholes = whole.split("+")
        return all(any(is_within(part, w) for w in wholes) for part in code.split("+"))
    return code.startswith((f"{whole}-", f"{whole}/"))


@lru_cache(maxsize=1024)
def country_of(code: str) -> str:
    """Return the country or group an area's code begins with: CN for CN-SD/Weihai."""
    return together(re.split(r"[-/]", part, maxsplit=1)[0] for part in code.split("+"))
