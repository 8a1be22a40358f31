"""Findings in plain words: what is printed, what others make of it, what may be meant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.figures.finding import Clash, Diagnosis, Finding, Slip
from tbcalc.figures.flow import BALANCE, EXPORTS, IMPORTS
from tbcalc.figures.observation import Key, Observation
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.source import Source
from tbcalc.views.layouts.figure_names import AreaNames, figure_words, key_words
from tbcalc.views.numerals import Style, numeral
from tbcalc.views.period_names import period_words

SLIPS: Final[Mapping[Slip, str]] = {
    "unit_slip": "a wrong unit word",
    "transposed_digits": "two digits that changed places",
    "one_digit": "one wrong digit",
    "dropped_digit": "a digit left out",
    "extra_digit": "a digit too many",
    "wrong_sign": "the wrong sign",
    "wrong_flow": "another flow",
    "wrong_period": "another period",
    "wrong_scope": "another scope",
    "wrong_currency": "another currency",
    "wrong_rate": "converted at another rate",
    "back_conversion": "converted back",
    "wrong_whole": "a share of something else",
    "wrong_growth": "the growth of another line",
    "wrong_years": "another number of years",
    "truncation": "digits cut off, not rounded",
    "revised_base": "a base revised since",
    "revised": "revised since",
    "implausible": "hardly possible",
}
"""Kinds of slips in words."""


MISPRINTS: Final = frozenset((
    "unit_slip", "transposed_digits", "one_digit", "dropped_digit", "extra_digit", "wrong_sign",
    "wrong_currency",
))  # fmt: skip
"""Slips after which a number would have been printed, not reckoned."""


@noun
class Telling:
    """What the words of a finding need beside it: the figures by id, sources, names and style."""

    figures: Mapping[str, Observation]
    sources: Mapping[str, Source]
    names: AreaNames
    style: Style


def claim(clash: Clash, telling: Telling) -> str:
    """Return what is printed, and what the others make of it, as a sentence."""
    about = telling.figures.get(clash.about)
    others = [
        telling.figures[f] for f in clash.figures if f != clash.about and f in telling.figures
    ]
    if about is None:
        told = _listed([f"{figure_words(o, telling.names)} ({_print(o)})" for o in others])
        return f"What is said in words cannot be true beside {told}."
    name = figure_words(about, telling.names)
    are, it = ("are", "them") if _is_plural(about) else ("is", "it")
    printed = f"{name[:1].upper()}{name[1:]} {are} printed as {_print(about)}"
    if all(_is_same(other, about) for other in others):
        elsewhere = dict.fromkeys(map(_print, others))
        return f"{printed}, and elsewhere as {_listed([*elsewhere])}."
    if clash.expected is None:
        beside = _listed([_told(o, telling, about) for o in others])
        return f"{printed}, which cannot be true beside {beside}."
    return f"{printed}, but {made_of(clash, it, telling)}."


def made_of(clash: Clash, it: str, telling: Telling) -> str:
    """Return what the other figures make of the one a clash is about, as a clause."""
    about = telling.figures.get(clash.about)
    others = [telling.figures[f] for f in clash.figures if f in telling.figures]
    if about is None or clash.expected is None:
        return claim(clash, telling)
    others = [o for o in others if o is not about]
    beside = _listed([_told(o, telling, about) for o in others])
    verb = "makes" if len(others) == 1 and not _is_plural(others[0]) else "make"
    return f"{beside} {verb} {it} {expected(clash.expected, about, telling)}"


def _is_plural(observation: Observation) -> bool:
    return observation.aspect == "level" and observation.key.flow in (EXPORTS, IMPORTS)


def _is_same(one: Observation, other: Observation) -> bool:
    """Tell whether two figures print the same thing, in the same unit."""
    return (one.key, one.aspect, one.basis, one.figure.unit) == (
        other.key, other.aspect, other.basis, other.figure.unit
    )  # fmt: skip


def _told(observation: Observation, telling: Telling, about: Observation) -> str:
    is_pair = about.id == observation.pair_of or observation.id == about.pair_of
    if is_pair:
        return f"the same in {observation.figure.unit} ({_print(observation)})"
    name = figure_words(observation, telling.names, about.key)
    return f"{name} ({_print(observation)})"


def _print(observation: Observation) -> str:
    return f'"{observation.figure.text}"'


def _listed(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def expected(quantity: Quantity, about: Observation, telling: Telling) -> str:
    """Return what the others make of a figure; a negative balance is a deficit."""
    if about.key.flow == BALANCE and about.aspect == "level" and quantity.likely.high < 0:
        return f"a deficit of {amount(-quantity, telling.style)}"
    return amount(quantity, telling.style)


def amount(quantity: Quantity, style: Style) -> str:
    """Return what a number must be, as bounds in words: at least, at most, from to."""
    within = quantity.likely
    if within.low == within.high and quantity.value is not None:
        return str(numeral(quantity, style))
    told = numeral(Quantity(None, within, quantity.possible, quantity.unit), style)
    if not within.high.is_finite():
        return f"at least {told.low} {told.unit}"
    if not within.low.is_finite() or (within.low == 0 and quantity.unit != "1"):
        return f"at most {told.high} {told.unit}"
    return f"{told.bounds} {told.unit}"


def slip(diagnosis: Diagnosis, telling: Telling) -> str:
    """Return what may have slipped and what would mend it, as a clause."""
    told = _SENTENCES.get(diagnosis.kind)
    kind = SLIPS[diagnosis.kind] if told is None else told
    mended = instead(diagnosis, telling)
    others = [_named(f, telling) for f in diagnosis.figures[1:]]
    shared = f", as in {_listed(others)}" if others and diagnosis.kind == "unit_slip" else ""
    return f"{kind}{shared}{f': {mended}' if mended else ''}"


_SENTENCES: Final[Mapping[Slip, str]] = {
    "wrong_years": "reckoned over another number of years",
    "revised_base": "fits only if the base was revised since",
}


def _named(figure: str, telling: Telling) -> str:
    observation = telling.figures.get(figure)
    return figure if observation is None else _print(observation)


def instead(diagnosis: Diagnosis, telling: Telling) -> str:
    """Return what a figure would have to say, or be about, to fit."""
    beside = telling.figures.get(diagnosis.beside)
    about = telling.figures.get(diagnosis.figures[0])
    meant = diagnosis.instead
    told = ""
    if meant is not None and about is not None:
        is_print = diagnosis.kind in MISPRINTS or meant.text
        told = printed(meant, telling) if is_print else expected(meant, about, telling)
    if diagnosis.kind in ("wrong_flow", "wrong_growth") and beside is not None:
        told = f"{_print(beside)}, printed for {figure_words(beside, telling.names)}"
    elif diagnosis.kind == "back_conversion" and beside is not None:
        told = f"from {_print(beside)}; {told} fits"
    elif diagnosis.kind == "wrong_years" and meant is not None:
        told = f"{meant.value:f} fit"
    elif diagnosis.key is not None:
        told = _key_meant(diagnosis, diagnosis.key, telling)
    return told


def printed(quantity: Quantity, telling: Telling) -> str:
    """Return a number as it would have been printed."""
    return quantity.text or str(numeral(quantity, telling.style))


def _key_meant(diagnosis: Diagnosis, key: Key, telling: Telling) -> str:
    about = telling.figures.get(diagnosis.figures[0])
    if diagnosis.kind == "wrong_period":
        return period_words(key.period)
    return key_words(key, telling.names, None if about is None else about.key)


def revision(finding: Finding, telling: Telling) -> str:
    """Return which figure must have been revised, from what to what."""
    clash = finding.clashes[0]
    about = telling.figures[clash.about]
    name = figure_words(about, telling.names)
    told = f"{name[:1].upper()}{name[1:]} must have been revised from {_print(about)}"
    needed = ""
    if clash.expected is not None:
        is_print = bool(clash.expected.text)
        needed = f" to {expected(clash.expected, about, telling)}"
        if is_print:
            needed = f' to "{clash.expected.text}"'
    return f"{told}{needed}{_reason(finding, telling)}."


def _reason(finding: Finding, telling: Telling) -> str:
    change = finding.diagnoses[0]
    beside = telling.figures.get(change.beside)
    if change.kind != "revised_base" or beside is None:
        return ""
    return f" to fit the {figure_words(beside, telling.names)} ({_print(beside)})"


def message(finding: Finding, clash: Clash, telling: Telling) -> str:
    """Return one clash of a finding in plain words, with the likeliest slip."""
    if finding.verdict == "revised":
        return revision(finding, telling)
    if finding.verdict == "undetermined":
        return implausible(clash, telling)
    told = claim(clash, telling)
    if finding.diagnoses:
        first = finding.diagnoses[0]
        who = f" of {_named(first.figures[0], telling)}" if first.figures[0] != clash.about else ""
        told = f"{told} Suspected{who}: {slip(first, telling)}."
    return told


def implausible(clash: Clash, telling: Telling) -> str:
    """Return growth that nothing contradicts and that is hardly possible."""
    earlier, later, growth = (telling.figures[f] for f in clash.figures)
    name = key_words(earlier.key, telling.names)
    yearly = "" if clash.expected is None else amount(clash.expected, telling.style)
    return (
        f"{name[:1].upper()}{name[1:]} ({_print(earlier)}) beside "
        f"{key_words(later.key, telling.names, earlier.key)} ({_print(later)}) would be growth of "
        f"{yearly} a year, hardly possible beside the printed growth of {_print(growth)}."
    )
