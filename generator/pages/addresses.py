"""Where every page stands. Paths are relative to docs/ and end in index.md, so they work on http and file:// alike."""

from __future__ import annotations

import posixpath

from generator.pages.markdown import slugify

HOME = "index.md"
ARTICLES = "articles/index.md"
ACTORS = "actors/index.md"
TOPICS = "topics/index.md"
TIMELINE = "timeline/index.md"
QUOTES = "quotes/index.md"
SOURCES = "sources/index.md"
REPORT = "report/index.md"


def article(id: str, title: str, day: str | None) -> str:  # noqa: A002 - the field is called id
    """`articles/2024/01/slug-id8/index.md`; below `articles/undated/` where the day is unknown."""
    shelf = f"{day[:4]}/{day[5:7]}" if day else "undated"
    return f"articles/{shelf}/{slugify(title, id)}/index.md"


def actor(id: str, name: str) -> str:  # noqa: A002
    """`actors/slug-id8/index.md`."""
    return f"actors/{slugify(name, id)}/index.md"


def topic(id: str, label: str) -> str:  # noqa: A002
    """`topics/slug-id8/index.md`."""
    return f"topics/{slugify(label, id)}/index.md"


def source(name: str) -> str:
    """`sources/slug-id8/index.md`. The digits come from the name: a source has no other id that lasts."""
    return f"sources/{slugify(name, name)}/index.md"


def below(page: str, shelf: str) -> str:
    """The page of one shelf of a long list: `timeline/2024/index.md` below `timeline/index.md`."""
    return posixpath.join(posixpath.dirname(page), shelf, "index.md")


def relative(here: str, there: str) -> str:
    """The way from one page to another, as a link in Markdown."""
    return posixpath.relpath(there, posixpath.dirname(here) or ".")
