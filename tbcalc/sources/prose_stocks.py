"""Stocks: what is held at the end of a month, not summed up to it."""

from __future__ import annotations

from typing import Final

from tbcalc.exact.pattern import late_pattern
from tbcalc.figures.period import Period, month_run
from tbcalc.sources.prose_places import is_percent
from tbcalc.sources.prose_sentences import Sentence

_STOCKS: Final = late_pattern("储备|儲備|余额|餘額|存量|库存|备案|签署|自贸协定|在册|注册")
_JAPAN: Final = "JP"
"""Whose growth "in the year to May" is that of May."""
_ENDS: Final = ("末", "底")


def at_its_end(
    sentence: Sentence, place: int, period: Period | None, reporter: str
) -> Period | None:
    """Return the last month of a run whose end alone is meant: 截至8月末外汇储备."""
    if period is None or not period.is_month_run or period.length == 1:
        return period
    printed = sentence.printed(place)
    if reporter == _JAPAN and printed.lower().startswith("year to") and _is_growth(sentence):
        return month_run(period.last_month, period.last_month)  # rose 48.9% in the year to May
    is_end = printed[:1] == "截" and printed.endswith(_ENDS)
    if not is_end or _STOCKS.search(sentence.text, sentence.start, sentence.end) is None:
        return period
    return month_run(period.last_month, period.last_month)


def _is_growth(sentence: Sentence) -> bool:
    return all(is_percent(sentence, at) for at in sentence.figures)
