"""Scenes: what is known beside a conflict."""

from __future__ import annotations

from collections.abc import Mapping

from tbcalc.core.rate_bounds import Bounds
from tbcalc.exact.noun import noun
from tbcalc.figures.observation import Observation


@noun
class Scene:
    """What is known beside the conflict: all figures of its sources, and rates.

    ``bounds`` are those of any day's rate, ``means`` those of a period's mean.
    """

    observations: Mapping[str, Observation]
    bounds: Bounds
    means: Bounds
