"""What a person should decide about who is who, as the pages of actors and the report show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.catalogue.identity_rows import SuggestionRow
from generator.pages import addresses
from generator.pages.parts import article_link
from generator.pages.render import Link

SHOWN = 6
"""Articles linked for each; the rest stand on the pages of the actors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One suggestion. `other` is None where the actor may be two."""

    id: str
    actor: Link
    other: Link | None
    why: str
    articles: tuple[Link, ...]
    accept: str
    reject: str


def questions(rows: Iterable[SuggestionRow], actor: str | None = None) -> Iterator[Question]:
    """In order. `actor`: whose page they stand on; it is named first."""
    for row in rows:
        links = [Link(label=row.name, path=addresses.actor(row.actor, row.name))]
        if row.other and row.other_name:
            links.append(Link(label=row.other_name, path=addresses.actor(row.other, row.other_name)))
        if row.other == actor and actor:
            links.reverse()
        yield Question(
            id=row.id,
            actor=links[0],
            other=links[1] if len(links) > 1 else None,
            why=row.why,
            articles=tuple(map(article_link, row.articles[:SHOWN])),
            accept=row.accept,
            reject=row.reject,
        )
