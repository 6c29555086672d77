"""Who said what, in marks and in other words, newest article first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.catalogue.queries import Catalogue
from generator.catalogue.rows import QuoteRow
from generator.model.page import Page
from generator.model.settings import Settings
from generator.pages import addresses, words
from generator.pages.front import list_front
from generator.pages.parts import place_link
from generator.pages.render import render
from generator.pages.shelves import by_year

NEWEST = 40
"""Of both together on the overview itself."""


def quotes(catalogue: Catalogue, settings: Settings) -> Iterator[Page]:  # noqa: ARG001
    """The newest of what somebody said, and all of it by the year of its article."""
    found = [quote for quote in catalogue.quotes() if quote.text is not None]
    names = {row.id: row.name for row in catalogue.actors()}
    shelves = by_year(found, lambda quote: quote.day) if len(found) > NEWEST else ()
    links = [(shelf.label, len(shelf.items), addresses.below(addresses.QUOTES, shelf.name)) for shelf in shelves]
    yield _page(addresses.QUOTES, "Quotes", found[:NEWEST], names, {"shelves": links, "total": _total(found)})
    for shelf in shelves:
        here = addresses.below(addresses.QUOTES, shelf.name)
        more: dict[str, object] = {"shelves": [], "total": _total(shelf.items)}
        yield _page(here, f"Quotes, {shelf.label}", shelf.items, names, more)


def _total(found: Sequence[QuoteRow]) -> str:
    direct = sum(quote.kind == "direct" for quote in found)
    quoted, told = words.count(direct, "quote"), len(found) - direct
    return (
        f"{quoted} and {words.count(told, 'statement in other words', 'statements in other words')}" if told else quoted
    )


def _page(here: str, title: str, found: Sequence[QuoteRow], names: dict[str, str], more: dict[str, object]) -> Page:
    lines = [(quote, place_link(quote, quote.source or quote.title)) for quote in found]
    values = {"title": title, "quotes": lines, "names": names, "main": addresses.QUOTES, **more}
    described = f"{_total(found)}, with speaker and place."
    return Page(path=here, meta=list_front("quotes", title, described), body=render("quotes", here, values))
