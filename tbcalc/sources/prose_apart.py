"""Words in a figure's clause that make it one of something else than trade told in all.

A surplus of the current account is none of trade, a daily average is no month's exports, and what
two lines make up together is a share of neither. Such figures are told, and are no observations.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.prose_marks import OTHERS
from tbcalc.sources.prose_reading import Reading
from tbcalc.sources.prose_sentences import Sentence

_LEAST: Final = 0
_PEOPLE: Final = late_pattern(r"(?i)(?:ex|im)porters?$")
_STOPS: Final = (",", ";", ":", ".", "(")

_OTHER: Final = late_pattern(
    r"(?i)(?<!goods )(?<!trade )\baccounts?\b(?! for\b)|\bindex\b|\bsub-?index|\bother than\b"
    r"|\boutside (?:of )?(?:the )?\w|\bnon-(?:eu|us|euro)\b|\belsewhere\b"
    r"|\b(?:led|drove|headed|paced) the \w+ in\b"
    r"|\b(?:third|(?:all|the|any|every) other) countries\b"
    r"|[出进進]口的[^，。；]{2,12}[占佔]|以[^，。；]{1,16}[为為](?:大宗|主)(?=[，。；])"
    r"|口岸|关区|關區|账户|帳戶|初次收入|二次收入|指数|指數|再出口|转口|转口贸易|本地产品|港[产產]品|以外|其余|其(?:他|它)(?:国家|市场|地区|贸易伙伴|伙伴)"
)
_AVERAGE: Final = late_pattern(
    r"(?i)\baverag(?:e|es|ed|ing)\b|\bper (?:working )?day\b|日均|月均|平均"
)
_JOINT: Final = late_pattern(
    r"(?i)\b(?:together|jointly|combined|between them)\b|[两三四五]者|合占|合计占|共占|共同占"
)
_REVISED: Final = late_pattern(
    r"(?:向?[上下])?(?:修正|修订|修訂|上修|下修|调整|調整)(?:为|為|至|到)"
    r"|(?i: (?:was |were |is |being )?(?:revised|corrected)(?: up| down)? to\b)"
)
_NEAR: Final = 24
_PAIR: Final = late_pattern(
    r"(?i)\bbetween the (?:two|pair)\b|\bthe two (?:countr|neighbou?r|econom|nation|side)"
    r"|双边|雙邊|两国"
)
_EXCLUDING: Final = late_pattern(r"\s*(?:Excluding|Except for|Stripping out|Leaving out) ")
_KIND_SIGNS: Final = 10
_KINDS: Final = late_pattern(r"\d[种種类類](?:主要)?(?:商品|产品|產品)?$")
_EACH: Final = late_pattern(r"(?i) (?:each|apiece)\b")
_BOTH: Final = late_pattern(r"(?i)\b(?:goods|merchandise) and services\b|货物和服务|货物与服务")
_VOLUME: Final = late_pattern(
    r"(?i)\b(?:real|volume|quantity|constant[- ]prices?)\b(?: \([^()]{1,20}\))?,? terms\b"
    r"|\bby volume\b|\bin volume\b|扣除价格因素|可比价|实物量|以数量计|按数量计"
)

_HINTS: Final = (
    "account", "index", "sub", "other than", "outside", "non-", "elsewhere", "countries",
    "led the", "drove", "headed", "paced", "品", "种", "種", "excluding", "except", "out ",
    "averag", "per day", "rest of", "two", "pair", "双边", "雙邊", "两国", " each", "apiece",
    "revised", "corrected", "修", "整", "per working", "together", "jointly", "combined",
    "between them", "terms", "volume", "大宗", "主", "口", "关", "關", "户", "戶", "收入", "指",
    "本地", "以外", "其余", "其他", "均", "者", "占", "因素", "可比价", "数量", "实物量",
)  # fmt: skip
"""Each of the words above holds one of these: most sentences have none, and are told by them."""


def is_apart(sentence: Sentence, place: int, reading: Reading) -> bool:
    """Tell whether words of its clause say that a figure is none of the flow told in all."""
    subject = reading.subject.place
    is_of_people = subject >= 0 and _PEOPLE.match(sentence.printed(subject)) is not None
    if is_of_people or not _may_be_apart(sentence):
        return is_of_people
    clause = _clause(sentence, place, subject)
    return (
        _is_part(sentence, place, subject, reading)
        or _is_of_rest(sentence, clause, reading)
        or _is_superseded(sentence, place)
        or _OTHER.search(clause) is not None
        or _is_reckoned_otherwise(sentence, reading, clause)
    )


def _is_part(sentence: Sentence, place: int, subject: int, reading: Reading) -> bool:
    """Tell what is but a part: with something left out, of goods and services together, of each."""
    if _EXCLUDING.match(sentence.text, sentence.start) and _is_named_whole(reading):
        return True
    if subject >= 0 and _KINDS.search(sentence.text, *_just_before(sentence, subject)):
        return True  # 36种商品出口额超10亿美元: each of them
    before = sentence.text[sentence.start : sentence.marks[place].start]
    is_both = not reading.subject.scope and _BOTH.search(before) and _JOINT.search(before)
    return bool(is_both) or _EACH.match(sentence.text, sentence.marks[place].end) is not None


def _is_reckoned_otherwise(sentence: Sentence, reading: Reading, clause: str) -> bool:
    """Tell growth of volumes, averages, and what two parts make up together."""
    is_growth = reading.kind == "growth"
    if is_growth and _VOLUME.search(sentence.text, sentence.start, sentence.end):
        return True
    if reading.basis != "cagr" and _AVERAGE.search(clause):
        return True
    return reading.kind == "share" and _JOINT.search(clause) is not None


def _is_named_whole(reading: Reading) -> bool:
    return reading.subject.scope in ("goods", "services", "goods and services", "货物", "服务")


def _just_before(sentence: Sentence, place: int) -> tuple[int, int]:
    start = sentence.marks[place].start
    return max(sentence.start, start - _KIND_SIGNS), start


def _is_of_rest(sentence: Sentence, clause: str, reading: Reading) -> bool:
    """Tell trade with the rest of the world but a partner named, or of two who are not."""
    if reading.flow == "total" and not reading.partner and _PAIR.search(clause):
        return True
    if "rest of the world" not in clause.lower():
        return False
    return any(m.area and m.area not in (reading.reporter, OTHERS) for m in sentence.marks)


def _is_superseded(sentence: Sentence, place: int) -> bool:
    """Tell a figure that another takes the place of: 由602亿美元修正为591亿美元."""
    behind = sentence.text[sentence.marks[place].end : sentence.marks[place].end + _NEAR]
    return _REVISED.match(behind) is not None


@lru_cache(maxsize=2)
def _may_be_apart(sentence: Sentence) -> bool:
    """Tell whether a sentence holds anything of the words that are looked for."""
    text = sentence.text[sentence.start : sentence.end].lower()
    return any(map(text.__contains__, _HINTS))


def _clause(sentence: Sentence, place: int, subject: int) -> str:
    """Return the text from where the clause of a figure's subject begins up to the figure.

    Without a subject in the sentence it is the figure's own clause.
    """
    begin = subject if _LEAST <= subject < place else place
    while begin > 0 and not _is_edge(sentence, begin - 1):
        begin -= 1
    start = sentence.marks[begin - 1].end if begin else sentence.start
    return sentence.text[start : sentence.marks[place].start]


def _is_edge(sentence: Sentence, place: int) -> bool:
    return sentence.marks[place].is_figure or sentence.stop(place) in _STOPS
