"""JSON and JSON Lines of other tools → one Document a record, each tool known by the fields that it writes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import urlsplit

from generator.errors import Rejected
from generator.read import feed
from generator.read.encoding import decode
from generator.read.files import RawFile
from generator.read.items import (
    MOST_AUTHORS,
    Draft,
    Item,
    address,
    article_page,
    as_markup,
    moment,
    number,
    only,
    statement,
)
from generator.settings.decode import sound

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How one tool writes an article: names of its fields, best first."""

    tool: str
    marks: frozenset[str]
    """A record that has all of these is the tool's."""
    text: tuple[str, ...] = ()
    html: tuple[str, ...] = ()
    title: tuple[str, ...] = ("title",)
    authors: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    """Days of publication only: when a tool fetched or saved a page says nothing of the article."""
    source: tuple[str, ...] = ()
    url: tuple[str, ...] = ("url",)
    lang: tuple[str, ...] = ("language",)
    remedy: str = ""
    """Why a record of this shape is no article, where its tool keeps the text elsewhere."""


SHAPES = (
    Shape(
        tool="news-please",
        marks=frozenset({"maintext", "date_publish"}),
        text=("maintext",),
        authors=("authors",),
        date=("date_publish",),
        source=("source_domain",),
    ),
    Shape(
        tool="trafilatura",
        marks=frozenset({"text", "hostname"}),
        text=("text", "raw_text"),
        authors=("author",),
        date=("date",),
        source=("sitename", "source-hostname", "hostname"),
        url=("url", "source"),
    ),
    Shape(
        tool="Fundus",
        marks=frozenset({"publishing_date"}),
        text=("body", "plaintext"),
        authors=("authors",),
        date=("publishing_date",),
        source=("publisher",),
        url=("url", "html.responded_url", "html.requested_url"),
        lang=("lang", "language"),
    ),
    Shape(
        tool="Wallabag",
        marks=frozenset({"content", "domain_name"}),
        html=("content",),
        authors=("published_by",),
        date=("published_at",),
        source=("domain_name",),
        url=("origin_url", "given_url", "url"),
    ),
    Shape(
        tool="Readability (ArchiveBox's article.json)",
        marks=frozenset({"textContent", "siteName"}),
        html=("content",),
        text=("textContent",),
        authors=("byline",),
        date=("publishedTime",),
        source=("siteName",),
        lang=("lang",),
    ),
    Shape(
        tool="ArchiveBox",
        marks=frozenset({"timestamp", "url", "bookmarked_date"}),
        remedy="an ArchiveBox index names pages and holds no text; add the page's readability/content.html or "
        "singlefile.html",
    ),
    Shape(
        tool="ArchiveBox",
        marks=frozenset({"timestamp", "url", "history"}),
        remedy="an ArchiveBox index names pages and holds no text; add the page's readability/content.html or "
        "singlefile.html",
    ),
    Shape(
        tool="schema.org",
        marks=frozenset({"articleBody", "headline"}),
        text=("articleBody",),
        title=("headline",),
        authors=("author",),
        date=("datePublished",),
        source=("publisher",),
        url=("url", "mainEntityOfPage"),
        lang=("inLanguage",),
    ),
)
"""In order: the first shape whose marks a record has is its."""

HOLDERS = ("items", "_embedded.items", "entries", "articles", "links", "results", "data", "@graph")
"""Where a file that is one object keeps its list of records."""

BY = re.compile(r"^(?:by|von|par|por)\s+", re.IGNORECASE)
JOINED = re.compile(r"\s*;\s*")
MIDNIGHT = re.compile(r"[T ]00:00(?::00(?:\.0+)?)?$")
"""How tools that know only the day fill up the time."""


def read(raw: RawFile) -> Iterator[Item]:
    """A `.json` file: a list of records, an object that holds one, a single record, or a JSON Feed."""
    value = feed.load_json(raw.name, raw.data)
    if isinstance(value, dict) and str(value.get("version", "")).startswith("https://jsonfeed.org/version/"):
        return feed.read_json(raw, value)
    if isinstance(value, dict) and _shape(value):
        return iter([only(raw, _draft(value))])
    records = value if isinstance(value, list) else _held(value)
    if records is None:
        raise Rejected(raw.name, f"JSON, but no list of articles; known are JSON Feed and records of {_tools()}")
    return number(raw, (_draft(record) for record in records))


def read_lines(raw: RawFile) -> Iterator[Item]:
    """A `.jsonl` file: one record a line; blank lines count for nothing."""
    text, _ = decode(raw.name, raw.data)
    return number(raw, (_from_line(line) for line in text.split("\n") if line.strip()))


def _from_line(line: str) -> Draft | str:
    try:
        return _draft(feed.load_json("", line))
    except Rejected as mistake:
        return mistake.reason


def _held(value: Any) -> list[Any] | None:  # noqa: ANN401 - JSON holds anything
    if not isinstance(value, dict):
        return None
    return next((found for path in HOLDERS if isinstance(found := _at(value, path), list)), None)


def _shape(record: Record) -> Shape | None:
    return next((shape for shape in SHAPES if shape.marks <= record.keys()), None)


def _tools() -> str:
    return ", ".join(dict.fromkeys(shape.tool for shape in SHAPES))


def _draft(record: Any) -> Draft | str:  # noqa: ANN401 - JSON holds anything
    if not isinstance(record, dict):
        return "not a JSON object; export it again"
    shape = _shape(record)
    if shape is None:
        return f"its fields are of no tool that is known ({_tools()}); convert it to text or HTML"
    if shape.remedy:
        return shape.remedy
    title = _first(record, shape.title)
    url = next((found for path in shape.url if (found := address(_string(_at(record, path))))), "")
    front = statement(
        title=title,
        date=next((day for path in shape.date if (day := _day(_string(_at(record, path))))), None),
        authors=tuple(name for path in shape.authors for name in _names(_at(record, path))),
        source=next(_names(_at(record, shape.source[0])), "") or _first(record, shape.source) or _host(url),
        url=url,
        lang=_first(record, shape.lang),
    )
    payload = json.dumps(record, ensure_ascii=True, sort_keys=True).encode()
    return Draft(payload=payload, html=article_page(title, _body(record, shape)), front=front)


def _body(record: Record, shape: Shape) -> str:
    page = _first(record, shape.html)
    if page.strip():
        return page
    for path in shape.text:
        value = _at(record, path)
        markup = "".join(_sections(value)) if isinstance(value, dict) else as_markup(_string(value))
        if any(character.isalnum() for character in re.sub(r"<[^<>]{0,20}>", "", markup)):
            return markup
    return ""


def _sections(body: Record) -> Iterator[str]:
    """Fundus' article body: summary, then sections of headline and paragraphs."""
    yield from _paragraphs(body.get("summary"), "p")
    sections = body.get("sections")
    for section in sections if isinstance(sections, list) else []:
        if isinstance(section, dict):
            yield from _paragraphs(section.get("headline"), "h2")
            yield from _paragraphs(section.get("paragraphs"), "p")


def _paragraphs(value: Any, tag: str) -> Iterator[str]:  # noqa: ANN401
    for text in value if isinstance(value, list) else [value]:
        if words := _string(text).strip():
            yield f"<{tag}>{escape(words, quote=False)}</{tag}>"


def _names(value: Any) -> Iterator[str]:  # noqa: ANN401
    """Names from a string, a list of them, or objects with a `name`."""
    if isinstance(value, str):
        yield from (BY.sub("", name) for name in JOINED.split(sound(value)) if name.strip())
    elif isinstance(value, dict):
        yield from _names(value.get("name") if isinstance(value.get("name"), str) else None)
    elif isinstance(value, list):
        for entry in value[:MOST_AUTHORS]:
            yield from _names(entry if not isinstance(entry, list) else None)


def _day(value: str) -> str | None:
    return moment(MIDNIGHT.sub("", value))


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.") if url else ""


def _first(record: Record, paths: tuple[str, ...]) -> str:
    return next((found for path in paths if (found := _string(_at(record, path)))), "")


def _at(record: Record, path: str) -> Any:  # noqa: ANN401
    """The value at `a.b`; None where it is missing."""
    value: Any = record
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _string(value: Any) -> str:  # noqa: ANN401
    return sound(value) if isinstance(value, str) else ""
