"""Markdown with or without front matter → Document. The text is the front matter and a dump of the page below it."""

from __future__ import annotations

import hashlib
import re

from markdown_it import MarkdownIt

from generator.errors import Rejected, SettingsError
from generator.model.document import Declared, Document, Form
from generator.model.notice import Notice
from generator.read.declared import read_front, read_sidecar
from generator.read.encoding import decode
from generator.read.files import RawFile
from generator.read.page import dump

FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
LARGEST_FRONT = 20_000
LARGEST_SOURCE = 500_000
"""Characters. The parser takes quadratic time over some marks: 2 MB of `![a](` took 14 s, 1 MB of `**` took 350 MB."""


def read(raw: RawFile) -> Document:
    """Decode it; take the front matter as the file's own statement; render the rest and dump it as text."""
    source, notices = decode(raw.name, raw.data)
    if len(source) > LARGEST_SOURCE:
        raise Rejected(raw.name, f"{len(source)} characters, more than {LARGEST_SOURCE}; save the article alone")
    head, front, mistakes = _front(source, raw.name)
    html = _render(source[head:])
    return Document(
        file=raw.name,
        sha256=hashlib.sha256(raw.data).hexdigest(),
        size=len(raw.data),
        form=Form.MARKDOWN,
        text=source[:head] + dump(html),
        head=head,
        html=html,
        front=front,
        sidecar=read_sidecar(raw),
        notices=notices + mistakes,
    )


def _front(source: str, name: str) -> tuple[int, Declared, tuple[Notice, ...]]:
    match = FRONT.match(source)
    if not match or len(match.group(1)) > LARGEST_FRONT:
        return 0, Declared(), ()
    try:
        return match.end(), read_front(match.group(1), name), ()
    except SettingsError as mistake:
        message = f"The front matter cannot be read and counts as text: {mistake}"
        return 0, Declared(), (Notice(code="front-matter", message=message),)


def _render(source: str) -> str:
    """CommonMark with tables, by a parser whose time grows with the text; raw HTML inside stays text."""
    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(source)
    return f"<html><body><article>{body}</article></body></html>"
