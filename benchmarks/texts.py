"""Articles made from clean text, for benchmarks and tests."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from generator.clean import clean
from generator.model.article import Article, Block, Kind, Origin, OriginKind, Sourced
from generator.model.corpus import Corpus
from generator.model.document import Document, Form
from generator.model.span import Span
from generator.read import RawFile, read

LINE = re.compile(r"\S(?:[^\n]*\S)?")


def article_of(
    text: str,
    *,
    published: str | None = None,
    title: str = "test",
    language: str = "en",
    kinds: Mapping[int, Kind] | None = None,
    id_: str = "0" * 16,
) -> Article:
    """Every line is a body block, or of the kind that `kinds` gives its number; blank lines do not count.

    The title is a derived one, which no stage reads as a headline. For any other field, `dataclasses.replace`.
    """
    kinds = kinds or {}
    given = Origin(kind=OriginKind.DECIDED, rule="given")
    return Article(
        id=id_,
        document=Document(file=f"{id_}.txt", sha256="0" * 64, size=len(text), form=Form.TEXT, text=text),
        blocks=tuple(
            Block(kind=kinds.get(number, Kind.BODY), span=Span(start=line.start(), end=line.end()), rule="line")
            for number, line in enumerate(LINE.finditer(text))
        ),
        title=Sourced(value=title, origin=Origin(kind=OriginKind.DERIVED, rule="given")),
        authors=(),
        published=Sourced(value=published, origin=given) if published else None,
        source=None,
        url=None,
        language=Sourced(value=language, origin=given),
        rights=None,
    )


def article_on(row: Mapping[str, Any]) -> Article:
    """A page as a build would clean it; `text` is its dump."""
    return clean(read(RawFile(name="page.txt", data=row["text"].encode("utf-8", "replace"))), (), Corpus())
