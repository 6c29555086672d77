"""Articles and their findings → Related: one actor under one id, one text counted once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from generator.clean import failed_tests
from generator.model.article import Article
from generator.model.findings import Findings
from generator.model.lexicon import Lexicon
from generator.model.notice import Notice
from generator.model.related import Copy, Entry, Refusal, Related
from generator.model.settings import Curation
from generator.relate.duplicates import find_copies, groups
from generator.relate.identity import identify

__all__ = ["relate"]

Draft = tuple[Article, Findings]


def relate(drafts: Iterable[Draft], refusals: Sequence[Refusal], lexicon: Lexicon, curation: Curation) -> Related:
    """See the articles together. The order of `drafts` does not matter."""
    kept, repeated = _once(sorted(drafts, key=lambda draft: (draft[0].id, draft[0].document.file)))
    kept.sort(key=_newest_first)
    identities = identify(kept, lexicon, curation)
    copies, repeats = _copies(kept)
    entries = tuple(
        _entry(draft, ids, copies.get(draft[0].id, ()), counted=draft[0].id not in repeats)
        for draft, ids in zip(kept, identities.ids, strict=True)
    )
    return Related(
        entries=entries,
        actors=identities.actors,
        refusals=tuple(sorted(refusals, key=lambda refusal: refusal.file)),
        notices=identities.notices + tuple(repeated) + (*_stale(kept, curation), *failed_tests(curation.sources)),
        suggestions=identities.suggestions,
    )


def _entry(draft: Draft, ids: Sequence[str], copies: tuple[Copy, ...], *, counted: bool) -> Entry:
    """The article without what people said is no actor; its text stays."""
    article, findings = draft
    actors = tuple(actor for actor, id_ in zip(findings.actors, ids, strict=True) if id_)
    kept = findings if len(actors) == len(ids) else replace(findings, actors=actors)
    return Entry(article=article, findings=kept, actor_ids=tuple(filter(None, ids)), copies=copies, counted=counted)


def _newest_first(draft: Draft) -> tuple[bool, list[int], str]:
    """Dated before undated, late before early, ties by id."""
    article, _ = draft
    return article.day is None, [-ord(character) for character in article.day or ""], article.id


def _once(drafts: Sequence[Draft]) -> tuple[list[Draft], list[Notice]]:
    """One draft an id: the same address or the same bytes twice is one article."""
    kept, notices = [], []
    for _, group in groupby(drafts, key=lambda draft: draft[0].id):
        first, *others = group
        kept.append(first)
        for article, _ in others:
            message = f"{article.document.file} is the same article as {first[0].document.file}: counted once."
            notices.append(Notice(code="repeated", message=message))
    return kept, notices


def _copies(drafts: Sequence[Draft]) -> tuple[dict[str, tuple[Copy, ...]], frozenset[str]]:
    """The copies of each article, and the ids of those that count elsewhere. No article counts at a hidden one."""
    shown = [article for article, _ in drafts if not article.hidden]
    copies = find_copies(shown)
    return copies, frozenset(repeat for _, *repeats in groups(shown, copies) for repeat in repeats)


def _stale(drafts: Sequence[Draft], curation: Curation) -> Iterable[Notice]:
    """Decisions about articles that are not there any more."""
    known = {name for article, _ in drafts for name in (article.id, article.document.file)}
    for decision in curation.decisions:
        if decision.article not in known:
            message = f"{decision.place}: there is no article `{decision.article}` any more; remove or mend the line."
            yield Notice(code="stale-decision", message=message)
