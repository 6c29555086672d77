"""Title, authors, date, source, address and language of an article, each with its origin.

Order of trust: a person's decision, the sidecar, the file's own front matter, the page's markup, the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.clean.language import identify
from generator.clean.layout import fold
from generator.clean.stamp import find_stamp, parse_stamp
from generator.clean.structured import PageFacts, Statement, read_facts
from generator.model.article import RUNNING_TEXT, Block, Kind, Origin, OriginKind, Sourced
from generator.model.document import Declared, Document
from generator.model.settings import SourceEntry
from generator.model.span import Span

SITE_SUFFIX = re.compile(r"\s+[|–—•·-]\s+[^|–—•·]{2,40}$")
LONGEST_TITLE = 300
DERIVED_TITLE = 140
"""Characters of a title made from the first sentence."""

JOINED = re.compile(r"\s*(?:,|;|\band\b|\bund\b|\bet\b|\by\b|&|\s\|\s)\s*")
NAME = re.compile(r"[^\W\d_][\w'’.\-]*(?:\s+[\w'’.\-]+){0,6}")
DESK = re.compile(
    r"^(?P<source>(?:The\s+)?[\w'’.\- ]+?)\s+"
    r"(?:(?:foreign|world|international|national|local|city|politics|business|sports?|culture|science|digital|web)\s+)?"
    r"(?:news\s*desk|desk|newsroom|staff|editors|editorial (?:board|team))$",
    re.IGNORECASE,
)
BY = re.compile(r"^(?i:by|von|par|por|di|від|автор:?)\s+")
READING = re.compile(r"\s*[|·•–—-]?\s*\d{1,3}\s*[- ]?min(?:ute)?s?\b(?:\s+read)?.*$", re.IGNORECASE)
COPYRIGHT = re.compile(
    r"^(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*(?:by\s+)?"
    r"(?P<name>[^\d©.|,]{3,60}?)(?:\s+\d{4}.*|[.|,].*|\s+all rights.*)?$",
    re.IGNORECASE,
)
COMPANY = re.compile(r"[,\s]+(?:ltd|limited|inc|llc|gmbh|ag|plc|sa|s\.a|corp|co)\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known of an article beside its text; None where nothing says it."""

    title: Sourced
    authors: tuple[Sourced, ...]
    published: Sourced | None
    source: Sourced | None
    url: Sourced | None
    language: Sourced


def gather(document: Document, blocks: Sequence[Block], sources: Sequence[SourceEntry]) -> Metadata:
    """Read everything that the file and its sidecar say. Decisions are applied later."""
    facts = read_facts(document.html) if document.html else PageFacts()
    url = _declared(document, "url") or _stated(facts.url, document)
    return Metadata(
        title=_title(document, blocks, facts),
        authors=_authors(document, blocks, facts),
        published=_published(document, blocks, facts),
        source=_source(document, blocks, facts, url, sources),
        url=url if url and url.value.startswith(("http://", "https://")) else None,
        language=_language(document, blocks),
    )


def _declared(document: Document, field: str) -> Sourced | None:
    """The sidecar's value (a decision), else the front matter's (extracted)."""
    for declared, kind, rule in _statements(document):
        value = getattr(declared, field)
        if value:
            return Sourced(value=value, origin=Origin(kind=kind, rule=rule))
    return None


def _statements(document: Document) -> tuple[tuple[Declared, OriginKind, str], ...]:
    return (
        (document.sidecar, OriginKind.DECIDED, "the sidecar says so"),
        (document.front, OriginKind.EXTRACTED, "the file's front matter says so"),
    )


def _stated(statement: Statement | None, document: Document) -> Sourced | None:
    if statement is None:
        return None
    span = _place(document, statement.value)
    return Sourced(
        value=statement.value,
        origin=Origin(kind=OriginKind.EXTRACTED, rule=f"the page states it: {statement.where}", span=span),
    )


def _place(document: Document, value: str) -> Span | None:
    start = document.text.find(value, document.head)
    return Span(start=start, end=start + len(value)) if start >= 0 and value else None


def _from_block(block: Block, text: str, rule: str) -> Sourced:
    return Sourced(
        value=" ".join(block.span.cut(text).split()),
        origin=Origin(kind=OriginKind.EXTRACTED, rule=rule, span=block.span),
    )


def _title(document: Document, blocks: Sequence[Block], facts: PageFacts) -> Sourced:
    heading = next((block for block in blocks if block.kind is Kind.HEADLINE), None)
    declared = _declared(document, "title")
    if declared:
        return declared
    if heading and heading.span.end - heading.span.start <= LONGEST_TITLE:
        return _from_block(heading, document.text, heading.rule)
    stated = _stated(facts.title, document)
    if stated:
        plain = SITE_SUFFIX.sub("", stated.value)[:LONGEST_TITLE] or stated.value[:LONGEST_TITLE]
        return replace(stated, value=plain)
    return _derived_title(document, blocks)


def _derived_title(document: Document, blocks: Sequence[Block]) -> Sourced:
    """The first sentence of the body, cut at a word: marked as derived wherever it is shown."""
    body = next((block for block in blocks if block.kind is Kind.BODY), blocks[0])
    words = " ".join(body.span.cut(document.text)[: DERIVED_TITLE * 4].split())
    end = re.search(r"(?<=[^A-Z.]{2}[.!?…])\s+(?=[\"“«(]?[A-ZА-ЯЁЄІЇҐ])", words)
    sentence = words[: end.start()] if end else words
    if len(sentence) > DERIVED_TITLE:
        sentence = sentence[:DERIVED_TITLE].rsplit(" ", 1)[0] + "…"
    origin = Origin(
        kind=OriginKind.DERIVED, rule="the file has no headline; this is how its text begins", span=body.span
    )
    return Sourced(value=sentence, origin=origin)


def _authors(document: Document, blocks: Sequence[Block], facts: PageFacts) -> tuple[Sourced, ...]:
    for declared, kind, rule in _statements(document):
        if declared.authors:
            return tuple(Sourced(value=name, origin=Origin(kind=kind, rule=rule)) for name in declared.authors)
    if facts.authors:
        return tuple(found for found in (_stated(author, document) for author in facts.authors) if found)
    bylines = [block for block in _above_body(blocks) if block.kind is Kind.BYLINE]
    return tuple(name for block in bylines for name in _names(block, document.text))


def _above_body(blocks: Sequence[Block]) -> Sequence[Block]:
    first = next((number for number, block in enumerate(blocks) if block.kind in RUNNING_TEXT), len(blocks))
    return blocks[: first + 3]


def _names(block: Block, text: str) -> tuple[Sourced, ...]:
    """People and desks of a byline, in order, each with its place."""
    line = block.span.cut(text)
    stamp = find_stamp(line)
    credit = READING.sub("", line[: stamp.start] if stamp else line)
    by = BY.match(credit)
    found = []
    start = by.end() if by else 0
    for part in re.split(JOINED, credit[start:]):
        name = part.strip(" \t,;|·•–—-")
        name = name.removeprefix("the ")
        if name and NAME.fullmatch(name) and (name[0].isupper() or DESK.match(name)):
            place = block.span.start + line.find(name, start)
            origin = Origin(kind=OriginKind.EXTRACTED, rule="byline", span=Span(start=place, end=place + len(name)))
            found.append(Sourced(value=name, origin=origin))
    return tuple(found)


def _published(document: Document, blocks: Sequence[Block], facts: PageFacts) -> Sourced | None:
    declared = _declared(document, "date")
    if declared:
        return declared
    if facts.published:
        stamp = parse_stamp(facts.published.value)
        if stamp:
            rule = f"the page states it: {facts.published.where}"
            return Sourced(value=stamp, origin=Origin(kind=OriginKind.EXTRACTED, rule=rule))
    for block in _above_body(blocks):
        if block.kind in {Kind.BYLINE, Kind.DATELINE}:
            found = find_stamp(block.span.cut(document.text))
            if found:
                span = Span(start=block.span.start + found.start, end=block.span.start + found.end)
                return Sourced(
                    value=found.value,
                    origin=Origin(kind=OriginKind.EXTRACTED, rule=f"date in the {block.kind}", span=span),
                )
    return None


def _source(
    document: Document, blocks: Sequence[Block], facts: PageFacts, url: Sourced | None, sources: Sequence[SourceEntry]
) -> Sourced | None:
    declared = _declared(document, "source") or _stated(facts.source, document)
    if declared:
        return declared
    known = _known_source(url, sources) or _masthead(document, blocks, sources)
    if known:
        return known
    for block in blocks:
        found = _desk(block, document.text) or _owner(block, document.text)
        if found:
            return found
    return None


def _known_source(url: Sourced | None, sources: Sequence[SourceEntry]) -> Sourced | None:
    host = re.sub(r"^https?://(?:www\.)?([^/:?#]+).*$", r"\1", url.value.lower()) if url else ""
    for source in sources:
        if any(host == domain or host.endswith("." + domain) for domain in source.domains):
            return Sourced(
                value=source.name, origin=Origin(kind=OriginKind.DECIDED, rule=f"sources.yml knows the address {host}")
            )
    return None


def _masthead(document: Document, blocks: Sequence[Block], sources: Sequence[SourceEntry]) -> Sourced | None:
    """A line outside the article that is the name of an outlet which sources.yml lists."""
    names = {fold(name): source.name for source in sources for name in (source.name, *source.aliases)}
    for block in blocks:
        if block.kind not in RUNNING_TEXT and (name := names.get(fold(block.span.cut(document.text)))):
            return Sourced(value=name, origin=_origin("sources.yml knows the name at the head of the page", block.span))
    return None


def _origin(rule: str, span: Span) -> Origin:
    return Origin(kind=OriginKind.EXTRACTED, rule=rule, span=span)


def _desk(block: Block, text: str) -> Sourced | None:
    if block.kind is not Kind.BYLINE:
        return None
    for name in _names(block, text):
        desk = DESK.match(name.value)
        if desk and name.origin.span:
            start = name.origin.span.start
            span = Span(start=start, end=start + len(desk["source"]))
            value = desk["source"]
            return Sourced(
                value=value, origin=Origin(kind=OriginKind.EXTRACTED, rule="the desk in the byline names it", span=span)
            )
    return None


def _owner(block: Block, text: str) -> Sourced | None:
    if block.kind is not Kind.LEGAL:
        return None
    line = block.span.cut(text)
    owner = COPYRIGHT.match(line)
    name = COMPANY.sub("", owner["name"]).strip() if owner else ""
    if not name or len(name.split()) > 6:  # noqa: PLR2004 - a longer one is a sentence about copyright
        return None
    start = block.span.start + line.find(name)
    span = Span(start=start, end=start + len(name))
    return Sourced(value=name, origin=Origin(kind=OriginKind.EXTRACTED, rule="the copyright line names it", span=span))


def _language(document: Document, blocks: Sequence[Block]) -> Sourced:
    declared = _declared(document, "lang")
    if declared:
        return declared
    body = "\n".join(block.span.cut(document.text) for block in blocks if block.kind in RUNNING_TEXT)
    language, rule = identify(body or document.text)
    return Sourced(value=language, origin=Origin(kind=OriginKind.DERIVED, rule=rule))
