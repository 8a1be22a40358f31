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
_HAN_FLOWS: Final = {
    "出口": EXPORTS, "进口": IMPORTS, "進口": IMPORTS, "进出口": TOTAL, "進出口": TOTAL,
    "差额": BALANCE, "差額": BALANCE, "顺差": BALANCE, "順差": BALANCE, "逆差": BALANCE,
}  # fmt: skip
_HAN: Final = (
    r"(?P<who>[^\d\s]+)(?P<when>\d{4}年[^对對与與自从從出进進贸貿差顺順逆增]*)"
    r"(?:[对對与與自从從](?P<whom>[^出进進贸貿差顺順逆增]+))?(?:贸易|貿易)?"
    r"(?P<flow>进出口|進出口|出口|进口|進口|差额|差額|顺差|順差|逆差)(?:总?额|總?額)?"
    r"(?P<growth>同比增速|增速|增长|年增率|成長率)?"
)
"""A key in Chinese: whose trade, when, with whom, which flow, and whether its growth."""
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
    han = None if text.isascii() else re.fullmatch(_HAN, text.strip())
    if han is not None:
        return _of_han(han, today)
    return _of_words(text, today, measures)


def _of_words(text: str, today: Day | None, measures: Collection[str]) -> KeyText:
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
    if not before:
        reporter, after = _area_behind(after)
    return KeyText(
        reporter,
        whom or with_whom or WORLD,
        scope,
        product,
        measure or _FLOWS[words[place].lower()],
        read_period(" ".join(after), today=today) if after else None,
        is_growth,
    )


def _of_han(found: re.Match[str], today: Day | None) -> KeyText:
    whom = found["whom"]
    return KeyText(
        read_area(found["who"]),
        read_area(whom) if whom else WORLD,
        flow=_HAN_FLOWS[found["flow"]],
        period=read_period(found["when"], today=today),
        is_growth=found["growth"] is not None,
    )


def _area_behind(words: list[str]) -> tuple[str, list[str]]:
    """Return the area that words begin with, as in exports of Germany, and the rest."""
    for end in range(len(words), 0, -1):
        try:
            return read_area(" ".join(words[:end])), _without_fillers(words[end:])
        except (LookupError, ValueError):
            continue
    return "", words


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
