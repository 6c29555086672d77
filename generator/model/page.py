"""What is written to disk at the very end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NewType

Markdown = NewType("Markdown", str)
"""Text that is safe to stand in a page: made only by `generator.pages.markdown`."""

Slug = NewType("Slug", str)
"""`[a-z0-9-]`, at most 60 characters and 8 hex digits, no device name: made only by `slugify`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One Markdown page. `path` is relative to docs/, with forward slashes, and ends in `index.md`."""

    path: str
    meta: dict[str, Any]
    """Front matter: JSON values only, in the order in which they are written."""
    body: Markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """A file of data that is published as it is, below docs/data/."""

    path: str
    content: bytes
