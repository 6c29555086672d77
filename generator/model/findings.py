"""What one article says, each finding with the span it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.notice import Notice
from generator.model.span import Span


class ActorType(StrEnum):
    """Who an actor is, coarsely."""

    PERSON = "PER"
    ORGANISATION = "ORG"
    GOVERNMENT = "GOV"
    ARMED_GROUP = "ARMED"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where an actor is named."""

    span: Span
    text: str
    rule: str
    """How it was tied to the actor: recogniser, gazetteer, surname, acronym, demonym, capital as subject…"""
    acting: bool = False
    """Whether the actor does or says something here (subject or agent of a verb, or speaker)."""
    saying: bool = False
    """Whether what it does here is to speak: its verb reports speech, or its words are given (`according to`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What an actor is called beside the name, verbatim."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalActor:
    """One actor of one article under its canonical name."""

    key: str
    """The lexicon's id where the actor is known there (`country:ir`, `org:un`), else empty."""
    name: str
    type: ActorType
    mentions: tuple[Mention, ...]
    """In order; never empty."""
    roles: tuple[Role, ...] = ()
    affiliation: str | None = None
    """Canonical name of the country or organisation that the article ties a person to."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other forms of the name as seen, in order of first appearance."""
        return tuple(dict.fromkeys(m.text for m in self.mentions if m.text != self.name))

    @property
    def acting(self) -> bool:
        """Whether it acts anywhere in the article."""
        return any(mention.acting for mention in self.mentions)


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicFinding:
    """A topic that the article is about."""

    id: str
    """`medtop:20000641` (IPTC Media Topics) or `user:slug`."""
    label: str
    score: float
    """0 to 1, rounded to three digits; comparable within one article."""
    evidence: tuple[str, ...]
    """The words of the article that decided, most telling first."""


class Precision(StrEnum):
    """How exact a date is."""

    MINUTE = "minute"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFinding:
    """A date expression. `value` is TIMEX3 (`2024-01-15`, `2024-SP`, `2023-12`); None where the file cannot say."""

    span: Span
    text: str
    value: str | None
    precision: Precision
    rule: str
    """Why this value, in one sentence a reader understands; for None, what is missing."""


class Status(StrEnum):
    """How an event stands, as its source tells it."""

    PLANNED = "planned"
    ANNOUNCED = "announced"
    REPORTED = "reported"
    HAPPENED = "happened"
    DENIED = "denied"
    EXPECTED = "expected"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFinding:
    """A sentence of the running text or a caption that dates something. `date` as in DateFinding."""

    span: Span
    """The sentence."""
    date: str | None
    precision: Precision
    status: Status
    date_span: Span
    """The expression that dates it."""
    why: str
    """One sentence: which words gave the date and the status."""
    from_caption: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who is quoted, where the name stands. `actor` is the canonical name, None for an unnamed or unmatched speaker."""

    name: str
    span: Span
    actor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words between quotation marks that somebody is said to have used. `span` leaves the marks out."""

    span: Span
    text: str
    speakers: tuple[Speaker, ...]
    """Empty where the text does not say; more than one for a joint statement."""
    fragment: bool
    """Whether it is less than a sentence."""
    verbatim: bool
    """False where the text is garbled or translated: the wording is as reported here, not as spoken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A clause that the article gives to somebody in its own words. It may hold words in quotation marks."""

    span: Span
    text: str
    speakers: tuple[Speaker, ...]
    """Never empty."""
    cue: Span
    """The verb that gives it to them, or `according`."""
    hedged: bool
    """Whether the article keeps its distance: reportedly, allegedly."""
    denied: bool
    """Whether they say that it is not so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Evidence that a text is garbled, truncated, wrongly decoded or personal. `flag` is a documented code."""

    flag: str
    message: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Integrity:
    """How far the wording can be trusted: 1.0 sound, below 0.6 garbled."""

    score: float
    flags: tuple[Flag, ...] = ()

    @property
    def garbled(self) -> bool:
        """Whether the text must not be quoted as verbatim."""
        return self.score < GARBLED_BELOW


GARBLED_BELOW = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceRef:
    """A sentence that pages can link to."""

    span: Span
    anchor: str
    block: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Everything that one article says."""

    engine: str
    sentences: tuple[SentenceRef, ...]
    actors: tuple[LocalActor, ...]
    topics: tuple[TopicFinding, ...]
    dates: tuple[DateFinding, ...]
    events: tuple[EventFinding, ...]
    quotes: tuple[Quote, ...]
    statements: tuple[Statement, ...]
    """What somebody is said to have said, without quotation marks; a quote may stand inside one."""
    summary: tuple[Span, ...]
    """Whole sentences, in the order of the text."""
    integrity: Integrity
    notices: tuple[Notice, ...] = ()
    personal: tuple[Flag, ...] = ()
    """What should not be published unseen; a message never repeats it."""

    @property
    def said(self) -> tuple[Quote | Statement, ...]:
        """Quotes and statements in the order of the text."""
        return tuple(sorted((*self.quotes, *self.statements), key=lambda one: (one.span.start, -one.span.end)))
