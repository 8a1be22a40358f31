"""Strategies of hypothesis for datasets: figures as the press prints them, under any key."""

from __future__ import annotations

from hypothesis import strategies as st

from tbcalc.figures.dataset import Dataset
from tbcalc.figures.figure import Figure
from tbcalc.figures.flow import FLOWS
from tbcalc.figures.observation import PLAIN, Basis, Key, Observation, Treatment, Whole
from tbcalc.figures.relation import Greater, Parts, Record
from tbcalc.figures.source import Source
from tbcalc.sources.area_currency import area_currency
from tbcalc.sources.dataset_values import read_table_unit
from tbcalc.sources.figure_text import read_figure
from tests.strategies import periods

HOSTILE = [
    *"~'\"\\`=|-?:%@\u2028\ufeff\x85\x00元\n\t",
    *[
        "no",
        "yes",
        "null",
        "{}",
        "[a]",
        "&a",
        "!t",
        ">-",
        "<<",
        "---",
        "...",
        "2024",
        "1.20",
        "why:",
        "é",
    ],
    *("- x", "a: b", "# x", "a #b", " x ", "x\n", "\ty", "%a", "@b", "*a", "Explainer: why"),
    *("x" * 300, " ".join(["many words"] * 20), "  ".join(["gaps"] * 40), "- " + "a " * 80),
]
"""Texts that YAML would take for something else, or not at all, if they were not quoted."""

hostile = st.text(max_size=60) | st.sampled_from(HOSTILE)
ids = st.from_regex(r"[a-z][a-z0-9.-]{0,12}", fullmatch=True)
reporters = st.sampled_from(["CN", "CN-SD", "CN-SD/Weihai", "JP", "US", "DE", "ASEAN"])
partners = st.sampled_from(["W", "US", "ASEAN", "KR"])
scopes = st.sampled_from(["goods", "services", "goods+services", "other"])
products = st.just("") | st.sampled_from(["vegetables", "mechanical and electrical", "no", "a: b"])
measures = st.sampled_from(["gdp", "ciie-intended-transactions", "enterprises: all", "no"])
treatments = st.just(PLAIN) | st.builds(
    Treatment,
    st.sampled_from(["", "FOB", "CIF"]),
    st.sampled_from(["", "nsa", "sa"]),
    st.sampled_from(["", "current", "constant"]),
    st.sampled_from(["", "customs", "bop"]),
)
numbers = st.decimals(0, 9999, places=2).map(str) | st.integers(1, 9999).map(str)
wordings = st.sampled_from(["", "about ", "more than ", "nearly ", "at least ", "up to "])


def _amounts(reporter: str) -> st.SearchStrategy[Figure]:
    units = [" trillion yuan", " billion U.S. dollars", "万亿元", " million euros", " yuan"]
    printed = st.builds("{}{}{}".format, wordings, numbers, st.sampled_from(units))
    signs = st.builds("{}{}{} billion".format, wordings, st.sampled_from("$€"), numbers)
    if area_currency(reporter) in ("CNY", "JPY"):
        signs |= st.builds("¥{} trillion".format, numbers)
    return (printed | signs).map(lambda text: _read(text, reporter))


def _table_amounts(reporter: str) -> st.SearchStrategy[Figure]:
    units = st.sampled_from(["CNY", "million CNY", "100 million CNY", "billion USD", "percent"])
    return st.builds(
        lambda text, unit: read_table_unit(unit).of(_read(text, reporter)),
        st.decimals("0.01", 9999, places=2).map(str),
        units,
    )


def _percents(reporter: str) -> st.SearchStrategy[Figure]:
    words = st.sampled_from(["up {} percent", "down {}%", "{} percent", "about {} percent"])
    return st.builds(lambda word, n: _read(word.format(n), reporter), words, numbers)


def _read(text: str, reporter: str) -> Figure:
    return read_figure(text, assume=area_currency(reporter))


@st.composite
def keys(draw: st.DrawFn) -> Key:
    """Any key that a dataset can say."""
    return Key(
        draw(reporters), draw(partners), draw(scopes), draw(products),
        draw(st.sampled_from(FLOWS) | measures), draw(periods), draw(treatments),
    )  # fmt: skip


@st.composite
def wholes(draw: st.DrawFn) -> Whole | None:
    """A whole that differs in something from its part, or none."""
    whole = Whole(
        draw(st.just("") | reporters), draw(st.just("") | partners), draw(st.just("") | scopes),
        draw(st.none() | products), draw(st.just("") | st.sampled_from(FLOWS) | measures),
        draw(st.none() | periods),
    )  # fmt: skip
    return None if whole == Whole() else whole


@st.composite
def entries(draw: st.DrawFn, source: str, number: int, known: list[str]) -> list[Observation]:
    """The observations of one entry: a level with what belongs to it, or a lone figure."""
    key = draw(keys())
    own = draw(st.just(f"{source}.{number}") | ids.map(lambda i: f"{i}-{len(known)}"))
    said = {
        "status": draw(st.sampled_from(["", "", "revised", "forecast"])),
        "variant": draw(st.just("") | hostile),
        "where": draw(st.just("") | hostile),
        "note": draw(st.just("") | hostile),
    }

    def observed(suffix: str, aspect: str, figure: Figure, **about: object) -> Observation:
        return Observation(own + suffix, source, key, aspect, figure, **about, **said)  # type: ignore[arg-type]

    def change(suffix: str, aspect: str, figure: Figure, of: str) -> Observation:
        against = draw(st.none() | periods)
        bases: list[Basis] = ["", "yoy", "mom", "qoq", "cagr"]
        return observed(
            suffix, aspect, figure, basis=draw(st.sampled_from(bases)), of=of, against=against,
            currency=draw(st.sampled_from(["", "CNY", "USD"])),
        )  # fmt: skip

    amounts, percents = _amounts(key.reporter), _percents(key.reporter)
    kind = draw(st.sampled_from(["level", "level", "growth", "change", "share", "coverage"]))
    of = draw(st.sampled_from(["", *known]))
    if kind == "growth":
        return [change("", "growth", draw(percents), of)]
    if kind == "change":
        return [change("", "change", draw(amounts), of)]
    if kind == "share":
        return [observed("", "share", draw(percents), whole=draw(wholes()), of=of)]
    if kind == "coverage":
        return [observed("", "coverage_ratio", draw(percents), of=of)]
    figure = draw(amounts | (_table_amounts(key.reporter) if key.flow not in FLOWS else amounts))
    found = [observed("", "level", figure, pair_of=draw(st.sampled_from(["", *known])))]
    found += [
        observed(suffix, "level", draw(amounts), pair_of=own)
        for suffix in (".also", ".also.2")[: draw(st.integers(0, 2))]
    ]
    found += [
        change(suffix, "growth", draw(percents), own)
        for suffix in (".growth", ".growth.2")[: draw(st.integers(0, 2))]
    ]
    if draw(st.booleans()):
        found.append(observed(".share", "share", draw(percents), whole=draw(wholes()), of=own))
    return found


@st.composite
def relations(draw: st.DrawFn, source: str) -> Greater | Parts | Record:
    """What a source says in words."""
    kind = draw(st.sampled_from(["greater", "parts", "record"]))
    if kind == "greater":
        return Greater(source, draw(keys()), draw(keys()))
    if kind == "record":
        return Record(source, draw(keys()))
    parts = draw(st.lists(keys(), min_size=1, max_size=3, unique=True))
    return Parts(source, tuple(parts), draw(keys()), draw(st.booleans()))


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """A dataset with sources of any wording, and figures that its format can say."""
    names = draw(st.lists(ids, min_size=1, max_size=3, unique=True))
    texts = st.just("") | hostile
    dates = st.sampled_from(["", "2025", "2025-11", "2025-11-26"])
    sources = {n: Source(n, draw(texts), draw(texts), draw(dates), note=draw(texts)) for n in names}
    counts = dict.fromkeys(names, 0)
    found: list[Observation] = []
    for _ in range(draw(st.integers(1, 4))):
        source = draw(st.sampled_from(names))
        counts[source] += 1
        found += draw(entries(source, counts[source], [o.id for o in found]))
    said = draw(st.lists(relations(draw(st.sampled_from(names))), max_size=2))
    return Dataset(tuple(found), sources, tuple(said))
