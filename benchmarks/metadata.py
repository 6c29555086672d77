"""How often title, authors and date of a dumped page are found, and how often what is found is wrong.

    python benchmarks/metadata.py PAGES.jsonl [SET]

Each line of PAGES is a page: `text` (its dump), `title`, `authors` (a list), `published` (ISO 8601), `set` (which
collection it is from). A field that a page leaves empty is not asked for; a title made of the first sentence answers
nothing. The trees have seen these pages but those that WCXB keeps for testing: for titles of other publishers,
`benchmarks/cleaning/train_headlines.py` prints the figures out of fold. The pages themselves are not part of this
repository; `benchmarks/cleaning/pages.py` prepares them.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from generator.clean import clean
from generator.model.article import Article, OriginKind
from generator.model.corpus import Corpus
from generator.read import RawFile, read

SUFFIX = 40
"""Characters by which a title may be longer or shorter for a site's name or a kicker."""
LONG_ENOUGH = 15


def fold(text: str) -> str:
    """Words without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", text)
    return " ".join(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)).lower()))


def same_title(one: str, other: str) -> bool:
    """Equal when folded, but for a site's name or a kicker at either end."""
    short, long = sorted((fold(one), fold(other)), key=len)
    if short == long:
        return True
    within = long.startswith(short) or long.endswith(short)
    return len(short) >= LONG_ENOUGH and within and len(long) - len(short) <= SUFFIX


def same_names(one: Iterable[str], other: Iterable[str]) -> bool:
    """The same set of names, whatever the order of their words."""
    return {" ".join(sorted(fold(name).split())) for name in one} == {
        " ".join(sorted(fold(name).split())) for name in other
    }


def score(page: dict[str, Any]) -> Iterator[str]:
    """What is asked, found and right or wrong of one page, to be counted."""
    article = clean(read(RawFile(name="page.txt", data=page["text"].encode())), (), Corpus())
    if page.get("title"):
        yield "title"
        title = "" if article.title.origin.kind is OriginKind.DERIVED else article.title.value
        yield from _verdict("title", title, right=same_title(page["title"], title))
    if page.get("authors"):
        names = [author.value for author in article.authors]
        yield "authors"
        yield from _verdict("authors", "".join(names), right=same_names(page["authors"], names))
    if page.get("published"):
        yield "date"
        yield from _verdict("date", article.day or "", right=article.day == page["published"][:10])
    yield from _notices(article)


def _verdict(field: str, value: str, *, right: bool) -> Iterator[str]:
    if value:
        yield f"{field} {'right' if right else 'wrong'}"


def _notices(article: Article) -> Iterator[str]:
    yield from (f"notice {notice.code}" for notice in article.notices)
    if article.captured_after:
        yield "captured after"


def main(path: Path, chosen: str | None) -> None:
    """Print the figures."""
    counts: Counter[str] = Counter()
    for line in path.open(encoding="utf-8"):
        page = json.loads(line)
        if chosen is None or page.get("set") == chosen:
            counts.update(score(page))
    for field in ("title", "authors", "date"):
        asked = counts[field] or 1
        right, wrong = counts[f"{field} right"], counts[f"{field} wrong"]
        print(f"{field:8} {asked:5} pages: {right / asked:.3f} right, {wrong / asked:.3f} wrong")
    for name in sorted(name for name in counts if name.startswith(("notice", "captured"))):
        print(f"{name:20} {counts[name]:5}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None)  # noqa: PLR2004
