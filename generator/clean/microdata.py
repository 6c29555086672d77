"""Statements that stand in the page's own elements: microdata (`itemprop`) and RDFa Lite (`property`).

The vocabulary is schema.org's; the rules of nesting are those of the HTML Standard ("Microdata") and RDFa Lite 1.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

WANTED = frozenset(
    {"headline", "datePublished", "dateModified", "author", "articleSection", "isAccessibleForFree", "creator"}
)
SAME = {"creator": "author"}
LONGEST = 500
"""Characters of a value; a longer one is a property set around the wrong element."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What the page's article item says of itself. Values stand in the order of the page."""

    syntax: str = "microdata"
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_item(tree: Any, types: re.Pattern[str]) -> Item:  # noqa: ANN401 - lxml's elements are untyped here
    """The first item of one of the types; an empty one where the page holds none."""
    typed = tree.xpath("descendant-or-self::*[@itemtype or @typeof]")
    scope = next((element for element in typed if types.search(_type(element))), None)
    if scope is None:
        return Item()
    values: dict[str, list[str]] = {}
    for name, value in _properties(scope):
        if value and len(value) <= LONGEST:
            values.setdefault(SAME.get(name, name), []).append(value)
    syntax = "microdata" if scope.get("itemtype") else "RDFa"
    return Item(syntax=syntax, values={name: tuple(found) for name, found in values.items()})


def _type(element: Any) -> str:  # noqa: ANN401
    """The last part of the item's first type: `NewsArticle` of `https://schema.org/NewsArticle`."""
    said = (element.get("itemtype") or element.get("typeof") or "").split()
    return re.split(r"[/:#]", said[0])[-1] if said else ""


def _properties(scope: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """Wanted properties of the item itself, not of items inside it. Walked without recursion."""
    waiting = list(reversed(scope))
    while waiting:
        element = waiting.pop()
        nested = element.get("itemscope") is not None or element.get("typeof") is not None
        for name in _names(element):
            if name in WANTED:
                yield name, _name_of(element) if nested else _value(element)
        if not nested:
            waiting.extend(reversed(element))


def _names(element: Any) -> list[str]:  # noqa: ANN401
    said = f"{element.get('itemprop') or ''} {element.get('property') or ''}"
    return list(dict.fromkeys(name.rsplit(":", 1)[-1] for name in said.split()))


def _name_of(item: Any) -> str:  # noqa: ANN401
    """The name of a nested item, such as the person who is the author."""
    return next((_value(element) for element in item.iter() if "name" in _names(element)), "") or _value(item)


def _value(element: Any) -> str:  # noqa: ANN401
    said = element.get("content") or element.get("datetime")
    return " ".join((said if said is not None else element.text_content()).split())
