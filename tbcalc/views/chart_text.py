"""How much room text takes in a drawing, and what of it finds room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tbcalc.views.cells import cell_width, wrapped

_NARROW: Final = frozenset("iljtf.,:;'|!()[] ·I1")
_WIDE: Final = frozenset("mwMWQO@%—+−")


def text_width(text: str, size: float) -> float:
    """Return about how wide text of a font ``size`` stands, on the safe side for sans faces.

    >>> text_width("25.45", 10) < text_width("万亿元", 10)
    True
    """
    return size * sum(_em(sign) for sign in text)


def _em(sign: str) -> float:
    if sign in _NARROW:
        return 0.56 if sign == "1" else 0.34
    if sign in _WIDE:
        return 0.92
    if sign.isascii():
        return 0.72 if sign.isupper() else 0.58
    return 1.0 if cell_width(sign) == 2 else 0.72 if cell_width(sign) == 1 else 0.0


def lines_of(text: str, size: float, width: float) -> list[str]:
    """Return text as lines of at most ``width``, broken between words or wide characters."""
    cells = max(4, int(width / (0.56 * size)))
    while cells > 4:
        rows = wrapped(text, cells)
        if all(text_width(row, size) <= width for row in rows):
            return rows
        cells -= 1
    return wrapped(text, cells)


def shortened(text: str, size: float, width: float) -> str:
    """Return text cut to a width, with a mark where it was cut."""
    if text_width(text, size) <= width:
        return text
    kept = text
    while kept and text_width(f"{kept}…", size) > width:
        kept = kept[:-1] if len(kept) < 80 else kept[:60]
    return f"{kept.rstrip()}…"


def shown_every(widths: Sequence[float], pitch: float, gap: float = 6.0) -> int:
    """Return of which every n-th label can be shown so that none touches the next."""
    widest = max(widths, default=0.0) + gap
    return max(1, -int(-widest // pitch)) if pitch > 0 else max(1, len(widths))


def parted(places: Sequence[float], least: float, low: float, high: float) -> list[float]:
    """Return places, moved as little as need be so that they are ``least`` apart within bounds.

    >>> parted([10, 12, 40], 10, 0, 100)
    [6.0, 16.0, 40.0]
    """
    order = sorted(range(len(places)), key=lambda i: places[i])
    groups: list[list[float]] = []  # middle, count
    for index in order:
        groups.append([float(places[index]), 1.0])
        while len(groups) > 1 and _touch(groups[-2], groups[-1], least):
            one, other = groups[-2], groups.pop()
            count = one[1] + other[1]
            groups[-1] = [(one[0] * one[1] + other[0] * other[1]) / count, count]
    moved = [
        middle + (n - (count - 1) / 2) * least
        for middle, count in groups
        for n in range(int(count))
    ]
    moved = _within(moved, least, low, high)
    result = [0.0] * len(places)
    for index, place in zip(order, moved, strict=True):
        result[index] = place
    return result


def _touch(one: Sequence[float], other: Sequence[float], least: float) -> bool:
    return other[0] - one[0] < least * (one[1] + other[1]) / 2


def _within(places: list[float], least: float, low: float, high: float) -> list[float]:
    """Push places that lie beyond a bound back inside, and what stands in their way."""
    for index, place in enumerate(places):
        bound = low if index == 0 else places[index - 1] + least
        places[index] = max(place, bound)
    for index in range(len(places) - 1, -1, -1):
        bound = high if index == len(places) - 1 else places[index + 1] - least
        places[index] = min(places[index], bound)
    return places
