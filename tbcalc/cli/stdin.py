"""The standard input as lines of bytes; what cannot be read is told as such."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from io import BufferedReader
from typing import Final

from tbcalc.errors import UnreadableInputError

_BEGINNING: Final = 8192
_FIELD: Final = rb"""[\w"'-]+\s*:(?:\s|$)|- |\{(?!.*"text")"""
"""How the first line of a dataset begins; an object with a text is a line of articles."""


def stdin_bytes() -> Iterator[bytes]:
    """Yield the lines of stdin as they come.

    Raises UnreadableInputError when it is closed, or a folder.
    """
    try:
        yield from sys.stdin.buffer
    except OSError as error:
        raise UnreadableInputError(
            f"it cannot be read: {error.strerror or error}.",
            remedy="Give text on stdin, or name a file.", place="<stdin>",
        ) from error  # fmt: skip


def stdin_is_article() -> bool:
    """Tell whether stdin holds prose, or lines of JSON with prose, and no dataset.

    Nothing is taken from it. What is empty, or no text, is no article.
    """
    buffer = sys.stdin.buffer
    try:
        begun = buffer.peek(_BEGINNING) if isinstance(buffer, BufferedReader) else b""
    except OSError:  # told when it is read
        return False
    lines = (line.strip() for line in begun.removeprefix(b"\xef\xbb\xbf").split(b"\n"))
    first = next(
        (line for line in lines if line and not line.startswith((b"#", b"%", b"---"))), b""
    )
    return bool(first) and b"\0" not in begun and not re.match(_FIELD, first)
