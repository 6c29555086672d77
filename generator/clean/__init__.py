"""Document → Article."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from generator.clean import dump, html
from generator.clean.captured import captured_after
from generator.clean.headings import reconsider
from generator.clean.layout import lines_of
from generator.clean.marks import find_marks
from generator.clean.metadata import Metadata, gather
from generator.clean.printed import Printed
from generator.clean.recurring import known_lines, recurring_lines
from generator.clean.source_rules import apply_rules, failed_tests
from generator.clean.structured import PageFacts, read_facts
from generator.model.article import Article, Block, Kind, Origin, OriginKind, Sourced
from generator.model.corpus import Corpus
from generator.model.document import Document, Form
from generator.model.notice import Notice
from generator.model.settings import Decision, SourceEntry

__all__ = ["clean", "decide", "failed_tests", "known_lines", "recurring_lines"]

TRACKING = re.compile(r"utm_|fbclid|gclid|mc_|ref$|ref_|cmpid|smid", re.IGNORECASE)
"""Query fields that say how a reader came, not what is read."""


def clean(document: Document, sources: tuple[SourceEntry, ...], corpus: Corpus, *, all_body: bool = False) -> Article:
    """Tell the parts of a document apart and read its metadata. `all_body`: the text is an article already.

    The markup behind a dump is dropped: nothing after this stage reads it.
    """
    facts = read_facts(document.html) if document.html else PageFacts()
    parts, doubts = (_all_body(document), ()) if all_body else _label(document, corpus, facts)
    blocks = _head(document) + parts
    printed = Printed(text=document.text, blocks=blocks)
    known = gather(document, printed, facts, sources)
    ruled = apply_rules(document.text, blocks, known.source, sources)
    if ruled is not blocks:
        blocks, printed = ruled, Printed(text=document.text, blocks=ruled)
        known = gather(document, printed, facts, sources)
    return Article(
        id=_identity(document, known.url.value if known.url else None),
        document=replace(document, html=None),
        blocks=blocks,
        title=known.title,
        authors=known.authors,
        published=known.published,
        updated=known.updated,
        section=known.section,
        captured_after=_captured(document, blocks, known),
        source=known.source,
        url=known.url,
        language=known.language,
        rights=document.sidecar.rights,
        notices=(*document.notices, *doubts, *(() if all_body else find_marks(printed, facts))),
    )


def _captured(document: Document, blocks: tuple[Block, ...], known: Metadata) -> Sourced | None:
    day = known.published.value if known.published else None
    return captured_after(document.text, blocks, day, document.sidecar.captured)


def decide(article: Article, decisions: Sequence[Decision]) -> Article:
    """A person has the last word: apply decisions.yml in its order."""
    for decision in decisions:
        if decision.article in {article.id, article.document.file}:
            article = _apply(article, decision)
    return article


FIELDS = {"title": "title", "date": "published", "source": "source", "url": "url", "lang": "language"}
"""What a decision calls a field, and what an article calls it."""


def _label(document: Document, corpus: Corpus, facts: PageFacts) -> tuple[tuple[Block, ...], tuple[Notice, ...]]:
    lines = tuple(lines_of(document.text, document.head))
    if document.form is Form.TEXT:
        blocks = dump.label(lines, corpus)
        return blocks if dump.is_short(lines) else reconsider(document.text, blocks), ()
    if document.form is Form.MARKDOWN:
        return html.label_written(lines, document.html or ""), ()
    return html.label(lines, document.html or "", corpus, facts)


def _head(document: Document) -> tuple[Block, ...]:
    rule = "front matter of the file"
    head = document.text[: document.head]
    return tuple(Block(kind=Kind.METADATA, span=line.span, rule=rule) for line in lines_of(head))


def _all_body(document: Document) -> tuple[Block, ...]:
    lines = lines_of(document.text, document.head)
    return tuple(Block(kind=Kind.BODY, span=line.span, rule="all of the text is body, as asked") for line in lines)


def _identity(document: Document, url: str | None) -> str:
    if document.sidecar.id:
        return document.sidecar.id
    seed = canonical(url) if url else document.sha256
    return hashlib.sha256(seed.encode()).hexdigest()[:16] if url else seed[:16]


def canonical(url: str) -> str:
    """An address without what does not tell pages apart: fragment, tracking fields, default port, case of the host."""
    parts = urlsplit(url)
    query = urlencode(
        [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.match(key)]
    )
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", query, ""))


def _apply(article: Article, decision: Decision) -> Article:
    if decision.field == "hide":
        return replace(article, hidden=True)
    if decision.field == "rights":
        return replace(article, rights=str(decision.value))
    origin = Origin(kind=OriginKind.DECIDED, rule=f"{decision.place}: {decision.reason}")
    if decision.field == "authors":
        return replace(article, authors=tuple(Sourced(value=name, origin=origin) for name in decision.value or ()))
    changed = {FIELDS[decision.field]: Sourced(value=str(decision.value), origin=origin)}
    return replace(article, **changed)  # type: ignore[arg-type] # each of these fields is a Sourced
