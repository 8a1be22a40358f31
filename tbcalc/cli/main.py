"""The command group: which commands there are, imported only when called."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import Final

import click

from tbcalc import __version__
from tbcalc.cli.failure import run

COMMANDS: Final = {
    "convert": ("convert", "What is an amount in another currency or scale?"),
    "read": ("read", "What does a printed figure mean?"),
    "surplus": ("surplus", "Exports, imports, balance, share and coverage ratio."),
    "balance": ("surplus", "The same as surplus."),
    "share": ("share", "What part of a whole, or what balance share?"),
    "growth": ("growth", "How much did trade grow, printed and implied?"),
    "indicators": ("indicators", "What the literature measures trade by, with bounds."),
    "implied": ("implied", "The base, rate, total or level that printed figures imply."),
    "calc": ("calc", "Reckon with printed figures: bounds and units."),
    "extract": ("extract", "What figures does an article print, and of what?"),
    "check": ("check", "Can these figures all be true?"),
    "explain": ("explain", "How is a figure known, down to what is printed?"),
    "chart": ("chart", "Draw exports, imports, balance, shares or rates."),
    "report": ("report", "Write a bulletin, a fact check or a series for readers."),
    "rates": ("rates", "Which exchange rates are known?"),
    "aggregate": ("aggregate", "Sum tables of trade of any size to balances."),
    "datasets": ("datasets", "List, show, validate, import and export the figures."),
}
"""Command -> its module under tbcalc.cli, and what help says of it."""

EPILOG = """\b
Examples:
  tbcalc surplus --year 2024
  tbcalc convert 6.2T CNY --on 2017-Q1
  tbcalc read "more than 43 trillion yuan"
  tbcalc implied base "6.2 trillion yuan" "up 21.8 percent"

\b
Exit codes: 0 answered; 1 contradicted, or not answerable from this data;
2 usage; 3 unreadable input; 130 interrupted.
"""


_MADE: Final = 100_000
"""How many more things are made than done with before cycles among them are searched for."""


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order of a working day."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the command, None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = __import__(f"tbcalc.cli.{COMMANDS[cmd_name][0]}", fromlist=["command"])
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; a misspelt one is answered with the nearest there is."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in COMMANDS:
            raise click.UsageError(_unknown_command(name), ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, told) for name, (_, told) in COMMANDS.items()])


def _unknown_command(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, COMMANDS, n=1)
    return f"there is no command '{name}'." + (f" Did you mean '{near[0]}'?" if near else "")


@click.group(
    cls=LazyGroup,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", message="tbcalc %(version)s")
def group() -> None:
    """Trade balances as they are printed: read, convert, relate and report figures.

    Every figure is read as the set of numbers its print allows, so every answer has bounds.
    """


def main() -> None:
    """Run the command line and exit with its documented code.

    The process ends at once: to take the interpreter apart takes as long as a short answer. So
    does the search for cycles as often as Python makes it, and an answer hardly has any.
    """
    gc.set_threshold(_MADE)
    code = run(group)
    _flush()
    os._exit(code)


def _flush() -> None:
    """Write out what is left; what cannot be written has been told by ``run``."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
