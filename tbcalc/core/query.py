"""Query: which trade a question is about."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from tbcalc.exact.noun import noun, replaced
from tbcalc.figures.area import WORLD
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.observation import Key
from tbcalc.figures.period import Period

By = Literal["", "year", "partner", "reporter", "product"]


@noun
class Query:
    """Which trade is asked for; an empty field asks for all there is.

    ``by`` makes a series: the years of the periods, or all partners, reporters or products.
    """

    reporter: str = ""
    partner: str = WORLD
    scope: str = ""
    product: str = ""
    periods: Collection[Period] = ()
    by: By = ""
    currency: str = ""

    @property
    def subject(self) -> str:
        """What the query is about in words, with the codes of areas: CN's goods trade."""
        whose = f"{self.reporter}'s " if self.reporter else ""
        scope = "" if self.product and self.scope == "goods" else self.scope
        what = " ".join(word for word in (self.product, scope, "trade") if word)
        if self.by == "partner":
            return f"{whose}{what} with single partners"
        if self.by == "product":
            return f"{whose}{what} in single products"
        return f"{whose}{what}" + ("" if self.partner == WORLD else f" with {self.partner}")

    def at_any_time(self, dataset: Dataset) -> Query:
        """Return the query for every period of which the data have a figure."""
        periods = frozenset(observation.key.period for observation in dataset.observations)
        return replaced(self, periods=periods, by="" if self.by == "year" else self.by)

    def asks(self, key: Key) -> bool:
        """Tell whether a key is among what is asked for."""
        return (
            self.reporter in ("", key.reporter)
            and (key.partner != WORLD if self.by == "partner" else key.partner == self.partner)
            and self.scope in ("", key.scope)
            and (key.product != "" if self.by == "product" else self.product == key.product)
            and self._asks_period(key.period)
        )

    def _asks_period(self, period: Period) -> bool:
        if self.by == "year" or not self.periods:
            inside = not self.periods or any(asked.encloses(period) for asked in self.periods)
            return period.is_year and inside
        return period in self.periods
