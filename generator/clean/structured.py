"""What a page's markup says of itself: JSON-LD, OpenGraph, Dublin Core and plain meta tags, each with its name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.read.page import parse

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
    authors: tuple[Statement, ...] = ()
    published: Statement | None = None
    source: Statement | None = None
    url: Statement | None = None
    language: Statement | None = None


META = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title"),
    "authors": ("author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author"),
    "published": (
        "article:published_time", "og:article:published_time", "parsely-pub-date", "dc.date.issued", "dcterms.created",
        "dc.date", "dcterms.date", "datepublished", "pubdate", "publishdate", "sailthru.date", "date",
    ),
    "source": ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher"),
    "url": ("og:url",),
}  # fmt: skip
"""Names of meta tags that state a field, best first."""


def read_facts(html: str) -> PageFacts:
    """Read the markup's own statements. Markup that lies is shown as such later; here it is only read."""
    tree = parse(html)
    if tree is None:
        return PageFacts()
    named = dict(reversed([(name.lower(), value) for name, value in _metas(tree)]))
    story = next((node for node in _json_ld(tree) if ARTICLE_TYPES.search(_type(node))), {})
    return PageFacts(
        title=_first(_json(story, "headline"), *_tags(named, "title"), _text(tree, "title")),
        authors=tuple(_authors(story, named)),
        published=_first(_json(story, "datePublished"), *_tags(named, "published"), _time(tree)),
        source=_first(_publisher(story), *_tags(named, "source")),
        url=_first(_canonical(tree), *_tags(named, "url"), _json(story, "url")),
        language=_first(Statement(tree.get("lang") or "", "<html lang>"), _json(story, "inLanguage")),
    )


def _metas(tree: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - lxml's elements are untyped here
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name and meta.get("content"):
            yield name, _clean(meta.get("content"))


def _json_ld(tree: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "") and script.text and len(script.text) <= LARGEST_JSON:
            try:
                yield from _nodes(json.loads(script.text, strict=False), 0)
            except (ValueError, RecursionError):
                continue  # markup that is no JSON states nothing


def _nodes(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - JSON holds anything
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        yield from _nodes(value.get("@graph"), depth + 1)
        yield from _nodes(value.get("mainEntity"), depth + 1)
    elif isinstance(value, list):
        for entry in value:
            yield from _nodes(entry, depth + 1)


def _type(node: Mapping[str, Any]) -> str:
    kind = node.get("@type")
    return str(kind[0] if isinstance(kind, list) and kind else kind or "")


def _json(node: Mapping[str, Any], field: str) -> Statement:
    value = node.get(field)
    return Statement(_clean(value) if isinstance(value, str) else "", f"JSON-LD {field}")


def _publisher(node: Mapping[str, Any]) -> Statement:
    return Statement(next(iter(_names(node.get("publisher"))), ""), "JSON-LD publisher")


def _authors(story: Mapping[str, Any], named: Mapping[str, str]) -> Iterator[Statement]:
    names = list(_names(story.get("author")))
    if names:
        yield from (Statement(name, "JSON-LD author") for name in dict.fromkeys(names))
        return
    for tag in META["authors"]:
        value = named.get(tag, "")
        if value and not value.startswith("http"):
            yield from (Statement(name, f"meta {tag}") for name in re.split(r"\s*[,;]\s*|\s+and\s+", value) if name)
            return


def _names(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON holds anything
    if isinstance(value, str) and value.strip() and not value.startswith("http"):
        yield _clean(value)
    elif isinstance(value, dict):
        yield from _names(value.get("name"))
    elif isinstance(value, list):
        for entry in value:
            yield from _names(entry)


def _tags(named: Mapping[str, str], field: str) -> Iterator[Statement]:
    return (Statement(named.get(tag, ""), f"meta {tag}") for tag in META[field])


def _text(tree: Any, tag: str) -> Statement:  # noqa: ANN401
    return Statement(_clean(tree.findtext(f".//{tag}") or ""), f"<{tag}>")


def _time(tree: Any) -> Statement:  # noqa: ANN401
    times = [time.get("datetime") for time in tree.iter("time") if time.get("datetime") and not _in_furniture(time)]
    return Statement(_clean(times[0]) if times else "", "<time datetime>")


def _in_furniture(element: Any) -> bool:  # noqa: ANN401
    return any(parent.tag in {"aside", "nav", "footer"} for parent in element.iterancestors())


def _canonical(tree: Any) -> Statement:  # noqa: ANN401
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    return Statement(links[0] or "" if links else "", "<link rel=canonical>")


def _first(*statements: Statement) -> Statement | None:
    return next((statement for statement in statements if statement.value), None)


def _clean(value: str) -> str:
    return " ".join(value.split())
