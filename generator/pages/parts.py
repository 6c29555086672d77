"""Pieces that several kinds of pages show: a sentence with its place, names made visible."""

from __future__ import annotations

import re

from generator.catalogue.rows import ArticleRow, CopyRow, EventRow, PassageRow, QuoteRow, RoleRow, TieRow
from generator.model.page import Markdown
from generator.pages import addresses, words
from generator.pages.markdown import escape
from generator.pages.render import Link

LABEL = 60
"""Characters of a link's text beside a sentence: a title that fits on one line of a phone's page twice over."""


def article_link(row: ArticleRow) -> Link:
    """To an article under its title."""
    return Link(label=row.title, path=addresses.article(row.id, row.title, row.day))


def copy_link(row: CopyRow) -> Link:
    """To a copy under its source; under its title where that is unknown."""
    label = words.clipped(row.source or row.title, LABEL)
    return Link(label=label, path=addresses.article(row.id, row.title, row.day))


def place_link(row: EventRow | PassageRow | QuoteRow | RoleRow | TieRow, label: str) -> Link:
    """To the sentence that says so; to its article where no sentence covers the place."""
    return Link(
        label=words.clipped(label, LABEL), path=addresses.article(row.article, row.title, row.day), anchor=row.anchor
    )


def with_names(text: str, names: tuple[str, ...]) -> Markdown:
    """The sentence with an actor's names marked."""
    forms = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
    if not forms:
        return escape(text)
    pattern = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, forms)) + r")(?!\w)")
    parts = pattern.split(text)
    marked = (f'<span class="b-name">{escape(part)}</span>' if n % 2 else escape(part) for n, part in enumerate(parts))
    return Markdown("".join(marked))
