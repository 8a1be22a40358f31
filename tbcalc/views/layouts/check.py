"""The outcome of a check as a document: how many, then finding by finding, the gravest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from tbcalc.figures.finding import Clash, Finding, Verdict, Verdicts
from tbcalc.views.catalog import bracketed, capitalised, joined, message, quoted, say, say_count
from tbcalc.views.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Line,
    Meaning,
    Notes,
    Paragraph,
    Span,
    Table,
    document,
    line,
    note,
)
from tbcalc.views.layouts.figure_names import figure_words
from tbcalc.views.layouts.finding_words import (
    Telling,
    claim,
    implausible,
    made_of,
    revision,
    slip,
)
from tbcalc.views.retelling import said_again

_TITLES: Final[dict[Verdict, str]] = {
    "contradicted": message("Contradicted: these figures cannot all be true"),
    "strained": message(
        "Strained: true only if something was cut off, or loosely rounded or converted"
    ),
    "revised": message("Revised: later figures need other earlier ones"),
    "undetermined": message("Hardly possible, though nothing contradicts it"),
}
_COUNTED: Final[dict[Verdict, tuple[str, str, str]]] = {
    "contradicted": (
        message("no contradictions"), message("{number} contradiction"),
        message("{number} contradictions"),
    ),
    "strained": (message("no strains"), message("{number} strain"), message("{number} strains")),
    "revised": (
        message("no revisions"), message("{number} revision"), message("{number} revisions")
    ),
    "undetermined": (
        "", message("{number} implausible growth"), message("{number} implausible growths")
    ),
}  # fmt: skip
"""What is said of no finding of a kind, of one and of many."""
_COLUMNS: Final = (Column(), Column(), Column())


def check_document(verdicts: Verdicts, telling: Telling, *, sources: int) -> Document:
    """Return a summary line, and the findings by verdict; ``sources`` is how many were checked."""
    blocks: list[Block] = [Paragraph(summary(verdicts, sources, telling.style.locale))]
    for verdict, title in _TITLES.items():
        found = [f for f in verdicts.findings if f.verdict == verdict]
        if found:
            told = say(title, telling.style.locale)
            count = bracketed(str(len(found)), telling.style.locale)
            blocks.append(Heading(line(told + count), 2))
            blocks += _blocks(found, telling)
    return document(*blocks)


def summary(verdicts: Verdicts, sources: int, locale: str = "en") -> Line:
    """Return how many figures of how many sources were checked, and what was found."""
    figures = verdicts.checked + verdicts.undetermined
    if not figures:
        return line(Span(say("No figures to check.", locale), "emphasis"))
    counts = [
        _count(sum(f.verdict == verdict for f in verdicts.findings), words, locale)
        for verdict, words in _COUNTED.items()
    ]
    before = say(
        "{figures} of {sources}: ", locale,
        figures=say_count("{number} figure", "{number} figures", figures, locale),
        sources=say_count("{number} source", "{number} sources", sources, locale),
    )  # fmt: skip
    return line(
        before,
        Span(say(", ", locale).join(filter(None, counts)), _verdict_meaning(verdicts)),
        _ties(verdicts, locale),
    )


def _ties(verdicts: Verdicts, locale: str) -> str:
    """Return how many figures are tied to others, and how many to none where there are such."""
    tied = capitalised(_count(verdicts.checked, _TIED, locale))
    if not verdicts.undetermined:
        return say(". {tied}.", locale, tied=tied)
    return say(
        ". {tied}; nothing bears on {others}.", locale,
        tied=tied, others=verdicts.undetermined,
    )  # fmt: skip


_TIED: Final = (
    message("no figures are tied to others"), message("{number} figure is tied to others"),
    message("{number} figures are tied to others"),
)  # fmt: skip


def _verdict_meaning(verdicts: Verdicts) -> Meaning:
    return "wrong" if verdicts.is_contradicted else "emphasis"


def _count(number: int, words: tuple[str, str, str], locale: str) -> str:
    none, one, many = words
    return say_count(one, many, number, locale) if number else say(none, locale) if none else ""


def _blocks(findings: Sequence[Finding], telling: Telling) -> Iterator[Block]:
    for finding in findings:
        if finding.verdict == "revised":
            yield Notes((line(revision(finding, telling), note(f"  {_ids(finding.clashes[0])}")),))
        elif finding.verdict == "undetermined":
            yield Paragraph(line(implausible(finding.clashes[0], telling)))
            yield _figures(finding.clashes[0], (), telling)
            yield from _meant(finding, telling)
        else:
            yield from _clashing(finding, telling)


def _meant(finding: Finding, telling: Telling) -> Iterator[Block]:
    """Yield of what else a figure that is hardly possible may be."""
    word = say("It might be: ", telling.style.locale)
    told = [
        line(word, Span(slip(each, telling), "emphasis"))
        for each in finding.diagnoses
        if each.kind != "implausible"
    ]
    if told:
        yield Notes(tuple(told))


def _ids(clash: Clash) -> str:
    return "".join(f"[{figure}]" for figure in clash.figures)


def _clashing(finding: Finding, telling: Telling) -> Iterator[Block]:
    first, *others = finding.clashes
    yield Heading(line(Span(_whose(finding, telling), "source")), 3)
    yield Paragraph(line(claim(first, telling)))
    yield _figures(first, finding.suspects, telling)
    yield Notes(tuple(_small_print(finding, others, telling)))


def _whose(finding: Finding, telling: Telling) -> str:
    """Return the sources of a finding: who published them, when, and their ids."""
    told = []
    for name in finding.sources:
        source = telling.sources.get(name)
        parts = [] if source is None else [source.publisher, source.published]
        told.append(", ".join(part for part in (*parts, f"[{name}]") if part))
    return "; ".join(told)


def _figures(clash: Clash, suspects: Iterable[str], telling: Telling) -> Table:
    rows = [_row(figure, clash, figure in suspects, telling) for figure in clash.figures]
    return Table(_COLUMNS, tuple(rows))


def _row(figure: str, clash: Clash, is_suspect: bool, telling: Telling) -> tuple[Cell, ...]:
    observation = telling.figures.get(figure)
    if observation is None:
        return line(say("said in words", telling.style.locale)), (), line(note(f"[{figure}]"))
    about = telling.figures.get(clash.about)
    beside = None if about is None else about.key
    name = figure_words(observation, telling.names, beside, locale=telling.style.locale)
    text = Span(observation.figure.text, "wrong" if is_suspect else "quote")
    return line(Span(name, "key")), line(text), line(note(f"[{figure}]"))


def _small_print(finding: Finding, others: Sequence[Clash], telling: Telling) -> Iterator[Line]:
    suspects, locale = finding.suspects, telling.style.locale
    for index, diagnosis in enumerate(finding.diagnoses):
        is_first = index == 0 and suspects
        word = say("Suspected: ", locale) if is_first else say("It might be: ", locale)
        figure = telling.figures.get(diagnosis.figures[0])
        is_other = figure is not None and figure.id != finding.clashes[0].about
        whose = ""
        if figure is not None and is_other:
            whose = say(" of {print}", locale, print=quoted(figure.figure.text, locale))
        yield line(word, Span(slip(diagnosis, telling), "emphasis"), note(whose))
    if not finding.diagnoses and suspects:
        told = [telling.figures[s].figure.text for s in suspects if s in telling.figures]
        why = note(say(", for no clear reason", locale))
        yield line(say("Suspected: ", locale), Span(", ".join(told), "emphasis"), why)
    for clash in others:
        also = _also(clash, finding.clashes[0], telling)
        yield line(say("Also: ", locale), also, note(f"  {_ids(clash)}"))
    identity = said_again(finding.clashes[0].identity, locale)
    by = say("By: {identity}.", locale, identity=identity)
    yield line(note(joined((by, severity_words(finding.severity, locale)), locale)))


def _also(clash: Clash, first: Clash, telling: Telling) -> str:
    """Return another clash, shorter where it is about the same figure as the first."""
    return made_of(clash, "it", telling) if clash.about == first.about else claim(clash, telling)


def severity_words(severity: Decimal, locale: str = "en") -> str:
    """Return how far beyond rounding a clash is."""
    if not severity.is_finite():
        return say("No rounding explains it.", locale)
    return say(
        "Rounding would have to be {times} times as coarse as it looks.",
        locale, times=f"{severity:,f}",
    )  # fmt: skip
