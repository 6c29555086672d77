"""A saved page → Document. The text is our dump of the whole page; the markup stays beside it for the next stage."""

from __future__ import annotations

import hashlib
import re

from generator.model.document import Document, Form
from generator.read.declared import read_sidecar
from generator.read.encoding import decode
from generator.read.files import RawFile
from generator.read.page import dump

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:-]{2,40})", re.IGNORECASE)
HEAD = 20_000
"""Bytes in which a page must declare its encoding; the standard asks for the first 1,024."""


def read(raw: RawFile) -> Document:
    """Decode the page by what it declares and dump it as text."""
    match = CHARSET.search(raw.data[:HEAD])
    html, notices = decode(raw.name, raw.data, match.group(1).decode("ascii") if match else None)
    return Document(
        file=raw.name,
        sha256=hashlib.sha256(raw.data).hexdigest(),
        size=len(raw.data),
        form=Form.HTML,
        text=dump(html),
        html=html,
        sidecar=read_sidecar(raw),
        notices=notices,
    )
