"""Plain text, usually the dump of a whole page → Document."""

from __future__ import annotations

import hashlib

from generator.model.document import Document, Form
from generator.read.declared import read_sidecar
from generator.read.encoding import decode
from generator.read.files import RawFile


def read(raw: RawFile) -> Document:
    """Decode it; the text stays as it is, character for character."""
    text, notices = decode(raw.name, raw.data)
    return Document(
        file=raw.name,
        sha256=hashlib.sha256(raw.data).hexdigest(),
        size=len(raw.data),
        form=Form.TEXT,
        text=text,
        sidecar=read_sidecar(raw),
        notices=notices,
    )
