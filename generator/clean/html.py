"""A page with its markup → blocks: the only door to trafilatura.

Three witnesses say which lines are the article: the shape of the line (`lines.py`), trafilatura (precision mode), and
the line's place in the page's tree. Small boosted trees (`markup.json`, made by `benchmarks/cleaning/train_html.py`)
weigh them line by line, so that nothing is lost and every line carries its reason. The markup names the rest:
captions, navigation, asides, forms.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

import numpy as np
import numpy.typing as npt
import trafilatura

from generator.clean import dump
from generator.clean.cues import judge
from generator.clean.layout import Line, fold
from generator.clean.lines import LineJudgement, classify
from generator.clean.markup import Said, measure
from generator.clean.neighbours import Columns
from generator.clean.reasons import STRONGEST, in_words
from generator.clean.structured import PageFacts
from generator.clean.trees import Answers, Forest
from generator.model.article import RUNNING_TEXT, Block, Kind
from generator.model.corpus import Corpus
from generator.model.notice import Notice
from generator.read.page import PageLine, parse, read_lines

Mark = npt.NDArray[np.bool_]
"""One yes or no a line."""
HEADINGS = frozenset({"h1", "h2", "h3"})
SUBHEADS = frozenset({"h2", "h3", "h4", "h5", "h6"})
FURNITURE = ("nav", "footer", "form")
APART = frozenset({"nav", "footer", "aside"})
WORD = re.compile(r"\w+")
SAME_TITLE = 0.5
"""Harmonic share of words from which a heading is the stated title: headlines for search engines say it in others."""
TITLE_WORDS = 4
SHARE = 0.5
"""Part of a line's word shingles that must stand in the extraction for the line to count as trafilatura's."""

WHOLE = 0.95
MANY_SHORT = 8
"""Short lines in an extraction of a whole page: more than subheads and captions account for."""

EXPLAINED = 12
"""Trees that a reason reads: the first carry most of the sum."""
SUBHEAD_WIDTH = 110
"""Characters up to which a line without a full stop in bold type is a subhead."""

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
DOUBTED = 0.2
"""Part of the running text's characters from which two methods that differ on them are worth a person's look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Model:
    hints: dict[str, float]
    body: Forest
    keep: float
    """Probability from which a line is running text."""


@cache
def _model() -> _Model:
    data: dict[str, Any] = json.loads((Path(__file__).parent / "markup.json").read_text("utf-8"))
    return _Model(hints=data["hints"], body=Forest.read(data["body"]), keep=data["keep"])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weighed:
    """What the trees say of every line of a page, and what they were asked with."""

    columns: Columns
    answers: Answers

    @classmethod
    def of(cls, pages: Sequence[PageLine], guesses: Sequence[LineJudgement], extract: str, stated: str) -> _Weighed:
        """Ask the trees."""
        model = _model()
        columns = measure(pages, guesses[0].asked.columns, Said.of(extract), Said.of(stated), model.hints)
        table = np.array([columns[name] for name in model.body.features], np.float64)
        return cls(columns=columns, answers=model.body.ask(table))

    @property
    def kept(self) -> list[bool]:
        """Whether each line is running text; what stands in <figcaption> never is."""
        chances = zip(self.answers.probabilities, self.columns["tag_figcaption"], strict=True)
        return [probability >= _model().keep and not caption for probability, caption in chances]

    @property
    def held(self) -> list[bool]:
        """Whether trafilatura takes each line for the article; not one of the furniture that repeats its words."""
        furnished = [any(marks) for marks in zip(*(self.columns[f"tag_{tag}"] for tag in FURNITURE), strict=True)]
        return [share >= SHARE and not out for share, out in zip(self.columns["held"], furnished, strict=True)]

    def reason(self, number: int) -> str:
        """The three strongest features of the decision on a line, in words."""
        gains = _model().body.reasons(self.answers.leaves[:EXPLAINED, number], STRONGEST)
        return in_words((name, gain, self.columns[name][number]) for name, gain in gains)


def label(
    lines: Sequence[Line], html: str, corpus: Corpus, facts: PageFacts
) -> tuple[tuple[Block, ...], tuple[Notice, ...]]:
    """Blocks of a page, and where two methods disagree on it. `facts` is what the page's data states.

    A page of a few lines, one without any running text, and one whose columns tables lay out, so that trafilatura takes
    all of them, is judged as a plain dump is.
    """
    if dump.is_short(lines):
        return dump.label(lines, corpus), ()
    pages = read_lines(html)
    guesses = classify([line.text for line in lines], [line.blank_before for line in lines])
    found = extract(html)
    weighed = _Weighed.of(pages, guesses, found, facts.body)
    if not any(weighed.kept) or _takes_page(lines, weighed.columns["held"] >= SHARE):
        return dump.label(lines, corpus), ()
    headline = _headline(pages, facts.title.value if facts.title else "")
    blocks = dump.blocks_of(lines, _judge(lines, pages, guesses, weighed, headline))
    return blocks, tuple(_disagreement(lines, weighed.held, guesses)) if found else ()


def _judge(
    lines: Sequence[Line],
    pages: Sequence[PageLine],
    guesses: Sequence[LineJudgement],
    weighed: _Weighed,
    headline: int | None,
) -> Iterator[dump.Verdict]:
    for number, kept in enumerate(weighed.kept):
        line, page = lines[number], pages[number]
        if number == headline:
            yield dump.Verdict(Kind.HEADLINE, "the page's main heading")
        elif kept:
            yield dump.Verdict(_running(line, page), weighed.reason(number))
        else:
            said = _by_markup(page) or judge(line)
            yield dump.Verdict(*said) if said else _by_shape(guesses[number], weighed, number)


def _running(line: Line, page: PageLine) -> Kind:
    """A heading inside the article, or a short line that is bold as a whole and no sentence, is a subhead."""
    bold = page.tags & {"strong", "b"} and len(line.text) <= SUBHEAD_WIDTH and not line.ends_sentence
    return Kind.SUBHEAD if bold or page.tags & SUBHEADS else Kind.BODY


def _by_shape(guess: LineJudgement, weighed: _Weighed, number: int) -> dump.Verdict:
    """What the line looks like, but for running text, which the trees above know better."""
    if guess.kind in RUNNING_TEXT | {Kind.HEADLINE}:
        return dump.Verdict(Kind.OTHER, weighed.reason(number))
    return dump.Verdict(guess.kind, guess.reason)


def _takes_page(lines: Sequence[Line], held: Mark) -> bool:
    """Whether the extraction is the whole page, short lines and all."""
    short = sum(taken and not line.is_prose for line, taken in zip(lines, held, strict=True))
    return bool(held.mean() >= WHOLE and short >= MANY_SHORT)


def _disagreement(lines: Sequence[Line], held: Sequence[bool], guesses: Sequence[LineJudgement]) -> Iterator[Notice]:
    """Where the shape of the lines speaks against what trafilatura takes, or for what it leaves out."""
    shaped = [guess.kind in RUNNING_TEXT for guess in guesses]
    for kept, other, who in (
        (held, shaped, "trafilatura takes for the article but its shape speaks against"),
        (shaped, held, "looks like the article's but trafilatura leaves out"),
    ):
        own = [number for number, yes in enumerate(kept) if yes and guesses[number].kind is not Kind.HEADLINE]
        cut = [number for number in own if not other[number]]
        share = _length(lines, cut) / max(1, _length(lines, own))
        if share >= DOUBTED:
            message = f"{share:.0%} of the running text {who}; the first such line: “{lines[cut[0]].text[:60]}”."
            yield Notice(code="disagreement", message=message, span=lines[cut[0]].span)


def _length(lines: Sequence[Line], numbers: Sequence[int]) -> int:
    return sum(len(lines[number].text) for number in numbers)


def extract(html: str) -> str:
    """What trafilatura takes for the article; empty where it finds nothing.

    Its own second opinions (`fast=False`) cost more than they tell beside ours.
    """
    tree = parse(html)
    if tree is None:
        return ""
    found = trafilatura.bare_extraction(
        deepcopy(tree), favor_precision=True, include_comments=False, include_tables=True, fast=True
    )
    text = getattr(found, "text", None) or ""
    return normalize("NFC", text)


def _headline(pages: Sequence[PageLine], stated: str = "") -> int | None:
    """The heading that says what the page states as its title; else the longest first-level one, else the first second.

    A first-level heading of a few words that the stated title does not share is the site's or the section's.
    """
    found = [i for i, page in enumerate(pages) if HEADINGS & page.tags and not page.tags & APART]
    meant = max(found, key=lambda i: (_alike(pages[i].text, stated), -i), default=None)
    if meant is not None and _alike(pages[meant].text, stated) >= SAME_TITLE:
        return meant
    first = [i for i in found if "h1" in pages[i].tags]
    if not first:
        return next((i for i in found if "h2" in pages[i].tags and not stated), None)
    longest = max(first, key=lambda i: len(pages[i].text))
    return longest if len(pages[longest].text.split()) >= TITLE_WORDS or not stated else None


def _alike(heading: str, stated: str) -> float:
    """Words that two titles share, as the harmonic mean of both shares."""
    a, b = set(WORD.findall(fold(heading))), set(WORD.findall(fold(stated)))
    return 2 * len(a & b) / (len(a) + len(b) or 1)


def _by_markup(page: PageLine) -> tuple[Kind, str] | None:
    for tag, kind, rule in BY_TAG:
        if tag in page.tags:
            return kind, rule
    for hints, kind, rule in BY_HINT:
        if hints & page.hints:
            return kind, rule
    return None


def label_written(lines: Sequence[Line], html: str) -> tuple[Block, ...]:
    """Blocks of a page that somebody wrote for reading, such as Markdown: a heading, and all else is body."""
    pages = read_lines(html)
    headline = _headline(pages) if pages else None
    verdicts = [
        dump.Verdict(Kind.HEADLINE, "the page's main heading") if number == headline else _written(page)
        for number, page in enumerate(pages)
    ]
    return dump.blocks_of(lines, verdicts)


def _written(page: PageLine) -> dump.Verdict:
    if page.tags & (SUBHEADS | {"h1"}):
        return dump.Verdict(Kind.SUBHEAD, "a heading inside the article")
    return dump.Verdict(Kind.BODY, "the file holds an article and no page around it")
