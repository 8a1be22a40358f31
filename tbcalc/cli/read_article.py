"""An article that has been read."""

from __future__ import annotations

from tbcalc.exact.noun import noun
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.finding import Verdicts
from tbcalc.sources.prose_dataset import Article, Left
from tbcalc.sources.prose_reading import Reading


@noun
class ReadArticle:
    """An article with its readings, and the dataset they make.

    ``verdicts`` are those on its contradictions, None where they are not looked for as yet.
    """

    article: Article
    readings: tuple[Reading, ...]
    dataset: Dataset
    left: tuple[Left, ...]
    verdicts: Verdicts | None = None
