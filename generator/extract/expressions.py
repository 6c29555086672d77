"""Text → date expressions: what is said, before anyone asks which day it means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.extract.almanac import valid
from generator.extract.grammar import Pattern, grammar, windows
from generator.lexicon.dates import DateWords
from generator.model.span import Span

HALVES = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "last": 2, "latter": 2}
QUARTERS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
GAP = re.compile(r"[\s,]{0,3}(?:(?:at|on|from|around|about|by|shortly before|shortly after|just before|just after)\s)?", re.I)
"""What may stand between a date and its time of day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Parts of a date. Without a year, `which` (last, this, next as -1, 0, 1) or `year_shift` may tell it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    """Season or quarter: SP, Q1, H2…"""
    which: int | None = None
    year_shift: int | None = None
    week: bool = False
    """The week around the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """So many units from the day of publication; `count` None for a weekend of which only the tense tells."""

    unit: str
    count: int | None
    ago: bool = False
    """Said as "a year ago", not as "last year"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Follow:
    """So many units from the date that the text named last."""

    unit: str
    count: int
    day: int | None = None
    month: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday:
    """A day of the week; `week` counts from the week of publication."""

    number: int
    which: int | None = None
    follow: int | None = None
    week: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A named day."""

    name: str
    year: int | None = None
    which: int | None = None
    year_shift: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decade:
    """Ten years; the first three digits."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclear:
    """A date that can be read in two ways; ISO dates of both."""

    readings: tuple[str, str]


Meaning = Calendar | Shift | Follow | Weekday | Holiday | Decade | Unclear | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """Words that date something. `meaning` is None for a time of day alone."""

    span: Span
    meaning: Meaning
    guard: str = ""
    """A question that the sentence must answer before the words count as a date."""
    clock: str | None = None
    """HH:MM"""


def find_expressions(text: str, within: Span, language: str) -> list[Expression]:
    """The expressions in a stretch of text, in order, longest first where they overlap."""
    words, patterns = grammar(language)
    found = [
        (match.start(), -match.end(), number, match, pattern)
        for window in windows(text, within.start, within.end, language)
        for number, pattern in enumerate(patterns)
        if pattern.need in window.kinds
        for match in pattern.look.finditer(text, window.start, window.end)
    ]
    chosen: list[Expression] = []
    end = within.start
    for start, _, _, match, pattern in sorted(found, key=lambda hit: hit[:3]):
        if start < end:
            continue
        read = list(_read(match, pattern, words))
        if read:
            chosen += read
            end = match.end()
    return list(_with_clocks(text, chosen))


def _read(match: re.Match[str], pattern: Pattern, words: DateWords) -> Iterator[Expression]:
    parts = {name: " ".join(value.lower().split()) for name, value in match.groupdict().items() if value}
    rule = pattern.rule
    span = Span(start=match.start(), end=match.end())
    one = Expression(span=span, meaning=None, guard=rule.guard)
    match rule.kind:
        case "calendar":
            yield from _calendar(match, parts, words, one)
        case "week_of":
            for day in _calendar(match, parts, words, one):
                yield replace(day, meaning=replace(day.meaning, week=True))
        case "numeric":
            yield from _numeric(parts["figures"], one)
        case "years":
            yield from _years(match, parts)
        case "decade":
            yield replace(one, meaning=Decade(value=_decade(parts["decade"])))
        case "clock":
            yield replace(one, clock=_clock(parts))
        case "weekday":
            yield replace(one, meaning=_weekday(parts, words))
        case "holiday":
            yield replace(one, meaning=_holiday(match, parts, words))
        case "follow_day":
            yield replace(one, meaning=Follow(unit="month", count=0, day=_day(parts["day_ordinal"], words)))
        case "follow_month":
            yield replace(one, meaning=Follow(unit="year", count=0, month=_month(parts["month"], words)))
        case "follow":
            yield replace(one, meaning=Follow(unit=_unit(parts, pattern, words), count=_count(parts, pattern, words)))
        case _:
            count = None if rule.bare else _count(parts, pattern, words)
            yield replace(one, meaning=Shift(unit=_unit(parts, pattern, words), count=count, ago=rule.ago))


def _calendar(match: re.Match[str], parts: dict[str, str], words: DateWords, one: Expression) -> Iterator[Dated]:
    if "iso_date" in parts:
        year, month, day = map(int, parts["iso_date"].split("-"))
        if valid(year, month, day):
            clock = parts["iso_clock"][:5] if "iso_clock" in parts else None
            yield replace(one, meaning=Calendar(year=year, month=month, day=day), clock=clock)
        return
    whole = Calendar(
        year=_year(parts),
        month=_month(parts["month"], words) if "month" in parts else None,
        day=_day(parts["day"], words) if "day" in parts else None,
        part=_part(parts, words),
        which=words.numbers["which"][parts["which"]] if "which" in parts else None,
        year_shift=words.numbers["year_reference"].get(parts["year_reference"], 0) if "year_reference" in parts else None,
    )
    if whole.month and whole.day and not valid(whole.year or 2000, whole.month, whole.day):
        return
    if "day2" not in parts:
        yield replace(one, meaning=whole)
        return
    yield from _two_days(match, whole, _day(parts["day2"], words), one)


def _two_days(match: re.Match[str], first: Calendar, day2: int, one: Expression) -> Iterator[Expression]:
    """"March 3-5, 2024" as two expressions that share month and year."""
    if not valid(first.year or 2000, first.month or 1, day2):
        return
    middle = match.start("day2")
    earlier = Span(start=one.span.start, end=max(match.end("day"), match.end("month") if match.end("month") < middle else 0))
    yield replace(one, span=earlier, meaning=first)
    yield replace(one, span=Span(start=middle, end=one.span.end), meaning=replace(first, day=day2))


def _part(parts: dict[str, str], words: DateWords) -> str:
    if "season" in parts:
        return words.codes["season"][parts["season"]]
    if "quarter" in parts:
        return f"Q{QUARTERS[parts['quarter']]}"
    if "half" in parts:
        return f"H{HALVES[parts['half']]}"
    return parts.get("quarter_sign", "").upper()


def _year(parts: dict[str, str]) -> int | None:
    if "year_short" in parts:
        return century(int(parts["year_short"]))
    year = parts.get("year") or parts.get("year2")
    if not year:
        return None
    return int(year) if year.isdigit() else spelled_year(year)


def century(two: int) -> int:
    """Two figures of a year: up to 39 of this century, else of the last."""
    return two + (2000 if two < 40 else 1900)  # noqa: PLR2004 - as POSIX strptime, moved on with the years


def spelled_year(words: str) -> int:
    """"nineteen seventy-nine" → 1979."""
    small = {word: number for number, word in enumerate(UP_TO_19)}
    tens = {word: 10 * number for number, word in enumerate(TENS, 2)}
    pieces = [word for word in re.split(r"[-\s]+", words) if word != "and"]
    values = [tens.get(word, small.get(word, 1000)) for word in pieces]
    if pieces[1:2] == ["thousand"]:
        return 2000 + sum(values[2:])
    return values[0] * 100 + sum(values[1:])


UP_TO_19 = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
DECADES = dict(zip("twenties thirties forties fifties sixties seventies eighties nineties".split(), range(192, 200), strict=True))


def _years(match: re.Match[str], parts: dict[str, str]) -> Iterator[Expression]:
    """"2010-2012", "2010-12": two years."""
    first = int(parts["first_year"])
    name = "year2" if "year2" in parts else "year_tail"
    last = int(parts[name]) if name == "year2" else first // 100 * 100 + int(parts[name])
    if last <= first:
        return
    yield Expression(span=Span(start=match.start(), end=match.end("first_year")), meaning=Calendar(year=first))
    yield Expression(span=Span(start=match.start(name), end=match.end(name)), meaning=Calendar(year=last))


def _numeric(figures: str, one: Expression) -> Iterator[Expression]:
    numbers = [int(part) for part in re.split(r"\D", figures)]
    if len(re.split(r"\D", figures)[0]) == len("2024"):
        year, month, day = numbers
        if valid(year, month, day):
            yield replace(one, meaning=Calendar(year=year, month=month, day=day))
        return
    first, second, year = numbers
    year = year if year > 99 else century(year)  # noqa: PLR2004 - two figures
    readings = {(month, day) for month, day in ((first, second), (second, first)) if valid(year, month, day)}
    if len(readings) == 1:
        ((month, day),) = readings
        yield replace(one, meaning=Calendar(year=year, month=month, day=day))
    elif readings:
        low, high = sorted(f"{year:04}-{month:02}-{day:02}" for month, day in readings)
        yield replace(one, meaning=Unclear(readings=(low, high)))


def _decade(words: str) -> str:
    if words in DECADES:
        return str(DECADES[words])
    digits = re.sub(r"\D", "", words)
    return digits[:3] if len(digits) == len("1990") else f"{century(int(digits)) // 10}"


def _clock(parts: dict[str, str]) -> str:
    said = parts.get("clock_12") or parts.get("clock_24") or parts["clock_bare"]
    numbers = [int(part) for part in re.findall(r"\d\d?", said)] if re.search(r"\d[:.]\d", said) else []
    if not numbers:
        digits = re.sub(r"\D", "", said)
        numbers = [int(digits[:2]), int(digits[2:])] if len(digits) == len("1800") else [int(digits), 0]
    hour, minute = numbers[:2]
    if "clock_12" in parts:
        hour = hour % 12 + (12 if "p" in said else 0)
    return f"{hour:02}:{minute:02}"


def _weekday(parts: dict[str, str], words: DateWords) -> Weekday:
    numbers = words.numbers
    return Weekday(
        number=numbers["weekday"][parts["weekday"]],
        which=numbers["which"][parts["which"]] if "which" in parts else None,
        follow=numbers["follow"][parts["follow"]] if "follow" in parts else None,
        week=numbers["week_reference"][parts["week_reference"]] if "week_reference" in parts else None,
    )


def _holiday(match: re.Match[str], parts: dict[str, str], words: DateWords) -> Holiday:
    said = " ".join(match["holiday"].replace("’", "'").lower().split())
    return Holiday(
        name=next(name for name in words.feasts if name.lower() == said),
        year=_year(parts),
        which=words.numbers["which"][parts["which"]] if "which" in parts else None,
        year_shift=words.numbers["year_reference"].get(parts["year_reference"]) if "year_reference" in parts else None,
    )


def _month(word: str, words: DateWords) -> int:
    return words.numbers["month"][word.rstrip(".")]


def _day(word: str, words: DateWords) -> int:
    return words.numbers["ordinal"].get(word) or int(re.sub(r"\D", "", word))


def _unit(parts: dict[str, str], pattern: Pattern, words: DateWords) -> str:
    if "unit" in parts or "unit_short" in parts:
        return words.codes["unit"][parts.get("unit") or parts["unit_short"]]
    return pattern.rule.unit or "day"


def _count(parts: dict[str, str], pattern: Pattern, words: DateWords) -> int:
    if pattern.rule.count is not None:
        return pattern.rule.count
    if "number" in parts:
        number = parts["number"]
        return pattern.rule.sign * (words.numbers["number"].get(number) or int(number))
    return words.numbers["which"][parts["which"]] if "which" in parts else words.numbers["follow"][parts["follow"]]


def _with_clocks(text: str, expressions: list[Expression]) -> Iterator[Expression]:
    """Join a time of day with the date beside it."""
    waiting: Expression | None = None
    for expression in expressions:
        if waiting and (waiting.meaning is None) != (expression.meaning is None) and _beside(text, waiting, expression):
            date, time = (waiting, expression) if waiting.meaning else (expression, waiting)
            whole = Span(start=waiting.span.start, end=expression.span.end)
            waiting = replace(date, span=whole, clock=time.clock)
            continue
        if waiting:
            yield waiting
        waiting = expression
    if waiting:
        yield waiting


def _beside(text: str, first: Expression, second: Expression) -> bool:
    if second.span.start - first.span.end > 20:  # noqa: PLR2004 - the longest gap has 18 characters
        return False
    return bool(GAP.fullmatch(text, first.span.end, second.span.start))
