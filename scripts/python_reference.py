"""The reference of the Python interface, from its docstrings and signatures."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from tbcalc.cli import book, number, reading, shown_answer


def reference() -> str:
    """Return a Markdown section for each function and for each public class with its methods."""
    return "\n".join(_sections())


def _sections() -> Iterator[str]:
    yield _section("tbcalc.load", book.load, 2)
    yield _section("tbcalc.read", reading.read, 2)
    yield _section("tbcalc.convert", reading.convert, 2)
    kinds = (book.Book, number.Number, shown_answer.Shown, shown_answer.Outcome, shown_answer.Rows)
    for kind in kinds:
        yield f"## {kind.__name__}\n\n{_text(kind)}\n"
        for name, member in vars(kind).items():
            if not name.startswith("_"):
                yield _section(f"{kind.__name__}.{name}", _function(member), 3)


def _function(member: object) -> object:
    return getattr(member, "func", getattr(member, "fget", member))


def _section(name: str, function: object, depth: int) -> str:
    if not inspect.isfunction(function):
        return ""
    signature = str(inspect.signature(function)).replace("self, ", "").replace("(self)", "()")
    signature = signature.replace("'", "").replace("partner: str = W", 'partner: str = "W"')
    return f"{'#' * depth} {name}\n\n```python\n{name}{signature}\n```\n\n{_text(function)}\n"


def _text(item: object) -> str:
    """Return a docstring, its examples as code."""
    text = inspect.cleandoc(getattr(item, "__doc__", None) or "")
    before, prompt, after = text.partition(">>> ")
    return f"{before}```pycon\n{prompt}{after}\n```" if prompt else text
