"""Date expression → calendar value, seen from the day of publication and the dates named before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from generator.extract.almanac import (
    SEASON_MONTH,
    UNITS,
    Moment,
    day_of,
    feast_day,
    holding,
    moment,
    plausible,
    shifted,
    valid,
    weekday_near,
)
from generator.extract.meanings import Calendar, Decade, Follow, Holiday, Meaning, Shift, Unclear, Weekday
from generator.extract.tense import Tense
from generator.lexicon.dates import Feast
from generator.model.findings import Precision

SLACK = 3
"""Days by which a report in the past tense may lie before the event: time zones, and dates of posting."""

LENGTH = {
    Precision.DAY: 1,
    Precision.WEEK: 7,
    Precision.MONTH: 31,
    Precision.QUARTER: 92,
    Precision.SEASON: 92,
    Precision.YEAR: 365,
}
"""Days that a value lasts, at most."""

JUST_ENDED = 120
"""Days after its end in which a quarter is still reported on."""

NEAR_AHEAD = 120
"""Days after which a thing to come is not named by its month alone in a sentence that looks back."""

TURN = 8
"""Months by which an account of the past must fall back to have passed a new year."""

FINENESS = list(Precision)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What an expression is seen from."""

    page: date | None
    """The day of publication; None where it is unknown."""
    named: tuple[Moment, ...]
    """The dates resolved before, in order."""
    tense: Tense
    year: int | None
    """The year that the words around give."""
    history: bool
    """Whether the article tells of years long past, so that dates follow one another, not the day of publication."""
    money: bool
    """Whether the sentence speaks of business figures."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means. `moment` is None where the text cannot say; `why` is a clause for the reader."""

    moment: Moment | None
    precision: Precision
    why: str
    told: bool = True
    """Whether it comes from the text itself, not from the day of publication."""


def reckon(meaning: Meaning, setting: Setting, feasts: dict[str, Feast]) -> Reading:
    """The calendar value of an expression, and why."""
    precision = precision_of(meaning)
    match meaning:
        case Decade(value=value):
            return Reading(moment(value), precision, "the decade is named")
        case Calendar(year=int(year)):
            found = _calendar_value(meaning, year)
            return Reading(found, precision, "the text gives it in full" if found else "the calendar has no such day")
        case Holiday(year=int(year)):
            return Reading(_feast(meaning, year, feasts), precision, "the holiday and its year are named")
        case Unclear(readings=(low, high)):
            return _unclear(low, high, setting)
        case _:
            return _relative(meaning, setting, feasts)


def _relative(meaning: Meaning, setting: Setting, feasts: dict[str, Feast]) -> Reading:
    precision = precision_of(meaning)
    if setting.year and isinstance(meaning, Calendar):
        return Reading(_calendar_value(meaning, setting.year), precision, "the words beside it give the year")
    if setting.page is None:
        return Reading(None, precision, "it needs the date of publication, which is unknown")
    reading = _from_page(meaning, setting, setting.page, feasts)
    told = isinstance(meaning, Follow) or (setting.history and isinstance(meaning, Calendar | Holiday))
    return replace(reading, told=told)


def precision_of(meaning: Meaning) -> Precision:  # noqa: PLR0911 - one a case
    """How exact an expression can be."""
    match meaning:
        case Calendar(part=part) if part:
            return Precision.SEASON if part in SEASON_MONTH else Precision.QUARTER
        case Calendar(week=True):
            return Precision.WEEK
        case Calendar(month=month, day=day):
            return Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
        case Follow(day=int()):
            return Precision.DAY
        case Follow(month=int()):
            return Precision.MONTH
        case Shift(unit=unit) | Follow(unit=unit):
            return UNITS[unit]
        case Decade():
            return Precision.DECADE
        case _:
            return Precision.DAY


def _from_page(  # noqa: PLR0911 - one a case
    meaning: Meaning, setting: Setting, page: date, feasts: dict[str, Feast]
) -> Reading:
    precision = precision_of(meaning)
    match meaning:
        case Calendar():
            return _without_year(meaning, setting, page)
        case Weekday():
            return _weekday(meaning, setting, page)
        case Shift(unit="weekend"):
            return Reading(_weekend(meaning, setting, page), precision, f"counted from the day of publication, {page}")
        case Shift(unit=unit, count=0) if setting.history and (last := _anchor(setting, UNITS[unit])):
            return Reading(holding(unit, day_of(last.value)), precision, f"the one of {last.value}, named before")
        case Shift(unit=unit, count=int(count), ago=ago):
            quarter = _same_quarter(unit, count, setting) if ago else None
            if quarter:
                return Reading(quarter, Precision.QUARTER, "the quarter named before, in the year it is compared with")
            found = holding(unit, shifted(page, unit, count))
            return Reading(found, precision, f"counted from the day of publication, {page}")
        case Follow():
            return _follow(meaning, setting)
        case Holiday():
            return _holiday(meaning, setting, page, feasts)
        case _:
            return Reading(None, precision, "no date beside the time of day")


def _calendar_value(meaning: Calendar, year: int) -> Moment | None:
    if not plausible(year):
        return None
    if meaning.part:
        return moment(f"{year:04}-{meaning.part}")
    if meaning.month is None:
        return moment(f"{year:04}")
    if meaning.day is None:
        return moment(f"{year:04}-{meaning.month:02}")
    if not valid(year, meaning.month, meaning.day):
        return None
    return holding("week" if meaning.week else "day", date(year, meaning.month, meaning.day))


def _unclear(low: str, high: str, setting: Setting) -> Reading:
    page = setting.page.isoformat() if setting.page else None
    if page in {low, high}:
        return Reading(moment(page), Precision.DAY, "of its two readings one is the day of publication")
    return Reading(None, Precision.DAY, f"it can be read as {low} or {high}")


def _without_year(meaning: Calendar, setting: Setting, page: date) -> Reading:
    precision = precision_of(meaning)
    if meaning.year_shift is not None:
        found = _calendar_value(meaning, page.year + meaning.year_shift)
        return Reading(found, precision, f"the year is counted from the day of publication, {page}")
    if setting.history and setting.named:
        found = _calendar_value(meaning, _year_after(_told_last(setting), meaning))
        return Reading(found, precision, "the year is that of the date before it, in an account of the past")
    years = [year for year in (page.year - 1, page.year, page.year + 1) if plausible(year)]
    choices = [found for year in years if (found := _calendar_value(meaning, year))]
    if not choices:
        return Reading(None, precision, "the calendar has no such day")
    fitting = [one for one in choices if meaning.weekday in {None, day_of(one.value).isoweekday()}]
    if len(fitting) == 1 and meaning.weekday:
        return Reading(fitting[0], precision, f"the day of the week tells the year, seen from {page}")
    return Reading(*_chosen(choices, meaning, setting, page))


def _told_last(setting: Setting) -> Moment:
    """The last date with a month, or a year named after it that does not lie before it."""
    last, dated = setting.named[-1], _anchor(setting, Precision.MONTH)
    return dated if dated and last.value[:4] < dated.value[:4] else last


def _year_after(last: Moment, meaning: Calendar) -> int:
    """The year in which an account goes on: January after a December is the next year's."""
    day = day_of(last.value)
    turned = last.precision in {Precision.MONTH, Precision.DAY} and meaning.month and day.month - meaning.month >= TURN
    return day.year + 1 if turned else day.year


def _chosen(  # noqa: PLR0911 - one a reading of the sentence
    choices: list[Moment], meaning: Calendar, setting: Setting, page: date
) -> tuple[Moment, Precision, str]:
    precision = choices[0].precision
    days = {choice: (day_of(choice.value) - page).days for choice in choices}
    length = LENGTH[precision]
    slack = SLACK if precision is Precision.DAY else 0
    tense = setting.tense
    holds = {choice: start <= 0 < start + length for choice, start in days.items()}
    if meaning.which == -1:
        past = [choice for choice in choices if days[choice] < 0 and not holds[choice]]
        return past[-1], precision, f"the last one before the day of publication, {page}"
    if meaning.which == 1:
        coming = [choice for choice in choices if days[choice] > 0] or choices
        return coming[0], precision, f"the next one after the day of publication, {page}"
    if meaning.which == 0:
        same = [choice for choice in choices if choice.value.startswith(f"{page.year:04}")]
        return same[0], precision, f"the one in the year of publication, {page.year}"
    if precision is Precision.QUARTER and tense is Tense.FUTURE:
        recent = [choice for choice in choices if -JUST_ENDED - length < days[choice] <= 0]
        if recent:
            return recent[-1], precision, f"the latest one up to the day of publication, {page}"
    if tense is Tense.FUTURE:
        coming = [choice for choice in choices if days[choice] + length > 0] or choices
        return coming[0], precision, f"the sentence looks ahead from the day of publication, {page}"
    if tense is Tense.PAST or precision in {Precision.QUARTER, Precision.SEASON}:
        past = [choice for choice in choices if days[choice] <= slack] or choices
        return past[-1], precision, f"the sentence looks back from the day of publication, {page}"
    if tense is Tense.EITHER:
        choices = [choice for choice in choices if days[choice] <= NEAR_AHEAD] or choices
    nearest = min(choices, key=lambda choice: (abs(days[choice] + (length - 1) // 2), days[choice]))
    return nearest, precision, f"the nearest one to the day of publication, {page}"


def _weekday(meaning: Weekday, setting: Setting, page: date) -> Reading:
    day, why = _weekday_near(meaning, setting, page)
    return Reading(moment(day.isoformat()), Precision.DAY, why)


def _weekday_near(meaning: Weekday, setting: Setting, page: date) -> tuple[date, str]:
    number = meaning.number
    if meaning.week is not None:
        monday = shifted(page, "day", 1 - page.isoweekday() + 7 * meaning.week)
        return shifted(monday, "day", number - 1), f"the week is counted from the day of publication, {page}"
    anchor = _anchor(setting, Precision.DAY)
    if meaning.follow and anchor:
        day = day_of(anchor.value)
        return weekday_near(day, number, meaning.follow, itself=False), f"counted from {anchor.value}, named before"
    if meaning.which is not None:
        direction = meaning.which or (-1 if setting.tense is Tense.PAST else 1)
        itself = meaning.which == 0
        return weekday_near(page, number, direction, itself=itself), f"seen from the day of publication, {page}"
    if setting.tense is Tense.EITHER:
        days = [weekday_near(page, number, direction, itself=True) for direction in (-1, 1)]
        return min(days, key=lambda day: abs((day - page).days)), f"the nearest one to the day of publication, {page}"
    if setting.tense is Tense.FUTURE:
        day = weekday_near(page, number, 1, itself=True)
        return day, f"the first one from the day of publication, {page}, on, because the sentence looks ahead"
    return weekday_near(page, number, -1, itself=True), f"the last one up to the day of publication, {page}"


def _weekend(meaning: Shift, setting: Setting, page: date) -> Moment:
    count = meaning.count
    weekend = page.isoweekday() > 5  # noqa: PLR2004 - Saturday is 6
    if count is None or (count == 0 and setting.tense is Tense.PAST):
        count = 0 if weekend or setting.tense is Tense.FUTURE else -1
    return holding("weekend", shifted(page, "week", count))


def _same_quarter(unit: str, count: int, setting: Setting) -> Moment | None:
    """In business figures "a year ago" means the same quarter of that year."""
    quarters = [one.value for one in setting.named if one.precision is Precision.QUARTER]
    if unit != "year" or count != -1 or not setting.money or not quarters:
        return None
    last = max(quarters)
    return moment(f"{int(last[:4]) - 1:04}{last[4:]}")


def _anchor(setting: Setting, precision: Precision) -> Moment | None:
    """The last date before that is at least so exact."""
    fine = FINENESS.index(precision)
    return next((one for one in reversed(setting.named) if FINENESS.index(one.precision) <= fine), None)


def _follow(meaning: Follow, setting: Setting) -> Reading:
    precision = precision_of(meaning)
    anchor = _anchor(setting, UNITS[meaning.unit])
    if anchor is None and meaning.day and setting.page:
        return _day_of_month(meaning.day, setting, setting.page)
    if anchor is None:
        return Reading(None, precision, "no date is named before that it could be counted from")
    why = f"counted from {anchor.value}, named before"
    quarter = _same_quarter(meaning.unit, meaning.count, setting)
    if quarter:
        return Reading(quarter, Precision.QUARTER, why)
    day = day_of(anchor.value)
    if meaning.day:
        ok = valid(day.year, day.month, meaning.day)
        return Reading(moment(day.replace(day=meaning.day).isoformat()) if ok else None, precision, why)
    if meaning.month:
        return Reading(moment(f"{day.year:04}-{meaning.month:02}"), precision, why)
    return Reading(holding(meaning.unit, shifted(day, meaning.unit, meaning.count)), precision, why)


def _day_of_month(number: int, setting: Setting, page: date) -> Reading:
    """Read "on the 24th" as the nearest one in the direction of the tense."""
    wrong_way = number < page.day if setting.tense in {Tense.FUTURE, Tense.PRESENT} else number > page.day
    months = 0 if not wrong_way else 1 if number < page.day else -1
    month = shifted(page, "month", months)
    found = moment(month.replace(day=number).isoformat()) if valid(month.year, month.month, number) else None
    return Reading(found, Precision.DAY, f"counted from the day of publication, {page}")


def _feast(meaning: Holiday, year: int, feasts: dict[str, Feast]) -> Moment | None:
    return moment(feast_day(feasts[meaning.name], year).isoformat()) if plausible(year) else None


def _holiday(meaning: Holiday, setting: Setting, page: date, feasts: dict[str, Feast]) -> Reading:
    if meaning.year_shift is not None:
        found = _feast(meaning, page.year + meaning.year_shift, feasts)
        return Reading(found, Precision.DAY, f"the year is counted from the day of publication, {page}")
    if setting.history and setting.named:
        year = int(setting.named[-1].value[:4].ljust(4, "0"))
        return Reading(_feast(meaning, year, feasts), Precision.DAY, "the year is that of the date before it")
    choices = [found for year in (page.year - 1, page.year, page.year + 1) if (found := _feast(meaning, year, feasts))]
    return Reading(*_chosen(choices, Calendar(which=meaning.which), setting, page))


def with_clock(reading: Reading, clock: str | None) -> Reading:
    """A day with its time of day."""
    if clock is None or reading.moment is None or reading.moment.precision is not Precision.DAY:
        return reading
    return replace(reading, moment=moment(f"{reading.moment.value}T{clock}"), precision=Precision.MINUTE)
