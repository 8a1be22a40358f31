"""What explains the rate of a printed pair, as JSON has it."""

from __future__ import annotations

from typing import Final

from tbcalc.core.rate_fit import RateCandidate
from tbcalc.figures.period import Day, Period
from tbcalc.views.layouts.rate_fit_words import ExplainedPair, explanation
from tbcalc.views.numbers import shortened

SCHEMA: Final = "tbcalc.rates.explain/1"


def rate_fit_payload(pair: ExplainedPair) -> dict[str, object]:
    """Return the implied rate, the rates tried (best first), the days that fit, the sentence."""
    fit = pair.fit
    return {
        "schema": SCHEMA,
        "from": (pair.one, pair.other),
        "published": None if pair.published is None else _day(pair.published),
        "implied": fit.implied,
        "as_printed": (shortened(fit.printed.low), shortened(fit.printed.high)),
        "best": None if fit.best is None else candidate_row(fit.best),
        "tried": tuple(candidate_row(each) for each in fit.tried),
        "days": tuple(
            {"first": _day(run.first), "last": _day(run.last), "fits": run.fit} for run in fit.runs
        ),
        "searched": (_day(fit.searched.first), _day(fit.searched.last)),
        "last_seen": None if fit.last_seen is None else _day(fit.last_seen),
        "known_to": _day(fit.known_to),
        "source": pair.source,
        "message": explanation(pair),
    }


def candidate_row(candidate: RateCandidate) -> dict[str, object]:
    """Return one rate tried: of what, its value, and whether it fits."""
    return {
        "kind": candidate.kind,
        "on": str(candidate.on),
        "rate": shortened(candidate.rate),
        "days": candidate.days,
        "fits": candidate.fit,
        "off": shortened(candidate.off),
    }


def _day(day: Day) -> str:
    return str(Period(day, day))
