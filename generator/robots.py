"""What a site's robots.txt allows (RFC 9309), in time that grows with the file: a pattern is never made a regex."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

LARGEST = 500_000
"""Bytes that are read; the standard asks for at least 500 KiB."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`Allow` or `Disallow` with its path pattern, percent-encoding made uniform."""

    allows: bool
    pattern: str


def allows(robots: str, agent: str, path: str) -> bool:
    """Whether `agent` may fetch `path` (with its query). The longest matching pattern decides, `Allow` in a tie."""
    groups = list(_groups(robots[:LARGEST]))
    own = [rule for names, rules in groups if agent.lower() in names for rule in rules]
    known = any(agent.lower() in names for names, _ in groups)
    rules = own if known else [rule for names, rules in groups if "*" in names for rule in rules]
    path = _uniform(path)
    matching = [rule for rule in rules if _matches(rule.pattern, path)]
    best = max(matching, key=lambda rule: (len(rule.pattern), rule.allows), default=None)
    return best is None or best.allows


def _groups(robots: str) -> Iterator[tuple[frozenset[str], tuple[Rule, ...]]]:
    """Agents and rules of each group: lines `User-agent` follow each other, then come its rules."""
    agents: list[str] = []
    rules: list[Rule] = []
    for field, value in _lines(robots):
        if field == "user-agent":
            if rules:
                yield frozenset(agents), tuple(rules)
                agents, rules = [], []
            agents.append(value.split("/")[0].strip().lower())
        elif field in {"allow", "disallow"} and agents and value:
            rules.append(Rule(field == "allow", _uniform(value)))
    yield frozenset(agents), tuple(rules)


def _lines(robots: str) -> Iterator[tuple[str, str]]:
    for line in robots.removeprefix("\ufeff").splitlines():
        field, colon, value = line.split("#", 1)[0].partition(":")
        if colon:
            yield field.strip().lower(), value.strip()


def _uniform(path: str) -> str:
    return quote(unquote(path), safe="/*$?=&%:@!'()+,;~-._")


def _matches(pattern: str, path: str) -> bool:
    """`*` stands for anything, `$` at the end for the end of the path."""
    anchored = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    if not others:
        return not anchored or path == first
    place = len(first)
    for part in others[:-1]:
        found = path.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    last = others[-1]
    return path.endswith(last) and len(path) - len(last) >= place if anchored else path.find(last, place) >= 0
