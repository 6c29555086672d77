"""What betrays the line under a picture: a credit, who stands where, a word that announces it."""

from __future__ import annotations

import re

TAIL = 110
"""Characters at the end of a line in which a credit may stand."""
CAPTION_WIDTH = 420

MARK = (
    r"(?:photo(?:graph|graphy|s)?|foto(?:s|grafie)?|picture|image|bild(?:rechte|quelle)?|credit|copyright"
    r"|crédits?|créditos|handout|courtesy|ljósmynd|illustration|zdjęcie|фото|fotograf)"
)
AGENCY = (
    r"(?:Getty|AFP|Reuters|REUTERS|AP|EPA|EFE|dpa|DPA|AAP|PA|APA|Keystone|KEYSTONE|Alamy|[Ii]mago|IMAGO|Shutterstock"
    r"|iStock|TASS|Xinhua|Anadolu|Bloomberg|NTB|TT|ANP|Belga|Ritzau|ANSA)"
)
_BRACKETED = (
    rf"[(\[][^()\[\]\d]{{0,70}}\b(?:(?i:{MARK})|{AGENCY})\b[^()\[\]]{{0,50}}[)\]]\.?$"
    r"|\([A-Z][^()/\d,]{3,40}/[A-Z][^()/\d,]{1,40}\)\.?$"
)
_MARKED = rf"(?:©|\b(?i:{MARK})\s?(?::|by\b))[^.!?]{{1,80}}\.?$"
BRACKETED, MARKED = re.compile(_BRACKETED), re.compile(_MARKED)
"""A line that ends with a credit: in brackets, or after a word that announces one."""
NAMED_TAIL = re.compile(
    r"[^\W\d]{3}[.!»”\"]\s?[A-Z][\w’'&-]+(?:[ /|.]{1,2}(?:[A-Z][\w’'&-]*|von|via|de|of|the)\b){0,7}$"
)
"""A sentence, and after its full stop a few capitalised words without one: an agency or a photographer."""
CREDIT_LINE = re.compile(rf"\W{{0,3}}(?:©|(?i:{MARK})\s?(?::|by\b|\s{AGENCY})|{AGENCY}[ /]\w)")
AGENCIES = re.compile(rf"\b{AGENCY}\b")
PLACED = re.compile(
    r"\((?:l|r|c|li|re|left|right|links|rechts|centre|center|mitte|from left|gauche|droite|izq|dcha)\.?\)"
    r"|\((?:von|v\.) ?l(?:i|inks)?\.? n(?:ach|\.) ?r(?:e|echts)?\.?\)"
    r"|\((?:archiv|symbol)(?:bild|foto)\)|[（(][左右中][)）]",
    re.IGNORECASE,
)
ANNOUNCED = re.compile(
    rf"(?:legende|caption|bildunterschrift|bildtext|légende|pie de foto|[(\[]\s?{MARK})\s*:"
    r"|(?-i:FILE(?: PHOTO)?)\s?[-–—:]|pictured (?:at|from|in|with)\b",
    re.IGNORECASE,
)


def credited(line: str) -> bool:
    """Whether a line ends with a credit: in brackets, or after a word that announces one."""
    tail = line[-TAIL:]
    if tail.endswith((")", "]", ").", "].")) and BRACKETED.search(tail):
        return True
    announces = ":" in tail or "©" in tail or "by" in tail or "BY" in tail or "By" in tail
    return announces and bool(MARKED.search(tail))


def name_tail(line: str) -> bool:
    """Whether a few capitalised words without a full stop follow the last sentence: an agency or a photographer."""
    tail = line[-TAIL:]
    if tail.isascii() and not ("." in tail or "!" in tail or '"' in tail):
        return False
    return (tail[-1:].isalnum() or tail[-1:] in "_’'&-") and bool(NAMED_TAIL.search(tail))


def credit_line(line: str) -> bool:
    """Whether a line begins as a credit of its own does."""
    return bool(CREDIT_LINE.match(line))


def agencies(line: str) -> int:
    """How often the end of a line names an agency that sells pictures."""
    return len(AGENCIES.findall(line[-TAIL:]))


def placed(line: str) -> bool:
    """Whether a line says who stands where in a picture, or announces itself as a caption."""
    bracketed = "(" in line or "（" in line
    return (bracketed and bool(PLACED.search(line[:CAPTION_WIDTH]))) or bool(ANNOUNCED.match(line))
