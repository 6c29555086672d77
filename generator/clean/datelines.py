"""When a dump was published, as it says itself beside its headline; never in a ticker, a card or the running text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path

import yaml

from generator.model.article import RUNNING_TEXT, Kind

LONGEST = 260
"""Characters of a line that may still be a dateline or a byline."""

CLOCK = (
    r"(?P<hour>\d{1,2})(?:[:.h]|時|시 ?)(?P<minute>\d{2})(?:[:.]\d{2}(?:\.\d+)?|分|분)?(?![\d.])"
    r"\s*(?P<half>[AaPp]\.?[Mm]\b\.?)?"
)
ZONE = (
    r"(?:\s*\(?(?P<zone>Z\b|(?:UTC|GMT)(?:\s?[+-]\d{1,2}(?::?\d{2})?)?|[A-Z]{2,4}T\b|MEZ|MESZ|Uhr|[+-]\d{2}:?\d{2}\b))?"
)
LINK = r"(?:\s*[T,|•·∙/–—-]?\s*(?:at|um|à|às|a las|alle|kl\.?|klo|ore|o|в|о|om)?\s*)"
AFTER = rf"(?:{LINK}{CLOCK}{ZONE})?"
INDIC = r"\u0900-\u0dff"
SIGN = rf"(?:[^\W\d_]|[{INDIC}])"
WORD = rf"(?P<word>{SIGN}(?:(?!(?<=[a-zß-ÿ])[A-Z]){SIGN}){{2,13}})\.?"
"""A month. Vowel signs of Indic scripts are no letters to a regular expression."""
APART = rf"(?:(?<![^\W\d_{INDIC}])|(?<=[a-zß-ÿ])(?=[A-Z]))"
"""Where a word begins; also right against the end of another, where a page put nothing between."""
YEAR = r"(?:19|20)\d\d"
TAIL = r"(?:(?![\d/])|(?=\d{1,2}:\d\d))"
YEAR_FIRST = (
    rf"(?<!\d)(?P<year>{YEAR})(?:[-/.] ?|\s?[年년] ?)(?P<month>\d{{1,2}})(?:[-/.] ?|\s?[月월] ?)(?P<day>\d{{1,2}})"
    rf"(?:\s?[日일]|\.)?(?!\d){AFTER}"
)
MONTH_FIRST = rf"{APART}{WORD}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?,?\s+(?P<year>{YEAR})(?!/){AFTER}"
DAY_FIRST = (
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º|-)?\s*(?:de\s+|of\s+)?{WORD}[,-]?\s*(?:de\s+|del\s+)?"
    rf"(?P<year>{YEAR})(?!/){AFTER}"
)
WORD_SECOND = rf"(?<!\d)(?P<year>{YEAR})\.?(?:\s?m\.|\s?gada)?,?\s+{WORD}\s+(?P<day>\d{{1,2}})(?!\d){AFTER}"
"""2024. május 5., 2024 m. gegužės 5 d."""
VIETNAMESE = (
    rf"(?<!\d)(?P<day>\d{{1,2}})\s+[Tt]háng\s+(?P<month>\d{{1,2}}),?\s+(?:năm\s+)?(?P<year>{YEAR}){TAIL}{AFTER}"
)
FIGURES = (
    rf"(?<![\d.:/])(?P<first>\d{{1,2}})(?P<mark>[./-])\s?(?P<second>\d{{1,2}})(?P=mark)\s?"
    rf"(?P<year>{YEAR}(?!/)|\d\d(?![\d/])){AFTER}"
)
PATTERNS = tuple(map(re.compile, (YEAR_FIRST, MONTH_FIRST, DAY_FIRST, WORD_SECOND, VIETNAMESE, FIGURES)))
YEAR_FIGURES = re.compile(r"\d\d")
"""What every date of these patterns holds."""
FIGURE = re.compile(r"(?![0-9])\d")
"""A figure of another script."""
CLOCK_BEFORE = re.compile(rf"{CLOCK}{ZONE}\)?\s*[,|•·–-]?\s*(?:on\s+|Uhr\s+)?(?:[^\W\d_]{{2,10}},?\s+)?$")
OFFSETS = {
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "BST": 1, "CET": 1, "MEZ": 1, "WAT": 1, "CEST": 2, "MESZ": 2, "EET": 2,
    "SAST": 2, "EEST": 3, "EAT": 3, "MSK": 3, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZDT": 13,
    "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip
"""Hours from UTC of abbreviations with one usual meaning; IST and CST have several and stay unknown."""
YEARS = range(1990, 2100)
NOON, DAY_HOURS, HOUR_MINUTES = 12, 24, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """A date as printed. `value` is ISO 8601 to the day, or to the minute (with the offset where the line tells it)."""

    line: int
    start: int
    end: int
    value: str
    rule: str


@dataclass(frozen=True, slots=True)
class _Reading:
    start: int
    end: int
    value: str
    ways: int
    """How many dates the figures could mean: 2 where day and month could change places."""


@cache
def _data() -> tuple[dict[str, int], tuple[str, ...], tuple[str, ...]]:
    """Months by name; words of publication; words of change. The lexicon's, and over them the model's."""
    lists = json.loads((Path(__file__).parent / "line_cues.json").read_text("utf-8"))
    more = yaml.safe_load(files("generator.lexicon").joinpath("datelines.yml").read_text(encoding="utf-8"))
    months = {name.lower(): number for number, names in more["months"].items() for name in names}
    months |= {name: int(number) for number, names in lists["months"].items() for name in names.split()}
    return months, (*lists["published"].split(), *more["published"]), (*lists["updated"].split(), *more["updated"])


def published(lines: Sequence[str], kinds: Sequence[Kind]) -> Dateline | None:
    """The day of publication; None where no line beside the article says it for sure."""
    day_first = _order(lines, kinds)
    best: tuple[float, Dateline] | None = None
    for number, place in _beside(kinds):
        line = lines[number]
        for reading in read(line, day_first=day_first) if len(line) <= LONGEST else ():
            worth = place + _wording(line, reading)
            if not place and _said(line, reading) <= 0:
                continue
            if reading.ways == 1 and worth > (best[0] if best else 0):
                rule = f"date in the {kinds[number]} beside the article"
                best = (
                    worth,
                    Dateline(line=number, start=reading.start, end=reading.end, value=reading.value, rule=rule),
                )
    return best[1] if best else None


ABOVE, BELOW = 14, 14
STRAY_ABOVE, STRAY_BELOW = 5, 3
"""Lines around the headline in which a date counts although the line was not judged to be a dateline."""
TAIL_BELOW = 5
SURE_KINDS = frozenset({Kind.BYLINE, Kind.DATELINE})
NEVER = RUNNING_TEXT | {Kind.CAPTION, Kind.HEADLINE, Kind.LEGAL, Kind.FORM}


def stated(value: str) -> str | None:
    """ISO 8601 of a date that a meta tag states; None where it is none, or could be two."""
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        found = next(iter(read(value)), None)
        return found.value if found and found.ways == 1 else None
    if moment.year not in YEARS:
        return None
    return moment.isoformat(timespec="minutes") if ":" in value else moment.date().isoformat()


def updated(lines: Sequence[str], kinds: Sequence[Kind]) -> Dateline | None:
    """The last change, where a line beside the article says that a date is one."""
    day_first = _order(lines, kinds)
    for number, _ in sorted(_beside(kinds), key=lambda found: (-found[1], found[0])):
        line = lines[number]
        for reading in read(line, day_first=day_first) if len(line) <= LONGEST else ():
            if reading.ways == 1 and _said(line, reading) < 0:
                place = {"line": number, "start": reading.start, "end": reading.end}
                return Dateline(**place, value=reading.value, rule="a date that the line calls an update")
    return None


def _beside(kinds: Sequence[Kind]) -> Iterator[tuple[int, float]]:
    """Lines that may hold the date, and how much their place speaks for it."""
    running = [i for i, kind in enumerate(kinds) if kind in RUNNING_TEXT]
    if not running:
        return
    headline = next((i for i, kind in enumerate(kinds) if kind is Kind.HEADLINE), running[0])
    start, end = min(headline, running[0]), max(headline, running[0])
    for i in range(max(0, start - ABOVE), min(len(kinds), end + BELOW)):
        away = max(start - i, i - end, 0)
        if kinds[i] in SURE_KINDS:
            yield i, 3.0 - away * 0.06 - (1.0 if i < start else 0.0)
        elif kinds[i] not in NEVER and i >= start - STRAY_ABOVE and i <= end + STRAY_BELOW:
            yield i, (0.9 if i > start else 0.4 if i == start - 1 else 0.2) - away * 0.06
        elif kinds[i] not in NEVER:
            yield i, 0.0
    for i in range(running[-1] + 1, min(len(kinds), running[-1] + 1 + TAIL_BELOW)):
        if kinds[i] in SURE_KINDS:
            yield i, 0.3
        elif kinds[i] not in NEVER:
            yield i, 0.0


def _wording(line: str, reading: _Reading) -> float:
    """What the words before a date say: published, updated; and whether the line holds little else."""
    rest = len(line) - (reading.end - reading.start)
    said = _said(line, reading)
    worth = 1.0 if said > 0 else -0.9 if said < 0 else 0.0
    return worth + (0.5 if "T" in reading.value else 0.0) - min(rest / 60, 2.0)


def _said(line: str, reading: _Reading) -> int:
    """Over 0 where the nearest word before a date speaks of publication, under 0 of a change, 0 where of neither."""
    before = line[: reading.start][-40:]
    said, changed = (max((match.start() for match in words.finditer(before)), default=-1) for words in _saying())
    return (said > changed) - (changed > said)


@cache
def _saying() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words of publication and of change. Whole ones: "updated" holds "date"; but "QuillUpdated" holds "Updated"."""
    _, published_words, updated_words = _data()
    return _whole(published_words), _whole(updated_words)


def _whole(words: Sequence[str]) -> re.Pattern[str]:
    small = "|".join(re.escape(form) for word in words for form in (word, word.upper()))
    large = "|".join(re.escape(word.capitalize()) for word in words)
    return re.compile(rf"(?:(?<![{LETTER}])(?:{small})|(?:{large}))(?![{LETTER}])")


LETTER = "A-Za-zÀ-ÖØ-öø-ÿА-яЁёІіЇїЄєΑ-ω"
"""Of scripts that set words apart; between characters of others, words have no visible ends."""


ENGLISH = frozenset("the of and to in a that is was for".split())
ENGLISH_SHARE = 0.12
"""Share of these words from which a text is English: there it is about 0.25, in other languages below 0.05."""
EUROPEAN = re.compile(r"\d{1,2}/\d{1,2}/\d{4}[^A-Za-z]{0,14}(?:GMT|BST|CEST|CET|MEZ|UTC)")


def _order(lines: Sequence[str], kinds: Sequence[Kind]) -> bool | None:
    """Whether the page writes the day before the month; None where nothing tells.

    A date with a figure over 12 tells; then a European time zone beside one; then a text that is not English.
    """
    votes, european = 0, False
    for line in lines:
        if len(line) <= LONGEST and "/" in line:
            for match in PATTERNS[-1].finditer(line):
                if match["mark"] == "/":
                    votes += (int(match["first"]) > NOON) - (int(match["second"]) > NOON)
            european = european or EUROPEAN.search(line) is not None
    if votes:
        return votes > 0
    return True if european or not _english(lines, kinds) else None


def _english(lines: Sequence[str], kinds: Sequence[Kind]) -> bool:
    running = (line for line, kind in zip(lines, kinds, strict=True) if kind in RUNNING_TEXT)
    words = " ".join(line[:ENOUGH] for line in running)[: 5 * ENOUGH].lower().split()
    return sum(word in ENGLISH for word in words) >= ENGLISH_SHARE * len(words)


ENOUGH = 400
"""Characters of a paragraph that show its language."""


def read(line: str, *, day_first: bool | None = None) -> Iterator[_Reading]:
    """Every full date of a line, in order of the patterns; dates without a year count as none."""
    line = line if line.isascii() else FIGURE.sub(lambda match: str(int(match.group())), line)
    if not YEAR_FIGURES.search(line):
        return
    taken: list[tuple[int, int]] = []
    for pattern in PATTERNS:
        for match in pattern.finditer(line):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            ways = _days(match, day_first=day_first)
            if ways:
                taken.append(match.span())
                start, clock = _clock(line, match)
                yield _Reading(start, match.end(), ways[0].isoformat() + clock, len(ways))


def _days(match: re.Match[str], *, day_first: bool | None) -> list[date]:
    parts = match.groupdict()
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)  # noqa: PLR2004 - 25 is 2025
    if parts.get("first"):
        first, second = int(parts["first"]), int(parts["second"])
        pairs = (
            [(second, first)]
            if parts["mark"] != "/" or day_first
            else [(first, second)]
            if day_first is False
            else [(second, first), (first, second)]
        )
    else:
        pairs = [
            (int(parts["month"]) if parts.get("month") else _data()[0].get(parts["word"].lower(), 0), int(parts["day"]))
        ]
    return list(dict.fromkeys(day for month, number in pairs if (day := _date(year, month, number))))


def day_in_year(name: str, day: int, year: int) -> date | None:
    """The day of a month by its name in any language known; None where there is no such day or month."""
    return _date(year, _data()[0].get(name.lower(), 0), day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def _clock(line: str, match: re.Match[str]) -> tuple[int, str]:
    """Where date and time begin, and the time as ISO 8601; empty where there is none."""
    parts, start = match.groupdict(), match.start()
    if not parts["hour"]:
        before = CLOCK_BEFORE.search(line[:start][-40:])
        if before is None:
            return start, ""
        parts, start = before.groupdict(), start - len(line[:start][-40:]) + before.start()
    hour, minute = int(parts["hour"]), int(parts["minute"])
    half = (parts["half"] or "").lower()
    if half:
        hour = hour % NOON + (NOON if half.startswith("p") else 0)
    if hour >= DAY_HOURS or minute >= HOUR_MINUTES:
        return match.start(), ""
    return start, f"T{hour:02d}:{minute:02d}{_offset(parts['zone'] or '')}"


def _offset(zone: str) -> str:
    figures = re.search(r"([+-])(\d{1,2}):?(\d{2})?$", zone)
    if figures:
        return f"{figures[1]}{int(figures[2]):02d}:{figures[3] or '00'}"
    hours = OFFSETS.get(zone.strip())
    return "" if hours is None else f"{'-' if hours < 0 else '+'}{abs(hours):02d}:00"
