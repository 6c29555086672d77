"""Times that come again: opening hours, "every Friday", "from Monday to Friday" are no moments of the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.extract.meanings import Expression, Weekday
from generator.extract.tense import READABLE, Tense, tense_at
from generator.lexicon.dates import DateWords
from generator.model.analysis import Sentence

Said = tuple[Expression, Sentence | None]

RANGE = re.compile(r"\s{0,3}(?:and|to|through|until|till|[-–—])\s{0,3}", re.IGNORECASE)
LAST_WORDS = re.compile(r"(?:([^\s\u00a0]+)[\s\u00a0]{1,3})?([^\s\u00a0]+)[\s\u00a0]{1,3}$")


def moments(text: str, said: list[Said], words: DateWords) -> list[Said]:
    """What is left of the expressions when those that tell a habit are taken away."""
    ranged = set(_ranges(text, [expression for expression, _ in said]))
    return [one for number, one in enumerate(said) if not _recurs(text, *one, words, ranged=number in ranged)]


def _ranges(text: str, expressions: list[Expression]) -> Iterator[int]:
    """Numbers of the times of day, and of the days of the week, that stand as "from … to …"."""
    for number, (first, second) in enumerate(pairwise(expressions)):
        near = second.span.start - first.span.end <= 20  # noqa: PLR2004 - longer never matches
        if near and _kind(first) == _kind(second) != "" and RANGE.fullmatch(text, first.span.end, second.span.start):
            yield from (number, number + 1)


def _kind(expression: Expression) -> str:
    if expression.meaning is None:
        return "time"
    named = isinstance(expression.meaning, Weekday) and expression.meaning.which is expression.meaning.follow is None
    return "weekday" if named and expression.clock is None else ""


def _recurs(text: str, expression: Expression, sentence: Sentence | None, words: DateWords, *, ranged: bool) -> bool:
    kind = _kind(expression)
    if not kind or sentence is None:
        return False
    if kind == "weekday" and _each(text, expression, words):
        return True
    if not (ranged or kind == "time"):
        return False
    tense = tense_at(sentence, expression.span, words, text)
    habit = any(token.text.lower() in words.words["habit"] for token in sentence.tokens[:READABLE])
    if kind == "weekday":
        return habit and tense not in {Tense.PAST, Tense.EITHER}
    return tense is Tense.PRESENT or (tense is not Tense.PAST and (habit or (ranged and tense is Tense.UNKNOWN)))


def _each(text: str, expression: Expression, words: DateWords) -> bool:
    """Whether "every" or its like stands before a day of the week."""
    found = LAST_WORDS.search(text[max(0, expression.span.start - 40) : expression.span.start])
    if not found:
        return False
    between = found[1] if found[2].lower() in words.words["each_between"] else None
    return (between or found[2]).lower() in words.words["each"]
