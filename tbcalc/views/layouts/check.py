"""The outcome of a check as a document: how many, then finding by finding, the gravest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from tbcalc.figures.finding import Clash, Finding, Verdict, Verdicts
from tbcalc.views.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Line,
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

_TITLES: Final[dict[Verdict, str]] = {
    "contradicted": "Contradicted: these figures cannot all be true",
    "strained": "Strained: true only if something was cut off, or loosely rounded or converted",
    "revised": "Revised: later figures need other earlier ones",
    "undetermined": "Hardly possible, though nothing contradicts it",
}
_COUNTED: Final[dict[Verdict, tuple[str, str]]] = {
    "contradicted": ("contradiction", "contradictions"),
    "strained": ("strain", "strains"),
    "revised": ("revision", "revisions"),
    "undetermined": ("implausible growth", "implausible growths"),
}
_COLUMNS: Final = (Column(), Column(), Column())


def check_document(verdicts: Verdicts, telling: Telling, *, sources: int) -> Document:
    """Return a summary line, and the findings by verdict; ``sources`` is how many were checked."""
    blocks: list[Block] = [Paragraph(summary(verdicts, sources))]
    for verdict, title in _TITLES.items():
        found = [f for f in verdicts.findings if f.verdict == verdict]
        if found:
            blocks.append(Heading(line(f"{title} ({len(found)})"), 2))
            blocks += _blocks(found, telling)
    return document(*blocks)


def summary(verdicts: Verdicts, sources: int) -> Line:
    """Return how many figures of how many sources were checked, and what was found."""
    figures = verdicts.checked + verdicts.undetermined
    counts = [
        _count(sum(f.verdict == verdict for f in verdicts.findings), *words)
        for verdict, words in _COUNTED.items()
    ]
    found = ", ".join(counts[:3] + [counts[3]] * (not counts[3].startswith("no ")))
    return line(
        f"{_count(figures, 'figure', 'figures')} of {_count(sources, 'source', 'sources')}: ",
        Span(found, "wrong" if verdicts.is_contradicted else "emphasis"),
        f". {_count(verdicts.checked, 'figure is', 'figures are')} tied to others; "
        f"nothing bears on {verdicts.undetermined or 'none'}.",
    )


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one}" if number == 1 else f"{number or 'no'} {many}"


def _blocks(findings: Sequence[Finding], telling: Telling) -> Iterator[Block]:
    for finding in findings:
        if finding.verdict == "revised":
            yield Notes((line(revision(finding, telling), note(f"  {_ids(finding.clashes[0])}")),))
        elif finding.verdict == "undetermined":
            yield Paragraph(line(implausible(finding.clashes[0], telling)))
            yield _figures(finding.clashes[0], (), telling)
        else:
            yield from _clashing(finding, telling)


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
        return line("said in words"), (), line(note(f"[{figure}]"))
    about = telling.figures.get(clash.about)
    name = figure_words(observation, telling.names, None if about is None else about.key)
    text = Span(observation.figure.text, "wrong" if is_suspect else "quote")
    return line(Span(name, "key")), line(text), line(note(f"[{figure}]"))


def _small_print(finding: Finding, others: Sequence[Clash], telling: Telling) -> Iterator[Line]:
    suspects = finding.suspects
    for index, diagnosis in enumerate(finding.diagnoses):
        word = "Suspected" if index == 0 and suspects else "It might be"
        figure = telling.figures.get(diagnosis.figures[0])
        is_other = figure is not None and figure.id != finding.clashes[0].about
        whose = f' of "{figure.figure.text}"' if figure is not None and is_other else ""
        yield line(f"{word}: ", Span(slip(diagnosis, telling), "emphasis"), note(whose))
    if not finding.diagnoses and suspects:
        told = [telling.figures[s].figure.text for s in suspects if s in telling.figures]
        yield line("Suspected: ", Span(", ".join(told), "emphasis"), note(", for no clear reason"))
    for clash in others:
        also = _also(clash, finding.clashes[0], telling)
        yield line("Also: ", also, note(f"  {_ids(clash)}"))
    yield line(note(f"By: {finding.clashes[0].identity}. {severity_words(finding.severity)}"))


def _also(clash: Clash, first: Clash, telling: Telling) -> str:
    """Return another clash, shorter where it is about the same figure as the first."""
    return made_of(clash, "it", telling) if clash.about == first.about else claim(clash, telling)


def severity_words(severity: Decimal) -> str:
    """Return how far beyond rounding a clash is."""
    if not severity.is_finite():
        return "No rounding explains it."
    return f"Rounding would have to be {severity:,f} times as coarse as it looks."
