"""Dates as bylines, datelines and meta tags print them → ISO 8601."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

MONTHS = {
    1: "january januar janvier enero gennaio janeiro januari січня января",
    2: "february februar février fevrier febrero febbraio fevereiro februari лютого февраля",
    3: "march märz marz mars marzo março maart березня марта",
    4: "april avril abril aprile квітня апреля",
    5: "may mai mayo maggio maio mei травня мая",
    6: "june juni juin junio giugno junho червня июня",
    7: "july juli juillet julio luglio julho липня июля",
    8: "august août aout agosto augustus серпня августа",
    9: "september septembre septiembre settembre setembro вересня сентября",
    10: "october oktober octobre octubre ottobre outubro жовтня октября",
    11: "november novembre noviembre novembro листопада ноября",
    12: "december dezember décembre decembre diciembre dicembre dezembro грудня декабря",
}
BY_NAME = {name: number for number, names in MONTHS.items() for name in names.split()}
BY_SHORT = {name[:3]: number for name, number in BY_NAME.items() if name.isascii()}

MONTH = r"(?P<{0}>[^\W\d_]{{3,10}})\.?"
CLOCK = (
    r"(?:,?\s*(?:at|um|à|о|-|–|\||·)?\s*"
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2})?\s*(?P<half>[AaPp]\.?[Mm]\.?)?)?"
)
ISO_CLOCK = r"(?:[T ](?P<hour>\d{2}):(?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}}){ISO_CLOCK}",
        rf"{MONTH.format('word')}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){CLOCK}",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|º)?(?:\s+de)?\s+{MONTH.format('word')},?(?:\s+de)?\s+(?P<year>\d{{4}}){CLOCK}",
        rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}}){CLOCK}",
    )
)
EARLIEST = 1900
SHORT = 4
NOON = 12


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date in a line: ISO 8601 `value`, to the day or, where a time with a zone stands there, to the minute."""

    value: str
    start: int
    end: int


def find_stamp(line: str) -> Stamp | None:
    """The first date of a line that exists; a day and month that could be either way round count as none."""
    found = (stamp for pattern in PATTERNS for match in pattern.finditer(line) if (stamp := _stamp(match)))
    return min(found, key=lambda stamp: stamp.start, default=None)


def parse_stamp(value: str) -> str | None:
    """ISO 8601 of a meta tag's date; None where it is none."""
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        stamp = find_stamp(value)
        return stamp.value if stamp else None
    return _iso(moment, has_time="T" in value or ":" in value)


def _stamp(match: re.Match[str]) -> Stamp | None:
    parts = match.groupdict()
    number = int(parts["month"]) if parts.get("month") else _month(parts.get("word") or "")
    if not number:
        return None
    try:
        day = date(int(parts["year"]), number, int(parts["day"]))
    except ValueError:
        return None
    if day.year < EARLIEST:
        return None
    return Stamp(day.isoformat() + _time(parts), match.start(), match.end())


def _month(word: str) -> int | None:
    """January is 1; short forms of up to four letters count, other words do not."""
    word = word.lower()
    return BY_NAME.get(word) or (BY_SHORT.get(word[:3]) if len(word) <= SHORT else None)


def _time(parts: dict[str, str | None]) -> str:
    """`T06:54` where the line gives a time; without its zone it stays local to the source."""
    if not parts.get("hour") or not parts.get("minute"):
        return ""
    hour, minute = int(parts["hour"] or 0), int(parts["minute"] or 0)
    half = (parts.get("half") or "").lower()
    if half:
        hour = hour % NOON + (NOON if half.startswith("p") else 0)
    if hour > 23 or minute > 59:  # noqa: PLR2004 - a clock
        return ""
    return f"T{hour:02d}:{minute:02d}" + _zone(parts.get("zone"))


def _zone(zone: str | None) -> str:
    return "" if not zone else zone if zone == "Z" or ":" in zone else f"{zone[:3]}:{zone[3:]}"


def _iso(moment: datetime, *, has_time: bool) -> str | None:
    if moment.year < EARLIEST:
        return None
    return moment.isoformat(timespec="minutes") if has_time else moment.date().isoformat()
