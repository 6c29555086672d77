"""Articles with a given cast of actors, for benchmarks and tests of what is related across articles."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.article import Article
from generator.model.findings import ActorType, Findings, Integrity, LocalActor, Mention, Role
from generator.model.span import Span
from texts import article_of

SPAN = Span(start=0, end=1)


def person(name: str, *roles: str, tie: str | None = None, key: str = "") -> LocalActor:
    """A person as one article has it; `tie` is the affiliation."""
    return LocalActor(
        key=key,
        name=name,
        type=ActorType.PERSON,
        mentions=(Mention(span=SPAN, text=name, rule="given"),),
        roles=tuple(Role(text=role, span=SPAN) for role in roles),
        affiliation=tie,
    )


def body(name: str, *aliases: str) -> LocalActor:
    """An organisation as one article has it."""
    mentions = tuple(Mention(span=SPAN, text=text, rule="given") for text in (name, *aliases))
    return LocalActor(key="", name=name, type=ActorType.ORGANISATION, mentions=mentions)


def draft(id_: str, cast: Sequence[LocalActor], text: str = "x") -> tuple[Article, Findings]:
    """An article in which nothing is found but these actors."""
    findings = Findings(
        engine="given",
        sentences=(),
        actors=tuple(cast),
        topics=(),
        dates=(),
        events=(),
        quotes=(),
        statements=(),
        summary=(),
        integrity=Integrity(score=1.0),
    )
    return article_of(text, id_=id_), findings
