"""What is made of lexicon files beforehand: the same as made anew, and never of other files."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.prepare_lexicons import ready_files
from tbcalc.sources import lexicon, ready_words
from tbcalc.sources.ready_words import ready, ready_name, ready_text

FILES = ("fiscal_years.txt", "units.txt")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder in place of the lexicon, with two files of it."""
    for name in FILES:
        (tmp_path / name).write_bytes(lexicon.lexicon_bytes(name))
    monkeypatch.setattr(lexicon, "_FOLDER", f"{tmp_path}/")
    return tmp_path


def test_what_is_ready_is_read_as_it_was(folder: Path) -> None:
    made = {"words": [["yuan", 1], ["元", 2]], "size": 2}
    (folder / ready_name("some")).write_text(ready_text(made, FILES), encoding="utf-8")
    assert ready("some", FILES) == made


def test_where_nothing_is_ready_there_is_none(folder: Path) -> None:
    assert ready("some", FILES) is None


@pytest.mark.parametrize("name", FILES)
def test_what_was_made_of_other_files_is_none(folder: Path, name: str) -> None:
    (folder / ready_name("some")).write_text(ready_text([1], FILES), encoding="utf-8")
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write("# one line more\n")
    assert ready("some", FILES) is None


READY = [pytest.param(path, text, id=path.name) for path, text in ready_files()]


@pytest.mark.parametrize(("path", "text"), READY)
def test_the_lexicon_is_ready_as_it_is_parsed(path: Path, text: str) -> None:
    assert path.read_text(encoding="utf-8") == text, "run python -m scripts.prepare_lexicons"


def test_each_file_that_is_ready_is_written_by_the_script() -> None:
    folder = Path(ready_words.__file__).parent.parent / "lexicon"
    assert {path.name for path in folder.glob("ready_*")} == {
        path.name for path, _ in ready_files()
    }
