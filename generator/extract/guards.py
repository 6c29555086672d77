"""Which words that look like a date are one."""

from __future__ import annotations

import re

from generator.extract.meanings import Expression, Weekday
from generator.extract.tense import READABLE
from generator.lexicon.dates import DateWords
from generator.model.analysis import Sentence
from generator.model.span import Span

NAMES = frozenset({"ORG", "WORK_OF_ART", "FAC", "PRODUCT", "LAW", "PERSON", "GPE", "LOC", "NORP"})
NEXT_WORD = re.compile(r"[\s\u00a0-]{1,3}([^\W\d_]+)")
AROUND = 300
"""Characters on either side, some two sentences."""
FULL_DATE = re.compile(r"(?<![\w.,])[0-3]?\d\.?\s(?:de\s)?[^\W\d_]{3,15}\.?\s(?:de\s)?$")
"""Day and month before a year, in a language whose months we do not have: the year alone would be too coarse."""

LAST_WORD = re.compile(r"([^\s\u00a0]+)[\s\u00a0]{1,3}$")


def is_date(expression: Expression, sentence: Sentence | None, words: DateWords, text: str) -> bool:
    """Whether the sentence bears out that these words are a date."""
    if _part_of_a_name(expression, sentence, words, text):
        return False
    match expression.guard:
        case "month":
            return _bare_month(expression, sentence, words, text)
        case "year":
            return _bare_year(expression.span, words, text)
        case "money":
            return _among_money(expression.span, words, text)
        case _:
            return True


def _among_money(span: Span, words: DateWords, text: str) -> bool:
    """Whether business figures stand around: a quarter of sport has none."""
    around = text[max(0, span.start - AROUND) : span.end + AROUND].lower()
    return len(set(words.words["money"]).intersection(re.findall(r"[a-z]+", around))) > 1


def is_money(sentence: Sentence, words: DateWords) -> bool:
    """Whether a sentence speaks of business figures."""
    money = words.words["money"]
    return any(token.text.lower() in money for token in sentence.tokens[:READABLE])


def _before(text: str, span: Span) -> str:
    found = LAST_WORD.search(text[max(0, span.start - 30) : span.start])
    return found[1].lower() if found else ""


def _after(text: str, span: Span) -> str:
    found = NEXT_WORD.match(text[span.end : span.end + 60])
    return found[1].lower() if found else ""


def _part_of_a_name(expression: Expression, sentence: Sentence | None, words: DateWords, text: str) -> bool:
    meaning = expression.meaning
    bare = isinstance(meaning, Weekday) or (expression.guard in {"month", "year", "today"})
    if not bare:
        return False
    if isinstance(meaning, Weekday) or expression.guard == "today":
        after = _after(text, expression.span)
        named = after in words.words["name_after"] and _capital_follows(text, expression)
        if named or _before(text, expression.span) in words.words["name_before"]:
            return True
    if expression.guard == "today" and _means_these_times(text, expression.span, words):
        return True
    apart = text[expression.span.start - 1 : expression.span.start] == "("
    if sentence is None or apart or (expression.guard == "year" and _before(text, expression.span) == "of"):
        return False
    return any(
        entity.label in NAMES and entity.end - entity.start > expression.span.end - expression.span.start + 1
        for entity in sentence.entities
        if entity.start <= expression.span.start and expression.span.end <= entity.end
    )


def _means_these_times(text: str, span: Span, words: DateWords) -> bool:
    """Whether it is the today of "the Germany of today" or "today's youth"."""
    if _before(text, span) == "of":
        return True
    found = re.match(r"['’]s\s{1,3}(\w+)", text[span.end : span.end + 40])
    return bool(found and found[1].lower() in words.words["today_generic"])


def _capital_follows(text: str, expression: Expression) -> bool:
    rest = text[expression.span.end : expression.span.end + 3].lstrip()
    return rest[:1].isupper()


def _bare_month(expression: Expression, sentence: Sentence | None, words: DateWords, text: str) -> bool:
    said = expression.span.cut(text)
    word = said.rstrip(".")
    needs = {month.lower() for month in words.words["month_needs_lead"]}
    if word.lower() not in needs and word.lower() not in {month.lower() for month in words.words["months_ambiguous"]}:
        return True
    if _before(text, expression.span) in words.words["sure_lead"]:
        return word[:1].isupper()
    if re.match(r"\s[A-Z][a-z]", text[expression.span.end : expression.span.end + 3]):
        return False
    if _before(text, expression.span) in words.words["lead"]:
        return word[:1].isupper()
    if sentence is None or word in words.words["months_only_after_lead"]:
        return False
    return any(e.label in {"DATE", "TIME"} and e.start == expression.span.start for e in sentence.entities)


def _is_copyright(text: str, span: Span) -> bool:
    return _before(text, span) in {"(c)", "©", "copyright"} or text[span.start - 1 : span.start] == "©"


def _bare_year(span: Span, words: DateWords, text: str) -> bool:
    said = span.cut(text)
    if said.isdigit() and (_is_copyright(text, span) or FULL_DATE.search(text[max(0, span.start - 40) : span.start])):
        return False
    if not said.isdigit():
        return not said.lower().startswith("two thousand") or _before(text, span) in words.words["year_lead"]
    before, after = _before(text, span).strip("(“\"'"), _after(text, span)
    if before in words.words["counting"] or before[-1:] in "$£€":
        return False
    if after in words.words["counted"]:
        return False
    return 1900 <= int(said) < 2100 or before in words.words["year_lead"]  # noqa: PLR2004 - years that news speak of
