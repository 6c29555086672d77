"""Date words → patterns: the rules of a language with its word lists filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
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
    need: str
    """What must stand near it: month, weekday, unit, year…"""


FIGURES = {
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
    "decade": r"(?:1\d|20)\d0['’]?s|(?:(?<=the\s)|['’])[2-9]0s"
    r"|(?<=the\s)(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)",
    "figures": r"\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)(?:\d{4}|\d\d)(?![\w./-]\d)"
    r"|\d{4}(?P<dot>[./])\d{1,2}(?P=dot)\d{1,2}",
    "iso_date": r"\d{4}-\d\d-\d\d(?![\d-])",
    "iso_clock": r"\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?",
    "clock_12": r"(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)? ?[ap]\.?m\b\.?",
    "clock_bare": r"(?:[01]?\d|2[0-3]):[0-5]\d(?![:.%]?\d)",
    "clock_24": r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?![:.%]?\d)|(?:[01]\d|2[0-3])[0-5]\d(?= ?(?:GMT|UTC|hours|hrs))",
}
"""What is written in figures, or for English alone, by the name that rules use."""

NEEDS = (
    ("month", ("{month}",)),
    ("season", ("{season}",)),
    ("holiday", ("{holiday}",)),
    ("quarter", ("{quarter}", "{quarter_sign}", "{half}")),
    ("weekday", ("{weekday}",)),
    ("clock", ("{clock_12}", "{clock_24}", "{clock_bare}", "{figures}")),
    ("decade", ("{decade}",)),
    ("year", ("{year}", "{year2}", "{year_open}", "{first_year}", "{iso_date}")),
    ("short", ("{year_short}",)),
    ("ordinal", ("{day_ordinal}",)),
)
"""Kind of word that a pattern cannot do without, by the lists that it names, most telling first."""

TOKEN = re.compile(r"[^\W\d_]+|\d+")
REACH = 40
"""Characters on either side of a telling word in which an expression may lie; the longest we saw has 58 in all."""


@cache
def grammar(language: str) -> tuple[DateWords, tuple[Pattern, ...]]:
    """The words of a language and its rules as patterns."""
    words = load_date_words(language)
    lists = _lists(words)
    return words, tuple(Pattern(rule, _compiled(rule, lists), _need(rule)) for rule in words.rules)


def windows(text: str, start: int, end: int, language: str) -> dict[str, list[tuple[int, int]]]:
    """Where dates may stand, by kind of telling word. A page without such words costs next to nothing."""
    telling = _telling(language)
    found: dict[str, list[tuple[int, int]]] = {}
    for token in TOKEN.finditer(text, start, end):
        said = token[0]
        for kind in _figures(text, token) if said[0].isdigit() else telling.get(said.lower(), ()):
            near = found.setdefault(kind, [])
            joins = near and token.start() - REACH <= near[-1][1]
            first = near.pop()[0] if joins else token.start() - REACH
            near.append((first, token.end() + REACH))
    return {kind: [_whole(text, *window, start, end) for window in near] for kind, near in found.items()}


def _whole(text: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """Widened to whole words, so that no expression begins or ends within one."""
    first, last = max(first, start), min(last, end)
    while first > start and text[first - 1].isalnum() and first > start - REACH:
        first -= 1
    while last < end and text[last].isalnum() and last < end + REACH:
        last += 1
    return first, last


def _figures(text: str, token: re.Match[str]) -> frozenset[str]:
    said, after = token[0], text[token.end() : token.end() + 3]
    kinds = set()
    if len(said) == len("2024"):
        kinds |= {"year", "clock"} if after[:1] != "s" else {"decade"}
    if after[:1] and (after[0] in ":./-" or after.lstrip()[:1] in "apAP"):
        kinds.add("clock")
    if text[token.start() - 1 : token.start()] in {"'", "’"}:
        kinds |= {"short", "decade"}
    if after[:2] in {"st", "nd", "rd", "th"}:
        kinds.add("ordinal")
    if after[:1] in {"s", "'", "’"}:
        kinds.add("decade")
    return frozenset(kinds)


@cache
def _telling(language: str) -> dict[str, frozenset[str]]:
    words = load_date_words(language)
    kinds: dict[str, set[str]] = {}
    for kind in ("month", "weekday"):
        for word in words.numbers[kind]:
            kinds.setdefault(max(TOKEN.findall(word), key=len), set()).add(kind)
    for kind, name in (("season", "season"), ("other", "unit")):
        for word in words.codes[name]:
            kinds.setdefault(word.split()[-1], set()).add(kind)
    for kind, several in (("holiday", words.feasts), ("other", words.words["telling"])):
        for name in several:
            kinds.setdefault(max(TOKEN.findall(name.lower()), key=len), set()).add(kind)
    for kind, names in FIXED.items():
        for word in names.split():
            kinds.setdefault(word, set()).add(kind)
    return {word: frozenset(names) for word, names in kinds.items()}


FIXED = {
    "year": "eighteen nineteen twenty thousand",
    "decade": "twenties thirties forties fifties sixties seventies eighties nineties",
    "quarter": "quarter half q",
    "clock": "am pm",
}


def _need(rule: DateRule) -> str:
    return rule.need or next((need for need, names in NEEDS if any(name in rule.say for name in names)), "other")


def _compiled(rule: DateRule, lists: dict[str, str]) -> re.Pattern[str]:
    filled = re.sub(r"\{([a-z_]\w*)\}", lambda name: lists[name[1]], rule.say)
    blanks = re.sub(r" \??", lambda blank: BLANKS[blank[0]], filled)
    before = BEFORE if rule.after_hyphen else BEFORE + NO_HYPHEN
    return re.compile(f"{before}(?:{blanks}){AFTER}", re.IGNORECASE)


def _lists(words: DateWords) -> dict[str, str]:
    numbers = words.numbers
    weekdays_alone = set(numbers["weekday"]) - {word.lower() for word in words.words["weekdays_ambiguous"]}
    capitals = {word.lower(): word for word in words.words["months_ambiguous"]}
    full_names = set(numbers["month"]) - set(words.words["abbreviations"])
    units = _long_first(words.codes["unit"])
    numbered = ("which", "follow", "year_reference", "week_reference")
    named = {
        **FIGURES,
        **{name: _either(numbers[name]) for name in numbered},
        "month": _either(numbers["month"], lambda word: _month(word, capitals.get(word), full_names)),
        "weekday": _either(weekdays_alone),
        "weekday_any": _either(numbers["weekday"], lambda word: rf"{word}\.?"),
        "day": _either(numbers["ordinal"], others=DAY),
        "season": _either(words.codes["season"]),
        "unit": _either(units),
        "unit_short": _either(unit for unit in units if not unit.endswith("s")),
        "number": _either(numbers["number"], others=r"\d{1,3}"),
        "holiday": _either(words.feasts, _holiday),
        "end_of_year": _either(words.words["end_of_year"]),
        "part": words.patterns.get("part", "(?!)"),
    }
    return {
        **{name: f"(?:{pattern})" for name, pattern in words.patterns.items()},
        **{name: f"(?P<{name}>{pattern})" for name, pattern in named.items()},
        "year_ahead": YEAR,
        "year_open": f"(?P<year>{YEAR})",
        "year_reference2": f"(?P<year_reference>{named['year_reference']}|the year)",
    }


def _either(words: Iterable[str], form: Callable[[str], str] = str, *, others: str = "") -> str:
    """One of the words. Their first letters are looked at before: most words begin with none of them."""
    ordered = _long_first(words)
    if not ordered:
        return others or "(?!)"
    letters = "".join(sorted({word[0] for word in ordered}))
    either = f"(?=[{letters}])(?:{'|'.join(map(form, ordered))})"
    return f"{others}|{either}" if others else either


def _long_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _holiday(name: str) -> str:
    return name.replace(".", r"\.").replace("'", "['’]")


def _month(word: str, capital: str | None, full_names: set[str]) -> str:
    """A month; with a capital only where the word has another meaning; an abbreviation with its full stop."""
    if capital is None:
        return word
    stop = r"(?!\w)" if word in full_names else r"(?:\.(?!\w)|(?!\w))"
    return f"(?-i:{capital}|{capital.upper()}){stop}"
