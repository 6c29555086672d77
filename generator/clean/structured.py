"""What a page's markup says of itself: JSON-LD, microdata, RDFa Lite, OpenGraph, Dublin Core and plain meta tags."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from generator.clean.creators import creators
from generator.clean.datelines import stated
from generator.clean.microdata import Item, read_item
from generator.read.page import parse
from generator.settings.decode import sound

ARTICLE_TYPES = re.compile(
    r"(?:News|Reportage|Analysis|Opinion|Blog|Live|Background)?\w*(?:Article|BlogPosting|Report)$"
)
LARGEST_JSON = 1_000_000
DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Statement:
    """One value and where in the markup it stands, e.g. `JSON-LD datePublished`."""

    value: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """The first statement for each field, best source first. Empty tuples and None: the markup does not say."""

    title: Statement | None = None
    headline: Statement | None = None
    """What the data of a news article states as its headline; on the page, other lines may stand inside the heading."""
    authors: tuple[Statement, ...] = ()
    published: Statement | None = None
    updated: Statement | None = None
    section: Statement | None = None
    source: Statement | None = None
    url: Statement | None = None
    language: Statement | None = None
    locked: Statement | None = None
    """What says that the page is not free to read; None also where it says that it is."""
    body: str = ""
    """The article's text where the data states it; empty where it does not."""


META = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title"),
    "authors": (
        "author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author", "authors",
        "citation_author", "article:author_name", "byl", "creator",
    ),
    "published": (
        "article:published_time", "og:article:published_time", "parsely-pub-date", "dc.date.issued", "dcterms.created",
        "dc.date", "dcterms.date", "datepublished", "pubdate", "publishdate", "sailthru.date", "date",
        "publish-date", "publish_date", "publication_date", "og:published_time", "article:published",
        "dc.date.created", "citation_publication_date", "citation_date", "cxenseparse:recs:publishtime",
    ),
    "updated": (
        "article:modified_time", "og:updated_time", "dcterms.modified", "dc.date.modified", "datemodified",
        "last-modified",
    ),
    "section": ("article:section", "parsely-section", "sailthru.section", "articlesection", "section"),
    "locked": ("article:content_tier", "isaccessibleforfree"),
    "source": ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher"),
    "url": ("og:url",),
}  # fmt: skip
"""Names of meta tags that state a field, best first."""


LOCKED = frozenset({"false", "no", "locked", "metered", "paid"})
"""What `isAccessibleForFree` and `article:content_tier` say of a page that not everybody may read."""


def read_facts(html: str) -> PageFacts:
    """Read the markup's own statements. Markup that lies is shown as such later; here it is only read."""
    tree = parse(html)
    if tree is None:
        return PageFacts()
    named: dict[str, list[str]] = {}
    for name, value in _metas(tree):
        named.setdefault(name.lower(), []).append(value)
    nodes = list(_json_ld(tree))
    story = max((node for node in nodes if ARTICLE_TYPES.search(_type(node))), key=_telling, default={})
    item = read_item(tree, ARTICLE_TYPES)
    return PageFacts(
        title=_first(_json(story, "headline"), _item(item, "headline"), *_tags(named, "title"), _text(tree, "title")),
        headline=_first(_json(story, "headline")) if "News" in _type(story) else None,
        authors=tuple(_authors(story, _by_id(nodes), item, named)),
        published=_day(
            _json(story, "datePublished"), _item(item, "datePublished"), *_tags(named, "published"), *_times(tree)
        ),
        updated=_day(_json(story, "dateModified"), _item(item, "dateModified"), *_tags(named, "updated")),
        section=_first(_json(story, "articleSection"), _item(item, "articleSection"), *_tags(named, "section")),
        source=_first(_publisher(story, _by_id(nodes)), *_tags(named, "source")),
        url=_first(_canonical(tree), *_tags(named, "url"), _json(story, "url")),
        language=_first(Statement(tree.get("lang") or "", "<html lang>"), _json(story, "inLanguage")),
        locked=_locked(
            _json(story, "isAccessibleForFree"), _item(item, "isAccessibleForFree"), *_tags(named, "locked")
        ),
        body=_plain(_json(story, "articleBody").value),
    )


TELLS = ("headline", "datePublished", "author", "articleBody")


def _telling(node: Mapping[str, Any]) -> int:
    """How much of what we ask an article's node says; the first of equals is taken."""
    return sum(bool(node.get(field)) for field in TELLS)


def _by_id(nodes: Sequence[Mapping[str, Any]]) -> Mapping[str, Mapping[str, Any]]:
    """Nodes that others refer to by `@id` instead of repeating them."""
    return {str(node["@id"]): node for node in nodes if node.get("@id") and node.get("name")}


def _plain(body: str) -> str:
    """An article's text as the data states it, without the markup that some sites leave in it."""
    return re.sub(r"<[^>]{0,500}>", " ", unescape(body))


def _metas(tree: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - lxml's elements are untyped here
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name and meta.get("content"):
            yield name, _clean(meta.get("content"))


def _json_ld(tree: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "") and script.text and len(script.text) <= LARGEST_JSON:
            try:
                yield from _nodes(_decoded(script.text), 0)
            except (ValueError, RecursionError):
                continue  # markup that is no JSON states nothing


def _decoded(script: str) -> Any:  # noqa: ANN401 - JSON holds anything
    """The value of a script; half characters in it, which nothing can write down, become U+FFFD."""
    value = json.loads(script, strict=False)
    return json.loads(sound(json.dumps(value, ensure_ascii=False)))


def _nodes(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - JSON holds anything
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        yield from _nodes(value.get("@graph"), depth + 1)
        yield from _nodes(value.get("mainEntity"), depth + 1)
        yield from _nodes(value.get("mainEntityOfPage"), depth + 1)
    elif isinstance(value, list):
        for entry in value:
            yield from _nodes(entry, depth + 1)


def _type(node: Mapping[str, Any]) -> str:
    kind = node.get("@type")
    return str(kind[0] if isinstance(kind, list) and kind else kind or "")


def _json(node: Mapping[str, Any], field: str) -> Statement:
    value = node.get(field)
    if isinstance(value, list):
        value = next((entry for entry in value if isinstance(entry, str)), "")
    said = str(value).lower() if isinstance(value, bool) else value if isinstance(value, str) else ""
    return Statement(_clean(unescape(said)), f"JSON-LD {field}")


def _item(item: Item, field: str) -> Statement:
    return Statement(next(iter(item.values.get(field, ())), ""), f"{item.syntax} {field}")


def _locked(*statements: Statement) -> Statement | None:
    return next((statement for statement in statements if statement.value.lower() in LOCKED), None)


def _publisher(node: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]) -> Statement:
    return Statement(next(iter(_names(node.get("publisher"), known)), ""), "JSON-LD publisher")


def _authors(
    story: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]], item: Item, named: Mapping[str, Sequence[str]]
) -> Iterator[Statement]:
    """The names of the first statement that holds any."""
    for values, where in (
        (_names(story.get("author") or story.get("creator"), known), "JSON-LD author"),
        (item.values.get("author", ()), f"{item.syntax} author"),
        *((named.get(tag, ()), f"meta {tag}") for tag in META["authors"]),
    ):
        told = dict.fromkeys(name for value in values for name in creators(value))
        if told:
            yield from (Statement(name, where) for name in told)
            return


def _names(value: Any, known: Mapping[str, Mapping[str, Any]], depth: int = 0) -> Iterator[str]:  # noqa: ANN401 - JSON holds anything
    if depth > DEEPEST:
        return
    if isinstance(value, str) and value.strip() and not value.startswith("http"):
        yield _clean(value)
    elif isinstance(value, dict):
        yield from _names(value.get("name") or known.get(str(value.get("@id")), {}).get("name"), known, depth + 1)
    elif isinstance(value, list):
        for entry in value:
            yield from _names(entry, known, depth + 1)


def _tags(named: Mapping[str, Sequence[str]], field: str) -> Iterator[Statement]:
    return (Statement(named[tag][0], f"meta {tag}") for tag in META[field] if tag in named)


def _text(tree: Any, tag: str) -> Statement:  # noqa: ANN401
    return Statement(_clean(tree.findtext(f".//{tag}") or ""), f"<{tag}>")


def _times(tree: Any) -> Iterator[Statement]:  # noqa: ANN401
    """The times that stand below the page's heading, those that are marked as the publication first."""
    times = [time for time in _below_heading(tree) if time.get("datetime") and not _in_furniture(time)]
    times = [time for time in times if not CHANGED.search(_marks(time))]
    for time in [*(time for time in times if PUBLISHED.search(_marks(time))), *times[:1]]:
        yield Statement(_clean(time.get("datetime")), "<time datetime>")


PUBLISHED = re.compile(r"publi|pubdate|created|posted|entry-date", re.IGNORECASE)
CHANGED = re.compile(r"modif|updat", re.IGNORECASE)


def _marks(time: Any) -> str:  # noqa: ANN401
    return " ".join(time.get(name) or "" for name in ("class", "itemprop", "property")) + " ".join(time.keys())


def _below_heading(tree: Any) -> Iterator[Any]:  # noqa: ANN401
    """The <time> elements after the first <h1>; all where there is none."""
    heading = next(tree.iter("h1"), None)
    return iter(tree.iter("time") if heading is None else heading.xpath("following::time"))


def _in_furniture(element: Any) -> bool:  # noqa: ANN401
    return any(parent.tag in {"aside", "nav", "footer"} for parent in element.iterancestors())


def _canonical(tree: Any) -> Statement:  # noqa: ANN401
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    return Statement(links[0] or "" if links else "", "<link rel=canonical>")


def _first(*statements: Statement) -> Statement | None:
    return next((statement for statement in statements if statement.value), None)


def _day(*statements: Statement) -> Statement | None:
    """The first statement that can be read as a day in one way; else the first that says anything."""
    return next((s for s in statements if s.value and stated(s.value)), None) or _first(*statements)


def _clean(value: str) -> str:
    return " ".join(value.split())
