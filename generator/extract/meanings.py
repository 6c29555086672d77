"""What a date expression says, before anyone asks which day it means."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.span import Span


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
    weekday: int | None = None
    """The day of the week that the text gives beside it, 1 for Monday."""


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


Meaning = Calendar | Shift | Follow | Weekday | Holiday | Decade | Unclear


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """Words that date something. `meaning` is None for a time of day alone."""

    span: Span
    meaning: Meaning | None
    guard: str = ""
    """A question that the sentence must answer before the words count as a date."""
    clock: str | None = None
    """HH:MM"""
