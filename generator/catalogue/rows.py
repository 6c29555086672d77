"""What the store answers with: typed rows, nothing of the database.

`text: None` in a row means one thing: the source's rights keep these words off this site. `anchor: None` means that no
sentence on the article's page holds the words.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.article import Kind, OriginKind
from generator.model.findings import ActorType, Precision, Status
from generator.model.related import CopyKind
from generator.model.settings import Rights
from generator.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """An outlet, with what sources.yml says of it."""

    id: int
    name: str
    rights: Rights
    reliability: str
    note: str | None
    listed: bool
    articles: int
    copies: int
    """Articles beside these that count elsewhere."""
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """One line of a list of articles."""

    id: str
    title: str
    day: str | None
    source: str | None
    source_id: int | None
    reliability: str
    rights: Rights
    language: str
    garbled: bool
    file: str
    counted: bool
    """False for a copy of an article that is counted."""
    lead: str | None
    """The first sentence of the summary; None where there is none or it may not be shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """A value of the article's metadata and the evidence under it."""

    name: str
    value: str
    kind: OriginKind
    rule: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockRow:
    """A stretch of the raw text with its kind and the rule that told."""

    kind: Kind
    rule: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceRow:
    """A sentence that pages link to."""

    n: int
    anchor: str
    block: int
    span: Span
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """One line of a list of actors. The numbers are 0 for one that only copies name."""

    id: str
    name: str
    type: ActorType
    country: str | None
    country_name: str | None
    wikidata: str | None
    followthemoney: str | None
    notes: str | None
    articles: int
    mentions: int
    acting: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppearanceRow:
    """An actor in one article; `roles` as written there."""

    actor: str
    name: str
    type: ActorType
    mentions: int
    acting: int
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRow:
    """A place in one article where an actor is named."""

    actor: str
    span: Span
    text: str
    rule: str
    acting: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """What an actor is called at one place."""

    text: str
    article: str
    title: str
    day: str | None
    source: str | None
    anchor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageRow:
    """A sentence that names an actor, with the article it stands in."""

    article: str
    title: str
    day: str | None
    source: str | None
    garbled: bool
    anchor: str | None
    text: str | None
    acting: bool
    saying: bool
    """Whether it acts by words anywhere in it."""
    names: tuple[str, ...]
    """The forms of the name in it, in order."""
    others: tuple[str, ...]
    """Ids of the other actors that the sentence names, sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TieRow:
    """An article ties the person `actor` to the country or organisation `body`.

    `role` is what the article calls the person first; None where it gives no role.
    """

    actor: str
    body: str
    role: str | None
    article: str
    title: str
    day: str | None
    source: str | None
    anchor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRow:
    """A topic with its use in the corpus."""

    id: str
    label: str
    parent: str | None
    wikidata: str | None
    introduction: str | None
    articles: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleTopicRow:
    """A topic of one article, with the words that decided."""

    id: str
    label: str
    score: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicArticleRow:
    """An article of one topic, with the words that decided."""

    article: ArticleRow
    score: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRow:
    """A date expression of one article."""

    text: str
    value: str | None
    precision: Precision
    rule: str
    anchor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """A sentence that dates something, with the article it stands in."""

    article: str
    title: str
    day: str | None
    source: str | None
    garbled: bool
    anchor: str | None
    text: str | None
    date: str | None
    precision: Precision
    status: Status
    expression: str
    why: str
    from_caption: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerRow:
    """Who is quoted; `actor` is an id, None for an unnamed or unmatched speaker."""

    name: str
    actor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRow:
    """A quote, or a statement in the article's own words, with the article it stands in."""

    article: str
    title: str
    day: str | None
    source: str | None
    n: int
    anchor: str | None
    kind: str
    """`direct` or `indirect`."""
    text: str | None
    whole: str | None
    """The sentence that it stands in, or begins in."""
    fragment: bool
    verbatim: bool
    hedged: bool
    denied: bool
    speakers: tuple[SpeakerRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagRow:
    """Evidence against an article's wording; `excerpt` are the words that raised it."""

    flag: str
    message: str | None
    excerpt: str | None
    anchor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalRow:
    """A place with personal data. `words` is None where they may not be shown."""

    article: str
    flag: str
    message: str
    start: int
    end: int
    words: str | None
    anchor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRow:
    """An article (`id` and what follows) with the same text as `article`, or part of it. `share` is 0 to 1."""

    article: str
    id: str
    title: str
    day: str | None
    source: str | None
    counted: bool
    kind: CopyKind
    share: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRow:
    """A warning; `article` is None when it is about the curation files."""

    article: str | None
    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalRow:
    """An input that was left out."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenRow:
    """An article that a person decided to hide."""

    id: str
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The corpus in numbers. `first` and `last` are publication days, None without any dated article.

    What only a copy says is in none of them but `copies`; `personal` counts articles, copies too.
    """

    articles: int
    copies: int
    personal: int
    undated: int
    garbled: int
    sources: int
    actors: int
    topics: int
    quotes: int
    events: int
    refused: int
    hidden: int
    notices: int
    suggestions: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One article with all that it says, as far as it may be shown."""

    row: ArticleRow
    text: str | None
    """The decoded text; None where only an excerpt or nothing of it may be shown."""
    sha256: str
    size: int
    form: str
    engine: str
    score: float
    body_size: int
    fields: tuple[FieldRow, ...]
    blocks: tuple[BlockRow, ...]
    sentences: tuple[SentenceRow, ...]
    summary: tuple[SentenceRow, ...]
    appearances: tuple[AppearanceRow, ...]
    mentions: tuple[MentionRow, ...]
    topics: tuple[ArticleTopicRow, ...]
    dates: tuple[DateRow, ...]
    events: tuple[EventRow, ...]
    quotes: tuple[QuoteRow, ...]
    flags: tuple[FlagRow, ...]
    notices: tuple[NoticeRow, ...]
    copies: tuple[CopyRow, ...]
    """Articles with the same text or part of it: the one that counts first, then the closest."""

    def field(self, name: str) -> FieldRow | None:
        """The first value under this name; None where the file does not say and nobody decided."""
        return next((field for field in self.fields if field.name == name), None)

    def values(self, name: str) -> tuple[str, ...]:
        """All values under this name."""
        return tuple(field.value for field in self.fields if field.name == name)
