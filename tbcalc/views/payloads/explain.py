"""How a number is known, as JSON has it."""

from __future__ import annotations

from tbcalc.core.derivation import Derivation, Ground
from tbcalc.core.ledger import speaker_id
from tbcalc.core.question import Answer
from tbcalc.figures.observation import Observation
from tbcalc.figures.quantity import Quantity
from tbcalc.views.layouts.explain import relation_words, variable_words
from tbcalc.views.layouts.finding_words import Telling

SCHEMA = "tbcalc.explain/1"


def explain_payload(answers: tuple[Answer, ...], telling: Telling) -> dict[str, object]:
    """Return the answers, each with its derivation as a tree."""
    return {"schema": SCHEMA, "answers": [answer_payload(each, telling) for each in answers]}


def answer_payload(answer: Answer, telling: Telling) -> dict[str, object]:
    """Return one answer: the number, the figures that print it, and how it follows from others."""
    question = answer.question
    tree = answer.derivation
    return {
        "key": str(question.key),
        "base": None if question.base is None else str(question.base),
        "result": answer.quantity,
        "printed": [speaker_id(said.speaker) for said in answer.prints],
        "prints": [
            said.speaker.figure.quantity
            for said in answer.prints
            if isinstance(said.speaker, Observation)
        ],
        "derivation": None if tree is None else _tree(tree, answer, telling),
        "sources": list(answer.sources),
        "set_aside": list(answer.set_aside),
        "is_mixed": answer.is_mixed,
        "said": [relation_words(each, telling) for each in answer.relations],
    }


def _tree(tree: Derivation, answer: Answer, telling: Telling) -> dict[str, object]:
    unit = "1" if tree.name.what in ("factor", "share", "weight", "difference") else ""
    interval = tree.likely
    return {
        "what": tree.name.what,
        "name": variable_words(tree.name, answer.question.key, telling),
        "bounds": Quantity(None, interval, interval, unit or tree.name.family.unit),
        "because": [_ground(ground, answer, telling) for ground in tree.grounds],
    }


def _ground(ground: Ground, answer: Answer, telling: Telling) -> dict[str, object]:
    said = ground.said
    return {
        "bounds": list(ground.sides),
        "identity": ground.identity or None,
        "figure": None if said is None else speaker_id(said.speaker),
        "from": [_tree(each, answer, telling) for each in ground.rests_on],
    }
