"""Front matter: true values, but for the two strings that the theme prints as HTML."""

from __future__ import annotations

from typing import Any

from generator.pages.markdown import html_escape_front, plain
from generator.pages.words import clipped

DESCRIPTION = 300
"""Characters. Search engines show about half of it; longer ones only make every page heavier."""

LISTED_TOO = {"boost": 0.5}
"""For search: a page of one's own that also repeats sentences of articles, which should come first."""


def front(schema: str, title: str, description: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON values
    """Front matter of a page of kind `schema`, in the order in which it is written."""
    return {
        "schema": f"briefing/{schema}@1",
        "title": html_escape_front(title),
        "description": html_escape_front(clipped(description, DESCRIPTION)),
        "headline": plain(title),
        **more,
    }


def list_front(schema: str, title: str, description: str) -> dict[str, Any]:
    """Front matter of a page that only lists what stands elsewhere: search leads to the places themselves."""
    return front(schema, title, description, search={"exclude": True})
