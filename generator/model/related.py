"""Articles seen together: one actor under one id across all of them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum

from generator.model.article import Article
from generator.model.findings import ActorType, Findings
from generator.model.notice import Notice


def actor_id(kind: ActorType, name: str) -> str:
    """16 hex digits for an actor whom the lexicon gives no id: the same for a name as long as it is the same."""
    family = "person" if kind is ActorType.PERSON else "body"
    return hashlib.sha256(f"{family}\n{name.casefold()}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Another form of a name, with what a person knows of it: a BCP 47 language, an ISO 15924 script."""

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - read once by the decoder: a misspelt field is named

    name: str
    lang: str | None = None
    script: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts, across the corpus."""

    id: str
    """16 hex digits, or the lexicon's id (`country:ir`); stable while the canonical name is."""
    name: str
    type: ActorType
    aliases: tuple[str, ...]
    """Every other form seen or decided, sorted."""
    spelt: tuple[Alias, ...] = ()
    """The aliases whose language or script a person told."""
    country: str | None = None
    wikidata: str | None = None
    followthemoney: str | None = None
    notes: str | None = None
    """A person's own words from actors.yml."""
    never: tuple[str, ...] = ()
    """Names that are not this actor's, as a person says."""


class Doubt(StrEnum):
    """What a suggestion asks."""

    SAME = "same"
    """Are these two actors one?"""
    SPLIT = "split"
    """Is this one actor two?"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A doubt about who is who, for a person to decide. Nothing is joined or parted because of it."""

    id: str
    """8 hex digits, the same as long as the actors in question are."""
    doubt: Doubt
    actor: str
    """Id of the actor; of two, of the one that is named less."""
    name: str
    """What a decision calls the actor: its name, or its id where another bears the name."""
    other: str | None
    """Id of the actor that it may be; None where it may be two."""
    other_name: str
    """What a decision calls the other, or the name for what would be split off."""
    why: str
    """In one sentence."""
    articles: tuple[str, ...]
    """Ids of the articles that it rests on, newest first; to be split off, where it may be two."""
    files: tuple[str, ...] = ()
    """Those to be split off, by file."""

    def decision(self, *, accepted: bool, reason: str) -> str:
        """The line of decisions.yml that settles it."""
        actor, other = _quoted(self.name), _quoted(self.other_name)
        if self.doubt is Doubt.SAME:
            verdict = f"merge: {other}" if accepted else f"apart: {other}"
        else:
            files = ", ".join(map(_quoted, self.files))
            verdict = f"split: [{files}], name: {other}" if accepted else "split: []"
        return f"- {{actor: {actor}, {verdict}, reason: {_quoted(reason)}}}"


def _quoted(text: str) -> str:
    """As a JSON string, which YAML reads too; signs that YAML does not allow are written as numbers."""
    return json.dumps(text, ensure_ascii=not text.isprintable())


class CopyKind(StrEnum):
    """How two articles are copies."""

    SAME_TEXT = "same-text"
    CONTAINED = "contained"
    REWRITTEN = "rewritten"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Article `id` has the same text or part of it. `share` (0 to 1) is of the shorter text; in a rewrite, of both."""

    id: str
    kind: CopyKind
    share: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article with what it says; `actor_ids` runs beside `findings.actors`."""

    article: Article
    findings: Findings
    actor_ids: tuple[str, ...]
    copies: tuple[Copy, ...] = ()
    """The other articles with the same text or part of it, closest first."""
    counted: bool = True
    """False for a copy of an article that is counted: what both say is counted once, there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An input that was left out, with the reason."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """The whole corpus. Entries stand newest first, undated ones last, ties by id; actors by name, then id."""

    entries: tuple[Entry, ...]
    actors: tuple[Actor, ...]
    refusals: tuple[Refusal, ...]
    """By file."""
    notices: tuple[Notice, ...] = ()
    """About the curation files: decisions that match nothing any more."""
    suggestions: tuple[Suggestion, ...] = ()
    """What a person should decide, the likeliest first."""
