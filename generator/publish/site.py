"""docs/ → a folder of HTML: the only door to MkDocs."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from generator.errors import SiteError
from generator.model.settings import Settings

THEME = Path(__file__).parent / "theme"
SHAPE = Path(__file__).parent / "mkdocs.yml"
"""The site's shape where the workspace has none of its own."""

_SHOWN = 20


def render(settings: Settings, into: Path) -> None:
    """Build the site. SiteError: MkDocs warned of something, or gave up."""
    with _warnings() as warnings:
        try:
            build(_config(settings, into))
        except MkDocsException as failure:
            warnings.append(str(failure))
    if warnings:
        raise SiteError(complaint("MkDocs refused the pages", warnings))


def complaint(what: str, reasons: list[str]) -> str:
    """One message for many reasons; the first ones are told."""
    more = len(reasons) - _SHOWN
    lines = [*reasons[:_SHOWN], f"… and {more} more"] if more > 0 else reasons
    return "\n  ".join([f"{what}:", *lines])


def _config(settings: Settings, into: Path) -> MkDocsConfig:
    own = settings.docs.parent / "mkdocs.yml"
    shape = own if own.is_file() else SHAPE
    config = load_config(
        config_file=str(shape),
        docs_dir=str(settings.docs),
        site_dir=str(into),
        site_name=settings.title,
        site_description=settings.description,
        site_url=settings.url or "",
        strict=False,  # we count the warnings ourselves, to say what they are
    )
    if shape == SHAPE:
        _leave_out_what_is_not_there(config, settings.docs)
    return config


def _leave_out_what_is_not_there(config: MkDocsConfig, docs: Path) -> None:
    """A workspace need not have written every page that the shape knows, such as /about/."""
    config.nav = [entry for entry in config.nav or [] if all((docs / path).is_file() for path in entry.values())]
    places = (docs, THEME)
    config.extra_css = [path for path in config.extra_css if any((place / path).is_file() for place in places)]


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """What MkDocs, the theme and its plugins warn of meanwhile; none of it is printed."""
    found: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: found.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    before = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield found
    finally:
        logger.removeHandler(handler)
        logger.propagate = before
