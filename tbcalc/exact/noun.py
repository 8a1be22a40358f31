"""Nouns: frozen classes with slots, as dataclasses make them, without their cost at start-up.

``dataclass(frozen=True, slots=True)`` writes and compiles source for each class, which takes
about 1 ms; the start of a command has some 10 ms in all. A noun is made in a hundredth of that,
and is as fast to use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
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
    made: Any = type(cls.__name__, cls.__bases__, {**kept, **slots})
    defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
    for name, method in _methods(made, names, defaults).items():
        if name not in kept:
            setattr(made, name, method)
    return cast("type[Noun]", made)


def replaced(noun: Noun, **changes: Any) -> Noun:
    """Return the noun with some fields changed.

    >>> @noun
    ... class Point:
    ...     x: int
    ...     y: int = 0
    >>> replaced(Point(1, 2), y=3)
    Point(x=1, y=3)
    """
    names: tuple[str, ...] = type(noun).__match_args__  # type: ignore[attr-defined]
    return type(noun)(**{**{name: getattr(noun, name) for name in names}, **changes})


def _methods(
    cls: type, names: tuple[str, ...], defaults: Mapping[str, object]
) -> Mapping[str, Callable[..., object]]:
    """Return the methods of a noun, by name."""
    setters = tuple(cls.__dict__[name].__set__ for name in names)
    key = attrgetter(*names) if names else lambda noun: ()
    count = len(names)

    def construct(self: object, *values: object, **named: object) -> None:
        given: Iterable[object] = values
        if named or len(values) != count:
            given = _bound(cls, names, defaults, values, named)
        for put, value in zip(setters, given, strict=True):
            put(self, value)

    def is_equal(self: object, other: object) -> object:
        return key(self) == key(other) if self.__class__ is other.__class__ else NotImplemented

    def fields(self: object) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in names)

    return {
        "__init__": construct,
        "__eq__": is_equal,
        "__hash__": lambda self: hash(key(self)),
        "__repr__": lambda self: _printed(cls, names, fields(self)),
        "__reduce__": lambda self: (cls, fields(self)),
        "__setattr__": _refuse,
        "__delattr__": _refuse,
    }


def _bound(
    cls: type,
    names: tuple[str, ...],
    defaults: Mapping[str, object],
    values: tuple[object, ...],
    named: Mapping[str, object],
) -> Iterable[object]:
    """Return the values of all fields, in order.

    Raises TypeError for what a signature would refuse.
    """
    given = dict(zip(names, values, strict=False))
    unknown = [name for name in named if name not in names or name in given]
    every = {**defaults, **given, **named}
    missing = [name for name in names if name not in every]
    if unknown or missing or len(values) > len(names):
        told = ", ".join((*missing, *unknown)) or f"{len(values)} values"
        raise TypeError(f"{cls.__name__}({', '.join(names)}) cannot take this: {told}")
    return [every[name] for name in names]


def _printed(cls: type, names: tuple[str, ...], values: tuple[object, ...]) -> str:
    fields = (f"{name}={value!r}" for name, value in zip(names, values, strict=True))
    return f"{cls.__qualname__}({', '.join(fields)})"


def _refuse(self: object, name: str, *value: object) -> None:
    raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be changed")
