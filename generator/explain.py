"""What each stage makes of a file, as plain data: schema `briefing/explain@1`, which tools and scorers read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from generator.clean import clean, recurring_lines
from generator.errors import Rejected
from generator.extract import extract, unseen
from generator.lexicon import load
from generator.model.article import Article, Origin, Sourced
from generator.model.corpus import Corpus
from generator.model.document import Document
from generator.model.findings import DateFinding, EventFinding, Findings, LocalActor, Quote
from generator.model.notice import Notice
from generator.model.settings import Curation
from generator.model.span import Span
from generator.read import Item, open_raw, read_items
from generator.relate.identity import identify

Line = dict[str, Any]


def explain(paths: Sequence[Path], *, together: bool = False, all_body: bool = False) -> Iterator[Line]:
    """One line an article, in the order of `paths`; a refused input gives `{file, error}`.

    Each file stands alone, unless `together`. `all_body`: the text is an article without a page around it.
    """
    opened = [item for path in paths for item in _open(path)]
    study = partial(_study, all_body=all_body)
    seen = iter(study([item for item in opened if isinstance(item, Document)]) if together else ())
    for item in opened:
        if isinstance(item, Rejected):
            yield {"file": item.file, "error": item.reason}
        else:
            yield _line(*(next(seen) if together else study([item])[0]))


def _open(path: Path) -> Iterator[Item]:
    try:
        yield from read_items(open_raw(str(path), path))
    except Rejected as verdict:
        yield verdict


def _study(documents: Sequence[Document], *, all_body: bool) -> list[tuple[Article, Findings, tuple[str, ...]]]:
    """Each document with its findings and the ids of its actors; all of them teach each other, as in a build."""
    corpus = Corpus(recurring=recurring_lines(documents))
    articles = [clean(document, (), corpus, all_body=all_body) for document in documents]
    findings = [extract(article, corpus) for article in articles]
    names = list(unseen(articles, findings))
    findings = [
        extract(article, replace(corpus, names=more)) if more else found
        for article, found, more in zip(articles, findings, names, strict=True)
    ]
    ids = identify(list(zip(articles, findings, strict=True)), load(), Curation()).ids
    return list(zip(articles, findings, ids, strict=True))


def _line(article: Article, findings: Findings, ids: tuple[str, ...]) -> Line:
    document = article.document
    return {
        "schema": "briefing/explain@1",
        "file": document.file,
        "sha256": document.sha256,
        "text": document.text,
        **_metadata(article),
        "body": article.body,
        "blocks": [{"kind": block.kind, **_at(block.span), "rule": block.rule} for block in article.blocks],
        "actors": [_actor(id_, actor) for id_, actor in zip(ids, findings.actors, strict=True)],
        "topics": [
            {"id": topic.id, "label": topic.label, "score": topic.score, "evidence": list(topic.evidence)}
            for topic in findings.topics
        ],
        "dates": [_date(found) for found in findings.dates],
        "events": [_event(event, document.text) for event in findings.events],
        "quotes": [_quote(quote) for quote in findings.quotes],
        "summary": [{"text": span.cut(document.text), **_at(span)} for span in findings.summary],
        "integrity": {
            "score": findings.integrity.score,
            "flags": [{"flag": flag.flag, **_at(flag.span)} for flag in findings.integrity.flags],
        },
        "warnings": [_notice(notice) for notice in (*article.notices, *findings.notices)],
    }


def _metadata(article: Article) -> Line:
    return {
        "title": article.title.value,
        "title_origin": _origin(article.title.origin),
        "authors": [author.value for author in article.authors],
        "authors_origin": [_origin(author.origin) for author in article.authors],
        "published": article.day,
        "published_origin": _origin(article.published.origin) if article.published else None,
        "updated": _value(article.updated),
        "section": _value(article.section),
        "captured_after": _value(article.captured_after),
        "source": _value(article.source),
        "source_origin": _origin(article.source.origin) if article.source else None,
        "url": _value(article.url),
        "language": article.language.value,
    }


def _value(sourced: Sourced | None) -> str | None:
    return sourced.value if sourced else None


def _origin(origin: Origin) -> Line:
    span: Line = _at(origin.span) if origin.span else {"start": None, "end": None}
    return {"kind": origin.kind, **span, "rule": origin.rule}


def _at(span: Span) -> Line:
    return {"start": span.start, "end": span.end}


def _actor(id_: str, actor: LocalActor) -> Line:
    return {
        "id": id_,
        "name": actor.name,
        "type": actor.type,
        "aliases": list(actor.aliases),
        "roles": [{"text": role.text, **_at(role.span)} for role in actor.roles],
        "affiliation": actor.affiliation,
        "acting": actor.acting,
        "mentions": [{**_at(m.span), "text": m.text, "rule": m.rule, "acting": m.acting} for m in actor.mentions],
    }


def _date(found: DateFinding) -> Line:
    return {
        **_at(found.span),
        "text": found.text,
        "value": found.value,
        "precision": found.precision,
        "rule": found.rule,
    }


def _event(event: EventFinding, text: str) -> Line:
    return {
        "date": event.date,
        "precision": event.precision,
        "status": event.status,
        **_at(event.span),
        "text": event.span.cut(text),
        "why": event.why,
    }


def _quote(quote: Quote) -> Line:
    """A joint statement names its speakers in one string, as the schema has one speaker."""
    speaker: Line | None = None
    if quote.speakers:
        first = quote.speakers[0]
        named = " and ".join(found.actor or found.name for found in quote.speakers)
        speaker = {"name": named, "actor": first.actor, **_at(first.span)}
    return {
        "text": quote.text,
        **_at(quote.span),
        "speaker": speaker,
        "verbatim": quote.verbatim,
        "fragment": quote.fragment,
    }


def _notice(notice: Notice) -> Line:
    span: Line = _at(notice.span) if notice.span else {"start": None, "end": None}
    return {"code": notice.code, "message": notice.message, **span}
