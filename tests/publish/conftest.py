"""Workspaces that are only pages: what publishing gets to see."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.page import Markdown, Page
from generator.model.settings import Curation, Profile, Settings
from generator.pages.markdown import escape, headline, html_escape_front


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A workspace of its own."""
    return Settings(
        seeds=tmp_path / "seeds",
        articles=tmp_path / "seeds" / "articles",
        docs=tmp_path / "docs",
        site=tmp_path / "site",
        state=tmp_path / ".briefing",
        profile=Profile.INTERNAL,
        title="Test",
        description="Pages of a test",
        url=None,
        jobs=1,
        curation=Curation(),
    )


@pytest.fixture
def page() -> Callable[..., Page]:
    """Make a page from a title and Markdown."""

    def make(path: str, title: str = "A title", body: str = "Some words.", **meta: object) -> Page:
        front = {"schema": "briefing/test@1", "title": html_escape_front(title), "headline": title, **meta}
        return Page(path=path, meta=front, body=Markdown(f"{headline(title)}\n\n{body}"))

    return make


@pytest.fixture
def front_page(page: Callable[..., Page]) -> Page:
    """Every site has one."""
    return page("index.md", "Front page", escape("What is new"))
