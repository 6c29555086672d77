"""One page an article: what it says in brief, who acts, the text, and the evidence under every field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.catalogue.queries import Catalogue
from generator.catalogue.rows import BlockRow, FieldRow, Story
from generator.model.page import Page
from generator.model.settings import Rights, Settings
from generator.pages import words
from generator.pages.body import SHOWN, body
from generator.pages.front import front
from generator.pages.markdown import plain
from generator.pages.parts import article_link, copy_link
from generator.pages.render import Link, render, written

ORIGINS = (
    ("title", "Title"),
    ("published", "Date"),
    ("author", "Author"),
    ("source", "Source"),
    ("url", "Address"),
    ("language", "Language"),
)
"""Fields in the order in which the page accounts for them."""


COPIES = 20
"""Copies that the page names; of a text that everybody prints, the others stand in the data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CutBlock:
    """A block that is not part of the text. `text` is None where it may not be shown."""

    kind: str
    rule: str
    size: int
    text: str | None


def articles(catalogue: Catalogue, settings: Settings) -> Iterator[Page]:  # noqa: ARG001 - every emitter takes both
    """A page for each article that is not hidden."""
    links = {row.id: article_link(row) for row in catalogue.articles_and_copies()}
    yield from (article(story, links) for story in catalogue.stories())


def article(story: Story, links: dict[str, Link]) -> Page:
    """The page of one article; `links` lead to the others."""
    path = links[story.row.id].path
    values = {
        "story": story,
        "row": story.row,
        "title_marked": _derived(story),
        "authors": story.values("author"),
        "original": story.field("url"),
        "language": words.language(story.row.language),
        "acting": [one for one in story.appearances if one.acting],
        "named": [one for one in story.appearances if not one.acting],
        "body": written(body(story, path)),
        "cut": _cut(story),
        "origins": list(_origins(story)),
        "copies": [(copy, copy_link(copy)) for copy in story.copies[:COPIES]],
        "more_copies": len(story.copies[COPIES:]),
        "names": {one.actor: one.name for one in story.appearances},
        "excerpted": story.text is None and story.row.rights is Rights.EXCERPT,
        "withheld": story.text is None and story.row.rights is Rights.METADATA,
    }
    return Page(path=path, meta=_meta(story), body=render("article", path, values))


def _derived(story: Story) -> bool:
    title = story.field("title")
    return title is not None and title.kind == "derived"


def _cut(story: Story) -> list[CutBlock]:
    """What is not shown as text: furniture, and the lines that became title, byline and date."""
    return [_cut_block(block, story) for block in story.blocks if block.kind not in SHOWN]


def _cut_block(block: BlockRow, story: Story) -> CutBlock:
    text = None if story.text is None else block.span.cut(story.text)
    return CutBlock(kind=block.kind.value, rule=block.rule, size=block.span.end - block.span.start, text=text)


def _origins(story: Story) -> Iterator[tuple[str, str, FieldRow | None]]:
    """Label, value and evidence of each metadata field; None where the file does not say and nobody decided."""
    for name, label in ORIGINS:
        found = [field for field in story.fields if field.name == name]
        yield from ((label, _value(field), field) for field in found)
        if not found:
            yield label, "unknown", None


def _value(field: FieldRow) -> str:
    return words.language(field.value) if field.name == "language" else field.value


def _meta(story: Story) -> dict[str, Any]:
    row = story.row
    published, url = story.field("published"), story.field("url")
    lead = row.lead or ""
    return front(
        "article",
        row.title,
        lead,
        id=row.id,
        title_origin=_origin(story.field("title")),
        date=published.value if published else None,
        date_precision=_precision(published),
        date_origin=_origin(published),
        source=row.source,
        url=url.value if url else None,
        authors=list(story.values("author")),
        lang=row.language,
        actors=[{"id": one.actor, "name": one.name, "type": one.type.value} for one in story.appearances],
        topics=[{"id": one.id, "label": one.label} for one in story.topics],
        threads=[],
        rights=row.rights.value,
        review="unreviewed",
        reliability=row.reliability,
        quality={"score": story.score, "flags": sorted({one.flag for one in story.flags})},
        raw={"file": plain(row.file), "bytes": story.size, "sha256": story.sha256},
        generator={"name": "briefing", "engine": story.engine},
    )


def _origin(field: FieldRow | None) -> dict[str, Any] | None:
    if field is None:
        return None
    return {"kind": field.kind.value, "start": field.start, "end": field.end, "rule": field.rule}


def _precision(published: FieldRow | None) -> str | None:
    if published is None:
        return None
    return "minute" if "T" in published.value or " " in published.value else "day"
