"""What is done of a long question, kept beside its answer, so that it can be taken up again."""

from __future__ import annotations

import hashlib
import json
import os
import shutil

from tbcalc.bulk.files import Mark
from tbcalc.errors import UnwritableOutputError
from tbcalc.exact.noun import noun
from tbcalc.figures.aggregate import Left


@noun
class Kept:
    """The cells of a file that was read before, as a Parquet file, and what was left of it."""

    cells: str
    form: str
    left: tuple[Left, ...]


@noun
class State:
    """A folder with the cells of each file that is done; none where ``folder`` is empty.

    ``question`` tells one question from another: what was kept for another one is not used.
    """

    folder: str = ""
    question: str = ""

    @property
    def is_on(self) -> bool:
        """True where what is done is kept."""
        return bool(self.folder)

    def kept(self, path: str, mark: Mark) -> Kept | None:
        """Return what was kept of a file, None where there is none or the file changed since."""
        if not self.is_on:
            return None
        try:
            with open(self._told(path), encoding="utf-8") as file:
                told = json.load(file)
            if told["question"] != self.question or told["mark"] != [mark.size, mark.changed]:
                return None
            left = tuple(Left(*each) for each in told["left"])
            cells = self._cells(path)
            return Kept(cells, told["form"], left) if os.path.isfile(cells) else None
        except (OSError, ValueError, KeyError, TypeError):  # nothing kept that can be used
            return None

    def draft(self, path: str) -> str:
        """Return where the cells of a file are to be written before they are kept.

        Raises UnwritableOutputError.
        """
        try:
            os.makedirs(self.folder, exist_ok=True)
        except OSError as error:
            raise UnwritableOutputError(
                f"the state cannot be kept: {error.strerror or error}.",
                remedy="Write to a folder that exists, or leave out --resume.", place=self.folder,
            ) from error  # fmt: skip
        return self._cells(path) + ".part"

    def keep(self, path: str, mark: Mark, form: str, left: list[Left]) -> None:
        """Keep what was drafted: first the cells, then the word that they are whole."""
        os.replace(self._cells(path) + ".part", self._cells(path))
        told = {
            "path": path, "question": self.question, "mark": [mark.size, mark.changed],
            "form": form, "left": [list(each.__reduce__()[1]) for each in left],
        }  # fmt: skip
        with open(self._told(path) + ".part", "w", encoding="utf-8") as file:
            json.dump(told, file)
        os.replace(self._told(path) + ".part", self._told(path))

    def clear(self) -> None:
        """Forget all that is kept: the question is answered."""
        if self.is_on:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _cells(self, path: str) -> str:
        return os.path.join(self.folder, _stem(path) + ".parquet")

    def _told(self, path: str) -> str:
        return os.path.join(self.folder, _stem(path) + ".json")


def _stem(path: str) -> str:
    return hashlib.sha256(os.path.abspath(path).encode("utf-8", "surrogateescape")).hexdigest()[:16]
