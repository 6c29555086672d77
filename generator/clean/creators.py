"""Who wrote it, as the page's data says: one string, many habits → names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from generator.clean.signatures import AuthorSort, sort_of

BY = re.compile(r"^(?:written\s+by|by|von|par|por|di)(?:\s*:\s*|\s+)(?=[A-ZÀ-ÞА-ЯЁІЇЄҐ])", re.IGNORECASE)
NO_NAME = re.compile(
    r"[^\s@]+@[^\s@]+|https?:.*|www\..*|[\W\d_]*|(?:admin|administrator|root|webmaster|user|guest|unknown|undefined|null|none|n/a"
    r"|author|staff writer)|.*\b(?:image|photo|picture|foto)s?\s*:.*",
    re.IGNORECASE,
)
"""Values that name nobody: addresses, numbers, accounts, the credit of a picture."""
JOINED = re.compile(r"\s+(?:and|und|et|og|och|y|e|en|i|ve|ja|&|\+|и|і|та)\s+")
LISTED = re.compile(r"\s*[,;|•·、，]\s*|\s+[-–—]\s+")
SIGN = re.compile(r"\s*\([^()]*\)$")
"""What stands in brackets after a name: a shorthand, an outlet."""
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2,5}")
"""A full name in a script that sets no space into it."""
MOST_WORDS = 5
"""Words of a name; more are a role or a sentence about the person."""


def creators(value: str) -> Iterator[str]:
    """The names that a statement of authors holds, in order; nothing where it names nobody."""
    said = SIGN.sub("", BY.sub("", " ".join(unescape(value).split()), count=1))
    if NO_NAME.fullmatch(said):
        return
    pieces = [piece for part in LISTED.split(said) for piece in _joined(part)] or [said]
    pieces = [SIGN.sub("", piece) for piece in pieces if not NO_NAME.fullmatch(piece)]
    if len(pieces) == 2 and _turned(pieces):  # noqa: PLR2004
        yield f"{pieces[1]} {pieces[0]}"
    elif len(pieces) > 1 and any(_full(piece) for piece in pieces):
        yield from (piece for piece in pieces if _full(piece) or sort_of(piece) is not AuthorSort.PERSON)
    else:
        yield from pieces


def _joined(part: str) -> list[str]:
    """The sides of an "and" where each is a full name: Research and Development is one thing."""
    sides = JOINED.split(part)
    return sides if all(_full(side) and sort_of(side) is AuthorSort.PERSON for side in sides) else [part]


def _full(piece: str) -> bool:
    spaced = " " in piece
    return len(piece.split()) <= MOST_WORDS if spaced else bool(UNSPACED.fullmatch(piece))


def _turned(pieces: list[str]) -> bool:
    """Surname first: Quill, Ada."""
    return all(
        " " not in piece and piece[:1].isupper() and piece[1:].islower() and sort_of(piece) is AuthorSort.PERSON
        for piece in pieces
    )
