"""Codes and numbers as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "PER": "person",
    "GOV": "government",
    "ORG": "organisation",
    "ARMED": "armed group",
    "OTHER": "other",
    "planned": "planned",
    "announced": "announced",
    "reported": "reported",
    "happened": "happened",
    "denied": "denied",
    "expected": "expected",
    "full": "full text",
    "excerpt": "excerpts only",
    "metadata": "metadata only",
    "extracted": "read from the file",
    "derived": "derived, not stated in the file",
    "decided": "set by a person",
    "same-text": "same text",
    "personal-mail": "mail address",
    "personal-phone": "telephone number",
    "personal-token": "key or session id",
    "A": "A, completely reliable",
    "B": "B, usually reliable",
    "C": "C, fairly reliable",
    "D": "D, not usually reliable",
    "E": "E, unreliable",
    "F": "F, not judged",
}
"""Reliability in the words of the Admiralty code."""

PLURALS: Mapping[str, str] = {
    "PER": "People",
    "GOV": "Governments",
    "ORG": "Organisations",
    "ARMED": "Armed groups",
    "OTHER": "Others",
}

LANGUAGES: Mapping[str, str] = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "it": "Italian",
    "ja": "Japanese",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "und": "language unknown",
    "zh": "Chinese",
}

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur", "yi"})


def word(code: str) -> str:
    """What a code means; the code itself where it is its own word."""
    return WORDS.get(code, code)


def within(sentence: str) -> str:
    """A sentence as it goes on after others words."""
    return sentence[:1].lower() + sentence[1:].rstrip(".")


def language(tag: str) -> str:
    """The name of a language; its BCP 47 tag where we have no name for it."""
    return LANGUAGES.get(tag.split("-", maxsplit=1)[0].lower(), tag)


def direction(tag: str) -> str:
    """How the language is written: `rtl` or `ltr`."""
    return "rtl" if tag.split("-", maxsplit=1)[0].lower() in RIGHT_TO_LEFT else "ltr"


def tagged(tag: str, script: str | None) -> str:
    """The BCP 47 tag with the script where it does not name one: `uk`, `Cyrl` → `uk-Cyrl`."""
    language, *rest = tag.split("-")
    named = any(len(part) == 4 and part.isalpha() for part in rest)  # noqa: PLR2004 - only scripts have four letters
    return tag if named or not script else "-".join((language, script, *rest))


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 article`, `2,304 articles`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


LONG = 1000
"""Characters. Hardly a sentence that a person wrote is longer; of one that is, lists show the head and link to it."""

LOOSE = " ,;:–-"
"""What no cut leaves beside its ellipsis."""


def clipped(text: str, size: int = LONG) -> str:
    """The text in one line, cut at a space with an ellipsis where it is longer than `size` characters."""
    line = " ".join(text.split())
    if len(line) <= size:
        return line
    space = line.rfind(" ", 0, size)
    return line[: space if space > 0 else size - 1].rstrip(LOOSE) + "…"


def around(text: str, words: str, size: int = LONG) -> str:
    """The text in one line; where it is longer than `size`, what stands around `words`, cut at spaces on either side.

    Without the words, or where they alone are longer, its head.
    """
    line, wanted = " ".join(text.split()), " ".join(words.split())
    found = re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", line) if wanted else None
    if found is None or len(line) <= size or len(wanted) + 2 > size:
        return clipped(line, size)
    start = min(max(0, (found.start() + found.end() - size) // 2), len(line) - size)
    end = start + size
    before = line.find(" ", start, found.start()) if start else -1
    after = line.rfind(" ", found.end(), end) if end < len(line) else len(line)
    head = "…" + line[max(before, start) + 1 : found.start()].lstrip(LOOSE) if start else line[: found.start()]
    tail = line[found.end() : after if after > 0 else end - 1]
    return head + found[0] + (tail if end == len(line) else tail.rstrip(LOOSE) + "…")
