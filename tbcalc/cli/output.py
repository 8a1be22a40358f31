"""Output: which format, how wide, and where to; files are written whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any, TypeVar, cast

import click

from tbcalc.errors import TbcalcError, UnwritableOutputError, UsageError
from tbcalc.exact.noun import noun

_SUFFIXES = {
    ".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".md": "md", ".html": "html",
    ".xlsx": "xlsx", ".parquet": "parquet", ".txt": "text", ".yaml": "yaml", ".yml": "yaml",
    ".svg": "svg", ".png": "png",
}  # fmt: skip
_FOREIGN = frozenset((
    ".pdf", ".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsm", ".ods", ".ppt", ".pptx", ".xml",
    ".htm", ".tsv", ".ndjson", ".jpg", ".jpeg", ".gif", ".webp", ".feather",
))  # fmt: skip
"""Suffixes of formats that nothing here writes: text under such a name would open nowhere."""
_TEXT_WIDTH = 80

Command = TypeVar("Command", bound=Callable[..., Any])


@noun
class Output:
    """The chosen ``format``, the file or None for stdout, the width in cells, and colour."""

    format: str
    path: str | None
    width: int
    colour: bool


def output_options(*formats: str) -> Callable[[Command], Command]:
    """Return a decorator that adds -f and -o and passes one ``output: Output`` argument.

    ``formats`` are the words -f takes. Without -f the suffix of -o FILE decides, then table on
    a terminal and text in a pipe (or the first of ``formats`` where those are not offered).
    """

    def decorate(command: Command) -> Command:
        @wraps(command)
        def with_output(
            *arguments: Any, format_word: str | None, output_path: str | None, **options: Any
        ) -> Any:
            return command(
                *arguments, output=output_for(format_word, output_path, formats), **options
            )

        wanted = click.option(
            "-f", "--format", "format_word", type=click.Choice(formats),
            help="How to print the answer.",
        )  # fmt: skip
        file = click.option(
            "-o", "--output", "output_path", metavar="FILE",
            help="Write to FILE instead of stdout; its suffix may choose the format.",
        )  # fmt: skip
        return cast("Command", file(wanted(with_output)))

    return decorate


def output_for(wanted: str | None, path: str | None, formats: tuple[str, ...]) -> Output:
    """Return the output that options, the file's suffix and the terminal ask for.

    Raises UsageError for a file without a name, and for a suffix of a format not offered.
    """
    if path == "":
        raise UsageError("-o names no file.", remedy="Name a file, or leave out -o.")
    path = None if path == "-" else path
    terminal = path is None and sys.stdout.isatty()
    word = wanted or _by_suffix(path, formats) or _by_terminal(terminal, formats)
    return Output(word, path, _width(terminal), terminal and _colour_wanted(os.environ))


def emit(text: str, output: Output) -> None:
    """Write ``text`` to stdout or, whole or not at all, to the file.

    Raises UnwritableOutputError.
    """
    emit_pieces((text,), output)


def emit_pieces(pieces: Iterable[str], output: Output) -> None:
    """Write texts one after the other, each as it comes; a file is moved in place at the end.

    Raises UnwritableOutputError.
    """
    if output.path is None:
        for piece in pieces:
            sys.stdout.write(piece)
    else:
        write_pieces(output.path, (piece.encode("utf-8") for piece in pieces))


def emit_bytes(content: bytes, output: Output) -> None:
    """Write ``content`` to the file, whole or not at all, or to a stdout that is no terminal.

    Raises UnwritableOutputError, UsageError.
    """
    if output.path is not None:
        write_file(output.path, content)
    elif sys.stdout.isatty():
        raise UsageError(
            f"{output.format} is nothing for a terminal.", remedy="Name a file with -o."
        )
    else:
        sys.stdout.buffer.write(content)


def write_file(path: str, content: bytes) -> None:
    """Write ``content`` to ``path`` through a file beside it, so that nothing is half-written.

    Raises UnwritableOutputError; what stood there before then stands there still.
    """
    write_pieces(path, (content,))


def write_pieces(path: str, pieces: Iterable[bytes]) -> None:
    """Write what ``pieces`` yields as ``write_file`` does, without ever holding all of it.

    Raises UnwritableOutputError, and what ``pieces`` raises.
    """
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            _write_special(path, pieces)
        else:
            _write_whole(os.path.realpath(path), pieces)
    except TbcalcError:  # an input that cannot be read is no fault of the output
        raise
    except OSError as error:
        raise UnwritableOutputError(
            f"it cannot be written: {error.strerror or error}.",
            remedy="Nothing was written. Name a file in a folder that exists and has room.",
            place=path,
        ) from error


def _write_special(path: str, pieces: Iterable[bytes]) -> None:
    """Write to a device or pipe, which cannot be replaced."""
    with open(path, "wb") as file:
        file.writelines(pieces)


def _write_whole(path: str, pieces: Iterable[bytes]) -> None:
    draft = f"{path}.{os.getpid()}.part"
    mode = os.stat(path).st_mode & 0o7777 if os.path.exists(path) else None
    try:
        with open(draft, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            os.chmod(draft, mode)
        os.replace(draft, path)
    except BaseException:
        if os.path.exists(draft):
            os.unlink(draft)
        raise


def _by_suffix(path: str | None, formats: tuple[str, ...]) -> str | None:
    suffix = os.path.splitext(path)[1].lower() if path else ""
    if suffix in _FOREIGN:
        named = ", ".join(word for word in formats if word != "table")  # text under another name
        raise UsageError(
            f"nothing is written as {suffix}.",
            remedy=f"Give the file the suffix of one of {named}, or say it with -f.",
        )
    word = _SUFFIXES.get(suffix)
    if word is not None and word not in formats and word != "text":
        raise UsageError(
            f"{path} asks for {word}, which is not among {', '.join(formats)}.",
            remedy="Say with -f what to write, or give the file another suffix.",
        )
    return word if word in formats else None


def _by_terminal(terminal: bool, formats: tuple[str, ...]) -> str:
    word = "table" if terminal else "text"
    return word if word in formats else formats[0]


def _width(terminal: bool) -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and 0 < int(columns) < 10_000:
        return int(columns)
    if terminal:
        try:
            return os.get_terminal_size(sys.stdout.fileno()).columns or _TEXT_WIDTH
        except OSError:
            return _TEXT_WIDTH
    return _TEXT_WIDTH


def _colour_wanted(environment: Mapping[str, str]) -> bool:
    return not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"
