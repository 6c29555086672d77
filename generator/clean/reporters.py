"""Signatures of news in Chinese, Japanese and Korean, where a word for the reporter stands against the name."""

from __future__ import annotations

import re
from collections.abc import Iterator

HAN = r"[\u3400-\u9fff]"
LIST = rf"{HAN}{{2,4}}(?:[、，]\s?{HAN}{{2,4}})*"
HEAD = re.compile(
    rf"(?:[記记]者|特[約约]?[記记]者|特派[員员]|撰文|作者|[執执][筆笔]|[編编][譯译]|取材)\s?[:：／/|｜]?\s?(?P<names>{LIST})"
    rf"(?=$|[／/\s:：。)）\]】|｜]|[報报][導道]|[綜综]合|攝|摄)"
    rf"|^\W*文\s?[:：／/|｜]\s?(?P<more>{LIST})(?!{HAN})"
)
"""記者王小明／台北報導, 作者：王小明, 文／王小明."""
KOREAN = re.compile(
    r"(?<![\uac00-\ud7a3])(?P<names>[\uac00-\ud7a3]{2,4})\s?(?:기자|특파원|논설위원|선임기자)(?![\uac00-\ud7a3])"
)
"""김하늘 기자."""
LONGEST = 60
"""Characters of a line that may be a signature of this kind."""
SPLIT = re.compile(r"[、，]\s?")


def reporters(line: str) -> Iterator[tuple[int, str]]:
    """Names that a short line marks as the reporter's, and where they stand."""
    if len(line) <= LONGEST:
        for pattern in (HEAD, KOREAN):
            for match in pattern.finditer(line):
                yield from _listed(match)


def _listed(match: re.Match[str]) -> Iterator[tuple[int, str]]:
    group = "names" if match["names"] else "more"
    at = match.start(group)
    for name in SPLIT.split(match[group]):
        yield at + match[group].find(name), name
