"""What the article is called, as the dump prints it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.clean.lines import LineJudgement
from generator.model.article import Kind

LONGEST = 300
SITE = re.compile(r"\s+[|–—•·-]\s+[^|–—•·]{2,30}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A headline and where it stands in its line."""

    line: int
    start: int
    end: int
    title: str


def headline(lines: Sequence[str], judgements: Sequence[LineJudgement]) -> Headline | None:
    """The line judged to be the headline; None where the dump has none."""
    number = next((i for i, judgement in enumerate(judgements) if judgement.kind is Kind.HEADLINE), None)
    if number is None or len(lines[number]) > LONGEST:
        return None
    line = lines[number].strip()
    start = lines[number].find(line)
    return Headline(line=number, start=start, end=start + len(line), title=line)
