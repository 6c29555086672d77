"""What people took apart: the articles of a `split` line mean another actor, under the name that the line gives it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from generator.model.article import Article
from generator.model.notice import Notice
from generator.model.settings import ActorDecision, Curation, Verdict
from generator.relate.bearers import Appearance, bearers
from generator.relate.verdicts import Names, Settled, meant, settle


def part(
    seen: list[Appearance], articles: Sequence[Article], curation: Curation
) -> tuple[list[Appearance], list[Notice]]:
    """The appearances under their right names, and a notice for each line that fits nothing any more.

    Whom a line means is told by all other decisions: the actor that readers found on its page.
    """
    splits = [line for line in curation.verdicts if line.verdict is Verdict.SPLIT and line.articles]
    if not splits:
        return seen, []
    others = tuple(line for line in curation.verdicts if line not in splits)
    before = settle(bearers(seen), replace(curation, verdicts=others))
    before.notices.clear()  # they come again when the parted names are settled
    names = Names(before.joined.bearers, curation.actors)
    ids = {name: article.id for article in articles for name in (article.document.file, article.id)}
    by_article = _by_article(seen)
    renamed: dict[tuple[str, int], Appearance] = {}
    for line in splits:
        key = _key(before, names, line.other or "")
        for one in _hits(line, before, names, ids, by_article):
            renamed.setdefault((one.article, one.place), one.renamed(line.other or "", key))
    return [renamed.get((one.article, one.place), one) for one in seen], before.notices


def _by_article(seen: Sequence[Appearance]) -> dict[str, list[Appearance]]:
    found: dict[str, list[Appearance]] = defaultdict(list)
    for one in seen:
        found[one.article].append(one)
    return found


def _key(before: Settled, names: Names, other: str) -> str:
    """The lexicon's id of the other, where it is known there."""
    keys = {before.joined.bearers[node].key for node in names.nodes(other)}
    return next(iter(keys)) if len(keys) == 1 else ""


def _hits(
    line: ActorDecision, before: Settled, names: Names, ids: dict[str, str], by_article: dict[str, list[Appearance]]
) -> list[Appearance]:
    """What the line's articles call by the actor's name."""
    roots = meant(before, names, line.actor, line)
    hits = []
    for name in line.articles if roots else ():
        found = [one for one in by_article.get(ids.get(name, ""), ()) if before.joined.root(one.node) in roots]
        hits += found
        if not found:
            said = f"`{name}` does not name `{line.actor}`" if name in ids else f"there is no article `{name}`"
            message = f"{line.place}: {said} any more; remove or mend the line."
            before.notices.append(Notice(code="stale-decision", message=message))
    return hits
