"""Entry → the lines of each table that hold it."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.catalogue.masking import Mask
from generator.catalogue.rights import Public
from generator.extract.personal import masked
from generator.model.article import Article, Sourced
from generator.model.findings import LocalActor, Mention, Quote, SentenceRef, Statement
from generator.model.related import Actor, Alias, Entry, Related
from generator.model.settings import Curation, Rights
from generator.model.span import Span

Line = tuple[str | int | float | None, ...]

REASON = "how you know"
"""Stands in the lines to paste until a person fills it in."""

FLAG_EXCERPT = 160
"""Characters of the flagged words that the report shows: enough to judge, short enough for a table cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """An entry with what the store adds: its place in the order, its source's id, and what everybody may read."""

    position: int
    entry: Entry
    refs: tuple[SentenceRef, ...]
    """The entry's sentences."""
    source: int | None
    rights: Rights
    public: Public
    mask: Mask

    @property
    def id(self) -> str:
        """The article's id."""
        return self.entry.article.id

    def sentence(self, span: Span) -> int | None:
        """The sentence in which `span` starts; None where none covers it. Sentences stand in order of the text."""
        n = bisect_right(self.refs, span.start, key=lambda ref: ref.span.start) - 1
        return n if n >= 0 and span.start < self.refs[n].span.end else None

    def shows(self, span: Span) -> bool:
        """Whether everybody may read the words of `span`."""
        return self.rights is Rights.FULL or self.public.covers(span, self.refs)

    def masked(self, span: Span) -> str | None:
        """The words of `span` as everybody may read them; None where nothing in them is masked."""
        words = self.mask.cut(self.entry.article.text, span)
        return None if words == span.cut(self.entry.article.text) else words


def article(filed: Filed) -> Iterator[Line]:
    """The article itself."""
    one, findings = filed.entry.article, filed.entry.findings
    document = one.document
    yield (
        *(one.id, filed.position, int(filed.entry.counted), one.title.value, masked(filed.public.title)),
        *(one.day, filed.source, filed.rights.value),
        *(one.language.value, document.file, document.sha256, document.size, document.form.value, findings.engine),
        *(findings.integrity.score, int(findings.integrity.garbled), len(one.body), one.text),
    )


def field(filed: Filed) -> Iterator[Line]:
    """Every metadata value with its evidence."""
    for name, n, value in _values(filed.entry.article):
        span = value.origin.span
        ends = (span.start, span.end) if span else (None, None)
        yield (filed.id, name, n, value.value, value.origin.kind.value, value.origin.rule, *ends)


def _values(one: Article) -> Iterator[tuple[str, int, Sourced]]:
    yield "title", 0, one.title
    yield from (("author", n, author) for n, author in enumerate(one.authors))
    optional = (("published", one.published), ("source", one.source), ("url", one.url))
    yield from ((name, 0, value) for name, value in optional if value is not None)
    yield "language", 0, one.language


def block(filed: Filed) -> Iterator[Line]:
    """Every block of the raw text."""
    for n, one in enumerate(filed.entry.article.blocks):
        yield (filed.id, n, one.kind.value, one.rule, one.span.start, one.span.end)


def sentence(filed: Filed) -> Iterator[Line]:
    """Every sentence with its words."""
    for n, ref in enumerate(filed.refs):
        shown = int(n in filed.public.sentences)
        words = ref.span.cut(filed.entry.article.text)
        place = (ref.anchor, ref.block, ref.span.start, ref.span.end)
        yield (filed.id, n, *place, shown, words, filed.masked(ref.span))


def summary(filed: Filed) -> Iterator[Line]:
    """The sentences of the summary."""
    found = dict.fromkeys(filed.sentence(span) for span in filed.entry.findings.summary)
    for n, number in enumerate(number for number in found if number is not None):
        yield (filed.id, n, number)


def alias(actors: Iterable[Actor], curation: Curation) -> Iterator[Line]:
    """Other forms of the names, with what a person told of them."""
    by_hand = {entry.name: frozenset(entry.names) for entry in curation.actors}
    for one in actors:
        given = by_hand.get(one.name, frozenset())
        told = {known.name: known for known in one.spelt}
        for n, name in enumerate(one.aliases):
            known = told.get(name, Alias(name=name))
            yield (one.id, n, name, known.lang, known.script, int(name in given or name in told))


def not_alias(actors: Iterable[Actor]) -> Iterator[Line]:
    """Names that are not theirs."""
    for one in actors:
        yield from ((one.id, n, name) for n, name in enumerate(one.never))


def suggestion(related: Related) -> Iterator[Line]:
    """What a person should decide, with the lines that decide it."""
    for n, one in enumerate(related.suggestions):
        lines = (one.decision(accepted=accepted, reason=REASON) for accepted in (True, False))
        yield (one.id, n, one.doubt.value, one.actor, one.other, one.why, *lines)


def suggestion_article(related: Related) -> Iterator[Line]:
    """The articles under each suggestion."""
    for one in related.suggestions:
        yield from ((one.id, n, article) for n, article in enumerate(one.articles))


def appearance(filed: Filed) -> Iterator[Line]:
    """Each actor once, in order of first mention."""
    for n, (actor, locals_) in enumerate(_by_actor(filed).items()):
        mentions = [mention for one in locals_ for mention in one.mentions]
        acting = sum(mention.acting for mention in mentions)
        yield (filed.id, actor, n, len(mentions), acting)


def _by_actor(filed: Filed) -> dict[str, list[LocalActor]]:
    pairs = zip(filed.entry.findings.actors, filed.entry.actor_ids, strict=True)
    grouped: dict[str, list[LocalActor]] = {}
    for one, actor in sorted(pairs, key=lambda pair: pair[0].mentions[0].span):
        grouped.setdefault(actor, []).append(one)
    return grouped


def mention(filed: Filed) -> Iterator[Line]:
    """Each place where an actor is named, in order of the text."""
    for n, (one, actor) in enumerate(sorted(_mentions(filed), key=lambda pair: (pair[0].span, pair[1]))):
        place = (filed.sentence(one.span), one.span.start, one.span.end)
        yield (filed.id, n, actor, *place, one.text, one.rule, int(one.acting), int(one.saying))


def _mentions(filed: Filed) -> Iterator[tuple[Mention, str]]:
    for one, actor in zip(filed.entry.findings.actors, filed.entry.actor_ids, strict=True):
        yield from ((found, actor) for found in one.mentions)


def role(filed: Filed) -> Iterator[Line]:
    """What each actor is called, in order of the text."""
    pairs = zip(filed.entry.findings.actors, filed.entry.actor_ids, strict=True)
    roles = [(one, actor) for local, actor in pairs for one in local.roles]
    for n, (one, actor) in enumerate(sorted(roles, key=lambda pair: (pair[0].span, pair[1]))):
        yield (filed.id, n, actor, filed.sentence(one.span), one.text)


def affiliation(filed: Filed) -> Iterator[Line]:
    """Whom the article ties each person to, with the first sentence that names both."""
    locals_ = filed.entry.findings.actors
    by_name = {one.name: (actor, one) for one, actor in zip(locals_, filed.entry.actor_ids, strict=True)}
    ties: dict[tuple[str, str], int | None] = {}
    for one, actor in zip(locals_, filed.entry.actor_ids, strict=True):
        body = by_name.get(one.affiliation or "")
        if body is not None and body[0] != actor:
            ties.setdefault((actor, body[0]), _shared(filed, one, body[1]))
    yield from ((filed.id, actor, body, sentence) for (actor, body), sentence in ties.items())


def _shared(filed: Filed, one: LocalActor, other: LocalActor) -> int | None:
    """The first sentence that names both."""
    near = {filed.sentence(mention.span) for mention in other.mentions}
    both = (number for number in (filed.sentence(mention.span) for mention in one.mentions) if number in near)
    return next((number for number in both if number is not None), None)


def article_topic(filed: Filed) -> Iterator[Line]:
    """The topics, best first."""
    for n, one in enumerate(filed.entry.findings.topics):
        yield (filed.id, n, one.id, one.score, json.dumps(one.evidence, ensure_ascii=False))


def date_expression(filed: Filed) -> Iterator[Line]:
    """The date expressions, as found."""
    for n, one in enumerate(filed.entry.findings.dates):
        yield (filed.id, n, filed.sentence(one.span), one.text, one.value, one.precision.value, one.rule)


def event(filed: Filed) -> Iterator[Line]:
    """The dated sentences. One that no sentence covers has no place to link to and cannot be cited."""
    for n, one in enumerate(filed.entry.findings.events):
        number = filed.sentence(one.span)
        if number is not None:
            words = one.date_span.cut(filed.entry.article.text)
            status = (one.precision.value, one.status.value)
            yield (filed.id, n, number, one.date, *status, words, one.why, int(one.from_caption))


def quote(filed: Filed) -> Iterator[Line]:
    """What is quoted, and what is told in the article's own words, in the order of the text."""
    for n, one in enumerate(filed.entry.findings.said):
        match one:
            case Quote():
                kinds = ("direct", one.text, int(one.fragment), int(one.verbatim), 0, 0)
            case Statement():
                kinds = ("indirect", one.text, 0, 0, int(one.hedged), int(one.denied))
        yield (filed.id, n, filed.sentence(one.span), *kinds, int(filed.shows(one.span)), filed.masked(one.span))


def speaker(filed: Filed) -> Iterator[Line]:
    """Who says each of them; a speaker's canonical name is looked up among the article's own actors."""
    names = [one.name for one in filed.entry.findings.actors]
    ids = dict(zip(names, filed.entry.actor_ids, strict=True))
    for number, one in enumerate(filed.entry.findings.said):
        for n, who in enumerate(one.speakers):
            yield (filed.id, number, n, who.name, ids.get(who.actor) if who.actor else None)


def flag(filed: Filed) -> Iterator[Line]:
    """What speaks against the wording."""
    for n, one in enumerate(filed.entry.findings.integrity.flags):
        words, instead = one.span.cut(filed.entry.article.text), filed.masked(one.span)
        shown = (int(filed.shows(one.span)), None if instead is None else _short(instead))
        yield (filed.id, n, filed.sentence(one.span), one.flag, one.message, _short(words), *shown)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= FLAG_EXCERPT else line[: FLAG_EXCERPT - 1] + "…"


def personal(filed: Filed) -> Iterator[Line]:
    """What a person should look at before it is published."""
    for n, one in enumerate(filed.entry.findings.personal):
        words = _short(one.span.cut(filed.entry.article.text))
        yield (filed.id, n, filed.sentence(one.span), one.flag, one.message, one.span.start, one.span.end, words)


def mask(filed: Filed) -> Iterator[Line]:
    """What a public site prints as a label, and where."""
    for span, label in filed.mask.places:
        yield (filed.id, span.start, span.end, label)


def copy(filed: Filed) -> Iterator[Line]:
    """The articles with the same text, closest first."""
    for n, one in enumerate(filed.entry.copies):
        yield (filed.id, n, one.id, one.kind.value, one.share, one.why)
