"""Dates → events: the sentences of running text and captions that date something, and how each stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.extract.almanac import day_of, last_day_of
from generator.extract.tense import (
    READABLE,
    STEPS,
    Tense,
    governing_verb,
    in_comparison,
    is_moved,
    tense_at,
    through_noun,
    verb_tense,
)
from generator.lexicon.dates import DateWords, StatusCues, load_date_words
from generator.model.analysis import Analysis, Sentence, Token
from generator.model.article import Article, Kind
from generator.model.findings import DateFinding, EventFinding, Status
from generator.model.span import Span

TOLD = frozenset({Kind.BODY, Kind.CAPTION})
"""Where events stand. A headline repeats the text, and says less."""

AHEAD = frozenset({Status.EXPECTED, Status.PLANNED})
BEHIND = frozenset({Status.HAPPENED, Status.REPORTED})

DATELINE_PLACE = re.compile(r"[^\W\d_][^\n]{0,60}[,)]\s{0,3}")
DATELINE_END = re.compile(r"\s{0,3}(\([^()\n]{2,40}\))?\s{0,3}(?:--|[-–—_])")
"""Around the date of "GENEVA, Aug. 15 (Agency) —"."""

ABOVE = (Status.DENIED, Status.EXPECTED, Status.PLANNED, Status.ANNOUNCED)
"""What a verb further up says of an event below it, most telling first."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an event stands, with the words that say so."""

    status: Status
    because: str


def find_events(article: Article, analysis: Analysis, dates: tuple[DateFinding, ...]) -> tuple[EventFinding, ...]:
    """One event for each verb of a sentence that a date belongs to, in order."""
    words = load_date_words(article.language.value)
    starts = [date.span.start for date in dates]
    return tuple(
        _event(article, sentence, date, words)
        for sentence in _whole([one for one in analysis.sentences if one.kind in TOLD], dates, starts)
        for date in _one_for_each_verb(article, sentence, _within(sentence.span, dates, starts))
    )


def _whole(sentences: list[Sentence], dates: tuple[DateFinding, ...], starts: list[int]) -> Iterator[Sentence]:
    """The sentences, those joined between which a date stands: "am 8. | Februar" was no end."""
    waiting: Sentence | None = None
    for sentence in sentences:
        found = _within(waiting.span, dates, starts) if waiting else ()
        if waiting and found and found[-1].span.end > sentence.span.start and len(waiting.tokens) < READABLE:
            waiting = _joined(waiting, sentence)
            continue
        if waiting:
            yield waiting
        waiting = sentence
    if waiting:
        yield waiting


def _joined(first: Sentence, second: Sentence) -> Sentence:
    moved = tuple(replace(token, head=token.head + len(first.tokens)) for token in second.tokens)
    span = Span(start=first.span.start, end=second.span.end)
    return replace(first, span=span, tokens=first.tokens + moved)


def _within(span: Span, dates: tuple[DateFinding, ...], starts: list[int]) -> tuple[DateFinding, ...]:
    return dates[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def _one_for_each_verb(article: Article, sentence: Sentence, dates: tuple[DateFinding, ...]) -> Iterator[DateFinding]:
    """Of several dates under one verb the first that has a value, and is more than compared with."""
    seen: set[int | None] = set()
    text, block = article.text, article.blocks[sentence.block].span
    told = [date for date in dates if not _in_dateline(text, block, date.span)]
    for date in sorted(told, key=lambda one: (one.value is None, in_comparison(sentence, one.span), one.span)):
        verb = governing_verb(sentence, date.span)
        if verb not in seen:
            seen.add(verb)
            yield date


def _in_dateline(text: str, block: Span, date: Span) -> bool:
    """Whether a block begins with place, date and dash: where and when it was written, not what happened."""
    if date.start - block.start > 80 or not DATELINE_PLACE.fullmatch(text, block.start, date.start):  # noqa: PLR2004 - the pattern's reach
        return False
    end = DATELINE_END.match(text, date.end)
    place = re.match(r"[^\W\d_]{3,}", text[block.start : date.start])
    return bool(end and (end[1] or (place and place[0].isupper())))


def _event(article: Article, sentence: Sentence, date: DateFinding, words: DateWords) -> EventFinding:
    standing = _seen_from(article, sentence, date, words)
    return EventFinding(
        span=sentence.span,
        date=date.value,
        precision=date.precision,
        status=standing.status,
        date_span=date.span,
        why=f"{date.rule.rstrip('.')}; {standing.status.value}, because {standing.because}.",
        from_caption=sentence.kind is Kind.CAPTION,
    )


def _seen_from(article: Article, sentence: Sentence, date: DateFinding, words: DateWords) -> Standing:
    """What the calendar allows: nothing has happened after the day of publication, nothing is expected before it."""
    tense = tense_at(sentence, date.span, words, article.text)
    standing, page = _standing(article.text, sentence, date, tense, words), article.day
    if date.value is None:
        return standing
    if page is None:
        of_thing = through_noun(sentence, date.span) or in_comparison(sentence, date.span)
        looked_ahead = of_thing and standing.status in AHEAD
        return Standing(Status.REPORTED, "the date belongs to a thing") if looked_ahead else standing
    if standing.status in BEHIND and day_of(date.value).isoformat() > page:
        return Standing(Status.EXPECTED, "the date lies after the day of publication")
    if standing.status in AHEAD and last_day_of(date.value).isoformat() < page:
        status = Status.HAPPENED if tense is Tense.PAST else Status.REPORTED
        return Standing(status, "the date lies before the day of publication")
    return standing


def _standing(text: str, sentence: Sentence, date: DateFinding, tense: Tense, words: DateWords) -> Standing:
    if sentence.kind is Kind.CAPTION:
        return Standing(Status.HAPPENED, "a caption shows it")
    index = governing_verb(sentence, date.span)
    phrase = _phrase(sentence.span.cut(text), words.statuses[Status.REPORTED])
    if index is None:
        ahead = tense is Tense.FUTURE
        return Standing(Status.EXPECTED, "the words before the date look ahead") if ahead else _unspoken(phrase)
    if tense is Tense.EITHER:
        return Standing(Status.PLANNED, f"“{sentence.tokens[index].text}” tells of a plan")
    return _by_verbs(sentence, index, date.span, words) or _by_tense(sentence, index, phrase, words)


def _unspoken(phrase: str | None) -> Standing:
    return Standing(Status.REPORTED, f"the text says “{phrase}”" if phrase else "no verb tells whether it happened")


def _by_verbs(sentence: Sentence, index: int, span: Span, words: DateWords) -> Standing | None:
    tokens = sentence.tokens
    verb = tokens[index]
    here = verb.lemma.lower() in words.words["moving_verbs"] and not is_moved(sentence, index, span, words)
    if here:
        return None
    helpers, line = _helpers(sentence, index), list(_verb_and_above(sentence, index))
    perfect = any(token.lemma.lower() == "have" for token in helpers)
    aims = any(token.text.lower() == "to" for token in helpers)
    for status in ABOVE:
        cues = words.statuses[status]
        helper = next((t for t in helpers if t.text.lower() in cues.helpers), None)
        if helper and not perfect:
            return Standing(status, f"“{helper.text} … {verb.text}” looks ahead")
        for token in line:
            looks_ahead = status is Status.DENIED or token is verb or aims
            told = token is verb and (perfect or not _looks_ahead(token, status))
            if token.lemma.lower() in cues.verbs and looks_ahead and not told:
                return Standing(status, f"the verb is “{token.text}”")
    return None


def _looks_ahead(verb: Token, status: Status) -> bool:
    """Whether a verb with the date speaks of what is to come: "planned for Friday", not "it planned in March"."""
    return status is Status.DENIED or verb.tag in {"VBN", "VBG", "JJ", "VBZ", "VBP"}


def _by_tense(sentence: Sentence, index: int, phrase: str | None, words: DateWords) -> Standing:
    verb = sentence.tokens[index]
    for status in (Status.ANNOUNCED, Status.REPORTED):
        if verb.lemma.lower() in words.statuses[status].verbs:
            return Standing(status, f"the date belongs to “{verb.text}”")
    if phrase:
        return Standing(Status.REPORTED, f"the text says “{phrase}”")
    match verb_tense(sentence, index, words):
        case Tense.FUTURE:
            return Standing(Status.PLANNED, f"“{verb.text}” looks ahead")
        case Tense.PAST:
            return Standing(Status.HAPPENED, f"“{verb.text}” is told in the past")
        case _:
            return Standing(Status.REPORTED, f"“{verb.text}” is not told in the past")


def _phrase(sentence: str, cues: StatusCues) -> str | None:
    low = sentence.lower()
    return next((one for one in cues.phrases if one in low and re.search(rf"\b{re.escape(one)}\b", low)), None)


def _helpers(sentence: Sentence, index: int) -> list[Token]:
    return [token for token in sentence.tokens if token.head == index and token.dep.startswith("aux")]


def _verb_and_above(sentence: Sentence, index: int) -> Iterator[Token]:
    """A verb, and the verbs and adjectives that it depends on."""
    for _ in range(STEPS):
        token = sentence.tokens[index]
        if token.pos in {"VERB", "ADJ", "AUX"}:
            yield token
        if token.head == index:
            return
        index = token.head
