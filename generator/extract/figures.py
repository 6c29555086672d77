"""Figures and number words of dates → numbers."""

from __future__ import annotations

import re

from generator.extract.almanac import valid
from generator.extract.meanings import Calendar, Unclear

UP_TO_19 = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
DECADES = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]
SMALL = {
    **{word: number for number, word in enumerate(UP_TO_19)},
    **{word: 10 * number for number, word in enumerate(TENS, 2)},
}
TURN_OF_CENTURY = 40
"""Two figures below it are of this century, the others of the last (as in POSIX, but later)."""


def century(two: int) -> int:
    """The year that two figures stand for."""
    return two + (2000 if two < TURN_OF_CENTURY else 1900)


def spelled_year(words: str) -> int:
    """Read "nineteen seventy-nine" as 1979, "two thousand and eight" as 2008."""
    pieces = [word for word in re.split(r"[-\s]+", words.lower()) if word != "and"]
    values = [SMALL.get(word, 0) for word in pieces]
    if pieces[1:2] == ["thousand"]:
        return 2000 + sum(values[2:])
    return values[0] * 100 + sum(values[1:])


def decade(words: str) -> str:
    """The first three digits of a decade: "1990s", "'90s", "nineties" are 199."""
    if words in DECADES:
        return str(192 + DECADES.index(words))
    digits = re.sub(r"\D", "", words)
    return digits[:3] if len(digits) == len("1990") else str(century(int(digits)))[:3]


def numeric(figures: str) -> Calendar | Unclear | None:
    """A date in figures: year first, or day and month in the order that the calendar allows."""
    first, second, third = re.split(r"\D", figures)
    if len(first) == len("2024"):
        year, month, day = int(first), int(second), int(third)
        return Calendar(year=year, month=month, day=day) if valid(year, month, day) else None
    year = int(third) if len(third) > len("24") else century(int(third))
    numbers = (int(first), int(second))
    readings = sorted({(month, day) for month, day in (numbers, numbers[::-1]) if valid(year, month, day)})
    if not readings:
        return None
    if len(readings) == 1:
        return Calendar(year=year, month=readings[0][0], day=readings[0][1])
    low, high = (f"{year:04}-{month:02}-{day:02}" for month, day in readings)
    return Unclear(readings=(low, high))


def time_of_day(words: str, *, twelve: bool) -> str:
    """Read "6:54 AM", "6 p.m.", "18:00", "1800" as HH:MM."""
    digits = re.findall(r"\d\d?", words)
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if twelve:
        hour = hour % 12 + (12 if "p" in words else 0)
    return f"{hour:02}:{minute:02}"
