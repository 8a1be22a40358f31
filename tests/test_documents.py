"""The documents: their script runs, their links lead somewhere, no machine's path is in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.transcript import shown
from tests.command_line import Outcome, shell

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *(ROOT / "seeds").glob("*.md"), ROOT / "datasets/README.md"])
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
_GENERATOR = re.compile(r"\[\[\[cog.*?\]\]\]", re.DOTALL)


def report(*arguments: str) -> Outcome:
    # The script is sourced: within it, tbcalc is the command under test.
    line = " ".join(["set --", *arguments, ";", ".", str(DOCS / "how-to/monthly-report.sh")])
    return shell(f"cd {ROOT}; {line}", COLUMNS="80")


def test_monthly_report() -> None:
    told = report("2025-11", "docs/how-to/china-2025-11.yaml")
    assert (told.code, told.err) == (0, "")
    headings = re.findall(r"^(.+)\n=+\n", told.out, re.MULTILINE)
    assert headings == [
        "Trade report 2025-11",
        "The month in USD",
        "Growth, and the same month a year before",
        "The year so far",
        "Partners in the year so far",
    ]
    assert "surplus           800 billion yuan" in told.out
    assert "Not in the data." not in told.out


def test_monthly_report_says_what_is_not_in_the_data() -> None:
    told = report("2025-11", "docs/tutorial/first-figures.yaml")
    assert told.code == 0
    assert told.out.count("Not in the data.") == 2


@pytest.mark.parametrize(
    ("arguments", "code", "slug"),
    [
        (("2025-10", "docs/how-to/china-2025-11.yaml"), 1, "not-answerable"),
        (("2025-11", "docs/how-to/china-2025-11.yaml", "CN", "XXQ"), 2, "unknown-currency"),
        (("2025-11", "no-such-file.yaml"), 3, "unreadable-input"),
        (("2025-11",), 2, "usage"),
    ],
)
def test_monthly_report_ends_with_the_commands_code(
    arguments: tuple[str, ...], code: int, slug: str
) -> None:
    told = report(*arguments)
    assert told.code == code
    assert slug in told.err


def test_a_transcript_shows_the_command_and_what_it_prints() -> None:
    assert shown("echo one; echo two >&2", says="say") == "\n```console\n$ say\none\ntwo\n```\n\n"


def test_a_transcript_of_a_failure_must_be_meant() -> None:
    with pytest.raises(RuntimeError, match="ended with 3"):
        shown("exit 3")
    assert "$ exit 3" in shown("exit 3", exit_code=3)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = _GENERATOR.sub("", page.read_text(encoding="utf-8"))
    assert [link for link in _LINK.findall(text) if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_machine_path(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"(?<![\w.])/(home|work|root|Users)/", text)


def test_the_architecture_names_modules_that_are_there() -> None:
    text = (DOCS / "explanation/architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:cli|views|core|sources|figures|exact|bulk)/[\w/]+\.py)`", text))
    named |= {f"sources/{name}" for name in re.findall(r"`(prose_\w+\.py)`", text)}
    assert len(named) > 20
    assert sorted(n for n in named if not (ROOT / "tbcalc" / n).is_file()) == []
