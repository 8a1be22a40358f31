"""The text of a web page: its article without tags, scripts and navigation.

The one door to selectolax, which parses as browsers do, whatever the page does wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tbcalc.errors import missing_extra
from tbcalc.exact.noun import noun

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_LEFT_OUT: Final = "script,style,noscript,template,nav,header,footer,aside,form,svg,iframe,figure"
_BESIDE: Final = (
    "related", "read-more", "readmore", "read-also", "more-on", "teaser", "recommend", "comment",
    "newsletter", "promo", "sidebar", "breadcrumb", "social", "most-read", "popular", "trending",
    "advert", "cookie", "navigation", "outbrain", "taboola", "caption", "tags",
)  # fmt: skip
"""Parts of classes and ids of what stands beside an article."""
_BLOCKS: Final = (
    "p,div,li,br,tr,section,article,blockquote,h1,h2,h3,h4,h5,h6,dd,dt,td,th,pre,figcaption"
)
_MAIN: Final = ("article", "main", "[itemprop=articleBody]", "body")
_DATES: Final = (
    "meta[property='article:published_time']", "meta[name=pubdate]", "meta[name=date]",
    "meta[itemprop=datePublished]", "meta[name=publishdate]", "meta[name='DC.date.issued']",
)  # fmt: skip
_ENOUGH: Final = 200
_PART: Final = 2
"""What is more than this part of a page is the article, whatever it is called."""
_PARTS: Final = ("div", "section", "ul", "ol", "li", "p", "table", "span", "a", "dl")


@noun
class Page:
    """A page's text, its title, and the date it says it was published on; empty if it does not."""

    text: str
    title: str = ""
    published: str = ""


def read_page(html: str) -> Page:
    """Return the article of a page.

    Raises MissingExtraError where selectolax is not installed.
    """
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError as error:
        raise missing_extra("An article in HTML", "html") from error
    tree = LexborHTMLParser(html)
    published = next((d for d in (_attribute(tree, s) for s in _DATES) if d), "")[:10]
    title = tree.css_first("title")
    for node in tree.css(_LEFT_OUT):
        node.decompose()
    _leave_out_asides(tree)
    for node in tree.css(_BLOCKS):
        node.insert_after("\n")
    return Page(_lines(_main_text(tree)), _lines(title.text()) if title else "", published)


def _leave_out_asides(tree: object) -> None:
    """Leave out what its class or id says stands beside the article, as far as it is small."""
    body = tree.css_first("body")  # type: ignore[attr-defined]  # selectolax types its nodes so
    if body is None:
        return
    most = len(body.text(deep=True)) // _PART
    named = ",".join(f"[class*='{word}' i],[id*='{word}' i]" for word in _BESIDE)
    chosen: dict[int, LexborNode] = {}
    for node in body.css(named):
        if node.tag not in _PARTS or len(node.text(deep=True)) >= most:
            continue
        above, inner = node.parent, False
        while above is not None and not inner:
            inner, above = above.mem_id in chosen, above.parent
        if not inner:
            chosen[node.mem_id] = node
    for node in chosen.values():
        node.decompose()


def _attribute(tree: object, selector: str) -> str:
    node = tree.css_first(selector)  # type: ignore[attr-defined]  # selectolax types its nodes so
    return (node.attributes.get("content") or "") if node is not None else ""


def _main_text(tree: object) -> str:
    """Return the text of the first part that can be the article: it has enough of it."""
    text = ""
    for selector in _MAIN:
        node = tree.css_first(selector)  # type: ignore[attr-defined]  # as above
        text = node.text(deep=True) if node is not None else ""
        if len(text) >= _ENOUGH:
            break
    return text


def _lines(text: str) -> str:
    """Return the lines with their words parted by one space, without empty ones."""
    told = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in told if line)
