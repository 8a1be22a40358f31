"""Patterns that are compiled when they are first asked: an article needs few of those there are."""

from __future__ import annotations

import re
from typing import Any, Final, cast

_METHODS: Final = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub")


def late_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what is as good as ``re.compile(source, flags)``, and costs nothing until it is asked.

    >>> late_pattern("[a-z]+").findall("exports 5, imports 6")
    ['exports', 'imports']
    """
    return cast("re.Pattern[str]", _Late(source, flags))


class _Late:
    """A pattern yet to be compiled; then its methods are those of the compiled one."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Compile the pattern, when a method is asked that it has not as yet."""
        made = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(made, method))
        return getattr(made, name)
