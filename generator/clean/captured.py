"""The earliest day on which a capture can have been taken, proven by what stands around the article.

Tickers and copyright lines are written by the page on the day it is served. One that is dated later than the article
proves that the capture is later too; what it reports is not the article's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from generator.clean.datelines import LONGEST, day_in_year, read
from generator.clean.marks import past_verbs
from generator.model.article import Block, Kind, Origin, OriginKind, Sourced
from generator.model.span import Span

COPYRIGHT_YEAR = re.compile(
    r"(?:©|\(c\)|copyright)[^\d\n]{0,60}(?:(?:19|20)\d\d\s?[-–]\s?)?((?:19|20)\d\d)\b", re.IGNORECASE
)
DAY_WITHOUT_YEAR = re.compile(
    r"(?<![\w.])(?:(?P<month>[^\W\d_]{3,12})\.?\s(?P<day>\d{1,2})|(?P<first>\d{1,2})\.?\s(?P<word>[^\W\d_]{3,12}))"
    r"(?!\w|,?\s\d{4})"
)
NEAR_BEFORE, FAR_AFTER = 45, 300
"""Days around publication. A ticker tells of the last days: a day shortly before the article is that one; and none
nearly a year ahead is meant."""


def captured_after(
    text: str, blocks: Sequence[Block], published: str | None, captured: str | None = None
) -> Sourced | None:
    """The latest proven day; None where nothing is dated later than the article, or its day is unknown.

    `captured`, what a person says of the day of capture, overrules whatever is later.
    """
    day = _day(published)
    if day is None:
        return None
    last = _day(captured)
    proofs = [
        (found, span, rule)
        for block in blocks
        for found, span, rule in _dates(block, text, day)
        if found > day and (last is None or found <= last)
    ]
    if not proofs:
        return None
    found, span, rule = max(proofs, key=lambda proof: (proof[0], -proof[1].start))
    return Sourced(value=found.isoformat(), origin=Origin(kind=OriginKind.DERIVED, rule=rule, span=span))


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None  # a day that a person mistyped proves nothing


def _dates(block: Block, text: str, day: date) -> Iterator[tuple[date, Span, str]]:
    words = block.span.cut(text)
    if block.kind is Kind.LEGAL and len(words) <= LONGEST:
        for match in COPYRIGHT_YEAR.finditer(words):
            yield date(int(match[1]), 1, 1), _span(block, match.span(1)), "the copyright line is of a later year"
    if block.kind is Kind.TICKER and block.rule not in UNSURE:
        yield from _ticker_dates(block, words, day)


UNSURE = frozenset({"a time or date apart from the article"})
"""Such a date may be one of an events calendar."""


def _ticker_dates(block: Block, words: str, day: date) -> Iterator[tuple[date, Span, str]]:
    """Days with a time, and days that a report puts in the past: without a year, the first from the article's on."""
    rule = "the news ticker beside the article is dated later"
    for reading in read(words[:LONGEST]):
        if reading.ways == 1 and ("T" in reading.value or _reported(words, reading.start)):
            yield date.fromisoformat(reading.value[:10]), _span(block, (reading.start, reading.end)), rule
    for match in DAY_WITHOUT_YEAR.finditer(words[: 4 * LONGEST]):
        found = _nearest(match, day)
        if found and _reported(words, match.start()):
            yield found, _span(block, match.span()), rule


def _reported(words: str, start: int) -> bool:
    """Whether the sentence says that somebody said or did something on the day: it had passed when it was written."""
    sentence = re.split(r"[.!?]\s(?=[A-Z])", words[:start][-160:])[-1].lower()
    return any(re.search(rf"\b{re.escape(verb)}", sentence) for verb in past_verbs())


def _nearest(match: re.Match[str], day: date) -> date | None:
    name, number = match["month"] or match["word"], int(match["day"] or match["first"])
    for year in (day.year - 1, day.year, day.year + 1):
        found = day_in_year(name, number, year)
        if found and found >= day - timedelta(days=NEAR_BEFORE):
            return found if found - day <= timedelta(days=FAR_AFTER) else None
    return None


def _span(block: Block, at: tuple[int, int]) -> Span:
    return Span(start=block.span.start + at[0], end=block.span.start + at[1])
