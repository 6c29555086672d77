"""sources.yml, actors.yml, topics.yml and decisions.yml → Curation."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from generator.errors import SettingsError
from generator.model.document import Declared
from generator.model.settings import ActorDecision, ActorEntry, Curation, Decision, LineRule, SourceEntry, UserTopic
from generator.settings.decisions import (
    FIELDS,
    FILE,
    ActorLine,
    ArticleLine,
    check_actor_line,
    contradictions,
    line_kind,
    verdict_of,
)
from generator.settings.decode import Located, check_fields, parse, read_yaml

T = TypeVar("T")

DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?")
ADDRESS = re.compile(r"https?://[^\s<>\"]+")
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
TOPIC = re.compile(r"medtop:\d{8}|user:[a-z0-9-]{1,60}")
WIKIDATA = re.compile(r"Q[1-9]\d*")
RIGHTS = re.compile(r"full|excerpt|metadata")
RELIABILITY = re.compile(r"[A-F]")

SCRIPT = re.compile(r"[A-Z][a-z]{3}")
ENTITY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,254}")


def read_curation(seeds: Path) -> Curation:
    """Everything that people decided. Raises SettingsError that names every mistake of all files at once."""
    mistakes: list[str] = []

    def entries(name: str, kind: type[T], check: Callable[[T], list[str]]) -> tuple[T, ...]:
        text = _read(seeds / name, mistakes)
        return tuple(entry for entry, _ in _entries(text, name, lambda _: kind, check, mistakes))

    sources = entries("sources.yml", SourceEntry, _check_source)
    actors = entries("actors.yml", ActorEntry, _check_actor)
    topics = entries("topics.yml", UserTopic, _check_topic)
    decisions, verdicts = _decisions(_read(seeds / FILE, mistakes), mistakes)
    _raise(mistakes)
    return Curation(sources=sources, actors=actors, topics=topics, decisions=decisions, verdicts=verdicts)


def check_decisions(text: str) -> None:
    """Raises SettingsError that names every mistake of a text that is to be decisions.yml."""
    mistakes: list[str] = []
    _decisions(text, mistakes)
    _raise(mistakes)


def _decisions(text: str, mistakes: list[str]) -> tuple[tuple[Decision, ...], tuple[ActorDecision, ...]]:
    """What is decided about articles and about actors; nothing where there are mistakes."""
    wrong: list[str] = []
    lines = _entries(text, FILE, line_kind, _check_decision, wrong)
    verdicts = () if wrong else tuple(verdict_of(line, where) for line, where in lines if isinstance(line, ActorLine))
    decisions = () if wrong else tuple(_decision(line, at) for line, at in lines if isinstance(line, ArticleLine))
    mistakes += [*wrong, *contradictions(verdicts)]
    return decisions, verdicts


def _raise(mistakes: list[str]) -> None:
    if mistakes:
        raise SettingsError("\n".join(mistakes))


def decode_declared(text: str, name: str) -> Declared:
    """A sidecar or front matter. Raises SettingsError with file and line of every mistake."""
    located = parse(text, name)
    if not located:
        return Declared()
    if len(located) > 1:
        raise SettingsError(f"{name}:{located[1].line}: one article, so one mapping of fields is expected")
    return decode_values(located[0].values, f"{name}:{located[0].line}")


def decode_values(values: Mapping[str, Any], place: str) -> Declared:
    """Declared from plain values. Raises SettingsError that starts each mistake with `place`."""
    if isinstance(values.get("authors"), str):
        values = {**values, "authors": [values["authors"]]}
    declared = check_fields(Declared, values, place)
    mistakes = check_declared(declared)
    if mistakes:
        raise SettingsError("\n".join(f"{place}: {mistake}" for mistake in mistakes))
    return replace(declared, date=_iso(declared.date))


def check_declared(declared: Declared) -> list[str]:
    """What is wrong with the values, in words."""
    return [
        *_matches("id", declared.id, NAME, "letters, digits, `.`, `_` and `-`, at most 64"),
        *(_matches("date", declared.date, DATE, "ISO 8601, such as 2024-01-16T06:54+02:00") or _exists(declared.date)),
        *_matches("captured", declared.captured, DATE, "ISO 8601, such as 2024-01-17"),
        *(_matches("url", declared.url, ADDRESS, "an http or https address") or _leads(declared.url)),
        *_matches("lang", declared.lang, LANGUAGE, "a BCP 47 tag such as en or pt-BR"),
        *_matches("rights", declared.rights, RIGHTS, "full, excerpt or metadata"),
    ]


def _exists(date: str | None) -> list[str]:
    """A day that no calendar has, such as 31 February, is a slip of the pen."""
    try:
        datetime.fromisoformat(date or "2000-01-01")
    except ValueError:
        return [f"date: `{date}` is no day or time that exists"]
    return []


def is_address(url: str) -> bool:
    """Whether it is a web address that can be taken apart: brackets and ports may say nonsense."""
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _leads(url: str | None) -> list[str]:
    return [] if url is None or is_address(url) else [f"url: `{url}` leads to no host"]


def _iso(date: str | None) -> str | None:
    return date.replace(" ", "T", 1) if date else None


def _read(path: Path, mistakes: list[str]) -> str:
    """Nothing where there is no such file, or it cannot be read."""
    try:
        return read_yaml(path) if path.is_file() else ""
    except SettingsError as mistake:
        mistakes.append(str(mistake))
        return ""


def _entries(
    text: str, name: str, kind: Callable[[Located], type[T]], check: Callable[[T], list[str]], mistakes: list[str]
) -> list[tuple[T, Located]]:
    found = []
    try:
        lines = parse(text, name)
    except SettingsError as mistake:
        mistakes.append(str(mistake))
        return []
    for located in lines:
        place = f"{name}:{located.line}"
        try:
            entry = check_fields(kind(located), located.values, place)
        except SettingsError as mistake:
            mistakes.append(str(mistake))
            continue
        mistakes += [f"{place}: {problem}" for problem in check(entry)]
        found.append((entry, located))
    return found


def _check_source(source: SourceEntry) -> list[str]:
    wrong = _matches("reliability", source.reliability, RELIABILITY, "an Admiralty letter, A to F")
    return wrong + [problem for number, rule in enumerate(source.rules) for problem in _check_rule(number, rule)]


def _check_rule(number: int, rule: LineRule) -> list[str]:
    given = [sign for sign in (rule.line, rule.start, rule.within) if sign is not None]
    if len(given) != 1:
        return [f"rules.{number}: exactly one of `line`, `start` and `within` says which lines are meant"]
    return [] if given[0].strip() else [f"rules.{number}: the words that give a line away are missing"]


def _check_actor(actor: ActorEntry) -> list[str]:
    wrong = [
        *_matches("wikidata", actor.wikidata, WIKIDATA, "a Wikidata id such as Q159"),
        *_matches("followthemoney", actor.followthemoney, ENTITY, "the id of an entity, such as NK-2Fz9"),
    ]
    for alias in actor.spelt:
        wrong += _matches(f"aliases: `{alias.name}`: lang", alias.lang, LANGUAGE, "a BCP 47 tag such as uk")
        wrong += _matches(f"aliases: `{alias.name}`: script", alias.script, SCRIPT, "an ISO 15924 code such as Cyrl")
    both = {name.casefold() for name in actor.names} & {name.casefold() for name in actor.not_}
    return wrong + [f"not: `{name}` is among the actor's own names; keep it in one place" for name in sorted(both)]


def _check_topic(topic: UserTopic) -> list[str]:
    named = [] if topic.label or topic.id.startswith("medtop:") else ["a topic of your own needs a `label`"]
    return _matches("id", topic.id, TOPIC, "`user:slug` or `medtop:` and 8 digits") + named


def _check_decision(line: ArticleLine | ActorLine) -> list[str]:
    return check_actor_line(line) if isinstance(line, ActorLine) else _check_article_line(line)


def _check_article_line(line: ArticleLine) -> list[str]:
    if line.field not in FIELDS:
        return [f"field: `{line.field}` cannot be decided; there are {', '.join(FIELDS)}"]
    if line.field == "hide":
        return []
    if line.value is None:
        return [f"value: what should `{line.field}` be?"]
    if line.field == "authors":
        return []
    if isinstance(line.value, list):
        return [f"value: `{line.field}` takes one value, not a list"]
    return check_declared(Declared(**{line.field: line.value}))  # type: ignore[arg-type] # authors is handled above


def _decision(line: ArticleLine, located: Located) -> Decision:
    value = tuple(line.value) if isinstance(line.value, list) else line.value
    if line.field == "authors" and isinstance(value, str):
        value = (value,)
    if line.field == "date" and isinstance(value, str):
        value = _iso(value)
    place = f"{FILE}:{located.line}"
    return Decision(article=line.article, field=line.field, value=value, reason=line.reason, place=place)


def _matches(field: str, value: str | None, pattern: re.Pattern[str], wanted: str) -> list[str]:
    return [] if value is None or pattern.fullmatch(value) else [f"{field}: `{value}` should be {wanted}"]
