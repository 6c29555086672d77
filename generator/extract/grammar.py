"""Date words → patterns: the rules of a language with its word lists filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from generator.lexicon.dates import DateRule, DateWords, load_date_words

BEFORE = r"(?<!\w)(?<![$€£+#])(?!(?<=[.,:/])\d)"
NO_HYPHEN = r"(?!(?<=-)\d)"
AFTER = r"(?!\w)"
YEAR = r"(?:1\d|20|21)\d\d"
BLANKS = {" ": r"[\s\u00a0]{1,3}", " ?": r"[\s\u00a0]{0,3}"}
NO_FIGURE = r"(?![\d%]|[.,:]\d|-\d)"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)"
TEENS = r"(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
BELOW_100 = rf"(?:{TENS}(?:[-\s]{ONES})?|{TEENS})"
YEAR_WORDS = rf"(?:(?:nineteen|twenty|eighteen)[-\s]{BELOW_100}|two thousand(?: and)?(?: (?:{BELOW_100}|{ONES}))?)"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A rule, ready to be looked for."""

    rule: DateRule
    look: re.Pattern[str]


@cache
def grammar(language: str) -> tuple[DateWords, tuple[Pattern, ...]]:
    """The words of a language and its rules as patterns."""
    words = load_date_words(language)
    lists = _lists(words)
    return words, tuple(Pattern(rule, _compiled(rule, lists)) for rule in words.rules)


def _compiled(rule: DateRule, lists: dict[str, str]) -> re.Pattern[str]:
    filled = re.sub(r"\{([a-z_]\w*)\}", lambda name: lists[name[1]], rule.say)
    blanks = re.sub(r" \??", lambda blank: BLANKS[blank[0]], filled)
    before = BEFORE if rule.after_hyphen else BEFORE + NO_HYPHEN
    return re.compile(f"{before}(?:{blanks}){AFTER}", re.IGNORECASE)


def _lists(words: DateWords) -> dict[str, str]:
    numbers = words.numbers
    weekdays_alone = set(numbers["weekday"]) - {word.lower() for word in words.words.get("weekdays_ambiguous", ())}
    capitals = {word.lower(): word for word in words.words.get("months_ambiguous", ())}
    named = {
        "month": "|".join(_month(word, capitals.get(word)) for word in _long_first(numbers["month"])),
        "weekday": "|".join(_long_first(weekdays_alone)),
        "weekday_any": "|".join(rf"{word}\.?" for word in _long_first(numbers["weekday"])),
        "day": rf"{DAY}|{'|'.join(_long_first(numbers['ordinal'])) or 'x'}",
        "day2": DAY,
        "day_ordinal": r"(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th)",
        "year": rf"{YEAR}{NO_FIGURE}|{YEAR_WORDS}",
        "first_year": YEAR,
        "year2": rf"{YEAR}{NO_FIGURE}",
        "year_tail": rf"\d\d{NO_FIGURE}",
        "year_short": rf"\d\d{NO_FIGURE}",
        "quarter": "first|second|third|fourth|1st|2nd|3rd|4th",
        "quarter_sign": "Q[1-4]",
        "half": "first|second|1st|2nd|last|latter",
        "season": "|".join(_long_first(words.codes["season"])),
        "unit": "|".join(_long_first(words.codes["unit"])),
        "unit_short": "|".join(unit for unit in _long_first(words.codes["unit"]) if not unit.endswith("s")),
        "number": "|".join([r"\d{1,3}", *_long_first(numbers["number"])]),
        "which": "|".join(_long_first(numbers["which"])),
        "follow": "|".join(_long_first(numbers["follow"])),
        "year_reference": "|".join(_long_first(numbers["year_reference"])),
        "week_reference": "|".join(_long_first(numbers["week_reference"])),
        "holiday": "|".join(word.replace('.', r'\.').replace("'", "['’]") for word in _long_first(words.feasts)) or "(?!)",
        "decade": r"(?:1\d|20)\d0['’]?s|(?:(?<=the\s)|['’])[2-9]0s"
        r"|(?<=the\s)(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)",
        "figures": r"\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)(?:\d{4}|\d\d)(?![\w./-]\d)|\d{4}(?P<dot>[./])\d{1,2}(?P=dot)\d{1,2}",
        "iso_date": r"\d{4}-\d\d-\d\d(?![\d-])",
        "iso_clock": r"\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?",
        "clock_12": r"(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)? ?[ap]\.?m\b\.?",
        "clock_bare": r"(?:[01]?\d|2[0-3]):[0-5]\d(?![:.%]?\d)",
        "clock_24": r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?![:.%]?\d)|(?:[01]\d|2[0-3])[0-5]\d(?= ?(?:GMT|UTC|hours|hrs))",
        "end_of_year": "|".join(words.words.get("end_of_year", ("(?!)",))),
    }
    free = {name: f"(?:{pattern})" for name, pattern in words.patterns.items()}
    return {
        **{name: f"(?P<{name}>{pattern})" for name, pattern in named.items()},
        **free,
        "year_ahead": YEAR,
        "part": f"(?P<part>{words.patterns.get('part', '(?!)')})",
        "year_reference2": f"(?P<year_reference>{named['year_reference']}|the year)",
    }


def _long_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _month(word: str, capital: str | None) -> str:
    """A month; with a capital only where the word has another meaning; an abbreviation with its full stop."""
    if capital is None:
        return word
    return rf"(?-i:{capital}|{capital.upper()})(?:\.(?!\w)|(?!\w))"
