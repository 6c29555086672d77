"""Text → Markdown that shows exactly its words: the only maker of `Markdown` and `Slug`.

Articles are untrusted. What is escaped here is all that can mean something to Python-Markdown or to the extensions in
common use, each by an entity, because Python-Markdown knows a backslash only before some of the signs.
"""

from __future__ import annotations

import hashlib
import html
import re
import unicodedata
from urllib.parse import quote

from generator.model.page import Markdown, Slug

PARAGRAPH = 4000
"""Characters. Python-Markdown's cost grows with the square of the signs in one paragraph: 250,000 of them took 23 s."""

_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]"  # controls; STX and ETX are Python-Markdown's own marks
    r"|[\xad\u180e\u200b\u2060-\u2065\ufeff\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"  # no width
    r"|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f]"  # turn the direction of writing
    # Joiners shape words of Arabic and Indic scripts and emoji; elsewhere they only hide.
    r"|(?<![\u0590-\u109f\u1780-\u17ff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]"
)
_NO_TEXT = re.compile(r"[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_MARK_RUN = re.compile(r"[^\w\s\x00-\x7f]{31,}")

_MEANS_SOMETHING = re.compile(
    r"[&<>{}\[\]\\`*_~^|$]"
    r"|^[#=\-+!?/:;%.)]"  # opens a list, heading, block, rule, setting
    r"|=(?==)|(?<==)=|\+(?=\+)|(?<=\+)\+"  # ==marked== ++keys++
    r"|:(?=//|[\w+-]{1,64}:)|[@#](?=\w)"  # https://a :smile: @name #1
    r"|(?<=\bwww)\.",
    re.ASCII | re.IGNORECASE,
)
_OPENING = re.compile(r"(\d+|[a-z]|[ivxlcdm]{2,8})([.)])|([a-z\d][a-z\d-]*)(:)", re.ASCII | re.IGNORECASE)
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}

_PAGE = re.compile(r"(?!//)[\w./~%-]*(?:#[\w.:-]+)?", re.ASCII)
_WEB = re.compile(r"https?://[^\s/?#]|mailto:", re.IGNORECASE)
_URL_SIGNS = "/?#:@!&*+,;=~-._%"

_LATIN = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


def plain(text: str) -> str:
    """One line in NFC without controls, turns of direction, or signs of no width."""
    seen = _NO_TEXT.sub("\ufffd", _UNSEEN.sub("", _BREAKS.sub(" ", text)))
    return unicodedata.normalize("NFC", _MARK_RUN.sub(_calm, seen))


def escape(text: str) -> Markdown:
    """The words of a text, to stand anywhere in a line; white space is folded. Safe to join with itself."""
    line = re.sub(" {2,}", " ", plain(text))
    inner = line.lstrip()
    head, tail = _opening(inner)
    return Markdown(line[: len(line) - len(inner)] + head + _MEANS_SOMETHING.sub(_entity, tail))


def cut(text: str, size: int = PARAGRAPH) -> tuple[str, ...]:
    """Plain pieces of at most `size` characters, cut at spaces; only a word that is longer is cut itself."""
    line = plain(text).strip()
    pieces: list[str] = []
    start = 0
    while len(line) - start > size:
        space = line.rfind(" ", start + 1, start + size + 1)
        end = space if space > start else start + size
        pieces.append(line[start:end])
        start = end + (end == space)
    return (*pieces, line[start:]) if line[start:] or not pieces else tuple(pieces)


def paragraphs(text: str) -> Markdown:
    """The words of a text of any length as Markdown paragraphs, none of them huge."""
    return Markdown("\n\n".join(escape(piece) for piece in cut(text)))


def attribute(text: str) -> str:
    """The words of a text between the quotes of an HTML attribute, in a line or a block of Markdown."""
    return escape(text).replace('"', "&quot;").replace("'", "&#39;")


def headline(text: str) -> Markdown:
    """The first heading. Written as HTML, so that its id can't be one that the theme's script looks for."""
    return Markdown(f'<h1 id="headline">{escape(text)}</h1>')


def link(label: Markdown, target: str) -> Markdown:
    """A link to a page or an address on the web; the label alone where the target is neither."""
    address = plain(target).strip()
    if not (_PAGE.fullmatch(address) or _WEB.match(address)):
        return label
    return Markdown(f"[{label}]({quote(address, safe=_URL_SIGNS).replace('&', '&amp;')})")


def way(target: str) -> Markdown:
    """A way to another page between the quotes of an HTML attribute. ValueError: it is none."""
    if not _PAGE.fullmatch(target):
        raise ValueError(f"{target!r} leads to no page")
    return Markdown(quote(target, safe=_URL_SIGNS))


def html_escape_front(text: str) -> str:
    """A front matter string that the theme prints as HTML: `title` and `description`."""
    return html.escape(plain(text))


def slugify(title: str, id: str) -> Slug:  # noqa: A002 - the field is called id
    """`words-of-the-title-0a1b2c3d`. The digits are the id's first eight, or its hash's where it is none of ours."""
    digits = id[:8] if re.fullmatch(r"[0-9a-f]{8}|[0-9a-f]{16}", id) else hashlib.sha256(id.encode()).hexdigest()[:8]
    letters = unicodedata.normalize("NFKD", plain(title).lower().translate(_LATIN)).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", letters).strip("-").removesuffix(digits).strip("-")
    return Slug(f"{words[:60].strip('-') or 'page'}-{digits}")


def _opening(line: str) -> tuple[str, str]:
    """A list number or `key:` at the start, made harmless, and the rest of the line."""
    found = _OPENING.match(line)
    if found is None:
        return "", line
    word, sign = (found[1], found[2]) if found[2] else (found[3], found[4])
    return f"{word}&#{ord(sign)};", line[found.end() :]


def _entity(found: re.Match[str]) -> str:
    sign = found[0]
    return _NAMED.get(sign) or f"&#{ord(sign)};"


def _calm(found: re.Match[str]) -> str:
    """A run of combining marks in the Stream-Safe Format of UAX #15: sorting a long one takes quadratic time."""
    parts: list[str] = []
    marks = 0
    for sign in found[0]:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks > 30:  # noqa: PLR2004 - the limit that the annex names
            parts.append("\u034f")
            marks = 1
        parts.append(sign)
    return "".join(parts)
