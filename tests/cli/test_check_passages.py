"""Passages in the manner of the press: what is true raises no alarm, what is wrong is found."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import called
from tests.conftest import Golden

PASSAGES = Path(__file__).parents[1] / "data" / "passages"
TRUE = sorted((PASSAGES / "true").glob("*.yaml"))
WRONG = sorted((PASSAGES / "wrong").glob("*.yaml"))
_WRONG = re.compile(r"^# Wrong: (?P<figures>[^(\n]+?)(?: \((?P<slip>\w+)\))?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong in a passage: figures by id, and the kind of slip, empty for none."""

    figures: frozenset[str]
    slip: str


@cache
def findings(path: Path) -> tuple[dict[str, Any], ...]:
    outcome = called("check", str(path), "-f", "json")
    assert outcome.err == ""
    found = tuple(json.loads(outcome.out)["findings"])
    assert outcome.code == int(any(f["verdict"] == "contradicted" for f in found))
    return found


def wrong(path: Path) -> Wrong:
    match = _WRONG.search(path.read_text("utf-8"))
    assert match is not None, f"{path.name} does not say what is wrong"
    return Wrong(frozenset(match["figures"].split()), match["slip"] or "")


def place(given: list[str] | tuple[str, ...], wanted: frozenset[str]) -> str:
    """Return whether the first, or another, of several is among those wanted."""
    found = [at for at, each in enumerate(given) if each in wanted]
    return "-" if not found else "first" if found[0] == 0 else "listed"


def outcome(path: Path) -> str:
    """Return what is said of a passage: verdicts, and how well what is wrong is told."""
    found = findings(path)
    verdicts = ",".join(dict.fromkeys(f["verdict"] for f in found)) or "consistent"
    if path.parent.name == "true":
        return f"{path.stem}\t{verdicts}\t\t"
    fault = wrong(path)
    told = found[0]["diagnosis"] if found else []
    suspects = (found[0]["suspects"] if found else []) + [each["figure"] for each in told]
    kinds = [each["kind"] if each["figure"] in fault.figures else "" for each in told]
    slip = place(kinds, frozenset({fault.slip})) if fault.slip else ""
    return f"{path.stem}\t{verdicts}\t{place(suspects, fault.figures)}\t{slip}"


@pytest.mark.parametrize("path", TRUE, ids=lambda path: path.stem)
def test_what_is_true_is_not_contradicted(path: Path) -> None:
    assert [f["message"] for f in findings(path) if f["verdict"] == "contradicted"] == []


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_what_is_wrong_is_contradicted(path: Path) -> None:
    first = findings(path)[0]
    assert first["verdict"] == "contradicted"
    assert set(first["figures"]) & wrong(path).figures


def test_outcomes(golden: Golden) -> None:
    rows = [outcome(path) for path in (*TRUE, *WRONG)]
    golden("passages/outcomes.tsv", "\n".join(["passage\tverdict\tsuspected\tslip", *rows, ""]))
