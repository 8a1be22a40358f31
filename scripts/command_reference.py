"""The reference of the commands, from the help they print."""

from __future__ import annotations

import click

from tbcalc.cli.main import COMMANDS, group


def reference() -> str:
    """Return one Markdown section per command and subcommand, in the order of the group."""
    settings = {**group.context_settings, "terminal_width": 80, "max_content_width": 80}
    context = click.Context(group, info_name="tbcalc", **settings)
    return "\n".join(_section(name, group, context) for name in COMMANDS)


def _section(name: str, parent: click.Group, context: click.Context, depth: int = 2) -> str:
    command = parent.get_command(context, name)
    if command is None:
        raise LookupError(f"{context.command_path} has no command {name}")
    here = click.Context(
        command, info_name=name, parent=context, terminal_width=80, max_content_width=80
    )
    told = f"{'#' * depth} {here.command_path}\n\n```text\n{command.get_help(here)}\n```\n"
    if not isinstance(command, click.Group):
        return told
    below = [_section(sub, command, here, depth + 1) for sub in command.list_commands(here)]
    return "\n".join([told, *below])
