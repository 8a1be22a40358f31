"""Compile the package when it is installed in place, so that its first start is as quick as all.

A wheel is compiled by pip; an editable installation is not, and where Python may not write its
cache (a read-only checkout, PYTHONDONTWRITEBYTECODE) each start would compile every module anew.
"""

from __future__ import annotations

from compileall import compile_dir
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileHook(BuildHookInterface[Any]):  # type: ignore[misc]  # hatchling is not installed here
    """The build hook that pyproject.toml names."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the modules of an editable installation."""
        if version == "editable":
            compile_dir(Path(self.root) / "tbcalc", quiet=2)
