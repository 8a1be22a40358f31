"""What was made of lexicon files, in a form that loads at once.

To parse the words of a language takes longer than a command may take to start. What is made of
them travels beside them as JSON. Its first line holds the digest of the files; where that does not
hold any more, the files are parsed. scripts/prepare_lexicons writes it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from zlib import crc32

from tbcalc.sources.lexicon import lexicon_bytes


def ready(name: str, files: Sequence[str]) -> Any:
    """Return what was made of lexicon files; None where there is nothing, or of other files."""
    try:
        text = lexicon_bytes(ready_name(name))
    except FileNotFoundError:
        return None
    head, _, body = text.partition(b"\n")
    return json.loads(body) if head == _digest(files) else None


def ready_text(made: Any, files: Sequence[str]) -> str:
    """Return what was made of lexicon files as text for ``ready``."""
    told = json.dumps(made, ensure_ascii=False, separators=(",", ":"), check_circular=False)
    return f"{_digest(files).decode()}\n{told}\n"


def ready_name(name: str) -> str:
    """Return the file of the lexicon that holds what is ready under a name."""
    return f"ready_{name}.json"


def _digest(files: Sequence[str]) -> bytes:
    code = 0
    for name in files:
        code = crc32(lexicon_bytes(name), code)
    return f"{code:08x}".encode()
