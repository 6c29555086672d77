"""How often the language of a dumped page is told right.

    python benchmarks/language.py PAGES.jsonl

PAGES is what benchmarks/metadata.py reads. The truth is the language of a collection's part (`waddle`) or of the
publisher's country (`fundus`), where that country's press has one.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from generator.clean import clean
from generator.model.corpus import Corpus
from generator.read import RawFile, read

LANGUAGES = {
    "waddle": {"gr": "el", "po": "pl", "en": "en", "ru": "ru", "zh": "zh"},
    "fundus": {
        "at": "de", "au": "en", "cn": "zh", "cz": "cs", "de": "de", "dk": "da", "fr": "fr", "id": "id", "isl": "is",
        "it": "it", "jp": "ja", "kr": "ko", "lt": "lt", "mx": "es", "pl": "pl", "pt": "pt", "py": "es", "ru": "ru",
        "se": "sv", "tr": "tr", "tw": "zh", "uk": "en", "us": "en", "vn": "vi",
    },
}  # fmt: skip
"""Collection → its `lang` → BCP 47 tag. Presses of several languages (be, ca, ch, es, lu, ua, za …) are not asked."""
FOREIGN = {
    "tageszeitung.it": "de", "mexiconewsdaily.com": "en", "theportugalnews.com": "en", "wochenblatt.cc": "de",
    "taipeitimes.com": "en", "mallorcamagazin.com": "de",
}  # fmt: skip
"""Publishers that write in another language than their country's press."""
ENGLISH = "TheJapanNews"
"""It shares its site with a Japanese paper."""


def truth(page: dict[str, str]) -> str | None:
    """The language of a page; None where it is not known for sure."""
    if ENGLISH in page["id"]:
        return "en"
    return FOREIGN.get(page["site"]) or LANGUAGES.get(page["set"], {}).get(page["lang"])


def main(path: Path) -> None:
    """Print the share of right answers by collection, and what was taken for what."""
    asked: Counter[str] = Counter()
    wrong: Counter[tuple[str, str, str]] = Counter()
    for line in path.open(encoding="utf-8"):
        page = json.loads(line)
        true = truth(page)
        if true:
            article = clean(read(RawFile(name="page.txt", data=page["text"].encode())), (), Corpus())
            told = article.language.value
            asked[page["set"]] += 1
            wrong[page["set"], true, told] += told != true
    for name, pages in sorted(asked.items()):
        misses = {(true, told): n for (where, true, told), n in wrong.items() if where == name and n}
        print(f"{name}: {pages} pages, language right {1 - sum(misses.values()) / pages:.4f}")
        for (true, told), number in sorted(misses.items()):
            print(f"  {true} taken for {told}: {number}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
