"""PDF on standard input → its lines as JSON on standard output: the only door to pypdf.

Runs as a process of its own, under limits that the operating system keeps, because a PDF is a program: a page may ask
for more memory and time than any limit inside the library foresees. Imports nothing of this package.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from io import BytesIO
from math import isfinite
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError

MEMORY = 384 * 1024 * 1024
"""Bytes of address space; a long report takes 100 MB."""

MOST_PAGES = 100
MOST_CHARACTERS = 2_000_000
BROKEN_PAGE = (PyPdfError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)
"""What pypdf raises on pages that break the format's rules."""

Line = list[Any]
"""Text, x and y of its start in points from the lower left corner, height of its type in points."""


def main() -> None:
    """Answer with `{pages, info}`, or `{refused}` with a reason and its remedy."""
    _limit(int(sys.argv[1]))
    try:
        answer = _read(sys.stdin.buffer.read())
    except MemoryError:
        answer = {"refused": "it takes more memory than an article can; save its text"}
    except BROKEN_PAGE:
        answer = {"refused": "a broken PDF; open it in a viewer and print it to PDF again"}
    json.dump(answer, sys.stdout)


def _limit(seconds: int) -> None:
    """Bound memory, time and files where the system can."""
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    for name, most in (("RLIMIT_AS", MEMORY), ("RLIMIT_CPU", seconds), ("RLIMIT_FSIZE", 0), ("RLIMIT_CORE", 0)):
        kind = getattr(resource, name, None)
        hard = resource.getrlimit(kind)[1] if kind is not None else 0
        if kind is not None and (hard == resource.RLIM_INFINITY or most < hard):
            resource.setrlimit(kind, (most, most))


def _read(data: bytes) -> dict[str, Any]:
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not _opens(reader):
        return {"refused": "an encrypted PDF; open it with its password and print it to PDF again"}
    pages = len(reader.pages)
    if pages > MOST_PAGES:
        return {"refused": f"{pages} pages, more than {MOST_PAGES}; save the pages of the article alone"}
    found: list[list[Line] | None] = []
    total = 0
    for page in reader.pages:
        found.append(_lines(page))
        total += sum(len(line[0]) for line in found[-1] or ())
        if total > MOST_CHARACTERS:
            return {"refused": f"more than {MOST_CHARACTERS} characters; save the pages of the article alone"}
    return {"pages": found, "info": _info(reader)}


def _opens(reader: PdfReader) -> bool:
    """Whether it opens without a password: many files only forbid printing."""
    try:
        return bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):
        return False


def _info(reader: PdfReader) -> dict[str, str]:
    """Title, author and `D:20240116…` of the document information, as far as they are text."""
    try:
        info: Mapping[str, Any] = reader.metadata or {}
        return {name: str(info[key]) for name, key in INFO if isinstance(info.get(key), str)}
    except BROKEN_PAGE:
        return {}


INFO = (("title", "/Title"), ("author", "/Author"), ("made", "/CreationDate"))


def _lines(page: PageObject) -> list[Line] | None:
    """Lines in the order in which the page draws them; None where it cannot be read."""
    lines: list[Line] = []
    is_open = False

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        nonlocal is_open
        for number, part in enumerate(text.split("\n")):
            is_open = is_open and not number
            if part.strip() and not is_open:
                lines.append(["", *_place(cm, tm, size)])
                is_open = True
            if is_open:
                lines[-1][0] += part

    try:
        page.extract_text(visitor_text=visit)
    except BROKEN_PAGE:
        return None
    return lines


def _place(cm: list[float], tm: list[float], size: float) -> tuple[float, float, float]:
    """Where a text starts and how high it is, by the page's and the text's own matrix (ISO 32000-1, 9.4.4).

    Raises ValueError where the page puts it nowhere.
    """
    x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
    y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
    if not all(map(isfinite, (x, y, size))):
        raise ValueError("a text stands nowhere")
    scale = abs((tm[2] * cm[0] + tm[3] * cm[2]) or 0) + abs((tm[2] * cm[1] + tm[3] * cm[3]) or 0)
    return round(x, 1), round(y, 1), round(abs(size) * scale, 1)


if __name__ == "__main__":
    main()
