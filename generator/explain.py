"""What each stage makes of a file, as plain data: schema `briefing/explain@1`, which tools and scorers read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from generator.clean import clean, recurring_lines
from generator.errors import Rejected
from generator.extract import extract
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
    documents = [document for document in opened if isinstance(document, Document)]
    corpus = Corpus(recurring=recurring_lines(documents)) if together else Corpus()
    ids = _ids_together(documents, corpus, all_body=all_body) if together else {}
    for document in opened:
        if isinstance(document, Rejected):
            yield {"file": document.file, "error": document.reason}
        else:
            yield _line(document, corpus, ids, all_body=all_body)


def _open(path: Path) -> Iterator[Item]:
    try:
        yield from read_items(open_raw(str(path), path))
    except Rejected as verdict:
        yield verdict


def _study(document: Document, corpus: Corpus, *, all_body: bool) -> tuple[Article, Findings]:
    article = clean(document, (), corpus, all_body=all_body)
    return article, extract(article, corpus)


def _ids_together(documents: Sequence[Document], corpus: Corpus, *, all_body: bool) -> dict[str, tuple[str, ...]]:
    drafts = [_study(document, corpus, all_body=all_body) for document in documents]
    found = identify(drafts, load(), Curation())
    return {draft[0].document.file: ids for draft, ids in zip(drafts, found.ids, strict=True)}


def _line(document: Document, corpus: Corpus, known: dict[str, tuple[str, ...]], *, all_body: bool) -> Line:
    article, findings = _study(document, corpus, all_body=all_body)
    ids = known.get(document.file) or identify([(article, findings)], load(), Curation()).ids[0]
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
