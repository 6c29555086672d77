"""Article → dates: every expression in headline, running text and captions with its TIMEX3 value."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from generator.extract.almanac import Moment
from generator.extract.expressions import find_expressions
from generator.extract.grammar import grammar
from generator.extract.guards import is_date, is_money
from generator.extract.habits import moments
from generator.extract.meanings import Calendar, Expression, Follow, Shift, Weekday
from generator.extract.reckoning import Reading, Setting, reckon, with_clock
from generator.extract.tense import (
    READABLE,
    Tense,
    after_noun,
    governing_verb,
    names_thing,
    tense_at,
    through_noun,
)
from generator.lexicon.dates import DateWords
from generator.model.analysis import Analysis, Sentence
from generator.model.article import READ_FOR_ACTORS, Article, Kind
from generator.model.findings import DateFinding, Precision
from generator.model.span import Span

JOINED = re.compile(r"[\s,]{0,3}(?:and|to|through|until|or|[-–—])\s{1,3}(?:on |in |from |the )?")
"""Between two dates of which the second gives the year of the first."""

HISTORY = 0.6
HISTORY_DATES = 5
"""Share and number of years at least two years back that make an article an account of the past."""
PRESENT = 4
"""It has so many of them for each "Monday" or "last week", of which news is full; 22 accounts of wars have 1 in 4."""


def find_dates(article: Article, analysis: Analysis) -> tuple[DateFinding, ...]:
    """All date expressions in order. A relative one has a value only where the day of publication is known."""
    language = article.language.value
    words, _ = grammar(language)
    places = _Sentences(analysis)
    said = [
        (expression, sentence)
        for block in article.blocks
        if block.kind in READ_FOR_ACTORS
        for expression in find_expressions(article.text, block.span, language)
        if is_date(expression, sentence := places.at(expression.span), words, article.text)
    ]
    page = date.fromisoformat(article.day) if article.day else None
    return tuple(_resolved(article.text, moments(article.text, said, words), page, words))


class _Sentences:
    """Finds the sentence that a span stands in."""

    def __init__(self, analysis: Analysis) -> None:
        self._all = analysis.sentences
        self._starts = [sentence.span.start for sentence in analysis.sentences]

    def at(self, span: Span) -> Sentence | None:
        """The sentence that holds the beginning of the span; None outside of what was read."""
        index = bisect_right(self._starts, span.start) - 1
        if index < 0 or span.start >= self._all[index].span.end:
            return None
        return self._all[index]


def _resolved(
    text: str, said: list[tuple[Expression, Sentence | None]], page: date | None, words: DateWords
) -> Iterator[DateFinding]:
    history = _is_history([expression for expression, _ in said], page)
    asides = _asides([expression for expression, _ in said]) if history else frozenset()
    named: list[Moment] = []
    for number, (expression, sentence) in enumerate(said):
        after = said[number + 1][0] if number + 1 < len(said) else None
        setting = Setting(
            page=page,
            named=tuple(named[-6:]),
            tense=_tense(text, expression, sentence, words),
            year=_year_beside(text, expression, after),
            history=history,
            money=sentence is not None and _counts_years(expression) and is_money(sentence, words),
        )
        if expression.meaning is None:
            yield from _time_alone(text, expression, setting)
            continue
        reading = with_clock(reckon(expression.meaning, setting, words.feasts), expression.clock)
        if reading.moment and (reading.told or not history) and number not in asides:
            named.append(reading.moment)
        yield _finding(text, expression, reading)


def _finding(text: str, expression: Expression, reading: Reading) -> DateFinding:
    words = expression.span.cut(text)
    return DateFinding(
        span=expression.span,
        text=words,
        value=reading.moment.value if reading.moment else None,
        precision=reading.precision,
        rule=f"“{' '.join(words.split())}”: {reading.why}.",
    )


def _time_alone(text: str, expression: Expression, setting: Setting) -> Iterator[DateFinding]:
    """A time of day belongs to the day named last before it, else to the day of publication."""
    if setting.page is None:
        yield _finding(text, expression, Reading(None, Precision.MINUTE, "the day is not named beside it"))
        return
    days = [one for one in setting.named[-2:] if one.precision in {Precision.DAY, Precision.MINUTE}]
    day = days[-1].value[:10] if days else setting.page.isoformat()
    reading = Reading(Moment(day, Precision.DAY), Precision.DAY, f"on the day named before it, {day}")
    yield _finding(text, expression, with_clock(reading, expression.clock))


def _tense(text: str, expression: Expression, sentence: Sentence | None, words: DateWords) -> Tense:
    if sentence is None or len(sentence.tokens) > READABLE:
        return Tense.UNKNOWN
    tense = tense_at(sentence, expression.span, words, text)
    if isinstance(expression.meaning, Calendar):
        return _tense_of_calendar(expression.span, expression.meaning, sentence, tense, words)
    if tense is not Tense.PRESENT:
        return tense
    if sentence.kind is not Kind.BODY:
        return Tense.PAST
    verb = governing_verb(sentence, expression.span)
    tells = verb is None or sentence.tokens[verb].lemma.lower() in words.words["present_of_reports"]
    return Tense.PRESENT if tells else Tense.FUTURE


def _tense_of_calendar(span: Span, meaning: Calendar, sentence: Sentence, tense: Tense, words: DateWords) -> Tense:
    """The tense for a day or month that stands without its year."""
    if not any(token.tag for token in sentence.tokens):
        return Tense.EITHER
    if tense is not Tense.FUTURE and after_noun(sentence, span, words):
        return Tense.PAST
    if tense is Tense.FUTURE and names_thing(sentence, span):
        return Tense.UNKNOWN
    if tense is Tense.PAST and not meaning.day and through_noun(sentence, span):
        return Tense.EITHER
    return Tense.PAST if tense is Tense.PRESENT and sentence.kind is not Kind.BODY else tense


def _year_beside(text: str, expression: Expression, after: Expression | None) -> int | None:
    """The year of "June 2008" for the March of "between March and June 2008"."""
    first, second = expression.meaning, after.meaning if after else None
    if not (isinstance(first, Calendar) and isinstance(second, Calendar) and after):
        return None
    if first.year or first.year_shift is not None or not (first.month or first.part):
        return None
    gap = text[expression.span.end : after.span.start]
    return second.year if len(gap) <= 20 and JOINED.fullmatch(gap) else None  # noqa: PLR2004 - longer never matches


def _asides(expressions: list[Expression]) -> frozenset[int]:
    """Numbers of the years that an account of the past names in passing: "(Smith 1998)", "as it was in 1871"."""
    years = [
        (number, e.meaning.year)
        for number, e in enumerate(expressions)
        if isinstance(e.meaning, Calendar) and e.meaning.year
    ]
    return frozenset(
        number
        for (_, before), (number, year), (_, after) in zip(years, years[1:], years[2:], strict=False)
        if before == after != year
    )


def _is_history(expressions: list[Expression], page: date | None) -> bool:
    years = [e.meaning.year for e in expressions if isinstance(e.meaning, Calendar) and e.meaning.year]
    past = [year for year in years if page and year < page.year - 1]
    present = sum(isinstance(e.meaning, Weekday | Shift) for e in expressions)
    return len(past) >= max(HISTORY_DATES, HISTORY * len(years), PRESENT * present)


def _counts_years(expression: Expression) -> bool:
    meaning = expression.meaning
    return isinstance(meaning, Shift | Follow) and meaning.unit == "year"
