"""Valuations within one edition: exports FOB and imports CIF are what its totals are made of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final

from tbcalc.exact.noun import replaced
from tbcalc.figures.flow import EXPORTS, IMPORTS
from tbcalc.figures.observation import Key, Observation, Treatment

_USUAL: Final = {EXPORTS: "FOB", IMPORTS: "CIF"}
"""How customs value the two flows; their totals and balances are of these."""


def usually_valued(
    observations: Sequence[Observation], edition: Callable[[Observation], str]
) -> Collection[str]:
    """Return the editions that value exports FOB and imports CIF, and nothing in another way.

    In these a valuation tells no two figures of one flow apart.
    """
    found: dict[str, set[tuple[str, str]]] = {}
    for observation in observations:
        key = observation.key
        said = (key.flow, key.treatment.valuation)
        found.setdefault(edition(observation), set()).add(said)
    return {
        name
        for name, said in found.items()
        if all(valuation == _USUAL.get(flow, "") for flow, valuation in said)
        and any(valuation for _, valuation in said)
    }


def unvalued(key: Key) -> Treatment:
    """Return the treatment of a key without its valuation."""
    return replaced(key.treatment, valuation="")
