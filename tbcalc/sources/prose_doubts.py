"""What is not sure of a reading, in words."""

from __future__ import annotations

from tbcalc.sources.prose_reading import Reading


def doubts(reading: Reading) -> tuple[str, ...]:
    """Return what the sentence does not say and was taken from elsewhere, or not at all."""
    told = []
    if not reading.sort.is_sure:
        told.append("no word tells which way it went")
    if reading.kind == "growth" and reading.basis_implied:
        told.append("what it is against is not said")
    if reading.subject.place < 0 and reading.flow:
        told.append("the flow is that of an earlier sentence")
    if not reading.reporter:
        told.append("whose trade it is is not said")
    if reading.period is None:
        told.append("the period is not said")
    if reading.found.currencies:
        told.append("the sign may mean several currencies")
    return tuple(told)
