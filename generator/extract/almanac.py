"""Reckoning with TIMEX3 values: days, weeks, months, quarters, seasons, years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from generator.lexicon.dates import Feast
from generator.model.findings import Precision

SHAPES = (
    (Precision.MINUTE, re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")),
    (Precision.DAY, re.compile(r"\d{4}-\d\d-\d\d")),
    (Precision.MONTH, re.compile(r"\d{4}-\d\d")),
    (Precision.WEEK, re.compile(r"\d{4}-W\d\d(?:-WE)?")),
    (Precision.QUARTER, re.compile(r"\d{4}-[QH]\d")),
    (Precision.SEASON, re.compile(r"\d{4}-(?:SP|SU|FA|WI)")),
    (Precision.YEAR, re.compile(r"\d{4}")),
    (Precision.DECADE, re.compile(r"\d{3}")),
)
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""Month in which a season of the northern year begins."""

UNITS = {
    "minute": Precision.MINUTE,
    "day": Precision.DAY,
    "week": Precision.WEEK,
    "weekend": Precision.WEEK,
    "month": Precision.MONTH,
    "quarter": Precision.QUARTER,
    "season": Precision.SEASON,
    "year": Precision.YEAR,
    "decade": Precision.DECADE,
}


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of the calendar: a TIMEX3 value and how exact it is."""

    value: str
    precision: Precision


def moment(value: str) -> Moment:
    """A value with the precision that its shape tells."""
    return Moment(value, next(precision for precision, shape in SHAPES if shape.fullmatch(value)))


def day_of(value: str) -> date:
    """The first day of a value."""
    year = int(value[:4]) if len(value) > len("199") else int(value) * 10
    match moment(value).precision:
        case Precision.MINUTE | Precision.DAY:
            return date(year, int(value[5:7]), int(value[8:10]))
        case Precision.MONTH:
            return date(year, int(value[5:7]), 1)
        case Precision.WEEK:
            return date.fromisocalendar(year, int(value[6:8]), 6 if value.endswith("WE") else 1)
        case Precision.QUARTER:
            number = int(value[6]) - 1
            return date(year, 1 + number * (3 if value[5] == "Q" else 6), 1)
        case Precision.SEASON:
            return date(year, SEASON_MONTH[value[5:]], 1)
        case _:
            return date(max(year, 1), 1, 1)


def last_day_of(value: str) -> date:
    """The last day of a value."""
    first, precision = day_of(value), moment(value).precision
    if precision is Precision.WEEK:
        return shifted(first, "day", 1 if value.endswith("WE") else 6)
    if precision in {Precision.MINUTE, Precision.DAY}:
        return first
    months = {"Q": 3, "H": 6}.get(value[5:6]) or {Precision.MONTH: 1, Precision.SEASON: 3, Precision.YEAR: 12}.get(
        precision
    )
    return shifted(shifted(first, "month", months or 120), "day", -1)


def valid(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def holding(unit: str, day: date) -> Moment:
    """The day, week, weekend, month, quarter, year or decade that a day lies in."""
    year, week, _ = day.isocalendar()
    match unit:
        case "week":
            value = f"{year:04}-W{week:02}"
        case "weekend":
            value = f"{year:04}-W{week:02}-WE"
        case "month":
            value = f"{day.year:04}-{day.month:02}"
        case "quarter":
            value = f"{day.year:04}-Q{(day.month + 2) // 3}"
        case "year":
            value = f"{day.year:04}"
        case "decade":
            value = f"{day.year // 10:03}"
        case _:
            value = day.isoformat()
    return moment(value)


def shifted(day: date, unit: str, count: int) -> date:
    """A day so many units on, or back; the first day of the month, quarter or year that it falls in.

    Days beyond the calendar stay where they are.
    """
    try:
        if unit in {"day", "week", "weekend"}:
            return day + timedelta(days=count * (1 if unit == "day" else 7))
        months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit] * count
        whole = day.year * 12 + day.month - 1 + months
        return date(whole // 12, whole % 12 + 1, 1)
    except (OverflowError, ValueError):
        return day


def weekday_near(day: date, weekday: int, direction: int, *, itself: bool) -> date:
    """The nearest such weekday (1 Monday … 7 Sunday) back (-1) or on (+1) from a day; perhaps the day itself."""
    distance = (weekday - day.isoweekday()) * direction % 7
    return shifted(day, "day", direction * (distance or (0 if itself else 7)))


def easter(year: int) -> date:
    """Western Easter Sunday (Meeus, Jones, Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    whole = moon + sunday - 7 * late + 114
    return date(year, whole // 31, whole % 31 + 1)


def feast_day(feast: Feast, year: int) -> date:
    """The day of a holiday in a year."""
    if feast.fixed:
        return date(year, *feast.fixed)
    if feast.nth:
        month, weekday, number = feast.nth
        if number > 0:
            first = weekday_near(date(year, month, 1), weekday, 1, itself=True)
            return shifted(first, "day", 7 * (number - 1) + feast.plus)
        last = shifted(date(year, month, 1), "month", 1) - timedelta(days=1)
        return weekday_near(last, weekday, -1, itself=True)
    return shifted(easter(year), "day", feast.easter or 0)


def plausible(year: int) -> bool:
    """Whether the calendar can hold a year."""
    return 1 <= year <= MAXYEAR
