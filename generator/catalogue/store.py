"""Related → one SQLite file, written afresh in a fixed order."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import chain
from pathlib import Path

from generator.catalogue import tables
from generator.catalogue.masking import mask_of
from generator.catalogue.rights import public_part, rights_of, source_of
from generator.catalogue.tables import Filed, Line
from generator.model.lexicon import Lexicon
from generator.model.related import Entry, Related
from generator.model.settings import Curation, SourceEntry, UserTopic

SCHEMA = Path(__file__).with_name("schema.sql")

PER_ARTICLE: tuple[tuple[str, Callable[[Filed], Iterator[Line]]], ...] = (
    ("article", tables.article),
    ("field", tables.field),
    ("block", tables.block),
    ("sentence", tables.sentence),
    ("summary", tables.summary),
    ("appearance", tables.appearance),
    ("mention", tables.mention),
    ("role", tables.role),
    ("affiliation", tables.affiliation),
    ("article_topic", tables.article_topic),
    ("date_expression", tables.date_expression),
    ("event", tables.event),
    ("quote", tables.quote),
    ("speaker", tables.speaker),
    ("flag", tables.flag),
    ("personal", tables.personal),
    ("mask", tables.mask),
    ("copy", tables.copy),
)


def save(path: Path, related: Related, lexicon: Lexicon, curation: Curation) -> None:
    """Write the catalogue, replacing what stood at `path` only when all of it is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    with closing(sqlite3.connect(fresh)) as database, database:
        database.executescript(SCHEMA.read_text(encoding="utf-8"))
        _fill(database, related, lexicon, curation)
    fresh.replace(path)


def _fill(database: sqlite3.Connection, related: Related, lexicon: Lexicon, curation: Curation) -> None:
    shown = [entry for entry in related.entries if not entry.article.hidden]
    sources = _sources(shown, curation)
    _insert(database, "source", _source_lines(sources))
    _insert(database, "actor", _actor_lines(related, shown, lexicon))
    seen = {actor for entry in shown for actor in entry.actor_ids}
    known = [actor for actor in related.actors if actor.id in seen]
    _insert(database, "alias", tables.alias(known, curation))
    _insert(database, "not_alias", tables.not_alias(known))
    _insert(database, "topic", _topic_lines(shown, lexicon, curation))
    for position, entry in enumerate(shown):
        filed = _filed(position, entry, sources, curation)
        for table, lines in PER_ARTICLE:
            _insert(database, table, lines(filed))
    _insert(database, "suggestion", tables.suggestion(related))
    _insert(database, "suggestion_article", tables.suggestion_article(related))
    _insert(database, "notice", _notice_lines(related, shown))
    _insert(database, "refusal", ((n, one.file, one.reason) for n, one in enumerate(related.refusals)))
    hidden = (entry.article for entry in related.entries if entry.article.hidden)
    _insert(database, "hidden", ((article.id, article.document.file) for article in hidden))


def _insert(database: sqlite3.Connection, table: str, lines: Iterable[Line]) -> None:
    rows = iter(lines)
    first = next(rows, None)
    if first is not None:
        marks = ", ".join("?" * len(first))
        database.executemany(f"INSERT INTO {table} VALUES ({marks})", chain([first], rows))  # noqa: S608 - our own names


def _filed(position: int, entry: Entry, sources: dict[str, SourceEntry | None], curation: Curation) -> Filed:
    ordered = _ordered(entry)
    source = source_of(entry.article, curation.sources)
    rights = rights_of(entry.article, source)
    name = _source_name(entry, source)
    return Filed(
        position=position,
        entry=ordered,
        refs=ordered.findings.sentences,
        source=list(sources).index(name) if name else None,
        rights=rights,
        public=public_part(ordered, rights),
        mask=mask_of(ordered),
    )


def _ordered(entry: Entry) -> Entry:
    """The entry with its sentences in order of the text, on which the look-up by place rests."""
    sentences = tuple(sorted(entry.findings.sentences, key=lambda ref: ref.span))
    return replace(entry, findings=replace(entry.findings, sentences=sentences))


def _source_name(entry: Entry, source: SourceEntry | None) -> str | None:
    if source is not None:
        return source.name
    return entry.article.source.value if entry.article.source else None


def _sources(entries: Iterable[Entry], curation: Curation) -> dict[str, SourceEntry | None]:
    """The sources of these articles by name, in alphabetical order; None for one that sources.yml does not list."""
    found: dict[str, SourceEntry | None] = {}
    for entry in entries:
        source = source_of(entry.article, curation.sources)
        name = _source_name(entry, source)
        if name:
            found.setdefault(name, source)
    return dict(sorted(found.items(), key=lambda item: (item[0].casefold(), item[0])))


def _source_lines(sources: dict[str, SourceEntry | None]) -> Iterator[Line]:
    for n, (name, listed) in enumerate(sources.items()):
        entry = listed or SourceEntry(name=name)
        yield (n, name, entry.rights.value, entry.reliability, entry.note, int(listed is not None))


def _actor_lines(related: Related, shown: Iterable[Entry], lexicon: Lexicon) -> Iterator[Line]:
    """The actors that appear in an article that is shown."""
    seen = {actor for entry in shown for actor in entry.actor_ids}
    by_name = {country.name: country for country in lexicon.countries}
    for n, actor in enumerate(actor for actor in related.actors if actor.id in seen):
        known = lexicon.country_by_id.get(actor.country or "") or by_name.get(actor.country or "")
        country = (known.id, known.name) if known else (actor.country, actor.country)
        outside = (actor.wikidata, actor.followthemoney)
        yield (actor.id, n, actor.name, actor.type.value, *country, *outside, actor.notes)


def _topic_lines(shown: Iterable[Entry], lexicon: Lexicon, curation: Curation) -> Iterator[Line]:
    """The topics of the articles and all above them, by id."""
    labels = {topic.id: topic.label for entry in shown for topic in entry.findings.topics}
    own = {topic.id: topic for topic in curation.topics}
    wanted = set(labels)
    queue = sorted(labels)
    while queue:
        above = _parent(queue.pop(), lexicon, own)
        if above and above not in wanted:
            wanted.add(above)
            queue.append(above)
    for topic in sorted(wanted):
        yield _topic_line(topic, labels.get(topic), lexicon, own)


def _parent(topic: str, lexicon: Lexicon, own: dict[str, UserTopic]) -> str | None:
    entry = lexicon.topics.get(topic)
    decided = own[topic].parent if topic in own else None
    return decided or (entry.parent if entry else None)


def _topic_line(topic: str, label: str | None, lexicon: Lexicon, own: dict[str, UserTopic]) -> Line:
    entry, decided = lexicon.topics.get(topic), own.get(topic)
    name = label or (decided.label if decided else None) or (entry.label if entry else None) or topic
    introduction = decided.introduction if decided else None
    return (topic, name, _parent(topic, lexicon, own), entry.wikidata if entry else None, introduction)


def _notice_lines(related: Related, shown: Iterable[Entry]) -> Iterator[Line]:
    """Every warning: of the curation files first, then article by article."""
    notices: list[tuple[str | None, str, str]] = [(None, one.code, one.message) for one in related.notices]
    for entry in shown:
        parts = (entry.article.document.notices, entry.article.notices, entry.findings.notices)
        found = dict.fromkeys((one.code, one.message) for part in parts for one in part)
        notices += [(entry.article.id, code, message) for code, message in found]
    yield from ((n, *notice) for n, notice in enumerate(notices))
