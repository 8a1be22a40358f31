"""What click finds wrong with a command line, to be told in any language.

Unlike the words of the other tables these are said by click itself, as of version 8.
"""

from __future__ import annotations

from typing import Final

from tbcalc.views.catalog import message

USAGE: Final = (
    message("no such option '{shown}'."),
    message("no such command '{shown}'."),
    message("there is no command '{shown}'."),
    message("Write options behind the command: tbcalc {shown}."),
    message("missing argument {name}."),
    message("missing option {name}."),
    message("missing command."),
    message("Choose from: {choices}."),
    message("option '{shown}' requires an argument."),
    message("option '{shown}' does not take a value."),
    message("invalid value for {name}: {what}"),
    message("'{shown}' is not one of {choices}."),
    message("'{shown}' is not a valid integer."),
    message("'{shown}' is not a valid float."),
    message("{shown} is not in the range {range}."),
    message("got unexpected extra argument ({shown})."),
    message("got unexpected extra arguments ({shown})."),
)
"""Reasons and remedies."""
