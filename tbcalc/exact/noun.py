"""Nouns: frozen classes with slots, as dataclasses make them, without their cost at start-up.

``dataclass(frozen=True, slots=True)`` writes and compiles six methods for each class, which takes
about 1 ms; the start of a command has some 10 ms in all. A noun compiles its constructor alone, in
a tenth of that, and is as fast to use.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from operator import attrgetter, ge, gt, le, lt
from types import CodeType, FunctionType
from typing import Any, TypeVar, cast, dataclass_transform

Noun = TypeVar("Noun")


@dataclass_transform(frozen_default=True)
def noun(cls: type[Noun]) -> type[Noun]:
    """Return the class with its annotated fields as slots that are set once, by the constructor.

    Nouns of one class are equal when their fields are; they hash, print, pickle and match
    patterns as frozen dataclasses do. A default is shared, so it must be immutable.
    """
    names = tuple(cls.__annotations__)
    kept = {k: v for k, v in cls.__dict__.items() if k not in (*names, "__dict__", "__weakref__")}
    slots = {"__slots__": names, "__match_args__": names}
    defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
    itself: list[type] = []
    methods = _methods(itself, names, defaults)  # put in at once: one by one takes twice as long
    itself.append(type(cls.__name__, cls.__bases__, {**methods, **kept, **slots}))
    return cast("type[Noun]", itself[0])


@dataclass_transform(frozen_default=True, order_default=True)
def ordered_noun(cls: type[Noun]) -> type[Noun]:
    """Return the class as a noun whose instances order by their fields, first to last."""
    made = noun(cls)
    key = attrgetter(*made.__match_args__)  # type: ignore[attr-defined]
    for compare in (lt, le, gt, ge):
        setattr(made, f"__{compare.__name__}__", _comparison(compare, key))
    return made


def _comparison(
    compare: Callable[[Any, Any], bool], key: Callable[[object], object]
) -> Callable[[object, object], object]:
    def compared(self: object, other: object) -> object:
        alike = self.__class__ is other.__class__
        return compare(key(self), key(other)) if alike else NotImplemented

    return compared


def replaced(noun: Noun, **changes: Any) -> Noun:
    """Return the noun with some fields changed.

    >>> @noun
    ... class Point:
    ...     x: int
    ...     y: int = 0
    >>> replaced(Point(1, 2), y=3)
    Point(x=1, y=3)
    """
    cls: Any = noun.__class__
    values, places = _shape(cls)
    told = [*values(noun)]
    for name, value in changes.items():
        told[places[name]] = value
    made: Noun = cls(*told)
    return made


@cache
def _shape(cls: type) -> tuple[Callable[[object], tuple[object, ...]], Mapping[str, int]]:
    """Return what tells the values of a noun, and the place of each field among them."""
    names: tuple[str, ...] = cls.__match_args__  # type: ignore[attr-defined]
    if len(names) > 1:
        return attrgetter(*names), {name: place for place, name in enumerate(names)}
    return lambda noun: tuple(getattr(noun, name) for name in names), dict.fromkeys(names, 0)


def _methods(
    itself: Sequence[type], names: tuple[str, ...], defaults: Mapping[str, object]
) -> Mapping[str, Callable[..., object]]:
    """Return the methods of a noun, by name; ``itself`` is to hold it when they are called."""
    key = attrgetter(*names) if names else lambda noun: ()

    def is_equal(self: object, other: object) -> object:
        return key(self) == key(other) if self.__class__ is other.__class__ else NotImplemented

    def fields(self: object) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in names)

    return {
        "__dataclass_fields__": _Fields(defaults),  # type: ignore[dict-item]
        "__init__": _constructor(itself, names, defaults),
        "__eq__": is_equal,
        "__hash__": lambda self: hash(key(self)),
        "__repr__": lambda self: _printed(itself[0], names, fields(self)),
        "__reduce__": lambda self: (itself[0], fields(self)),
        "__setattr__": _refuse,
        "__delattr__": _refuse,
    }


class _Fields:
    """The fields as the standard library tells them, for the functions of ``dataclasses``."""

    def __init__(self, defaults: Mapping[str, object]) -> None:
        self.defaults = defaults

    def __get__(self, instance: object, cls: type) -> Mapping[str, object]:
        from dataclasses import dataclass, field, fields

        # Every default as a factory: dataclass takes no default that has no hash.
        defaults = {n: field(default_factory=_always(v)) for n, v in self.defaults.items()}
        body = {"__annotations__": cls.__annotations__, **defaults}
        return {field.name: field for field in fields(dataclass(type(cls.__name__, (), body)))}


def _always(value: object) -> Callable[[], object]:
    return lambda: value


def _constructor(
    itself: Sequence[type], names: tuple[str, ...], defaults: Mapping[str, object]
) -> Callable[..., None]:
    """Return a constructor that is compiled when the first is made: many nouns never are."""

    def first(self: object, *values: object, **named: object) -> None:
        made = _compiled(itself[0], names, defaults)
        itself[0].__init__ = made  # type: ignore[misc]  # a class as any other
        made(self, *values, **named)

    return first


def _compiled(
    cls: type, names: tuple[str, ...], defaults: Mapping[str, object]
) -> Callable[..., None]:
    """Return a constructor that is as fast as one written out: nouns are made by the 100,000."""
    code = _code(len(names)).replace(co_varnames=("self", *names))
    scope = {f"put_{at}": cls.__dict__[name].__set__ for at, name in enumerate(names)}
    told = [name for name in names if name in defaults]
    if told and told != [*names[-len(told) :]]:
        raise TypeError(f"{cls.__name__}: a field without a default follows one with a default")
    made = FunctionType(code, scope, "__init__", tuple(defaults[name] for name in told))
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


@cache
def _code(size: int) -> CodeType:
    """Return the code of a constructor of so many fields, which is compiled once for all nouns."""
    told = "".join(f", field_{at}" for at in range(size))
    steps = "".join(f"\n put_{at}(self, field_{at})" for at in range(size)) or " pass"
    scope: dict[str, Any] = {}
    exec(f"def __init__(self{told}):{steps}", scope)
    code: CodeType = scope["__init__"].__code__
    return code


def _printed(cls: type, names: tuple[str, ...], values: tuple[object, ...]) -> str:
    fields = (f"{name}={value!r}" for name, value in zip(names, values, strict=True))
    return f"{cls.__qualname__}({', '.join(fields)})"


def _refuse(self: object, name: str, *value: object) -> None:
    raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be changed")
