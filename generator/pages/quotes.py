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
    """The newest of what somebody said, and all of it by the year of its article; what is told in other words apart."""
    found = [quote for quote in catalogue.quotes() if quote.text is not None]
    names = {row.id: row.name for row in catalogue.actors()}
    direct = [quote for quote in found if quote.kind == "direct"]
    told = [quote for quote in found if quote.kind != "direct"]
    here = addresses.below(addresses.QUOTES, "statements")
    other = [(STATEMENTS, len(told), here)] if told else []
    yield from _pages(addresses.QUOTES, "Quotes", direct, names, other)
    if told:
        yield from _pages(here, STATEMENTS, told, names, [("Quotes", len(direct), addresses.QUOTES)])


STATEMENTS = "Statements in other words"
Others = list[tuple[str, int, str]]
"""Label, size and path of lists that a page links to."""


def _pages(main: str, title: str, found: Sequence[QuoteRow], names: dict[str, str], others: Others) -> Iterator[Page]:
    """The newest of a list, and all of it by year."""
    shelves = by_year(found, lambda quote: quote.day) if len(found) > NEWEST else ()
    links = [(shelf.label, len(shelf.items), addresses.below(main, shelf.name)) for shelf in shelves]
    yield _page(main, title, found[:NEWEST], names, {"shelves": links + others, "total": _total(found), "main": main})
    for shelf in shelves:
        more: dict[str, object] = {"shelves": [], "total": _total(shelf.items), "main": main}
        yield _page(addresses.below(main, shelf.name), f"{title}, {shelf.label}", shelf.items, names, more)


def _total(found: Sequence[QuoteRow]) -> str:
    direct = not found or found[0].kind == "direct"
    return words.count(len(found), "quote") if direct else words.count(len(found), "statement")


def _page(here: str, title: str, found: Sequence[QuoteRow], names: dict[str, str], more: dict[str, object]) -> Page:
    lines = [(quote, place_link(quote, quote.source or quote.title)) for quote in found]
    values = {"title": title, "quotes": lines, "names": names, **more}
    described = f"{_total(found)}, with speaker and place."
    return Page(path=here, meta=list_front("quotes", title, described), body=render("quotes", here, values))
