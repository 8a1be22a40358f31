"""The one place where text becomes markup: harmless to read, harmless to run.

Control, bidirectional and line-breaking characters are made visible first (``cells.visible``),
then what markup reserves is escaped. Everything that comes from data or from the user passes here.
"""

from __future__ import annotations

import re
from html import escape
from typing import Final

from tbcalc.views.catalog import catalogue_of
from tbcalc.views.cells import visible

_ADDRESS: Final = re.compile(r"https?://[^\s\"'<>\\^`{|}]+$")
_SCRIPT_ESCAPES: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&'\u2028\u2029"}


def text_html(text: str) -> str:
    """Return text as HTML, within an element or within a quoted attribute.

    >>> text_html('<script>"')
    '&lt;script&gt;&quot;'
    """
    return escape(visible(text))


def script_json(json: str) -> str:
    r"""Return JSON for a script element: no sign of it can end the element or begin a comment.

    >>> print(script_json('{"name": "</script>"}'))
    {"name": "\u003c/script\u003e"}
    """
    return json.translate(_SCRIPT_ESCAPES)


def is_address(text: str) -> bool:
    """Tell whether a text is a web address that a link may lead to.

    >>> is_address("https://example.org/a"), is_address("javascript:alert(1)")
    (True, False)
    """
    return _ADDRESS.match(text) is not None


def language_tag(locale: str) -> str:
    """Return the language that messages are in for a locale, as HTML names it.

    >>> language_tag("zh_CN"), language_tag("en"), language_tag("de")
    ('zh-CN', 'en', 'en')
    """
    return catalogue_of(locale).replace("_", "-") or "en"
