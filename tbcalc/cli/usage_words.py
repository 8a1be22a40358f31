"""Mistakes that click finds in a command line, told the way all other errors are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import click

from tbcalc.errors import UsageError

_NEAR: Final = 0.75
"""How alike an option must be to be the one that was meant."""


def usage_error(
    error: click.ClickException, root: click.Command, words: Sequence[str]
) -> UsageError:
    """Return the mistake in ``words``, the arguments of ``root``, with a remedy."""
    path = f"Try '{_path(error, root, words)} --help' for what it takes."
    reason = " ".join(error.format_message().split())
    if isinstance(error, click.NoSuchOption):
        called = next((word for word in words if _inner(root, word) is not None), "")
        if called and error.ctx is not None and error.ctx.parent is None:
            remedy = f"Write options behind the command: tbcalc {called} {error.option_name}."
            return _error(f"no such option '{error.option_name}'", remedy, path)
        near = _nearest(error.option_name, error.possibilities or ())
        return _error(f"no such option '{error.option_name}'", _meant(near), path)
    if isinstance(error, click.BadParameter):  # a missing one too
        reason, _, choices = reason.partition(" Choose from: ")
        return _error(reason, f"Choose from: {choices.rstrip('.')}." if choices else "", path)
    reason, _, near = reason.partition(" Did you mean ")
    return _error(reason, _meant(near.strip("'?.")), path)


def _error(reason: str, remedy: str, path: str) -> UsageError:
    told = reason.rstrip(".") + "."
    return UsageError(told[:1].lower() + told[1:], remedy=remedy or path)


def _meant(near: str) -> str:
    return f"Did you mean {near}?" if near else ""


def _nearest(name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, known, n=1, cutoff=_NEAR)), "")


def _path(error: click.ClickException, root: click.Command, words: Sequence[str]) -> str:
    """Return the command that was called, as far as it was: click does not always tell."""
    context = getattr(error, "ctx", None)
    if context is not None:
        return str(context.command_path)
    path, command = ["tbcalc"], root
    for word in words:
        inner = _inner(command, word)
        if inner is None:
            break
        path.append(word)
        command = inner
    return " ".join(path)


def _inner(command: click.Command, word: str) -> click.Command | None:
    if not isinstance(command, click.Group):
        return None
    return command.get_command(click.Context(command), word)
