"""decisions.yml: lines about articles, and lines about actors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.settings import ActorDecision, Verdict
from generator.settings.decode import Located

FILE = "decisions.yml"
FIELDS = ("title", "date", "authors", "source", "url", "lang", "rights", "hide")
"""What a decision may set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLine:
    """A line about an article, as it is written."""

    article: str
    field: str
    reason: str
    value: str | list[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorLine:
    """A line about an actor, as it is written."""

    actor: str
    reason: str
    merge: str | None = None
    apart: str | None = None
    reject: bool | None = None
    split: list[str] | None = None
    name: str | None = None


def line_kind(located: Located) -> type[ArticleLine | ActorLine]:
    """What a line is about: an actor if it names one or gives a verdict on one, else an article."""
    words = {"actor", *Verdict} & set(located.values)
    return ActorLine if words and "article" not in located.values else ArticleLine


def check_actor_line(line: ActorLine) -> list[str]:
    """What is wrong with it, in words."""
    given = [verdict for verdict in Verdict if getattr(line, verdict) is not None]
    if len(given) != 1:
        return ["say one thing about an actor: `merge: NAME`, `apart: NAME`, `reject: true`, or `split: [FILE]`"]
    return [*_empty(line), *_check_pair(line), *_check_split(line)]


def _empty(line: ActorLine) -> Iterator[str]:
    for field in ("actor", "reason", "merge", "apart", "name"):
        words = getattr(line, field)
        if words is not None and not words.strip():
            yield f"{field}: nothing stands here"


def _check_pair(line: ActorLine) -> Iterator[str]:
    other = line.merge or line.apart
    if other and other.strip().casefold() == line.actor.strip().casefold():
        yield f"`{line.actor}` stands on both sides; name another actor, or take the articles apart with `split`"
    if line.reject is False:
        yield "reject: `true` rejects the actor; remove the line to keep it"


def _check_split(line: ActorLine) -> Iterator[str]:
    if line.split and not line.name:
        yield "name: what is the actor of these articles called?"
    if line.name is not None and not line.split:
        yield "name: goes with `split: [FILE, …]` only"
    if line.split and line.name and line.name.casefold() == line.actor.casefold():
        yield f"name: the other actor needs another name than `{line.actor}`"


def verdict_of(line: ActorLine, located: Located) -> ActorDecision:
    """The decision that a checked line holds."""
    verdict = next(verdict for verdict in Verdict if getattr(line, verdict) is not None)
    return ActorDecision(
        actor=line.actor,
        verdict=verdict,
        other=line.merge or line.apart or line.name,
        articles=tuple(dict.fromkeys(line.split or ())),
        reason=line.reason,
        place=f"{FILE}:{located.line}",
    )


def contradictions(verdicts: Sequence[ActorDecision]) -> Iterator[str]:
    """Lines that cannot both hold."""
    said: dict[tuple[str, ...], ActorDecision] = {}
    for verdict in verdicts:
        for about, claim in _claims(verdict):
            earlier = said.setdefault(about, verdict)
            if dict(_claims(earlier))[about] != claim:
                yield f"{verdict.place}: says the opposite of {earlier.place}; keep one of the two lines"


def _claims(verdict: ActorDecision) -> Iterator[tuple[tuple[str, ...], str]]:
    """What a line says about what: two lines about the same thing must say the same."""
    actor, other = verdict.actor.casefold(), (verdict.other or "").casefold()
    if verdict.verdict is Verdict.MERGE:
        yield ("pair", *sorted((actor, other))), f"{actor} is {other}"
        yield ("into", actor), other
    if verdict.verdict is Verdict.APART:
        yield ("pair", *sorted((actor, other))), "apart"
    for article in verdict.articles:
        yield ("split", actor, article), other
