"""Mail and newsletters → one Document for the body and one for each attachment that can be read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from itertools import count, islice
from pathlib import PurePosixPath

from generator.errors import Rejected
from generator.model.document import Declared, Document, Form
from generator.model.notice import Notice
from generator.read import html, markdown, pdf, text
from generator.read.declared import read_sidecar
from generator.read.encoding import decode
from generator.read.files import RawFile
from generator.read.flowed import unfold
from generator.read.items import LARGEST_ITEM, Item, address, charset, moment, name_of, shared, statement
from generator.read.page import dump, parse
from generator.settings.decode import sound

MOST_LINES = 300_000
"""10 MB of base64 is 130,000 lines; the standard parser takes a microsecond for each and each open part."""

MOST_MULTIPARTS = 50
MOST_PARTS = 1_000
MOST_ITEMS = 50
"""Body and attachments, those of mails inside included."""

MOST_PDFS, PDF_SECONDS = 6, 5
"""PDFs of a file that are read, those of mails inside counted, and what each may compute: half a minute for all of
them. A long report takes two seconds."""

DEEPEST = 3
"""Mails inside mails: a forwarded forward is read, more is refused."""

LONGEST_HEADER = 2_000
"""Characters of a header that is parsed; the standard library takes quadratic time over it."""

MULTIPART = re.compile(rb"^content-type:\s{0,20}(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
MARKS = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv)\s?:\s*)+", re.IGNORECASE)
LIST_HEADERS = frozenset({"list-id", "list-unsubscribe", "list-post", "feedback-id"})
AT_OUTLET = re.compile(
    r"^(?P<person>[^|@,]{3,60}?)\s*(?:\s(?:from|at|von|de|via)\s|\s?[|,]\s|\s[-–—]\s)\s*(?P<outlet>.{2,60})$"
)
PERSON = re.compile(r"[^\W\d_][\w'’.-]*(?:\s[\w'’.-]+){1,3}")
IN_BROWSER = re.compile(r"\b(?:view|read|open|see)\b.{0,30}\b(?:browser|online|web)\b|im browser", re.IGNORECASE)
PARSE_ERRORS = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What the standard library raises on headers and parts that break its grammar."""

AS_IT_CAME = policy.default.clone(refold_source="none", cte_type="8bit")
ENDINGS = {
    "text/plain": ".txt",
    "text/html": ".html",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "message/rfc822": ".eml",
}
READERS: Mapping[str, Callable[[RawFile], Document]] = {
    ".txt": text.read,
    ".text": text.read,
    ".html": html.read,
    ".htm": html.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
}


def read(raw: RawFile) -> Iterator[Item]:
    """The body first, then the attachments. Raises Rejected where neither holds anything that can be read."""
    found = list(islice(_parts(raw, 0, count()), MOST_ITEMS + 1))
    if not found:
        raise Rejected(raw.name, "no text in the mail, and no attachment that can be read; save the article itself")
    if len(found) > MOST_ITEMS:
        found[-1] = Rejected(raw.name, f"more than {MOST_ITEMS} items; the rest is left out: save it alone")
    sidecar = read_sidecar(raw)
    if len(found) == 1:
        item = found[0]
        return iter([replace(item, file=raw.name, sidecar=sidecar) if isinstance(item, Document) else item])
    return (_placed(item, name_of(raw, place), shared(sidecar)) for place, item in enumerate(found, start=1))


def _placed(item: Item, name: str, sidecar: Declared) -> Item:
    if isinstance(item, Document):
        return replace(item, file=name, sidecar=sidecar)
    return Rejected(name, item.reason)


def _parts(raw: RawFile, depth: int, pdfs: Iterator[int]) -> Iterator[Item]:
    """Body and attachments of a mail, those of mails inside too, in order; `pdfs` numbers the PDFs of all of them."""
    mail = _parse(raw)
    try:
        chosen = mail.get_body(preferencelist=("html", "plain"))
        pieces = list(mail.iter_attachments())
    except PARSE_ERRORS as mistake:
        raise Rejected(raw.name, "its parts are broken; save the mail again as .eml") from mistake
    attached = [part for part in pieces if not _is_inline(part)] + ([mail] if _type(mail) == "message/rfc822" else [])
    body = _body(raw, mail, [chosen, *filter(_is_inline, pieces)]) if isinstance(chosen, EmailMessage) else None
    unread = tuple(_label(part) for part in attached if not _is_readable(part))
    if body:
        message = f"Attachments that were not read: {', '.join(unread)}."
        yield replace(body, notices=(*body.notices, Notice(code="attachments", message=message))) if unread else body
    for part in attached:
        if _is_readable(part):
            yield from _attachment(raw, part, depth + 1, pdfs)


def _parse(raw: RawFile) -> EmailMessage:
    if raw.data.count(b"\n") > MOST_LINES:
        raise Rejected(raw.name, f"more than {MOST_LINES} lines; save the article alone")
    if sum(1 for _ in islice(MULTIPART.finditer(raw.data), MOST_MULTIPARTS + 1)) > MOST_MULTIPARTS:
        raise Rejected(raw.name, f"more than {MOST_MULTIPARTS} parts that hold parts; save the article alone")
    try:
        mail = message_from_bytes(raw.data, _class=EmailMessage, policy=policy.default)
    except PARSE_ERRORS as mistake:
        raise Rejected(raw.name, "cannot be parsed as a mail; save it again as .eml") from mistake
    if not {name.lower() for name in mail} & {"from", "subject", "date", "mime-version", "content-type"}:
        raise Rejected(raw.name, "no mail: it has no From, Subject or Date; save it again as .eml")
    for number, part in enumerate(mail.walk(), start=1):
        if number > MOST_PARTS:
            raise Rejected(raw.name, f"more than {MOST_PARTS} parts; save the article alone")
        if any(name.lower().startswith("content-") and len(value) > LONGEST_HEADER for name, value in part.raw_items()):
            raise Rejected(raw.name, f"a header of more than {LONGEST_HEADER} characters; save the article alone")
    kind = _type(mail)
    if kind == "multipart/encrypted" or kind.endswith("pkcs7-mime"):
        raise Rejected(raw.name, "an encrypted mail; decrypt it and save it again")
    return mail


def _body(raw: RawFile, mail: EmailMessage, pieces: list[EmailMessage]) -> Document | None:
    """The chosen part and the pieces of its type that stand beside it; None where there are no words in them."""
    kind = _type(pieces[0])
    same = [piece for piece in pieces if _type(piece) == kind]
    read_parts = [decode(raw.name, _payload(piece), charset(_parameter(piece, "charset"))) for piece in same]
    words = "\n\n".join(words for words, _ in read_parts)
    if len(words) > LARGEST_ITEM:
        raise Rejected(raw.name, f"{len(words)} characters, more than {LARGEST_ITEM}; save the article alone")
    notices = tuple(dict.fromkeys(notice for _, found in read_parts for notice in found))
    is_html = kind == "text/html"
    subject = MARKS.sub("", _header(mail, "subject"))
    content = dump(words) if is_html else _with_subject(subject, _unfold(pieces[0], words))
    if not any(character.isalnum() for character in content.removeprefix(subject)):
        return None
    return Document(
        file=raw.name,
        sha256=hashlib.sha256(raw.data).hexdigest(),
        size=len(raw.data),
        form=Form.HTML if is_html else Form.TEXT,
        text=content,
        html=words if is_html else None,
        front=_front(mail, words if is_html else ""),
        notices=notices,
    )


def _unfold(part: EmailMessage, words: str) -> str:
    flowed = _parameter(part, "format") == "flowed"
    return unfold(words, flowed=flowed, delete_space=_parameter(part, "delsp") == "yes")


def _with_subject(subject: str, words: str) -> str:
    """The subject is the headline of a plain mail; it stands above the text as in any mail program."""
    return f"{subject}\n\n{words}" if subject and not words.lstrip().startswith(subject) else words


def _front(mail: EmailMessage, page: str) -> Declared:
    """What the headers say. A mail that somebody passed on says nothing of the article's author, day or source."""
    subject = _header(mail, "subject")
    title = MARKS.sub("", subject)
    lang = _header(mail, "content-language").split(",")[0].strip()
    if title != subject:
        return statement(title=title, lang=lang)
    authors, source = _sender(mail)
    url = _permalink(mail) or _in_browser(page)
    return statement(
        title=title, date=moment(_header(mail, "date")), authors=authors, source=source, url=url, lang=lang
    )


def _sender(mail: EmailMessage) -> tuple[tuple[str, ...], str]:
    """Authors and source. A list speaks for an outlet, a person's own mail for the person."""
    try:
        addresses = getattr(mail["from"], "addresses", ()) if len(_raw(mail, "from")) <= LONGEST_HEADER else ()
    except PARSE_ERRORS:
        addresses = ()
    shown = " ".join(sound(addresses[0].display_name).split()).strip("\"' ") if addresses else ""
    match = AT_OUTLET.match(shown)
    if match and PERSON.fullmatch(match["person"]):
        return (match["person"],), match["outlet"]
    if any(name.lower() in LIST_HEADERS for name, _ in mail.raw_items()):
        return (), shown
    return ((shown,), "") if PERSON.fullmatch(shown) else ((), "")


def _permalink(mail: EmailMessage) -> str:
    """The archive's address of the mail (RFC 5064)."""
    found = re.search(
        r"https?://[^\s<>]{1,500}", _header(mail, "archived-at") or _raw(mail, "list-post")[:LONGEST_HEADER]
    )
    return address(found.group()) if found else ""


def _in_browser(page: str) -> str:
    """The link to the newsletter's page on the web; one with a query names its reader and is left alone."""
    tree = parse(page) if page else None
    for link in tree.iter("a") if tree is not None else ():
        shown = " ".join(map(str, link.itertext()))[:200]
        found = address(link.get("href") or "")
        if found and "?" not in found and "#" not in found and IN_BROWSER.search(shown):
            return found
    return ""


def _attachment(raw: RawFile, part: EmailMessage, depth: int, pdfs: Iterator[int]) -> Iterator[Item]:
    """Documents of one attachment; a broken one is reported under its own name."""
    label, ending = _label(part), _ending(part)
    if depth > DEEPEST:
        yield Rejected(
            raw.name, f"attachment {label}: more than {DEEPEST} mails inside one another; save the inner one"
        )
        return
    try:
        inner = RawFile(name=raw.name, data=_inner(part) if ending == ".eml" else _payload(part))
        if ending == ".eml":
            yield from _parts(inner, depth, pdfs)
        elif ending == ".pdf":
            yield from _pdf(inner, next(pdfs))
        else:
            yield READERS[ending](inner)
    except Rejected as verdict:
        yield Rejected(raw.name, f"attachment {label}: {verdict.reason}")


def _pdf(raw: RawFile, number: int) -> Iterator[Item]:
    if number >= MOST_PDFS:
        raise Rejected(raw.name, f"more than {MOST_PDFS} PDFs in one file; save it alone")
    return pdf.read(raw, PDF_SECONDS)


def _inner(part: EmailMessage) -> bytes:
    content = part.get_payload()
    first = content[0] if isinstance(content, list) and content else None
    try:
        return first.as_bytes(policy=AS_IT_CAME) if isinstance(first, EmailMessage) else _payload(part)
    except PARSE_ERRORS:
        return b""  # and so refused as no mail


def _payload(part: EmailMessage) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except PARSE_ERRORS:
        return b""  # and so refused as a part without text
    return data if isinstance(data, bytes) else b""


def _is_readable(part: EmailMessage) -> bool:
    return _ending(part) in {*READERS, ".pdf", ".eml"}


def _ending(part: EmailMessage) -> str:
    """By the file name where it tells, else by the declared type."""
    ending = PurePosixPath(_filename(part)).suffix.lower()
    return ending if ending in {*READERS, ".pdf", ".eml"} else ENDINGS.get(_type(part), "")


def _is_inline(part: EmailMessage) -> bool:
    """Whether it is a further piece of the body, such as the text below a picture or a list's footer."""
    if not _type(part).startswith("text/") or _filename(part):
        return False
    try:
        return part.get_content_disposition() != "attachment"
    except PARSE_ERRORS:
        return True


def _label(part: EmailMessage) -> str:
    return _filename(part) or _type(part)


def _filename(part: EmailMessage) -> str:
    try:
        return " ".join(sound(part.get_filename() or "").split())[:100]
    except PARSE_ERRORS:
        return ""


def _parameter(part: EmailMessage, name: str) -> str:
    """A parameter of the content type, lower case; empty where there is none."""
    try:
        return str(part.get_param(name) or "").lower()
    except PARSE_ERRORS:
        return ""


def _type(part: EmailMessage) -> str:
    try:
        return part.get_content_type()
    except PARSE_ERRORS:
        return "application/octet-stream"


def _header(mail: EmailMessage, name: str) -> str:
    """A header as text, folded to one line; empty where it is missing, too long or broken."""
    if len(_raw(mail, name)) > LONGEST_HEADER:
        return ""
    try:
        return " ".join(sound(str(mail.get(name, ""))).split())
    except PARSE_ERRORS:
        return ""


def _raw(mail: EmailMessage, name: str) -> str:
    return next((str(value) for key, value in mail.raw_items() if key.lower() == name), "")
