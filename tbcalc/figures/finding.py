"""Findings: what is wrong with figures, as values; and what small slip would explain it."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, Literal

from tbcalc.exact.noun import noun
from tbcalc.figures.observation import Key
from tbcalc.figures.quantity import Quantity

Verdict = Literal["contradicted", "strained", "revised", "undetermined"]
"""``contradicted``: even the widest reading cannot hold; ``strained``: only the likely one cannot;
``revised``: only figures of different vintages clash; ``undetermined``: nothing clashes, yet it is
hardly possible, or the question was given up."""

VERDICTS: Final[tuple[Verdict, ...]] = ("contradicted", "strained", "revised", "undetermined")
"""From the worst to the mildest."""

Slip = Literal[
    "unit_slip", "transposed_digits", "one_digit", "dropped_digit", "extra_digit", "wrong_sign",
    "wrong_flow", "wrong_period", "wrong_scope", "wrong_currency", "wrong_rate", "back_conversion",
    "wrong_whole", "wrong_growth", "wrong_years", "truncation", "revised_base", "revised",
    "implausible",
]  # fmt: skip
"""What may have gone wrong in a figure, as the machine formats call it."""

PRINTED_TWICE: Final = "one figure printed twice"
"""The identity of a clash that needs none."""

SAME: Final = "one figure in two sources"
"""The same where the two stand in different sources."""


@noun
class Diagnosis:
    """A slip that would explain a clash, and that has been tried: with it the figures agree.

    ``figures`` are the ids of what slipped. ``instead`` is what the first of them would have to
    say, None when it is not a number that slipped; ``key`` what it would have to be about, where
    that is the slip; ``beside`` the id of another figure that explains it: the one it was swapped
    with, the dollars it was converted from.
    """

    kind: Slip
    figures: tuple[str, ...]
    instead: Quantity | None = None
    key: Key | None = None
    beside: str = ""


@noun
class Clash:
    """Figures that cannot all be true, by one or more identities; none of them can be left out.

    ``printed`` is what the figure ``about`` says, ``expected`` what the others make of it.
    ``severity`` is the smallest factor on all half widths that would let them stand together.
    """

    identity: str
    figures: tuple[str, ...]
    about: str
    expected: Quantity | None
    printed: Quantity | None
    severity: Decimal


@noun
class Finding:
    """A verdict about figures of one or more sources, the gravest clash first.

    ``suspects`` are the ids of the figures that are probably wrong, empty when the clash does not
    tell; ``diagnoses`` the slips that would explain it, the likeliest first.
    """

    verdict: Verdict
    clashes: tuple[Clash, ...]
    sources: tuple[str, ...]
    suspects: tuple[str, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()

    @property
    def severity(self) -> Decimal:
        """The severity of the gravest clash."""
        return max(clash.severity for clash in self.clashes)


@noun
class Verdicts:
    """The outcome of a check: findings, and how many figures it bears on.

    ``checked`` counts the figures that some identity ties to another, ``undetermined`` those that
    none does.
    """

    findings: tuple[Finding, ...]
    checked: int
    undetermined: int

    @property
    def is_contradicted(self) -> bool:
        """True when any finding is a contradiction."""
        return any(finding.verdict == "contradicted" for finding in self.findings)
