"""Article → Findings."""

from __future__ import annotations

from generator.extract.actors import find_actors
from generator.extract.cast import Cast
from generator.extract.dates import find_dates
from generator.extract.elsewhere import unseen
from generator.extract.events import find_events
from generator.extract.integrity import judge
from generator.extract.language import analyse
from generator.extract.personal import find_personal
from generator.extract.quotes import find_quotes
from generator.extract.statements import find_statements
from generator.extract.summary import summarise
from generator.extract.topics import find_topics
from generator.lexicon.curated import load_with
from generator.model.analysis import Analysis
from generator.model.article import Article
from generator.model.corpus import Corpus
from generator.model.findings import Findings, SentenceRef
from generator.model.lexicon import Lexicon
from generator.model.notice import Notice
from generator.model.settings import Curation

__all__ = ["extract", "unseen"]

NOBODY_DECIDED = Curation()


def extract(
    article: Article, corpus: Corpus, curation: Curation = NOBODY_DECIDED, lexicon: Lexicon | None = None
) -> Findings:
    """Everything that one article says. `lexicon` is the packaged one with `curation.actors` where none is given."""
    lexicon = lexicon or load_with(curation.actors)
    analysis = analyse(article)
    integrity = judge(article, analysis)
    actors = find_actors(article, analysis, lexicon, corpus)
    dates = find_dates(article, analysis)
    cast = Cast.of(article, analysis, actors, lexicon)
    return Findings(
        engine=analysis.engine,
        sentences=_references(analysis),
        actors=actors,
        topics=find_topics(article, lexicon, curation.topics),
        dates=dates,
        events=find_events(article, analysis, dates),
        quotes=find_quotes(cast, garbled=integrity.garbled),
        statements=find_statements(cast),
        summary=summarise(article, analysis, lexicon),
        integrity=integrity,
        notices=_notices(article, analysis),
        personal=find_personal(article),
    )


def _references(analysis: Analysis) -> tuple[SentenceRef, ...]:
    return tuple(SentenceRef(span=s.span, anchor=s.anchor, block=s.block) for s in analysis.sentences)


def _notices(article: Article, analysis: Analysis) -> tuple[Notice, ...]:
    notices = []
    if analysis.engine == "rules":
        message = f"No model for the language `{article.language.value}`: names come from the lexicon only."
        notices.append(Notice(code="language", message=message))
    read = analysis.sentences[-1].span.end if analysis.sentences else 0
    last = article.running[-1].span.end if article.running else 0
    if last > read + 1:
        message = f"Only the first {read} characters were searched for names, dates and quotes; all of it is shown."
        notices.append(Notice(code="long", message=message))
    return tuple(notices)
