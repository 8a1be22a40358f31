"""``tbcalc extract``: records, a draft that validates, a marked page; ``check`` of an article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tbcalc.cli.extract import _pieces
from tbcalc.cli.output import Output
from tbcalc.cli.read_article import ReadArticle
from tbcalc.figures.dataset import Dataset
from tbcalc.sources.prose_dataset import Article
from tests.command_line import process

ARTICLE = (
    "Chile sold goods worth $94 billion abroad in 2023, 4 percent less than a year before.\n"
    "Imports came to $79 billion <CIF>, leaving a surplus of $25 billion.\n"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "chile.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_records_and_contradictions(article: Path) -> None:
    told = json.loads(process("extract", str(article), "--date", "2024-02-01", "-f", "jsonl").out)
    assert told["id"] == "chile"
    assert [f["flow"] for f in told["figures"]] == ["exports", "exports", "imports", "balance"]
    assert [f["text"] for f in told["figures"]][:2] == ["$94 billion", "4 percent"]
    assert told["figures"][1]["of"] == 0
    (wrong,) = told["contradictions"]
    assert (wrong["type"], wrong["indices"]) == ("wrong_sum", [0, 2, 3])


def test_lines_of_json(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    lines = [{"id": i, "text": ARTICLE, "date": "2024-02-01"} for i in "ab"]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    told = process("extract", str(path), "-f", "jsonl").out.splitlines()
    assert [json.loads(line)["id"] for line in told] == ["a", "b"]


def test_a_draft_validates(article: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.yaml"
    made = process("extract", str(article), "--date", "2024-02-01", "-f", "yaml", "-o", str(draft))
    assert (made.code, made.err) == (0, "")
    text = draft.read_text(encoding="utf-8")
    assert "confidence: sure" in text
    assert "line 2, characters" in text
    assert process("datasets", "validate", str(draft)).code == 0


def test_a_marked_page_is_escaped_and_whole(article: Path) -> None:
    page = process("extract", str(article), "--date", "2024-02-01", "-f", "html").out
    assert "&lt;CIF&gt;" in page
    assert page.count("<mark ") == 4
    assert "http" not in page
    assert "<script" not in page


def test_a_marked_page_has_no_column_that_holds_nothing(article: Path) -> None:
    page = process("extract", str(article), "--date", "2024-02-01", "-f", "html").out
    head, *rows = re.findall("<tr.*?</tr>", page, re.DOTALL)
    columns = [re.findall("<td[^>]*>(.*?)</td>", row, re.DOTALL) for row in rows]
    assert {len(row) for row in columns} == {head.count("<th>")}
    assert all(any(cells) for cells in zip(*columns, strict=True))


def test_a_web_page_is_stripped(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<html><head><title>T</title><script>var x = '$5 billion'</script></head><body>"
        "<nav>$9 billion</nav><p>Chile's exports in 2023 were <b>$94</b> billion.</p></body>",
        encoding="utf-8",
    )
    told = json.loads(process("extract", str(path), "-f", "jsonl").out)
    assert [f["text"] for f in told["figures"]] == ["$94 billion"]


@pytest.mark.parametrize(
    ("content", "code"), [(b"\xff\xfe5 billion", 3), (b"", 0), (b"no figure", 0)]
)
def test_an_answer_or_a_clear_error(tmp_path: Path, content: bytes, code: int) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(content)
    told = process("extract", str(path), "-f", "jsonl")
    assert told.code == code
    assert "Traceback" not in told.err


def test_a_date_that_is_none(article: Path) -> None:
    assert process("extract", str(article), "--date", "yesterday").code == 2


def test_check_reads_articles_and_quotes_them(article: Path) -> None:
    told = process("check", str(article), "--date", "2024-02-01")
    assert told.code == 1
    assert "Imports came to »$79 billion«" in told.out


@pytest.mark.parametrize("word", ["jsonl", "text", "html"])
def test_an_article_is_answered_before_the_next_is_read(word: str) -> None:
    taken: list[str] = []

    def articles() -> Iterator[ReadArticle]:
        for name in "abc":
            taken.append(name)
            yield ReadArticle(Article(name, ARTICLE), (), Dataset(), ())

    answers = _pieces(articles(), "en", Output(word, None, 80, colour=False))
    assert next(iter(answers))
    assert taken == ["a"]
