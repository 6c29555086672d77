"""The table of contents: raw files → read → clean → extract → relate → catalogue → pages → publish."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from generator.catalogue.memory import Memory, Watch, fingerprint, unwatched
from generator.catalogue.queries import Catalogue
from generator.catalogue.store import save
from generator.clean import clean, decide, known_lines, recurring_lines
from generator.errors import Rejected
from generator.extract import extract, unseen
from generator.lexicon import load
from generator.model.article import Article
from generator.model.corpus import Corpus
from generator.model.document import Document
from generator.model.findings import Findings
from generator.model.related import Related
from generator.model.settings import Curation, Settings
from generator.pages import compose
from generator.publish import only_build, publish
from generator.read import find, open_raw, read_items
from generator.relate import relate
from generator.report import Report


def build(settings: Settings, watch: Watch = unwatched) -> Related:
    """Build the whole site. Raises Busy, SettingsError or SiteError; refused inputs are part of the result."""
    with only_build(settings.state), Memory(settings.state / "memory.sqlite", settings.jobs, watch) as memory:
        related = study(settings, memory)
        save(settings.state / "catalogue.sqlite", related, load(), settings.curation)
        with Catalogue(settings.state / "catalogue.sqlite") as catalogue:
            publish(compose(catalogue, settings), settings)
    return related


def check(settings: Settings) -> Related:
    """What a build would say of the inputs, without pages or site."""
    with only_build(settings.state), Memory(settings.state / "memory.sqlite", settings.jobs) as memory:
        return study(settings, memory)


def study(settings: Settings, memory: Memory) -> Related:
    """Everything up to the catalogue: what the articles say, seen together."""
    report = Report()
    documents = list(read_all(settings.articles, report))
    corpus = Corpus(recurring=recurring_lines(documents))
    articles = clean_all(documents, corpus, settings.curation, memory)
    findings = extract_all(articles, corpus, settings.curation, memory)
    return relate(zip(articles, findings, strict=True), report.refusals, load(), settings.curation)


def read_all(folder: Path, report: Report) -> Iterator[Document]:
    """Every document below a folder; what cannot be read is reported."""
    for name, path in find(folder):
        with report.about(name):
            for item in read_items(open_raw(name, path)):
                if isinstance(item, Rejected):
                    report.refuse(item)
                else:
                    yield item


def clean_all(documents: Sequence[Document], corpus: Corpus, curation: Curation, memory: Memory) -> Sequence[Article]:
    """Clean each document, then apply what people decided."""
    keys = (
        (d.sha256, d.file, d.front, d.sidecar, d.notices, curation.sources, known_lines(d, corpus)) for d in documents
    )
    work = partial(clean, sources=curation.sources, corpus=corpus)
    articles = memory.each("clean", work, documents, keys, Article)
    return [decide(article, curation.decisions) for article in articles]


def extract_all(articles: Sequence[Article], corpus: Corpus, curation: Curation, memory: Memory) -> Sequence[Findings]:
    """Extract from each article; where one leaves a name unseen that others know, once more with that name."""
    findings = _extracted("extract", [(article, corpus) for article in articles], curation, memory)
    names = list(unseen(articles, findings))
    taught = [(article, replace(corpus, names=more)) for article, more in zip(articles, names, strict=True) if more]
    again = iter(_extracted("extract again", taught, curation, memory))
    return [next(again) if more else found for more, found in zip(names, findings, strict=True)]


def _extracted(
    stage: str, taught: Sequence[tuple[Article, Corpus]], curation: Curation, memory: Memory
) -> Sequence[Findings]:
    keys = ((fingerprint(article), corpus.names, curation.topics, curation.actors) for article, corpus in taught)
    return memory.each(stage, partial(_extract, curation), taught, keys, Findings)


def _extract(curation: Curation, taught: tuple[Article, Corpus]) -> Findings:
    return extract(*taught, curation)
