"""TIMEX3 values as words, and as days to sort by."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SEASONS = {"SP": ("spring", 3), "SU": ("summer", 6), "FA": ("autumn", 9), "WI": ("winter", 12)}
"""TIMEX3's seasons, with the month in which each begins in the north: enough to sort by."""
QUARTERS = ("first", "second", "third", "fourth")

NEVER = "9999-12-31"
"""Where a value that is no date sorts."""

Parts = re.Match[str]


def _day_words(found: Parts) -> str:
    words = f"{int(found[3])} {_month(found[2])} {found[1]}"
    return f"{words}, {found[4]}" if found[4] else words


def _month(number: str) -> str:
    return MONTHS[int(number) - 1] if 1 <= int(number) <= len(MONTHS) else number


def _days(year: int, month: int, months: int) -> tuple[str, str]:
    """First and last day of so many months; one of fewer than 31 days keeps a last day that only sorts."""
    end = month + months - 1
    return f"{year}-{month:02}-01", f"{year + (end - 1) // 12}-{(end - 1) % 12 + 1:02}-31"


def _week(found: Parts) -> tuple[str, str]:
    try:
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    except (ValueError, OverflowError):
        return NEVER, NEVER


FORMS: tuple[tuple[re.Pattern[str], Callable[[Parts], str], Callable[[Parts], tuple[str, str]]], ...] = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d).*)?"), _day_words, lambda f: (f[0][:10], f[0][:10])),
    (
        re.compile(r"(\d{4})-(\d\d)"),
        lambda f: f"{_month(f[2])} {f[1]}",
        lambda f: _days(int(f[1]), int(f[2]), 1),
    ),
    (
        re.compile(r"(\d{4})-W(\d\d)(-WE)?"),
        lambda f: f"{'weekend' if f[3] else 'week'} {int(f[2])} of {f[1]}",
        _week,
    ),
    (
        re.compile(r"(\d{4})-Q([1-4])"),
        lambda f: f"{QUARTERS[int(f[2]) - 1]} quarter of {f[1]}",
        lambda f: _days(int(f[1]), 3 * int(f[2]) - 2, 3),
    ),
    (
        re.compile(r"(\d{4})-(SP|SU|FA|WI)"),
        lambda f: f"{SEASONS[f[2]][0]} {f[1]}",
        lambda f: _days(int(f[1]), SEASONS[f[2]][1], 3),
    ),
    (re.compile(r"(\d{4})"), lambda f: f[1], lambda f: _days(int(f[1]), 1, 12)),
    (re.compile(r"(\d{3})X?"), lambda f: f"{f[1]}0s", lambda f: (f"{f[1]}0-01-01", f"{f[1]}9-12-31")),
)
"""Each form of a TIMEX3 value: its pattern, its words, its first and last day."""


def when(value: str | None) -> str:
    """A date of any precision in words; `date unknown` for None, and what is no date stays as it is."""
    if value is None:
        return "date unknown"
    for pattern, words, _ in FORMS:
        if found := pattern.fullmatch(value):
            return words(found)
    return value


def day(iso: str | None) -> str:
    """`16 January 2024`; `undated` where the day is unknown."""
    return when(iso[:10]) if iso else "undated"


def first_day(value: str) -> str:
    """The day on which a date of any precision begins, to sort by; what is no date sorts last."""
    return _span(value)[0]


def last_day(value: str) -> str:
    """No day of the date is later than this: enough to tell what still lies ahead."""
    return _span(value)[1]


def _span(value: str) -> tuple[str, str]:
    for pattern, _, days in FORMS:
        if found := pattern.fullmatch(value):
            return days(found)
    return NEVER, NEVER


def period(first: str | None, last: str | None) -> str:
    """`16 January 2024 – 3 March 2025`; one day where both are the same; `undated` where neither is known."""
    if first is None or last is None:
        return "undated"
    return day(first) if first == last else f"{day(first)} – {day(last)}"
