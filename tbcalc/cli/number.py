"""A number of an answer as Python shows it: 7.06 trillion yuan, likely 7.05 to 7.07."""

from __future__ import annotations

import json
from typing import Any

from tbcalc.errors import NotAnswerableError
from tbcalc.figures.quantity import Quantity
from tbcalc.views.as_json import encoded
from tbcalc.views.numerals import numeral


class Number(Quantity):
    """A quantity that shows itself: ``value`` in ``unit``, ``likely`` inside ``possible``.

    Ends are Decimals; ``float()`` gives the value, ``to_dict()`` the number as JSON has it.
    """

    __slots__ = ()

    @classmethod
    def of(cls, quantity: Quantity) -> Number:
        """Return a quantity as one that shows itself."""
        return cls(quantity.value, quantity.likely, quantity.possible, quantity.unit, quantity.text)

    def to_dict(self) -> dict[str, Any]:
        """Return value, likely, possible, unit and text, as ``-f json`` has a number."""
        told: dict[str, Any] = json.loads(encoded(self))
        return told

    def __float__(self) -> float:
        """Return the value; raises NotAnswerableError where only bounds are known."""
        if self.value is None:
            raise NotAnswerableError(
                f"only bounds are known: {self}.", remedy="Ask for its likely ends."
            )
        return float(self.value)

    def __str__(self) -> str:
        told = numeral(self)
        return f"{told} ({told.bounds})" if told.number and told.bounds else str(told)

    def __repr__(self) -> str:
        told = numeral(self)
        likely = f", likely {told.bounds}" if told.number and told.bounds else ""
        return f"Number({told}{likely})"

    def __reduce__(self) -> tuple[object, ...]:
        return Number, (self.value, self.likely, self.possible, self.unit, self.text)
