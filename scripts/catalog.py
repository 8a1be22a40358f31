"""Keep the catalogues of messages: extract from the code, keep translations, compile.

``python scripts/catalog.py`` brings every ``tbcalc.po`` up to the code and compiles it to
``tbcalc.mo``; ``--check`` fails when one is out of date, a message has no translation, or a
translation has other places than its message. The zh_TW catalogue is made of the zh_CN one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

from scripts.traditional import traditional

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "tbcalc" / "locale"
KEYWORDS: dict[str, tuple[int, ...] | None] = {"say": None, "say_count": (1, 2), "message": None}
SINCE = datetime(2026, 11, 25, tzinfo=UTC)
"""The date in the heads of the files, which are the same for the same messages."""

SIMPLIFIED, TRADITIONAL = "zh_CN", "zh_TW"

Id = str | tuple[str, str]
Strings = str | tuple[str, ...]


def main(arguments: list[str]) -> int:
    """Return 0 when all catalogues are complete and current."""
    found = list(messages())
    faults = 0
    for path in sorted(FOLDER.glob("*/LC_MESSAGES/tbcalc.po")):
        catalogue = updated(path, found)
        if "--check" in arguments:
            faults += sum(map(_told, outdated(path, catalogue)))
        else:
            path.write_bytes(po_bytes(catalogue))
            path.with_suffix(".mo").write_bytes(mo_bytes(catalogue))
        faults += sum(map(_told, wanting(catalogue)))
    return 1 if faults else 0


def messages() -> Iterator[Id]:
    """Yield the messages of the code, each once, sorted."""
    rows = extract_from_dir(str(ROOT / "tbcalc"), [("**.py", "python")], keywords=KEYWORDS)
    found = {row[2] if isinstance(row[2], str) else (row[2][0], row[2][1]) for row in rows}
    yield from sorted(found, key=str)


def updated(path: Path, found: list[Id]) -> Catalog:
    """Return the catalogue of ``path`` with exactly the messages found, translated as it has."""
    before = _read(path)
    made = path.parts[-3] == TRADITIONAL
    simplified = _read(FOLDER / SIMPLIFIED / "LC_MESSAGES" / path.name) if made else before
    after = Catalog(
        path.parts[-3], project="tbcalc", version="1", charset="utf-8", fuzzy=False,
        creation_date=SINCE, revision_date=SINCE, header_comment="# The messages of tbcalc.",
        msgid_bugs_address="tbcalc", last_translator="tbcalc", language_team="tbcalc",
    )  # fmt: skip
    for one in found:
        told = _known(simplified, one)
        again = _again(told) if made else told
        after.add(one, _known(before, one) if again is None else again)
    return after


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def _known(catalogue: Catalog, one: Id) -> Strings:
    known = catalogue.get(one)
    if known is None or known.fuzzy or not known.string:
        return ""
    return known.string if isinstance(known.string, str) else tuple(known.string)


def _again(told: Strings) -> Strings | None:
    """Return a translation in traditional signs, None where nothing here can make them."""
    if isinstance(told, str):
        return traditional(told)
    made = [traditional(each) for each in told]
    return None if None in made else tuple(each for each in made if each is not None)


def po_bytes(catalogue: Catalog) -> bytes:
    """Return the catalogue as people edit it."""
    buffer = BytesIO()
    write_po(buffer, catalogue, width=100, sort_output=True, no_location=True)
    return buffer.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """Return the catalogue as gettext reads it."""
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def outdated(path: Path, catalogue: Catalog) -> Iterator[str]:
    """Yield which of the two files of a catalogue do not hold what it holds."""
    for file, read in ((path, read_po), (path.with_suffix(".mo"), read_mo)):
        with file.open("rb") as opened:
            if _contents(read(opened)) != _contents(catalogue):
                yield f"{file.relative_to(ROOT)} is not current: run python scripts/catalog.py"


def wanting(catalogue: Catalog) -> Iterator[str]:
    """Yield what is wrong with each message: no translation, or other places."""
    for one in catalogue:
        if not one.id:
            continue
        strings = _strings(one)
        if not all(strings):
            yield f"{catalogue.locale}: no translation of {one.id!r}"
        elif any(places(string) != places(_template(one)) for string in strings):
            yield f"{catalogue.locale}: other places than {one.id!r} in {one.string!r}"


def places(template: str) -> set[str]:
    """Return the names of the places of a template."""
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def _template(one: Message) -> str:
    return one.id if isinstance(one.id, str) else one.id[-1]


def _strings(one: Message) -> tuple[str, ...]:
    return (one.string or "",) if isinstance(one.string, str | None) else tuple(one.string)


def _contents(catalogue: Catalog) -> dict[str | tuple[str, ...], tuple[str, ...]]:
    """Return id -> translations; what has none is not compiled, and told by ``wanting``."""
    return {_key(one): _strings(one) for one in catalogue if one.id and any(_strings(one))}


def _key(one: Message) -> str | tuple[str, ...]:
    return one.id if isinstance(one.id, str) else tuple(one.id)


def _told(fault: str) -> int:
    print(fault, file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
