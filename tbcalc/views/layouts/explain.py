"""How a number is known: what it is, who prints it, and a tree down to printed figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from tbcalc.core.ask import Answer
from tbcalc.core.derivation import Derivation, Ground
from tbcalc.core.ledger import Name, Said, What
from tbcalc.core.reasons import Side
from tbcalc.exact.interval import Interval
from tbcalc.figures.observation import Key, Observation
from tbcalc.figures.quantity import Quantity
from tbcalc.views.document import (
    Block,
    Document,
    Heading,
    Line,
    Notes,
    Paragraph,
    Span,
    Tree,
    document,
    line,
    note,
)
from tbcalc.views.layouts.figure_names import figure_words, key_words
from tbcalc.views.layouts.finding_words import Telling, amount
from tbcalc.views.layouts.words import source_notes
from tbcalc.views.period_names import period_words

_SIDES: Final[Mapping[tuple[Side, ...], str]] = {("low",): "at least", ("high",): "at most"}
_ABOUT: Final[Mapping[What, str]] = {
    "factor": "growth of {}",
    "weight": "weight in the base of {}",
    "difference": "difference of growths of {}",
    "share": "share of {}",
    "change": "change of {}",
    "converted": "{}, as converted",
    "printed": "{}, as converted",
}
"""What a variable is of the level that its key names."""

MOST_PRINTS: Final = 3
"""From how many other figures a number that is printed is derived as well."""


def explain_document(answers: tuple[Answer, ...], telling: Telling) -> Document:
    """Return answer by answer how each is known."""
    return document(*(_blocks(answer, telling) for answer in answers))


def _blocks(answer: Answer, telling: Telling) -> Iterator[Block]:
    question, style = answer.question, telling.style
    name = key_words(question.key, telling.names)
    growth = "" if question.base is None else f"growth of {name} on {period_words(question.base)}"
    title = growth or name
    yield Heading(line(f"{title[:1].upper()}{title[1:]}"))
    yield Paragraph(
        line(Span(amount(answer.quantity, style), "number"), *_possible(answer, telling))
    )
    for said in answer.prints:
        yield Notes((line("Printed as ", *_print(said, telling)),))
    tree = answer.derivation
    if tree is not None and not (answer.prints and len(tree.prints()) > MOST_PRINTS):
        yield _tree(tree, _Scribe(question.key, telling, set()))
    yield from _notes(answer, telling)
    yield source_notes(answer.sources, telling.sources)


def _possible(answer: Answer, telling: Telling) -> tuple[Span, ...]:
    possible = answer.quantity.possible
    if possible == answer.quantity.likely:
        return ()
    wide = Quantity(None, possible, possible, answer.quantity.unit)
    return (note(f", and by the widest reading {amount(wide, telling.style)}"),)


def _notes(answer: Answer, telling: Telling) -> Iterator[Block]:
    told = []
    if answer.is_mixed:
        told.append("These figures are of several releases; earlier ones may since be revised.")
    for name in answer.set_aside:
        figure = telling.figures.get(name)
        if figure is not None:
            told.append(
                f"Set aside as contradicted: {figure_words(figure, telling.names)} "
                f'("{figure.figure.text}") [{name}].'
            )
    if told:
        yield Notes(tuple(line(note(each)) for each in told))


@dataclass(frozen=True, slots=True)
class _Scribe:
    """The key asked for, what words need, and which numbers have been told at length."""

    beside: Key
    telling: Telling
    told: set[Name]


def _tree(tree: Derivation, scribe: _Scribe) -> Tree:
    head = _head(tree, scribe.beside, scribe.telling)
    if len(tree.grounds) == 1 and (said := tree.grounds[0].said) is not None:
        return Tree((*head, Span(", printed as "), *_print(said, scribe.telling)))
    if tree.name in scribe.told:
        return Tree((*head, note(", as above")))
    scribe.told.add(tree.name)
    if len(tree.grounds) == 1:
        ground = tree.grounds[0]
        inner = tuple(_tree(each, scribe) for each in ground.rests_on)
        return Tree((*head, note(f", by {ground.identity}")), inner)
    return Tree(head, tuple(_ground(ground, scribe) for ground in tree.grounds))


def _ground(ground: Ground, scribe: _Scribe) -> Tree:
    word = _SIDES.get(ground.sides, "")
    if ground.said is not None:
        return Tree((Span(f"{word}, as printed: "), *_print(ground.said, scribe.telling)))
    return Tree(
        line(f"{word}, by ", note(ground.identity)),
        tuple(_tree(each, scribe) for each in ground.rests_on),
    )


def _head(tree: Derivation, beside: Key, telling: Telling) -> Line:
    told = f"{variable_words(tree.name, beside, telling)}: "
    return line(Span(told, "key"), Span(_bounds(tree.name, tree.likely, telling), "bounds"))


def _bounds(name: Name, interval: Interval, telling: Telling) -> str:
    unit = name.family.unit
    if name.what == "factor":
        interval, unit = interval + Interval.point(-1), "1"
    elif name.what in ("share", "weight", "difference"):
        unit = "1"
    return amount(Quantity(None, interval, interval, unit), telling.style)


def variable_words(name: Name, beside: Key, telling: Telling) -> str:
    """Return what a variable of a derivation is, as far as it differs from the key asked for."""
    if name.what == "rate":
        return f"rate in {period_words(name.period)}"
    key = name.family.key(name.flow, name.period)
    return _ABOUT.get(name.what, "{}").format(key_words(key, telling.names, beside))


def _print(said: Said, telling: Telling) -> Line:
    speaker = said.speaker
    if not isinstance(speaker, Observation):
        return line(Span("said in words", "quote"), note(f"  [{speaker.source}]"))
    source = telling.sources.get(speaker.source)
    who = source.publisher if source is not None else ""
    return line(
        Span(f'"{speaker.figure.text}"', "quote"),
        Span(f" ({who}) " if who else " ", "source"),
        note(f"[{speaker.id}]"),
    )
