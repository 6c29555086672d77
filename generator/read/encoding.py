"""Bytes → text, and a notice for every choice that was not certain."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from generator.errors import Rejected
from generator.model.notice import Notice

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WEB_NAMES = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "gb2312": "gb18030"}
"""What browsers mean by these labels (WHATWG Encoding Standard)."""

TEXT_ENCODING = re.compile(r"(?:utf|cp|iso|koi|mac|gb|big|euc|shift|sjis|ascii|latin|tis|windows|x-)[a-z0-9_-]{0,20}")
"""Names of encodings of text; Python knows others (hex, idna) that would crash on a page."""

ENOUGH_TO_MEASURE = 300
"""Bytes below which byte statistics guess wildly; measured on cut-down cp1251, cp1252 and Shift_JIS pages."""

HALVES = re.compile("[\ud800-\udfff]")
"""Halves of pairs, which UTF-7 lets through."""

MOST_CONTROLS = 0.1
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
"""Control characters that no text uses; white space, form feed and escape (terminal colours) are left out."""


def decode(name: str, data: bytes, declared: str | None = None) -> tuple[str, tuple[Notice, ...]]:
    """Decode by BOM, strict UTF-8, the declared encoding, byte statistics, in that order.

    Raises Rejected where the bytes are no text at all.
    """
    text, notices = _decode(data, declared)
    if len(CONTROLS.findall(text)) > MOST_CONTROLS * len(text):
        raise Rejected(name, "not text but binary data; convert it to text or HTML")
    return text, notices


def _decode(data: bytes, declared: str | None) -> tuple[str, tuple[Notice, ...]]:
    for bom, codec in BOMS:
        if data.startswith(bom):
            return _with_marks(data[len(bom) :], codec, "its byte order mark says so")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    named = _known(declared)
    if named and named != "utf-8":
        return _with_marks(data, named, "the page declares it")
    if _nearly_utf8(data):
        return _with_marks(data, "utf-8", "most of it is valid UTF-8", always=True)
    return _with_marks(data, _measured(data), "its byte statistics suggest it; save it as UTF-8", always=True)


def _with_marks(data: bytes, codec: str, why: str, *, always: bool = False) -> tuple[str, tuple[Notice, ...]]:
    text = HALVES.sub("\ufffd", data.decode(codec, "replace"))
    marks = text.count("\ufffd")
    if not marks and not always:
        return text, ()
    lost = f"; {marks} places could not be decoded and show U+FFFD" if marks else ""
    return text, (Notice(code="encoding", message=f"Read as {codec}: {why}{lost}."),)


def _known(label: str | None) -> str | None:
    if not label:
        return None
    label = WEB_NAMES.get(label.strip().lower(), label.strip().lower())
    if not TEXT_ENCODING.fullmatch(label):
        return None
    try:
        return codecs.lookup(label).name
    except LookupError:
        return None


def _nearly_utf8(data: bytes) -> bool:
    """Whether valid multi-byte sequences outnumber broken bytes, or the breaks are surrogates and overlong forms."""
    text = data.decode("utf-8", "replace")
    valid = sum(1 for character in text if character > "\x7f" and character != "\ufffd")
    single = sum(1 for run in re.findall(rb"[\x80-\xff]+", data) if len(run) == 1)
    broken = text.count("\ufffd")
    return valid >= broken or (broken > 0 and not single)


def _measured(data: bytes) -> str:
    if len(data) < ENOUGH_TO_MEASURE:
        return "cp1252"
    matches = from_bytes(data)
    best = matches.best()
    if best is None or str(best) == data.decode("cp1252", "replace"):
        return "cp1252"  # several code pages agree on these bytes; this is the one that the web uses
    ties = (m for m in matches if m.chaos <= best.chaos and m.coherence >= best.coherence)
    return "cp1252" if any(m.encoding == "cp1252" for m in ties) else best.encoding
