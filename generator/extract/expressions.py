"""Text → date expressions: the rules of a language found in it, and read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from generator.extract.almanac import valid
from generator.extract.figures import century, decade, numeric, spelled_year, time_of_day
from generator.extract.grammar import grammar, windows
from generator.extract.meanings import Calendar, Decade, Expression, Follow, Holiday, Shift, Weekday
from generator.lexicon.dates import DateRule, DateWords
from generator.model.span import Span

HALVES = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "last": 2, "latter": 2}
QUARTERS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
GAP = re.compile(
    r"[\s,]{0,3}(?:(?:at|on|from|around|about|by|(?:shortly|just) (?:before|after))\s)?",
    re.IGNORECASE,
)
"""What may stand between a date and its time of day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words that a rule matched. `parts` are the caught words, lower case, by the name of their list."""

    match: re.Match[str]
    parts: dict[str, str]
    rule: DateRule
    words: DateWords
    bare: Expression
    """The expression as far as any rule can fill it in."""

    def number(self, name: str) -> int | None:
        """The number that a word of a list stands for; None where the list was not used."""
        return self.words.numbers[name].get(self.parts[name]) if name in self.parts else None

    @property
    def unit(self) -> str:
        """The unit of the calendar: day, week, month, and so on."""
        word = self.parts.get("unit") or self.parts.get("unit_short")
        return self.words.codes["unit"][word] if word else self.rule.unit or "day"

    @property
    def count(self) -> int:
        """How many units, negative for back."""
        if self.rule.count is not None:
            return self.rule.count
        if "number" in self.parts:
            return self.rule.sign * (self.number("number") or int(self.parts["number"]))
        return self.number("which") or self.number("follow") or 0

    @property
    def year(self) -> int | None:
        """In figures, two figures or words."""
        if "year_short" in self.parts:
            return century(int(self.parts["year_short"]))
        year = self.parts.get("year") or self.parts.get("year2")
        if not year:
            return None
        return int(year) if year.isdigit() else spelled_year(year)

    @property
    def weekday(self) -> int | None:
        """1 for Monday."""
        word = self.parts.get("weekday_any")
        return self.words.numbers["weekday"][word.rstrip(".")] if word else None

    @property
    def month(self) -> int | None:
        """1 to 12."""
        return self.words.numbers["month"][self.parts["month"].rstrip(".")] if "month" in self.parts else None

    def day(self, name: str = "day") -> int | None:
        """1 to 31, from figures or an ordinal."""
        word = self.parts.get(name)
        return (self.words.numbers["ordinal"].get(word) or int(re.sub(r"\D", "", word))) if word else None

    @property
    def part_of_year(self) -> str:
        """SP, Q1, H2… or empty."""
        parts = self.parts
        if "season" in parts:
            return self.words.codes["season"][parts["season"]]
        if "quarter" in parts:
            return f"Q{QUARTERS[parts['quarter']]}"
        return f"H{HALVES[parts['half']]}" if "half" in parts else parts.get("quarter_sign", "").upper()

    @property
    def year_shift(self) -> int | None:
        """Years from the one of publication."""
        return (self.number("year_reference") or 0) if "year_reference" in self.parts else None


def find_expressions(text: str, within: Span, language: str) -> list[Expression]:
    """The expressions in a stretch of text, in order, longest first where they overlap."""
    words, patterns = grammar(language)
    near = windows(text, within.start, within.end, language)
    found = [
        (match.start(), -match.end(), number, match)
        for number, pattern in enumerate(patterns)
        for start, end in near.get(pattern.need, ())
        for match in pattern.look.finditer(text, start, end)
    ]
    chosen: list[Expression] = []
    end = within.start
    for start, _, number, match in sorted(found, key=lambda hit: hit[:3]):
        read = list(_read(match, patterns[number].rule, words)) if start >= end else []
        if read:
            chosen += read
            end = match.end()
    return list(_with_clocks(text, chosen))


def _read(match: re.Match[str], rule: DateRule, words: DateWords) -> Iterator[Expression]:
    parts = {name: " ".join(value.lower().split()) for name, value in match.groupdict().items() if value}
    bare = Expression(span=Span(start=match.start(), end=match.end()), meaning=None, guard=rule.guard)
    return READERS[rule.kind](Said(match=match, parts=parts, rule=rule, words=words, bare=bare))


def _calendar(said: Said) -> Iterator[Expression]:
    parts = said.parts
    if "iso_date" in parts:
        year, month, day = map(int, parts["iso_date"].split("-"))
        if valid(year, month, day):
            whole = Calendar(year=year, month=month, day=day)
            yield replace(said.bare, meaning=whole, clock=parts["iso_clock"][:5] if "iso_clock" in parts else None)
        return
    whole = _parts(said)
    if whole.day and not valid(whole.year or 2000, whole.month or 1, whole.day):
        return
    if "day2" in parts:
        yield from _two_days(said, whole)
    else:
        yield replace(said.bare, meaning=whole)


def _parts(said: Said) -> Calendar:
    return Calendar(
        year=said.year,
        month=said.month,
        day=said.day(),
        part=said.part_of_year,
        which=said.number("which"),
        year_shift=said.year_shift,
        week=said.rule.unit == "week",
        weekday=said.weekday,
    )


def _two_days(said: Said, first: Calendar) -> Iterator[Expression]:
    """Read "March 3-5, 2024" as two expressions that share month and year."""
    second = replace(first, day=said.day("day2"))
    if not valid(second.year or 2000, second.month or 1, second.day or 1):
        return
    match, span = said.match, said.bare.span
    yield replace(said.bare, span=Span(start=span.start, end=match.end("day")), meaning=first)
    yield replace(said.bare, span=Span(start=match.start("day2"), end=span.end), meaning=second)


def _years(said: Said) -> Iterator[Expression]:
    """Read "2010-2012" and "2010-12" as two years."""
    first = int(said.parts["first_year"])
    name = "year2" if "year2" in said.parts else "year_tail"
    figures = said.parts[name]
    last = int(figures) if figures.isdigit() and len(figures) > len("12") else first // 100 * 100 + int(figures[-2:])
    if last <= first:
        return
    match = said.match
    yield Expression(span=Span(start=match.start(), end=match.end("first_year")), meaning=Calendar(year=first))
    yield Expression(span=Span(start=match.start(name), end=match.end(name)), meaning=Calendar(year=last))


def _numeric(said: Said) -> Iterator[Expression]:
    meaning = numeric(said.parts["figures"])
    if meaning:
        yield replace(said.bare, meaning=meaning)


def _decade(said: Said) -> Iterator[Expression]:
    yield replace(said.bare, meaning=Decade(value=decade(said.parts["decade"])))


def _clock(said: Said) -> Iterator[Expression]:
    parts = said.parts
    words = parts.get("clock_12") or parts.get("clock_24") or parts["clock_bare"]
    yield replace(said.bare, clock=time_of_day(words, twelve="clock_12" in parts))


def _weekday(said: Said) -> Iterator[Expression]:
    number = said.words.numbers["weekday"][said.parts["weekday"]]
    which, follow, week = (said.number(name) for name in ("which", "follow", "week_reference"))
    yield replace(said.bare, meaning=Weekday(number=number, which=which, follow=follow, week=week))


def _holiday(said: Said) -> Iterator[Expression]:
    words = said.parts["holiday"].replace("’", "'")
    name = next(name for name in said.words.feasts if name.lower() == words)
    meaning = Holiday(name=name, year=said.year, which=said.number("which"), year_shift=said.year_shift)
    yield replace(said.bare, meaning=meaning)


def _shift(said: Said) -> Iterator[Expression]:
    count = None if said.rule.bare else said.count
    yield replace(said.bare, meaning=Shift(unit=said.unit, count=count, ago=said.rule.ago))


def _follow(said: Said) -> Iterator[Expression]:
    yield replace(said.bare, meaning=Follow(unit=said.unit, count=said.count))


def _follow_day(said: Said) -> Iterator[Expression]:
    yield replace(said.bare, meaning=Follow(unit="month", count=0, day=said.day("day_ordinal")))


def _follow_month(said: Said) -> Iterator[Expression]:
    yield replace(said.bare, meaning=Follow(unit="year", count=0, month=said.month))


READERS: dict[str, Callable[[Said], Iterator[Expression]]] = {
    "calendar": _calendar,
    "numeric": _numeric,
    "years": _years,
    "decade": _decade,
    "clock": _clock,
    "weekday": _weekday,
    "holiday": _holiday,
    "shift": _shift,
    "follow": _follow,
    "follow_day": _follow_day,
    "follow_month": _follow_month,
}
"""The kinds that a rule may name, with what reads them."""


def _with_clocks(text: str, expressions: list[Expression]) -> Iterator[Expression]:
    """Join a time of day with the date beside it."""
    waiting: Expression | None = None
    for expression in expressions:
        if waiting and (waiting.meaning is None) != (expression.meaning is None) and _beside(text, waiting, expression):
            dated, time = (waiting, expression) if waiting.meaning else (expression, waiting)
            whole = Span(start=waiting.span.start, end=expression.span.end)
            waiting = replace(dated, span=whole, clock=time.clock)
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
