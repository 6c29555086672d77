"""Article → what should not be published unseen: mail addresses, telephone numbers, keys and session ids.

Everything that a page can show is searched, the parts that were set aside as well. A message never repeats what it
flags. Shapes decide, and words beside them: a row of digits alone may be a vote, a date, an ISBN or a price.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from generator.model.article import RUNNING_TEXT, Article, Block
from generator.model.findings import Flag
from generator.model.notice import Notice
from generator.model.span import Span

AT_MOST = 100
"""Flags of one code in one article; the last one says how many more there are."""

NAME = r"(?<![A-Za-z0-9._%+@-])[A-Za-z0-9._%+-]{1,64}"
MAIL = re.compile(rf"{NAME}(?:@|%40)(?:[\w-]{{1,63}}\.){{1,6}}[^\W\d_]{{2,24}}(?![\w@])")
SPELLED_MAIL = re.compile(
    NAME + r"\s?[\[({]\s?(?:at|@)\s?[\])}]\s?"
    r"(?:[\w-]{1,63}(?:\.|\s?[\[({]\s?dot\s?[\])}]\s?)){1,6}[^\W\d_]{2,24}(?![\w@])",
    re.IGNORECASE,
)
FILE_ENDINGS = frozenset("avif css gif heic htm html ico jpeg jpg js json pdf php png svg webp".split())
"""A picture for fine screens is called `logo@2x.png`."""

GAPS = r" \u00a0\u2009\u202f./\u2010-\u2013-"
GAP = f"[{GAPS}]"
ALONE = r"(?<![\w.,:;+/=&%$€£¥#@(-])"
ENDED = r"(?![\w%°]|[.,:/-]\d)"
INTERNATIONAL = re.compile(
    rf"{ALONE}\(?(?:\+[1-9]\d{{0,14}}|00[1-9]\d{{0,2}}(?={GAP}))\)?"
    rf"(?:(?:{GAP}{{1,2}}\(?|\(|(?<=\)))\d{{1,12}}\)?){{0,6}}{ENDED}"
)
NATIONAL = re.compile(rf"{ALONE}\(?0[1-9]\d{{0,4}}\)?{GAP}{{1,3}}\d{{1,8}}(?:{GAP}\d{{1,8}}){{0,4}}{ENDED}")
AMERICAN = re.compile(rf"{ALONE}(?:1[ .-])?(?:\([2-9]\d\d\) ?|[2-9]\d\d[.-])[2-9]\d\d[ .-]\d{{4}}{ENDED}")
CUED = re.compile(
    r"(?<!\w)(?:tel(?:ephone|efon|éfono)?|(?:tele|smart)?phone|téléphone|tél|fax|mobile|mobil|cell|hotline|whatsapp"
    r"|call us|тел(?:ефон)?|факс|電話|电话|전화|τηλ|هاتف)"
    r"[.:]{0,2}\s{0,3}(?:(?:number|nummer|no|nr|us|on|at|is)\b[.:]?\s{0,3}){0,2}"
    rf"(?P<number>\+?\(?\d(?:[{GAPS}()]{{0,3}}\d){{5,14}}){ENDED}",
    re.IGNORECASE,
)
OTHER_NUMBER = re.compile(
    r"(?<!\w)(?:isbn(?:-1[03])?|issn|doi|imo|iban|vat|no|nr|№|order|account|bitcoin)[.:]?\s{0,3}[\d\s-]{0,20}$",
    re.IGNORECASE,
)
"""What stands before a number that is something else."""
CALENDAR = re.compile(
    rf"(?:\d{{1,2}}{GAP}\d{{1,2}}{GAP}(?:19|20)\d\d|(?:19|20)\d\d{GAP}[01]?\d{GAP}[0-3]?\d)(?!\d)"
    rf"|(?:19|20)\d\d{GAP}(?:19|20)\d\d(?!\d)"
)
DECIMAL = re.compile(r"\+?\d+[.,]\d+")
THOUSANDS = re.compile(rf"\+?[1-9]\d{{0,2}}({GAP})\d{{3}}(?:\1\d{{3}})*")
ADDRESS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
DIGITS = range(8, 16)
"""E.164 allows 15 digits with the code of the country; the shortest full numbers have eight."""
DIGITS_CUED = range(6, 16)
DIGITS_NATIONAL = range(9, 13)
MILLIONS, MILLIONS_CUED = 10, 8
"""Digits up to which groups of three are a big number and no telephone number."""

KNOWN_KEY = re.compile(
    r"(?<![\w-])(?:AKIA[0-9A-Z]{16}|AIza[\w-]{35}|gh[pousr]_\w{36,255}|github_pat_\w{22,255}|xox[abeprs]-[\w-]{10,250}"
    r"|sk_live_\w{16,250}|glpat-[\w-]{20,64}|eyJ[\w-]{8,2000}\.eyJ[\w-]{8,4000}\.[\w-]{0,2000})"
    r"|-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY-----"
)
NAMED_KEY = re.compile(
    r"(?<![A-Za-z0-9])(?:api[_-]?key|(?:access|auth|refresh|id|csrf|xsrf|session|authenticity|security|requestverification)"
    r"?[_-]{0,2}token|(?:client[_-]?)?secret|session[_-]?(?:id|key)?|phpsessid|jsessionid|aspsessionid\w{0,12}|sid"
    r"|x-amz-(?:signature|credential|security-token)|signature|sig|password|passwd|authorization)"
    r"[\"']?\s?(?:[=:]|%3D)\s?[\"']?(?:bearer\s)?(?P<key>[\w\-.~+%]{16,4000})",
    re.IGNORECASE,
)

Look = Callable[[str], Iterator[tuple[int, int]]]
Place = tuple[Span, str]
"""Where something personal stands, and the code of what it is."""

NOUNS = {
    "personal-mail": "A mail address",
    "personal-phone": "A telephone number",
    "personal-token": "A key or session id",
}
MASKS = {
    "personal-mail": "[mail address]",
    "personal-phone": "[telephone number]",
    "personal-token": "[key]",
}
"""What stands on a public site instead."""


def find_personal(article: Article) -> tuple[Flag, ...]:
    """Flags `personal-mail`, `personal-phone` and `personal-token`, in the order of the text.

    An address of the article (URL) that stands outside the text has an empty span at its start.
    """
    found = [_flag(block, place) for block in article.blocks for place in _in_part(article.text, block.span)]
    if article.url and any(True for _ in _tokens(article.url.value)):
        span = article.url.origin.span or Span(start=0, end=0)
        message = "A key or session id stands in the address of the article."
        found.append(Flag(flag="personal-token", message=message, span=span))
    return tuple(sorted(_bounded(found), key=lambda flag: (flag.span, flag.flag)))


def personal_places(article: Article) -> tuple[Place, ...]:
    """Every place in the text that holds personal data, in order, none inside another, and without a bound."""
    return tuple(sorted(place for block in article.blocks for place in _in_part(article.text, block.span)))


def masked(words: str) -> str:
    """The words with what is personal in them named instead."""
    parts, last = [], 0
    for span, code in _in_part(words, Span(start=0, end=len(words))):
        parts += [words[last : span.start], MASKS[code]]
        last = span.end
    return "".join([*parts, words[last:]])


def to_look_at(flags: Iterable[Flag]) -> Iterator[Notice]:
    """A notice a code, for the person who publishes."""
    for code, count in sorted(Counter(flag.flag for flag in flags).items()):
        places = "one place" if count == 1 else f"{count} places" if count < AT_MOST else f"{count} places or more"
        message = f"{NOUNS[code]} in {places}: look at the report before publishing."
        yield Notice(code=code, message=message)


def _flag(block: Block, place: Place) -> Flag:
    span, code = place
    where = "the running text" if block.kind in RUNNING_TEXT else f"a part marked as {block.kind.value}"
    return Flag(flag=code, message=f"{NOUNS[code]} stands in {where}.", span=span)


def _in_part(text: str, part: Span) -> Iterator[Place]:
    taken = -1
    said = part.cut(text)
    hits = sorted((start, -end, code) for code, look in LOOKS for start, end in look(said))
    for start, minus_end, code in hits:
        if start >= taken:
            taken = -minus_end
            yield Span(start=part.start + start, end=part.start + taken), code


def _bounded(found: list[Flag]) -> Iterator[Flag]:
    for _, flags in groupby(sorted(found, key=lambda flag: (flag.flag, flag.span)), key=lambda flag: flag.flag):
        *first, last = flags
        yield from first[: AT_MOST - 1]
        more = len(first) + 1 - AT_MOST
        if more > 0:
            last = Flag(flag=last.flag, message=f"{last.message} So do {more} others.", span=first[AT_MOST - 1].span)
        yield last


def _mails(text: str) -> Iterator[tuple[int, int]]:
    for shape in (MAIL, SPELLED_MAIL):
        for match in shape.finditer(text):
            if match[0].rsplit(".", 1)[-1].lower() not in FILE_ENDINGS:
                yield match.span()


def _phones(text: str) -> Iterator[tuple[int, int]]:
    for shape, digits in ((INTERNATIONAL, DIGITS), (NATIONAL, DIGITS_NATIONAL), (AMERICAN, DIGITS)):
        for match in shape.finditer(text):
            before = text[max(0, match.start() - 40) : match.start()]
            if _rings(match[0], digits, MILLIONS) and not OTHER_NUMBER.search(before):
                yield match.span()
    for match in CUED.finditer(text):
        if _rings(match["number"], DIGITS_CUED, MILLIONS_CUED):
            yield match.span("number")


def _rings(number: str, digits: range, millions: int) -> bool:
    """Whether it can be a telephone number: of a fitting length, and no date, decimal, big number or IP address."""
    number = number.strip("()")
    count = sum(character.isdigit() for character in number)
    if count not in digits or CALENDAR.match(number) or DECIMAL.fullmatch(number) or ADDRESS.fullmatch(number):
        return False
    return not (THOUSANDS.fullmatch(number) and count <= millions)


def _tokens(text: str) -> Iterator[tuple[int, int]]:
    for match in KNOWN_KEY.finditer(text):
        yield match.span()
    for match in NAMED_KEY.finditer(text):
        if _random(match["key"]):
            yield match.span("key")


def _random(key: str) -> bool:
    """Whether letters and digits stand mixed, as no word has them."""
    return sum(character.isdigit() for character in key) > 1 and any(character.isalpha() for character in key)


LOOKS: tuple[tuple[str, Look], ...] = (
    ("personal-mail", _mails),
    ("personal-phone", _phones),
    ("personal-token", _tokens),
)
