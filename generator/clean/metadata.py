"""Title, authors, date, source, address and language of an article, each with its origin.

Order of trust: a person's decision, the sidecar, the file's own front matter, the page's markup, the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from generator.clean.datelines import stated
from generator.clean.language import identify
from generator.clean.printed import Printed
from generator.clean.signatures import sort_of
from generator.clean.structured import PageFacts, Statement
from generator.model.article import RUNNING_TEXT, Block, Kind, Origin, OriginKind, Sourced
from generator.model.document import Declared, Document
from generator.model.settings import SourceEntry
from generator.model.span import Span
from generator.settings.curation import is_address

SITE_SUFFIX = re.compile(r"\s+[|–—•·-]\s+[^|–—•·]{2,40}$")
LONGEST_TITLE = 300
SHORTEST_INSIDE = 15
"""Characters of a stated title from which a heading that holds it holds other words too: a kicker, a date."""
LABELS = 6
"""Parts of a host's name, from its end, that an outlet may sign with."""
DERIVED_TITLE = 140
"""Characters of a title made from the first sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known of an article beside its text; None where nothing says it."""

    title: Sourced
    authors: tuple[Sourced, ...]
    published: Sourced | None
    updated: Sourced | None
    section: Sourced | None
    source: Sourced | None
    url: Sourced | None
    language: Sourced


def gather(document: Document, printed: Printed, facts: PageFacts, sources: Sequence[SourceEntry]) -> Metadata:
    """Read everything that the file and its sidecar say. Decisions are applied later."""
    url = _declared(document, "url") or _stated(facts.url, document)
    return Metadata(
        title=_title(document, printed.blocks, facts),
        authors=_authors(document, printed, facts),
        published=_published(document, printed, facts),
        updated=_moment(facts.updated) or printed.updated,
        section=_stated(facts.section, document),
        source=_source(document, printed, facts, url, sources),
        url=url if url and is_address(url.value) else None,
        language=_language(document, printed.blocks),
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
    certain = declared or _stated(facts.headline, document)
    if certain:
        return certain
    stated = _stated_title(facts.title, document)
    if heading and heading.span.end - heading.span.start <= LONGEST_TITLE:
        inside = stated and len(stated.value) >= SHORTEST_INSIDE and stated.value in heading.span.cut(document.text)
        return stated if stated and inside else _from_block(heading, document.text, heading.rule)
    return stated or _derived_title(document, blocks)


def _stated_title(statement: Statement | None, document: Document) -> Sourced | None:
    """What the markup states, without the site's name at its end."""
    stated = _stated(statement, document)
    if stated is None:
        return None
    plain = SITE_SUFFIX.sub("", stated.value)[:LONGEST_TITLE] or stated.value[:LONGEST_TITLE]
    return replace(stated, value=plain)


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


def _authors(document: Document, printed: Printed, facts: PageFacts) -> tuple[Sourced, ...]:
    for declared, kind, rule in _statements(document):
        if declared.authors:
            return tuple(Sourced(value=name, origin=Origin(kind=kind, rule=rule)) for name in declared.authors)
    people = tuple(author for author in facts.authors if not _names_outlet(author.value, facts))
    if people:
        return tuple(_signed(author, document) for author in people)
    return printed.authors or tuple(_signed(author, document) for author in facts.authors)


def _names_outlet(author: str, facts: PageFacts) -> bool:
    """Whether the page states its own name or address as the author, as systems do that know no person."""
    known = facts.url.value if facts.url and is_address(facts.url.value) else ""
    labels = (urlsplit(known).hostname or "").split(".")[-LABELS:]
    addresses = {_letters("".join(labels[i:j])) for i in range(len(labels)) for j in range(i + 1, len(labels) + 1)}
    return _letters(author) in addresses | {_letters(facts.source.value if facts.source else "")}


def _letters(name: str) -> str:
    """Letters and figures alone, lower case: as a name stands in an address."""
    return re.sub(r"[\W_]", "", name).lower()


def _signed(statement: Statement, document: Document) -> Sourced:
    rule = f"the page states it: {statement.where}, {sort_of(statement.value)}"
    span = _place(document, statement.value)
    return Sourced(value=statement.value, origin=Origin(kind=OriginKind.EXTRACTED, rule=rule, span=span))


def _published(document: Document, printed: Printed, facts: PageFacts) -> Sourced | None:
    declared = _declared(document, "date")
    if declared:
        return declared
    return _moment(facts.published) or printed.published


def _moment(statement: Statement | None) -> Sourced | None:
    """A date that the markup states, where it can be read in one way."""
    value = stated(statement.value) if statement else None
    if statement is None or value is None:
        return None
    return Sourced(value=value, origin=Origin(kind=OriginKind.EXTRACTED, rule=f"the page states it: {statement.where}"))


def _source(
    document: Document, printed: Printed, facts: PageFacts, url: Sourced | None, sources: Sequence[SourceEntry]
) -> Sourced | None:
    return (
        _declared(document, "source")
        or _stated(facts.source, document)
        or _known_source(url, sources)
        or printed.masthead(sources)
        or printed.desk
        or printed.owner
    )


def _known_source(url: Sourced | None, sources: Sequence[SourceEntry]) -> Sourced | None:
    host = re.sub(r"^https?://(?:www\.)?([^/:?#]+).*$", r"\1", url.value.lower()) if url else ""
    for source in sources:
        if any(host == domain or host.endswith("." + domain) for domain in source.domains):
            origin = Origin(kind=OriginKind.DECIDED, rule=f"sources.yml knows the address {host}")
            return Sourced(value=source.name, origin=origin)
    return None


def _language(document: Document, blocks: Sequence[Block]) -> Sourced:
    declared = _declared(document, "lang")
    if declared:
        return declared
    body = "\n".join(block.span.cut(document.text) for block in blocks if block.kind in RUNNING_TEXT)
    language, rule = identify(body or document.text)
    return Sourced(value=language, origin=Origin(kind=OriginKind.DERIVED, rule=rule))
