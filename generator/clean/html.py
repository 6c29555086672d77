"""A page with its markup → blocks: the only door to trafilatura.

Trafilatura (precision mode) says which text is the article; the blocks are the lines of our own dump that hold it, so
that nothing is lost and every line carries its reason. The markup names the rest: captions, navigation, asides, forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import trafilatura

from generator.clean import dump
from generator.clean.cues import judge
from generator.clean.layout import Line, fold, lines_of
from generator.clean.lines import LineJudgement, classify
from generator.model.article import RUNNING_TEXT, Block, Kind
from generator.model.corpus import Corpus
from generator.model.document import Document
from generator.model.notice import Notice
from generator.read.page import PageLine, read_lines

ENOUGH = 250
"""Characters of article text below which trafilatura is taken to have missed it (`research/extraction.md` §7)."""

SHARE = 0.5
"""Part of a line's word shingles that must stand in the extraction for the line to count as article text."""

SHINGLE = 4
WHOLE = 0.95
MANY_SHORT = 8
"""Short lines in an extraction of a whole page: more than subheads and captions account for."""

BY_TAG = (
    ("figcaption", Kind.CAPTION, "stands in <figcaption>"),
    ("nav", Kind.NAVIGATION, "stands in <nav>"),
    ("form", Kind.FORM, "stands in <form>"),
    ("footer", Kind.LEGAL, "stands in <footer>"),
    ("aside", Kind.TEASER, "stands in <aside>"),
    ("button", Kind.NAVIGATION, "stands on a button"),
    ("address", Kind.BYLINE, "stands in <address>"),
)
BY_HINT = (
    (frozenset({"caption", "figcaption"}), Kind.CAPTION, "its class names a caption"),
    (frozenset({"byline", "author", "authors"}), Kind.BYLINE, "its class names a byline"),
    (frozenset({"related", "recommended", "teaser", "readmore"}), Kind.TEASER, "its class names related stories"),
    (frozenset({"newsletter", "subscribe", "donate", "promo", "paywall"}), Kind.PROMO, "its class names a promotion"),
    (
        frozenset({"share", "social", "breadcrumb", "breadcrumbs", "menu", "navigation"}),
        Kind.NAVIGATION,
        "its class names navigation",
    ),
    (frozenset({"ticker", "newsticker", "livefeed"}), Kind.TICKER, "its class names a ticker"),
    (frozenset({"cookie", "consent", "copyright"}), Kind.LEGAL, "its class names a legal notice"),
)
BYLINE_WORDS = 25
DOUBTED = 0.2
"""Part of the running text's characters from which two methods that differ on them are worth a person's look."""


@dataclass(frozen=True, slots=True)
class _Extract:
    """What trafilatura took for the article."""

    shingles: frozenset[tuple[str, ...]]
    folded: str

    def holds(self, line: str) -> bool:
        """Whether the line stands in it, wholly or for the most part."""
        words = re.findall(r"\w+", fold(line))
        if len(words) < SHINGLE:
            return bool(words) and f" {' '.join(words)} " in self.folded
        own = _shingles(words)
        return sum(shingle in self.shingles for shingle in own) >= SHARE * len(own)


def label(document: Document, corpus: Corpus) -> tuple[tuple[Block, ...], tuple[Notice, ...]]:
    """Blocks of a page, and where the two methods disagree on it.

    Falls back to the rules for plain dumps where trafilatura finds next to nothing.
    """
    html = document.html or ""
    pages = read_lines(html)
    lines = list(lines_of(document.text, document.head))
    extract = _extract(html)
    if extract is None or _takes_page(extract, lines):
        return dump.label(document.text, corpus, document.head), ()
    headline = _headline(pages)
    guesses = classify([line.text for line in lines], [line.blank_before for line in lines])
    verdicts = [
        _judge(line, page, extract, guess) if number != headline else (Kind.HEADLINE, "the page's main heading")
        for number, (line, page, guess) in enumerate(zip(lines, pages, guesses, strict=True))
    ]
    blocks = tuple(
        block
        for line, verdict in zip(lines, verdicts, strict=True)
        for block in dump.blocks_of(line, dump.Verdict(*verdict))
    )
    return blocks, tuple(_disagreement(lines, [kind for kind, _ in verdicts], [guess.kind for guess in guesses]))


def _disagreement(lines: Sequence[Line], told: Sequence[Kind], learned: Sequence[Kind]) -> Iterator[Notice]:
    """Where the learned line kinds cut what trafilatura keeps, or keep what it cuts."""
    for kept, other, who in (
        (told, learned, "trafilatura takes for the article but its shape speaks against"),
        (learned, told, "looks like the article's but trafilatura leaves out"),
    ):
        own = [number for number, kind in enumerate(kept) if kind in RUNNING_TEXT]
        cut = [number for number in own if other[number] not in RUNNING_TEXT | {Kind.HEADLINE}]
        share = _length(lines, cut) / max(1, _length(lines, own))
        if share >= DOUBTED:
            message = f"{share:.0%} of the running text {who}; the first such line: “{lines[cut[0]].text[:60]}”."
            yield Notice(code="disagreement", message=message, span=lines[cut[0]].span)


def _length(lines: Sequence[Line], numbers: Sequence[int]) -> int:
    return sum(len(lines[number].text) for number in numbers)


def _extract(html: str) -> _Extract | None:
    text = trafilatura.extract(
        html, favor_precision=True, include_comments=False, include_tables=True, deduplicate=False, fast=False
    )
    if not text or len(text) < ENOUGH:
        return None
    words = re.findall(r"\w+", fold(text))
    return _Extract(frozenset(_shingles(words)), f" {' '.join(words)} ")


def _takes_page(extract: _Extract, lines: Sequence[Line]) -> bool:
    """Whether the extraction is the whole page, short lines and all, as where tables lay out its columns."""
    held = [line for line in lines if extract.holds(line.text)]
    short = sum(1 for line in held if not line.is_prose)
    return len(held) >= WHOLE * len(lines) and short >= MANY_SHORT


def _shingles(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))]


def _headline(pages: Sequence[PageLine]) -> int | None:
    """The longest first-level heading; the first second-level one where there is none."""
    for tag in ("h1", "h2"):
        found = [
            number
            for number, page in enumerate(pages)
            if tag in page.tags and not page.tags & {"nav", "footer", "aside"}
        ]
        if found:
            return max(found, key=lambda number: len(pages[number].text)) if tag == "h1" else found[0]
    return None


def _judge(line: Line, page: PageLine, extract: _Extract, guess: LineJudgement) -> tuple[Kind, str]:
    if "figcaption" in page.tags:
        return Kind.CAPTION, "stands in <figcaption>"
    if extract.holds(line.text) and not page.tags & {"nav", "footer", "form"}:
        return _article_text(line, page)
    return _by_markup(page) or judge(line) or _by_shape(guess)


def _by_shape(guess: LineJudgement) -> tuple[Kind, str]:
    """What the line looks like, but for running text, which trafilatura knows better."""
    if guess.kind in RUNNING_TEXT | {Kind.HEADLINE}:
        return Kind.OTHER, "trafilatura does not take it for article text"
    return guess.kind, guess.reason


def _article_text(line: Line, page: PageLine) -> tuple[Kind, str]:
    if page.hints & {"caption"}:
        return Kind.CAPTION, "its class names a caption"
    if line.words <= BYLINE_WORDS and page.hints & {"byline", "author"} and not line.is_prose:
        return Kind.BYLINE, "its class names a byline"
    if page.tags & {"h2", "h3", "h4", "h5", "h6"}:
        return Kind.SUBHEAD, "a heading inside the article"
    return Kind.BODY, "trafilatura takes it for article text"


def _by_markup(page: PageLine) -> tuple[Kind, str] | None:
    for tag, kind, rule in BY_TAG:
        if tag in page.tags:
            return kind, rule
    for hints, kind, rule in BY_HINT:
        if hints & page.hints:
            return kind, rule
    return None


def label_written(document: Document) -> tuple[Block, ...]:
    """Blocks of a page that somebody wrote for reading, such as Markdown: a heading, and all else is body."""
    pages = read_lines(document.html or "")
    lines = list(lines_of(document.text, document.head))
    headline = _headline(pages) if pages else None
    verdicts = [
        dump.Verdict(Kind.HEADLINE, "the page's main heading") if number == headline else _written(page)
        for number, page in enumerate(pages)
    ]
    return tuple(
        block for line, verdict in zip(lines, verdicts, strict=True) for block in dump.blocks_of(line, verdict)
    )


def _written(page: PageLine) -> dump.Verdict:
    if page.tags & {"h1", "h2", "h3", "h4", "h5", "h6"}:
        return dump.Verdict(Kind.SUBHEAD, "a heading inside the article")
    return dump.Verdict(Kind.BODY, "the file holds an article and no page around it")
