"""Errors in the reader's language: the templates of what is raised below, most of them.

An error is raised in English; one whose reason or remedy has no template here stays so.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from tbcalc.views.catalog import catalogue_of, message
from tbcalc.views.retelling import said_again

ERRORS: Final = (
    message("{meant} an ISO 3166 code such as CN or CN-SD; a place below it is CN-SD/Weihai."),
    message("Write {candidate}, say, or"),
    message("Write"),
    message("Ask for a time within that, or {given}."),
    message('give convert a rate of your own: --rate "N {quote}/{base}"'),
    message("from {first} to {last}"),
    message("'{date}' is no date."),
    message("Write the day of print: --date 2017-04-20."),
    message("it cannot be read: {error}."),
    message("Name a file that exists and may be read."),
    message("there is no such file or collection."),
    message("it is a binary file."),
    message("Name a text file in UTF-8."),
    message("the folder holds no dataset."),
    message("byte 0x{byte} is not UTF-8 text."),
    message("Save it as UTF-8 text; a spreadsheet or archive must be exported first."),
    message("these data have no source '{source}'."),
    message("it does not say {missing}."),
    message('Write, say, "CN balance 2024".'),
    message("{key} is not in the data, and does not follow from them."),
    message("Name other data with --data, or another key."),
    message("Try '{path} --help' for what it takes."),
    message("the result cannot be written: {error}."),
    message("Free some space, or write elsewhere with -o FILE."),
    message("--measure goes with neither --flow nor --weight."),
    message("the weight is a share, in percent."),
    message("Write --weight 89.6%, say."),
    message("neither figures nor a key is given."),
    message("Give two printed figures, or name a key with --reporter, --flow and --year."),
    message("this is a binary file, not lines of text."),
    message("Give text with one figure a line."),
    message("the data have no {kind} '{words}'; they have {known}."),
    message("'{words}' is a trade flow, not a measure."),
    message("Leave out --measure; growth takes --flow."),
    message("-o names no file."),
    message("Name a file, or leave out -o."),
    message("{path} asks for {word}, which is not among {formats}."),
    message("Say with -f what to write, or give the file another suffix."),
    message("it cannot be written: {error}."),
    message("Nothing was written. Name a file in a folder that exists and has room."),
    message("this is no year."),
    message("Give other periods with --period."),
    message(
        "there are no figures of {missing} in the data, only of {known}; a balance needs "
        "two of exports, imports, total and balance."
    ),
    message("Add the missing figure with --data FILE."),
    message("tbcalc datasets show tells all there is; name other data with --data."),
    message(
        "there are no figures of {subject} for {periods} in the data; {what} is known for {known}."
    ),
    message("Ask for one of these, or name other data with --data."),
    message("a rate in {unit} does not lead to {to}."),
    message("Write an amount with its currency: 6.2T CNY, $899 billion."),
    message("a rate of {unit} cannot convert an amount in {other}."),
    message("Give the amount in {base} or {quote}."),
    message("figures in {units} cannot be combined."),
    message("Convert one of them first (tbcalc convert), at a rate that is said."),
    message("a rate of {value} {quote}/{base} converts nothing."),
    message("a growth from a base that may be nothing, or negative, has no meaning."),
    message("Ask for the change, level less base."),
    message("a fall of 100 percent leaves nothing, from which no base follows."),
    message("Give a growth above -100 percent."),
    message("{key} is known{also}, but neither its growth nor {base} is in the data."),
    message("Add one of them with --data FILE."),
    message("an implied {what} follows from {taken}, not from what is given."),
    message("Give two printed figures, each in its own quotation marks."),
    message("both amounts are in {unit}; a rate lies between two currencies."),
    message("Give the same amount in two currencies."),
    message("several answers: {answers}."),
    message("Name one with --reporter, --scope and --year."),
    message("there are no figures of {asked} in the data."),
    message("tbcalc datasets show tells what there is; name other data with --data."),
    message("the {source} have no {quote}/{base} of {on}; they have it {spans}."),
    message('"{whole}" is no period.'),
    message("Write 2024, 2024-H1, 2017-Q1, 2024-05, 2025-01/2025-11 or 2024-01-01/2024-10-15."),
    message('"{whole}" names a day that its month does not have.'),
    message('"{code}" ends before it begins.'),
    message('"{shown}" is no country, province, city or group that is known.'),
    message("'{shown}' may be {currencies}."),
    message("Say which with --assume {common}, or print the code."),
    message("'{shown}' names two currencies."),
    message("Give one amount in one currency."),
    message("Did you mean {near}?"),
    message("'{word}' is no currency that ISO 4217 or the lexicon knows."),
    message("a second figure begins here."),
    message("Give one figure at a time; tbcalc extract reads sentences."),
    message("'{text}' may be {digits} or {other}."),
    message("Say which language prints it: --locale en or --locale de."),
    message("growth in times may count the base or not."),
    message("Give the growth in percent: up 110 percent is to 2.1 times the base."),
    message("'{text}' is no currency of ISO 4217."),
    message("'{word}' is no scale, unit or currency."),
    message("'{shown}' is no number: its separators or its length fit none."),
    message("Write 1234.5 or 1,234.5, say."),
    message(
        "'{unit}' is no unit, scale or currency known here, and things "
        "are counted in whole numbers."
    ),
    message("Write 6.2 trillion yuan, 21.8 percent or 150 countries, say."),
    message("the number has more digits than any that is printed."),
    message("the range ends below its beginning."),
    message("Write the lower number first."),
    message("Write one number with one scale: 1.189 trillion."),
    message('"{text}" leaves open {needs}.'),
    message('"{locale}" is no locale that CLDR knows.'),
    message("Write a language, or a language and country: en, de, zh_CN, pt_BR."),
    message("{what} needs the extra '{extra}', which is not installed."),
    message("pip install 'tbcalc[{extra}]' installs it."),
    message("the file is empty."),
    message("this is no dataset."),
    message("the file holds no figure."),
    message("this figure has no value."),
    message("it does not say which source prints it."),
    message("the source {quoted} is not declared."),
    message("{what} has no field {quoted}."),
    message("{quoted} is given twice in {what}{before}."),
    message("Keep one of the two."),
    message("{quoted} is no word for {name}."),
    message(
        "Did you mean {near}? Otherwise write a language, or a language and "
        "country: en, de, zh_CN, pt_BR."
    ),
)
"""Reasons and remedies; each is still said below, which a test holds."""

SUBJECTS: Final = (
    message("{whose}'s {what} with {partner}"),
    message("{whose}'s {what}"),
    message("trade with {partner}"),
    message("goods trade"),
    message("services trade"),
    message("goods+services trade"),
    message("{product} trade"),
)
"""Of what there are no figures, in the words of core/query.py."""


def error_words(text: str, locale: str = "en") -> str:
    """Return a reason or remedy in the language of the locale; what is not known stays.

    >>> error_words("this is no year.", "zh_CN")
    '这不是年份。'
    """
    if not catalogue_of(locale):
        return text
    told = said_again(text, locale, _by_precision())
    if told == text and text.endswith("."):  # a fault whose full stop comes later
        told = said_again(text[:-1], locale, _by_precision())
        return text if told == text[:-1] else told
    return told


@cache
def _by_precision() -> tuple[str, ...]:
    """Return the templates, those first of which most is fixed."""
    from tbcalc.views.error_words_data import DATA
    from tbcalc.views.error_words_official import OFFICIAL
    from tbcalc.views.error_words_questions import QUESTIONS
    from tbcalc.views.error_words_usage import USAGE

    every = (*ERRORS, *DATA, *OFFICIAL, *QUESTIONS, *USAGE)
    return (*sorted(every, key=lambda told: -len(told) + 8 * told.count("{")), *SUBJECTS)
