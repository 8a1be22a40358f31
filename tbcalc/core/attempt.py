"""Attempts: a figure read otherwise, and whether the rest then agrees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from tbcalc.core.ledger import Changes, Said
from tbcalc.core.network import Bound
from tbcalc.core.trial import Rest, Trial
from tbcalc.exact.noun import noun
from tbcalc.exact.rounding import NEAREST
from tbcalc.figures.finding import Diagnosis

ANOTHER: Final = Decimal("0.02")
"""The weight of each other figure that must be wrong as well."""

STRAINED: Final = Decimal("0.3")
"""What a repair loses that mends only the widest reading of the figures, not the likely one."""

_NOTHING: Final[Changes] = {}


@noun
class Attempt:
    """A slip, and how the figures would read without it.

    ``weight`` says how often such a slip is made; ``changes`` and ``likely_changes`` are by place
    in the trial's part, ``extra`` bounds on variables that no figure was printed for.
    """

    weight: Decimal
    diagnosis: Diagnosis
    changes: Changes = _NOTHING
    likely_changes: Changes = _NOTHING
    extra: Sequence[Bound] = ()


@noun
class Hypothesis:
    """What may be wrong: figures by id, and the slip that explains it if one was found."""

    weight: Decimal
    figures: tuple[str, ...]
    diagnosis: Diagnosis | None = None


def reread(attempt: Attempt, said: Mapping[int, Said]) -> Attempt:
    """Return the attempt with places of the part reading as ``said``."""
    return Attempt(
        attempt.weight,
        attempt.diagnosis,
        {**attempt.changes, **{place: each.possible for place, each in said.items()}},
        {**attempt.likely_changes, **{place: each.likely for place, each in said.items()}},
        attempt.extra,
    )


def judged(trial: Trial, rest: Rest, attempt: Attempt) -> Hypothesis | None:
    """Return the attempt as a hypothesis when with it the figures agree, else None."""
    changes = attempt.likely_changes if trial.is_strain else attempt.changes
    if not trial.stands(rest, changes, attempt.extra):
        return None
    weight = with_others(attempt.weight, rest)
    if not trial.is_strain and (
        rest.likely is None
        or not trial.stands(
            rest,
            {**trial.likely, **rest.possible.changes, **attempt.likely_changes},
            attempt.extra,
        )
    ):
        weight = NEAREST.multiply(weight, STRAINED)
    return Hypothesis(weight, attempt.diagnosis.figures, attempt.diagnosis)


def with_others(weight: Decimal, rest: Rest) -> Decimal:
    """Return the weight of a slip together with the other figures that must be wrong."""
    return NEAREST.multiply(weight, ANOTHER ** len(rest.aside))
