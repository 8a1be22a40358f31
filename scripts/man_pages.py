"""Write the manual pages of the commands into man/, from the help that they print.

``python -m scripts.man_pages`` writes them, ``--check`` fails where one is not what the commands
say today. The wheel installs them as share/man/man1.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from tbcalc import __version__
from tbcalc.cli.main import COMMANDS, group

MAN = Path(__file__).parent.parent / "man"
EXIT_STATUS = (
    ("0", "answered"),
    ("1", "the answer is contradicted, or the data do not answer"),
    ("2", "usage"),
    ("3", "unreadable input"),
    ("130", "interrupted"),
)
ENVIRONMENT = (
    ("TBCALC_DATA", "where figures are read from, unless --data says"),
    ("TBCALC_RATES", "the folder of the rates that tbcalc rates update fetched"),
    ("NO_COLOR", "no colour on a terminal"),
    ("COLUMNS", "how wide text is"),
)


def pages() -> dict[str, str]:
    """Return the text of each manual page by its file's name."""
    context = click.Context(group, info_name="tbcalc", **group.context_settings)
    told = {"tbcalc.1": _page(context, "Trade balances as they are printed")}
    for name, (_, short) in COMMANDS.items():
        command = group.get_command(context, name)
        if command is None:
            raise LookupError(f"tbcalc has no command {name}")
        here = click.Context(command, info_name=name, parent=context)
        told[f"tbcalc-{name}.1"] = _page(here, short)
    return told


def _page(context: click.Context, short: str) -> str:
    name = context.command_path.replace(" ", "-")
    lines = [
        f'.TH "{name.upper()}" "1" "" "tbcalc {__version__}" "tbcalc manual"',
        ".SH NAME",
        f"{_plain(name)} \\- {_plain(short.rstrip('.').lower())}",
        ".SH SYNOPSIS",
        *_synopses(context),
        ".SH DESCRIPTION",
        *_prose(context.command.help or ""),
    ]
    lines += [".SH OPTIONS", *_options(context)]
    lines += [line for below in _parts(context) for line in _part(below)]
    if isinstance(context.command, click.Group):
        lines += [".SH COMMANDS", *_commands(context.command, context)]
    if context.command.epilog:
        lines += [".SH NOTES", *_prose(context.command.epilog)]
    for title, rows in (("EXIT STATUS", EXIT_STATUS), ("ENVIRONMENT", ENVIRONMENT)):
        lines += [f".SH {title}", *_definitions(rows)]
    lines += [".SH SEE ALSO", ", ".join(_others(name))]
    return "\n".join(lines) + "\n"


def _parts(context: click.Context) -> Iterator[click.Context]:
    """Yield the commands below one command; those of tbcalc itself have pages of their own."""
    if isinstance(context.command, click.Group) and context.parent is not None:
        for name, command in _below(context.command, context):
            yield click.Context(command, info_name=name, parent=context)


def _part(context: click.Context) -> Iterator[str]:
    yield f".SH {_plain(context.command_path.upper())}"
    yield from _prose(context.command.help or "")
    yield from _options(context)
    if context.command.epilog:
        yield from _prose(context.command.epilog)


def _below(group_: click.Group, context: click.Context) -> Iterator[tuple[str, click.Command]]:
    for name in group_.list_commands(context):
        command = group_.get_command(context, name)
        if command is not None:
            yield name, command


def _synopses(context: click.Context) -> Iterator[str]:
    command = context.command
    if isinstance(command, click.Group) and context.parent is not None:
        for name, below in _below(command, context):
            yield from _synopses(click.Context(below, info_name=name, parent=context))
        return
    usage = " ".join(command.collect_usage_pieces(context))
    yield f".B {_plain(context.command_path)}\n{_plain(usage)}\n.br"


def _options(context: click.Context) -> Iterator[str]:
    for parameter in context.command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None:
            yield from _definitions([record])


def _commands(command: click.Group, context: click.Context) -> Iterator[str]:
    rows = [(name, below.get_short_help_str(120)) for name, below in _below(command, context)]
    if context.parent is None:
        rows = [(f"tbcalc {name}", told) for name, (_, told) in COMMANDS.items()]
    yield from _definitions(rows)


def _definitions(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for term, told in rows:
        yield f".TP\n.B {_plain(term)}\n{_plain(told)}"


def _prose(text: str) -> Iterator[str]:
    """Yield paragraphs as they are; those that click is told to keep line by line."""
    for paragraph in text.replace("\r", "").strip("\n").split("\n\n"):
        lines = paragraph.strip("\n").split("\n")
        if lines[0].strip() == "\b":
            yield ".PP\n.nf"
            yield from (_plain(line) for line in lines[1:])
            yield ".fi"
        else:
            yield ".PP"
            yield _plain(" ".join(line.strip() for line in lines))


def _plain(text: str) -> str:
    """Return text that groff prints as it is."""
    told = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    return f"\\&{told}" if told.startswith((".", "'", "\\(aq")) else told


def _others(name: str) -> list[str]:
    names = ["tbcalc", *(f"tbcalc-{command}" for command in COMMANDS)]
    return [f"\\fB{_plain(each)}\\fR(1)" for each in names if each != name]


def main(arguments: list[str]) -> int:
    """Return 0 when the pages are written, or with --check when they are as they should be."""
    wanted = pages()
    if "--check" not in arguments:
        MAN.mkdir(exist_ok=True)
        for path in MAN.glob("*.1"):
            path.unlink()
        for name, text in wanted.items():
            (MAN / name).write_text(text, encoding="utf-8", newline="\n")
        return 0
    present = {path.name: path.read_text(encoding="utf-8") for path in MAN.glob("*.1")}
    changed = sorted(name for name in wanted | present if wanted.get(name) != present.get(name))
    if changed:
        print(f"not as the commands say: {', '.join(changed)}; run python -m scripts.man_pages")
    return int(bool(changed))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
