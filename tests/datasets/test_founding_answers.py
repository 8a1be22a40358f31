"""Every figure of the five documents is answered for by a command."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

import pytest

from tbcalc.cli.data import load_collection
from tbcalc.figures.flow import is_flow
from tbcalc.figures.observation import Observation
from tests.command_line import called

FIGURES = load_collection("founding").observations


@cache
def asked(*arguments: str) -> object:
    outcome = called(*arguments, "--data", "founding", "-f", "json")
    return json.loads(outcome.out) if outcome.code == 0 else None


def texts(answer: object) -> Iterator[str]:
    """Yield the text of every number in an answer."""
    if isinstance(answer, dict):
        if {"value", "likely", "text"} <= answer.keys():
            yield answer["text"]
        for part in answer.values():
            yield from texts(part)
    elif isinstance(answer, list):
        for part in answer:
            yield from texts(part)


def questions(figure: Observation) -> Iterator[tuple[str, ...]]:
    """Yield the questions that a reader of the figure might ask."""
    key = figure.key
    place = ["--reporter", key.reporter, "--period", str(key.period)]
    place += ["--product", key.product] if key.product else []
    if not is_flow(key.flow):
        for command in ("growth", "share", "explain"):
            yield (command, *place, "--measure", key.flow)
        return
    place += ["--scope", key.scope]
    if figure.aspect == "growth":
        yield ("growth", *place, "--flow", key.flow)
        return
    yield ("surplus", *place)
    yield ("implied", "rate", *place, "--flow", key.flow)
    yield ("implied", "base", *place, "--flow", key.flow)
    yield ("explain", *place, "--flow", key.flow)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.id)
def test_a_command_answers_it(figure: Observation) -> None:
    assert any(figure.figure.text in texts(asked(*question)) for question in questions(figure))


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.id)
def test_the_datasets_show_it_with_its_source_and_line(figure: Observation) -> None:
    shown = asked_of_datasets()[figure.id]
    assert next(texts(shown)) == figure.figure.text
    assert shown["source"] == figure.source
    assert shown["line"] == figure.line > 0


@cache
def asked_of_datasets() -> dict[str, dict[str, object]]:
    told = json.loads(called("datasets", "show", "founding", "-f", "json").out)
    return {figure["id"]: figure for figure in told["figures"]}
