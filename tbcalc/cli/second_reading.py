"""A second look at an article that contradicts itself: it, or how it was read.

A contradiction that a slip of the pen explains to the digit is one of the article: hardly ever
does what was read amiss look like that. Any other is told only where it stands in every way in
which what its sentences leave out may be meant (``sources/prose_lent.py``), and not where several
identities are needed to see it: of so many figures one is likelier read amiss. The figures of
those that do not stand are left out of its dataset, and it is said why.

A text of more figures than an article has is looked at in stretches, so that none takes for ever;
of those only what a slip explains, or a sentence by itself, is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tbcalc.cli.clashing import contradicted, contradictions_of, figures_of, ordinals_of
from tbcalc.cli.one_trade import is_of_one_trade, is_swap
from tbcalc.cli.other_readings import Readings, doubtful
from tbcalc.cli.read_article import ReadArticle
from tbcalc.core.check import together
from tbcalc.exact.noun import replaced
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.finding import PRINTED_TWICE, Clash, Diagnosis, Finding, Slip, Verdicts
from tbcalc.figures.flow import BALANCE
from tbcalc.sources.prose_dataset import Left, article_dataset
from tbcalc.sources.prose_lent import REPORTER, ways_of_scope

_MOST: Final = 200
"""Figures that are checked together."""

_ROUNDS: Final = 3
_CHAINED: Final = "it would clash by a chain of others, one of which may be about something else"
_REASON: Final = "whose it is, with whom or of when is told by an earlier sentence, and would clash"

_CLOSE: Final[dict[Slip, Decimal]] = {
    "unit_slip": Decimal("0.3"),
    "transposed_digits": Decimal("0.06"),
    "dropped_digit": Decimal("0.02"),
    "extra_digit": Decimal("0.02"),
    "one_digit": Decimal("0.02"),
    "wrong_sign": Decimal("0.05"),
    "wrong_flow": Decimal("0.05"),
}
"""How closely the others must know a figure for a slip of it to be no chance, by the kinds of
slips: of ten digits at a place some fit, of a hundred unit words one."""

_TURNED: Final[tuple[Slip, ...]] = ("wrong_sign", "wrong_flow")
_MANY_TIMES: Final = 50
"""A part a thousand times too large is this many times its whole if it is a twentieth of it."""
_OF_ANY_DIGIT: Final[tuple[Slip, ...]] = ("one_digit", "dropped_digit", "extra_digit")
_FEW: Final = 4
"""Of more figures some digit of some of them nearly always mends a clash by several identities."""
_SEVERAL: Final = "; "
_GRAVE: Final = 3
"""How far beyond their rounding figures of one trade clash: a base may have been revised since."""
_ONE: Final = Decimal(1)


def read_again(read: ReadArticle) -> ReadArticle:
    """Return the article without the figures that clash in one way of reading it alone."""
    if is_long(read):
        return replaced(read, verdicts=_in_stretches(read))
    read, readings = _settled(_judged(read))
    for _ in range(_ROUNDS):
        found = _unexplained(read, readings)
        resolved = doubtful(read, readings, figures_of(found)) if found else frozenset()
        if not resolved:
            break
        read = _without(read, resolved, _REASON)
    for _ in range(_ROUNDS):
        chained = _chained(_unexplained(read, readings), readings)
        if not chained:
            break
        read = _without(read, chained, _CHAINED)
    return read


def is_long(read: ReadArticle) -> bool:
    """Tell a text of more figures than an article has: its verdicts are those of stretches."""
    return len(read.dataset.observations) > _MOST


def _in_stretches(read: ReadArticle) -> Verdicts:
    return together(
        replaced(
            verdicts,
            findings=tuple(
                finding
                for finding in verdicts.findings
                if is_explained(finding, read.readings) or _is_plain(finding, read.readings)
            ),
        )
        for verdicts in map(contradicted, _stretches(read.dataset))
    )


def _is_plain(finding: Finding, readings: Readings) -> bool:
    """Tell whether the figures of a contradiction stand in one sentence, and one identity shows."""
    placed = {readings[i].sentence for i in ordinals_of(finding.clashes[0].figures)}
    return len(placed) == 1 and not _is_chain(finding)


def _stretches(dataset: Dataset) -> Iterator[Dataset]:
    """Yield the figures so many at a time, without the links that lead out of a stretch."""
    figures = dataset.observations
    for start in range(0, len(figures), _MOST):
        near = {o.id: o for o in figures[start : start + _MOST]}
        within = tuple(
            replaced(o, of=o.of * (o.of in near), pair_of=o.pair_of * (o.pair_of in near))
            for o in near.values()
        )
        yield Dataset(within, dataset.sources)


def _judged(read: ReadArticle) -> ReadArticle:
    return replaced(read, verdicts=contradicted(read.dataset))


def _settled(read: ReadArticle) -> tuple[ReadArticle, Readings]:
    """Return the article with what its bare flows are of, goods or services too, settled anew.

    That is done where fewer contradictions are left then that no slip explains.
    """
    best, readings = read, read.readings
    found = len(_unexplained(read, readings))
    for way in ways_of_scope(readings) if found else ():
        dataset, left = article_dataset(read.article, way)
        other = _judged(replaced(read, dataset=dataset, left=left))
        unexplained = len(_unexplained(other, way))
        if unexplained < found:
            best, readings, found = other, way, unexplained
    return best, readings


def _chained(found: Sequence[Finding], readings: Readings) -> frozenset[int]:
    """Return the ordinals of what clashes by several identities, with no slip of a kind met.

    What takes part in a plain contradiction as well stays, and what clashes gravely and is all of
    one trade.
    """
    plain = {f for each in found if not _is_chain(each) for f in each.clashes[0].figures}
    return frozenset(
        ordinal
        for finding in found
        if _is_chain(finding)
        and not (
            finding.severity >= _GRAVE
            and is_of_one_trade(ordinals_of(finding.clashes[0].figures), readings)
        )
        and plain.isdisjoint(finding.clashes[0].figures)
        and not any(each.kind in _TURNED for each in finding.diagnoses[:1])
        for ordinal in ordinals_of(finding.clashes[0].figures)
    )


def _is_chain(finding: Finding) -> bool:
    return _SEVERAL in finding.clashes[0].identity


def _unexplained(read: ReadArticle, readings: Readings) -> list[Finding]:
    verdicts = read.verdicts or contradicted(read.dataset)
    return [f for f in contradictions_of(verdicts) if not is_explained(f, readings)]


def is_explained(finding: Finding, readings: Readings) -> bool:
    """Tell whether a slip of the pen mends a contradiction, and hardly by chance.

    A balance of the wrong sign may be that of the other side, where it is not said whose it is.

    Two prints of one figure are none: that the second may be a slip of the first is why they were
    taken for one.
    """
    clash = finding.clashes[0]
    first = next(iter(finding.diagnoses), None)
    if first is None or clash.expected is None or clash.identity == PRINTED_TWICE:
        return False
    if _is_chain(finding) and len(clash.figures) > _FEW and first.kind in _OF_ANY_DIGIT:
        return False
    if is_swap(first, ordinals_of(clash.figures), readings):
        return True
    if first.kind in _TURNED and not _is_own_balance(clash, readings):
        return False
    needed = clash.expected.possible
    if first.kind not in _CLOSE or not needed.is_bounded:
        return False
    size = abs(needed.midpoint)
    if clash.expected.unit == "1" and clash.about not in first.figures:
        size += _ONE  # an amount slipped: what it clashes with is a factor, not its growth
    is_close = needed.width <= size * _CLOSE[first.kind]
    return is_close or (first.kind == "unit_slip" and _is_far_above(clash, first))


def _is_far_above(clash: Clash, slip: Diagnosis) -> bool:
    """Tell a figure many times as large as all that it is a part of: a unit word is wrong."""
    if clash.expected is None or clash.printed is None or clash.about not in slip.figures:
        return False
    needed, value = clash.expected.possible, clash.printed.value
    most = max(abs(needed.low), abs(needed.high))
    return value is not None and abs(value) >= most * _MANY_TIMES


def _is_own_balance(clash: Clash, readings: Readings) -> bool:
    """Tell whether a clash is of exports, imports and a balance that is said to be whose."""
    ordinals = ordinals_of(clash.figures)
    balances = [i for i in ordinals if readings[i].flow == BALANCE]
    is_plain = all(readings[i].kind == "amount" for i in ordinals)
    return is_plain and not any(REPORTER in readings[i].lent for i in balances)


def _without(read: ReadArticle, ordinals: frozenset[int], reason: str) -> ReadArticle:
    ids = {f"{read.article.id}.{i + 1}" for i in ordinals}
    kept = [
        replaced(each, of="" if each.of in ids else each.of)
        for each in read.dataset.observations
        if each.id not in ids and each.pair_of not in ids
    ]
    lost = {each.id for each in read.dataset.observations} - {each.id for each in kept}
    left = [Left(int(each.rpartition(".")[2]) - 1, reason) for each in lost]
    every = sorted((*read.left, *left), key=lambda each: each.ordinal)
    dataset = Dataset(tuple(kept), read.dataset.sources)
    return _judged(replaced(read, dataset=dataset, left=tuple(every)))
