"""Article → integrity: how far the wording can be trusted.

Each flag is a place that an editor would not have let pass: what a machine rewrite, a wrong decoding or a lost end
leaves behind. One slip happens to everyone; several of different kinds in a short text mean that its wording is not
its source's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby, islice, pairwise

import yaml

from generator.model.analysis import Analysis, Sentence
from generator.model.article import Article, Block, Kind
from generator.model.findings import Flag, Integrity
from generator.model.span import Span

COSTS = {
    "doubled-word": (0.15, 0.45),
    "doubled-pair": (0.25, 0.5),
    "orphan": (0.3, 0.6),
    "agreement": (0.2, 0.45),
    "name-drift": (0.1, 0.2),
    "word-order": (0.15, 0.45),
    "unbalanced-quotes": (0.05, 0.1),
    "mojibake": (0.1, 0.35),
    "truncated": (0.15, 0.15),
}
"""What one flag takes off the score, and what all flags of its kind may take off together.

Measured on 748 ordinary news texts, interviews and speeches of five collections: none came out below 0.6.
"""

USUAL_WORDS = 800
"""A longer text may have more slips: the costs shrink in proportion."""

PAIR = re.compile(r"\b([a-z]{4,24}) and \1(?![\w’'-])")
DOUBLED = re.compile(r"(?<![\w’'-])(a|[a-z]{2,24}(?:\s[a-z]{2,24})?)\s\1(?![\w’'-]|[.(]\w)(?!\s\1)", re.IGNORECASE)
HIGH = (
    "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201a\u201c-\u201e"
    "\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
)
"""What the bytes that go on a character of UTF-8 look like in windows-1252."""
HIGH_CYRILLIC = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџ\u0098\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї"
MOJIBAKE = re.compile(
    rf"(?:[\u00c2-\u00df][{HIGH}]|[\u00e0-\u00ef][{HIGH}]{{2}}){{2,}}|(?:[РС][{HIGH_CYRILLIC}]){{3,}}"
    r"|Ã[\u0080-\u00bf\u0192\u02c6\u0160\u0152\u017d\u2018-\u201d\u2020-\u2022\u2026\u2030\u2039]"
    r"|â(?:€[\u0098-\u009d\u00a0-\u00a6\u0153\u02dc\u201c\u201d\u2122\u2018\u2019\u00a2]|[\u0080-\u0083][\u0080-\u00bf])"
    r"|Â[\u00a0-\u00bf]|ï»¿|\ufffd"
)
"""UTF-8 read as windows-1252, Latin-1 or windows-1251: runs of any script, and what Western text shows alone."""
LONG_WORD = 6
HABIT = 0.8
"""Share of the paragraphs that must end as sentences do."""
AT_MOST = 100
"""Flags of one kind in one article; the score has sunk as low as it may by then."""
AGREEMENT = re.compile(
    r"(?:He|She|It) (?:have|are|were(?! to\b)|do)\b(?! been\b)|(?:They|We) (?:has|is|was|does)\b|(?:I) (?:is|are|has)\b"
)
ALIKE = 20
"""Surnames of one first name and beginning that are compared; only a list of names has more."""
ENDS = frozenset("↩\ufe0e■□▪◆●.!?…\"”’'»)]:;。！？")
STOPS = frozenset(".!?")
CLOSING = '"”’'
MARKS = re.compile(r"[“„]|(?<!\S)”(?=\w)|(?P<closing>(?<!\d)”)")
"""Swedish and Finnish open a quotation with the mark that others close it with; after a figure it stands for inches."""
JOINTS = frozenset({"ADP", "CCONJ", "SCONJ"})
"""Parts of speech that nobody begins a paragraph with in small letters."""
DANGLING = frozenset({"DT", "CC", "IN", "TO", "PRP$", "WDT", "WP", "WRB", "MD"})
"""Tags that no sentence ends with, where no mark follows."""
SENTENCE, CLAUSE = 60, 20
"""Characters above which a line is no heading and no item of a list, but a paragraph that ends as sentences do; and
above which a line with a finite verb is one."""
ORDER = re.compile(
    r"\b(?:the (?:of|in|on|at|to|for|from|with|by|has|had|is|was|are|were|and|or|an?)|an? the)(?= [a-z])"
)
ENDING, LONG_NAME = 2, 6
"""Letters of an ending ("Federal Reserve", "Federal Reserves"); names of people have none. And letters from which other
names are looked at: White House and White Horse are two."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
CUT = re.compile(
    r"(?:\[(?:…|\.\.\.)\]|\[\+?\d+ chars\]|(?:\.\.\.|…)\s*(?:read more|continue reading|more))\s*$", re.IGNORECASE
)


def judge(article: Article, analysis: Analysis) -> Integrity:
    """Every flag in the running text, in order, and the score that they leave."""
    looks = LOOKS if analysis.engine == "rules" else LOOKS + ENGLISH_LOOKS
    found = [flag for look in looks for flag in islice(look(article, analysis), AT_MOST)]
    words = sum(len(sentence.tokens) for sentence in analysis.running)
    score = max(0.0, 1.0 - _cost(found) * min(1.0, USUAL_WORDS / max(words, 1)))
    return Integrity(score=round(score, 3), flags=tuple(sorted(found, key=lambda flag: (flag.span, flag.flag))))


def _cost(flags: list[Flag]) -> float:
    return sum(
        min(COSTS[name][0] * count, COSTS[name][1]) for name, count in sorted(Counter(f.flag for f in flags).items())
    )


@cache
def _words() -> dict[str, frozenset[str]]:
    text = (files("generator.lexicon") / "garbling.yml").read_text(encoding="utf-8")
    return {name: frozenset(str(word) for word in words) for name, words in yaml.safe_load(text).items()}


def _flag(name: str, message: str, match: re.Match[str]) -> Flag:
    return Flag(flag=name, message=message, span=Span(start=match.start(), end=match.end()))


def _each(look: re.Pattern[str], article: Article, analysis: Analysis) -> Iterator[re.Match[str]]:
    for sentence in analysis.running:
        yield from look.finditer(article.text, sentence.span.start, sentence.span.end)


def _pairs(article: Article, analysis: Analysis) -> Iterator[Flag]:
    """Two equal nouns ("roads and roads"); equal verbs may mean that somebody goes on doing it.

    Before a third noun the second one belongs to that: "the mirror and mirror holder".
    """
    for sentence in analysis.running:
        for match in PAIR.finditer(article.text, sentence.span.start, sentence.span.end):
            kinds = {token.pos for token in sentence.tokens if match.start() <= token.start < match.end()}
            after = next((token.pos for token in sentence.tokens if token.start >= match.end()), "")
            if match[1] not in _words()["pairs_said"] and kinds & {"NOUN", "X"} and after != "NOUN":
                yield _flag("doubled-pair", f"“{match[0]}” says the same thing twice.", match)


def _doubled(article: Article, analysis: Analysis) -> Iterator[Flag]:
    """The same word or two twice in a row, in small letters: names do so ("Walla Walla"), and so do a few words.

    Other languages do so with their pronouns ("die die", "nous nous"), which are short.
    """
    shortest = LONG_WORD if analysis.engine == "rules" else 1
    for sentence in analysis.sentences:
        if sentence.kind is Kind.CAPTION:
            continue
        for match in DOUBLED.finditer(article.text, sentence.span.start, sentence.span.end):
            again = article.text[match.end(1) : match.end()].strip()
            said = set(again.lower().split()) & _words()["said_twice"]
            thrice = article.text[max(0, match.start() - len(again) - 1) : match.start()].lower().startswith(again)
            opens = match[1].islower() or match.start() == sentence.span.start
            if (
                len(again) >= shortest
                and again.islower()
                and opens
                and not (said or thrice)
                and not _is_particle(sentence, match.start())
            ):
                yield _flag("doubled-word", f"“{match[0]}” is said twice.", match)


def _is_particle(sentence: Sentence, start: int) -> bool:
    """Whether a word belongs to the verb before it: "they moved on on Friday"."""
    pairs = zip(sentence.tokens, sentence.tokens[1:], strict=False)
    return any(token.start == start and verb.pos == "VERB" and token.tag in {"RP", "IN"} for verb, token in pairs)


def _fragments(article: Article, analysis: Analysis) -> Iterator[Flag]:
    """Find a paragraph that begins in the middle of a sentence, and has no verb: "of the port, and the price."."""
    before = ""
    for number, sentences in groupby(analysis.running, key=lambda sentence: sentence.block):
        span = article.blocks[number].span
        said = span.cut(article.text)
        tokens = [token for sentence in sentences for token in sentence.tokens]
        opens = before[-1:] in STOPS and tokens[0].pos in JOINTS and tokens[0].text.islower() and said[-1] == "."
        if opens and len(tokens) > 3 and not any(token.tag in FINITE for token in tokens):  # noqa: PLR2004 - a word alone is an orphan
            yield Flag(flag="orphan", message="Only the end of a sentence stands here.", span=span)
        before = said.rstrip(CLOSING)


def _orphans(article: Article, analysis: Analysis) -> Iterator[Flag]:
    """Find a word in small letters that is a sentence to itself, like the "did" that a rewrite left behind."""
    for before, sentence in zip(analysis.running, analysis.running[1:], strict=False):
        said = sentence.span.cut(article.text)
        alone = re.fullmatch(r"[a-z]{2,12}\.", said) and before.span.cut(article.text).rstrip(CLOSING)[-1:] in STOPS
        if alone and said[:-1] not in _words()["abbreviations"]:
            yield Flag(flag="orphan", message=f"“{said}” stands alone as a sentence.", span=sentence.span)


def _agreement(article: Article, analysis: Analysis) -> Iterator[Flag]:
    for sentence in analysis.running:
        match = AGREEMENT.match(article.text, sentence.span.start, sentence.span.end)
        if match:
            yield _flag("agreement", f"In “{match[0]}” subject and verb do not agree.", match)


def _mojibake(article: Article, analysis: Analysis) -> Iterator[Flag]:
    for match in _each(MOJIBAKE, article, analysis):
        yield _flag("mojibake", f"“{match[0]}”: characters were decoded with the wrong table.", match)


def _quotes(article: Article, analysis: Analysis) -> Iterator[Flag]:
    """Find a closing mark without its opening one. An opening one alone goes on in the next paragraph."""
    del analysis
    for block in article.blocks:
        said = block.span.cut(article.text)
        if block.kind is not Kind.BODY or '"' in said:
            continue
        depth = 0
        for match in MARKS.finditer(said):
            depth = max(0, depth) + (-1 if match["closing"] else 1)
            if depth < 0:
                start = block.span.start + match.start()
                message = "A quotation ends here that never began."
                yield Flag(flag="unbalanced-quotes", message=message, span=Span(start=start, end=start + 1))


def _order(article: Article, analysis: Analysis) -> Iterator[Flag]:
    for match in _each(ORDER, article, analysis):
        yield _flag("word-order", f"“{match[0]}” stands in no order that English has.", match)


def _cut_off(article: Article, analysis: Analysis) -> Iterator[Flag]:
    """The last paragraph breaks off, though the ones before it end as sentences do."""
    blocks = [block for block in article.blocks if block.kind is Kind.BODY]
    if not blocks or not analysis.running:
        return
    last = blocks[-1].span
    tail = article.text[max(last.start, last.end - 60) : last.end]
    final = analysis.running[-1].tokens[-1]
    dangles = final.tag in DANGLING and final.start >= last.start and len(tail) > CLAUSE
    if CUT.search(tail) or dangles or (_ends_open(article, analysis, last) and _ends_sentences(article, blocks[:-1])):
        yield Flag(
            flag="truncated",
            message="The text breaks off here.",
            span=Span(start=max(last.start, last.end - 20), end=last.end),
        )


def _ends_open(article: Article, analysis: Analysis, last: Span) -> bool:
    """Whether it says something, and no mark ends it. Without a tagger only its length tells that it does."""
    tags = {
        token.tag for sentence in analysis.running if sentence.span.start >= last.start for token in sentence.tokens
    }
    says = last.end - last.start > (SENTENCE if "" in tags else CLAUSE) and bool(tags & {*FINITE, ""})
    return says and article.text[last.end - 1] not in ENDS


def _ends_sentences(article: Article, blocks: list[Block]) -> bool:
    """Whether paragraphs do as a rule; one alone shows no habit."""
    prose = [block.span.end for block in blocks if block.span.end - block.span.start > SENTENCE]
    return bool(prose) and sum(article.text[end - 1] in ENDS for end in prose) > HABIT * len(prose)


def _name_drift(article: Article, analysis: Analysis) -> Iterator[Flag]:
    """The same first name with a surname that is one letter off; so for other names of two words, but for endings."""
    seen: dict[tuple[str, str], dict[str, bool]] = {}
    for first, surname, span, is_person in sorted(_full_names(article, analysis), key=lambda name: name[2]):
        others = seen.setdefault((first, surname[:2]), {})
        drift = next((other for other in islice(others, ALIKE) if one_letter_apart(other, surname)), None)
        if drift and surname not in others and ((is_person and others[drift]) or not _is_other_word(drift, surname)):
            yield Flag(flag="name-drift", message=f"{first} is called {drift} and {surname}.", span=span)
        others[surname] = others.get(surname, False) or is_person


def _full_names(article: Article, analysis: Analysis) -> Iterator[tuple[str, str, Span, bool]]:
    """First and last word of each person's name, and each two names that stand together; and whether it is a person."""
    for sentence in analysis.running:
        for entity in sentence.entities:
            names = article.text[entity.start : entity.end].split()
            if entity.label == "PERSON" and len(names) > 1:
                surname = re.sub(r"(?:['’]s|\W)+$", "", names[-1])
                yield names[0], surname, Span(start=entity.start, end=entity.end), True
        for one, other in pairwise(sentence.tokens):
            if one.pos == other.pos == "PROPN" and one.text[0].isupper() and other.text.istitle():
                yield one.text, other.text, Span(start=one.start, end=other.end), False


def _is_other_word(one: str, other: str) -> bool:
    """Whether two words may both be right: short, other in their ending, or spelled as in Britain and in America."""
    short = min(len(one), len(other)) < LONG_NAME
    return short or one[-ENDING:] != other[-ENDING:] or one.replace("z", "s") == other.replace("z", "s")


def one_letter_apart(one: str, other: str) -> bool:
    """Whether two names of at least five letters differ by one letter put in, left out or changed (not a final s)."""
    if one == other or min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 1:  # noqa: PLR2004 - short names are alike
        return False
    if one.rstrip("s") == other.rstrip("s"):
        return False
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[same + 1 :] == other[same + 1 :] or one[same:] == other[same + 1 :] or one[same + 1 :] == other[same:]


Look = Callable[[Article, Analysis], Iterator[Flag]]
LOOKS: tuple[Look, ...] = (_doubled, _mojibake, _quotes, _cut_off, _name_drift)
ENGLISH_LOOKS: tuple[Look, ...] = (_pairs, _orphans, _fragments, _agreement, _order)
"""Those that need English words or parts of speech."""
