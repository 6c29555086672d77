"""The words of date expressions, one YAML file a language."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from generator.model.findings import Status

FALLBACK = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRule:
    """How words stand together in an expression, and how it is read. `say` is a pattern with `{word lists}`."""

    kind: str
    say: str
    guard: str = ""
    unit: str = ""
    count: int | None = None
    sign: int = 1
    bare: bool = False
    ago: bool = False
    after_hyphen: bool = False
    need: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feast:
    """A holiday: one of a fixed month and day, the n-th weekday of a month, days from Easter."""

    fixed: tuple[int, int] | None = None
    nth: tuple[int, int, int] | None = None
    easter: int | None = None
    plus: int = 0
    """Days after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCues:
    """What tells how an event stands, all lower case."""

    verbs: frozenset[str] = frozenset()
    """Lemmas."""
    helpers: frozenset[str] = frozenset()
    """Auxiliaries as they are written."""
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DateWords:
    """One language. All keys are lower case, without a full stop."""

    rules: tuple[DateRule, ...]
    numbers: dict[str, dict[str, int]]
    """List name → word → number: month, weekday, ordinal, number, which, follow, year_reference, week_reference."""
    codes: dict[str, dict[str, str]]
    """List name → word → code: season (SP…), unit (day…)."""
    words: defaultdict[str, tuple[str, ...]]
    """Plain word lists; one that a language does not have is empty."""
    patterns: dict[str, str]
    """Named parts of patterns."""
    feasts: dict[str, Feast]
    statuses: dict[Status, StatusCues]


@cache
def load_date_words(language: str) -> DateWords:
    """The words of a language (BCP 47), or of English where there is no file for it."""
    folder = files("generator.lexicon")
    name = f"dates_{language.split('-', maxsplit=1)[0].lower()}.yml"
    source = folder / name
    text = (source if source.is_file() else folder / f"dates_{FALLBACK}.yml").read_text(encoding="utf-8")
    return _words(yaml.safe_load(text))


def _words(data: dict[str, Any]) -> DateWords:
    return DateWords(
        rules=tuple(DateRule(**rule) for rule in data["rules"]),
        numbers={
            "month": _turned(data["months"]),
            "weekday": _turned(data["weekdays"]),
            "ordinal": {word.lower(): number for number, word in enumerate(data.get("ordinals", ()), 1)},
            **{
                name: {word.lower(): number for word, number in data.get(source, {}).items()}
                for name, source in NUMBERED.items()
            },
        },
        codes={"season": _turned(data.get("seasons", {})), "unit": _turned(data.get("units", {}))},
        words=defaultdict(
            tuple, {name: tuple(map(str, words)) for name, words in data.items() if isinstance(words, list)}
        ),
        patterns=dict(data.get("lists", {})),
        statuses={status: _cues(data.get("statuses", {}).get(status.value, {})) for status in Status},
        feasts={name: _feast(day) for name, day in data.get("holidays", {}).items()},
    )


NUMBERED = {
    "number": "numbers",
    "which": "which",
    "follow": "follow",
    "year_reference": "year_reference",
    "week_reference": "week_reference",
}
"""Our name of a word list that stands for numbers → its key in the file."""


def _turned(lists: dict[Any, list[str]]) -> dict[str, Any]:
    return {word.lower(): key for key, words in lists.items() for word in words}


def _feast(day: dict[str, Any]) -> Feast:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in day.items()}
    return Feast(**values)


def _cues(cues: dict[str, list[str]]) -> StatusCues:
    return StatusCues(
        verbs=frozenset(cues.get("verbs", ())),
        helpers=frozenset(cues.get("helpers", ())),
        phrases=tuple(cues.get("phrases", ())),
    )
