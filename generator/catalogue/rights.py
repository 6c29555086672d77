"""What a public site may show of an article: its source's rights, and the excerpt that they leave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.model.article import Article, Kind, OriginKind
from generator.model.findings import Findings, SentenceRef
from generator.model.related import Entry
from generator.model.settings import Rights, SourceEntry
from generator.model.span import Span

EXCERPT_SHARE = 4
"""An excerpt is at most one part in four of the running text's characters: the limit that the rights contract names."""

UNTITLED = "Untitled article"
"""Stands where the only title is the article's own first words and not even those may be shown."""


def source_of(article: Article, sources: Sequence[SourceEntry]) -> SourceEntry | None:
    """The line of sources.yml that speaks of this article: by name or alias, else by the host of its address."""
    name = article.source.value.casefold() if article.source else None
    for entry in sources:
        if name in {known.casefold() for known in (entry.name, *entry.aliases)}:
            return entry
    return _source_at(_host(article), sources)


def _host(article: Article) -> str:
    if article.url is None:
        return ""
    try:
        return (urlsplit(article.url.value).hostname or "").casefold()
    except ValueError:
        return ""


def _source_at(host: str, sources: Sequence[SourceEntry]) -> SourceEntry | None:
    for entry in sources:
        for domain in entry.domains:
            if host and (host == domain.casefold() or host.endswith("." + domain.casefold())):
                return entry
    return None


def rights_of(article: Article, source: SourceEntry | None) -> Rights:
    """What the sidecar grants, else what the source grants, else an excerpt."""
    if article.rights is not None:
        return Rights(article.rights)
    return source.rights if source else Rights.EXCERPT


@dataclass(frozen=True, slots=True, kw_only=True)
class Public:
    """The part of one article that everybody may read."""

    title: str
    sentences: frozenset[int]
    """Indices into `Findings.sentences`."""

    def covers(self, span: Span, refs: Sequence[SentenceRef]) -> bool:
        """Whether every sentence that shares a character with `span` may be shown, and there is one."""
        met = [n for n, ref in enumerate(refs) if ref.span.meets(span)]
        return bool(met) and all(n in self.sentences for n in met)


def public_part(entry: Entry, rights: Rights) -> Public:
    """Choose the excerpt: the summary first, then what quotes, events and mentions cite, as far as it fits."""
    title, refs = entry.article.title, entry.findings.sentences
    derived = title.origin.kind is OriginKind.DERIVED
    match rights:
        case Rights.FULL:
            return Public(title=title.value, sentences=frozenset(range(len(refs))))
        case Rights.METADATA:
            return Public(title=UNTITLED if derived else title.value, sentences=_headlines(entry))
        case Rights.EXCERPT:
            room = len(entry.article.body) // EXCERPT_SHARE
            shown = title.value if not derived or len(title.value) <= room else UNTITLED
            excerpt = frozenset(_excerpt(entry.findings, room - (len(shown) if derived else 0)))
            return Public(title=shown, sentences=excerpt | _headlines(entry))


def _headlines(entry: Entry) -> frozenset[int]:
    """Sentences of the headline: everybody may read the title."""
    blocks, refs = entry.article.blocks, entry.findings.sentences
    return frozenset(n for n, ref in enumerate(refs) if blocks[ref.block].kind is Kind.HEADLINE)


def _excerpt(findings: Findings, room: int) -> Iterator[int]:
    for n in dict.fromkeys(_cited(findings)):
        length = findings.sentences[n].span.end - findings.sentences[n].span.start
        if length <= room:
            room -= length
            yield n


def _cited(findings: Findings) -> Iterator[int]:
    """Indices of cited sentences, the most useful first; may repeat."""
    mentions = [mention for actor in findings.actors for mention in actor.mentions]
    spans = [
        *findings.summary,
        *(quote.span for quote in findings.quotes),
        *(event.span for event in findings.events),
        *sorted(mention.span for mention in mentions if mention.acting),
        *sorted(mention.span for mention in mentions if not mention.acting),
    ]
    for span in spans:
        yield from (n for n, ref in enumerate(findings.sentences) if ref.span.meets(span))
