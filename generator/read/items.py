"""What every container (mail, feed, records) does with one item: name it, bound it, hash it, keep its statements."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import escape
from urllib.parse import urljoin

from generator.errors import Rejected
from generator.model.document import Declared, Document, Form
from generator.model.notice import Notice
from generator.read.declared import read_sidecar
from generator.read.files import RawFile
from generator.read.page import dump
from generator.settings.curation import check_declared, is_address
from generator.settings.decode import sound

Item = Document | Rejected
"""What a container holds at one place: an article, or the reason why it is none."""

MOST_ITEMS = 2_000
"""Articles in one file. Feeds carry 10 to 200, an export of a year's reading some hundred."""

LARGEST_ITEM = 2_000_000
"""Characters of one article's text, and of an item's markup; a long article is 100,000."""

LONGEST_TITLE = 300
LONGEST_NAME = 120
MOST_AUTHORS = 20
EARLIEST = 1900

PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
ZONE_WITHOUT_COLON = re.compile(r"([+-]\d\d)(\d\d)$")
TAG = re.compile(r"<[a-zA-Z/!]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One item as its container holds it."""

    payload: bytes
    """The item's own bytes: they give its hash, so that an item keeps its id while its neighbours come and go."""
    html: str
    front: Declared
    notices: tuple[Notice, ...] = ()


def name_of(raw: RawFile, number: int) -> str:
    """`file#n`, counted from 1."""
    return f"{raw.name}#{number}"


def number(raw: RawFile, drafts: Iterator[Draft | str]) -> Iterator[Item]:
    """Documents in order; a draft that is a string is the reason why that item is none.

    Raises Rejected where there is no item at all.
    """
    written = read_sidecar(raw)
    sidecar, unused = shared(written), _unused(written)
    found = 0
    for found, draft in enumerate(drafts, start=1):
        if found > MOST_ITEMS:
            yield Rejected(raw.name, f"more than {MOST_ITEMS} items; the rest is left out: split the file")
            return
        yield _item(name_of(raw, found), draft, sidecar, unused)
    if not found:
        raise Rejected(raw.name, "there is no item in it; fetch it again, or remove it")


def only(raw: RawFile, draft: Draft | str) -> Item:
    """The document of a file that holds one article: it bears the file's name, and its sidecar speaks of it."""
    return _item(raw.name, draft, read_sidecar(raw), ())


def shared(sidecar: Declared) -> Declared:
    """What a sidecar says of all items: title, date and id would be one article's, and the address is the file's."""
    return replace(sidecar, id=None, title=None, date=None, url=None)


def _unused(sidecar: Declared) -> tuple[Notice, ...]:
    fields = [name for name in ("id", "title", "date") if getattr(sidecar, name)]
    if not fields:
        return ()
    message = f"The sidecar gives {', '.join(fields)} of one article, but the file may hold several; it is not used."
    return (Notice(code="sidecar", message=message),)


def _item(name: str, draft: Draft | str, sidecar: Declared, unused: tuple[Notice, ...]) -> Item:
    if isinstance(draft, str):
        return Rejected(name, draft)
    if len(draft.html) > LARGEST_ITEM:
        return Rejected(name, f"{len(draft.html)} characters, more than {LARGEST_ITEM}; capture the article alone")
    text = dump(draft.html)
    if not any(character.isalnum() for character in text):
        return Rejected(name, "there is no text in it; capture the article's page instead")
    return Document(
        file=name,
        sha256=hashlib.sha256(draft.payload).hexdigest(),
        size=len(draft.payload),
        form=Form.HTML,
        text=text,
        html=draft.html,
        front=draft.front,
        sidecar=sidecar,
        notices=draft.notices + unused,
    )


def article_page(title: str, body: str) -> str:
    """An article's markup as a page of its own, its title standing above it."""
    heading = f"<h1>{escape(title)}</h1>" if title else ""
    return f"<html><head><title>{escape(title)}</title></head><body><article>{heading}{body}</article></body></html>"


def as_markup(text: str) -> str:
    """Plain text as paragraphs: blank lines part them where there are any, else every line is one."""
    parts = PARAGRAPHS.split(text) if PARAGRAPHS.search(text.strip()) else text.split("\n")
    return "".join(f"<p>{escape(part.strip(), quote=False).replace(chr(10), '<br>')}</p>" for part in parts)


def without_markup(value: str) -> str:
    """One line of plain text from a field that may hold markup or entities."""
    plain = dump(f"<p>{value}</p>") if "&" in value or TAG.search(value) else value
    return " ".join(plain.split())


def charset(label: str) -> str | None:
    """A declared encoding, if it is one that turns any bytes into text: `hex` and `idna` are codecs too."""
    try:
        ANY_BYTES.decode(label, "replace")
    except (LookupError, ValueError):
        return None
    return label


ANY_BYTES = bytes(range(256))


def statement(
    *,
    title: str = "",
    date: str | None = None,
    authors: Sequence[str] = (),
    source: str = "",
    url: str = "",
    lang: str = "",
) -> Declared:
    """What an item says of itself. A value that cannot be right counts as absent."""
    names = tuple(dict.fromkeys(_short(author, LONGEST_NAME) for author in authors))[:MOST_AUTHORS]
    said = Declared(
        title=_short(title, LONGEST_TITLE) or None,
        date=date,
        authors=tuple(name for name in names if name) or None,
        source=_short(source, LONGEST_NAME) or None,
        url=url or None,
        lang=lang.replace("_", "-") or None,
    )
    wrong = {mistake.split(":", 1)[0] for mistake in check_declared(said)}
    return replace(said, **dict.fromkeys(wrong)) if wrong else said


def _short(value: str, most: int) -> str:
    value = " ".join(sound(value).split())
    return value if len(value) <= most else ""


def moment(value: str) -> str | None:
    """ISO 8601 of a date in ISO or RFC 5322 form, as fine as it is given; None where it is neither."""
    value = value.strip()[:64]
    for parse in (_iso, parsedate_to_datetime):
        try:
            parsed = parse(value)
            shown = parsed.isoformat(timespec="minutes") if ":" in value else parsed.date().isoformat()
        except (ValueError, IndexError, TypeError, OverflowError):
            continue
        return shown if parsed.year >= EARLIEST else None
    return None


def _iso(value: str) -> datetime:
    return datetime.fromisoformat(ZONE_WITHOUT_COLON.sub(r"\1:\2", value) if ":" in value else value)


def address(value: str, base: str = "") -> str:
    """An absolute http address; empty where it is none."""
    if not value.strip():
        return ""
    try:
        joined = urljoin(base, value.strip())
    except ValueError:
        return ""
    return joined if is_address(joined) and len(joined) <= LARGEST_ADDRESS else ""


LARGEST_ADDRESS = 2_000
