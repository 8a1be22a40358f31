"""Nouns behave as frozen dataclasses with slots do."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tbcalc.exact.noun import noun, ordered_noun, replaced


@noun
class Place:
    """A place with a default."""

    name: str
    people: int = 0

    @property
    def is_large(self) -> bool:
        return self.people > 1_000_000


@dataclass(frozen=True, slots=True)
class Model:
    """The same as a dataclass."""

    name: str
    people: int = 0


@noun
class Nothing:
    """No fields at all."""


def test_fields_by_position_and_by_name() -> None:
    assert Place("Jinan", 9) == Place(people=9, name="Jinan") == replaced(Place("Jinan"), people=9)


def test_default() -> None:
    assert Place("Weihai").people == 0


def test_methods_are_kept() -> None:
    assert Place("Qingdao", 10_000_000).is_large


@pytest.mark.parametrize(
    ("values", "named"),
    [((), {}), (("a", 1, 2), {}), (("a",), {"name": "b"}), (("a",), {"size": 1})],
    ids=["missing", "too many", "twice", "unknown"],
)
def test_what_a_signature_refuses(values: tuple[object, ...], named: dict[str, object]) -> None:
    for kind in (Place, Model):
        with pytest.raises(TypeError):
            kind(*values, **named)  # type: ignore[arg-type]


def test_frozen() -> None:
    with pytest.raises(AttributeError):
        Place("Jinan").name = "Qingdao"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del Place("Jinan").name
    with pytest.raises(AttributeError):
        Place("Jinan").other = 1  # type: ignore[attr-defined]


def test_equal_to_its_own_kind_only() -> None:
    same: object = Model("Jinan")
    assert Place("Jinan") != same
    assert Nothing() == Nothing()


def test_hash_repr_pickle_and_match() -> None:
    place = Place("Jinan", 9)
    assert {place: 1}[Place("Jinan", 9)] == 1
    assert repr(place) == "Place(name='Jinan', people=9)"
    assert pickle.loads(pickle.dumps(place)) == place
    match place:
        case Place(name, people):
            assert (name, people) == ("Jinan", 9)


@ordered_noun
class Day:
    """A noun that orders."""

    year: int
    month: int = 1


def test_order_is_that_of_the_fields() -> None:
    days = [Day(2024, 5), Day(2023, 7), Day(2024)]
    assert sorted(days) == [Day(2023, 7), Day(2024), Day(2024, 5)]
    assert Day(2024) <= Day(2024) < Day(2024, 2)
    assert Day(2024, 2) > Day(2024) >= Day(2024)
    with pytest.raises(TypeError):
        assert Day(2024) < Place("Jinan")  # type: ignore[operator]


def test_a_field_without_a_default_behind_one_with_is_refused() -> None:
    fields = {"__annotations__": {"name": "str", "size": "int"}, "name": ""}
    late: Callable[..., object] = noun(type("Late", (), fields))
    with pytest.raises(TypeError, match="follows"):
        late(size=1)
