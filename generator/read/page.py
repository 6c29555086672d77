"""Markup → the lines that a reader of the page would see: the only door to lxml.

The dump follows `innerText` (HTML Standard, "the innerText getter steps") as far as markup alone tells: blocks end
lines, paragraphs stand apart, scripts, styles and what is hidden inline are left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

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
PICTURES = frozenset({"img", "video", "iframe"})
NAMING = ("class", "id", "role", "itemprop")
HINT = re.compile(r"[a-z]{3,}")
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
STREAMED = re.compile(r"S:[0-9a-f]+$")
"""The id that React's server rendering gives to the parts of a page that arrive late."""
SPACES = re.compile(r"[ \t\r\n\x0b\f\x1c-\x1e\x85\u00a0\u200b\u2028\u2029\ufeff]+")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
XML_HEAD = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
TAG = re.compile(r"<[!/a-zA-Z?][^>]{0,2000}>?")
SILENT = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
MOST_LINES = 60_000
"""Lines of one article. A novel in lines of mail has 15,000; a line costs the cleaner 30 microseconds and 3 KB."""

MOST_TAGS = 150_000
"""Tags of one page; of 1,280 real ones none has 10,000. One costs 500 bytes here, and trafilatura 50 microseconds."""

MOST_HINTS = 200
"""Words of attributes that a line keeps from all its elements; 5 MB of class names would else stand on every line."""

ONE_CLASS = etree.ElementDefaultClassLookup(element=lxml.html.HtmlElement)
"""lxml's own lookup asks Python for the class of every element at every visit; nothing here needs one for forms."""

DEEPEST = 250
"""Levels of nesting that libxml2 reads without its `huge` option; real pages stay under 60."""


@dataclass(slots=True, eq=False)
class Place:
    """An element that lines stand in, and the one around it."""

    tag: str
    parent: Place | None
    named: str
    """Its `class`, `id`, `role` and `itemprop` attributes, lower case."""
    breaks: bool
    """Whether it begins a line of its own."""
    in_link: bool = False
    in_pre: bool = False
    _around: tuple[Place, ...] = ()
    _tags: frozenset[str] | None = None
    _hints: frozenset[str] | None = None

    @property
    def tags(self) -> frozenset[str]:
        """Its own tag and those of every element around it."""
        if self._tags is None:
            self._tags = (self.parent.tags if self.parent else frozenset()) | {self.tag}
        return self._tags

    @property
    def hints(self) -> frozenset[str]:
        """Words of its own attributes and of those of every element around it; of its own alone where they are many."""
        if self._hints is None:
            around = self.parent.hints if self.parent else frozenset()
            own = words_of(self.named)
            self._hints = around if own <= around else around | own if len(around) + len(own) <= MOST_HINTS else own
        return self._hints

    @property
    def chain(self) -> tuple[Place, ...]:
        """The element and all around it, from inside out; what is outside every element comes last."""
        if not self._around and self.parent:
            self._around = self.parent.chain
        return (self, *self._around)

    @property
    def block(self) -> Place:
        """The nearest element that begins a line, itself counted."""
        place = self
        while place.parent and not place.breaks:
            place = place.parent
        return place


@lru_cache(maxsize=4096)
def words_of(named: str) -> frozenset[str]:
    """The words of an attribute: `story-body__text` holds three."""
    return frozenset(HINT.findall(named))


@dataclass(slots=True)
class PageLine:
    """One line of a page, with what the markup says of it."""

    place: Place
    """The element that its first character stands in."""
    text: str = ""
    blank_before: bool = False
    linked: int = 0
    """Characters inside links."""
    pictured: bool = False
    """Whether a picture stands between it and the line before."""

    @property
    def tags(self) -> frozenset[str]:
        """Tags of every element that the line stands in."""
        return self.place.tags

    @property
    def hints(self) -> frozenset[str]:
        """Words of their `class`, `id`, `role` and `itemprop` attributes, lower case."""
        return self.place.hints


NOWHERE = Place("", None, "", breaks=True)


@dataclass(slots=True)
class _Writer:
    """Collects the lines while the tree is walked."""

    lines: list[PageLine] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    """Of the line that is being written; empty between lines."""
    blank: bool = False
    pictured: bool = False

    def end_line(self, *, blank: bool = False) -> None:
        if self.parts:
            self.lines[-1].text = "".join(self.parts).rstrip()
            self.parts = []
        self.blank = self.blank or blank

    def write(self, text: str, place: Place) -> None:
        """Add text to the line; inside <pre> a line break ends it."""
        if place.in_pre and "\n" in text:
            first, *others = text.split("\n")
            self._add(first, place)
            for other in others:
                self.end_line()
                self._add(other, place)
        else:
            self._add(text, place)

    def _add(self, text: str, place: Place) -> None:
        text = SPACES.sub(" ", text)
        if not self.parts or self.parts[-1][-1] == " ":
            text = text.lstrip()
        if not text:
            return
        if not self.parts:
            self.lines.append(PageLine(place, blank_before=self.blank, pictured=self.pictured))
            self.blank = self.pictured = False
        self.parts.append(text)
        if place.in_link:
            self.lines[-1].linked += len(text.strip())


def dump(html: str) -> str:
    """The whole page as plain text, one line a block."""
    return join(read_lines(html))


def join(lines: list[PageLine]) -> str:
    """The lines as one text; a blank line where the page sets a paragraph apart."""
    parts = [("\n\n" if line.blank_before else "\n") + line.text for line in lines]
    return "".join(parts).lstrip("\n")


@lru_cache(maxsize=1)
def read_lines(html: str) -> list[PageLine]:
    """The lines of a page in order. Markup that is nested absurdly is read without its structure."""
    return lines_in(parse(html), html)


def lines_in(tree: lxml.html.HtmlElement | None, html: str) -> list[PageLine]:
    """The lines of a page whose tree is known; None where it could not be read."""
    writer = _Writer()
    if tree is None:
        for words in _strip(html).split("\n"):
            writer.write(words, NOWHERE)
            writer.end_line()
    else:
        _walk(tree, writer)
    writer.end_line()
    return writer.lines


@lru_cache(maxsize=1)
def parse(html: str) -> lxml.html.HtmlElement | None:
    """The tree of a page, to be read only: None where it is too deep, holds nothing or more than an article can.

    The last page's tree is kept, because dump, facts and extraction ask for the same one in a row.
    """
    if html.count("<") > MOST_TAGS:
        return None
    source = CONTROLS.sub(" ", XML_HEAD.sub("", html))
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    parser.set_element_class_lookup(ONE_CLASS)
    try:
        tree = lxml.html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    deep = any("depth" in error.message for error in parser.error_log if error.level == etree.ErrorLevels.FATAL)
    return None if deep else tree


def _walk(tree: lxml.html.HtmlElement, writer: _Writer) -> None:
    """Visit the tree without recursion; each step is an element to open, a tail to write, or a block to close."""
    steps: list[_Step] = [(OPEN, tree, NOWHERE)]
    while steps and len(writer.lines) <= MOST_LINES + 1:  # with more it is no article
        step, element, place = steps.pop()
        if step == OPEN:
            _open(element, place, writer, steps)
        elif step == TAIL:
            writer.write(element.tail, place)
        elif element.tag == "q":
            writer.write("”", place)
        else:
            writer.end_line(blank=element.tag == "p")


OPEN, TAIL, CLOSE = range(3)
_Step = tuple[int, lxml.html.HtmlElement, Place]


def _open(element: lxml.html.HtmlElement, around: Place, writer: _Writer, steps: list[_Step]) -> None:
    """Write the beginning of an element, and put what follows from it on the steps, last first."""
    tag = element.tag
    if not isinstance(tag, str) or tag in UNSEEN:
        writer.pictured = writer.pictured or tag in PICTURES
        return
    named = element.attrib
    if named and _is_hidden(named):
        return
    breaks = tag in BREAKING or (tag in CELLS and _holds_lines(element))
    if breaks or tag == "br":
        writer.end_line(blank=tag == "p")
    elif tag in CELLS and element.getprevious() is not None:
        writer.write(" ", around)
    place = Place(
        tag, around, _named(named) if named else "", breaks, tag == "a" or around.in_link, tag == "pre" or around.in_pre
    )
    if tag == "q":
        writer.write("“", place)
    if element.text:
        writer.write(element.text, place)
    if breaks or tag == "q":
        steps.append((CLOSE, element, place))
    for child in element.iterchildren(reversed=True):
        if child.tail:
            steps.append((TAIL, child, place))
        steps.append((OPEN, child, place))


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    """Whether no reader sees the element. What a server streams is hidden only until its script has put it in place."""
    if "hidden" in attributes:
        return not STREAMED.match(attributes.get("id", ""))
    return "style" in attributes and bool(HIDDEN.search(attributes["style"]))


def _holds_lines(cell: lxml.html.HtmlElement) -> bool:
    """Whether a table cell lays out lines of its own, as on pages that use tables for columns."""
    return any(child.tag == "br" or child.tag in BREAKING for child in cell)


def _named(attributes: Mapping[str, str]) -> str:
    return " ".join([attributes[name][:300].lower() for name in NAMING if name in attributes])


def _strip(html: str) -> str:
    """Text of markup that no parser should be asked to read."""
    return TAG.sub("\n", SILENT.sub("\n", html))
