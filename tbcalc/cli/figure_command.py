"""A command that takes figures: one with a minus in front is a figure, no option."""

from __future__ import annotations

import re

import click

_NEGATIVE = r"-\s?(?:[A-Za-z]{0,3}\s?[$€£¥₹₩]|[A-Z]{3})?\s?[.\d]"


class FigureCommand(click.Command):
    """A command whose arguments may be negative figures: -0.8%, -$91.6bn."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments, those that are negative figures kept from looking like options."""
        kept = [f" {word}" if re.match(_NEGATIVE, word) else word for word in args]
        return super().parse_args(ctx, kept)
