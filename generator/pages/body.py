"""The running text of an article, every sentence under its own anchor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.catalogue.rows import BlockRow, MentionRow, SentenceRow, Story
from generator.model.article import Kind
from generator.model.page import Markdown
from generator.model.span import Span
from generator.pages import addresses, words
from generator.pages.markdown import PARAGRAPH, cut, escape, link

SHOWN = frozenset({Kind.BODY, Kind.SUBHEAD, Kind.CAPTION})

GAP = Markdown('<span class="b-gap">[…]</span>')
"""Words that the source's rights keep off this site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the writer of one body needs to know: where it stands, and which mentions become links."""

    here: str
    language: str
    names: dict[str, str]
    """Actor ids and their preferred names."""
    linked: tuple[MentionRow, ...]
    """The first mention of each actor, in order, none inside another."""


def body(story: Story, here: str) -> Markdown:
    """The shown blocks in order as Markdown paragraphs; empty where nothing of them may be shown."""
    setting = Setting(
        here=here,
        language=story.row.language,
        names={one.actor: one.name for one in story.appearances},
        linked=tuple(_first_mentions(story)),
    )
    sentences: dict[int, list[SentenceRow]] = {}
    for one in story.sentences:
        sentences.setdefault(one.block, []).append(one)
    blocks = (
        _block(block, sentences.get(n, []), story.text, setting)
        for n, block in enumerate(story.blocks)
        if block.kind in SHOWN
    )
    shown = list(_without_repeated_gaps(blocks))
    return Markdown("" if shown == [GAP] else "\n\n".join(shown))


def _first_mentions(story: Story) -> Iterator[MentionRow]:
    """The first mention in the shown text of each actor, skipping those that are masked or overlap one taken."""
    shown = [block.span for block in story.blocks if block.kind in SHOWN]
    done: set[str] = set()
    end = 0
    for mention in story.mentions:
        inside = mention.span.start < mention.span.end and any(span.covers(mention.span) for span in shown)
        if inside and mention.actor not in done and mention.span.start >= end:
            done.add(mention.actor)
            end = mention.span.end
            yield mention


SUBHEAD = '<span class="b-subhead" role="heading" aria-level="3">'
"""No Markdown heading: its id would be made of the article's words and could take the place of one of ours."""


def _without_repeated_gaps(blocks: Iterable[str]) -> Iterator[str]:
    last = ""
    for block in blocks:
        if block and not (block == GAP and last.endswith(GAP)):
            yield block
            last = block


def _block(block: BlockRow, sentences: list[SentenceRow], text: str | None, setting: Setting) -> str:
    pieces = list(_pieces(block, sentences, text, setting))
    if all(piece.strip() == GAP for piece in pieces):
        return GAP if pieces and block.kind is not Kind.CAPTION else ""
    paragraphs = _paragraphs(pieces)
    match block.kind:
        case Kind.SUBHEAD:
            return "\n\n".join(f"{SUBHEAD}{paragraph}</span>" for paragraph in paragraphs)
        case Kind.CAPTION:
            return "\n\n".join(f'<span class="b-caption">{paragraph}</span>' for paragraph in paragraphs)
        case _:
            return "\n\n".join(paragraphs)


def _paragraphs(pieces: Iterable[str]) -> Iterator[str]:
    """Pieces joined to paragraphs, a new one begun where the last has grown long."""
    line: list[str] = []
    for piece in pieces:
        if line and sum(map(len, line)) + len(piece) > PARAGRAPH:
            yield "".join(line).strip()
            line = []
        if not (piece.strip() == GAP and line and line[-1].strip() == GAP):
            line.append(piece)
    if line:
        yield "".join(line).strip()


def _pieces(block: BlockRow, sentences: list[SentenceRow], text: str | None, setting: Setting) -> Iterator[str]:
    """The block's sentences and what stands between them, all of its words in order, each with the space before it."""
    place = block.span.start
    for sentence in sentences:
        yield from _between(text, place, sentence.span.start)
        yield from _spaced(_sentence(sentence, setting), text, sentence.span.start)
        place = sentence.span.end
    yield from _between(text, place, block.span.end)


def _between(text: str | None, start: int, end: int) -> Iterator[str]:
    if text is None:
        return
    lead = len(text[start:end]) - len(text[start:end].lstrip())
    yield from _spaced((escape(piece) for piece in cut(text[start:end]) if piece), text, start + lead)


def _spaced(pieces: Iterable[str], text: str | None, start: int) -> Iterator[str]:
    """The first piece with a space before it where the text has one there, the others always: they were cut at it."""
    space = " " if text is None or text[start - 1 : start].isspace() else ""
    for piece in pieces:
        yield space + piece
        space = " "


def _sentence(sentence: SentenceRow, setting: Setting) -> Iterator[str]:
    """The sentence in its anchor; one of monstrous length goes on outside it, in plain pieces."""
    if sentence.text is None:
        yield GAP
        return
    if len(sentence.text) <= PARAGRAPH:
        yield _anchored(sentence.anchor, _with_links(sentence.span, sentence.text, setting), setting.language)
        return
    first, *rest = cut(sentence.text)
    yield _anchored(sentence.anchor, escape(first), setting.language)
    yield from (escape(piece) for piece in rest)


def _anchored(anchor: str, content: str, language: str) -> str:
    return f'<span id="{anchor}"{_foreign(language)}>{content}</span>'


def _foreign(language: str) -> str:
    """Attributes that tell a browser how to read words in another language than the site's."""
    if language.split("-", maxsplit=1)[0] in {"en", "und"}:
        return ""
    tag = "".join(sign for sign in language if sign.isascii() and (sign.isalnum() or sign == "-"))
    return f' lang="{tag}"' + (' dir="rtl"' if words.direction(language) == "rtl" else "")


def _with_links(span: Span, text: str, setting: Setting) -> str:
    """The sentence's words, with links on the first mention of each actor."""
    parts: list[str] = []
    place = 0
    for mention in setting.linked:
        if span.covers(mention.span):
            start, end = mention.span.start - span.start, mention.span.end - span.start
            path = addresses.actor(mention.actor, setting.names[mention.actor])
            name = link(escape(text[start:end]), addresses.relative(setting.here, path))
            parts += [escape(text[place:start]), name]
            place = end
    return "".join([*parts, escape(text[place:])]).strip()
