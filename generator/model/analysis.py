"""A text as the language model reads it, free of the library behind it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.article import Kind
from generator.model.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One word. `head` is the index of its syntactic head in the same sentence (its own for the root).

    `pos` is Universal POS, `tag` Penn Treebank, `dep` the ClearNLP label that spaCy's English models use.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A name as the recogniser saw it; `first` and `last` are token indices of its sentence, `last` excluded."""

    start: int
    end: int
    label: str
    """OntoNotes: PERSON, NORP, ORG, GPE, LOC, FAC, PRODUCT, EVENT, LAW, WORK_OF_ART, …"""
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a block that is read (body, subhead, headline, caption), with spans into the document's text."""

    span: Span
    kind: Kind
    """The kind of the block that it stands in."""
    block: int
    """Index into `Article.blocks`."""
    anchor: str
    """`s-` and 8 hex digits from the sentence's own words: survives every rebuild that keeps the sentence."""
    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """All sentences of an article in reading order."""

    engine: str
    """Which model read it, e.g. `en_core_web_md 3.8.0`; `rules` where the language has no model."""
    sentences: tuple[Sentence, ...]

    @property
    def running(self) -> tuple[Sentence, ...]:
        """The sentences of body blocks only (no headline, caption or subhead)."""
        return tuple(sentence for sentence in self.sentences if sentence.kind is Kind.BODY)
