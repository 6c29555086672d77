"""PDF → Document. A process of its own reads the file under limits of memory and time (`pdf_lines.py`)."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.errors import Rejected
from generator.model.document import Declared, Document, Form
from generator.model.notice import Notice
from generator.read.declared import read_sidecar
from generator.read.files import RawFile
from generator.read.items import Item, statement
from generator.read.paragraphs import HYPHENS, Line, clean, paragraphs
from generator.settings.decode import sound

LINES = Path(__file__).with_name("pdf_lines.py")
PATIENCE = 30
"""Seconds by the clock; the process itself may compute for `SECONDS`."""

SECONDS = 10
"""A page takes some 20 ms, an overloaded one 200."""

FILE_NAME = re.compile(
    r"\.(?:pdf|docx?|odt|indd|qxp|pages|rtf|html?|tex|pptx?)$|^microsoft word\b|^untitled\b", re.IGNORECASE
)
OUTLET = re.compile(r"\s+[|–—•·-]\s+[^|–—•·]{2,40}$")
MADE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
BROKEN_WORD = re.compile(r"[^\W\d_](?:-|\u2010|\u00ad)$")


def read(raw: RawFile, seconds: int = SECONDS) -> Iterator[Item]:
    """One document. Raises Rejected for what is encrypted, scanned, broken, or beyond the limits.

    `seconds` is what it may compute.
    """
    if b"%PDF-" not in raw.data[:1024]:
        raise Rejected(raw.name, "not a PDF, whatever its name says; save it again")
    answer = _ask(raw, seconds)
    pages = [
        [Line(clean(sound(text)), x, y, size, number) for text, x, y, size in lines or () if clean(sound(text))]
        for number, lines in enumerate(answer["pages"], start=1)
    ]
    text = "\n\n".join(paragraphs(pages))
    if not any(character.isalnum() for character in text):
        if None in answer["pages"]:
            raise Rejected(raw.name, "its pages cannot be read; open it in a viewer and print it to PDF again")
        raise Rejected(raw.name, "its pages are pictures without text; run text recognition over it first")
    return iter([_document(raw, text, answer, pages)])


def _ask(raw: RawFile, seconds: int) -> Mapping[str, Any]:
    command = [sys.executable, "-P", "-X", "utf8", str(LINES), str(seconds)]
    try:
        done = subprocess.run(  # noqa: S603 - our own script, no shell
            command,
            input=raw.data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
            env={**os.environ, "PYTHONHASHSEED": "0"},
        )
    except subprocess.TimeoutExpired as mistake:
        raise Rejected(raw.name, f"not read within {PATIENCE} seconds; save its text") from mistake
    if done.returncode:
        raise Rejected(raw.name, "it takes more time or memory than an article can; save its text")
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise Rejected(raw.name, answer["refused"])
    return answer  # type: ignore[no-any-return] # pdf_lines.py answers with an object


def _document(raw: RawFile, text: str, answer: Mapping[str, Any], pages: list[list[Line]]) -> Document:
    return Document(
        file=raw.name,
        sha256=hashlib.sha256(raw.data).hexdigest(),
        size=len(raw.data),
        form=Form.TEXT,
        text=text,
        front=_front(answer["info"], text),
        sidecar=read_sidecar(raw),
        notices=tuple(_notices(answer, pages)),
    )


def _front(info: Mapping[str, str], text: str) -> Declared:
    """Title and author, where the text bears them out: programs fill these fields with file and account names."""
    folded = _fold(text)
    title = clean(sound(info.get("title", "")))
    lines = {_fold(line) for line in text.split("\n\n")}
    candidates = () if FILE_NAME.search(title) else (title, OUTLET.sub("", title))
    authors = [clean(name) for name in re.split(r"[;,]|\s+and\s+", sound(info.get("author", "")))]
    return statement(
        title=next((name for name in candidates if name and _fold(name) in lines), ""),
        authors=[
            name for name in authors if " " in name and not re.search(r"[\d@\\/]", name) and _fold(name) in folded
        ],
    )


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


def _notices(answer: Mapping[str, Any], pages: list[list[Line]]) -> Iterator[Notice]:
    lost = [str(number) for number, lines in enumerate(answer["pages"], start=1) if lines is None]
    bare = [str(number) for number, lines in enumerate(pages, start=1) if not lines and str(number) not in lost]
    if lost:
        yield Notice(code="pdf-page", message=f"Pages that could not be read: {', '.join(lost)}.")
    if bare:
        yield Notice(code="pdf-page", message=f"Pages without text, perhaps pictures: {', '.join(bare)}.")
    broken = sum(1 for page in pages for line in page if line.text.endswith(HYPHENS) and BROKEN_WORD.search(line.text))
    if broken:
        yield Notice(code="hyphens", message=f"Lines that end in a hyphen: {broken}; such words keep it.")
    made = MADE.match(answer["info"].get("made", ""))
    if made:
        yield Notice(code="made", message=f"The PDF was made on {'-'.join(made.groups())}; the article is no younger.")
