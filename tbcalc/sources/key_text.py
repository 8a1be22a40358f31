"""Read a key as people write it: CN balance 2024, China exports with ASEAN in 2022."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from tbcalc.errors import UsageError
from tbcalc.exact.noun import noun
from tbcalc.figures.area import WORLD
from tbcalc.figures.flow import BALANCE, EXPORTS, IMPORTS, TOTAL
from tbcalc.figures.period import Day, Period
from tbcalc.sources.area_text import read_area
from tbcalc.sources.period_text import read_period

_FLOWS: Final = {
    "exports": EXPORTS, "export": EXPORTS, "imports": IMPORTS, "import": IMPORTS,
    "total": TOTAL, "trade": TOTAL, "balance": BALANCE, "surplus": BALANCE, "deficit": BALANCE,
}  # fmt: skip
_SCOPES: Final = ("goods", "services", "goods+services")
_FILLERS: Final = frozenset(("in", "of", "for", "the", "trade", "'s"))
_REMEDY: Final = (
    "Write whose trade, which flow and when: CN balance 2024, CN with ASEAN exports 2022."
)


@noun
class KeyText:
    """The parts of a key in words; empty where nothing is said, the period None."""

    reporter: str = ""
    partner: str = WORLD
    scope: str = ""
    product: str = ""
    flow: str = ""
    period: Period | None = None
    is_growth: bool = False


def read_key(text: str, *, today: Day | None = None, measures: Collection[str] = ()) -> KeyText:
    """Return what the words name; products are what is left between areas and the flow.

    ``measures`` are names that stand where a flow may, their words joined by hyphens or not.
    Raises UsageError, UnknownAreaError, PeriodSyntaxError.

    >>> read_key("CN with ASEAN exports 2022").partner
    'ASEAN'
    """
    words = [word for word in re.split(r"\s+", text.strip()) if word]
    is_growth = any(word.lower() == "growth" for word in words)
    words, measure = _joined(words, measures)
    if not measure:
        words = [word for word in words if word.lower() != "growth"]
    place = words.index(measure) if measure else _flow_place(words)
    if place is None:
        raise UsageError(
            "it does not say which flow: exports, imports, total or balance"
            f"{_or_measure(measures)}.",
            text=text, span=(0, len(text)), remedy=_REMEDY,
        )  # fmt: skip
    before, after = words[:place], _without_fillers(words[place + 1 :])
    whom, after = _partner(after)
    with_whom, before = _partner(before)
    scope = next((w.lower() for w in before if w.lower() in _SCOPES), "")
    before = _without_fillers([w for w in before if w.lower() not in _SCOPES])
    reporter, product = _area_and_rest(before)
    return KeyText(
        reporter,
        whom or with_whom or WORLD,
        scope,
        product,
        measure or _FLOWS[words[place].lower()],
        read_period(" ".join(after), today=today) if after else None,
        is_growth,
    )


def _or_measure(measures: Collection[str]) -> str:
    return ", or a measure of the data" if measures else ""


def _joined(words: list[str], measures: Collection[str]) -> tuple[list[str], str]:
    """Return the words with those of a measure as one, and its name; the longest name wins."""
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            name = "-".join(words[start : start + length]).lower().replace("_", "-")
            if name in measures:
                rest = [*words[:start], *words[start + length :]]
                kept = [word for word in rest if word.lower() != "growth"]
                before = [word for word in words[:start] if word.lower() != "growth"]
                return [*kept[: len(before)], name, *kept[len(before) :]], name
    return words, ""


def _flow_place(words: list[str]) -> int | None:
    places = [at for at, word in enumerate(words) if word.lower() in _FLOWS]
    return places[-1] if places else None


def _without_fillers(words: list[str]) -> list[str]:
    start = 0
    while start < len(words) and words[start].lower() in _FILLERS:
        start += 1
    return words[start:]


def _partner(words: list[str]) -> tuple[str, list[str]]:
    """Return the area after "with", and the words without it."""
    for at, word in enumerate(words):
        if word.lower() in ("with", "to", "from") and at + 1 < len(words):
            area, rest = _area_and_rest(words[at + 1 :])
            return area, words[:at] + rest.split()
    return "", words


def _area_and_rest(words: list[str]) -> tuple[str, str]:
    """Return the longest beginning that names an area, and the rest; errors name the whole."""
    for end in range(len(words), 0, -1):
        head = " ".join(words[:end])
        try:
            return read_area(head.removesuffix("'s")), " ".join(words[end:])
        except LookupError:
            continue
        except ValueError:
            continue
    if not words:
        return "", ""
    return read_area(" ".join(words)), ""
