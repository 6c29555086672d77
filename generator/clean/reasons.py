"""Features of a decision → words that a reader understands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

STRONGEST = 3

NAMES = {
    "width": "length {:.0f}",
    "words": "{:.0f} words",
    "stop": "ends like a sentence|does not end like a sentence",
    "cut": "ends cut off|does not end cut off",
    "colon": "ends with a colon|no colon at the end",
    "lower": "begins in lower case|does not begin in lower case",
    "digit_first": "begins with a figure|does not begin with a figure",
    "symbol_first": "begins with a sign|begins with a letter or figure",
    "quote_first": "begins with a quotation mark|begins without a quotation mark",
    "commas": "{:.0f} commas",
    "stops": "{:.0f} full stops inside",
    "capitals": "{:.0%} of the words capitalised",
    "small": "{:.0%} short words",
    "letters": "words of {:.1f} letters",
    "digits": "{:.0%} figures",
    "upper": "all capitals|not all capitals",
    "quotes": "{:.0f} quotation marks",
    "bars": "{:.0f} bars or arrows",
    "address": "holds an address|holds no address",
    "time": "{:.0f} clock times or years",
    "credit": "holds a picture credit|holds no picture credit",
    "question": "ends with ? or !|does not end with ? or !",
    "brackets": "{:.0f} brackets",
    "lex_mean": "its words speak {:+.1f} for running text",
    "lex_low": "its most telling word speaks {:+.1f} for running text",
    "lex_sum": "its words together speak {:+.1f} for running text",
    "credited": "ends with a picture credit|does not end with a picture credit",
    "name_tail": "names follow its last sentence|no names follow its last sentence",
    "credit_line": "begins like a picture credit|does not begin like a picture credit",
    "placed": "says who stands where|does not say who stands where",
    "agencies": "{:.0f} picture agencies",
    "participle": "word {:.0f} is the first in -ing (11: none)",
    "opening": "{:.0f} lines of the page begin so",
    "repeated": "stands {:.0f} times on the page",
    "place": "at {:.0%} of the page's lines",
    "from_start": "line {:.0f} of the page",
    "text_before": "after {:.0%} of the page's text",
    "lines": "a page of {:.0f} lines",
    "strong": "long and ends like a sentence|not both long and ending like a sentence",
    "paragraphs": "{:.0f} clear paragraphs on the page",
    "text_per_line": "{:.0f} characters a line on the page",
    "blank_before": "a blank line above|no blank line above",
    "blank_after": "a blank line below|no blank line below",
    "run": "{:.0f} lines from the longest run of prose",
    "shared": "shares {:.0%} of its longer words with the paragraphs",
    "since_strong": "{:.0f} lines after a clear paragraph",
    "until_strong": "{:.0f} lines before a clear paragraph",
    "first": "reads like running text at first sight ({:.2f})",
    "mass_above": "{:.0%} of the running text stands above",
    "mass": "about {:.0f} characters of running text on the page",
    "first_run": "{:.0f} lines from the main run of text",
    "since_sure": "{:.0f} lines after sure running text",
    "until_sure": "{:.0f} lines before sure running text",
    "sure": "{:.0f} sure lines on the page",
    "first_shared": "shares {:.0%} of its longer words with the running text",
    "headline": "headline likely at {:.2f}",
    "byline": "byline likely at {:.2f}",
    "dateline": "dateline likely at {:.2f}",
    "caption": "caption likely at {:.2f}",
    "called": "{:.0f} words of furniture",
    "called_above": "{:.0f} words of furniture in the three lines above",
    "called_below": "{:.0f} words of furniture in the three lines below",
    "from_first_strong": "{:.0f} lines from the first clear paragraph",
    "to_last_strong": "{:.0f} lines to the last clear paragraph",
    "from_first_sure": "{:.0f} lines from the first sure line",
    "to_last_sure": "{:.0f} lines to the last sure line",
    "loose": "{:.0f} short lines within the running text",
    "from_byline": "{:.0f} lines from the byline",
    "from_headline": "{:.0f} lines from the headline",
    "held": "{:.0%} of it stand in trafilatura's extraction",
    "held_line": "is a line of trafilatura's extraction|is no line of trafilatura's extraction",
    "stated": "{:.0%} of it stand in the article that the page's data states (-100%: none stated)",
    "extracted": "trafilatura's extraction holds {:.0f} characters",
    "extracted_part": "trafilatura takes {:.0%} of the page",
    "since_held": "{:.0f} lines after a line of trafilatura's",
    "until_held": "{:.0f} lines before a line of trafilatura's",
    "from_first_held": "{:.0f} lines from trafilatura's first",
    "to_last_held": "{:.0f} lines to trafilatura's last",
    "trust": "its shape and trafilatura together give it {:.0%}",
    "linked": "{:.0%} of it are links",
    "pictured": "a picture right before it|no picture right before it",
    "pictured_next": "a picture right after it|no picture right after it",
    "depth": "{:.0f} elements deep",
    "own_p": "a paragraph of its own|not a paragraph of its own",
    "own_div": "a plain block|not a plain block",
    "own_li": "an item of a list|not an item of a list",
    "tag_title": "stands in the page's main heading|does not stand in the page's main heading",
    "tag_heading": "stands in a heading|does not stand in a heading",
    "hint_own": "the classes nearest to it speak {:+.1f} for running text",
    "hint_low": "the most telling class around it speaks {:+.1f} for running text",
    "hint_high": "the best class around it speaks {:+.1f} for running text",
    "hint_sum": "the classes around it together speak {:+.1f} for running text",
    "holds_near": "its container holds {:.0%} of the sure text",
    "holds_far": "the container around that holds {:.0%} of the sure text",
    "holds_wide": "the third container around it holds {:.0%} of the sure text",
    "pure_near": "the rest of its container gets {:.0%}",
    "pure_far": "the rest of the container around that gets {:.0%}",
    "pure_wide": "the rest of the third container around it gets {:.0%}",
    "links_near": "{:.0%} of its container are links",
    "links_far": "{:.0%} of the container around that are links",
    "links_wide": "{:.0%} of the third container around it are links",
    "levels": "{:.0f} levels below the container of most of the text",
    "twin_sure": "other lines in such elements get {:.0%}",
    "twin_times": "{:.0f} lines in such elements",
    "kin_sure": "other lines in such elements of such parents get {:.0%}",
    "kin_times": "{:.0f} lines in such elements of such parents",
    "captioned": "its words speak {:+.1f} for a caption",
    "captioned_sum": "its words together speak {:+.1f} for a caption",
    "captioned_opening": "its first words speak {:+.1f} for a caption",
    "names": "{:.0f} full names",
    "day": "holds a date|holds no date",
    "echo": "shares {:.0%} of its longer words with one other line",
    "echo_below": "that other line is {:+.0f} lines below",
    "usual_width": "{:.1f} times as long as a paragraph of the page",
    "usual_blanks": "{:+.1f} blank lines beside it against the page's paragraphs",
    "usual_stop": "{:.0%} of the page's paragraphs end like a sentence",
    "titled": "shares {:.0%} of its longer words with the headline",
}
FEATURE = re.compile(r"(?P<name>[a-z_]+?)(?P<by>[+-]\d+|~\d+)?$")


def in_words(strongest: Iterable[tuple[str, float, float]]) -> str:
    """Features with what each added and its value; each says whether it spoke for (+) or against (−)."""
    return "; ".join(f"{'+' if gain > 0 else '−'} {phrase(name, value)}" for name, gain, value in strongest if gain)


def phrase(feature: str, value: float) -> str:
    """One feature and its value."""
    where, yes, no = _template(feature)
    return where + ((yes if value > 0 else no) if no else yes.format(value))


@cache
def _template(feature: str) -> tuple[str, str, str]:
    match = FEATURE.fullmatch(feature)
    name, by = (match["name"], match["by"]) if match else (feature, None)
    tag = name.removeprefix("tag_")
    known = f"stands in <{tag}>|does not stand in <{tag}>" if tag != name else f"{name} words: {{:.0f}}"
    yes, _, no = NAMES.get(name, known).partition("|")
    return _where(by), yes, no


def _where(by: str | None) -> str:
    if by is None or by == "+0":
        return ""
    number = int(by[1:])
    if by[0] == "~":
        return f"among {number} lines around: "
    side = "below" if by[0] == "+" else "above"
    return f"the line {side}: " if number == 1 else f"{number} lines {side}: "
