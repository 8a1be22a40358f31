"""Relations of a dataset: what a source says in words."""

from __future__ import annotations

from typing import Final, cast

from tbcalc.errors import DatasetSyntaxError
from tbcalc.figures.observation import Key
from tbcalc.figures.relation import Greater, Parts, Relation
from tbcalc.figures.relation import Record as Highest
from tbcalc.sources.dataset_entry import Entries
from tbcalc.sources.dataset_keys import NOWHERE, Keys
from tbcalc.sources.dataset_page import Page, Scalar
from tbcalc.sources.dataset_words import Words
from tbcalc.sources.yaml_nodes import Items, Record

_KINDS: Final = {"greater": ("than",), "parts": ("of", "exhaustive"), "record": ()}
"""What a relation may say -> the fields that belong to it alone."""


class Relations:
    """Reads relations; what they leave out comes from the defaults."""

    def __init__(self, page: Page, words: Words, entries: Entries) -> None:
        self._page = page
        self._words = words
        self._entries = entries

    def relation(self, record: Record) -> Relation | None:
        """Return the relation, None when it was told as a fault."""
        fields = cast("dict[str, Scalar | None]", record.fields)
        source = self._entries.source(fields, record.start_mark)
        keys = self._entries.keys.over(record)
        kind = self._kind(record)
        path, line = self._page.path, record.start_mark.line + 1
        if kind == "greater":
            greater, than = self._key(keys, record, "greater"), self._key(keys, record, "than")
            return Greater(source, greater, than, path, line) if greater and than else None
        if kind == "record":
            key = self._key(keys, record, "record")
            return Highest(source, key, path, line) if key else None
        if kind == "parts":
            parts, whole = self._parts(keys, record), self._key(keys, record, "of")
            exhaustive = fields.get("exhaustive")
            word = None if exhaustive is None else self._words.word("exhaustive", exhaustive)
            return Parts(source, parts, whole, word == "yes", path, line) if whole else None
        return None

    def _kind(self, record: Record) -> str:
        """Return which kind of relation it is; empty, and a fault, when it is none or several."""
        said = [kind for kind in _KINDS if kind in record.fields]
        if len(said) != 1:
            fault = DatasetSyntaxError(
                "a relation says one thing: greater and than, parts and of, or record.",
                remedy="Split it, one relation an entry." if said else "Say which it is.",
            )
            self._page.tell(fault, record.start_mark)
            return ""
        kind = said[0]
        for other, companions in _KINDS.items():
            stray = [] if other == kind else [n for n in companions if n in record.fields]
            for name in stray:
                fault = DatasetSyntaxError(f"{name} does not go with {kind}.", remedy="Drop it.")
                self._page.tell(fault, record.start_mark)
        return kind

    def _key(self, keys: Keys, record: Record, name: str) -> Key | None:
        node = record.fields.get(name)
        if isinstance(node, Record):
            return keys.key(node)
        if name not in record.fields:
            fault = DatasetSyntaxError(
                f"{name} is missing.", remedy=f"Add {name}: {{flow: imports}}, say."
            )
            self._page.tell(fault, record.start_mark)
        return None

    def _parts(self, keys: Keys, record: Record) -> tuple[Key, ...]:
        node = record.fields.get("parts")
        nodes = node.nodes if isinstance(node, Items) else [node]
        parts = tuple(keys.key(part) for part in nodes if isinstance(part, Record))
        known = [part for part in parts if part is not NOWHERE]
        if len(set(known)) < len(known) or not parts:
            fault = DatasetSyntaxError(
                "parts are disjoint, so each is another one.",
                remedy="List every part once: parts: [{product: oil}, {product: non-oil}].",
            )
            self._page.tell(fault, record.start_mark)
        return parts
