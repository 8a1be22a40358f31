"""What follows from a dataset through more than one identity, for the commands that look up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tbcalc.figures.dataset import Dataset

if TYPE_CHECKING:
    from tbcalc.core.evidence import Evidence


def evidence_of(dataset: Dataset) -> Evidence:
    """Return the dataset with what is known of rates and currencies."""
    from tbcalc.core.evidence import Evidence, Knowledge
    from tbcalc.sources.area_currency import area_currency
    from tbcalc.sources.rate_text import load_rates

    return Evidence(dataset, Knowledge(load_rates(), area_currency))
