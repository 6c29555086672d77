"""What a reader makes of a raw file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.notice import Notice


class Form(StrEnum):
    """What kind of file the text came from."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """Metadata that somebody wrote down beside the text: a sidecar, or the front matter of a Markdown file.

    `None` means that it says nothing of the field. `date` is ISO 8601, to the day or finer; `lang` is BCP 47;
    `rights` is full, excerpt or metadata.
    """

    id: str | None = None
    title: str | None = None
    date: str | None = None
    authors: tuple[str, ...] | None = None
    source: str | None = None
    url: str | None = None
    lang: str | None = None
    rights: str | None = None
    captured: str | None = None
    """The day on which the copy was taken, ISO 8601: the article is no younger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article as it came in, decoded. Nothing has been judged yet."""

    file: str
    """Path below the articles folder with forward slashes; `file#n` for the n-th item of a container."""
    sha256: str
    """Of the raw bytes, 64 hex digits."""
    size: int
    """Raw bytes."""
    form: Form
    text: str
    """What every offset counts in: the decoded file without its BOM, or the whole-page dump of a format with markup."""
    head: int = 0
    """Characters at the start of the text that are the file's own front matter."""
    html: str | None = None
    """The markup behind a dump; None for plain text."""
    front: Declared = Declared()
    """What the file says of itself in a front matter of its own (an extracted fact)."""
    sidecar: Declared = Declared()
    """What a person wrote in `NAME.meta.yml` (a decision)."""
    notices: tuple[Notice, ...] = ()
