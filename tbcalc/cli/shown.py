"""A document in the format asked for, for people; only its renderer is imported."""

from __future__ import annotations

from tbcalc.cli.output import Output
from tbcalc.views.document import Document


def shown(document: Document, output: Output) -> str:
    """Return the document as a table for a terminal, as plain text, or as Markdown."""
    if output.format == "table":
        from tbcalc.views import as_table

        return as_table.render(document, width=output.width, colour=output.colour)
    if output.format == "md":
        from tbcalc.views import as_markdown

        return as_markdown.render(document)
    from tbcalc.views import as_text

    return as_text.render(document, width=output.width)
