"""How a number is known: what it is, who prints it, and a tree down to printed figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from tbcalc.core.derivation import Derivation, Ground
from tbcalc.core.ledger import Name, Said, What
from tbcalc.core.question import Answer
from tbcalc.core.reasons import Side
from tbcalc.exact.interval import WHOLE, Interval
from tbcalc.exact.noun import noun
from tbcalc.figures.observation import Key, Observation
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.relation import Greater, Parts, Record, Relation
from tbcalc.views.catalog import bracketed, capitalised, listed, message, quoted, say
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
from tbcalc.views.retelling import said_again

_SIDES: Final[Mapping[tuple[Side, ...], str]] = {
    ("low",): message("at least, "), ("high",): message("at most, "),
}  # fmt: skip
_ABOUT: Final[Mapping[What, str]] = {
    "factor": message("growth of {what}"),
    "weight": message("weight in the base of {what}"),
    "difference": message("difference of growths of {what}"),
    "share": message("share of {what}"),
    "change": message("change of {what}"),
    "converted": message("{what}, as converted"),
    "printed": message("{what}, as converted"),
}
"""What a variable is of the level that its key names."""

MOST_PRINTS: Final = 3
"""From how many other figures a number that is printed is derived as well."""


def explain_document(answers: tuple[Answer, ...], telling: Telling) -> Document:
    """Return answer by answer how each is known."""
    return document(*(_blocks(answer, telling) for answer in answers))


def _blocks(answer: Answer, telling: Telling) -> Iterator[Block]:
    question, style = answer.question, telling.style
    locale = style.locale
    title = key_words(question.key, telling.names, locale=locale)
    if question.base is not None:
        base = period_words(question.base, locale)
        title = say("growth of {what} on {base}", locale, what=title, base=base)
    yield Heading(line(capitalised(title)))
    told = amount(answer.quantity, style, question.key)
    if answer.quantity.likely != WHOLE:
        yield Paragraph(line(Span(told, "number"), *_possible(answer, telling, told)))
    for said in answer.prints:
        if isinstance(said.speaker, Observation):
            yield Notes((line(say("Printed as ", locale), *_print(said, telling)),))
    if answer.relations:
        yield Notes(tuple(_in_words(each, telling) for each in answer.relations))
    tree = answer.derivation
    if tree is not None and not (answer.prints and len(tree.prints()) > MOST_PRINTS):
        yield _tree(tree, _Scribe(question.key, telling, set()))
    yield from _notes(answer, telling)
    yield source_notes(answer.sources, telling.sources, locale)


def _possible(answer: Answer, telling: Telling, likely: str) -> tuple[Span, ...]:
    """Return the widest reading, where it is told in other words than the likely one."""
    possible = answer.quantity.possible
    wide = Quantity(None, possible, possible, answer.quantity.unit)
    bounds = amount(wide, telling.style, answer.question.key)
    if bounds == likely:
        return ()
    told = say(", and by the widest reading {bounds}", telling.style.locale, bounds=bounds)
    return (note(told),)


def _in_words(relation: Relation, telling: Telling) -> Line:
    """Return what a source says of the key asked for without a figure."""
    source = telling.sources.get(relation.source)
    who = source.publisher if source is not None else ""
    locale = telling.style.locale
    return line(
        say("Said in words: ", locale),
        Span(relation_words(relation, telling), "quote"),
        Span(f"{bracketed(who, locale)} " if who else " ", "source"),
        note(f"[{relation.source}]"),
    )


def relation_words(relation: Relation, telling: Telling) -> str:
    """Return what a relation says, as a phrase."""
    names, locale = telling.names, telling.style.locale
    match relation:
        case Greater(greater=greater, than=than):
            one = key_words(greater, names, locale=locale)
            other = key_words(than, names, greater, locale=locale)
            return say("{one}, more than {other}", locale, one=one, other=other)
        case Parts(whole=whole, parts=parts, exhaustive=is_all):
            one = key_words(whole, names, locale=locale)
            others = listed((key_words(p, names, whole, locale=locale) for p in parts), locale)
            if is_all:
                return say("{parts} are all of {whole}", locale, parts=others, whole=one)
            return say("{parts} are parts of {whole}", locale, parts=others, whole=one)
        case Record(key=key):
            one = key_words(key, names, locale=locale)
            return say("{what}, a record: more than ever before", locale, what=one)


def _notes(answer: Answer, telling: Telling) -> Iterator[Block]:
    told, locale = [], telling.style.locale
    if answer.is_mixed:
        told.append(
            say("These figures are of several releases; earlier ones may since be revised.", locale)
        )
    for name in answer.set_aside:
        figure = telling.figures.get(name)
        if figure is not None:
            words = figure_words(figure, telling.names, locale=locale)
            told.append(
                say(
                    "Set aside as contradicted: {name} ({print}) [{id}].",
                    locale,
                    name=words,
                    print=quoted(figure.figure.text, locale),
                    id=name,
                )
            )
    if told:
        yield Notes(tuple(line(note(each)) for each in told))


@noun
class _Scribe:
    """The key asked for, what words need, and which numbers have been told at length."""

    beside: Key
    telling: Telling
    told: set[Name]


def _tree(tree: Derivation, scribe: _Scribe) -> Tree:
    head, locale = _head(tree, scribe.beside, scribe.telling), scribe.telling.style.locale
    if len(tree.grounds) == 1 and (said := tree.grounds[0].said) is not None:
        is_print = isinstance(said.speaker, Observation)
        by = say(", printed as ", locale) if is_print else say(", ", locale)
        return Tree((*head, Span(by), *_print(said, scribe.telling)))
    if tree.name in scribe.told:
        return Tree((*head, note(say(", as above", locale))))
    scribe.told.add(tree.name)
    if len(tree.grounds) == 1:
        ground = tree.grounds[0]
        inner = tuple(_tree(each, scribe) for each in ground.rests_on)
        by = say(", by {identity}", locale, identity=said_again(ground.identity, locale))
        return Tree((*head, note(by)), inner)
    return Tree(head, tuple(_ground(ground, scribe) for ground in tree.grounds))


def _ground(ground: Ground, scribe: _Scribe) -> Tree:
    locale = scribe.telling.style.locale
    word = say(_SIDES.get(ground.sides, message(", ")), locale)
    if ground.said is not None:
        is_print = isinstance(ground.said.speaker, Observation)
        told = say("{side}as printed: ", locale, side=word) if is_print else word
        return Tree((Span(told), *_print(ground.said, scribe.telling)))
    identity = note(said_again(ground.identity, locale))
    return Tree(
        line(say("{side}by ", locale, side=word), identity),
        tuple(_tree(each, scribe) for each in ground.rests_on),
    )


def _head(tree: Derivation, beside: Key, telling: Telling) -> Line:
    about = variable_words(tree.name, beside, telling)
    told = say("{what}: ", telling.style.locale, what=about)
    return line(Span(told, "key"), Span(_bounds(tree.name, tree.likely, telling), "bounds"))


def _bounds(name: Name, interval: Interval, telling: Telling) -> str:
    unit = name.family.unit
    if name.what == "factor":
        interval, unit = interval + Interval.point(-1), "1"
    elif name.what in ("share", "weight", "difference"):
        unit = "1"
    key = name.family.key(name.flow, name.period) if name.what == "level" else None
    return amount(Quantity(None, interval, interval, unit), telling.style, key)


def variable_words(name: Name, beside: Key, telling: Telling) -> str:
    """Return what a variable of a derivation is, as far as it differs from the key asked for."""
    if name.what == "rate":
        when = period_words(name.period, telling.style.locale)
        return say("rate in {when}", telling.style.locale, when=when)
    key = name.family.key(name.flow, name.period)
    what = key_words(key, telling.names, beside, locale=telling.style.locale)
    return say(_ABOUT.get(name.what, "{what}"), telling.style.locale, what=what)


def _print(said: Said, telling: Telling) -> Line:
    speaker = said.speaker
    if not isinstance(speaker, Observation):
        return line(
            Span(say("said in words", telling.style.locale), "quote"), note(f"  [{speaker.source}]")
        )
    source = telling.sources.get(speaker.source)
    is_forecast = speaker.status == "forecast"
    who = source.publisher if source is not None else ""
    return line(
        Span(quoted(speaker.figure.text, telling.style.locale), "quote"),
        Span(f"{bracketed(who, telling.style.locale)} " if who else " ", "source"),
        note(f"[{speaker.id}]"),
        note(say(", a forecast", telling.style.locale) if is_forecast else ""),
    )
