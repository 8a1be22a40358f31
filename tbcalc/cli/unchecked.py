"""Articles of which no figure is checked: that their figures were read, and why none is entered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from tbcalc.cli.read_article import ReadArticle
from tbcalc.views.catalog import joined, say


def unchecked(read: Iterable[ReadArticle], locale: str) -> Iterator[str]:
    """Yield a sentence for every article with figures of which none is entered."""
    for each in read:
        if not each.left or each.dataset.observations:
            continue
        reasons = Counter(left.reason for left in each.left)
        ((reason, _),) = reasons.most_common(1)
        told = say(
            "{article}: none of its figures ({count}) is checked. The reason of most: {reason}.",
            locale, article=each.article.id, count=str(len(each.left)), reason=say(reason, locale),
        )  # fmt: skip
        if each.article.published or "its period is not told" not in reasons:
            yield told
        else:
            yield joined((told, say("Name the day of print with --date.", locale)), locale)
