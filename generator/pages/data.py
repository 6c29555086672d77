"""The same facts as data: JSON lines, and a CSV twin of each. The schemas stand in docs/about/data.md."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from generator.catalogue.queries import Catalogue
from generator.catalogue.rows import EventRow, QuoteRow, Story
from generator.model.page import DataFile
from generator.model.settings import Settings
from generator.pages import addresses

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""First signs that make a spreadsheet run a cell: https://owasp.org/www-community/attacks/CSV_Injection."""

Record = dict[str, Any]


def data(catalogue: Catalogue, settings: Settings) -> Iterator[DataFile]:  # noqa: ARG001
    """Two files for each kind of fact."""
    yield from _twins("articles", "article", (_article(story) for story in catalogue.stories()))
    yield from _twins("actors", "actor", _actors(catalogue))
    yield from _twins("topics", "topic", _topics(catalogue))
    yield from _twins("events", "event", map(_event, catalogue.events()))
    yield from _twins("quotes", "quote", map(_quote, catalogue.quotes()), version=2)


def _twins(name: str, schema: str, records: Iterable[Record], version: int = 1) -> Iterator[DataFile]:
    rows = [{"schema": f"briefing/{schema}-data@{version}", **record} for record in records]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    yield DataFile(path=f"data/{name}.jsonl", content=lines.encode("utf-8", "replace"))
    yield DataFile(path=f"data/{name}.csv", content=_csv(rows).encode("utf-8", "replace"))


def _csv(rows: list[Record]) -> str:
    """Comma separated, CRLF (RFC 4180); lists stand in one cell, parted by ` | `."""
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    if rows:
        writer.writerow(rows[0])
    writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return sheet.getvalue()


def _cell(value: object) -> str:
    parts = value if isinstance(value, list) else [] if value is None else [value]
    text = " | ".join("" if part is None else str(part) for part in parts)
    return "'" + text if text.startswith(FORMULA) else text


def _article(story: Story) -> Record:
    row = story.row
    published, url = story.field("published"), story.field("url")
    title = story.field("title")
    return {
        "id": row.id,
        "title": row.title,
        "title_origin": title.kind.value if title else None,
        "date": published.value if published else None,
        "source": row.source,
        "url": url.value if url else None,
        "authors": list(story.values("author")),
        "lang": row.language,
        "summary": [sentence.text for sentence in story.summary if sentence.text],
        "actors": [one.actor for one in story.appearances],
        "topics": [one.id for one in story.topics],
        "rights": row.rights.value,
        "reliability": row.reliability,
        "integrity": story.score,
        "flags": sorted({one.flag for one in story.flags}),
        "counted": row.counted,
        "copies": [copy.id for copy in story.copies],
        "file": row.file,
        "sha256": story.sha256,
        "page": addresses.article(row.id, row.title, row.day),
    }


def _actors(catalogue: Catalogue) -> Iterator[Record]:
    for row in catalogue.actors():
        spellings = catalogue.aliases(row.id)
        yield {
            "id": row.id,
            "name": row.name,
            "type": row.type.value,
            "aliases": [alias.text for alias in spellings],
            "alias_langs": [alias.lang for alias in spellings],
            "alias_scripts": [alias.script for alias in spellings],
            "not_aliases": list(catalogue.not_aliases(row.id)),
            "roles": list(dict.fromkeys(role.text for role in catalogue.roles(row.id))),
            "country": row.country_name,
            "wikidata": row.wikidata,
            "followthemoney": row.followthemoney,
            "notes": row.notes,
            "articles": row.articles,
            "mentions": row.mentions,
            "acts": row.acting,
            "first_seen": row.first,
            "last_seen": row.last,
            "suggestions": [one.id for one in catalogue.suggestions_of_actor(row.id)],
            "page": addresses.actor(row.id, row.name),
        }


def _topics(catalogue: Catalogue) -> Iterator[Record]:
    for row in catalogue.topics():
        yield {
            "id": row.id,
            "label": row.label,
            "parent": row.parent,
            "wikidata": row.wikidata,
            "articles": row.articles,
            "first_seen": row.first,
            "last_seen": row.last,
            "page": addresses.topic(row.id, row.label),
        }


def _event(row: EventRow) -> Record:
    return {
        "date": row.date,
        "precision": row.precision.value,
        "status": row.status.value,
        "text": row.text,
        "expression": row.expression,
        "why": row.why,
        "caption": row.from_caption,
        "article": row.article,
        "published": row.day,
        "source": row.source,
        "garbled": row.garbled,
        "page": addresses.article(row.article, row.title, row.day),
        "anchor": row.anchor,
    }


def _quote(row: QuoteRow) -> Record:
    return {
        "kind": row.kind,
        "text": row.text,
        "speakers": [speaker.name for speaker in row.speakers],
        "actors": [speaker.actor for speaker in row.speakers if speaker.actor],
        "fragment": row.fragment,
        "verbatim": row.verbatim,
        "hedged": row.hedged,
        "denied": row.denied,
        "article": row.article,
        "published": row.day,
        "source": row.source,
        "page": addresses.article(row.article, row.title, row.day),
        "anchor": row.anchor,
    }
