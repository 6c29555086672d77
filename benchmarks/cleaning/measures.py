"""The measures of the issue: 4-word shingles of the body, first and last paragraph, captions left in."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from labels import SHINGLE, tokens

from generator.model.document import Document, Form

PARAGRAPH = 60
"""Characters from which a line counts as a paragraph for "first" and "last"."""
BAD = 0.8
NO_SPACES = {"zh", "ja", "jp", "cn", "tw", "th"}


def shingles(text: str, spaced: bool) -> Counter[tuple[str, ...]]:  # noqa: FBT001
    """4-word shingles as the scrapinghub article extraction benchmark counts them."""
    words = re.findall(r"\w+", text) if spaced else tokens(text)
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)) if words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One page."""

    precision: float | None
    """None where nothing was kept: such a page counts in recall only."""
    recall: float
    f1: float
    first: bool | None
    last: bool | None
    captions: tuple[int, int]
    """Left in the body, and all that stand in the dump as lines."""

    @classmethod
    def of(cls, row: dict[str, Any], lines: Sequence[str], kept: Sequence[bool], true: Sequence[bool]) -> Result:
        """Score the kept lines of a dump."""
        spaced = row["lang"] not in NO_SPACES
        body = "\n".join(line for line, own in zip(lines, kept, strict=True) if own)
        a, b = shingles(row["body"], spaced), shingles(body, spaced)
        hit, wanted, got = sum((a & b).values()), sum(a.values()), sum(b.values())
        paragraphs = [i for i, own in enumerate(true) if own and len(lines[i]) > PARAGRAPH]
        captions = {caption.strip() for caption in row["captions"]}
        stand = [own for line, own, truth in zip(lines, kept, true, strict=True) if line in captions and not truth]
        return cls(
            precision=hit / got if got else None,
            recall=hit / wanted,
            f1=2 * hit / (wanted + got),
            first=kept[paragraphs[0]] if paragraphs else None,
            last=kept[paragraphs[-1]] if paragraphs else None,
            captions=(sum(stand), len(stand)),
        )


def figures(results: Sequence[Result]) -> dict[str, float]:
    """Macro precision and recall over pages, F1 of the two, and the shares."""
    precision = mean([r.precision for r in results])
    recall = mean([r.recall for r in results])
    left, stand = (sum(r.captions[i] for r in results) for i in (0, 1))
    return {
        "P": precision,
        "R": recall,
        "F1": 2 * precision * recall / (precision + recall or 1),
        "page-F1": mean([r.f1 for r in results]),
        "under .80": mean([r.f1 < BAD for r in results]),
        "first": mean([r.first for r in results]),
        "last": mean([r.last for r in results]),
        "captions left": left / (stand or 1),
    }


def summary(results: Sequence[Result]) -> str:
    """All figures in one line."""
    told = "  ".join(f"{name} {value:.4f}" for name, value in figures(results).items())
    return f"{len(results)} pages  {told} of {sum(r.captions[1] for r in results)}"


def below(name: str, results: Sequence[Result]) -> list[str]:
    """What is worse than its floor, in words; `name` is a table of `floors.toml`, or of none."""
    return worse_than_floor(name, figures(results))


def worse_than_floor(name: str, told: Mapping[str, float]) -> list[str]:
    """The same of figures that are there already; a table may hold those of several scripts."""
    floors = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8")).get(name, {})
    worse = [
        f"{name}: {what} {told[what]:.4f}, floor {floor}"
        for what, floor in floors.items()
        if what in told and (told[what] > floor if what in LESS_IS_BETTER else told[what] < floor)
    ]
    return worse or [f"{name}: {'no figure is below its floor' if floors else 'no floors'}"]


def document(row: dict[str, Any]) -> Document:
    """A page as the cleaning knows it."""
    return Document(file=row["id"], sha256=row["id"], size=len(row["text"]), form=Form.TEXT, text=row["text"])


LESS_IS_BETTER = {"under .80", "captions left", "wrong date", "CPU ratio", "lines, CPU ratio", "whole, CPU ratio"}


def mean(values: Sequence[float | None]) -> float:
    """Of those that are there."""
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else 0.0
