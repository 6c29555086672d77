"""Catalogue → Pages: one file a kind of page, all of them named here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.catalogue.queries import Catalogue
from generator.model.page import DataFile, Page
from generator.model.settings import Settings
from generator.pages.actor import actors
from generator.pages.actor_index import actor_index
from generator.pages.article import articles
from generator.pages.article_index import article_index
from generator.pages.data import data
from generator.pages.home import home
from generator.pages.quotes import quotes
from generator.pages.report import report
from generator.pages.sources import sources
from generator.pages.timeline import timeline
from generator.pages.topics import topics

Emitter = Callable[[Catalogue, Settings], Iterator[Page | DataFile]]

EMITTERS: tuple[Emitter, ...] = (
    home,
    articles,
    article_index,
    actors,
    actor_index,
    topics,
    timeline,
    quotes,
    sources,
    report,
    data,
)


def compose(catalogue: Catalogue, settings: Settings) -> Iterator[Page | DataFile]:
    """Every page and data file of the site, none of them showing more than its profile may."""
    seen = catalogue.seen_by(settings.profile)
    for emit in EMITTERS:
        yield from emit(seen, settings)
