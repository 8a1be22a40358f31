"""Failures: one clear message on stderr and the documented exit code; a closed pipe is quiet."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from tbcalc.errors import TbcalcError, UnwritableOutputError

INTERRUPTED = 130
_NO_COMMAND: Any = getattr(click.exceptions, "NoArgsIsHelpError", ())
"""A group called without a command, as click tells it since 8.2; before, it shows the help."""


def run(command: click.Command, arguments: list[str] | None = None) -> int:
    """Run ``command`` and return its exit code; what goes wrong is told on stderr."""
    try:
        _open_what_is_closed()
        _never_fail_to_encode()
        code = command.main(arguments, "tbcalc", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        return _pipe_closed()
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except _NO_COMMAND as asked:
        return _helped(asked)
    except (TbcalcError, click.ClickException, OSError) as error:
        return _told(_as_told(error, command, sys.argv[1:] if arguments is None else arguments))
    return code if isinstance(code, int) else 0


def _as_told(
    error: TbcalcError | click.ClickException | OSError, command: click.Command, words: list[str]
) -> TbcalcError:
    if isinstance(error, TbcalcError):
        return error
    if isinstance(error, OSError):
        return _unwritable(error)
    from tbcalc.cli.usage_words import usage_error

    return usage_error(error, command, words)


def tell(error: TbcalcError) -> None:
    """Print the error to stderr, in the language of --locale."""
    from tbcalc.views.as_error import render

    sys.stderr.write(render(error, locale=_locale(sys.argv)))


def _locale(arguments: list[str]) -> str:
    """Return the locale that a command line asks for, as far as it can be read; else English."""
    for before, word in zip(["", *arguments], arguments, strict=False):
        if before == "--locale":
            return word
        if word.startswith("--locale="):
            return word.removeprefix("--locale=")
    return "en"


def _told(error: TbcalcError) -> int:
    try:
        tell(error)
    except OSError:  # stderr is closed or full: the exit code still tells
        return error.exit_code
    return error.exit_code


def _helped(asked: click.ClickException) -> int:
    """Show the help that is the answer to a group without a command."""
    try:
        sys.stderr.write(asked.format_message() + "\n")
    except OSError:  # stderr is closed or full: the exit code still tells
        return asked.exit_code
    return asked.exit_code


def _unwritable(error: OSError) -> UnwritableOutputError:
    _silence_stdout()
    return UnwritableOutputError(
        f"the result cannot be written: {error.strerror or error}.",
        remedy="Free some space, or write elsewhere with -o FILE.",
        place=str(error.filename or ""),
    )


def _pipe_closed() -> int:
    """Leave quietly when the reader of a pipe has gone, as head does after its lines."""
    _silence_stdout()
    return 0


def _silence_stdout() -> None:
    """Point stdout nowhere, so that the interpreter's last flush cannot fail once more."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # stdout is no file, as under a test runner
        return


def _open_what_is_closed() -> None:
    """Give a stream that was closed before the start a file that refuses what it was meant for.

    Reading a closed stdin and writing to a closed stdout then fail as the system has them fail.
    """
    if sys.stdin is None:
        sys.stdin = open(os.open(os.devnull, os.O_WRONLY))  # noqa: SIM115 - as long as the process
    if sys.stdout is None:
        sys.stdout = open(os.open(os.devnull, os.O_RDONLY), "w")  # noqa: SIM115 - the same
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115 - the same


def _never_fail_to_encode() -> None:
    for stream in (sys.stdout, sys.stderr):
        encoding = getattr(stream, "encoding", "") or ""
        if not encoding.lower().replace("-", "").startswith("utf") and hasattr(
            stream, "reconfigure"
        ):
            stream.reconfigure(errors="backslashreplace")
