"""The two printed figures from which what is asked of a key follows, found in a dataset."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from tbcalc.core.answerable import no_figures
from tbcalc.core.query import Query
from tbcalc.core.selection import Subject, best_figure, is_currency, main_currency
from tbcalc.errors import NotAnswerableError, UsageError
from tbcalc.exact.noun import noun
from tbcalc.figures.area import WORLD
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.flow import EXPORTS, IMPORTS, is_flow
from tbcalc.figures.observation import PLAIN, Key, Observation

Pair = tuple[Observation | None, Observation | None]
"""The two figures needed, None for one that is not there."""


@noun
class _Shelf:
    """The figures of a dataset, by key without treatment."""

    dataset: Dataset
    by_key: Mapping[Key, Sequence[Observation]]

    def level(self, key: Key, like: Observation | None = None) -> Observation | None:
        """Return the best level, of the currency and the source of ``like`` where it is given."""
        levels = [o for o in self._all(key, "level") if not o.pair_of]
        unit = _currency_of(like) or main_currency(levels)
        return self._best([o for o in levels if o.figure.unit == unit], like)

    def growth(self, key: Key) -> Observation | None:
        """Return the best growth on the year before."""
        return self._best([o for o in self._all(key, "growth") if o.basis in ("", "yoy")])

    def grown(self, growth: Observation | None, key: Key) -> Observation | None:
        """Return the level that a growth belongs to."""
        own = [o for o in self._all(key, "level") if growth is not None and o.id == growth.of]
        return own[0] if own else self.level(key, growth)

    def conversion(self, key: Key) -> Pair:
        """Return a level and the figure that converts it."""
        second = self._best([o for o in self._all(key, "level") if o.pair_of])
        if second is None:
            return self.level(key), None
        return next((o for o in self._all(key, "level") if o.id == second.pair_of), None), second

    def share(self, key: Key) -> Observation | None:
        """Return the best printed share."""
        return self._best(self._all(key, "share"))

    def _all(self, key: Key, aspect: str) -> list[Observation]:
        return [o for o in self.by_key.get(key, ()) if o.aspect == aspect]

    def _best(
        self, candidates: Sequence[Observation], like: Observation | None = None
    ) -> Observation | None:
        first = like.source if like else ""
        return best_figure(candidates, self.dataset.sources, first=first)


def implied_figures(
    what: str, dataset: Dataset, query: Query, flow: str
) -> tuple[Observation, Observation]:
    """Return the figures that ``core.implied.implied`` takes for ``what``, in its order.

    Raises UsageError when several subjects answer, NotAnswerableError naming what is missing.
    """
    shelf = _Shelf(dataset, _by_key(dataset))
    keys = _keys(shelf, query, flow)
    if not keys:
        wide = query.at_any_time(dataset)
        keys_known = (o.key for o in dataset.observations if o.key.flow == flow)
        known = {key.period for key in keys_known if wide.asks(key)}
        raise no_figures(dataset, query, f"some figure of {flow}", known)
    found = {key: _WAYS[what](shelf, key) for key in keys}
    answers = {key: (one, two) for key, (one, two) in found.items() if one and two}
    if len(answers) > 1:
        raise UsageError(
            f"several answers: {', '.join(map(str, answers))}.",
            remedy="Name one with --reporter, --scope and --year.",
        )
    if not answers:
        raise _missing(what, *max(found.items(), key=lambda one: _count(one[1])))
    return next(iter(answers.values()))


def _count(pair: Pair) -> int:
    return sum(figure is not None for figure in pair)


def _by_key(dataset: Dataset) -> dict[Key, list[Observation]]:
    found: dict[Key, list[Observation]] = {}
    for observation in dataset.observations:
        found.setdefault(_bare(observation.key), []).append(observation)
    return found


def _keys(shelf: _Shelf, query: Query, flow: str) -> list[Key]:
    """Return the keys asked for, of any flow that has figures, as keys of ``flow``."""
    asked = {key.with_flow(flow) for key in shelf.by_key if query.asks(key)}
    return sorted(asked, key=lambda key: (Subject.of(key).order, key.period))


def _bare(key: Key) -> Key:
    return Key(key.reporter, key.partner, key.scope, key.product, key.flow, key.period, PLAIN)


def _currency_of(like: Observation | None) -> str:
    if like is None:
        return ""
    return like.currency or (like.figure.unit if is_currency(like.figure.unit) else "")


def _year_before(key: Key) -> Key:
    return key.with_period(key.period.shift_years(-1))


def _base(shelf: _Shelf, key: Key) -> Pair:
    growth = shelf.growth(key)
    return shelf.grown(growth, key), growth


def _level(shelf: _Shelf, key: Key) -> Pair:
    growth = shelf.growth(key)
    return shelf.level(_year_before(key), growth), growth


def _growth(shelf: _Shelf, key: Key) -> Pair:
    level = shelf.level(key)
    return level, shelf.level(_year_before(key), level)


def _flows(shelf: _Shelf, key: Key) -> Pair:
    exports = shelf.level(key.with_flow(EXPORTS))
    return exports, shelf.level(key.with_flow(IMPORTS), exports)


def _total(shelf: _Shelf, key: Key) -> Pair:
    """Return exports and imports of a trade flow, else the key's level and its share of a whole."""
    flows = _flows(shelf, key) if is_flow(key.flow) else (None, None)
    share = shelf.share(key)
    return flows if share is None or None not in flows else (shelf.level(key), share)


def _share(shelf: _Shelf, key: Key) -> Pair:
    part = shelf.level(key)
    return part, shelf.level(_whole(key), part)


def _whole(key: Key) -> Key:
    """Return the key of trade with the world in all products."""
    return Key(key.reporter, WORLD, key.scope, "", key.flow, key.period)


_WAYS: Final[Mapping[str, Callable[[_Shelf, Key], Pair]]] = {
    "base": _base,
    "level": _level,
    "rate": lambda shelf, key: shelf.conversion(key),
    "total": _total,
    "growth": _growth,
    "share": _share,
    "balance": _flows,
}
"""How the two figures are found for each result."""


def _needs(what: str, key: Key) -> tuple[str, str]:
    """Return the names of the two figures."""
    match what:
        case "base":
            return str(key), f"the growth of {key}"
        case "level":
            return str(_year_before(key)), f"the growth of {key}"
        case "rate":
            return str(key), f"a conversion of {key}"
        case "growth":
            return str(key), str(_year_before(key))
        case "share":
            return str(key), str(_whole(key))
        case _:
            return str(key.with_flow(EXPORTS)), str(key.with_flow(IMPORTS))


def _missing(what: str, key: Key, pair: Pair) -> NotAnswerableError:
    needs = _needs(what, key)
    absent = [name for name, figure in zip(needs, pair, strict=True) if figure is None]
    return NotAnswerableError(
        f"{' and '.join(absent)} {'is' if len(absent) == 1 else 'are'} not in the data; the "
        f"implied {what} follows from {needs[0]} and {needs[1]}.",
        remedy="Give both figures as arguments, or add them with --data FILE.",
    )
