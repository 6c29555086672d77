"""Rows about who is who: the forms of a name, and what a person should decide."""

from __future__ import annotations

from dataclasses import dataclass

from generator.catalogue.rows import ArticleRow
from generator.model.related import Doubt


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasRow:
    """Another form of an actor's name; `given` by a person, whether seen or not. Language and script: None untold."""

    text: str
    given: bool
    lang: str | None
    script: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionRow:
    """What a person should decide about who is who: two actors may be one, or one (`other` is None) may be two."""

    id: str
    doubt: Doubt
    actor: str
    name: str
    other: str | None
    other_name: str | None
    why: str
    accept: str
    """The line of decisions.yml that does what is suggested."""
    reject: str
    articles: tuple[ArticleRow, ...]
    """What it rests on."""
