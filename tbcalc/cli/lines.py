"""Lines of stdin answered one after another; a line without an answer stops none of the others."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

from tbcalc.cli.failure import tell
from tbcalc.cli.output import Output, emit
from tbcalc.cli.stdin import stdin_bytes
from tbcalc.errors import TbcalcError, UnreadableInputError

UNREADABLE: Final = UnreadableInputError.exit_code
"""The exit code when some line had no answer and was told on stderr."""

Answer = TypeVar("Answer")


def stdin_lines() -> Iterator[str]:
    """Yield the lines of stdin without their ends, a byte order mark left out.

    Bytes that are no UTF-8 become lone surrogates, which no reader takes: they are told as the
    fault of their line. Raises UnreadableInputError at the first NUL, for what is no text at all.
    """
    for count, line in enumerate(stdin_bytes(), 1):
        if b"\0" in line:
            raise UnreadableInputError(
                "this is a binary file, not lines of text.",
                remedy="Give text with one figure a line.",
                place=_place(count),
            )
        text = line.decode("utf-8-sig" if count == 1 else "utf-8", "surrogateescape")
        yield text.rstrip("\r\n")


def answers(
    lines: Iterable[str], answer: Callable[[str], Answer]
) -> Iterator[tuple[str, Answer | TbcalcError]]:
    """Yield each line with its answer, or with the error that stands in its place."""
    for text in lines:
        try:
            if not text.isascii():
                _require_utf8(text)
            yield text, answer(text)
        except TbcalcError as error:
            yield text, error


def sound_answers(
    lines: Iterable[str], answer: Callable[[str], Answer], faults: list[TbcalcError]
) -> Iterator[Answer]:
    """Yield the answers; errors are told on stderr as they come, and added to ``faults``.

    Blank lines are passed over.
    """
    for count, (text, answered) in enumerate(answers(lines, answer), 1):
        if not isinstance(answered, TbcalcError):
            yield answered
        elif text.strip():
            faults.append(answered)
            tell(answered.at(_place(count)))


def _require_utf8(text: str) -> None:
    """Raise UnreadableInputError for a line with bytes that are no UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        byte = ord(text[error.start]) & 0xFF
        raise UnreadableInputError(
            f"byte 0x{byte:02x} is not UTF-8 text.",
            remedy="Give text in UTF-8, one figure a line.",
            text=text,
            span=(error.start, error.end),
        ) from error


def write_each(texts: Iterable[str], output: Output) -> None:
    """Write the texts to stdout as they come, or to the file once all are there."""
    if output.path is not None:
        emit("".join(texts), output)
        return
    for text in texts:
        sys.stdout.write(text)


def _place(count: int) -> str:
    return f"<stdin>:{count}"
