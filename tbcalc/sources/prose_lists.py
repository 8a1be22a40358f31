"""Lists in parallel: A, B and C came to x, y and z, up p, q and r respectively; 分别."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from tbcalc.exact.noun import replaced
from tbcalc.sources.prose_beside import with_partners_beside
from tbcalc.sources.prose_parts import is_joined
from tbcalc.sources.prose_reading import Reading, Subject
from tbcalc.sources.prose_sentences import Sentence

_POINTERS: Final = frozenset(("former", "latter", "rest"))
_MANY: Final = 2
Partners = Mapping[int, tuple[str, ...]]


def with_lists(
    sentence: Sentence, readings: Sequence[Reading], partners: Partners, reporters: Partners
) -> list[Reading]:
    """Return the readings with what lists in parallel give each: its partner, flow and target."""
    told = list(readings)
    runs = _runs(sentence, told)
    before: list[int] = []
    led: list[int] = []
    for run in _pointed(sentence, told, runs):
        _share_subject(sentence, told, run)
        _spread(told, run, partners, "partner")
        _spread(told, run, reporters, "reporter")
        _spread_flows(sentence, told, run)
        if _leads_to(sentence, told, led, run):
            _pair(sentence, told, led, run)
        led = run
        chosen = _levels_of_areas(sentence, told, run)
        if chosen:
            for own, other in zip(run, chosen, strict=True):
                figure = sentence.marks[sentence.figures[other]].figure
                told[own] = _like(told[own], told[other], figure)
        elif len(run) == len(before) and told[run[0]].kind != "amount":
            for own, other in zip(run, before, strict=True):
                figure = sentence.marks[sentence.figures[other]].figure
                told[own] = _like(told[own], told[other], figure)
        elif told[run[0]].kind in ("amount", "count"):
            before = run
    told = with_partners_beside(sentence, told)
    return _without_joint(sentence, told, partners) if sentence.printed(0).isascii() else told


def _without_joint(sentence: Sentence, told: list[Reading], partners: Partners) -> list[Reading]:
    """Take the first of several partners from what is of all: 9 billion from Laos and Vietnam."""
    for at, codes in partners.items():
        mine = [i for i, each in enumerate(told) if each.subject.place == at]
        own = {told[i].partner for i in mine}
        if len(codes) < _MANY or own != {codes[0]} or not _are_joined(sentence, codes):
            continue
        for i in mine:
            told[i] = replaced(told[i], partner="", is_of_other=True)
    return told


def _are_joined(sentence: Sentence, codes: Sequence[str]) -> bool:
    """Tell whether areas stand in one list: Laos, Myanmar and Vietnam."""
    places = [p for p, mark in enumerate(sentence.marks) if mark.area in codes]
    in_order = [sentence.marks[p].area for p in places] == list(codes)
    return in_order and all(is_joined(sentence, a, b) for a, b in pairwise(places))


def _levels_of_areas(sentence: Sentence, told: Sequence[Reading], run: Sequence[int]) -> list[int]:
    """Return the levels of partners named again before growths: 东盟、美国分别增长8.5%和1.1%."""
    place = sentence.figures[run[0]]
    if told[run[0]].kind == "amount" or "respectively" not in sentence.kinds or not run[0]:
        return []
    between = range(sentence.figures[run[0] - 1] + 1, place)
    if any(sentence.has(at, "flow") for at in between):
        return []
    names = [sentence.marks[at].area for at in between if sentence.marks[at].area]
    levels = {told[j].partner: j for j in range(run[0]) if is_level(told[j]) and told[j].partner}
    is_told = len(names) == len(run) and all(name in levels for name in names)
    return [levels[name] for name in names] if is_told else []


def _leads_to(
    sentence: Sentence, told: Sequence[Reading], led: Sequence[int], run: Sequence[int]
) -> bool:
    """Tell growths that lead to as many levels: expanded 22.7 and 22.6 percent to 15 and 12."""
    if len(led) != len(run) or led[-1] + 1 != run[0]:
        return False
    is_pair = told[led[0]].kind == "growth" and told[run[0]].kind == "amount"
    between = range(sentence.figures[led[-1]] + 1, sentence.figures[run[0]])
    words = [at for at in between if not (sentence.stop(at) or sentence.has(at, "respectively"))]
    return is_pair and len(words) == 1 and "to" in sentence.marks[words[0]]


def _pair(sentence: Sentence, told: list[Reading], led: Sequence[int], run: Sequence[int]) -> None:
    """Give levels what the growths that lead to them are about, and tie these to them."""
    for growth, level in zip(led, run, strict=True):
        own = told[growth]
        told[level] = replaced(
            told[level], subject=own.subject, partner=own.partner, reporter=own.reporter
        )
        told[growth] = replaced(own, of=sentence.marks[sentence.figures[level]].figure)


def _runs(sentence: Sentence, told: Sequence[Reading]) -> list[list[int]]:
    """Return runs of two and more figures of a kind that only commas and "and" part."""
    runs: list[list[int]] = []
    run: list[int] = []
    for i in range(len(told)):
        if run and _is_list(sentence, told, run[-1], i):
            run.append(i)
            continue
        runs.append(run)
        run = [i]
    long = [each for each in (*runs, run) if len(each) > 1]
    if "respectively" in sentence.kinds:
        return _with_levels(sentence, told, long)
    return long


def _pointed(
    sentence: Sentence, told: list[Reading], runs: Sequence[list[int]]
) -> Sequence[list[int]]:
    """Give figures what 前两者, 后者 and 其余两者 point at; return the runs without these."""
    if sentence.kinds.isdisjoint(_POINTERS):
        return runs
    pointers = [p for p, m in enumerate(sentence.marks) if not _POINTERS.isdisjoint(m.senses)]
    pointing: list[int] = []
    for place, end in zip(pointers, [*pointers[1:], len(sentence.marks)], strict=True):
        mine = [j for j, p in enumerate(sentence.figures) if place < p < end]
        chosen = _pointed_at(sentence, told, runs, place)
        for own, target in zip(mine, chosen, strict=False):
            told[own] = _like(
                told[own], told[target], sentence.marks[sentence.figures[target]].figure
            )
            pointing.append(own)
    return [run for run in runs if not set(run) & set(pointing)]


def _pointed_at(
    sentence: Sentence, told: Sequence[Reading], runs: Sequence[list[int]], place: int
) -> list[int]:
    """Return the levels that words at a place point at: those of the last list, as a rule."""
    mark = sentence.marks[place]
    count = int(mark.sense("former") or mark.sense("latter") or 0)
    before = [j for j, p in enumerate(sentence.figures) if p < place and is_level(told[j])]
    lists = [run for run in runs if len(run) > count and set(run) <= set(before)]
    levels = max(lists, key=lambda run: (run[-1], len(run)), default=before)
    if "rest" not in mark:
        return levels[:count] if "former" in mark else levels[-count:]
    start = sentence.figures[levels[-1]] if levels else place
    named = {m.area for m in sentence.marks[start:place] if m.area}
    own = [m.area for m in sentence.marks[:start] if m.area][-len(levels) :]
    return [j for j, area in zip(levels, own, strict=False) if area not in named]


def _like(own: Reading, of: Reading, figure: int) -> Reading:
    return replaced(
        own, of=figure, subject=of.subject, partner=of.partner, reporter=of.reporter,
        period=of.period,
    )  # fmt: skip


def _with_levels(
    sentence: Sentence, told: Sequence[Reading], runs: Sequence[list[int]]
) -> list[list[int]]:
    """Return the runs, each of percents led by as many levels, however those are parted.

    A flow between them parts them: 对俄罗斯、沙特进出口分别增长51.6%、4.3%.
    """
    paired: list[list[int]] = []
    for run in runs:
        levels = [j for j in range(run[0]) if is_level(told[j])][-len(run) :]
        is_percent = told[run[0]].kind in ("growth", "share") and len(levels) == len(run)
        if is_percent and not _has_flow(sentence, levels[-1], run[0]):
            paired += [levels]
        paired.append(run)
    return paired


def _has_flow(sentence: Sentence, first: int, second: int) -> bool:
    """Tell whether a flow with whom it is stands between two figures."""
    between = range(sentence.figures[first] + 1, sentence.figures[second])
    flows = [at for at in between if sentence.has(at, "flow")]
    return bool(flows) and any(sentence.marks[at].area for at in range(between[0], flows[0]))


def is_level(reading: Reading) -> bool:
    """Tell whether a figure is a level that a growth or share may be of."""
    is_whole = reading.kind in ("amount", "count") and not reading.sort.role
    return is_whole and reading.same_as is None


def _is_list(sentence: Sentence, told: Sequence[Reading], first: int, second: int) -> bool:
    if told[first].kind != told[second].kind:
        return False
    between = range(sentence.figures[first] + 1, sentence.figures[second])
    if not between:
        return False
    for at in between:
        mark = sentence.marks[at]
        is_moved = "dir" in mark and told[first].kind == "growth" and _is_parallel(sentence)
        if not ("and" in mark or sentence.stop(at) in (",", "list") or is_moved):
            return False
    gap = sentence.text[
        sentence.marks[sentence.figures[first]].end : sentence.marks[sentence.figures[second]].start
    ]
    return len(gap) < 24


def _is_parallel(sentence: Sentence) -> bool:
    return "respectively" in sentence.kinds


def _share_subject(sentence: Sentence, told: list[Reading], run: Sequence[int]) -> None:
    """Give the amounts of a list the flow told behind its last: A, B and C of trade."""
    last = told[run[-1]].subject
    is_behind = bool(last.flow) and last.place > sentence.figures[run[-1]]
    if told[run[0]].kind == "amount" and is_behind and "respectively" in sentence.kinds:
        for own in run:
            told[own] = replaced(told[own], subject=last)


def _spread(told: list[Reading], run: Sequence[int], sides: Partners, field: str) -> None:
    """Give the figures of a list the areas of a list as long, in order."""
    names = sides.get(told[run[0]].subject.place, ())
    if len(names) == len(run):
        for own, name in zip(run, names, strict=True):
            told[own] = replaced(told[own], **{field: name})


def _spread_flows(sentence: Sentence, told: list[Reading], run: Sequence[int]) -> None:
    """Give the figures of a list the flows of the list before: exports and imports rose 5 and 6."""
    named = _flows_before(sentence, sentence.figures[run[0]])
    is_they = not named and "respectively" in sentence.kinds and _is_of_they(sentence, told, run)
    if is_they or (not named and any(m.sense("both") == "each" for m in sentence.marks)):
        seen = {r.subject.place: r.subject.flow for r in told[: run[0]] if r.flow}
        named = list(seen.items())[-len(run) :]
    if len(named) == len(run):
        for own, (place, flow) in zip(run, named, strict=True):
            subject = Subject(flow, told[own].subject.sign, place, "", told[own].subject.scope)
            told[own] = replaced(told[own], subject=subject)


def _is_of_they(sentence: Sentence, told: Sequence[Reading], run: Sequence[int]) -> bool:
    """Tell a list of what "they" are that were told before: they were up 2.6% and 2.0%."""
    end = sentence.marks[sentence.figures[run[0]]].start
    is_pronoun = " they " in sentence.text[max(sentence.start, end - 40) : end]
    last = range(sentence.figures[run[0] - 1] + 1, sentence.figures[run[0]]) if run[0] else ()
    is_pronoun = is_pronoun or (
        not sentence.printed(0).isascii()  # 市场预期分别为下降12.5%和5%
        and any("forecast" in sentence.marks[at] for at in last)
        and not any("flow" in sentence.marks[at] for at in last)
    )
    return is_pronoun and len({r.subject.place for r in told[: run[0]] if r.flow}) == len(run)


def _flows_before(sentence: Sentence, place: int) -> list[tuple[int, str]]:
    """Return the flows of the list that a list of figures follows, in order."""
    found: list[tuple[int, str]] = []
    for at in range(place - 1, -1, -1):
        mark = sentence.marks[at]
        if mark.is_figure:
            break
        if "flow" in mark:
            found[:0] = [(at, flow) for flow in _parts(sentence.printed(at), mark.senses["flow"])]
            continue
        if found and not ("and" in mark or sentence.stop(at) in (",", "list") or "its" in mark):
            break
    return found


def _parts(printed: str, flow: str) -> list[str]:
    """Return the flows that a phrase such as "exports and imports" names, in order."""
    lowered = printed.lower()
    is_pair = " and " in lowered or any(sign in printed for sign in "和与與及、")
    if flow != "total" or not is_pair:
        return [flow.rstrip("+-")]
    exports = max(lowered.find("export"), lowered.find("出口"))
    imports = max(lowered.find("import"), lowered.find("进口"), lowered.find("進口"))
    return ["exports", "imports"] if exports < imports else ["imports", "exports"]
