"""Markup → the lines that a reader of the page would see: the only door to lxml.

The dump follows `innerText` (HTML Standard, "the innerText getter steps") as far as markup alone tells: blocks end
lines, paragraphs stand apart, scripts, styles and what is hidden inline are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import lxml.html
from lxml import etree

UNSEEN = frozenset(
    "script style noscript template title meta link svg math canvas iframe object embed audio video source track "
    "param img input textarea select datalist area map base col colgroup".split()
)
BREAKING = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p "
    "plaintext pre search section summary table tbody tfoot thead tr ul xmp".split()
)
CELLS = frozenset({"td", "th"})
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
SPACES = re.compile(r"[ \t\r\n\x0b\f\x1c-\x1e\x85\u00a0\u200b\u2028\u2029\ufeff]+")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
XML_HEAD = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
TAG = re.compile(r"<[!/a-zA-Z?][^>]{0,2000}>?")
SILENT = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
DEEPEST = 250
"""Levels of nesting that libxml2 reads without its `huge` option; real pages stay under 60."""


@dataclass(slots=True)
class PageLine:
    """One line of a page, with what the markup says of it."""

    text: str = ""
    blank_before: bool = False
    tags: frozenset[str] = frozenset()
    """Tags of every element that the line stands in."""
    hints: frozenset[str] = frozenset()
    """Words of their `class`, `id`, `role` and `itemprop` attributes, lower case."""
    linked: int = 0
    """Characters inside links."""


@dataclass(slots=True)
class _Writer:
    """Collects the lines while the tree is walked."""

    lines: list[PageLine] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    """Of the line that is being written; empty between lines."""
    blank: bool = False

    def end_line(self, *, blank: bool = False) -> None:
        if self.parts:
            self.lines[-1].text = "".join(self.parts).rstrip()
            self.parts = []
        self.blank = self.blank or blank

    def write(self, text: str, tags: frozenset[str], hints: frozenset[str]) -> None:
        """Add text to the line; inside <pre> a line break ends it."""
        first, *others = text.split("\n") if "pre" in tags else [text]
        self._add(first, tags, hints)
        for other in others:
            self.end_line()
            self._add(other, tags, hints)

    def _add(self, text: str, tags: frozenset[str], hints: frozenset[str]) -> None:
        text = SPACES.sub(" ", text)
        if not self.parts or self.parts[-1].endswith(" "):
            text = text.lstrip()
        if not text:
            return
        if not self.parts:
            self.lines.append(PageLine(blank_before=self.blank, tags=tags, hints=hints))
            self.blank = False
        self.parts.append(text)
        if "a" in tags:
            self.lines[-1].linked += len(text.strip())


def dump(html: str) -> str:
    """The whole page as plain text, one line a block."""
    return join(read_lines(html))


def join(lines: list[PageLine]) -> str:
    """The lines as one text; a blank line where the page sets a paragraph apart."""
    parts = [("\n\n" if line.blank_before else "\n") + line.text for line in lines]
    return "".join(parts).lstrip("\n")


def read_lines(html: str) -> list[PageLine]:
    """The lines of a page in order. Markup that is nested absurdly is read without its structure."""
    tree = parse(html)
    writer = _Writer()
    if tree is None:
        for words in _strip(html).split("\n"):
            writer.write(words, frozenset(), frozenset())
            writer.end_line()
    else:
        _walk(tree, writer)
    writer.end_line()
    return writer.lines


def parse(html: str) -> lxml.html.HtmlElement | None:
    """The tree of a page; None where it is nested too deeply or holds nothing."""
    source = CONTROLS.sub(" ", XML_HEAD.sub("", html))
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = lxml.html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    deep = any("depth" in error.message for error in parser.error_log if error.level == etree.ErrorLevels.FATAL)
    return None if deep else tree


def _walk(tree: lxml.html.HtmlElement, writer: _Writer) -> None:
    """Visit the tree without recursion; each step is an element to open, a tail to write, or a block to close."""
    steps: list[tuple[lxml.html.HtmlElement, str, frozenset[str], frozenset[str]]] = [
        (tree, "open", frozenset(), frozenset())
    ]
    while steps:
        element, step, tags, hints = steps.pop()
        if step == "open":
            steps.extend(_open(element, tags, hints, writer))
        elif step == "tail":
            writer.write(element.tail or "", tags, hints)
        elif element.tag == "q":
            writer.write("”", tags, hints)
        else:
            writer.end_line(blank=element.tag == "p")


def _open(
    element: lxml.html.HtmlElement, tags: frozenset[str], hints: frozenset[str], writer: _Writer
) -> Iterator[tuple[lxml.html.HtmlElement, str, frozenset[str], frozenset[str]]]:
    tag = element.tag if isinstance(element.tag, str) else ""
    if not tag or tag in UNSEEN or element.get("hidden") is not None or HIDDEN.search(element.get("style") or ""):
        return
    breaking = tag in BREAKING or (tag in CELLS and _holds_lines(element))
    if breaking or tag == "br":
        writer.end_line(blank=tag == "p")
    elif tag in CELLS and element.getprevious() is not None:
        writer.write(" ", tags, hints)
    tags, hints = tags | {tag}, hints | _hints(element)
    writer.write(("“" if tag == "q" else "") + (element.text or ""), tags, hints)
    if breaking or tag == "q":
        yield element, "close", tags, hints
    for child in reversed(element):
        yield child, "tail", tags, hints
        yield child, "open", tags, hints


def _holds_lines(cell: lxml.html.HtmlElement) -> bool:
    """Whether a table cell lays out lines of its own, as on pages that use tables for columns."""
    return any(child.tag == "br" or child.tag in BREAKING for child in cell)


def _hints(element: lxml.html.HtmlElement) -> frozenset[str]:
    words = " ".join(element.get(name, "")[:300] for name in ("class", "id", "role", "itemprop"))
    return frozenset(re.findall(r"[a-z]{3,}", words.lower()))


def _strip(html: str) -> str:
    """Text of markup that no parser should be asked to read."""
    return TAG.sub("\n", SILENT.sub("\n", html))
