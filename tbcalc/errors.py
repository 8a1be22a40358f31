"""The exceptions: what a person did that tbcalc cannot answer, where, and what would mend it.

Faults in data are values (findings) and are never raised; what is raised here is a mistake of
input or usage. Each leaf has a slug that names its page under docs/errors/.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar


class TbcalcError(Exception):
    """What every tbcalc exception is: a place, the user's own text, a reason and one remedy.

    ``place`` is a file with line and column, or empty; ``text`` is what the user wrote and
    ``span`` the offending part of it as str offsets; ``reason`` says what was found and what was
    expected; ``remedy`` says one thing to do.
    """

    slug: ClassVar[str] = "error"
    exit_code: ClassVar[int] = 2

    def __init__(
        self,
        reason: str,
        *,
        remedy: str = "",
        text: str = "",
        span: tuple[int, int] | None = None,
        place: str = "",
        candidates: Sequence[str] = (),
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy
        self.text = text
        self.span = span
        self.place = place
        self.candidates = tuple(candidates)

    def at(self, place: str, *, text: str | None = None, offset: int = 0) -> TbcalcError:
        """Return the same error told from ``place``; ``offset`` shifts the span within ``text``."""
        span = None if self.span is None else (self.span[0] + offset, self.span[1] + offset)
        return type(self)(
            self.reason,
            remedy=self.remedy,
            text=self.text if text is None else text,
            span=span,
            place=place,
            candidates=self.candidates,
        )

    def __str__(self) -> str:
        placed = f"{self.place}: {self.reason}" if self.place else self.reason
        return f"{placed} {self.remedy}" if self.remedy else placed

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuilt, (type(self), self.args, self.__dict__))


def _rebuilt(kind: type[TbcalcError], args: tuple[str], facts: dict[str, object]) -> TbcalcError:
    error = kind(*args)
    error.__dict__.update(facts)
    return error


class FigureSyntaxError(TbcalcError, ValueError):
    """What was given is no printed figure."""

    slug = "figure-syntax"


class ExpressionSyntaxError(TbcalcError, ValueError):
    """What was given is no calculation: a sign, a figure or a bracket is missing or too many."""

    slug = "expression-syntax"


class UnknownUnitError(TbcalcError, ValueError):
    """A unit of measure or a commodity that the lexicon does not know."""

    slug = "unknown-unit"


class AmbiguousCurrencyError(TbcalcError, ValueError):
    """A currency sign that stands for several currencies, with nothing to settle it."""

    slug = "ambiguous-currency"


class AmbiguousNumberError(TbcalcError, ValueError):
    """Digits that read naturally in two ways, such as 1,200 without a known locale."""

    slug = "ambiguous-number"


class UnknownCurrencyError(TbcalcError, ValueError):
    """A currency that ISO 4217 and the lexicon do not know."""

    slug = "unknown-currency"


class PeriodSyntaxError(TbcalcError, ValueError):
    """What was given is no period."""

    slug = "period-syntax"


class UnknownAreaError(TbcalcError, ValueError):
    """A country, province or group that the lexicon does not know."""

    slug = "unknown-area"


class UnitMismatchError(TbcalcError, ValueError):
    """Figures whose units cannot be combined, such as yuan and dollars without a rate."""

    slug = "unit-mismatch"


class UsageError(TbcalcError, ValueError):
    """Options or arguments that do not go together."""

    slug = "usage"


class MissingExtraError(TbcalcError, ImportError):
    """What is asked for needs an extra that is not installed."""

    slug = "missing-extra"


def missing_extra(what: str, extra: str) -> MissingExtraError:
    """Return the error of ``what``, which needs ``extra``, with the line that installs it."""
    return MissingExtraError(
        f"{what} needs the extra '{extra}', which is not installed.",
        remedy=f"pip install 'tbcalc[{extra}]' installs it.",
    )


class MissingRateError(TbcalcError, LookupError):
    """No exchange rate is known for the currency at the date asked."""

    slug = "missing-rate"
    exit_code = 1


class NotAnswerableError(TbcalcError, LookupError):
    """The data at hand do not hold what is asked, and it does not follow from them."""

    slug = "not-answerable"
    exit_code = 1


class UnreadableInputError(TbcalcError, OSError):
    """A file that is missing, a directory, binary, or not readable."""

    slug = "unreadable-input"
    exit_code = 3


class UnwritableOutputError(TbcalcError, OSError):
    """A file that cannot be written: no space, no permission, no such folder."""

    slug = "unwritable-output"
    exit_code = 3


class RateDownloadError(TbcalcError, OSError):
    """Newer rates that could not be fetched, or are not what they should be."""

    slug = "rate-download"
    exit_code = 3


class DatasetSyntaxError(TbcalcError, ValueError):
    """A dataset file that is not in the dataset format."""

    slug = "dataset-syntax"
    exit_code = 3


class DuplicateKeyError(DatasetSyntaxError):
    """A key given twice in one mapping of a dataset file."""

    slug = "duplicate-key"


class UnknownFieldError(DatasetSyntaxError):
    """A field, flow or other word that the dataset format does not have."""

    slug = "unknown-field"


class FaultyInputError(TbcalcError, ValueError):
    """All faults of the input at once, in the order of their places."""

    slug = "faulty-input"
    exit_code = 3

    def __init__(self, reason: str, *, faults: Sequence[TbcalcError] = ()) -> None:
        super().__init__(reason)
        self.faults = tuple(faults)

    def __str__(self) -> str:
        return "\n".join((self.reason, *map(str, self.faults)))
