from __future__ import annotations

import pickle
import sys

import pytest

from tbcalc.errors import MissingExtraError, missing_extra
from tbcalc.sources.page_text import read_page
from tbcalc.views import as_error


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "selectolax.lexbor", None)
    with pytest.raises(MissingExtraError, match="extra 'html'") as raised:
        read_page("<p>text</p>")
    told = as_error.render(raised.value)
    assert "error[missing-extra]" in told
    assert "pip install 'tbcalc[html]' installs it." in told


def test_it_survives_pickling() -> None:
    error = pickle.loads(pickle.dumps(missing_extra("XLSX", "xlsx")))
    assert (error.reason, error.exit_code) == (
        "XLSX needs the extra 'xlsx', which is not installed.",
        2,
    )


PAGE = """<html><body><nav>Exports 1 yuan</nav><article class="{main}"><h1>Exports rise</h1>
<p>China's exports rose 5 percent to 2.17 trillion yuan in October 2025, customs said. Imports were
1.53 trillion yuan, and so the surplus reached 640 billion yuan, the highest since the summer.</p>
<div class="story-{word}"><ul class="{word}"><li>Exports 2 yuan</li></ul></div>
<section id="{word}-box"><p>Exports 3 yuan</p></section></article>
<div class="{word}"><p>Exports 4 yuan</p></div><footer>Exports 5 yuan</footer></body></html>"""


@pytest.mark.parametrize("word", ["related", "Teaser", "comments", "most-read", "newsletter"])
def test_what_stands_beside_an_article_is_none_of_it(word: str) -> None:
    text = read_page(PAGE.format(main="story", word=word)).text
    assert "640 billion" in text
    assert "Exports 2" not in text
    assert "Exports 3" not in text
    assert "Exports 4" not in text


def test_the_article_stays_whatever_it_is_called() -> None:
    assert "640 billion" in read_page(PAGE.format(main="related", word="x")).text
