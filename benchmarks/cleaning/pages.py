"""Fetched folders of pages with a known truth → one JSON line a page, split by publisher.

    python benchmarks/cleaning/pages.py OUT.jsonl [--dump MODULE:FUNCTION] [--wcxb DIR] [--fundus DIR] [--waddle DIR]
        [--trafilatura DIR] [--html]

The folders are checkouts of the public repositories web-content-extraction-benchmark (WCXB), fundus, waddle (DAnIEL)
and trafilatura. Nothing of them is kept in this repository. FUNCTION turns HTML into the whole-page text dump.
With --html, each line keeps the page's markup too.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from html import unescape
from pathlib import Path
from urllib.parse import urlparse

import lxml.html

KEPT_FOR_OTHERS = (
    "apnews.com freebeacon.com inews.co.uk occupydemocrats.com theintercept.com cnbc.com foxnews.com independent.co.uk "
    "latimes.com newyorker.com reuters.com telegraph.co.uk thegatewaypundit.com theguardian.com guardian.co.uk "
    "thenation.com washingtontimes.com ft.com kyivindependent.com msnbc.com cnn.com"
).split()
"""Publishers on whose pages the result is judged elsewhere: never trained on, never looked at."""

TEST_SHARE = 5
"""One publisher in this many is held out for our own test."""

PAGES_A_SITE = {"wcxb": 99, "fundus": 99, "waddle": 4, "trafilatura": 2}
"""More pages of one template teach the template."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """A page and what is true of it. Empty means: the set does not say."""

    id: str
    set: str
    site: str
    test: bool
    lang: str = ""
    title: str = ""
    authors: list[str] = field(default_factory=list)
    published: str = ""
    captions: list[str] = field(default_factory=list)
    """As the truth names them."""
    pictured: list[str] = field(default_factory=list)
    """Lines that the markup says are captions: for training only."""
    headings: list[str] = field(default_factory=list)
    """Lines of its first-level headings: for training only."""
    subheads: list[str] = field(default_factory=list)
    body: str = ""
    text: str = ""
    html: str = ""


def site_of(address: str) -> str:
    """The registered name, near enough: the last two labels, three below a short second level (co.uk, com.au)."""
    labels = (urlparse(address).hostname or address).lower().split(".")
    short = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3  # noqa: PLR2004
    return ".".join(labels[-3:] if short else labels[-2:])


def held_out(site: str) -> bool:
    """Whether a publisher belongs to our test: by its name, so that all of its pages fall on one side."""
    return int(sha256(site.split(".", maxsplit=1)[0].encode()).hexdigest(), 16) % TEST_SHARE == 0


def wcxb(folder: Path, dump: Callable[[str], str]) -> Iterator[Truth]:
    """WCXB articles: blogs, guides and news, one truth by hand a page."""
    for part in ("dev", "test"):
        for file in sorted((folder / part / "ground-truth").glob("*.json")):
            row = json.loads(file.read_text("utf-8"))
            truth = row["ground_truth"]
            site = site_of(row.get("url") or truth.get("url") or "")
            if row["_internal"]["page_type"]["primary"] != "article" or not truth.get("main_content"):
                continue
            html = gzip.decompress((folder / part / "html" / f"{file.stem}.html.gz").read_bytes()).decode(
                "utf-8", "replace"
            )
            yield Truth(
                id=f"wcxb-{part}-{file.stem}", set="wcxb", site=site, test=part == "test", lang="en",
                title=truth.get("title") or "", authors=names(truth.get("author")),
                published=(truth.get("publish_date") or "")[:10],
                subheads=re.findall(r"(?m)^#{2,6} +(.+)$", truth.get("main_content_markdown") or ""),
                body=truth["main_content"], text=dump(html), html=html,
                pictured=pictured(html, dump), headings=headings(html, dump),
            )  # fmt: skip


def pictured(html: str, dump: Callable[[str], str]) -> list[str]:
    """Lines that the markup says are captions or credits of pictures."""
    path = (
        "//figcaption | //*[contains(@class, 'caption')][not(contains(@class, 'description'))][not(descendant::p[4])]"
    )
    return _lines(_root(html).xpath(path), dump)


def headings(html: str, dump: Callable[[str], str]) -> list[str]:
    """Lines of the first-level headings; none where there are several."""
    found = _root(html).xpath("//h1")
    return _lines(found, dump) if len(found) == 1 else []


def _root(html: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>|[\x00-\x08]", "", html) or "<p></p>")


def _lines(found: list[lxml.html.HtmlElement], dump: Callable[[str], str]) -> list[str]:
    texts = [
        dump(lxml.html.tostring(element, encoding="unicode", with_tail=False)) for element in found[:MOST_CAPTIONS]
    ]
    lines = dict.fromkeys(line.strip() for text in texts for line in text.split("\n"))
    return [line for line in lines if 0 < len(line) < LONGEST_CAPTION]


SHORTEST = 800
"""Characters of a result below which it is no article."""
MOST_CAPTIONS = 60
LONGEST_CAPTION = 600


def names(author: str | None) -> list[str]:
    """One string of authors → names."""
    return [name for name in re.split(r"\s*(?:;|,|\band\b|&|\|)\s*", author or "") if name]


def fundus(folder: Path, dump: Callable[[str], str]) -> Iterator[Truth]:
    """Fundus' parser tests: news of many countries, truth by each site's own parser, checked by hand."""
    for country in sorted((folder / "tests/resources/parser/test_data").iterdir()):
        if not (country / "meta.info").exists():
            continue
        meta = json.loads((country / "meta.info").read_text("utf-8"))
        for file in sorted(country.glob("*.json")):
            versions = sorted(
                json.loads(file.read_text("utf-8")).items(),
                key=lambda item: [int(n) for n in re.findall(r"\d+", item[0])],
            )
            pages = sorted(country.glob(f"{file.stem}_[0-9]*.html.gz"))
            for page, (_, row) in zip(pages, versions, strict=len(pages) == len(versions)):
                yield _fundus_page(page, row, site_of(meta[page.name]["url"]), country.name, dump)


def _fundus_page(page: Path, row: dict, site: str, country: str, dump: Callable[[str], str]) -> Truth:  # type: ignore[type-arg]
    body = row.get("body") or {"summary": [], "sections": []}
    subheads = [line for section in body["sections"] for line in section["headline"]]
    lines = [
        *body["summary"],
        *(line for section in body["sections"] for line in [*section["headline"], *section["paragraphs"]]),
    ]
    html = decoded(gzip.decompress(page.read_bytes()))
    told = [image["caption"] for image in row.get("images") or [] if image.get("caption")]
    return Truth(
        id=f"fundus-{page.name.split('.')[0]}", set="fundus", site=site, test=held_out(site), lang=country,
        title=row.get("title") or "", authors=row.get("authors") or [],
        published=(row.get("publishing_date") or "")[:10],
        captions=told, pictured=pictured(html, dump), headings=headings(html, dump),
        subheads=subheads, body="\n".join(lines), text=dump(html), html=html,
    )  # fmt: skip


def waddle(folder: Path, dump: Callable[[str], str]) -> Iterator[Truth]:
    """DAnIEL: news of 2012 in five languages; the truth's first paragraph is the headline."""
    base = folder / "corpora/Corpus_daniel_v2.1"
    for name, language in sorted(json.loads((base / "doc_lg.json").read_text("utf-8")).items()):
        if not ((base / "html" / name).exists() and (base / "reference" / name).exists()):
            continue
        paragraphs = [
            unescape(re.sub(r"<[^>]+>", " ", p)).strip()
            for p in re.split(r"</?p>", decoded((base / "reference" / name).read_bytes()))
        ]
        title, *rest = [p for p in paragraphs if p] or [""]
        site = site_of("//" + name.split("_")[1])
        yield Truth(
            id=f"waddle-{name}", set="waddle", site=site, test=held_out(site),
            lang=language[:2].lower().replace("ch", "zh"),
            title=title, body="\n".join(rest), text=dump(decoded((base / "html" / name).read_bytes())),
        )  # fmt: skip


def trafilatura(folder: Path, dump: Callable[[str], str]) -> Iterator[Truth]:
    """Trafilatura's own pages where its result holds every wanted and no unwanted passage: that result is the truth."""
    extract = importlib.import_module("trafilatura").extract
    for address, row in sorted(json.loads((folder / "tests/evaldata.json").read_text("utf-8")).items()):
        file = next(
            (
                path
                for path in (folder / "tests/eval" / row["file"], folder / "tests/cache" / row["file"])
                if path.exists()
            ),
            None,
        )
        html = decoded(file.read_bytes()) if file else ""
        body = extract(html, favor_precision=True, include_comments=False, include_tables=False) or "" if html else ""
        if (
            len(body) < SHORTEST
            or not row["with"]
            or not all(w in body for w in row["with"])
            or any(w in body for w in row["without"])
        ):
            continue
        site = site_of(address)
        yield Truth(
            id=f"trafilatura-{row['file']}",
            set="trafilatura",
            site=site,
            test=False,
            body=body,
            text=dump(html),
            pictured=pictured(html, dump),
            headings=headings(html, dump),
        )


def decoded(raw: bytes) -> str:
    """UTF-8, else what the page declares, else Windows-1252."""
    declared = re.search(rb"charset\s*=\s*[\"']?\s*([\w\-]+)", raw[:20000], re.IGNORECASE)
    name = declared.group(1).decode().lower() if declared else "cp1252"
    for encoding in ("utf-8", {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252"}.get(name, name)):
        try:
            return raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode(name if name in {"gb2312", "gbk", "big5"} else "cp1252", "replace")


def main() -> None:
    """Write the pages that have a body and a dump, publishers kept for others left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--dump", default="generator.read.page:dump")
    readers = (wcxb, fundus, waddle, trafilatura)
    for reader in readers:
        parser.add_argument(f"--{reader.__name__}", type=Path)
    parser.add_argument("--html", action="store_true")
    options = parser.parse_args()
    module, _, function = options.dump.partition(":")
    dump = getattr(importlib.import_module(module), function)
    count: Counter[tuple[str, str]] = Counter()
    with options.out.open("w", encoding="utf-8") as out:
        for reader in readers:
            folder = getattr(options, reader.__name__)
            for page in reader(folder, dump) if folder else ():
                count[page.set, page.site] += 1
                if page.site in KEPT_FOR_OTHERS or count[page.set, page.site] > PAGES_A_SITE[page.set]:
                    continue
                if page.body and (page.text or options.html):
                    row = asdict(page)
                    if not options.html:
                        del row["html"]
                    out.write(json.dumps(row, ensure_ascii=False) + "\n")
    print(Counter(name for name, _ in count.elements()), file=sys.stderr)


if __name__ == "__main__":
    main()
