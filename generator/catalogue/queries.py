"""The store → typed answers for the pages."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from generator.catalogue import questions as ask
from generator.catalogue.identity_rows import AliasRow, SuggestionRow
from generator.catalogue.masking import Mask
from generator.catalogue.rows import (
    ActorRow,
    AppearanceRow,
    ArticleRow,
    ArticleTopicRow,
    BlockRow,
    CopyRow,
    DateRow,
    EventRow,
    FieldRow,
    FlagRow,
    HiddenRow,
    MentionRow,
    NoticeRow,
    PassageRow,
    PersonalRow,
    QuoteRow,
    RefusalRow,
    RoleRow,
    SentenceRow,
    SourceRow,
    SpeakerRow,
    Story,
    Tally,
    TieRow,
    TopicArticleRow,
    TopicRow,
)
from generator.extract.personal import masked
from generator.model.article import Kind, OriginKind
from generator.model.findings import ActorType, Precision, Status
from generator.model.related import CopyKind, Doubt
from generator.model.settings import Profile, Rights
from generator.model.span import Span

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Row = TypeVar("Row", bound="DataclassInstance")

_DECODE: Mapping[str, Callable[[Any], Any]] = {
    "bool": bool,
    "Kind": Kind,
    "OriginKind": OriginKind,
    "ActorType": ActorType,
    "Precision": Precision,
    "Status": Status,
    "Rights": Rights,
    "CopyKind": CopyKind,
    "Doubt": Doubt,
    "tuple[str, ...]": lambda stored: tuple(json.loads(stored)),
}


class Catalogue:
    """The corpus as one profile may see it. A context manager: the database is open inside `with` only."""

    def __init__(self, path: Path, profile: Profile = Profile.INTERNAL) -> None:
        self._path = path
        self._profile = profile
        self._database: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        self._database = sqlite3.connect(f"{self._path.resolve().as_uri()}?mode=ro", uri=True)
        self._database.row_factory = sqlite3.Row
        self._database.create_function("masked", 1, masked, deterministic=True)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None

    def seen_by(self, profile: Profile) -> Catalogue:
        """The same open database through the eyes of another profile."""
        other = Catalogue(self._path, profile)
        other._database = self._database
        return other

    def tally(self) -> Tally:
        """The corpus in numbers."""
        return self._one(Tally, ask.TALLY)

    def articles(self, limit: int = -1) -> tuple[ArticleRow, ...]:
        """Those that count, newest first, undated ones last."""
        return self._all(ArticleRow, ask.ARTICLES, limit=limit)

    def articles_and_copies(self) -> tuple[ArticleRow, ...]:
        """Newest first, undated ones last."""
        return self._all(ArticleRow, ask.ARTICLES_AND_COPIES)

    def articles_of_source(self, source: int) -> tuple[ArticleRow, ...]:
        """Copies too, newest first, undated ones last."""
        return self._all(ArticleRow, ask.ARTICLES_OF_SOURCE, source=source)

    def stories(self) -> Iterator[Story]:
        """Every article in full, copies too, newest first."""
        for row in self.articles_and_copies():
            yield self._story(row)

    def sources(self) -> tuple[SourceRow, ...]:
        """By name."""
        return self._all(SourceRow, ask.SOURCES)

    def actors(self) -> tuple[ActorRow, ...]:
        """By name; those that only copies name too."""
        return self._all(ActorRow, ask.ACTORS)

    def aliases(self, actor: str) -> tuple[AliasRow, ...]:
        """Other forms of the name, as seen or given, sorted."""
        return self._all(AliasRow, ask.ALIASES, actor=actor)

    def not_aliases(self, actor: str) -> tuple[str, ...]:
        """Names that are not this actor's, as a person says."""
        return tuple(row["name"] for row in self._rows(ask.NOT_ALIASES, actor=actor))

    def suggestions(self, limit: int = -1) -> tuple[SuggestionRow, ...]:
        """What a person should decide about who is who, the likeliest first."""
        return self._suggestions(ask.SUGGESTIONS, limit=limit)

    def suggestions_of_actor(self, actor: str) -> tuple[SuggestionRow, ...]:
        """The same about one actor."""
        return self._suggestions(ask.SUGGESTIONS_OF_ACTOR, actor=actor)

    def roles(self, actor: str) -> tuple[RoleRow, ...]:
        """What the actor is called, newest first."""
        return self._all(RoleRow, ask.ROLES, actor=actor)

    def latest_roles(self) -> dict[str, str]:
        """What each actor was called last, by id; those that are never called anything are left out."""
        found: dict[str, str] = {}
        for row in self._rows(ask.LATEST_ROLES):
            found.setdefault(row["actor"], row["text"])
        return found

    def homes(self) -> dict[str, str]:
        """The country that the newest article ties each person to, itself or by an organisation of it: ids by id."""
        found: dict[str, str] = {}
        for row in self._rows(ask.HOMES):
            found.setdefault(row["actor"], row["country"])
        return found

    def ties(self, actor: str) -> tuple[TieRow, ...]:
        """Whom articles tie the person to, newest first."""
        return self._all(TieRow, ask.TIES, actor=actor)

    def members(self, body: str) -> tuple[TieRow, ...]:
        """The people whom articles tie to a country or organisation, newest first."""
        return self._all(TieRow, ask.MEMBERS, actor=body)

    def passages(self, actor: str) -> tuple[PassageRow, ...]:
        """Every sentence that names the actor, newest article first; a mention outside any sentence comes alone."""
        return self._all(PassageRow, ask.PASSAGES, actor=actor)

    def topics_of_actor(self, actor: str) -> tuple[TopicRow, ...]:
        """Topics of the articles that name the actor, most frequent first; `articles` counts those articles."""
        return self._all(TopicRow, ask.TOPICS_OF_ACTOR, actor=actor)

    def topics(self) -> tuple[TopicRow, ...]:
        """By label; those above them in the tree included, with no articles of their own."""
        return self._all(TopicRow, ask.TOPICS)

    def articles_of_topic(self, topic: str) -> tuple[TopicArticleRow, ...]:
        """Newest first, with the words that decided; copies where no other article is about it."""
        return tuple(
            TopicArticleRow(
                article=_row(ArticleRow, row), score=row["score"], evidence=tuple(json.loads(row["evidence"]))
            )
            for row in self._rows(ask.ARTICLES_OF_TOPIC, topic=topic)
        )

    def actors_of_topic(self, topic: str, limit: int) -> tuple[ActorRow, ...]:
        """Who acts in the topic's articles, in most of them first; the counts are of those articles."""
        return self._all(ActorRow, ask.ACTORS_OF_TOPIC, topic=topic, limit=limit)

    def events(self) -> tuple[EventRow, ...]:
        """Every dated sentence of the articles that count, newest first."""
        return self._all(EventRow, ask.EVENTS)

    def events_of_actor(self, actor: str) -> tuple[EventRow, ...]:
        """Dated sentences that name the actor, newest article first."""
        return self._all(EventRow, ask.EVENTS_OF_ACTOR, actor=actor)

    def events_of_topic(self, topic: str) -> tuple[EventRow, ...]:
        """Dated sentences of the topic's articles, newest article first."""
        return self._all(EventRow, ask.EVENTS_OF_TOPIC, topic=topic)

    def quotes(self) -> tuple[QuoteRow, ...]:
        """Every quote of the articles that count, newest first."""
        return self._quotes(ask.QUOTES)

    def quotes_of_actor(self, actor: str) -> tuple[QuoteRow, ...]:
        """What the actor is quoted with, newest article first."""
        return self._quotes(ask.QUOTES_OF_ACTOR, actor=actor)

    def flagged(self) -> tuple[ArticleRow, ...]:
        """Articles with evidence against their wording."""
        return self._all(ArticleRow, ask.FLAGGED)

    def flags(self, article: str) -> tuple[FlagRow, ...]:
        """The evidence against an article's wording."""
        return self._all(FlagRow, ask.FLAGS, article=article)

    def counted_elsewhere(self) -> tuple[CopyRow, ...]:
        """Each article that counts with the copies that do not, newest first."""
        return self._all(CopyRow, ask.COUNTED_ELSEWHERE)

    def personal(self) -> tuple[PersonalRow, ...]:
        """What to look at before publishing, newest article first."""
        return self._all(PersonalRow, ask.PERSONAL)

    def notices(self) -> tuple[NoticeRow, ...]:
        """Every warning, of the curation files first."""
        return self._all(NoticeRow, ask.NOTICES)

    def refusals(self) -> tuple[RefusalRow, ...]:
        """Inputs that were left out, by file."""
        return self._all(RefusalRow, ask.REFUSALS)

    def hidden(self) -> tuple[HiddenRow, ...]:
        """Articles that a person decided to hide."""
        return self._all(HiddenRow, ask.HIDDEN)

    def _quotes(self, sql: str, **values: str) -> tuple[QuoteRow, ...]:
        return tuple(
            _row(QuoteRow, row, speakers=self._all(SpeakerRow, ask.SPEAKERS, article=row["article"], quote=row["n"]))
            for row in self._rows(sql, **values)
        )

    def _suggestions(self, sql: str, **values: str | int) -> tuple[SuggestionRow, ...]:
        return tuple(
            _row(SuggestionRow, row, articles=self._all(ArticleRow, ask.SUGGESTED_BY, suggestion=row["id"]))
            for row in self._rows(sql, **values)
        )

    def _story(self, row: ArticleRow) -> Story:
        key = {"article": row.id}
        raw = self._rows(ask.STORY, **key)[0]
        mask = self._mask(row.id)
        sentences = self._placed(SentenceRow, ask.SENTENCES, row.id, mask)
        by_number = {sentence.n: sentence for sentence in sentences}
        return _row(
            Story,
            raw,
            row=row,
            text=mask.all_of(raw["text"]) if raw["text"] is not None else None,
            fields=self._all(FieldRow, ask.FIELDS, **key),
            blocks=self._placed(BlockRow, ask.BLOCKS, row.id, mask),
            sentences=sentences,
            summary=tuple(by_number[one["sentence"]] for one in self._rows(ask.SUMMARY, **key)),
            appearances=self._all(AppearanceRow, ask.APPEARANCES, **key),
            mentions=self._placed(MentionRow, ask.MENTIONS, row.id, mask),
            topics=self._all(ArticleTopicRow, ask.ARTICLE_TOPICS, **key),
            dates=self._all(DateRow, ask.DATES, **key),
            events=self._all(EventRow, ask.EVENTS_OF_ARTICLE, **key),
            quotes=self._quotes(ask.QUOTES_OF_ARTICLE, **key),
            flags=self._all(FlagRow, ask.FLAGS, **key),
            notices=self._all(NoticeRow, ask.NOTICES_OF_ARTICLE, **key),
            copies=self._all(CopyRow, ask.COPIES, **key),
        )

    def _mask(self, article: str) -> Mask:
        """What this profile does not see of the text; the places of all else are counted in the text as it sees it."""
        if self._profile is Profile.INTERNAL:
            return Mask()
        rows = self._rows(ask.MASK, article=article)
        return Mask(places=tuple((_span(row), row["label"]) for row in rows))

    def _placed(self, kind: type[Row], sql: str, article: str, mask: Mask) -> tuple[Row, ...]:
        rows = self._rows(sql, article=article)
        return tuple(_row(kind, row, span=mask.moved(_span(row))) for row in rows)

    def _one(self, kind: type[Row], sql: str, **values: str | int) -> Row:
        return _row(kind, self._rows(sql, **values)[0])

    def _all(self, kind: type[Row], sql: str, **values: str | int) -> tuple[Row, ...]:
        return tuple(_row(kind, row) for row in self._rows(sql, **values))

    def _rows(self, sql: str, **values: str | int) -> list[sqlite3.Row]:
        if self._database is None:
            raise RuntimeError("The catalogue is closed: ask inside `with Catalogue(path) as catalogue`.")
        inside = int(self._profile is Profile.INTERNAL)
        return self._database.execute(sql, {"internal": inside, **values}).fetchall()


def _span(line: sqlite3.Row) -> Span:
    return Span(start=line["start"], end=line["end"])


def _row(kind: type[Row], line: sqlite3.Row, /, **given: object) -> Row:
    """One line of an answer as a value; `given` are the fields that stand in other tables."""
    stored = {name: decode(line[name]) for name, decode in _columns(kind) if name not in given}
    return kind(**stored, **given)


@cache
def _columns(kind: type[DataclassInstance]) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    return tuple((field.name, _DECODE.get(str(field.type), _as_stored)) for field in fields(kind))


def _as_stored(value: object) -> object:
    return value
