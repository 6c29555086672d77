"""RSS, RDF, Atom and JSON Feed → one Document an item.

XML is parsed without document type, entities or network. A feed that is not well-formed is read item by item, so that
one broken item costs only itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import zip_longest
from typing import Any

from lxml import etree

from generator.errors import Rejected
from generator.model.notice import Notice
from generator.read.encoding import decode
from generator.read.files import RawFile
from generator.read.items import (
    TAG,
    Draft,
    Item,
    address,
    article_page,
    as_markup,
    charset,
    moment,
    number,
    statement,
    without_markup,
)
from generator.settings.decode import sound

ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{2,40})")
HEAD = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[\]]{0,1000}>", re.IGNORECASE)
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
NO_CHARACTER = re.compile(r"^$|[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffd-\uffff]")
NUMBERED = re.compile(r"&#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6});")
NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][A-Za-z0-9]{1,31};")
BARE = re.compile(r"&(?!#\d{1,7};|#x[0-9a-fA-F]{1,6};|[A-Za-z]{2,31};)")
ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?(?:rss|RDF|feed)\b[^<>]{0,20000}>")
OPENING = re.compile(r"<((?:[\w.-]{1,40}:)?(?:item|entry))\b[^<>]{0,2000}>")
RSS_MAIL = re.compile(r"^\S{1,200}@\S{1,200}\s*\((.{1,200})\)$")
ATOM_MARKUP = frozenset({"html", "xhtml", "text/html", "application/xhtml+xml"})
PREFIX = re.compile(r"<([A-Za-z][\w.-]{0,40}):")
MOST_PREFIXES = 50
MEDIA = frozenset({"http://search.yahoo.com/mrss/", "http://www.itunes.com/dtds/podcast-1.0.dtd"})
ROOTS = frozenset({"rss", "rdf", "feed"})
MOST_BRACKETS = 400_000
"""Objects and lists in a JSON file; a Python object costs some 30 times its two characters."""

MOST_TAGS = 500_000
"""Tags in a feed; libxml2 takes some 120 bytes for each."""

SUMMARY = Notice(code="summary-only", message="The feed holds only a summary of this article; capture its page.")
UPDATED = Notice(
    code="updated-date", message="The feed gives no day of publication; the date is that of the last change."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """What a feed says of all its items."""

    title: str = ""
    address: str = ""
    language: str = ""
    authors: tuple[str, ...] = ()


def read(raw: RawFile) -> Iterator[Item]:
    """RSS 0.9 to 2.0, RDF and Atom. Raises Rejected where the file is no feed."""
    return number(raw, _xml_drafts(raw))


def read_json(raw: RawFile, feed: Mapping[str, Any]) -> Iterator[Item]:
    """JSON Feed 1.0 and 1.1, decoded already (`load_json`)."""
    return number(raw, _json_drafts(feed))


def load_json(name: str, data: bytes | str) -> Any:  # noqa: ANN401 - JSON holds anything
    """Decode JSON within bounds. Raises Rejected with the place of the mistake."""
    text = data if isinstance(data, str) else decode(name, data)[0]
    if text.count("{") + text.count("[") > MOST_BRACKETS:
        raise Rejected(name, f"more than {MOST_BRACKETS} objects and lists; split the file")
    try:
        return json.loads(text, strict=False)
    except RecursionError as mistake:
        raise Rejected(name, "nested too deeply; export it again") from mistake
    except ValueError as mistake:
        raise Rejected(name, f"not valid JSON ({mistake}); export it again") from mistake


def _xml_drafts(raw: RawFile) -> Iterator[Draft | str]:
    source = _prepare(raw)
    try:
        tree = etree.fromstring(source.encode("utf-8", "replace"), _parser())
    except etree.XMLSyntaxError as mistake:
        yield from _piecewise(raw, source, mistake)
        return
    if _name(tree) not in ROOTS:
        raise Rejected(raw.name, f"XML with the root <{_name(tree)}>, which is no feed; convert it to HTML or text")
    channel = _channel(tree)
    holders = [tree, *(child for child in tree if _name(child) == "channel")]
    for element in (child for holder in holders for child in holder if _name(child) in {"item", "entry"}):
        yield _draft(element, channel)


def _prepare(raw: RawFile) -> str:
    """Text without XML declaration and document type; HTML's named characters are written out."""
    match = ENCODING.search(raw.data[:1000])
    source = CONTROLS.sub(
        " ", decode(raw.name, raw.data, charset(match.group(1).decode("ascii")) if match else None)[0]
    )
    if source.count("<") > MOST_TAGS:
        raise Rejected(raw.name, f"more than {MOST_TAGS} tags; split the feed")
    root = re.search(r"<[A-Za-z]", source)
    prolog = source[: root.start()] if root else source
    if "<!ENTITY" in prolog.upper() or re.search(r"<!DOCTYPE[^<>]{0,1000}\[", prolog, re.IGNORECASE):
        raise Rejected(raw.name, "it declares entities of its own; save the feed without its document type")
    prolog = DOCTYPE.sub("", HEAD.sub("", prolog))
    source = (prolog + source[root.start() :] if root else "").lstrip()
    return NAMED.sub(lambda found: _character(found.group()), NUMBERED.sub(_of_xml, source))


def _character(entity: str) -> str:
    character = unescape(entity)
    return entity.replace("&", "&amp;") if character == entity or character in "<>&" else character


def _of_xml(numbered: re.Match[str]) -> str:
    """The reference as it is, unless it names what is no character: the parser would let half of a pair through."""
    character = unescape(numbered.group())
    return "\ufffd" if NO_CHARACTER.search(character) else numbered.group()


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )


def _piecewise(raw: RawFile, source: str, mistake: etree.XMLSyntaxError) -> Iterator[Draft | str]:
    """Each item on its own, inside the feed's root; ampersands that stand bare are taken as such."""
    root = ROOT.search(source)
    if not root:
        raise Rejected(raw.name, f"not XML ({mistake.msg}), and no feed; fetch it again") from mistake
    pieces = list(_pieces(source, root.end()))
    opening = _declaring(root.group(), source)
    channel = _channel_of(opening + source[root.end() : pieces[0][0]]) if pieces else Channel()
    for _, piece in pieces:
        whole = f"{opening}{BARE.sub('&amp;', piece)}</{opening[1:].split(maxsplit=1)[0].rstrip('>')}>"
        try:
            yield _draft(etree.fromstring(whole.encode("utf-8", "replace"), _parser())[0], channel)
        except etree.XMLSyntaxError as broken:
            yield f"its markup is broken ({broken.msg}); fetch the feed again"


def _declaring(root: str, source: str) -> str:
    """The feed's root tag with a name for every prefix that the feed uses and forgot to declare."""
    used = sorted({found.group(1) for found in PREFIX.finditer(source)})[:MOST_PREFIXES]
    missing = [f' xmlns:{prefix}="urn:undeclared:{prefix}"' for prefix in used if f"xmlns:{prefix}=" not in root]
    return root.rstrip(">").rstrip("/") + "".join(missing) + ">"


def _pieces(source: str, start: int) -> Iterator[tuple[int, str]]:
    """Start and text of each item; one that is never closed runs up to the next."""
    openings = list(OPENING.finditer(source, start))
    for opening, following in zip_longest(openings, openings[1:]):
        end = following.start() if following else len(source)
        closing = source.find(f"</{opening.group(1)}>", opening.end(), end)
        yield opening.start(), source[opening.start() : closing + len(opening.group(1)) + 3 if closing >= 0 else end]


def _channel_of(head: str) -> Channel:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    tree = etree.fromstring(BARE.sub("&amp;", head).encode("utf-8", "replace"), parser)
    return Channel() if tree is None else _channel(tree)


def _channel(tree: etree._Element) -> Channel:
    inner = next((child for child in tree if _name(child) == "channel"), tree)
    return Channel(
        title=without_markup(_text(inner, "title")),
        address=_link(inner, ""),
        language=_text(inner, "language") or tree.get(XML_LANG) or "",
        authors=tuple(_authors(inner)),
    )


XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"


def _draft(element: etree._Element, channel: Channel) -> Draft:
    title = without_markup(_text(element, "title"))
    markup, whole = _markup(element)
    published = moment(_text(element, "pubDate", "published", "issued", "date"))
    updated = moment(_text(element, "updated", "modified"))
    origin = next((child for child in element if _name(child) == "source"), None)
    source = "" if origin is None else without_markup(_text(origin, "title") or origin.text or "")
    notices = ((SUMMARY,) if not whole else ()) + ((UPDATED,) if updated and not published else ())
    return Draft(
        payload=etree.tostring(element, encoding="utf-8", with_tail=False),
        html=article_page(title, markup),
        front=statement(
            title=title,
            date=published or updated,
            authors=tuple(_authors(element)) or channel.authors,
            source=source or channel.title,
            url=_but_not(channel.address, _link(element, channel.address)),
            lang=element.get(XML_LANG) or _text(element, "language") or channel.language,
        ),
        notices=notices,
    )


def _markup(element: etree._Element) -> tuple[str, bool]:
    """The item's longest text as markup, and whether it is the article rather than a summary of it."""
    contents = [_content(child) for child in element if _name(child) in {"encoded", "content"} and not child.get("src")]
    content = max(contents, key=len, default="")
    if content.strip():
        return content, True
    summaries = [_content(child) for child in element if _name(child) in {"description", "summary"}]
    return max(summaries, key=len, default=""), False


def _content(element: etree._Element) -> str:
    """Markup of a content element. RSS does not say whether its text is markup; Atom does."""
    kind = (element.get("type") or "").lower()
    if len(element):
        inner = "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)
        return PREFIXED.sub(r"<\1", (element.text or "") + inner)
    text = element.text or ""
    escaped = kind in ATOM_MARKUP or (not kind and TAG.search(text))
    return text if escaped else as_markup(unescape(text) if not kind else text)


PREFIXED = re.compile(r"<(/?)[\w.-]{1,40}:")
"""Atom's xhtml may give every tag a prefix, which a page does not."""


def _authors(element: etree._Element) -> Iterator[str]:
    for child in element:
        if _name(child) in {"author", "creator"}:
            name = without_markup(_text(child, "name") or (child.text or ""))
            match = RSS_MAIL.match(name)
            name = match.group(1) if match else name
            if name and "@" not in name:
                yield name


def _but_not(home: str, link: str) -> str:
    """The link, unless it leads to the feed's own page: articles of one address count as one."""
    return "" if link.rstrip("/") == home.rstrip("/") else link


def _link(element: etree._Element, base: str) -> str:
    base = element.get(XML_BASE) or base
    links = [child for child in element if _name(child) in {"link", "origlink", "guid"}]
    for child in sorted(links, key=lambda child: ("origlink", "link", "guid").index(_name(child))):
        relation = child.get("rel") or "alternate"
        value = child.get("href") or (child.text or "")
        permanent = _name(child) != "guid" or child.get("isPermaLink") != "false"
        found = address(value, base if _name(child) == "link" else "") if value.strip() else ""
        if found and permanent and relation == "alternate":
            return found
    return ""


def _text(element: etree._Element, *names: str) -> str:
    """The first child that has one of the names, best name first, and any text."""
    for name in names:
        for child in element:
            if _name(child) == name.lower() and (text := "".join(map(str, child.itertext())).strip()):
                return text
    return ""


def _name(element: etree._Element) -> str:
    """The tag without its namespace; empty for what describes media rather than the article."""
    if not isinstance(element.tag, str):
        return ""
    namespace, _, name = element.tag.rpartition("}")
    return "" if namespace.removeprefix("{") in MEDIA else name.rpartition(":")[2].lower()


def _json_drafts(feed: Mapping[str, Any]) -> Iterator[Draft | str]:
    items = feed.get("items")
    for entry in items if isinstance(items, list) else []:
        yield _json_draft(entry, feed) if isinstance(entry, dict) else "not a JSON object; export the feed again"


def _json_draft(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> Draft:
    title, home, whole = _string(entry, "title"), _string(feed, "home_page_url"), True
    markup = _string(entry, "content_html") or as_markup(_string(entry, "content_text"))
    if not markup.strip() or markup == "<p></p>":
        markup, whole = as_markup(_string(entry, "summary")), False
    published, updated = moment(_string(entry, "date_published")), moment(_string(entry, "date_modified"))
    front = statement(
        title=title,
        date=published or updated,
        authors=_json_authors(entry) or _json_authors(feed),
        source=_string(feed, "title"),
        url=_but_not(home, address(_string(entry, "url"), home) or address(_string(entry, "id"))),
        lang=_string(entry, "language") or _string(feed, "language"),
    )
    payload = json.dumps(entry, ensure_ascii=True, sort_keys=True).encode()
    notices = ((SUMMARY,) if not whole else ()) + ((UPDATED,) if updated and not published else ())
    return Draft(payload=payload, html=article_page(title, markup), front=front, notices=notices)


def _json_authors(holder: Mapping[str, Any]) -> tuple[str, ...]:
    authors = holder.get("authors") or [holder.get("author")]
    named = [author for author in authors if isinstance(author, dict)] if isinstance(authors, list) else []
    return tuple(name for author in named if (name := _string(author, "name")))


def _string(holder: Mapping[str, Any], field: str) -> str:
    value = holder.get(field)
    return sound(value) if isinstance(value, str) else ""
