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
from tbcalc.views.amounts import bounds_words
from tbcalc.views.catalog import bracketed, capitalised, listed, message, quoted, say
from tbcalc.views.layouts.figure_names import AreaNames, figure_words, key_words
from tbcalc.views.numerals import Style, numeral
from tbcalc.views.period_names import period_words

SLIPS: Final[Mapping[Slip, str]] = {
    "unit_slip": message("a wrong unit word"),
    "transposed_digits": message("two digits that changed places"),
    "one_digit": message("one wrong digit"),
    "dropped_digit": message("a digit left out"),
    "extra_digit": message("a digit too many"),
    "wrong_sign": message("the wrong sign"),
    "wrong_flow": message("another flow"),
    "wrong_period": message("another period"),
    "wrong_scope": message("another scope"),
    "wrong_currency": message("another currency"),
    "wrong_rate": message("converted at another rate"),
    "back_conversion": message("converted back"),
    "wrong_whole": message("a share of something else"),
    "wrong_growth": message("the growth of another line"),
    "wrong_years": message("another number of years"),
    "truncation": message("digits cut off, not rounded"),
    "revised_base": message("a base revised since"),
    "revised": message("revised since"),
    "implausible": message("hardly possible"),
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


_CLAIMS: Final = {
    ("same", False): message("{name} is printed as {print}, and elsewhere as {others}."),
    ("same", True): message("{name} are printed as {print}, and elsewhere as {others}."),
    ("beside", False): message(
        "{name} is printed as {print}, which cannot be true beside {others}."
    ),
    ("beside", True): message(
        "{name} are printed as {print}, which cannot be true beside {others}."
    ),
    ("makes", False): message("{name} is printed as {print}, but {clause}."),
    ("makes", True): message("{name} are printed as {print}, but {clause}."),
}
"""What a clash says, and whether the figure it is about is several."""
_MAKES: Final = {
    ("makes", "it"): message("{others} makes it {expected}"),
    ("makes", "them"): message("{others} makes them {expected}"),
    ("make", "it"): message("{others} make it {expected}"),
    ("make", "them"): message("{others} make them {expected}"),
}


def claim(clash: Clash, telling: Telling) -> str:
    """Return what is printed, and what the others make of it, as a sentence."""
    about = telling.figures.get(clash.about)
    locale = telling.style.locale
    others = [
        telling.figures[f] for f in clash.figures if f != clash.about and f in telling.figures
    ]
    if about is None:
        told = listed((_with_print(_name(o, telling), o, telling) for o in others), locale)
        return say("What is said in words cannot be true beside {others}.", locale, others=told)
    are = _is_plural(about)
    words = {"name": capitalised(_name(about, telling)), "print": _print(about, telling)}
    if all(_is_same(other, about) for other in others):
        elsewhere = listed(dict.fromkeys(_print(o, telling) for o in others), locale)
        return say(_CLAIMS["same", are], locale, **words, others=elsewhere)
    if clash.expected is None:
        beside = listed((_told(o, telling, about) for o in others), locale)
        return say(_CLAIMS["beside", are], locale, **words, others=beside)
    clause = made_of(clash, "them" if are else "it", telling)
    return say(_CLAIMS["makes", are], locale, **words, clause=clause)


def made_of(clash: Clash, it: str, telling: Telling) -> str:
    """Return what the other figures make of the one a clash is about, as a clause."""
    about = telling.figures.get(clash.about)
    others = [telling.figures[f] for f in clash.figures if f in telling.figures]
    if about is None or clash.expected is None:
        return claim(clash, telling)
    others = [o for o in others if o is not about]
    locale = telling.style.locale
    beside = listed((_told(o, telling, about) for o in others), locale)
    verb = "makes" if len(others) == 1 and not _is_plural(others[0]) else "make"
    told = expected(clash.expected, about, telling)
    return say(_MAKES[verb, it], locale, others=beside, expected=told)


def _is_plural(observation: Observation) -> bool:
    return observation.aspect == "level" and observation.key.flow in (EXPORTS, IMPORTS)


def _is_same(one: Observation, other: Observation) -> bool:
    """Tell whether two figures print the same thing, in the same unit."""
    return (one.key, one.aspect, one.basis, one.figure.unit) == (
        other.key, other.aspect, other.basis, other.figure.unit
    )  # fmt: skip


def _told(observation: Observation, telling: Telling, about: Observation) -> str:
    is_pair = about.id == observation.pair_of or observation.id == about.pair_of
    name = _name(observation, telling, about.key)
    if is_pair:
        unit = observation.figure.unit
        name = say("the same in {currency}", telling.style.locale, currency=unit)
    return _with_print(name, observation, telling)


def _name(observation: Observation, telling: Telling, beside: Key | None = None) -> str:
    return figure_words(observation, telling.names, beside, locale=telling.style.locale)


def _with_print(name: str, observation: Observation, telling: Telling) -> str:
    return name + bracketed(_print(observation, telling), telling.style.locale)


def _print(observation: Observation, telling: Telling) -> str:
    return quoted(observation.figure.text, telling.style.locale)


def expected(quantity: Quantity, about: Observation, telling: Telling) -> str:
    """Return what the others make of a figure; a negative balance is a deficit."""
    if about.key.flow == BALANCE and about.aspect == "level" and quantity.likely.high < 0:
        size = amount(-quantity, telling.style)
        return say("a deficit of {size}", telling.style.locale, size=size)
    return amount(quantity, telling.style)


def amount(quantity: Quantity, style: Style, key: Key | None = None) -> str:
    """Return what a number must be, as bounds in words: at least, at most, from to.

    ``key`` is what it is a number of, where that is known: a balance may be negative.
    """
    is_balance = key is not None and key.flow == BALANCE
    return bounds_words(quantity, style, may_be_negative=is_balance)


def slip(diagnosis: Diagnosis, telling: Telling) -> str:
    """Return what may have slipped and what would mend it, as a clause."""
    locale = telling.style.locale
    words = _POINT if _is_point(diagnosis, telling) else SLIPS[diagnosis.kind]
    kind = say(_SENTENCES.get(diagnosis.kind, words), locale)
    others = [_named(f, telling) for f in diagnosis.figures[1:]]
    if others and diagnosis.kind == "unit_slip":
        kind = say("{slip}, as in {others}", locale, slip=kind, others=listed(others, locale))
    mended = instead(diagnosis, telling)
    return say("{slip}: {instead}", locale, slip=kind, instead=mended) if mended else kind


_POINT: Final = message("the point in the wrong place")


def _is_point(diagnosis: Diagnosis, telling: Telling) -> bool:
    """Tell whether no unit word slipped: a number is 10 times too large or small, or a percent."""
    about, meant = telling.figures.get(diagnosis.figures[0]), diagnosis.instead
    if diagnosis.kind != "unit_slip" or about is None or meant is None or not meant.value:
        return False
    places = abs(meant.value.adjusted() - about.figure.value.adjusted())
    return places == 1 or about.figure.kind == "percent"


_SENTENCES: Final[Mapping[Slip, str]] = {
    "wrong_years": message("reckoned over another number of years"),
    "revised_base": message("fits only if the base was revised since"),
}


def _named(figure: str, telling: Telling) -> str:
    observation = telling.figures.get(figure)
    return figure if observation is None else _print(observation, telling)


def instead(diagnosis: Diagnosis, telling: Telling) -> str:
    """Return what a figure would have to say, or be about, to fit."""
    beside = telling.figures.get(diagnosis.beside)
    about = telling.figures.get(diagnosis.figures[0])
    meant, locale = diagnosis.instead, telling.style.locale
    told = ""
    if meant is not None and about is not None:
        is_print = diagnosis.kind in MISPRINTS or meant.text
        told = printed(meant, telling) if is_print else expected(meant, about, telling)
    if diagnosis.kind in ("wrong_flow", "wrong_growth") and beside is not None:
        told = say(
            "{print}, printed for {name}",
            locale, print=_print(beside, telling), name=_name(beside, telling),
        )  # fmt: skip
    elif diagnosis.kind == "back_conversion" and beside is not None:
        told = say(
            "from {print}; {amount} fits", locale, print=_print(beside, telling), amount=told
        )
    elif diagnosis.kind == "wrong_years" and meant is not None:
        told = say("{years} fit", locale, years=f"{meant.value:f}")
    elif diagnosis.key is not None:
        told = _key_meant(diagnosis, diagnosis.key, telling)
    return told


def printed(quantity: Quantity, telling: Telling) -> str:
    """Return a number as it would have been printed."""
    return quantity.text or str(numeral(quantity, telling.style))


def _key_meant(diagnosis: Diagnosis, key: Key, telling: Telling) -> str:
    about = telling.figures.get(diagnosis.figures[0])
    if diagnosis.kind == "wrong_period":
        return period_words(key.period, telling.style.locale)
    beside = None if about is None else about.key
    return key_words(key, telling.names, beside, locale=telling.style.locale)


def revision(finding: Finding, telling: Telling) -> str:
    """Return which figure must have been revised, from what to what."""
    clash = finding.clashes[0]
    about = telling.figures[clash.about]
    locale = telling.style.locale
    words = {"name": capitalised(_name(about, telling)), "print": _print(about, telling)}
    if clash.expected is not None:
        is_print = bool(clash.expected.text)
        needed = expected(clash.expected, about, telling)
        words["expected"] = quoted(clash.expected.text, locale) if is_print else needed
    change = finding.diagnoses[0]
    beside = telling.figures.get(change.beside)
    if change.kind == "revised_base" and beside is not None:
        words["other"] = _with_print(_name(beside, telling), beside, telling)
    return say(_REVISED["expected" in words, "other" in words], locale, **words)


_REVISED: Final = {
    (False, False): message("{name} must have been revised from {print}."),
    (True, False): message("{name} must have been revised from {print} to {expected}."),
    (False, True): message("{name} must have been revised from {print} to fit the {other}."),
    (True, True): message(
        "{name} must have been revised from {print} to {expected} to fit the {other}."
    ),
}
"""Whether what was needed is known, and to fit which figure."""


def finding_message(finding: Finding, clash: Clash, telling: Telling) -> str:
    """Return one clash of a finding in plain words, with the likeliest slip."""
    if finding.verdict == "revised":
        return revision(finding, telling)
    if finding.verdict == "undetermined":
        return implausible(clash, telling)
    told = claim(clash, telling)
    if not finding.diagnoses:
        return told
    first, locale = finding.diagnoses[0], telling.style.locale
    words = {"claim": told, "slip": slip(first, telling)}
    if first.figures[0] == clash.about:
        return say("{claim} Suspected: {slip}.", locale, **words)
    whose = _named(first.figures[0], telling)
    return say("{claim} Suspected of {figure}: {slip}.", locale, **words, figure=whose)


def implausible(clash: Clash, telling: Telling) -> str:
    """Return growth that nothing contradicts and that is hardly possible."""
    earlier, later, growth = (telling.figures[f] for f in clash.figures)
    locale = telling.style.locale
    name = key_words(earlier.key, telling.names, locale=locale)
    other = key_words(later.key, telling.names, earlier.key, locale=locale)
    return say(
        "{name} beside {other} would be growth of {yearly} a year, hardly possible beside the "
        "printed growth of {growth}.",
        locale,
        name=capitalised(_with_print(name, earlier, telling)),
        other=_with_print(other, later, telling),
        yearly="" if clash.expected is None else amount(clash.expected, telling.style),
        growth=_print(growth, telling),
    )
