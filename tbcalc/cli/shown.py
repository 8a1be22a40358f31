"""A document in the format asked for, for people; only its renderer is imported."""

from __future__ import annotations

from tbcalc.cli.output import Output
from tbcalc.exact.noun import replaced
from tbcalc.views.document import Document


def shown(document: Document, output: Output, locale: str = "en") -> str:
    """Return the document as a table for a terminal, as plain text, Markdown or HTML.

    ``locale`` is the language that a page says it is in.
    """
    if output.format == "table":
        from tbcalc.views import as_table

        return as_table.render(document, width=output.width, colour=output.colour)
    if output.format == "md":
        from tbcalc.views import as_markdown

        return as_markdown.render(document)
    if output.format == "html":
        from tbcalc.views import as_html

        return as_html.render(replaced(document, language=locale))
    from tbcalc.views import as_text

    return as_text.render(document, width=output.width)
