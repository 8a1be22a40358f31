"""The JSON Schema of the dataset format says what the reader takes, and takes what it reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from tbcalc.sources.dataset_fields import DATASET, WORDS, Field, Shape
from tbcalc.sources.lexicon import lexicon_text
from tests.sources.test_dataset_faults import FIGURES, GOOD, HEAD

SCHEMA: dict[str, Any] = json.loads(lexicon_text("dataset.schema.json"))
VALIDATOR = Draft202012Validator(SCHEMA)
ROOT = Path(__file__).parents[2] / "datasets"
BUNDLED = [*sorted(ROOT.glob("[!p]*/*.yaml")), *sorted(ROOT.glob("press/*.yaml"))[::10]]

NOT_SEEN = {
    "unknown-currency", "unknown-scale", "ambiguous-currency", "ambiguous-number", "bad-period",
    "unknown-area", "of-an-unknown-figure", "undeclared-source", "amount-as-growth",
    "percentage-as-level", "flow-and-measure", "flow-as-measure", "no-period", "no-flow",
    "id-twice", "no-rate",
    "share-without-of", "basis-without-growth", "of-without-share", "merge-key", "tag", "anchor",
    "duplicate-key",
}  # fmt: skip
"""Faults that lie in the words of a value, between fields, or in YAML: beyond a JSON Schema."""


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    """Follow a reference, keeping the description beside it."""
    name = schema.get("$ref", "").rpartition("/")[2]
    return {**SCHEMA["$defs"][name], **schema} if name else schema


def alternatives(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """All that a schema allows, the items of lists among it."""
    found = [resolved(one) for one in schema.get("anyOf", [schema])]
    return [
        one
        for s in found
        for one in (alternatives(s["items"]) if s.get("type") == "array" else [s])
    ]


def shapes(shape: Shape, schema: dict[str, Any]) -> list[tuple[Shape, dict[str, Any]]]:
    """Every mapping of the format beside its schema."""
    found = [(shape, schema)]
    inner = [(field, schema["properties"][name]) for name, field in shape.fields.items()]
    if shape.names is not None:
        inner.append((shape.names, schema["additionalProperties"]))
    for field, own in inner:
        if field.shape is not None:
            objects = [a for a in alternatives(own) if a.get("type") == "object"]
            assert all(one == objects[0] for one in objects), field
            found += shapes(field.shape, objects[0])
    return found


PAIRS = shapes(DATASET, SCHEMA)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(("shape", "schema"), PAIRS, ids=[shape.what for shape, _ in PAIRS])
def test_the_schema_has_the_reader_s_fields(shape: Shape, schema: dict[str, Any]) -> None:
    assert list(schema.get("properties", {})) == list(shape.fields)
    assert schema["additionalProperties"] is False or shape.names is not None


@pytest.mark.parametrize(("shape", "schema"), PAIRS, ids=[shape.what for shape, _ in PAIRS])
def test_each_field_is_described_and_takes_what_the_reader_takes(
    shape: Shape, schema: dict[str, Any]
) -> None:
    for name, field in shape.fields.items():
        own = schema["properties"][name]
        assert own["description"].endswith("."), name
        assert takes_text(own) == field.text, name
        assert takes_list(own) == field.many, name
        if name in WORDS:
            assert [w for w in own["enum"] if isinstance(w, str)] == list(WORDS[name])


def takes_text(schema: dict[str, Any]) -> bool:
    return any(
        "string" in a.get("type", ()) or "enum" in a or "const" in a for a in alternatives(schema)
    )


def takes_list(schema: dict[str, Any]) -> bool:
    return any(resolved(one).get("type") == "array" for one in schema.get("anyOf", ()))


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
@pytest.mark.parametrize("loader", [yaml.BaseLoader, yaml.SafeLoader], ids=["texts", "typed"])
def test_bundled_datasets_are_valid(path: Path, loader: type[yaml.SafeLoader]) -> None:
    document = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    errors = [error.message for error in VALIDATOR.iter_errors(_plain(document))]
    assert errors == []


@pytest.mark.parametrize("name", [name for name in FIGURES if name not in NOT_SEEN])
def test_an_editor_sees_the_fault(name: str) -> None:
    document = yaml.load(f"{HEAD}{GOOD}  - {FIGURES[name]}\n", Loader=yaml.SafeLoader)
    assert list(VALIDATOR.iter_errors(_plain(document)))


def test_what_the_reader_takes_is_valid() -> None:
    document = yaml.load(HEAD + GOOD, Loader=yaml.BaseLoader)
    assert list(VALIDATOR.iter_errors(document)) == []


def test_the_shapes_are_all_of_the_format() -> None:
    assert {shape.what for shape, _ in PAIRS} >= {"a figure", "a source", "a relation", "defaults"}
    assert all(isinstance(f, Field) for shape, _ in PAIRS for f in shape.fields.values())


def _plain(value: Any) -> Any:
    """Dates as the texts they were."""
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)
